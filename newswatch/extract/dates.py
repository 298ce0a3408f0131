"""Find when a page was published and last changed, from what it states for machines.

Takes only what the page states; the words stay beside the reading. Knows no clock: a date in the
future is passed on as it stands. Dates that only people see are `datelines`' business.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import chain, islice, takewhile
from typing import NamedTuple

from lxml.etree import _Element as HtmlElement

from newswatch.extract.datelines import Labelled, datelines
from newswatch.extract.head import Head, Said
from newswatch.extract.jsonld import kinds, text_in
from newswatch.extract.marks import marked
from newswatch.extract.moment import rfc3339
from newswatch.extract.select import select_texts
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
_URL_DAY = re.compile(r"[/-]((?:19|20)\d\d)(\d\d)(\d\d)(?=[/.-]|$)")
_DAY_CHARS, _TIME_CHARS = len("2026-11-21"), len("2026-11-21T09:04:11")
_EXACT = 3
_MAX_MARKED = 50


class Moment(NamedTuple):
    """A moment as RFC 3339, the words that say it, and the voice that gave them."""

    moment: str
    raw: str
    voice: str


def find_published(tree: HtmlElement, head: Head, rules: PageRules) -> Moment | None:
    """Return the publication, or None where the page states none.

    The first voice gives the day; a later voice that says more of the same day (a time, an
    offset) is preferred for it. What only people see is read where machines are told nothing, or
    no time.
    """
    month_first = rules.country in _MONTH_FIRST
    chosen = select_texts(tree, rules.published) if rules.published else []
    best = _most_exact((Said(text, "rules:published") for text in chosen), None, month_first)
    best = best or _most_exact(_stated(head), None, month_first)
    if best and _exactness(best.moment) == _EXACT:
        return best
    best = _most_exact(_marked(tree), best, month_first)
    if best and _exactness(best.moment) >= _EXACT - 1:
        return best
    seen = datelines(tree, head, month_first=month_first)
    lines = (line for line in seen if not line.is_update)
    if best is None:
        return _visible(lines, _day_in(head.url))
    near = takewhile(lambda line: line.is_near, lines)
    return next((_of(line) for line in near if _says_more(line.moment, best.moment)), best)


def _most_exact(voices: Iterable[Said], best: Moment | None, month_first: bool) -> Moment | None:
    """Return *best*, or the first moment of *voices*, or who says more of that day."""
    for said, voice in voices:
        moment = rfc3339(said, month_first=month_first)
        if moment and (best is None or _says_more(moment, best.moment)):
            best = Moment(moment, said, voice)
            if _exactness(moment) == _EXACT:
                break
    return best


def _says_more(moment: str, other: str) -> bool:
    """Tell whether *moment* is of the same day as *other* and more exact."""
    same_day = moment[:_DAY_CHARS] == other[:_DAY_CHARS]
    return same_day and _exactness(moment) > _exactness(other)


def _exactness(moment: str) -> int:
    """Return 0 for a day or its midnight, 1 for that with an offset, 2 and 3 for times."""
    is_timed = moment[_DAY_CHARS:_TIME_CHARS] not in {"", "T00:00:00"}
    return 2 * is_timed + (len(moment) > _TIME_CHARS)


def _stated(head: Head) -> Iterator[Said]:
    """Yield what is told to machines, most trusted first."""
    for key in ("datePublished", "dateCreated", "uploadDate"):
        if said := head.stated(key):
            yield said
            break
    for name in _PUBLISHED:
        if said := head.said(name):
            yield said
    for node in head.nodes:
        if "WebPage" in kinds(node) and (text := text_in(node, "datePublished")):
            yield Said(text, "json-ld:WebPage:datePublished")


def _marked(tree: HtmlElement) -> Iterator[Said]:
    """Yield the moments of elements that are marked as publication."""
    for element in islice(marked(tree, "itemprop", "datepublished".__eq__), _MAX_MARKED):
        said = element.get("datetime") or element.get("content") or element.get("title")
        yield Said(said or "".join(map(str, element.itertext())).strip(), "itemprop:datePublished")


def _visible(lines: Iterator[Labelled], day: str | None) -> Moment | None:
    """Return the first of *lines* within a day of the *day* in the address, or that day."""
    if day is None:
        return next(map(_of, lines), None)
    for line in lines:
        gap = abs(date.fromisoformat(line.moment[:_DAY_CHARS]) - date.fromisoformat(day))
        if gap <= timedelta(days=1):
            return _of(line)
    return Moment(day, day, "url")


def _of(line: Labelled) -> Moment:
    return Moment(line.moment, line.raw, line.voice)


def _day_in(url: str) -> str | None:
    """Return the day that the address holds, or None."""
    for form in (_URL_DATE, _URL_DAY):
        if (found := form.search(url)) and (day := rfc3339("-".join(found.groups()))):
            return day
    return None


def find_modified(head: Head) -> Moment | None:
    """Return the last change that the page states, or None."""
    voices = chain([head.stated("dateModified")], map(head.said, _MODIFIED))
    best = _most_exact(filter(None, voices), None, month_first=False)
    return best or _most_exact(_marked_changes(head), None, month_first=False)


def _marked_changes(head: Head) -> Iterator[Said]:
    """Yield the moments of <time> elements that are marked as a change."""
    for element in head.times:
        marks = f"{element.get('itemprop') or ''} {element.get('class') or ''}".lower()
        if "datemodified" in marks or "updated" in marks.split():
            yield Said(
                element.get("datetime") or "".join(map(str, element.itertext())), "time:modified"
            )
