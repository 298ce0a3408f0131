"""Make page text harmless for terminals, logs, mail and chat, and measure it to fit.

Knows characters only: nothing here decides what a message says. Every pattern is bounded.
"""

from __future__ import annotations

import re
import textwrap
import unicodedata
from functools import lru_cache
from urllib.parse import quote, urlsplit

from newswatch.hashes import in_form

_ANSI = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]{0,32}[ -/]{0,4}[@-~]|\x1b\][^\x07\x1b]{0,400}(?:\x07|\x1b\\)"
)
# Letters and marks by their class, and yet nothing to see: fillers, joiners, variation selectors.
_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0"
    "\U000e0100-\U000e01ef]"
)
_MARKS = re.compile(r"[\u0300-\u036f]+")
# Han, kana, hangul, Thai, Lao, Burmese and Khmer do not put blanks between words: there, each
# character counts as a word, so that a name is found inside a sentence.
_TOKEN = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]"
    r"|[^\W\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]+"
)
# Unreserved, reserved and "%": what RFC 3986 lets stand in an address.
_URL_SAFE = "%:/?#[]@!$&'()*+,;=-._~"
_URL_LIMIT = 2_000


def plain(text: str) -> str:
    r"""Return *text* as one line of visible characters.

    Line ends and tabs become blanks; terminal sequences, control characters, bidirectional
    overrides, zero-width and other invisible characters go; half surrogates become U+FFFD.
    Joiners go too: a joined emoji falls into its parts, which is better than a hidden character.

    >>> plain("Raises\r\nBcc: x \x1b[31m$5m\u202e")
    'Raises Bcc: x $5m'
    """
    text = _UNSEEN.sub("", _ANSI.sub("", text))
    return " ".join("".join(map(_visible, text)).split())


def _visible(character: str) -> str:
    if character.isascii() and character.isprintable():
        return character
    if character.isspace():
        return " "
    match unicodedata.category(character):
        case "Cc" | "Cf":
            return ""
        case "Cs":
            return "\N{REPLACEMENT CHARACTER}"
    return character


def cut(text: str, limit: int) -> str:
    """Return *text* with at most *limit* characters, cut at a word and marked with an ellipsis.

    >>> cut("pledges five billion dollars", 16)
    'pledges five…'
    """
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    if not text[limit - 1].isspace():
        at_word = head.rpartition(" ")[0]
        # Chinese has no blanks to cut at: then cut where the limit is.
        head = at_word if len(at_word) >= limit // 2 else head
    return head.rstrip() + "…"


def fold(text: str, width: int = 78) -> str:
    """Return one line of *text* as lines of at most *width*, broken at blanks only.

    A word that is longer, such as an address, stands whole on a line of its own.
    """
    lines = textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
    return "\n".join(lines)


def split(text: str, limit: int) -> list[str]:
    r"""Return *text* as parts of at most *limit* characters, split at line ends, else at blanks.

    A single word that is longer than *limit*, such as an address, is a part by itself, whole.

    >>> split("one two\nthree\nfour", 13)
    ['one two\nthree', 'four']
    """
    parts: list[str] = []
    for line in text.split("\n"):
        pieces = [line] if len(line) <= limit else fold(line, limit).split("\n")
        for at, piece in enumerate(pieces):
            if parts and at == 0 and len(parts[-1]) + 1 + len(piece) <= limit:
                parts[-1] += "\n" + piece
            else:
                parts.append(piece)
    return parts


@lru_cache(256)
def words(text: str) -> str:
    """Return the words of *text* without case, accents and punctuation, between single blanks.

    With a blank at each end, so that ``words(a) in words(b)`` asks for whole words.

    >>> words("Nestlé's $5m"), words("香港")
    (' nestle s 5m ', ' 香 港 ')
    """
    text = _MARKS.sub("", in_form("NFKD", plain(text)).casefold())
    return f" {' '.join(_TOKEN.findall(in_form('NFC', text)))} "


def safe_url(url: str) -> str:
    """Return *url* fit to be shown and linked, or "" where it is no http(s) address.

    Characters that an address may not hold are percent-encoded, so that it has no blank, quote,
    control or invisible character and ends where it seems to end.
    """
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").encode("idna").decode("ascii"), parts.port
    except ValueError:
        return ""
    # What stands before an "@" looks like the host to a reader, and is none.
    if parts.scheme not in ("http", "https") or not host or "@" in parts.netloc:
        return ""
    if len(url) > _URL_LIMIT:
        return ""
    if not parts.netloc.isascii():
        parts = parts._replace(netloc=f"{host}:{port}" if port else host)
    return quote(parts.geturl(), safe=_URL_SAFE, errors="replace")
