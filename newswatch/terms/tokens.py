"""Text cut into words as SQLite's unicode61 tokenizer cuts it (``remove_diacritics 2``).

Letters, digits and private signs make words, everything else parts them; case goes, and so do the
marks on Latin letters. The index is made by SQLite and never asked here; a test holds the two
together.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from newswatch.hashes import in_form

# What sits on a letter without parting words (of the marks in U+0300 to U+0331).
_MARKS = range(0x300, 0x332)


class _Folds(dict[int, str]):
    """Code point → what stands for it in the index: a letter, nothing, or a blank."""

    def __missing__(self, code: int) -> str:
        self[code] = _fold(chr(code))
        return self[code]


def _fold(sign: str) -> str:
    if ord(sign) in _MARKS:
        return ""
    category = unicodedata.category(sign)
    if category[0] not in "LN" and category != "Co":
        return " "
    base = unicodedata.normalize("NFD", sign)[0]
    if base.isascii():
        return base.lower()
    small = sign.casefold()
    if len(small) == 1:
        return small
    return sign.lower() if len(sign.lower()) == 1 else sign


_FOLDS = _Folds()


def tokens(text: str) -> list[str]:
    """Return the words of *text* as the index holds them.

    >>> tokens("Nestlé's “Retail-Media” 2.0")
    ['nestle', 's', 'retail', 'media', '2', '0']
    """
    return in_form("NFC", text).translate(_FOLDS).split()


@lru_cache(64)
def joined(text: str) -> str:
    """Return the words of *text* between single blanks, with a blank at each end."""
    return f" {' '.join(tokens(text))} "
