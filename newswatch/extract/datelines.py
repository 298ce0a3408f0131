"""Find the dates that people see: near the headline, in <time> elements, in marked boxes.

Tells a date of publication from one of change by the word before it. Reads no date out of prose:
texts longer than a line are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import NamedTuple

from lxml.etree import _Element as HtmlElement

from newswatch.extract.head import Head
from newswatch.extract.lines import following, line_of, preceding
from newswatch.extract.marks import named
from newswatch.extract.moment import moments, rfc3339
from newswatch.extract.tree import SILENT, words_of

_UPDATE = (
    r"updat|modif|edited|last changed|revised|aktualis|geändert|mis à jour|mise à jour|actualiz"
    r"|aggiorna|bijgewerkt|oppdater|uppdater|opdater|päivitetty|diperbarui|dikemas|cập nhật"
    r"|อัปเดต|อัพเดต|แก้ไข|更新|修改|수정|güncel|обновл|оновлен|измен|zmieni|aktualiz|تحديث|अपडेट"
)
_PUBLISH = (
    r"publi|posted|created|erschienen|veröffentlicht|gepubliceerd|geplaatst|pubblicat|erstellt"
    r"|diterbitkan|xuất bản|เผยแพร่|發布|发布|發表|公開|掲載|入力|입력|등록|yayın|опублик|نشر"
    r"|प्रकाशित|first"
)
_LABEL = re.compile(rf"(?P<update>{_UPDATE})|(?:{_PUBLISH})", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_DATED = re.compile(r"(?<![^\W_])(?:date|dateline|time|timestamp|publish|posted|byline|meta)")
# "text-caption" and "elementor-widget" are looks and tools, no places.
_ELSEWHERE = re.compile(r"related|recommend|teaser|comment|most-|popular|latest")
# Letters beside each date of a line at most: "By Ann Lee, Kuala Lumpur"; a caption has more.
_MAX_WORDS_BESIDE, _MAX_CLASSED = 20, 200
_OUTSIDE = frozenset({"figure", "figcaption", "nav", "footer", "aside", "blockquote"})
_BELOW, _FOLLOWING, _PRECEDING, _LEVELS = 40, 110, 60, 4


class Labelled(NamedTuple):
    """A visible moment (RFC 3339), its words, its voice, and how it is to be taken."""

    moment: str
    raw: str
    voice: str
    is_near: bool
    is_update: bool


def datelines(tree: HtmlElement, head: Head, *, month_first: bool) -> Iterator[Labelled]:
    """Yield the visible moments of the page, the likeliest first."""
    top = head.tops[0] if head.tops else None
    # A box that holds the headline is not elsewhere, whatever it is called.
    home = frozenset(top.iterancestors()) if top is not None else frozenset()
    near = () if top is None else _around(top)
    classed = islice(named(tree, _DATED), _MAX_CLASSED)
    for elements, is_near in ((near, True), (head.times, False), (classed, False)):
        for element in elements:
            for line in _read(element, month_first=month_first, is_near=is_near):
                if not _stands_elsewhere(element, home):
                    yield line


def _around(top: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the elements just below *top*, those above it, and those further below."""
    below = following(top)
    yield from islice(below, _BELOW)
    yield from islice(preceding(top, _LEVELS), _PRECEDING)
    yield from islice(below, _FOLLOWING)


def _read(element: HtmlElement, *, month_first: bool, is_near: bool) -> Iterator[Labelled]:
    """Yield the moments in *element*: its ``datetime``, or those in its line of text."""
    if element.tag in SILENT:
        return
    text = line_of(element)
    stated = element.get("datetime") if element.tag == "time" else None
    if stated and (moment := rfc3339(stated, month_first=month_first)):
        label = _LABEL.search(f"{words_of(element)} {text} {_words_before(element)}")
        is_update = bool(label and label["update"])
        yield Labelled(moment, stated, "time[datetime]", is_near, is_update)
        return
    # No date is without a digit, and most lines are.
    if not _DIGIT.search(text):
        return
    found = moments(text, month_first=month_first)
    if not found or _letters(text) > _MAX_WORDS_BESIDE * (1 + len(found)):
        return
    labels = [(label.start(), bool(label["update"])) for label in _LABEL.finditer(text)]
    voice = "time" if element.tag == "time" else "visible"
    mark = _LABEL.search(words_of(element))
    for start, moment in found:
        before = [is_update for at, is_update in labels if at < start]
        is_update = before[-1] if before else bool(mark and mark["update"])
        yield Labelled(moment, text, voice, is_near, is_update)


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _words_before(element: HtmlElement) -> str:
    """Return the last words in front of *element* in its parent."""
    previous = element.getprevious()
    while previous is not None and previous.tag in SILENT and not (previous.tail or "").strip():
        previous = previous.getprevious()
    around = element.getparent()
    text = previous.tail if previous is not None else around.text if around is not None else ""
    return (text or "")[-20:]


def _stands_elsewhere(element: HtmlElement, home: frozenset[HtmlElement]) -> bool:
    for node in islice(chain([element], element.iterancestors()), _LEVELS + 2):
        if node in home:
            return False
        if node.tag in _OUTSIDE or _ELSEWHERE.search(words_of(node)):
            return True
    return False
