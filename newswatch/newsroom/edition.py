"""What a publisher has out at a moment: which stories, in which words, dated how.

Reads no clock: the moments at which the newsroom opened and turned the page are given. Renders
nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from newswatch.newsroom.publisher import Publisher
from newswatch.newsroom.story import Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A story that is out. ``published_at`` and ``modified_at`` are aware, in whole seconds."""

    story: Story
    path: str
    published_at: datetime
    modified_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """All that is out: ``pieces`` newest first, ``gone`` the status of each withdrawn path."""

    publisher: Publisher
    made_at: datetime
    pieces: tuple[Piece, ...]
    gone: dict[str, int]

    def piece(self, path: str) -> Piece | None:
        """Return the piece whose page is at *path*, or None."""
        return next((piece for piece in self.pieces if piece.path == path), None)


def make_edition(
    publisher: Publisher, opened_at: datetime, turned_at: datetime | None = None
) -> Edition:
    """Return what is out on day one, or on day two where *turned_at* is given.

    Stories of day one are dated from *opened_at* backwards. Those of day two are dated *turned_at*,
    rounded up to a second, so that they are younger than any look taken before the page was turned.
    """
    opened_at = opened_at.replace(microsecond=0)
    made_at = opened_at
    if turned_at is not None:
        made_at = max(_next_second(turned_at), opened_at + timedelta(seconds=1))
    pieces, gone = [], {}
    for story in publisher.stories:
        path = publisher.path_of(story)
        if turned_at is None and story.day > 1:
            continue
        if turned_at is not None and story.withdrawn:
            gone[path] = story.withdrawn
            continue
        pieces.append(_piece(story, path, opened_at, made_at, is_later=turned_at is not None))
    pieces.sort(key=lambda piece: (piece.published_at, piece.path), reverse=True)
    return Edition(publisher=publisher, made_at=made_at, pieces=tuple(pieces), gone=gone)


def _piece(
    story: Story, path: str, opened_at: datetime, made_at: datetime, *, is_later: bool
) -> Piece:
    published_at = opened_at - timedelta(hours=story.hours_before)
    if story.day > 1:
        published_at = made_at
    is_edited = is_later and story.is_edited
    return Piece(
        story=story.edited() if is_edited else story,
        path=path,
        published_at=published_at,
        modified_at=made_at if is_edited else published_at,
    )


def _next_second(moment: datetime) -> datetime:
    whole = moment.replace(microsecond=0)
    return whole if whole == moment else whole + timedelta(seconds=1)
