"""What differs between what a receiver was told and what holds now, a sentence a fact.

Compares two messages, so that it says what the receiver has read and no more. Reads no clock,
network or database. The same sum in other words, a name that is longer or shorter by a word, or
another headline is no difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from newswatch.alert.text import words
from newswatch.model import Message

# The end of what `sum_words` writes: "HK$5bn (HKD 5,000,000,000)".
_FIGURES = re.compile(r"\(([A-Z]{3} [0-9,]{1,40})\)$")
# Why an announcement stands no more, by what was seen.
WITHDRAWN = {
    "removed": "The outlet has taken the story down.",
    "edited": "The outlet has changed the story: it announces no funding any more.",
    "judged": "The story has been read again: it announces no funding.",
}
AGAIN = "The announcement stands again."
STORY_AGAIN = "The story is there again."
# What a receiver does about a type: money for a share of a company is one thing, under either name.
_KIN = {"strategic": "round"}


def differences(told: Message, now: Message, *, is_type_asked: bool = False) -> tuple[str, ...]:
    """Return what is not as *told* any more, in sentences; empty where nothing that matters is.

    Sums, givers and receivers matter, and so does a type that means another thing to do about it: a
    pledge that is a loan. Between round and strategic outlets change words without meaning it; that
    is told beside other changes, or by itself where *is_type_asked*, the rule asks for types. Of a
    plain story only that it is there again is told.
    """
    if told.about == "story":
        return (STORY_AGAIN,) if told.kind == "withdrawn" else ()
    found = [
        *_sums(told.sums, now.sums),
        *_names("giver", told.funders, now.funders),
        *_names("receiver", told.recipients, now.recipients),
    ]
    if told.kind == "withdrawn":
        found.insert(0, AGAIN)
    is_other = is_type_asked or _KIN.get(told.type, told.type) != _KIN.get(now.type, now.type)
    if told.type != now.type and now.type and (found or (is_other and told.type)):
        found.append(f"The type is {now.type}, not {told.type or 'named before'}.")
    return tuple(found)


def _sums(told: tuple[str, ...], now: tuple[str, ...]) -> Iterable[str]:
    before, after = [_figures(one) for one in told], [_figures(one) for one in now]
    if before[:1] == after[:1] and set(before) == set(after):
        return
    if not now:
        yield f"The sum is not stated any more; it was {'; '.join(told)}."
    elif not told:
        yield f"The sum is {'; '.join(now)}; none was stated before."
    else:
        yield f"The sum is {'; '.join(now)}, not {'; '.join(told)}."


def _figures(said: str) -> str:
    found = _FIGURES.search(said)
    return found[1] if found else said


def _names(noun: str, told: tuple[str, ...], now: tuple[str, ...]) -> Iterable[str]:
    new = [name for name in now if not _is_among(name, told)]
    gone = [name for name in told if not _is_among(name, now)]
    if new:
        yield f"Named as {noun} now: {', '.join(new)}."
    if gone:
        yield f"No longer named as {noun}: {', '.join(gone)}."


def _is_among(name: str, names: tuple[str, ...]) -> bool:
    one = words(name)
    return any(
        one in words(other) or words(other) in one for other in names if words(other) != "  "
    )
