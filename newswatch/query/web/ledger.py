"""All announcements in brief, kept in memory while the file does not change.

Lists, facets and charts are made from it, so that none of them reads the articles: some twenty
thousand short rows. It is read anew when something changed, every other second at most.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, TypeVar

from newswatch.query.web.reader import Reader

T = TypeVar("T")
_YOUNGEST_S, _OLDEST_S = 2.0, 60.0
# An outlet can state a date that is still to come; nothing is announced after it was read.
_ROWS = """
SELECT n.id, coalesce(n.event_id, -n.id), n.article_id,
    min(coalesce(f.published_at, f.first_seen_at), f.first_seen_at) AS announced_at, n.type,
    s.name, s.country, f.currency, f.value, f.usd, n.state, n.is_backfill, n.change_seq
FROM announcement_figures AS f
JOIN announcements AS n ON n.id = f.announcement_id
JOIN sources AS s ON s.id = f.source_id
ORDER BY 4 DESC, n.id DESC
"""
_PARTIES = """
SELECT announcement_id, party_id, role FROM announcement_parties
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One announcement: what lists are narrowed and ordered by. ``usd`` is at the day's rate."""

    id: int
    event_id: int
    article_id: int
    announced_at: str
    type: str
    source: str
    country: str
    currency: str
    value: int
    usd: int | None
    is_live: bool
    is_backfill: bool
    change_seq: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """All announcements, the newest first, and who takes part in which."""

    entries: tuple[Entry, ...]
    parties: tuple[tuple[int, int, str], ...]
    change_seq: int
    _kept: dict[str, Any] = field(default_factory=dict, compare=False)

    def kept(self, name: str, make: Callable[[], T]) -> T:
        """Return what *make* makes, made once for this state of the file."""
        if name not in self._kept:
            self._kept[name] = make()
        found: T = self._kept[name]
        return found

    def live(self) -> list[Entry]:
        """Return the announcements that stand."""
        return [entry for entry in self.entries if entry.is_live]

    def events(self) -> list[Entry]:
        """Return one announcement for each event that stands: the one that told it first."""
        return self.kept("events", lambda: first_tellings(self.live()))


def first_tellings(entries: list[Entry]) -> list[Entry]:
    """Return of entries, the newest first, those that told their event first among them."""
    first = {entry.event_id: entry for entry in entries}
    return [entry for entry in entries if first[entry.event_id] is entry]


class Ledgers:
    """The present ledger of one file, shared by all threads."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock, self._lock = clock, Lock()
        self._kept: Ledger | None = None
        self._read_at = 0.0

    def get(self, reader: Reader) -> Ledger:
        """Return the ledger as of now, or of the last second or two while the file changes."""
        seq = int(reader.value("SELECT value FROM change_counter") or 0)
        with self._lock:
            age = self._clock() - self._read_at
            kept = self._kept
            if kept and (age < _YOUNGEST_S or (kept.change_seq == seq and age < _OLDEST_S)):
                return kept
            self._kept, self._read_at = _read(reader, seq), self._clock()
            return self._kept


def _read(reader: Reader, seq: int) -> Ledger:
    entries = tuple(_entry(*row) for row in reader.tuples(_ROWS))
    return Ledger(entries, tuple(reader.tuples(_PARTIES)), seq)


def _entry(  # noqa: PLR0917 - the columns of the statement
    number: int,
    event_id: int,
    article_id: int,
    announced_at: str,
    kind: str,
    source: str,
    country: str | None,
    currency: str | None,
    value: int | None,
    usd: int | None,
    state: str,
    is_backfill: int,
    change_seq: int,
) -> Entry:
    return Entry(
        number,
        event_id,
        article_id,
        announced_at,
        kind,
        source,
        country or "",
        currency or "",
        value or 0,
        usd,
        state == "live",
        bool(is_backfill),
        change_seq,
    )
