"""The words on both sides of a name, and the nearest classes there, as named features.

Knows neither story nor party; weighs nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from newswatch.detect.tokens import Word
from newswatch.detect.words.forms import listed

# The words of a sentence with where each begins.
Row = list[tuple[int, Word]]
_REACH, _NEAR = 14, 3


def around(row: Row, at: int, after: int, zone: str) -> Iterable[str]:
    """Yield the words beside a name and the nearest classes on each side."""
    left = [word for _, word in row[max(0, at - _REACH) : at]][::-1]
    right = [word for _, word in row[after : after + _REACH]]
    for side, words in (("before", left), ("after", right)):
        near = [word.text for word in words[:_NEAR]]
        if near:
            yield f"{side} 1: {near[0]}"
        if len(near) > 1:
            yield f"{side} 2: {_joined(near[:2], side)}"
        else:
            yield f"{side}: the end"
        if len(near) == _NEAR:
            yield f"{side} 3: {_joined(near, side)}"
        yield from _classes(words, side, zone)


def in_brackets(row: Row, at: int) -> bool:
    """Tell whether a bracket is open at *at*."""
    signs = [word.text for _, word in row[:at] if word.text in "()"]
    return bool(signs) and signs[-1] == "("


def _joined(words: list[str], side: str) -> str:
    return " ".join(words[::-1] if side == "before" else words)


# Grammar more than matter: told apart so that the nearest class says what the talk is of.
_GRAMMAR = listed(
    """perfect, future, conditional, negation, from, into, for, new, today, years, close, put,
    past tense, present tense, percentage, question, colon, name, place"""
)
_TELLING = listed(
    """raise, get, close, invest, put, pledge, spend, give, support, acquire, sell, issue, borrow,
    lead, join, cancel, appoint, say, investor, round, stake, state, receiver, capital, fund, debt,
    offering, grant, account, past, apply, promise, set up, sum"""
)


def _classes(words: list[Word], side: str, zone: str) -> Iterable[str]:
    """Yield the first telling classes on a side: with their rank, and near or far."""
    rank = 0
    top = "top " if zone in {"headline", "lead"} else ""
    for distance, word in enumerate(words):
        for name in sorted(word.classes - _GRAMMAR - _TELLING):
            yield f"{side}: {name}"
        telling = word.classes & _TELLING
        if word.text == "." or not telling:
            continue
        rank += 1
        for name in sorted(telling):
            yield f"{side}: {name}, near" if distance < _NEAR else f"{side}: {name}, far"
            if rank == 1:
                yield f"{top}first {side}: {name}"
        if rank == _NEAR:
            return
