"""A text cut into pieces at the words that prove something, so that a page can mark them.

Text and offsets in, pieces out: the pieces joined are the text again. Makes no markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

# A full stop within a number or an initial ends nothing: a blank or a wide sign must follow.
_SENTENCE_END = re.compile(r"[.!?…]['\"’”)]{0,3}(?=\s)|[。！？]")
_LONGEST_SENTENCE = 400


@dataclass(frozen=True, slots=True)
class Span:
    """Words that prove a fact: where they stand (code points, end exclusive), and their number."""

    start: int
    end: int
    number: int
    fact: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text; ``begins`` are the proofs that begin here, ``facts`` what it helps prove."""

    text: str
    facts: tuple[str, ...] = ()
    begins: tuple[int, ...] = ()


def paragraphs(text: str, spans: Iterable[Span]) -> list[list[Piece]]:
    """Return the paragraphs of *text*, each as pieces marked by *spans*.

    >>> paragraphs("It gave $5m.", [Span(8, 11, 0, "amounts[0]")])[0][1].text
    '$5m'
    """
    wanted = sorted(spans, key=lambda span: (span.start, span.end, span.number))
    found, start = [], 0
    for paragraph in text.split("\n\n"):
        end = start + len(paragraph)
        if paragraph.strip():
            here = [span for span in wanted if span.start < end and span.end > start]
            found.append(pieces(paragraph, here, start))
        start = end + 2
    return found


def pieces(text: str, spans: Sequence[Span], offset: int = 0) -> list[Piece]:
    """Return *text*, which begins at *offset* of the whole, as pieces marked by *spans*."""
    edges = {0, len(text)}
    for span in spans:
        edges |= {_within(span.start - offset, text), _within(span.end - offset, text)}
    cuts = sorted(edges)
    return [_piece(text, left, right, spans, offset) for left, right in pairwise(cuts)]


def _within(place: int, text: str) -> int:
    return min(max(place, 0), len(text))


def _piece(text: str, left: int, right: int, spans: Sequence[Span], offset: int) -> Piece:
    here = [s for s in spans if s.start - offset < right and s.end - offset > left]
    # What begins in the blank line before a paragraph begins with it.
    begins = [s.number for s in here if s.start - offset in (left, *((-1, -2) if not left else ()))]
    return Piece(text[left:right], tuple(dict.fromkeys(s.fact for s in here)), tuple(begins))


def sentence(text: str, span: Span, *more: Span) -> list[Piece]:
    """Return the sentence around a proof, at most some 400 characters, with it and *more* marked.

    >>> [p.text for p in sentence("A. It gave $5m in all. B.", Span(11, 14, 0, "amounts[0]"))]
    ['It gave ', '$5m', ' in all.']
    """
    before = text[max(0, span.start - _LONGEST_SENTENCE) : span.start]
    after = text[span.end : span.end + _LONGEST_SENTENCE]
    before = before.split("\n\n")[-1]
    ends = [stop.end() for stop in _SENTENCE_END.finditer(before)]
    before = before[ends[-1] if ends else 0 :].lstrip()
    after = after.split("\n\n")[0]
    proof = text[span.start : span.end]
    # The proof may end with the sentence; then nothing follows.
    is_whole = _SENTENCE_END.search(proof[-3:] + " ")
    stop = _SENTENCE_END.search(after + " ")
    after = "" if is_whole else after[: stop.end()] if stop else after
    return pieces(before + proof + after, [span, *more], span.start - len(before))
