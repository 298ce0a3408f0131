"""What the names of an element (class, id, role) tell of it, as bits; data with little code.

Knows words, not pages: what follows from a mark is decided by `outside` and learnt by `choose`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from newswatch.extract.words import NOISE_BOX, RELATED_BOX


def _begins(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|[^a-z])(?:{words})")


# Comments of readers, in the names that comment software and templates give their boxes. Words of
# state ("comments-open") stand on the element around the whole page and are not meant.
_COMMENTS = re.compile(
    r"(?:^|[\s_-])(?:comments?(?!-(?:open|closed|enabled|count|disabled|off|on|link|button|icon"
    r"|toggle))|comments?-?(?:list|area|section|thread|container|wrapper|form|box|block|body|feed)"
    r"|disqus(?:_thread)?|respond|livefyre|fb-comments|kommentare?n?|comentarios?|commentaires?"
    r"|discussion|reacties|coral|spot-?im|viafoura|openweb)(?:$|[\s_-])"
    r"|commentscontainer|commentsection|commentlist"
)
_CONSENT = re.compile(
    r"(?:^|[\s_-])(?:cookies?|gdpr|consent|onetrust|cli|cky|cmplz|didomi|qc-cmp|usercentrics)"
    r"(?:$|[\s_-])|cookie-?(?:banner|notice|law|consent|policy)|onetrust"
)
_STRONG = re.compile(
    r"itemprop-articlebody|(?:article|story|entry|post|news|blog|content)(?:__|--|-|_| )?"
    r"(?:body|content|text|copy)(?![a-z]{0,9}(?:wrapper|footer|header))"
    r"|body[-_]?(?:copy|text|content)|(?:article|story|post|caas-)body|rich-?text|paragraph"
)
_BODY = re.compile(
    r"(?:article|story|entry|post|news|content|page|main|rich|detail)s?[-_ ]?"
    r"(?:[a-z]{0,20}[-_ ])?(?:body|content|text|copy|paragraphs?|main)"
    r"|(?:^|[^a-z])(?:body|richtext|wysiwyg|prose|articletext|fulltext|paragraph|txt)"
)
_CAPTION = _begins(
    "caption|credit|figure|photo|image|img|pics?(?![a-z])|gallery|media|picture|slideshow|lightbox|video|player"
    "|embed|legend|copyright|bild|foto"
)
_META = _begins(
    "author|by-?line|date|time|meta|tags?|topics?|categor|kicker|label|publish|contrib|autor|info"
    "|source"
)
_SUMMARY = _begins(
    "summary|stand-?first|dek|deck|lead|lede|intro|sub-?(?:title|head)|excerpt|abstract"
    "|description|chapo|vorspann|entradilla|bajada|ingress|preamble|sommario|key-?points"
    "|highlights"
)
_SIDE = _begins(
    "side-?bar|aside|widget|rail|side|secondary|complementary|sticky|right|module|list|grid|card"
    "|carousel|slider|tile|item"
)
_ABOUT = _begins("bio|about|profile|writer|contributor|author-?(?:box|bio|card|info)")

COMMENTS, CONSENT, RELATED, NOISE, STRONG, BODY, CAPTION, META, SUMMARY, SIDE, ABOUT = (
    1 << place for place in range(11)
)
_MARKS = (
    (COMMENTS, _COMMENTS), (CONSENT, _CONSENT), (RELATED, RELATED_BOX), (NOISE, NOISE_BOX),
    (STRONG, _STRONG), (BODY, _BODY), (CAPTION, _CAPTION), (META, _META), (SUMMARY, _SUMMARY),
    (SIDE, _SIDE), (ABOUT, _ABOUT),
)  # fmt: skip

# "pnlNewsBox" is called by three words, as "pnl-news-box" is.
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
MAX_NAMES = 250_000

ASIDE, FIGURE, LIST, TABLE, QUOTE = (1 << place for place in range(5))
OUTER_TAGS = {
    "aside": ASIDE, "figure": FIGURE, "figcaption": FIGURE, "ul": LIST, "ol": LIST, "dl": LIST,
    "table": TABLE, "blockquote": QUOTE,
}  # fmt: skip


def bits_of(names: str) -> int:
    """Return the marks that lower-case *names*, separated by blanks, carry.

    >>> bits_of("col-8 entry-content") == STRONG | BODY
    True
    """
    bits = 0
    for name in names.split():
        bits |= _bits_of_one(name)
    return bits


class Marks:
    """The marks of the names on one page, each read once.

    So many characters of different names are read, then no more: to read one costs 1 µs. The 252
    saved news pages have at most a tenth as many.
    """

    def __init__(self) -> None:
        self._left = MAX_NAMES
        self._known: dict[str, tuple[str, int]] = {}

    def read(self, names: str) -> tuple[str, int]:
        """Return *names* in lower case, and their marks, as `bits_of` does."""
        if (known := self._known.get(names)) is None:
            self._left -= len(names)
            known = self._known[names] = _read(names) if self._left >= 0 else (_small(names), 0)
        return known


def _small(names: str) -> str:
    return names if names.islower() else _HUMP.sub("-", names).lower()


# Attributes recur within a site; names recur from site to site, too.
@lru_cache(maxsize=16384)
def _read(names: str) -> tuple[str, int]:
    words = _small(names)
    return words, bits_of(words)


@lru_cache(maxsize=32768)
def _bits_of_one(name: str) -> int:
    return sum(bit for bit, pattern in _MARKS if pattern.search(name))
