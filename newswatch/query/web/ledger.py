"""All announcements in brief, kept in memory while the file does not change.

Lists, facets and charts are made from it, so that none of them reads the articles: some twenty
thousand short rows. It is read anew when something changed, every other second at most.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from threading import Lock

from newswatch.query.web.reader import Reader
from newswatch.rates import to_usd

_YOUNGEST_S, _OLDEST_S = 2.0, 60.0
_ROWS = """
SELECT n.id, coalesce(n.event_id, -n.id), n.article_id, n.announced_at, n.type, s.name, s.country,
    m.currency, m.value, n.state, n.is_backfill, n.change_seq
FROM announcements AS n
JOIN sources AS s ON s.id = n.source_id
LEFT JOIN announcement_amounts AS m
    ON m.announcement_id = n.id AND m.position = 0 AND m.role = 'announced'
ORDER BY n.announced_at DESC, n.id DESC
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

    def live(self) -> list[Entry]:
        """Return the announcements that stand."""
        return [entry for entry in self.entries if entry.is_live]

    def events(self) -> list[Entry]:
        """Return one announcement for each event that stands: the one that told it first."""
        return first_tellings(self.live())


def first_tellings(entries: list[Entry]) -> list[Entry]:
    """Return of entries, the newest first, those that told their event first among them."""
    first = {entry.event_id: entry for entry in entries}
    return [entry for entry in entries if first[entry.event_id] is entry]


@lru_cache(maxsize=100_000)
def usd_on(currency: str, value: int, day: str) -> int | None:
    """Return a sum in whole US dollars at the rate of a day (ISO 8601), or None without a rate."""
    try:
        found = to_usd(value, currency, date.fromisoformat(day))
    except (ValueError, OverflowError):
        return None
    return found.usd if found else None


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
        usd_on(currency, value, announced_at[:10]) if currency and value is not None else None,
        state == "live",
        bool(is_backfill),
        change_seq,
    )
