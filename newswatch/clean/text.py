"""Bring text into the one form in which it is stored and compared.

Changes how words are written, never which words there are.
"""

from __future__ import annotations

import re

from newswatch.hashes import in_form

# Signs without width or meaning on paper: zero-width space, word joiner, BOM, soft hyphen, marks
# of direction. The joiners U+200C and U+200D stay: Indic scripts and emoji are spelt with them.
_INVISIBLE = dict.fromkeys(
    (0x00AD, 0x180E, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF)
)
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f]+")
_BLANK = re.compile(r"\s+")


def tidy(text: str) -> str:
    r"""Return *text* on one line: NFC, single blanks, nothing invisible.

    >>> tidy("Cafe\u0301 \u200b raised\u00a0 £5m\n")
    'Café raised £5m'
    """
    visible = _CONTROLS.sub(" ", text.translate(_INVISIBLE))
    return _BLANK.sub(" ", in_form("NFC", visible)).strip()


def folded(text: str) -> str:
    """Return the letters and digits of *text* in lower case, for comparing titles.

    >>> folded("Alibaba’s arm") == folded("ALIBABA'S ARM.")
    True
    """
    return "".join(filter(str.isalnum, in_form("NFKC", text).casefold()))
