"""What a block of text looks like by itself: how long, how linked, whether it reads like prose.

Looks at one block at a time and at its first ``MAX_CHARS`` characters; what it means is learnt.
"""

from __future__ import annotations

import re

from newswatch.extract.walk import Block
from newswatch.extract.words import RELATED_HEADING

MAX_CHARS = 600
# From so many characters on, a block that ends like a sentence and is not all links reads like a
# paragraph.
PARA_CHARS = 80
_SHORT, _LABEL = 500, 120
_SENTENCE_END = re.compile(r"[.!?…。！？؟।॥»][\"'”’»)\]）」』]{0,3}$")
_CAPITALS = re.compile(r"\b[A-ZÀ-ÖØ-ÞА-ЯΑ-Ω]")
_DIGITS = "0123456789"
_COMMAS = ",;，、،；"
_STOPS = (". ", "? ", "! ", "。", "！", "？", "।")
_DATED = re.compile(r"\b(?:19|20)\d\d\b|\d{1,2}:\d\d|\bago\b")
# Scripts that write no blanks: a character says about as much as 2.5 letters.
_DENSE = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_DENSE_MORE = 1.5
_OPENING = re.compile(
    r"(?:by|von|par|por|di|text|words|written by|reporting by|author|updated|published|last|posted"
    r"|photo|image|source|read|see|also|more|related|watch|listen|tags?|topics?|filed under"
    r"|share)\b",
    re.IGNORECASE,
)
_CREDITS = (
    "©", "(c)", "copyright", "getty", "shutterstock", "photo:", "photograph:", "photograph by",
    "photo by", "image:", "picture:", "foto:", "reuters/", "credit", "via unsplash", "courtesy",
    "(ap photo", "ap photo/", "afp via", "/afp",
)  # fmt: skip
_APPEALS = (
    "subscri", "newsletter", "sign up", "signup", "inbox", "follow us", "click here", "read more",
    "log in", "login", "sign in", "register", "download", "cookie", "privacy", "terms of",
    "comment", "share this", "whatsapp", "telegram", "facebook", "twitter", "e-mail", "abonn",
    "donat", "support our", "advert", "sponsor", "breaking news", "daily update", "our app",
    "podcast",
)  # fmt: skip

TAGS = (
    "p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "div", "tr", "td", "blockquote", "figcaption",
    "section", "article", "header", "dd", "dt", "pre",
)  # fmt: skip
_TAG_AT = {tag: place for place, tag in enumerate(TAGS)}

NAMES = (
    "tag", "chars", "words", "linked", "bold", "links", "is_sentence", "stops", "stop_rate",
    "comma_rate", "digits", "capitals", "word_length", "is_cut", "is_dated", "credits",
    "appeals", "opens_like_label", "has_bar", "is_related_heading",
)  # fmt: skip


def weight(text: str) -> float:
    """Return how long *text* is in letters, whatever its script."""
    if text.isascii():
        return float(len(text))
    return len(text) + _DENSE_MORE * len(_DENSE.findall(text))


def is_sentence(text: str) -> bool:
    """Tell whether *text* ends as sentences do."""
    return _SENTENCE_END.search(text, max(0, len(text) - 8)) is not None


def appeals(text: str) -> int:
    """Return how many words of selling, asking and sharing stand in *text*, a short one."""
    low = text[:_SHORT].lower()
    return sum(word in low for word in _APPEALS)


def tag_at(block: Block) -> int:
    """Return the place of the block's element in ``TAGS``, or their number for any other."""
    return _TAG_AT.get(block.box.tag, len(TAGS))


def traits(block: Block, chars: float) -> tuple[float, ...]:
    """Return the traits of *block*, in the order of ``NAMES``; *chars* is its weight."""
    whole = block.text
    size = len(whole)
    text = whole[:MAX_CHARS]
    read = len(text)
    low = text[:_SHORT].lower() if size < _SHORT else ""
    words = text.count(" ") + 1
    ends = is_sentence(whole)
    stops = sum(map(text.count, _STOPS)) + ends
    return (
        tag_at(block),
        chars,
        words,
        block.linked / size,
        block.bold / size,
        len(block.anchors),
        ends,
        stops,
        stops * 100 / read,
        sum(map(text.count, _COMMAS)) * 100 / read,
        sum(map(text.count, _DIGITS)) / read,
        len(_CAPITALS.findall(text)) / words,
        read / words,
        whole.endswith(("...", "…")),
        size < _LABEL and _DATED.search(text) is not None,
        sum(word in low for word in _CREDITS) if low else 0,
        appeals(low),
        size < _SHORT and _OPENING.match(text) is not None,
        any(sign in text for sign in "|»›•"),
        size < _LABEL and RELATED_HEADING.match(text) is not None,
    )
