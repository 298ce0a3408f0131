"""Read the text that a page states in its JSON-LD and does not show, as pages that a script draws.

Only where the page shows next to none of it, and does not call it something to be paid for.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from newswatch.extract.head import Head
from newswatch.extract.tree import parse, pieces_of, squash

# A body shorter than this says as little as a description, and is often one.
_MIN_BODY = 200
# What is shown beside the statement on such pages: a notice, a line of the footer.
_SHOWN_SHARE = 0.25
_TAG = re.compile(
    r"</?(?:p|br|div|h[1-6]|ul|ol|li|blockquote|span|a|em|strong|b|i)\b", re.IGNORECASE
)


def unshown(head: Head, shown: Sequence[str]) -> list[str]:
    """Return the paragraphs of ``articleBody`` where *shown*, those of the page, are next to none.

    An empty list where the page shows its text, states none, or says that it is not free.
    """
    body = head.article.get("articleBody")
    if not isinstance(body, str) or str(head.article.get("isAccessibleForFree")).lower() == "false":
        return []
    # What a text is written with only gets shorter when it is read.
    if _is_shown(shown, len(body)):
        return []
    paragraphs = _paragraphs(body)
    return [] if _is_shown(shown, sum(map(len, paragraphs))) else paragraphs


def _is_shown(shown: Sequence[str], size: int) -> bool:
    """Tell whether a text of *size* characters is no text, or a good part of it is *shown*."""
    return size < _MIN_BODY or sum(map(len, shown)) > _SHOWN_SHARE * size


def _paragraphs(body: str) -> list[str]:
    """Return the paragraphs of *body*: plain text, or HTML that may be escaped once more."""
    text = html.unescape(body)
    if _TAG.search(text):
        text = "".join(pieces_of(parse(text, "")))
    return [line for piece in text.splitlines() if (line := squash(piece))]
