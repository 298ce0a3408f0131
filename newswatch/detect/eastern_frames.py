"""Who gives and gets in Chinese, Japanese and Korean sentences, by verbs, particles and lists.

Goes by `words/eastern_grammar.py`; looks at a bounded stretch on each side of a verb. Tells what a
sentence says of its names; which of them a story's parties are is for `choosing`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newswatch.detect.names import Name
from newswatch.detect.words.eastern_grammar import (
    DESCRIBED,
    EARLIER,
    FULL_ENDS,
    GENERIC,
    GRAMMARS,
)
from newswatch.detect.words.eastern_shape import Frame, Grammar

_REACH, _MOST_NAMES = 60, 12
_FEWEST, _LONGEST = 2, 20
_QUOTE = re.compile("[「『“‘\"'](.{2,20}?)[」』”’\"']")


@dataclass(frozen=True, slots=True)
class Told:
    """A name with the role that its sentence gives it: funder or recipient."""

    name: Name
    role: str
    is_lead: bool = False


def told_parties(text: str, language: str) -> list[Told]:
    """Return what the sentence *text* tells of its parties; the same name may come up twice.

    >>> [(t.name.text, t.role) for t in told_parties("本轮由红石资本领投，渔阳基金跟投。", "zh")]
    [('红石资本', 'funder'), ('渔阳基金', 'funder')]
    """
    grammar = GRAMMARS[language]
    found = [*_before(text, grammar), *_after(text, grammar), *_subject(text, grammar)]
    unique = {(t.name.start, t.name.end, t.role): t for t in sorted(found, key=lambda t: t.is_lead)}
    return sorted(unique.values(), key=lambda t: (t.name.start, t.name.end))


def _before(text: str, grammar: Grammar) -> Iterator[Told]:
    """Yield the names of the list that ends before each verb."""
    for frame in grammar.before:
        for match in frame.pattern.finditer(text):
            if EARLIER.search(text, 0, match.start()):
                continue
            start = max(0, match.start() - _REACH)
            clauses = [m.end() for m in grammar.clause.finditer(text, start, match.start())]
            yield from _listed(text, max(clauses, default=start), match.start(), frame, grammar)


def _after(text: str, grammar: Grammar) -> Iterator[Told]:
    """Yield the names of the list that follows each mark."""
    for frame in grammar.after:
        for match in frame.pattern.finditer(text):
            if EARLIER.search(text, 0, match.start()):
                continue
            end = min(len(text), match.end() + _REACH)
            stop = grammar.stop.search(text, match.end() + 1, end)
            end = stop.start() if stop else end
            yield from _listed(text, match.end(), end, frame, grammar)


def _subject(text: str, grammar: Grammar) -> Iterator[Told]:
    """Yield the subject that opens the sentence, in the role that its first telling verb gives."""
    gives, gets = grammar.gives.search(text), grammar.gets.search(text)
    if gives is None and gets is None:
        return
    is_giver = gets is None or (gives is not None and gives.start() < gets.start())
    end = grammar.subject.search(text, 1, _REACH)
    if end:
        frame = Frame("funder" if is_giver else "recipient", grammar.subject)
        yield from _listed(text, 0, end.start(), frame, grammar)


def _listed(text: str, start: int, end: int, frame: Frame, grammar: Grammar) -> Iterator[Told]:
    """Yield the names between *start* and *end*, each without what only describes it."""
    at = start
    cuts = [m.span() for m in grammar.joint.finditer(text, start, end)]
    for cut, following in [*cuts, (end, end)][:_MOST_NAMES]:
        if cut < end and not _parts(text, at, cut, following, end):
            continue
        piece = _trimmed(text, at, cut, grammar)
        if piece:
            yield Told(Name(text[piece[0] : piece[1]], *piece, "org"), frame.role, frame.is_lead)
        at = following


def _parts(text: str, at: int, cut: int, following: int, end: int) -> bool:
    """Tell whether a sign that may join names stands between two: "和弦资本" is one."""
    if text[cut] in "、，,·・":
        return True
    rest = text[following:end]
    whole = FULL_ENDS.match(rest)
    is_end = whole is not None and whole.end() == len(rest)
    return cut - at >= _FEWEST and end - following >= _FEWEST and not is_end


def _trimmed(text: str, start: int, end: int, grammar: Grammar) -> tuple[int, int] | None:
    """Return the stretch of a name, or None where what is left is none."""
    quote = _QUOTE.search(text, start, end)
    if quote:
        return quote.span(1)
    start = _opened(text, start, end, grammar)
    for _ in range(3):
        closing = grammar.closing.search(text, start, end)
        end = closing.start() if closing else end
    start = _opened(text, start, end, grammar)
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not (text[end - 1].isalnum() or text[end - 1] in ".+"):
        end -= 1
    name = text[start:end]
    if not _FEWEST <= len(name) <= _LONGEST or GENERIC.search(name):
        return None
    return (start, end) if any(char.isalpha() for char in name) else None


def _opened(text: str, start: int, end: int, grammar: Grammar) -> int:
    """Return where the name begins behind words that only lead to it."""
    for _ in range(3):
        match = grammar.opening.match(text, start, end) or DESCRIBED.match(text, start, end)
        start = match.end() if match and end - match.end() >= _FEWEST else start
    return start
