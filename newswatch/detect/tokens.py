"""A sentence's mask as a row of words and signs, each with the classes it stands in.

Goes through the mask once; knows the listed words (`words/classes.py`) and weighs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newswatch.detect.words.classes import CLASSES, LONGEST_PHRASE

_TOKEN = re.compile(r"¤+|□+|■+|●+|◇+|[0-9][0-9.,]*%?|[^\W\d_]+(?:['&-][^\W\d_]+)*|[?:;.,\"()]")
# What a sign of the mask is called where people read it.
SIGNS = {"¤": "sum", "□": "name", "■": "public body", "●": "investor", "◇": "place"}
_MARKS = {"?": "question", ":": "colon"}
_YEAR = re.compile(r"(?:19|20)[0-9]{2}\Z")
# Words that open no phrase need no look ahead.
_OPENERS = frozenset(word.split(" ")[0] for word in CLASSES if " " in word)


@dataclass(frozen=True, slots=True)
class Word:
    """A word, phrase or sign of a mask: ``text`` in lower case, its ``classes``."""

    text: str
    classes: frozenset[str]


_NONE: frozenset[str] = frozenset()
_SIGNED = {sign: Word(sign, frozenset({name})) for sign, name in SIGNS.items()}
_MARKED = {mark: Word(mark, frozenset({name})) for mark, name in _MARKS.items()}
_FIXED = _SIGNED | _MARKED
_SHARE, _YEARLY, _NUMBER = (
    Word("N%", frozenset({"percentage"})),
    Word("YEAR", _NONE),
    Word("N", _NONE),
)


def words_of(mask: str) -> list[Word]:
    """Return the words of *mask* in order, phrases joined.

    >>> [w.text for w in words_of("□□□ raises ¤¤¤ in funding round")]
    ['□', 'raises', '¤', 'in', 'funding round']
    """
    return [word for _, word in placed_words(mask)]


def placed_words(mask: str) -> list[tuple[int, Word]]:
    """Return (start, word) for each word of *mask* in order, phrases joined."""
    found = [(match.start(), match[0].lower()) for match in _TOKEN.finditer(mask)]
    return list(_joined([start for start, _ in found], [text for _, text in found]))


def _joined(starts: list[int], plain: list[str]) -> Iterator[tuple[int, Word]]:
    index = 0
    while index < len(plain):
        text, start = plain[index], starts[index]
        fixed = _FIXED.get(text[0])
        if fixed or text[0].isdigit():
            yield start, fixed or _number(text)
            index += 1
            continue
        length, classes = _phrase(plain, index)
        yield start, Word(" ".join(plain[index : index + length]), classes)
        index += length


def _phrase(plain: list[str], index: int) -> tuple[int, frozenset[str]]:
    """Return how many tokens make the longest listed phrase at *index*, and its classes."""
    if plain[index] in _OPENERS:
        for length in range(min(LONGEST_PHRASE, len(plain) - index), 1, -1):
            classes = CLASSES.get(" ".join(plain[index : index + length]))
            if classes:
                return length, classes
    return 1, CLASSES.get(plain[index], _NONE)


def _number(text: str) -> Word:
    if text.endswith("%"):
        return _SHARE
    return _YEARLY if _YEAR.match(text) else _NUMBER
