"""How sources are doing: spells of well, degraded and blind, and who cannot see at this moment.

Keeps what was judged and judges nothing itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from sqlite_utils import Database

from newswatch.store.transactions import one, reads, rows, run, value, writes


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """One source in one state: ``state`` is well, degraded or blind, ``reason`` a word or None."""

    spell_id: int
    source: str
    title: str
    home: str
    state: str
    reason: str | None
    detail: str | None
    began_at: str
    ended_at: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """How many sources are watched, and the spells in which some of them were blind."""

    watched: int
    blind: tuple[Spell, ...]
    now: str

    def sentence(self, zone: tzinfo = UTC) -> str:
        """Return "2 of 14 sources were blind since 09:00", or "" where all could see.

        The time is that of the first that went blind, with its day where that is another.
        """
        if not self.blind:
            return ""
        number = len({spell.source for spell in self.blind})
        noun, verb = ("source", "was") if self.watched == 1 else ("sources", "were")
        verb = "was" if number == 1 else verb
        first = min(spell.began_at for spell in self.blind)
        return f"{number} of {self.watched} {noun} {verb} blind since {self._clock(first, zone)}"

    def lines(self, zone: tzinfo = UTC) -> list[str]:
        """Return a line for each blind spell: which outlet, since or from when to when, and why."""
        return [
            f"{spell.title}: {self._span(spell, zone)}{f'; {spell.detail}' if spell.detail else ''}"
            for spell in self.blind
        ]

    def _span(self, spell: Spell, zone: tzinfo) -> str:
        began = self._clock(spell.began_at, zone)
        if spell.ended_at is None:
            return f"blind since {began}"
        return f"blind from {began} to {self._clock(spell.ended_at, zone)}"

    def _clock(self, stamp: str, zone: tzinfo) -> str:
        moment = datetime.fromisoformat(stamp).astimezone(zone)
        is_today = moment.date() == datetime.fromisoformat(self.now).astimezone(zone).date()
        return moment.strftime("%H:%M" if is_today else "%Y-%m-%d %H:%M")


_SPELLS = """
SELECT p.id AS spell_id, s.name AS source, s.title, s.home, p.state, p.reason, p.detail,
    p.began_at, p.ended_at
FROM source_states AS p
JOIN sources AS s ON s.id = p.source_id
"""


@reads
def blind_sources(db: Database, now: str, *, since: str | None = None) -> Sight:
    """Return which of the watched sources are blind at *now*, or have been at any time *since*.

    Both are RFC 3339 UTC text ending in Z. A source is watched as long as runs judge it.
    """
    spells = rows(
        db,
        f"{_SPELLS} WHERE p.state = 'blind' AND p.began_at <= :now"
        " AND (p.ended_at IS NULL OR p.ended_at > :since) ORDER BY p.began_at, s.name",
        {"now": now, "since": since or now},
    )
    watched = value(db, "SELECT count(*) FROM source_states WHERE ended_at IS NULL")
    blind = tuple(Spell(**row) for row in spells)
    gone = {spell.source for spell in blind} - _present(db)
    return Sight(watched=int(watched) + len(gone), blind=blind, now=now)


def _present(db: Database) -> set[str]:
    return {
        row["name"]
        for row in rows(
            db,
            "SELECT s.name FROM source_states AS p JOIN sources AS s ON s.id = p.source_id"
            " WHERE p.ended_at IS NULL",
        )
    }


@reads
def list_spells(db: Database, source: str, *, limit: int = 20) -> list[Spell]:
    """Return the latest spells of *source*, the present one first."""
    found = rows(db, f"{_SPELLS} WHERE s.name = ? ORDER BY p.id DESC LIMIT ?", (source, limit))
    return [Spell(**row) for row in found]


@reads
def present_spells(db: Database) -> Mapping[str, Spell]:
    """Return by source the spell that lasts; a source that was never judged has none."""
    found = rows(db, f"{_SPELLS} WHERE p.ended_at IS NULL ORDER BY s.name")
    return {row["source"]: Spell(**row) for row in found}


@writes
def save_state(
    db: Database,
    source_id: int,
    *,
    state: str,
    reason: str | None,
    detail: str | None,
    began_at: str,
    now: str,
) -> int | None:
    """Note what a source was judged to be; return the number of its new spell, None if it goes on.

    A spell ends when the state becomes another. While it lasts, reason and detail are the latest.
    """
    present = one(
        db,
        "SELECT id, state FROM source_states WHERE source_id = ? AND ended_at IS NULL",
        (source_id,),
    )
    if present is not None and present["state"] == state:
        run(
            db,
            "UPDATE source_states SET reason = ?, detail = ?, judged_at = ? WHERE id = ?",
            (reason, detail, now, present["id"]),
        )
        return None
    if present is not None:
        run(db, "UPDATE source_states SET ended_at = ? WHERE id = ?", (now, present["id"]))
    cursor = run(
        db,
        "INSERT INTO source_states (source_id, state, reason, detail, began_at, judged_at)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (source_id, state, reason, detail, min(began_at, now), now),
    )
    return int(cursor.lastrowid or 0)


@writes
def end_spells(db: Database, watched: set[str], now: str) -> None:
    """End the spells of all sources that are not among *watched*: nobody looks at them any more."""
    for source, spell in present_spells(db).items():
        if source not in watched:
            run(db, "UPDATE source_states SET ended_at = ? WHERE id = ?", (now, spell.spell_id))
