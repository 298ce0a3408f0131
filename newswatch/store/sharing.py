"""A file to be passed on: announcements, parties, links and short quotes, and no text of a story.

Reads the database at one moment and alters nothing in it.
"""

from __future__ import annotations

import sqlite3
from importlib.resources import files
from pathlib import Path

from newswatch.store.docs import describe
from newswatch.store.export_sql import QUOTE_LIMIT
from newswatch.store.migrations import statements
from newswatch.store.transactions import translated

# "nwsh" in the header: what this program's database is not.
SHARED_ID = int.from_bytes(b"nwsh", "big")

# In the order in which rows may refer to each other.
_COPY = """
INSERT INTO sources SELECT id, name, title, home, country, language FROM whole.sources;
INSERT INTO stories
SELECT a.id, a.source_id, a.canonical_url, a.headline, a.language, a.published_at, a.first_seen_at
FROM whole.announcements AS n CROSS JOIN whole.articles AS a ON a.id = n.article_id
WHERE n.state = 'live';
INSERT INTO links
SELECT k.article_id, k.position, k.url, substr(k.text, 1, :limit), k.role
FROM stories AS s CROSS JOIN whole.links AS k ON k.article_id = s.id;
INSERT INTO announcements
SELECT n.id, n.article_id, n.event_id, n.type, n.round, n.period_years, n.probability, w.told_on,
    w.text, w.currency, w.value, w.usd, w.rate_on, w.rate_source, w.is_rate_stale, n.is_backfill,
    n.detected_at
FROM whole.announcements AS n
JOIN whole.announcement_figures AS w ON w.announcement_id = n.id WHERE n.state = 'live';
INSERT INTO amounts
SELECT m.announcement_id, m.position, m.role, m.text, m.currency, m.value
FROM announcements AS n JOIN whole.announcement_amounts AS m ON m.announcement_id = n.id;
INSERT INTO parties
SELECT id, name FROM whole.parties WHERE id IN (
    SELECT k.party_id FROM announcements AS n
    JOIN whole.announcement_parties AS k ON k.announcement_id = n.id
);
INSERT INTO announcement_parties
SELECT k.announcement_id, k.role, k.position, k.is_lead, k.name, k.party_id
FROM announcements AS n JOIN whole.announcement_parties AS k ON k.announcement_id = n.id;
INSERT INTO evidence
SELECT e.announcement_id, e.position, e.fact, e.place, substr(e.quote, 1, :limit)
FROM announcements AS n JOIN whole.evidence AS e ON e.announcement_id = n.id;
"""


def share(whole: Path, path: Path) -> int:
    """Write the facts of the database *whole* to the empty file *path*; return how many announce.

    The file describes itself in its table ``docs``. Excerpts have at most 300 characters.
    """
    sql = (files("newswatch.store") / "sharing.sql").read_text("utf-8")
    with translated(whole):
        # Attached read-only: what is shared is written to the new file alone.
        conn = sqlite3.connect(path.absolute().as_uri(), uri=True, isolation_level=None)
        try:
            conn.execute("ATTACH ? AS whole", (f"{whole.absolute().as_uri()}?mode=ro",))
            conn.execute("BEGIN")
            _fill(conn, sql)
            conn.execute("COMMIT")
            conn.execute(f"PRAGMA application_id = {SHARED_ID}")
            return int(conn.execute("SELECT count(*) FROM announcements").fetchone()[0])
        finally:
            conn.close()


def _fill(conn: sqlite3.Connection, sql: str) -> None:
    for statement in statements(sql):
        conn.execute(statement)
    conn.executemany(
        "INSERT INTO docs VALUES (?, ?, ?, ?)",
        [(said.object, said.column, said.description, said.format) for said in describe(sql)],
    )
    for statement in statements(_COPY):
        conn.execute(statement, {"limit": QUOTE_LIMIT} if ":limit" in statement else {})
