"""Check that the file is whole and says nothing it cannot prove.

Mends nothing: each finding says what is wrong and where.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from sqlite_utils import Database

from newswatch.store.rows import Finding
from newswatch.store.transactions import path_of, rows, run, transaction, translated

_FINDINGS_PER_CHECK = 20

# Each gives one text for each thing that is wrong.
_CHECKS = {
    # Offsets are code points, as substr counts them. It counts a negative one from the end and
    # stops where the text does: both are asked about, or a wrong offset would pass.
    "evidence": """
SELECT 'evidence ' || e.id || ' of announcement ' || e.announcement_id || ': ' || e.quote AS detail
FROM evidence AS e JOIN article_versions AS v ON v.id = e.version_id
WHERE NOT (e.place = 'body' AND v.body = '') AND (
    e.start_offset < 0 OR length(e.quote) <> e.end_offset - e.start_offset OR e.quote <> substr(
        CASE e.place WHEN 'headline' THEN v.headline ELSE v.body END,
        e.start_offset + 1, e.end_offset - e.start_offset))
""",
    "sums": """
SELECT 'sum ' || m.id || ' of announcement ' || m.announcement_id || ': ' || m.text AS detail
FROM announcement_amounts AS m
JOIN announcements AS n ON n.id = m.announcement_id
JOIN article_versions AS v ON v.id = n.version_id
WHERE m.role = 'announced' AND NOT (m.place = 'body' AND v.body = '') AND (
    m.start_offset < 0 OR length(m.text) <> m.end_offset - m.start_offset OR m.text <> substr(
        CASE m.place WHEN 'headline' THEN v.headline ELSE v.body END,
        m.start_offset + 1, m.end_offset - m.start_offset))
""",
    "evidence_version": """
SELECT 'evidence ' || e.id || ' is of another version than its announcement' AS detail
FROM evidence AS e JOIN announcements AS n ON n.id = e.announcement_id
WHERE e.version_id <> n.version_id
""",
    "versions": """
SELECT 'article ' || a.id || ' is not as its version ' || a.version || ' says' AS detail
FROM articles AS a LEFT JOIN article_versions AS v ON v.article_id = a.id AND v.version = a.version
WHERE v.id IS NULL
    OR (a.headline, a.body, a.content_hash) IS NOT (v.headline, v.body, v.content_hash)
""",
    "version_numbers": """
SELECT 'article ' || article_id || ' lacks a version' AS detail
FROM article_versions GROUP BY article_id HAVING count(*) <> max(version) OR min(version) <> 1
""",
    "events": """
SELECT 'announcement ' || n.id || ' tells of another event than its mention says' AS detail
FROM announcements AS n LEFT JOIN event_mentions AS m ON m.announcement_id = n.id
WHERE n.event_id IS NOT m.event_id
""",
    "change_seq": """
SELECT 'change_counter is behind ' || highest AS detail FROM (
SELECT max(change_seq) AS highest FROM (
    SELECT change_seq FROM articles UNION ALL SELECT change_seq FROM article_versions
    UNION ALL SELECT change_seq FROM announcements UNION ALL SELECT change_seq FROM events
    UNION ALL SELECT change_seq FROM event_mentions
    UNION ALL SELECT change_seq FROM announcement_amounts
    UNION ALL SELECT change_seq FROM announcement_parties
    UNION ALL SELECT change_seq FROM announcement_history UNION ALL SELECT change_seq FROM parties
    UNION ALL SELECT change_seq FROM judgements UNION ALL SELECT change_seq FROM verdicts
    UNION ALL SELECT change_seq FROM sources UNION ALL SELECT change_seq FROM deletions
)) WHERE highest > (SELECT value FROM change_counter)
""",
    "erasures": """
SELECT 'words of erasure ' || id || ' may still be in the file: forget the same again' AS detail
FROM erasures WHERE swept_at IS NULL
""",
    "figures": """
SELECT 'announcement ' || d.announcement_id || ' has other figures than its rows say' AS detail
FROM announcement_figures_due AS d
LEFT JOIN announcement_figures AS f ON f.announcement_id = d.announcement_id
WHERE (f.source_id, f.told_on, f.published_at, f.first_seen_at, f.text, f.currency, f.value, f.usd,
    f.rate_on, f.rate_source, f.is_rate_stale, f.is_day_only)
    IS NOT (d.source_id, d.told_on, d.published_at, d.first_seen_at, d.text, d.currency, d.value,
    d.usd, d.rate_on, d.rate_source, d.is_rate_stale, d.is_day_only)
""",
    "deals": """
SELECT 'announcement ' || announcement_id || ' is no such deal as is counted' AS detail
FROM (
    SELECT announcement_id FROM (SELECT * FROM deal_figures_due EXCEPT SELECT * FROM deal_figures)
    UNION
    SELECT announcement_id FROM (SELECT * FROM deal_figures EXCEPT SELECT * FROM deal_figures_due)
)
""",
    "deal_parties": """
SELECT 'announcement ' || announcement_id || ' is counted for other parties than it names' AS detail
FROM (
    SELECT announcement_id FROM (SELECT * FROM deal_parties_due EXCEPT SELECT * FROM deal_parties)
    UNION
    SELECT announcement_id FROM (SELECT * FROM deal_parties EXCEPT SELECT * FROM deal_parties_due)
)
""",
    "deal_pairs": """
SELECT 'announcement ' || announcement_id || ' is counted for pairs that it has not' AS detail
FROM (
    SELECT announcement_id FROM (SELECT * FROM deal_pairs_due EXCEPT SELECT * FROM deal_pairs)
    UNION
    SELECT announcement_id FROM (SELECT * FROM deal_pairs EXCEPT SELECT * FROM deal_pairs_due)
)
""",
    "judged": """
SELECT 'source ' || q.source_id || ' has another number of judged stories than is counted' AS detail
FROM (
    SELECT source_id, stratum, type, sum(stories) AS stories FROM (
        SELECT source_id, stratum, type, stories FROM judged_counts
        UNION ALL SELECT drawn_source_id, stratum, coalesce(type, ''), -1 FROM judgements
        WHERE drawn_source_id IS NOT NULL
    ) GROUP BY source_id, stratum, type
) AS q WHERE q.stories <> 0
""",
    "history": """
SELECT 'announcement ' || n.id || ' is not as its history says' AS detail
FROM announcements AS n
JOIN announcement_facts AS f ON f.announcement_id = n.id
LEFT JOIN announcement_history AS h ON h.announcement_id = n.id AND h.known_until_at IS NULL
WHERE (h.state, h.facts) IS NOT (n.state, f.facts)
""",
    "drawn": """
SELECT 'the judgement of story ' || j.article_id || ' is counted for what it is not' AS detail
FROM judgements AS j JOIN articles AS a ON a.id = j.article_id
LEFT JOIN article_versions AS v ON v.id = j.version_id AND v.version = a.version
WHERE j.drawn_source_id
    IS NOT iif(v.id IS NOT NULL AND a.removed_at IS NULL AND a.body <> '', a.source_id, NULL)
""",
    "deliveries": """
SELECT 'alert ' || a.id || ' has no delivery' AS detail
FROM alerts AS a LEFT JOIN deliveries AS d ON d.alert_id = a.id WHERE d.id IS NULL
""",
    "ledger": """
SELECT 'delivery ' || d.id || CASE
    WHEN d.target <> a.target THEN ' goes to another target than its alert says'
    WHEN d.state = 'sent' AND d.sent_at IS NULL THEN ' is sent, and nobody knows when'
    WHEN d.state <> 'sent' AND d.sent_at IS NOT NULL THEN ' was sent and is ' || d.state
    WHEN d.state = 'sent' THEN ' is sent and still due'
    ELSE ' carries another key than its alert'
END AS detail
FROM deliveries AS d JOIN alerts AS a ON a.id = d.alert_id
WHERE d.target <> a.target OR (d.state = 'sent') <> (d.sent_at IS NOT NULL)
    OR (d.state = 'sent' AND d.next_attempt_at IS NOT NULL)
    OR json_extract(a.message, '$.key') <> a.key
""",
}


def verify(db: Database) -> list[Finding]:
    """Return what is wrong with the database: nothing, if all is well.

    Looks at the pages, the references, the full-text index, the quotes and announced sums against
    the texts they are taken from, and the numbers that must agree. At most 20 findings a check.
    Reads the whole file; the look at the full-text index waits for other writers, and a read-only
    connection leaves it out.
    """
    with translated(path_of(db)):
        found = list(_pages(db))
        if found:
            return found  # nothing that is read from a damaged file can be trusted
        found.extend(_references(db))
        if not db.execute("PRAGMA query_only").fetchone()[0]:
            found.extend(_full_text(db))
        for check, sql in _CHECKS.items():
            found.extend(
                Finding(check=check, detail=row["detail"])
                for row in rows(db, f"SELECT detail FROM ({sql}) LIMIT {_FINDINGS_PER_CHECK}")  # noqa: S608  our own text
            )
    return found


def _pages(db: Database) -> Iterator[Finding]:
    try:
        answers = run(db, f"PRAGMA integrity_check({_FINDINGS_PER_CHECK})").fetchall()
    except sqlite3.DatabaseError as error:
        answers = [(str(error),)]
    for (detail,) in answers:
        if detail != "ok":
            yield Finding(check="integrity", detail=detail)


def _references(db: Database) -> Iterator[Finding]:
    for table, rowid, parent, _ in run(db, "PRAGMA foreign_key_check").fetchmany(
        _FINDINGS_PER_CHECK
    ):
        yield Finding(
            check="references", detail=f"row {rowid} of {table} refers to a missing row of {parent}"
        )


def _full_text(db: Database) -> Iterator[Finding]:
    problem = None
    with transaction(db):
        try:
            run(db, "INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError as error:
            problem = str(error)
    if problem:
        yield Finding(
            check="full_text", detail=f"the index is not what the articles say ({problem})"
        )
