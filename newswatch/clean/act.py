"""Tell what the table of boilerplate does with a paragraph.

Tries one entry after the other, each in bounded time. Changes no text.
"""

from __future__ import annotations

import re

from newswatch.clean.boilerplate import TABLE
from newswatch.clean.entry import MAX_NOISE_CHARS

# Small letters are compared with small letters: a pattern that ignores case tries each of its
# branches in full, where a first letter tells of most that they do not fit.
_COMPILED = tuple(
    (re.compile("|".join(f"(?:{pattern})" for pattern in entry.patterns)), entry) for entry in TABLE
)
_NEEDING = tuple((pattern, entry) for pattern, entry in _COMPILED if entry.needs)
# Nearly no paragraph is noise, and to ask once costs half as much as to ask for each entry.
_ANY = re.compile("|".join(pattern.pattern for pattern, entry in _COMPILED if not entry.needs))


def act_on(text: str) -> str | None:
    """Return what the table does with the paragraph *text*: drop, end, cut or nothing."""
    if len(text) > MAX_NOISE_CHARS:
        return None
    low = text.lower()
    for pattern, entry in _COMPILED if _ANY.fullmatch(low) else _NEEDING:
        may_fit = not entry.needs or any(word in low for word in entry.needs)
        if may_fit and pattern.fullmatch(low):
            return entry.act
    return None
