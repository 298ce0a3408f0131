"""Find when a page was published and last changed.

Takes only what the page states; the words stay beside the reading. Knows no clock: a date in the
future is passed on as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from newswatch.extract.head import Head
from newswatch.extract.jsonld import text_in
from newswatch.extract.moment import rfc3339
from newswatch.extract.select import select_texts
from newswatch.extract.tree import squash, text_of, words_of
from newswatch.model import PageRules

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "article:published", "article:published:time", "parsely-pub-date", "sailthru.date",
    "cxenseparse:publishtime", "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.date",
    "dcterms.issued", "dcterms.created", "date", "dc.date", "pubdate", "publishdate",
    "publish-date", "publish_date", "published_at", "published", "pub_date", "article.published",
    "content:publishdate", "date.available", "date.created", "datecreated",
    "prism.publicationdate", "citation_publication_date", "release_date",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:article:modified_time", "datemodified", "og:updated_time",
    "article:modified", "article:modified:time", "date.modified", "dcterms.modified",
    "last-modified", "lastmod", "article.updated",
)  # fmt: skip
# Countries whose outlets write 03/04/2026 for 4 March.
_MONTH_FIRST = frozenset({"US", "PH", "PR"})
_URL_DATE = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?:/|-|$)")
_DATED = re.compile(r"(?:^|[\W_])(?:date|dateline|time|timestamp|publish|posted|byline|meta)")
_MODIFIED_WORDS = re.compile(r"updat|modifi|edited|aktualis|mis à jour", re.IGNORECASE)
_MAX_DATED_CHARS = 160
_MAX_TIMES = 40


def find_published(
    tree: HtmlElement, head: Head, rules: PageRules
) -> tuple[str | None, str | None]:
    """Return (RFC 3339, the words) of the publication, or (None, None).

    The first voice gives the day; a later voice that says more of the same day (a time, an
    offset) is preferred for it.
    """
    month_first = rules.country in _MONTH_FIRST
    best: tuple[str | None, str | None] = (None, None)
    for raw, is_stated in _published_voices(tree, head, rules):
        if (best[0] and not is_stated) or (moment := rfc3339(raw, month_first=month_first)) is None:
            continue
        if best[0] is None or _says_more(moment, best[0]):
            best = (moment, raw)
    return best


def _says_more(moment: str, other: str) -> bool:
    """Tell whether *moment* is of the same day as *other* and more exact."""
    return moment[:10] == other[:10] and _exactness(moment) > _exactness(other)


def _exactness(moment: str) -> int:
    """Return 0 for a day, 1 for a time, 2 for a time with an offset."""
    if len(moment) == len("2026-11-21"):
        return 0
    return 1 + (len(moment) > len("2026-11-21T09:04:11"))


def _published_voices(
    tree: HtmlElement, head: Head, rules: PageRules
) -> Iterator[tuple[str, bool]]:
    """Yield (words, whether meant for machines), most trusted first."""
    if rules.published:
        for text in select_texts(tree, rules.published):
            yield text, True
    yield text_in(head.article, "datePublished", "dateCreated", "uploadDate"), True
    for name in _PUBLISHED:
        if said := head.meta(name):
            yield said, True
    yield from _times(tree)
    if found := _URL_DATE.search(head.url):
        yield "-".join(found.groups()), False
    yield from _visible_dates(tree)


def _times(tree: HtmlElement) -> Iterator[tuple[str, bool]]:
    """Yield the moments of <time> elements: those marked as publication first."""
    plain: list[str] = []
    for element in tree.iter("time", "abbr", "span", "meta"):
        is_marked = (element.get("itemprop") or "").lower() == "datepublished"
        said = element.get("datetime") or (element.get("content") if is_marked else None)
        if element.tag == "time" and len(plain) < _MAX_TIMES:
            if is_marked or element.get("pubdate") is not None:
                yield said or text_of(element), True
            elif not _MODIFIED_WORDS.search(words_of(element) + text_of(element)):
                plain.append(said or text_of(element))
        elif is_marked and said:
            yield said, True
    for text in plain:
        yield text, False


def _visible_dates(tree: HtmlElement) -> Iterator[tuple[str, bool]]:
    """Yield short texts of elements that look like datelines, in page order."""
    for element in tree.iter("span", "div", "p", "li", "small", "em"):
        if _DATED.search(words_of(element)):
            text = squash("".join(element.itertext()))
            if 0 < len(text) <= _MAX_DATED_CHARS:
                yield text, False


def find_modified(head: Head) -> tuple[str | None, str | None]:
    """Return (RFC 3339, the words) of the last change that the page states, or (None, None)."""
    raws = [text_in(head.article, "dateModified"), *(head.meta(name) for name in _MODIFIED)]
    best: tuple[str | None, str | None] = (None, None)
    for raw in raws:
        moment = rfc3339(raw) if raw else None
        if moment and (best[0] is None or _says_more(moment, best[0])):
            best = (moment, raw)
    return best
