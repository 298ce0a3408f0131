"""A message as plain text for chat services, in parts that they take, with nothing left to obey.

Pure: a Message in, texts out. Each service reads some markup (Markdown, Slack's mrkdwn, mentions,
HTML) in what it is given, and not all can be told to leave it be. So the signs that mean something
to any of them are replaced by others that look alike; what remains is read as text by all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from urllib.parse import quote

from newswatch.alert.text import safe_url
from newswatch.alert.wording import plain_text, subject_line
from newswatch.model import Message

# Wider than any line: chats fold by themselves.
_WIDTH = 1_000_000
_LOOKALIKES = str.maketrans(
    {
        "*": "\N{ASTERISK OPERATOR}",
        "_": "\N{FULLWIDTH LOW LINE}",
        "~": "\N{TILDE OPERATOR}",
        "`": "\N{MODIFIER LETTER GRAVE ACCENT}",
        "|": "\N{FULLWIDTH VERTICAL LINE}",
        "\\": "\N{FULLWIDTH REVERSE SOLIDUS}",
        "<": "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}",
        ">": "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}",
        "[": "\N{FULLWIDTH LEFT SQUARE BRACKET}",
        "]": "\N{FULLWIDTH RIGHT SQUARE BRACKET}",
        "@": "\N{FULLWIDTH COMMERCIAL AT}",
        "#": "\N{FULLWIDTH NUMBER SIGN}",
        "&": "\N{FULLWIDTH AMPERSAND}",
    }
)
# In an address, signs that a service would read as markup are percent-encoded, which says the same.
_URL_SAFE = "%:/?&=+,;$!'.-#"
_URL = re.compile(r"https?://[^\s]{1,2000}")
_TOO_LONG = "(the address is too long for this channel)"


def chat_text(message: Message) -> str:
    """Return *message* as lines of harmless text; addresses stand alone on their lines.

    Carries no key and belongs to no thread: no service has a place for them.
    """
    first, *lines = plain_text(message, _WIDTH).rstrip("\n").split("\n")
    if message.kind == "first":
        first = f"{subject_line(replace(message, headline=''))} {first}".replace(":  ", ": ")
    addresses = {safe_url(message.url), *(safe_url(entry.url) for entry in message.entries)}
    return "\n".join(_harmless(line, addresses) for line in (first, *lines))


def _harmless(line: str, addresses: set[str]) -> str:
    bare = line.strip()
    if bare and bare in addresses:
        return quote(bare, safe=_URL_SAFE).replace("_", "%5F").replace("~", "%7E")
    return line.translate(_LOOKALIKES)


def as_markdown(text: str) -> str:
    r"""Return lines of `chat_text` as paragraphs of Markdown, addresses as links.

    >>> as_markdown("Sum: $5m\nhttps://a.example/")
    'Sum: $5m\n\n[https://a.example/](https://a.example/)'
    """
    lines = [line for line in text.split("\n") if line.strip()]
    return "\n\n".join(f"[{line}]({line})" if _URL.fullmatch(line) else line for line in lines)


def parts_of(text: str, limit: int, measure: Callable[[str], int] = len) -> list[str]:
    """Return *text* in parts of at most *limit* as *measure* counts, numbered if there are several.

    Split at line ends, else at blanks, else between characters, and never inside an address: one
    that fits into no part is left out, and it is said that it was.
    """
    if measure(text) <= limit:
        return [text]
    room = limit - len("(999/999)\n")
    parts: list[str] = []
    for line in text.split("\n"):
        for at, piece in enumerate(_pieces(line, room, measure)):
            if parts and at == 0 and measure(f"{parts[-1]}\n{piece}") <= room:
                parts[-1] += f"\n{piece}"
            else:
                parts.append(piece)
    parts = [part.strip("\n") for part in parts if part.strip()]
    return [f"({number}/{len(parts)})\n{part}" for number, part in enumerate(parts, 1)]


def _pieces(line: str, room: int, measure: Callable[[str], int]) -> Iterator[str]:
    """Yield a line in pieces that fit, whole where it does."""
    if measure(line) <= room:
        yield line
        return
    held = ""
    for word in line.split(" "):
        for piece in _halves(word, room, measure):
            if held and measure(f"{held} {piece}") <= room:
                held += f" {piece}"
            else:
                if held:
                    yield held
                held = piece
    yield held


def _halves(word: str, room: int, measure: Callable[[str], int]) -> Iterator[str]:
    if measure(word) <= room:
        yield word
    elif _URL.match(word):
        yield _TOO_LONG if len(_TOO_LONG) <= room else "…"
    else:
        middle = len(word) // 2
        yield from _halves(word[:middle], room, measure)
        yield from _halves(word[middle:], room, measure)


def utf16_units(text: str) -> int:
    """Return how long *text* is where characters beyond the first plane count twice.

    >>> utf16_units("a😀")
    3
    """
    return len(text.encode("utf-16-le", "replace")) // 2


def utf8_bytes(text: str) -> int:
    """Return how long *text* is in bytes.

    >>> utf8_bytes("香")
    3
    """
    return len(text.encode("utf-8", "replace"))
