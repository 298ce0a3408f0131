"""Read one page: one parse, then metadata, boxes, body and links from the same tree.

Calls the readers in order; decides nothing itself but whether there is an article at all.
"""

from __future__ import annotations

import re
from dataclasses import replace

from newswatch.errors import ConfigError, ExtractError
from newswatch.extract.body import find_body
from newswatch.extract.charset import CONTROLS, utf8
from newswatch.extract.head import read_head
from newswatch.extract.jsonld import title_key
from newswatch.extract.kind import LIVE_BLOG
from newswatch.extract.links import named_links
from newswatch.extract.metadata import read_metadata
from newswatch.extract.posts import paged_posts
from newswatch.extract.stated import unshown
from newswatch.extract.tree import parse
from newswatch.extract.voices import read_voices
from newswatch.model import Article, Link, Page, PageRules
from newswatch.wishes import from_tags

_NO_RULES = PageRules()
_TAG = re.compile(rb"<[a-zA-Z!/?]")
_OTHER_FORMAT = re.compile(
    rb"\s{0,100}(?:%PDF-|\{|\[|GIF8|[^\n]{1,4}PNG|JFIF"
    rb"|(?:<\?xml[^>]{0,200}>\s{0,100})?<(?:rss|feed|urlset|sitemapindex|rdf:RDF)\b)",
    re.IGNORECASE,
)


def extract(page: Page, rules: PageRules = _NO_RULES) -> Article:
    """Return the article that *page* holds, as the page tells it, not yet cleaned.

    Raises ExtractError with ``failure`` "empty", "not_html" or "no_article", and ConfigError for
    a selector in *rules* that is none; nothing else, whatever the bytes.
    """
    try:
        return _extract(page, rules)
    except (ExtractError, ConfigError):
        raise
    except Exception as error:
        message = f"the page cannot be read: {type(error).__name__}: {error}"[:300]
        raise ExtractError(message, url=page.url) from error


def _extract(page: Page, rules: PageRules) -> Article:
    html = utf8(page)
    _refuse_other_formats(html, page.url)
    tree = parse(html, page.url)
    head = read_head(tree, page.url)
    facts = read_metadata(tree, head, rules)
    posts = paged_posts(tree, page.url) if facts.kind == LIVE_BLOG else set()
    found = find_body(tree, page.url, read_voices(head, facts.headline), rules, posts)
    paragraphs = unshown(head, found.paragraphs) or found.paragraphs
    has_text = any(title_key(line) != title_key(facts.headline) for line in paragraphs)
    if not facts.headline or not has_text:
        missing = "headline" if has_text else "text"
        raise ExtractError(f"the page has no {missing} that could be read", url=page.url)
    named = named_links(found.anchors, page.url, facts.authors, facts.tags, found.beside)
    return replace(
        _tagged(facts, named),
        body="\n\n".join(paragraphs),
        links=(*(found.links if paragraphs is found.paragraphs else ()), *found.related, *named),
        wishes=from_tags(head.metas),
        is_partial=bool(posts),
    )


def _tagged(facts: Article, named: list[Link]) -> Article:
    """Return *facts* with the tags that readers see, where machines are told none."""
    seen = tuple(dict.fromkeys(link.text for link in named if link.role == "tag"))
    if facts.tags or not seen:
        return facts
    return replace(facts, tags=seen, provenance=(*facts.provenance, ("tags", "a[href]")))


def _refuse_other_formats(html: bytes, url: str) -> None:
    """Raise ExtractError for what is no HTML page: nothing, a feed, JSON, an image, plain text."""
    has_tags = _TAG.search(html)
    if not has_tags and not html.translate(None, delete=CONTROLS).strip():
        raise ExtractError("the page is empty", url=url, failure="empty")
    if not has_tags or _OTHER_FORMAT.match(html):
        raise ExtractError("this is no HTML page", url=url, failure="not_html")
