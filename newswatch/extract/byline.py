"""Find the by-line that people see, by its marks, its words and its place.

Weighs candidates; credits nobody outside them. Names in comments, captions and teasers of other
stories are left where they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any, NamedTuple

from lxml.etree import _Element as HtmlElement

from newswatch.extract.credits import PREFIX, WEEKDAY, is_desk_code, is_first_name, is_name
from newswatch.extract.head import Head
from newswatch.extract.lines import first_words, following, line_of, preceding, texts_in
from newswatch.extract.marks import marked, named
from newswatch.extract.moment import moments
from newswatch.extract.names import split_names
from newswatch.extract.tree import SILENT, words_of

_AUTHOR = frozenset({"author", "creator"})
_CLASS = re.compile(
    r"(?<![a-z])(?:author|byline|by-line|writer|autor|auteur|contributor|reporter|journalist"
    r"|muhabir|redactor|penulis|wartawan)"
    r"|authors?(?![a-z])"
)
_PATH = re.compile(
    r"/(?:authors?|autor(?:en|es|in)?|auteurs?|journalists?|journalistes?|writers?|reporters?"
    r"|contributors?|profile?s?|redaktion)/[^/]",
    re.IGNORECASE,
)
# Places where other people are named: comments, teasers of other stories, boxes about the author.
_ELSEWHERE = re.compile(
    r"comment(?!ary)|related|teaser|recommend|photo|image-|footer|most-|promo"
    r"|popular|listing|latest|-card|card-|more-from|carousel|newsletter|cookie|-nav|nav-|menu"
)
_BIO = re.compile(r"bio(?:graph|[^a-z]|$)|about-|author-?(?:box|card)|author__?box")
_OUTSIDE = frozenset({"figure", "figcaption", "nav", "footer", "aside", "form", "blockquote"})
SURE, _CERTAIN = 6, 5
_MAX_CANDIDATES, _AFTER, _BEFORE, _LEVELS, _GROUP, _MAX_BYLINE = 150, 120, 40, 6, 4, 160


class Candidate(NamedTuple):
    """An element that may hold the by-line, what speaks for it, and whom it names."""

    weight: int
    names: tuple[str, ...]
    voice: str


def find_byline(tree: HtmlElement, head: Head, least: int = 0) -> tuple[tuple[str, ...], str]:
    """Return (the names in the visible by-line, the voice), or ((), "").

    *least* is the weight under which a by-line is not believed; ``SURE`` asks for one beside the
    headline.
    """
    near = _places(head)
    # A box that holds the headline is not elsewhere, whatever it is called.
    home = frozenset(head.tops[0].iterancestors()) if head.tops else frozenset()
    best: Candidate | None = None
    known: set[HtmlElement] = set()
    for element in islice(chain(near, _marked(tree)), _MAX_CANDIDATES + _AFTER + _BEFORE):
        if element in known:
            continue
        known.add(element)
        found = _weighed(element, near.get(element, 0), home)
        if found and (best is None or found.weight > best.weight):
            best = found
    return (best.names, best.voice) if best and best.weight >= least else ((), "")


def _marked(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the elements whose markup names an author."""
    yield from marked(tree, "itemprop", _AUTHOR.__contains__)
    yield from marked(tree, "rel", _AUTHOR.__contains__, "a")
    yield from named(tree, _CLASS)
    yield from marked(tree, "href", _PATH.search, "a")


def _places(head: Head) -> dict[HtmlElement, int]:
    """Return the elements around the headline with the weight of their place."""
    if not head.tops:
        return {}
    top = head.tops[0]
    places = dict.fromkeys(islice(preceding(top, _GROUP), _BEFORE), 1)
    after = islice(following(top), _AFTER)
    return places | {node: 3 - (at > _AFTER // 2) for at, node in enumerate(after)}


def _weighed(element: HtmlElement, place: int, home: frozenset[HtmlElement]) -> Candidate | None:
    """Return *element* as a candidate, or None where nothing marks it or it names nobody."""
    if element.tag in SILENT:
        return None
    mark, voice = _mark(element)
    # Without a mark the line must begin as by-lines do; its first words tell.
    is_line = mark or PREFIX.match(f"{first_words(element)} ")
    text = line_of(element) if is_line else ""
    if not text or len(text) > _MAX_BYLINE:
        return None
    if (found := PREFIX.match(text)) and is_name_start(text[found.end() :]):
        mark, voice = mark + 3, voice or "visible"
    if not mark or _stands_elsewhere(element, home):
        return None
    names = _names(element, text)
    if not names and mark >= _CERTAIN:
        names = (
            (text,) if is_first_name(text) else split_names([text.strip("()")] * is_desk_code(text))
        )
    # A box about the author is believed where nothing else names one.
    around = (element, *islice(element.iterancestors(), _GROUP))
    mark -= 3 * any(_BIO.search(words_of(node)) for node in around if node not in home)
    return Candidate(mark + place, names, f"byline:{voice}") if names else None


def is_name_start(text: str) -> bool:
    """Tell whether *text* begins as names do: with a capital, or in a script without them."""
    return text[:1].lower() != text[:1] or (bool(text) and text[0].lower() == text[0].upper())


def _mark(element: HtmlElement) -> tuple[int, str]:
    """Return (how much the markup says that this is an author, which markup)."""
    given: Any = element.items()
    said: dict[str, str] = dict(given)
    if not said:
        return 0, ""
    for name in ("itemprop", "rel"):
        if said.get(name, "").lower() in _AUTHOR:
            return 5, name
    if element.tag == "a" and _PATH.search(said.get("href", "")):
        return 4, "a[href]"
    return (3, "class") if _CLASS.search(words_of(element)) else (0, "")


def _names(element: HtmlElement, text: str) -> tuple[str, ...]:
    """Return the names in *element* and in those beside it that belong to the same by-line."""
    around = element
    for node in islice(element.iterancestors(), _GROUP):
        line = line_of(node)
        if not line or len(line) > _MAX_BYLINE:
            break
        if _CLASS.search(words_of(node)) or PREFIX.match(line):
            around, text = node, line
    links = [line_of(link) for link in around.iter("a")]
    linked = [name for name in split_names(links) if is_name(name)]
    return tuple(linked) or tuple(name for name in _lines(around, text) if is_name(name))


def _lines(element: HtmlElement, text: str) -> tuple[str, ...]:
    """Return the names in the text of *element*, piece by piece where it is of several pieces."""
    if PREFIX.match(text):
        whole = split_names([_undated(text)])
        if whole and all(map(is_name, whole)):
            return whole
    return split_names(_undated(piece.strip()) for piece in texts_in(element))


def _undated(text: str) -> str:
    """Return *text* up to the date in it."""
    start = next((at for at, _ in moments(text)), None)
    return text if start is None else WEEKDAY.sub("", text[:start])


def _stands_elsewhere(element: HtmlElement, home: frozenset[HtmlElement]) -> bool:
    around = islice(chain([element], element.iterancestors()), _LEVELS)
    for node in around:
        if node in home:
            return False
        if node.tag in _OUTSIDE or _ELSEWHERE.search(words_of(node)):
            return True
    return False
