"""Tell the links of a page apart: in the body, to a tag, to an author; related ones are `boxes`'.

Says of a link in the body in which paragraph it stands. Keeps addresses absolute; links of menus
are nobody's. Reads the tree and changes nothing in it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate, islice
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement

from newswatch.extract.jsonld import title_key
from newswatch.extract.tree import BLOCKS, SILENT, absolute, innermost, squash, words_of
from newswatch.model import Link

_TAG_PATH = re.compile(
    r"/(?:tags?|topics?|keywords?|thema|themen|label|etiquetas?|mot-cle)[/+]", re.IGNORECASE
)
_CATEGORY_PATH = re.compile(r"/categor(?:y|ies)/", re.IGNORECASE)
_TAG_BOX = re.compile(r"(?:^|[^a-z])(?:tags?|topics?|keywords?|labels?|filed)(?:[^a-z]|$)")
# Boxes that lead to every tag of the site, not to those of this story.
_MENU = re.compile(
    r"(?:^|[^a-z])(?:nav|navigation|menu|cloud|widget|breadcrumbs?)(?:[^a-z]|$)|tagcloud"
)
_MENU_TAGS = frozenset({"aside"})
_MAX_LINKS, _MAX_TEXT, _LEVELS, _MAX_DEPTH, _MAX_LABEL = 500, 300, 4, 64, 24
# So many characters around an anchor tell its place where its line is no paragraph as it stands.
_REACH, _MIN_CONTEXT, _MAX_READ = 60, 24, 20_000_000
# A line of text, and (start, end, href) of each link in it.
_Linked = tuple[str, list[tuple[int, int, str]]]


def named_links(
    tree: HtmlElement, url: str, authors: tuple[str, ...], tags: tuple[str, ...] = ()
) -> list[Link]:
    """Return the links to tags and to authors, each address once a role, in page order.

    *tags* are those that the page states; a link with such a name needs no other mark. An author
    is linked once: the first link is the by-line's.
    """
    names = {name.casefold() for name in authors}
    stated = {tag.casefold() for tag in tags}
    found: dict[tuple[str, str], Link] = {}
    for link in innermost(tree, "a"):
        text = _words(link)
        if not 0 < len(text) <= _MAX_TEXT or len(found) >= _MAX_LINKS:
            continue
        folded = text.casefold()
        role = _role(link, is_author=folded in names, is_stated=folded in stated)
        address = absolute(url, link.get("href")) if role else None
        if role == "author" and address:
            if urlsplit(address).path.strip("/") == "":
                continue  # an outlet that credits itself leads to its front page
            names.discard(folded)
        if role and address:
            found.setdefault((role, address), Link(url=address, text=text, role=role))
    return list(found.values())


def _words(link: HtmlElement) -> str:
    """Return the text of *link*, which seldom holds more than an element or two."""
    return squash("".join(islice(link.itertext(), _MAX_DEPTH)) if len(link) else link.text)


def _role(link: HtmlElement, *, is_author: bool, is_stated: bool) -> str | None:
    """Return "tag", "author" or None."""
    kinds, href = (link.get("rel") or "").lower().split(), link.get("href") or ""
    if is_author:
        return "author"
    is_marked = "tag" in kinds and "category" not in kinds and not _CATEGORY_PATH.search(href)
    if not is_marked and not _TAG_PATH.search(href):
        return None
    near = [link, *islice(link.iterancestors(), _LEVELS)]
    if any(node.tag in _MENU_TAGS or _MENU.search(words_of(node)) for node in near):
        return None
    is_boxed = any(_TAG_BOX.search(words_of(node)) for node in near[:_LEVELS])
    return "tag" if is_marked or is_stated or is_boxed else None


def body_links(tree: HtmlElement, url: str, paragraphs: list[str]) -> list[Link]:
    """Return the links that stand in *paragraphs*, with the paragraph's index, in its order.

    The same address is kept as often as it stands under other words or in another paragraph.
    """
    places = _Places(paragraphs)
    found: dict[tuple[str, str, int], Link] = {}
    for line, anchors in _lines(tree, places):
        whole = places.of_line(line)
        for start, end, href in anchors[: _MAX_LINKS - len(found)]:
            text = squash(line[start:end])[:_MAX_TEXT]
            if not text or (address := absolute(url, href)) is None:
                continue
            place = places.of_anchor(line, start, end) if whole is None else whole
            if place is not None:
                link = Link(url=address, text=text, role="in_body", paragraph=place)
                found.setdefault((address, text, place), link)
    return sorted(found.values(), key=lambda link: link.paragraph or 0)


class _Places:
    """Where in the body a line of the page stands, and if not as it is, where an anchor does."""

    def __init__(self, paragraphs: list[str]) -> None:
        self._exact = {text: place for place, text in reversed(list(enumerate(paragraphs)))}
        self._paragraphs = paragraphs
        self._text = "\n".join(paragraphs)
        # Both ways of looking up read the whole body: a page of nothing but misses has an end.
        self._left, self._left_to_read = _MAX_READ, _MAX_READ * 10

    def hold(self, text: str) -> bool:
        """Tell whether *text* stands in the body at all: the words of few menus do."""
        self._left_to_read -= len(self._text)
        return len(text) > 0 and self._left_to_read > 0 and text in self._text

    def of_line(self, line: str) -> int | None:
        """Return the index of the paragraph that is *line*."""
        return self._exact.get(squash(line))

    def of_anchor(self, line: str, start: int, end: int) -> int | None:
        """Return the index of the paragraph that holds what stands around the anchor in *line*."""
        if start == 0 and end == len(line):
            return None
        before, after = max(0, start - _REACH), end + _REACH
        for part in (line[before:after], line[before:end], line[start:after]):
            key = title_key(part)
            if len(key) < _MIN_CONTEXT or self._left <= 0:
                continue
            whole, starts = self._letters
            self._left -= len(whole)
            at = whole.find(key)
            if at >= 0:
                return bisect_right(starts, at) - 1
        return None

    @cached_property
    def _letters(self) -> tuple[str, list[int]]:
        """The letters of the body, and where each paragraph begins in them."""
        keys = [title_key(text) for text in self._paragraphs]
        starts = accumulate((len(key) + 1 for key in keys[:-1]), initial=0)
        return "\n".join(keys), list(starts)


def _lines(tree: HtmlElement, places: _Places) -> Iterator[_Linked]:
    """Yield the lines that hold links of which the words stand in the body."""
    seen: set[HtmlElement] = set()
    for link in tree.iter("a"):
        if not link.get("href") or not places.hold(_words(link)):
            continue
        around = islice(link.iterancestors(), _MAX_DEPTH)
        block = next((node for node in around if node.tag in BLOCKS), None)
        if block is not None and block not in seen:
            seen.add(block)
            yield from _lines_of(block)


def _lines_of(block: HtmlElement) -> Iterator[_Linked]:
    """Yield the lines with links of *block* itself; blocks within it are passed over."""
    lines = [_Line()]
    walk = etree.iterwalk(block, events=("start", "end"))
    for event, node in walk:
        if event == "end":
            if node.tag == "a":
                lines[-1].close()
            if node is not block:
                lines[-1].add(node.tail)
        elif node is not block and (node.tag in BLOCKS or node.tag in SILENT):
            walk.skip_subtree()
            if node.tag in BLOCKS:
                lines.append(_Line())
        else:
            if node.tag == "a":
                lines[-1].open(node.get("href"))
            elif node.tag == "br" and lines[-1].breaks:
                lines.append(_Line())
            lines[-1].add("\n" if node.tag == "br" else node.text)
    yield from ((line.text, line.links) for line in lines if line.links)


class _Line:
    """A line of text in the making. ``breaks``: it ends with a single line break."""

    def __init__(self) -> None:
        self.breaks = False
        self.links: list[tuple[int, int, str]] = []
        self._pieces: list[str] = []
        self._length = 0
        self._open: tuple[int, str] | None = None

    @property
    def text(self) -> str:
        """The whole line."""
        return "".join(self._pieces)

    def add(self, text: str | None) -> None:
        """Put *text* behind what is there."""
        if text:
            self._pieces.append(text)
            self._length += len(text)
            self.breaks = text == "\n" or (self.breaks and not text.strip())

    def open(self, href: str | None) -> None:
        """Begin a link; one that is open ends, as in a browser."""
        self.close()
        self._open = (self._length, href) if href else None

    def close(self) -> None:
        """End the link that is open, if one is."""
        if self._open is not None:
            self.links.append((self._open[0], self._length, self._open[1]))
        self._open = None
