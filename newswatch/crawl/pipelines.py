"""Validate → clean → store: what every item goes through, whatever class it is of.

Items are touched through ItemAdapter only, so mappings, dataclasses and attrs items pass, and a
project can put pipelines of its own between these. An item that is refused is recorded with the
reason, never dropped in silence.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from itemadapter import ItemAdapter
from scrapy.crawler import Crawler

from newswatch.clean import clean
from newswatch.crawl.items import LookItem, article_from, is_story, update
from newswatch.crawl.storing import Store
from newswatch.model import Fetch, PageRules
from newswatch.schedule import stamp

__all__ = ["Clean", "Store", "Validate"]


class Validate:
    """Refuse stories that are none: without an address, a headline or a body."""

    def process_item(self, item: Any) -> Any:  # noqa: ANN401 - any item that ItemAdapter takes
        """Pass a sound item on, or in its place a LookItem that says what is wrong with it."""
        if not is_story(item):
            return item
        adapter = ItemAdapter(item)
        wrong = _fault(adapter)
        if not wrong:
            return item
        return _refused(adapter, "invalid", wrong)


def _refused(adapter: ItemAdapter, word: str, detail: str) -> LookItem:
    """Return the record of a look that gave an item which is no story."""
    url = str(adapter.get("asked_url") or adapter.get("url") or "")
    fetch = adapter.get("fetch")
    if not isinstance(fetch, Fetch):
        fetch = Fetch(url=url, kind="article", fetched_at=stamp(datetime.now(UTC)))
    return LookItem(url=url, fetch=replace(fetch, failure=word, detail=detail))


def _fault(adapter: ItemAdapter) -> str | None:
    """Return what an item lacks to be a story, or None."""
    if not str(adapter.get("url") or "").startswith(("http://", "https://")):
        return f"url must be an http(s) address, not {adapter.get('url')!r}"[:200]
    for name in ("headline", "body"):
        value = adapter.get(name)
        if not isinstance(value, str) or not value.strip():
            return f"{name} must be text, not {value!r}"[:200]
    return None


class Clean:
    """Clean the text of stories by the rules of their spider."""

    def __init__(self, rules: PageRules) -> None:
        self._rules = rules

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Clean:
        """Take the rules that the spider declares, if it declares any."""
        return cls(getattr(crawler.spider, "rules", None) or PageRules())

    def process_item(self, item: Any) -> Any:  # noqa: ANN401 - any item that ItemAdapter takes
        """Write the cleaned fields back into the item; what is boilerplate alone is no story."""
        if not is_story(item):
            return item
        adapter = ItemAdapter(item)
        article = clean(article_from(adapter), self._rules)
        if not (article.headline and article.body):
            return _refused(adapter, "no_article", "holds nothing but boilerplate")
        update(adapter, article)
        return item
