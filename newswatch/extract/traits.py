"""What a block of text looks like by itself: how long, how linked, whether it reads like prose.

Looks at one block at a time and at its first ``MAX_CHARS`` characters; what it means is learnt.
"""

from __future__ import annotations

import re
from string import ascii_uppercase

from newswatch.extract.box import Block

MAX_CHARS = 600
# From so many characters on, a block that ends like a sentence and is not all links reads like a
# paragraph.
PARA_CHARS = 80
_SHORT, _LABEL, _OPENS = 500, 120, 20
# What ends a sentence, and what may follow it, up to three of them.
_ENDS, _CLOSERS, _TAIL = frozenset(".!?…。！？؟।॥»"), frozenset("\"'”’»)]）」』"), 4
# Bytes are counted several times faster than signs: letters, capitals and the rest of ASCII.
_SHAPES = bytes.maketrans(ascii_uppercase.encode(), b"A" * 26).translate(
    bytes(at if at in b"A" else 97 if chr(at).isalnum() or at in b"_" else 32 for at in range(128))
    + b" " * 128
)
_WIDE_CAPITALS = re.compile(r"\b[А-ЯΑ-Ω]")
_DIGITS = b"0123456789"
_WIDE_COMMAS, _WIDE_STOPS = "，、،；", "。！？।"
# In UTF-8 each of these capitals, commas and stops begins with one of the following.
_WIDE_STARTS = (b"\xce", b"\xd0", b"\xd8", b"\xe0", b"\xe3", b"\xef")
_SIGNS = "|»›•"
_QUOTES = frozenset("\"“„«‘'»「")
_DATED = re.compile(r"\b(?:19|20)\d\d\b|\d{1,2}:\d\d|\bago\b")
# Scripts that write no blanks: a character says about as much as 2.5 letters.
_DENSE = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_DENSE_MORE, _WEIGHED = 1.5, 5000
_OPENING = re.compile(
    r"(?:by|von|par|por|di|text|words|written by|reporting by|author|updated|published|last|posted"
    r"|photo|image|source|read|see|also|more|related|watch|listen|tags?|topics?|filed under"
    r"|share)\b"
)
_CREDITS = (
    "(c)", "copyright", "getty", "shutterstock", "photo:", "photograph:", "photograph by",
    "photo by", "image:", "picture:", "foto:", "reuters/", "credit", "via unsplash", "courtesy",
    "(ap photo", "ap photo/", "afp via", "/afp",
)  # fmt: skip
_APPEALS = (
    "subscri", "newsletter", "sign up", "signup", "inbox", "follow us", "click here", "read more",
    "log in", "login", "sign in", "register", "download", "cookie", "privacy", "terms of",
    "comment", "share this", "whatsapp", "telegram", "facebook", "twitter", "e-mail", "abonn",
    "donat", "support our", "advert", "sponsor", "breaking news", "daily update", "our app",
    "podcast", "boletín", "boletim", "suscri", "nieuwsbrief", "nyhetsbrev", "bülten", "рассылк",
)  # fmt: skip

TAGS = (
    "p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "div", "tr", "td", "blockquote", "figcaption",
    "section", "article", "header", "dd", "dt", "pre",
)  # fmt: skip
_TAG_AT = {tag: place for place, tag in enumerate(TAGS)}

NAMES = (
    "tag", "chars", "words", "linked", "bold", "is_sentence", "stop_rate",
    "comma_rate", "digits", "capitals", "word_length", "is_cut", "is_dated", "credits",
    "appeals", "opens_like_label", "has_bar", "opens_linked", "ends_linked", "opens_quote",
)  # fmt: skip
# Of these, what is always a bool or always an int.
FLAGS = frozenset({
    "is_sentence", "is_cut", "is_dated", "opens_like_label", "has_bar", "opens_quote",
})  # fmt: skip
COUNTS = frozenset({"tag", "words", "credits", "appeals"})


def weight(text: str) -> float:
    """Return how long *text* is in letters, whatever its script."""
    size = len(text)
    if text.isascii():
        return float(size)
    # What is longer is in one script: its beginning tells which.
    read = min(size, _WEIGHED)
    return size + _DENSE_MORE * len(_DENSE.findall(text, 0, read)) * size / read


def is_sentence(text: str) -> bool:
    """Tell whether *text* ends as sentences do."""
    for sign in reversed(text[-_TAIL:]):
        if sign in _ENDS:
            return True
        if sign not in _CLOSERS:
            return False
    return False


def appeals(text: str) -> int:
    """Return how many words of selling, asking and sharing stand in *text*, a short one."""
    low = _small(text[:_SHORT])
    return len([word for word in _APPEALS if word in low])


def _small(text: str) -> str:
    """Return *text* in small letters of ASCII; any other sign becomes "?".

    The words that are sought are ASCII, and such texts are gone through in half the time.
    """
    return (text if text.isascii() else text.encode("ascii", "replace").decode()).lower()


def tag_at(block: Block) -> int:
    """Return the place of the block's element in ``TAGS``, or their number for any other."""
    return _TAG_AT.get(block.box.tag, len(TAGS))


def traits(block: Block, chars: float, *, ends: bool) -> tuple[float, ...]:
    """Return the traits of *block*, in the order of ``NAMES``.

    *chars* is its weight, *ends* whether it ends as sentences do.
    """
    whole = block.text
    size = len(whole)
    text = whole[:MAX_CHARS]
    read = len(text)
    is_label, is_short = size < _LABEL, size < _SHORT
    low = _small(text) if is_short else ""
    words = text.count(" ") + 1
    stops, commas, digits, capitals = _counts(text)
    stops += ends
    return (
        tag_at(block),
        chars,
        words,
        block.linked / size,
        block.bold / size,
        ends,
        stops * 100 / read,
        commas * 100 / read,
        digits / read,
        capitals / words,
        read / words,
        whole.endswith(("...", "…")),
        is_label and (digits > 0 or "ago" in text) and _DATED.search(text) is not None,
        len([word for word in _CREDITS if word in low]) + ("©" in text) if low else 0,
        len([word for word in _APPEALS if word in low]) if low else 0,
        is_short and _OPENING.match(text[:_OPENS].lower()) is not None,
        "|" in text if text.isascii() else any(sign in text for sign in _SIGNS),
        *_linked_ends(block, size),
        text[0] in _QUOTES,
    )


def _linked_ends(block: Block, size: int) -> tuple[float, float]:
    """Return which part of *block*, of *size* characters, its first and its last link make up.

    Of the first where the block begins with it, of the last where it ends with it, else 0.
    """
    if not block.anchors:
        return 0.0, 0.0
    first, last = block.anchors[0][1], block.anchors[-1][1]
    return (
        len(first) / size if block.text.startswith(first) else 0.0,
        len(last) / size if block.text.endswith(last) else 0.0,
    )


def _counts(text: str) -> tuple[int, int, int, int]:
    """Return how many ends of sentences, commas, digits and capitals at a word's start there are.

    Capitals with accents are taken for small letters: to tell them costs more than they tell.
    """
    data = text.encode("utf-8", "surrogatepass")
    stops = data.count(b". ") + data.count(b"? ") + data.count(b"! ")
    commas = data.count(b",") + data.count(b";")
    digits = len(data) - len(data.translate(None, _DIGITS))
    shape = data.translate(_SHAPES)
    capitals = shape.count(b" A") + shape.startswith(b"A")
    if len(data) != len(text) and any(start in data for start in _WIDE_STARTS):
        stops += sum(map(text.count, _WIDE_STOPS))
        commas += sum(map(text.count, _WIDE_COMMAS))
        capitals += len(_WIDE_CAPITALS.findall(text))
    return stops, commas, digits, capitals
