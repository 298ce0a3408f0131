"""The shape in which the grammars of Chinese, Japanese and Korean are written down.

Holds no words; `eastern_frames` reads the names that the patterns point at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """A pattern and the role of the names that end before it (or begin after it)."""

    role: str
    pattern: re.Pattern[str]
    is_lead: bool = False


@dataclass(frozen=True, slots=True)
class Grammar:
    """The patterns of one language.

    ``before`` and ``after``: frames whose names stand on that side. ``clause``: what a clause ends
    with. ``subject``: what ends the subject that opens a sentence. ``gives`` and ``gets``: verbs of
    which the first in a sentence tells the role of its subject. ``joint``: what joins names.
    ``opening`` and ``closing``: what is no part of a name at its ends. ``stop``: what ends a list.
    """

    before: tuple[Frame, ...]
    after: tuple[Frame, ...]
    clause: re.Pattern[str]
    subject: re.Pattern[str]
    gives: re.Pattern[str]
    gets: re.Pattern[str]
    joint: re.Pattern[str]
    opening: re.Pattern[str]
    closing: re.Pattern[str]
    stop: re.Pattern[str]


def pattern(text: str) -> re.Pattern[str]:
    """Return *text* as a pattern."""
    return re.compile(text)
