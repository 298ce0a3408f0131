"""Diff: tell whether an article says something else than when it was last seen.

Compares what is stored with what was read; reads no clock, network or database, and writes
nothing. The conductor stores the verdict in the same transaction as the article.
"""

from __future__ import annotations

from dataclasses import dataclass

from newswatch.hashes import content_hash, said, settled
from newswatch.model import Article, Change

__all__ = ["Seen", "diff", "diff_missing", "is_same_story", "is_same_text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What is remembered of an article: its words as last stored, and since when it is missing.

    ``missing_for_s`` are the seconds since it was first found missing, or None.
    """

    headline: str
    body: str
    authors: tuple[str, ...]
    content_hash: str
    is_removed: bool = False
    missing_for_s: float | None = None


def diff(old: Seen | None, new: Article) -> Change | None:
    """Return how *new* differs from *old*: new, modified with the fields that moved, or None.

    Figures that move by themselves ("3 hours ago", views), links, dates and pictures are no change.
    A hash of an older version of the rules is not compared: the words are.
    """
    if old is None:
        return Change(kind="new")
    fields = _moved(old, new)
    if old.is_removed:
        return Change(kind="modified", fields=("restored", *fields))
    return Change(kind="modified", fields=fields) if fields else None


def is_same_story(old: Seen, new: Article) -> bool:
    """Tell whether *new* is another telling of *old*: its headline, or half of its paragraphs.

    For a page that names another address as its canonical one: the name alone proves nothing.
    """
    if settled(old.headline) == settled(new.headline):
        return True
    before, now = set(said(old.body)), set(said(new.body))
    return 2 * len(before & now) >= max(min(len(before), len(now)), 1)


def is_same_text(old: Seen, new: Article) -> bool:
    """Tell whether half of the paragraphs are the same: of *old*, and of *new*.

    Sterner than `is_same_story`: a channel that uses an id again may use a headline again, too.
    """
    before, now = set(said(old.body)), set(said(new.body))
    return bool(before & now) and 2 * len(before & now) >= max(len(before), len(now))


def _moved(old: Seen, new: Article) -> tuple[str, ...]:
    if old.content_hash == content_hash(new.headline, new.body, new.authors):
        return ()
    moved = {
        "headline": settled(old.headline) != settled(new.headline),
        "body": said(old.body) != said(new.body),
        "authors": sorted(old.authors) != sorted(new.authors),
    }
    return tuple(name for name, is_moved in moved.items() if is_moved)


def diff_missing(old: Seen, *, confirm_after_s: float) -> Change | None:
    """Return ``removed`` for a page that is missing again, *confirm_after_s* after the first time.

    One 404 may be a slip of the site; a second look decides.
    """
    if old.is_removed or old.missing_for_s is None or old.missing_for_s < confirm_after_s:
        return None
    return Change(kind="removed")
