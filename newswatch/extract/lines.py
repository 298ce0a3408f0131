"""Read short texts: by-lines, datelines, labels. What is longer than a line is no text here.

Bounded in elements and characters, so that a reader may ask of hundreds of elements, nested or not.
Scripts, buttons and their like say nothing and take no place.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice

from lxml.etree import _Element as HtmlElement

from newswatch.extract.tree import SILENT, pieces_of, squash

_MAX_CHARS, _MAX_ELEMENTS, _MAX_LEVELS, _NEAR = 160, 80, 12, 12


def line_of(element: HtmlElement, most: int = _MAX_CHARS) -> str:
    """Return the text inside *element* on one line, or an empty one where it takes more.

    *most* counts characters that are no blanks.
    """
    parts = texts_in(element)
    return squash(" ".join(parts)) if sum(map(len, map(str.strip, parts))) <= most else ""


def first_words(element: HtmlElement) -> str:
    """Return how the text inside *element* begins; nothing where that stands far inside."""
    for node in islice(element.iter(), _NEAR):
        if node.tag not in SILENT and node.text and not node.text.isspace():
            return squash(node.text.lstrip()[:_MAX_CHARS])
        if not len(node) and node is not element and node.tail and not node.tail.isspace():
            return squash(node.tail.lstrip()[:_MAX_CHARS])
    return ""


def texts_in(element: HtmlElement) -> list[str]:
    """Return the texts inside *element* piece by piece; none where it has very many elements."""
    tags = [node.tag for node in islice(element.iter(), 1, _MAX_ELEMENTS * 2)]
    silent = sum(tag in SILENT for tag in tags)
    if len(tags) - silent >= _MAX_ELEMENTS or len(tags) >= _MAX_ELEMENTS * 2 - 1:
        return []
    parts = pieces_of(element) if silent else map(str, element.itertext())
    return [part for part in parts if part.strip()]


def following(element: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the elements that come after *element* in the page, from the nearest on."""
    levels = chain([element], islice(element.iterancestors(), _MAX_LEVELS))
    yield from (
        node
        for level in levels
        for sibling in level.itersiblings()
        for node in sibling.iter("*")
        if node.tag not in SILENT
    )


def preceding(element: HtmlElement, levels: int) -> Iterator[HtmlElement]:
    """Yield the elements before *element* in so many *levels* of boxes around it."""
    boxes = islice(chain([element], element.iterancestors()), levels)
    yield from (
        node
        for level in boxes
        for sibling in level.itersiblings(preceding=True)
        for node in sibling.iter("*")
        if node.tag not in SILENT
    )
