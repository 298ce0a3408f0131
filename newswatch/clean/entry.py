"""One entry of the table of boilerplate: a kind of noise, how to know it, and what to do with it.

Holds no entry itself.
"""

from __future__ import annotations

from dataclasses import dataclass

# The longest paragraph that a pattern may spoil: prose that merely begins like noise is longer.
MAX_NOISE_CHARS = 400


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """One kind of noise and how to know it.

    ``act``: drop (the paragraph), end (it and all below), or cut (drop it, and the text is known
    to be incomplete). ``needs`` are words in small letters without one of which no pattern fits:
    to look for them spares those that may begin anywhere.
    """

    why: str
    act: str
    patterns: tuple[str, ...]
    needs: tuple[str, ...] = ()
