"""Find the box in which another stands with others: wrappers that hold nothing else are passed by.

Knows how much boxes hold, once that is counted, and what they are called.
"""

from __future__ import annotations

import re
from functools import lru_cache

from newswatch.extract.box import Box

_NUMBER = re.compile(r"\d+")


def rise(box: Box) -> tuple[Box, Box]:
    """Return the outermost box that holds what *box* holds and no more, and the one around that.

    Page builders wrap each paragraph in boxes that hold nothing else. The root is its own.
    """
    top, around = box, box.parent or box
    while around.parent is not None and around.chars == box.chars:
        top, around = around, around.parent
    return top, around


def wider(box: Box) -> Box:
    """Return the smallest box around *box* that holds more than it does, or the root."""
    return rise(box)[1]


def plain(box: Box) -> str:
    """Return what *box* is called, in one order and without the numbers that tell it from its like.

    Names are in the order of the attributes, which says nothing.
    """
    return plain_name(box.words) if box.words else ""


@lru_cache(maxsize=8192)
def plain_name(words: str) -> str:
    """Return the names *words* in one order and without numbers."""
    return " ".join(sorted(_NUMBER.sub("", words).split()))
