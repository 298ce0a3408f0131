"""What the detector said of each story, flagged or not, and the parts from which samples are drawn.

Judges nothing and draws nothing.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping

from sqlite_utils import Database

from newswatch.model import Announcement
from newswatch.store.review_rows import Judgement, Quality, Stratum
from newswatch.store.transactions import one, reads, rows, run, writes
from newswatch.store.verdicts import announcement_from, announcement_text

_SAVE = """
INSERT INTO judgements (article_id, version_id, is_funding, probability, type, stratum, reasons,
    facts, judged_at, detector)
VALUES (:article_id, :version_id, :is_funding, :probability, :type, :stratum, :reasons, :facts,
    :judged_at, :detector)
ON CONFLICT (article_id) DO UPDATE SET version_id = excluded.version_id,
    is_funding = excluded.is_funding, probability = excluded.probability, type = excluded.type,
    stratum = excluded.stratum, reasons = excluded.reasons, facts = excluded.facts,
    judged_at = excluded.judged_at, detector = excluded.detector
"""


@writes
def save_judgement(
    db: Database,
    article_id: int,
    version_id: int,
    found: Announcement,
    *,
    stratum: str,
    detector: str,
    now: str,
) -> None:
    """Store what the detector said of that version, in place of what it said before.

    Of a story that it takes for none, the reasons are kept and nothing else.
    """
    run(
        db,
        _SAVE,
        {
            "article_id": article_id,
            "version_id": version_id,
            "is_funding": found.is_funding,
            "probability": found.probability,
            "type": found.type,
            "stratum": stratum,
            "reasons": json.dumps(found.reasons, ensure_ascii=False),
            "facts": announcement_text(found) if found.is_funding else None,
            "judged_at": now,
            "detector": detector,
        },
    )


@reads
def find_judgement(db: Database, article_id: int) -> Judgement | None:
    """Return what the detector last said of an article, or None."""
    row = one(
        db,
        "SELECT j.article_id, j.version_id, v.version, j.probability, j.stratum, j.reasons,"
        " j.facts, j.judged_at, j.detector FROM judgements AS j"
        " JOIN article_versions AS v ON v.id = j.version_id WHERE j.article_id = ?",
        (article_id,),
    )
    if row is None:
        return None
    facts, reasons = announcement_from(row.pop("facts")), tuple(json.loads(row.pop("reasons")))
    probability = row.pop("probability")
    rejected = Announcement(is_funding=False, probability=probability, reasons=reasons)
    return Judgement(**row, found=facts or rejected)


# A change that waits will be judged as news: what is judged again or drawn meanwhile leaves it out.


@reads
def waiting_articles(db: Database, article_ids: Collection[int]) -> set[int]:
    """Return those of the articles of which a change still waits to be judged."""
    found = rows(
        db,
        "SELECT DISTINCT article_id FROM changes WHERE done_at IS NULL"
        " AND article_id IN (SELECT value FROM json_each(?))",
        (json.dumps([*article_ids]),),
    )
    return {row["article_id"] for row in found}


@reads
def unjudged_articles(db: Database, *, after: int = 0, limit: int = 500) -> list[int]:
    """Return articles, by number, whose present version has no judgement and waits for none."""
    return _numbers(
        db,
        "SELECT a.id AS article_id FROM articles AS a WHERE a.id > :after"
        " AND a.removed_at IS NULL AND a.body <> ''"
        " AND NOT EXISTS (SELECT 1 FROM judgements AS j"
        " JOIN article_versions AS v ON v.id = j.version_id"
        " WHERE j.article_id = a.id AND v.version = a.version)"
        " AND a.id NOT IN (SELECT article_id FROM changes WHERE done_at IS NULL)"
        " ORDER BY a.id LIMIT :limit",
        {"after": after, "limit": limit},
    )


@reads
def unread_stories(db: Database, stratum: str) -> list[int]:
    """Return the articles of a stratum on which no verdict stands, by number."""
    return _numbers(
        db,
        "SELECT j.article_id FROM judged_stories AS j WHERE j.stratum = :stratum"
        " AND j.article_id NOT IN (SELECT article_id FROM verdicts WHERE undone_at IS NULL)"
        " AND j.article_id NOT IN (SELECT article_id FROM changes WHERE done_at IS NULL)"
        " ORDER BY j.article_id",
        {"stratum": stratum},
    )


@reads
def changed_since_verdict(db: Database) -> list[int]:
    """Return the articles that say something else since a person judged them, by number."""
    return _numbers(
        db,
        "SELECT j.article_id FROM standing_verdicts AS d"
        " JOIN judged_stories AS j ON j.article_id = d.article_id"
        " WHERE d.version_id IS NOT j.version_id"
        " AND j.article_id NOT IN (SELECT article_id FROM changes WHERE done_at IS NULL)"
        " ORDER BY j.article_id",
        {},
    )


def _numbers(db: Database, sql: str, asked: Mapping[str, object]) -> list[int]:
    return [row["article_id"] for row in rows(db, sql, asked)]


@reads
def list_strata(db: Database) -> list[Stratum]:
    """Return each stratum that has stories, with how many of them a sample's verdict stands on."""
    found = rows(
        db,
        # Both are walked by themselves: of a million stories, few were read.
        "SELECT k.stratum, k.population, (SELECT count(*) FROM standing_verdicts AS d"
        " CROSS JOIN judgements AS j ON j.article_id = d.article_id"
        " WHERE d.weight IS NOT NULL AND j.drawn_source_id IS NOT NULL"
        " AND j.stratum = k.stratum) AS read"
        " FROM (SELECT stratum, count(*) AS population FROM judgements"
        " WHERE drawn_source_id IS NOT NULL GROUP BY stratum) AS k ORDER BY k.stratum",
    )
    return [Stratum(**row) for row in found]


@reads
def list_quality(db: Database) -> list[Quality]:
    """Return precision and recall as people's verdicts show them: of all, by source, by type."""
    return [Quality(**row) for row in rows(db, "SELECT * FROM detector_quality")]
