"""What rules wanted told, and the digests that tell it together.

Decides neither what matches nor when a digest is due; composes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from sqlite_utils import Database

from newswatch.model import DigestEntry, message_from_json
from newswatch.store.transactions import one, reads, rows, run, value, writes

_WAITING = "way <> 'alone' AND digest_id IS NULL AND dropped IS NULL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One event or story that a rule wants told; ``way`` is alone, digest or flood."""

    match_id: int
    rule: str
    subject_kind: str
    subject_id: int
    article_id: int
    source: str
    way: str
    matched_at: str
    digest_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What a story's page says of it besides its text."""

    section: str | None = None
    tags: tuple[str, ...] = ()
    description: str | None = None


@reads
def way_of(db: Database, rule: str, subject_kind: str, subject_id: int) -> str | None:
    """Return the way in which *rule* tells a subject; None if it has not matched yet."""
    found = value(
        db,
        "SELECT way FROM matches WHERE rule = ? AND subject_kind = ? AND subject_id = ?",
        (rule, subject_kind, subject_id),
    )
    return str(found) if found else None


@reads
def told_alone(db: Database, rule: str, source: str, since_at: str) -> int:
    """Return how many stories of *source* the rule has told by themselves since *since_at*."""
    return int(
        value(
            db,
            "SELECT count(*) FROM matches WHERE rule = ? AND source = ? AND matched_at >= ?"
            " AND way = 'alone'",
            (rule, source, since_at),
        )
    )


@writes
def add_match(
    db: Database,
    *,
    rule: str,
    subject_kind: str,
    subject_id: int,
    article_id: int,
    source: str,
    way: str,
    now: str,
) -> None:
    """Note that a rule wants a subject told, and the way; nothing if that was noted before.

    What was dropped from a digest, and is wanted after all, waits for the next one.
    """
    run(
        db,
        "INSERT INTO matches (rule, subject_kind, subject_id, article_id, source, way, matched_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET dropped = NULL,"
        " digest_id = NULL, matched_at = excluded.matched_at WHERE dropped IS NOT NULL",
        (rule, subject_kind, subject_id, article_id, source, way, now),
    )


@reads
def waiting_matches(db: Database, rule: str, *, way: str | None = None) -> list[Match]:
    """Return what a digest of *rule* still has to tell, the oldest first."""
    return [
        Match(**row)
        for row in rows(
            db,
            "SELECT id AS match_id, rule, subject_kind, subject_id, article_id, source, way,"  # noqa: S608  our own text
            f" matched_at FROM matches WHERE rule = :rule AND {_WAITING}"
            " AND (:way IS NULL OR way = :way) ORDER BY id",
            {"rule": rule, "way": way},
        )
    ]


@reads
def judged_since_told(db: Database, rule: str, *, limit: int = 500) -> list[Match]:
    """Return what digests of *rule* have told and was judged again since, or withdrawn."""
    return [
        Match(**row)
        for row in rows(
            db,
            "SELECT m.id AS match_id, m.rule, m.subject_kind, m.subject_id, m.article_id, m.source,"
            " m.way, m.matched_at, m.digest_id FROM announcements AS n"
            " JOIN matches AS m ON m.article_id = n.article_id AND m.rule = :rule"
            " JOIN digests AS d ON d.id = m.digest_id"
            " WHERE n.detected_at > d.composed_at AND n.detected_at >= (SELECT min(composed_at)"
            " FROM digests WHERE rule = :rule) AND m.subject_kind = 'event' AND m.way = 'digest'"
            " ORDER BY m.id DESC LIMIT :limit",
            {"rule": rule, "limit": limit},
        )
    ]


@reads
def told_entry(db: Database, match: Match) -> DigestEntry | None:
    """Return what the digest that told *match* last said of it; None if it stood in a line."""
    told = value(
        db,
        "SELECT message FROM alerts WHERE subject_kind = 'digest' AND subject_id = ? LIMIT 1",
        (match.digest_id,),
    )
    entries = message_from_json(json.loads(told)).entries if told else ()
    return next((one for one in entries if one.event_id == match.subject_id), None)


@writes
def tell_again(db: Database, digest_id: int, match_ids: Iterable[int]) -> None:
    """Note that a digest says of what an earlier one told what is not so any more."""
    run(
        db,
        "UPDATE matches SET digest_id = ? WHERE id IN (SELECT value FROM json_each(?))",
        (digest_id, json.dumps([*match_ids])),
    )


@reads
def last_digest_at(db: Database, rule: str, *, by: str) -> str | None:
    """Return when the last digest of *rule*'s schedule was due, or the rule was first seen.

    What lies after *by* is of a clock that was wrong, and does not count.
    """
    found = value(
        db,
        "SELECT max(due_at) FROM digests WHERE rule = ? AND source = '' AND due_at <= ?",
        (rule, by),
    )
    return str(found) if found else None


@writes
def add_digest(
    db: Database, rule: str, *, due_at: str, now: str, since_at: str, source: str = ""
) -> int | None:
    """Add a digest and return its number; None if there was one for that instant already."""
    added = run(
        db,
        "INSERT INTO digests (rule, source, since_at, due_at, composed_at) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT DO NOTHING",
        (rule, source, since_at, due_at, now),
    )
    return int(added.lastrowid or 0) if added.rowcount == 1 else None


@writes
def close_matches(db: Database, digest_id: int, match_ids: Iterable[int]) -> int:
    """Mark what waits as told by a digest, so that no other tells it; return how many."""
    told = run(
        db,
        f"UPDATE matches SET digest_id = ? WHERE {_WAITING}"  # noqa: S608  our own text
        " AND id IN (SELECT value FROM json_each(?))",
        (digest_id, json.dumps([*match_ids])),
    ).rowcount
    run(db, "UPDATE digests SET stories = ? WHERE id = ?", (told, digest_id))
    return told


@writes
def drop_match(db: Database, match_id: int, why: str) -> None:
    """Mark what waits as not to be told after all."""
    run(db, f"UPDATE matches SET dropped = ? WHERE {_WAITING} AND id = ?", (why, match_id))  # noqa: S608  our own text


@reads
def traits_of(db: Database, article_id: int) -> Traits:
    """Return what a story's page says of it besides its text; nothing if it is not stored."""
    row = one(db, "SELECT section, description FROM articles WHERE id = ?", (article_id,))
    tags = rows(
        db,
        "SELECT t.name FROM article_tags AS x JOIN tags AS t ON t.id = x.tag_id"
        " WHERE x.article_id = ? ORDER BY x.position",
        (article_id,),
    )
    return Traits(**(row or {}), tags=tuple(tag["name"] for tag in tags))
