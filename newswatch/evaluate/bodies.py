"""How much of a wanted text was found, and how much else: overlap of runs of four words.

Order beyond four words does not count, nor do punctuation and white space; case does. A script
without blanks between its words is taken sign by sign.
"""

from __future__ import annotations

import re
from collections import Counter

_RUN = 4
# Kana, Han, Hangul syllables, Thai.
_SIGN = "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\u0e00-\u0e7f]"
_WORD = re.compile(rf"{_SIGN}|(?:(?!{_SIGN})\w)+")


def overlap(wanted: str, found: str) -> tuple[float | None, float | None]:
    """Return (precision, recall) of *found*; None where that text has no word.

    >>> overlap("one two three four five", "one two three four")
    (1.0, 0.5)
    """
    right, told = _runs(wanted), _runs(found)
    hits = (right & told).total()
    return (
        hits / told.total() if told else None,
        hits / right.total() if right else None,
    )


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    if not words:
        return Counter()
    return Counter(
        tuple(words[start : start + _RUN]) for start in range(max(1, len(words) - _RUN + 1))
    )
