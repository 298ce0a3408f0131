"""Bring text into the one form in which it is stored and compared.

Changes how words are written, never which words there are.
"""

from __future__ import annotations

import re

from newswatch.hashes import ASCII_SIGNS, PUNCTUATION, in_form

# Signs without width or meaning on paper: soft hyphen, zero-width space, word joiner, BOM, marks
# and overrides of direction, anchors of annotations and of embedded objects.
_INVISIBLE = dict.fromkeys(
    (0x00AD, 0x034F, 0x061C, 0x180E, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F),
     *range(0x2060, 0x2070), 0xFEFF, *range(0xFFF9, 0xFFFD))
)  # fmt: skip
# What only looks like a blank: fillers of hangul, the empty Braille cell; and the private use
# areas, in which icon fonts keep their pictures.
_BLANKS = dict.fromkeys(
    (0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0, *range(0xE000, 0xF900)), " "
)  # fmt: skip
_SIGNS: dict[int, str | None] = {**_INVISIBLE, **_BLANKS}
_PRIVATE_PLANES = re.compile("[\U000f0000-\U0010ffff]+")
# Indic and Arabic scripts and emoji are spelt with joiners; between ASCII they are dirt.
_JOINERS = re.compile(r"(?<![^\x00-\x7f])[\u200c\u200d]+(?![^\x00-\x7f])")
# Nearly all of these count as not printable; the few that do not are sought one by one.
_PRINTABLE = tuple(chr(sign) for sign in _SIGNS if chr(sign).isprintable())
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f]+")
_NO_LETTERS = re.compile(r"\W+")


def tidy(text: str) -> str:
    r"""Return *text* on one line: NFC, single blanks, nothing invisible.

    >>> tidy("Cafe\u0301 \u200b raised\u00a0 £5m\n")
    'Café raised £5m'
    """
    line = " ".join(text.split())
    if line.isascii():
        return line if line.isprintable() else " ".join(_CONTROLS.sub(" ", line).split())
    if not line.isprintable() or any(sign in line for sign in _PRINTABLE):
        line = _JOINERS.sub("", _PRIVATE_PLANES.sub(" ", text.translate(_SIGNS)))
        line = " ".join(_CONTROLS.sub(" ", " ".join(line.split())).split())
    formed = in_form("NFC", line)
    return line if formed is line else " ".join(formed.split())


def folded(text: str) -> str:
    """Return the letters and digits of *text* in lower case, for comparing titles.

    >>> folded("Alibaba’s arm") == folded("ALIBABA'S ARM.")
    True
    """
    # Bytes are many times faster here than signs; what is not ASCII is mostly punctuation.
    bare = _bare(text)
    if not bare.isascii():
        bare = _bare(in_form("NFKC", text).casefold())
        if not bare.isascii():
            return _NO_LETTERS.sub("", bare.decode("utf-8", "surrogatepass"))
    return bare.lower().decode()


def _bare(text: str) -> bytes:
    """Return *text* in UTF-8 without signs of ASCII and without the commonest of the others."""
    said = text.encode("utf-8", "surrogatepass")
    if b"\xe2" in said:
        said = PUNCTUATION.sub(b"", said)
    return said.translate(None, delete=ASCII_SIGNS)
