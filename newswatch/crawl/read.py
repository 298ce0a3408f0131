"""Read a page, or copied text, into a clean Article: extract, then clean.

Knows no Scrapy, so that `newswatch extract` and tests read pages exactly as a crawl does.
"""

from __future__ import annotations

from newswatch.clean import clean
from newswatch.errors import ExtractError
from newswatch.extract import extract, extract_text
from newswatch.model import Article, Page, PageRules

_NO_RULES = PageRules()


def read(page: Page, rules: PageRules = _NO_RULES) -> Article:
    """Return the clean article that *page* holds.

    Raises ExtractError where it holds none, and ConfigError for a wrong selector or pattern in
    *rules*.
    """
    return _with_body(clean(extract(page, rules), rules))


def read_text(text: str, url: str = "", rules: PageRules = _NO_RULES) -> Article:
    """Return the clean article in *text* that was copied from a page; errors as with `read`."""
    return _with_body(clean(extract_text(text, url), rules))


def _with_body(article: Article) -> Article:
    """Return *article*, or raise ExtractError where cleaning left nothing of it."""
    if not article.body or not article.headline:
        raise ExtractError("the page holds nothing but boilerplate", url=article.url)
    return article
