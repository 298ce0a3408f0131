"""What a file gathers beside its stories, for `bench/file.py`: crawls, addresses, links, edits.

Made from the stories by statements, through the schema's own triggers, so that a large file that is
there already can be given its past as well:

    python bench/past.py FILE
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import perf_counter

from newswatch import store

# A fingerprint like those of addresses: as long, and as spread.
_HASH = "printf('%016x', {} * 2654435761 % 1125899906842597)"
# Every seventh of a hundred stories was edited once, and of those that announce one in twenty; one
# in two hundred is gone. What was added stands at the end, so that all evidence is where it says.
_EDITED = "(id % 100 = 7 OR id % 1000 = 1)"
_EDIT = "\n\nCorrected: an earlier version of this story said otherwise."
STEPS = {
    "channels": """
INSERT INTO feeds (source_id, url, kind, first_success_at, last_success_at, last_fetched_at,
    next_fetch_at)
SELECT s.id, s.home || '/feed', 'feed', '2020-01-01T00:00:00Z', d.last, d.last, d.last
FROM sources AS s JOIN (
    SELECT source_id, max(first_seen_at) AS last FROM articles GROUP BY source_id
) AS d ON d.source_id = s.id
""",
    # A look a day that found something.
    "crawls": """
INSERT INTO crawls (run_id, source_id, started_at, finished_at, heartbeat_at, finish_reason, pages,
    found, new)
SELECT day, source_id, day || 'T23:50:00Z', day || 'T23:51:00Z', day || 'T23:51:00Z', 'finished',
    stories + 1, stories, stories
FROM source_days WHERE stories > 0 ORDER BY day, source_id
""",
    "requests": """
INSERT INTO fetches (crawl_id, source_id, url, kind, status, final_url, fetched_at, bytes_received,
    elapsed_ms)
SELECT c.id, c.source_id, s.home || '/feed', 'feed', 200, s.home || '/feed', c.started_at, 20000, 90
FROM crawls AS c JOIN sources AS s ON s.id = c.source_id
""",
    "addresses": f"""
INSERT INTO article_urls (url, url_hash, article_id, kind)
SELECT canonical_url, {_HASH.format("id")}, id, 'canonical' FROM articles
""",  # noqa: S608 - our own words
    "candidates": f"""
INSERT INTO candidates (source_id, feed_id, url, url_hash, title, published, state, discovered_at,
    is_backfill)
SELECT a.source_id, f.id, a.url, {_HASH.format("a.id")}, a.headline, a.published, 'done',
    a.first_seen_at, 0
FROM articles AS a JOIN feeds AS f ON f.source_id = a.source_id
""",  # noqa: S608 - our own words
    "changes": """
INSERT INTO changes (article_id, version_id, kind, is_backfill, found_at, done_at)
SELECT id, id, 'new', 0, first_seen_at, first_seen_at FROM articles
""",
    # Three to stories of the same outlet that are here, and one that leads elsewhere.
    "links": f"""
INSERT INTO links (article_id, position, url, url_hash, text, role, target_article_id)
SELECT a.id, n.value, t.canonical_url, {_HASH.format("t.id")}, t.headline, 'related', t.id
FROM articles AS a CROSS JOIN json_each('[0, 1, 2]') AS n
CROSS JOIN articles AS t ON t.id = a.id - 40 * (n.value * 7 + a.id % 7 + 1)
UNION ALL
SELECT id, 3, 'https://elsewhere.example/' || id, {_HASH.format("(id + 5000000)")}, 'Elsewhere',
    'in_body', NULL
FROM articles
""",  # noqa: S608 - our own words
    "versions": f"""
INSERT INTO article_versions (article_id, version, content_hash, headline, body, authors,
    fetched_at)
SELECT id, 2, content_hash || 'e', headline, body || '{_EDIT}', '[]', first_seen_at FROM articles
WHERE {_EDITED}
""",  # noqa: S608 - our own words
    "edits": f"""
UPDATE articles SET version = 2, content_hash = content_hash || 'e', body = body || '{_EDIT}'
WHERE {_EDITED}
""",  # noqa: S608 - our own words
    "edits noticed": """
INSERT INTO changes (article_id, version_id, kind, fields, is_backfill, found_at, done_at)
SELECT article_id, id, 'modified', '["body"]', 0, fetched_at, fetched_at FROM article_versions
WHERE version = 2
""",
    "withdrawals": "UPDATE articles SET removed_at = last_seen_at WHERE id % 200 = 13",
    "withdrawals noticed": """
INSERT INTO changes (article_id, kind, is_backfill, found_at, done_at)
SELECT id, 'removed', 0, removed_at, removed_at FROM articles WHERE removed_at IS NOT NULL
""",
}


def give(db: store.Database) -> None:
    """Give the stories of *db* a past; print how long each part took."""
    for name, sql in STEPS.items():
        began = perf_counter()
        with store.transaction(db):
            rows = db.conn.execute(sql).rowcount
        print(f"{name}: {rows:,} rows in {perf_counter() - began:.0f} s", flush=True)


if __name__ == "__main__":
    opened = store.open_database(Path(sys.argv[1]))
    for setting in ("synchronous = OFF", "cache_size = -800000", "wal_autocheckpoint = 20000"):
        opened.execute(f"PRAGMA {setting}")
    give(opened)
    opened.close()
