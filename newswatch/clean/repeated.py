"""Find the paragraphs that only say again what another one says: pull quotes, and second copies.

A page may hold its body twice (for telephones), and layouts lift a sentence out of the text in
large type. Knows letters and their order only, and tells what is repeated; taking it out is
`paragraphs`' business.
"""

from __future__ import annotations

import re

from newswatch.clean.text import folded

# A copy of the body is at least this share of all letters. Less may be meant: the same questions to
# nine people, the same breakfast on three days.
_COPY = 3
# A quotation shorter than this, and without the end of a sentence, is a heading.
_MIN_LETTERS, _MIN_WITHOUT_END = 30, 80
_QUOTED = re.compile(r"[\"“”‘’«»„「『]")
_END = re.compile(r"[.!?…。！？]")
# So many quotations are sought in the body, which takes time by their number and its length.
_FEW = 20
# Ends of sentences, and quotation marks with the comma before them.
_BORDER = re.compile(r"[.!?…。！？]+|[,，、]?[\"“”«»„「」『』]")


def repeated(paragraphs: list[str], keys: list[str]) -> set[int]:
    """Return the indices of the paragraphs that repeat another one; *keys* are their letters.

    They are a second copy of the body, in a row; and quotations of which each sentence stands in
    one other, longer paragraph.
    """
    again = _lifted(paragraphs, keys)
    left = [place for place in range(len(keys)) if place not in again]
    while copy := _second_copy([keys[place] for place in left]):
        left = left[: copy.start] + left[copy.stop :]
    return set(range(len(keys))) - set(left)


def _second_copy(keys: list[str]) -> range | None:
    """Return the row of paragraphs that were all said before, if it is a good part of *keys*."""
    known: set[str] = set()
    start, size, whole = 0, 0, sum(map(len, keys))
    for place, key in enumerate([*keys, None]):
        if key is not None and key in known:
            size += len(key)
            continue
        if size * _COPY >= whole > 0:
            return range(start, place)
        start, size = place + 1, 0
        known.add(key or "")
    return None


def _lifted(paragraphs: list[str], keys: list[str]) -> set[int]:
    """Return which of *paragraphs*, of which *keys* are the letters, are pull quotes."""
    quoted = [
        place
        for place, (text, key) in enumerate(zip(paragraphs, keys, strict=True))
        if len(key) >= _MIN_LETTERS
        and _QUOTED.match(text)
        and (len(key) >= _MIN_WITHOUT_END or _END.search(text))
    ]
    if len(quoted) <= _FEW:
        # Nearly no quotation is a pull quote, and to take every paragraph apart takes long.
        whole = "\n".join(keys)
        quoted = [place for place in quoted if _may_be_lifted(paragraphs[place], whole)]
    if not quoted:
        return set()
    homes: dict[str, set[int]] = {}
    for place, text in enumerate(paragraphs):
        for said in _sentences(text):
            homes.setdefault(said, set()).add(place)
    lifted: set[int] = set()
    for place in quoted:
        around = set.intersection(*(homes[said] for said in _sentences(paragraphs[place])))
        if any(len(keys[other]) > len(keys[place]) for other in around):
            lifted.add(place)
    return lifted


def _may_be_lifted(text: str, whole: str) -> bool:
    """Tell whether each sentence of *text* stands twice in *whole*, the letters of the body."""
    return all(
        (at := whole.find(said)) >= 0 and whole.find(said, at + 1) >= 0 for said in _sentences(text)
    )


def _sentences(text: str) -> list[str]:
    return [key for part in _BORDER.split(text) if (key := folded(part))]
