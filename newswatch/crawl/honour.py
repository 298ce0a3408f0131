"""What is kept of a story whose publisher reserves the mining of its text: facts, and no text.

Values in, values out; the store erases what was kept before.
"""

from __future__ import annotations

from dataclasses import replace

from newswatch.diff import Seen
from newswatch.hashes import content_hash
from newswatch.model import Article

_OF_FACTS = frozenset({"tag", "author"})


def honoured(article: Article) -> Article:
    """Return *article* as it may be stored.

    Of a reserved page the headline, dates, names and addresses stay, which are facts; text, summary
    and the links within go.
    """
    if not article.wishes.tdm_reserved:
        return article
    links = tuple(link for link in article.links if link.role in _OF_FACTS)
    return replace(article, body="", description=None, links=links)


def as_reserved(old: Seen | None, article: Article) -> Seen | None:
    """Return *old* as it compares with a reserved page: without the text that is not looked at."""
    if old is None or not article.wishes.tdm_reserved:
        return old
    return replace(old, body="", content_hash=content_hash(old.headline, "", old.authors))
