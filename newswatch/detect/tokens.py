"""A sentence's mask as a row of words and signs, each with the classes it stands in.

Goes through the mask once; knows the listed words (`words/classes.py`) and weighs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from newswatch.detect.words.classes import CLASSES, LONGEST_PHRASE, WIDE
from newswatch.detect.words.foreign import EASTERN, LATIN, LONGEST_EASTERN

_TOKEN = re.compile(
    r"¤+|□+|■+|●+|◇+|[0-9][0-9.,]*(?:%| per ?cent\b| pc\b| persen\b| peratus\b)?"
    r"|[^\W\d_]+(?:['&-][^\W\d_]+)*|[?:;.,\"()]"
)
# What a sign of the mask is called where people read it.
SIGNS = {"¤": "sum", "□": "name", "■": "public body", "●": "investor", "◇": "place"}
_MARKS = {"?": "question", ":": "colon"}
_YEAR = re.compile(r"(?:19|20)[0-9]{2}\Z")
_EAST = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


class _Lexicon:
    """The listed words of one language; words that open no phrase need no look ahead."""

    def __init__(self, classes: Mapping[str, frozenset[str]]) -> None:
        self.classes = classes
        self.openers = frozenset(word.split(" ")[0] for word in classes if " " in word)


_ENGLISH, _WIDE = _Lexicon(CLASSES), _Lexicon(WIDE)
_OTHERS = {language: _Lexicon(CLASSES | listed) for language, listed in LATIN.items()}
_WIDE_OTHERS = {language: _Lexicon(WIDE | listed) for language, listed in LATIN.items()}


@dataclass(frozen=True, slots=True)
class Word:
    """A word, phrase or sign of a mask: ``text`` in lower case, its ``classes``."""

    text: str
    classes: frozenset[str]


_DIGITS = frozenset("0123456789.,")
_NONE: frozenset[str] = frozenset()
_SIGNED = {sign: Word(sign, frozenset({name})) for sign, name in SIGNS.items()}
_MARKED = {mark: Word(mark, frozenset({name})) for mark, name in _MARKS.items()}
_FIXED = _SIGNED | _MARKED
_SHARE, _YEARLY, _NUMBER = (
    Word("N%", frozenset({"percentage"})),
    Word("YEAR", _NONE),
    Word("N", _NONE),
)
# More than half, and not more than all: of a company's shares that is control.
_MOST = Word("MOST%", frozenset({"percentage", "most"}))
_HALF = re.compile(r"(?:5[0-9]|[6-9][0-9])(?:[.,][0-9]+)?(?![0-9.,])|100(?![0-9.,])")


def words_of(mask: str, language: str = "en") -> list[Word]:
    """Return the words of *mask* in order, phrases joined, with the classes of the wide lists.

    >>> [w.text for w in words_of("□□□ raises ¤¤¤ in funding round")]
    ['□', 'raises', '¤', 'in', 'funding round']
    """
    return [word for _, word in _placed(mask, _WIDE_OTHERS.get(language, _WIDE))]


def placed_words(mask: str, language: str = "en") -> list[tuple[int, Word]]:
    """Return (start, word) for each word of *mask* in order; *language* is a base tag.

    Of East Asian writing only the listed terms are given; classes are those of the narrow lists.
    """
    return _placed(mask, _OTHERS.get(language, _ENGLISH))


def _placed(mask: str, lexicon: _Lexicon) -> list[tuple[int, Word]]:
    starts: list[int] = []
    plain: list[str] = []
    found: list[tuple[int, Word]] = []
    for match in _TOKEN.finditer(mask):
        text = match[0]
        if text[0] > "\u3000" and _EAST.search(text):
            found += _joined(starts, plain, lexicon)
            found += _terms(text, match.start())
            starts, plain = [], []
        else:
            starts.append(match.start())
            plain.append(text.lower())
    found += _joined(starts, plain, lexicon)
    return found


def _terms(text: str, start: int) -> Iterator[tuple[int, Word]]:
    """Yield the listed terms in a run of East Asian writing, longest first."""
    at = 0
    while at < len(text):
        for length in range(min(LONGEST_EASTERN, len(text) - at), 0, -1):
            classes = EASTERN.get(text[at : at + length])
            if classes:
                yield start + at, Word(text[at : at + length], classes)
                at += length - 1
                break
        at += 1


def _joined(starts: list[int], plain: list[str], lexicon: _Lexicon) -> Iterator[tuple[int, Word]]:
    index = 0
    while index < len(plain):
        text, start = plain[index], starts[index]
        fixed = _FIXED.get(text[0])
        if fixed or text[0].isdigit():
            yield start, fixed or _number(text)
            index += 1
            continue
        length, classes = _phrase(plain, index, lexicon)
        yield start, Word(" ".join(plain[index : index + length]), classes)
        index += length


def _phrase(plain: list[str], index: int, lexicon: _Lexicon) -> tuple[int, frozenset[str]]:
    """Return how many tokens make the longest listed phrase at *index*, and its classes."""
    if plain[index] in lexicon.openers:
        for length in range(min(LONGEST_PHRASE, len(plain) - index), 1, -1):
            classes = lexicon.classes.get(" ".join(plain[index : index + length]))
            if classes:
                return length, classes
    return 1, lexicon.classes.get(plain[index], _NONE)


def _number(text: str) -> Word:
    if text[-1] not in _DIGITS:
        return _MOST if _HALF.match(text) and not text.startswith("50") else _SHARE
    return _YEARLY if _YEAR.match(text) else _NUMBER
