"""What people decided on reading a story: kept apart from what the detector says.

Changes no announcement by itself. A verdict that is taken back stays on record.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlite_utils import Database

from newswatch.model import Announcement
from newswatch.model.jsonable import from_json, to_json
from newswatch.store.review_rows import Drawn, Verdict
from newswatch.store.transactions import Row, one, reads, rows, run, writes

_VERDICT = """
SELECT d.id AS verdict_id, d.article_id, d.version_id, v.version, d.is_funding, d.answer, d.fixed,
    d.facts, d.shown, d.stratum, d.population, d.weight, d.note, d.decided_at, d.decided_by,
    d.undone_at
FROM verdicts AS d
LEFT JOIN article_versions AS v ON v.id = d.version_id
"""


@writes
def save_verdict(
    db: Database,
    article_id: int,
    *,
    is_funding: bool,
    note: str | None,
    decided_by: str,
    now: str,
    version_id: int | None = None,
    answer: str = "right",
    fixed: Iterable[str] = (),
    facts: Announcement | None = None,
    shown: Announcement | None = None,
    drawn: Drawn | None = None,
) -> int:
    """Store a person's verdict and return its number.

    The last one on an article holds, the others stay on record.
    """
    added = run(
        db,
        "INSERT INTO verdicts (article_id, is_funding, note, decided_at, decided_by, version_id,"
        " answer, fixed, facts, shown, stratum, population, weight)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            article_id,
            is_funding,
            note,
            now,
            decided_by,
            version_id,
            answer,
            json.dumps([*fixed]),
            announcement_text(facts),
            announcement_text(shown),
            *((drawn.stratum, drawn.population, drawn.weight) if drawn else (None, None, None)),
        ),
    )
    return int(added.lastrowid or 0)


@writes
def undo_verdict(db: Database, verdict_id: int, now: str) -> bool:
    """Take a verdict back; False, and no change, if it is unknown or was taken back before."""
    return (
        run(
            db,
            "UPDATE verdicts SET undone_at = ? WHERE id = ? AND undone_at IS NULL",
            (now, verdict_id),
        ).rowcount
        == 1
    )


@reads
def find_verdict(db: Database, article_id: int) -> Verdict | None:
    """Return the verdict that holds for an article, or None."""
    row = one(
        db,
        f"{_VERDICT} WHERE d.article_id = ? AND d.undone_at IS NULL ORDER BY d.id DESC LIMIT 1",
        (article_id,),
    )
    return _verdict(row) if row else None


@reads
def last_verdict(db: Database) -> Verdict | None:
    """Return the verdict that was given last and not taken back, or None."""
    row = one(db, f"{_VERDICT} WHERE d.undone_at IS NULL ORDER BY d.id DESC LIMIT 1")
    return _verdict(row) if row else None


@reads
def list_verdicts(db: Database, article_id: int | None = None) -> list[Verdict]:
    """Return all verdicts, or those on one article, in the order in which they were given."""
    of_one = "" if article_id is None else " WHERE d.article_id = :article_id"
    found = rows(db, f"{_VERDICT}{of_one} ORDER BY d.id", {"article_id": article_id})
    return [_verdict(row) for row in found]


def announcement_text(found: Announcement | None) -> str | None:
    """Return an announcement as JSON text, as columns hold it."""
    return None if found is None else json.dumps(to_json(found), ensure_ascii=False)


def announcement_from(text: str | None) -> Announcement | None:
    """Return the announcement that `announcement_text` made a text of."""
    return None if text is None else from_json(Announcement, json.loads(text))


def _verdict(row: Row) -> Verdict:
    stratum, population, weight = (row.pop(name) for name in ("stratum", "population", "weight"))
    return Verdict(
        **{
            **row,
            "is_funding": bool(row["is_funding"]),
            "fixed": tuple(json.loads(row["fixed"])),
            "facts": announcement_from(row["facts"]),
            "shown": announcement_from(row["shown"]),
        },
        drawn=Drawn(stratum=stratum, population=population, weight=weight) if stratum else None,
    )
