"""A file that an older newswatch wrote comes to today's schema with all that was in it."""

import sqlite3

import pytest
from sqlite_utils import Database

from newswatch import store
from newswatch.store import migrations
from newswatch.store.transactions import rows, value

# Written as the first schema has it, without any code of today.
WRITTEN = """
INSERT INTO sources (id, name, title, home) VALUES (1, 'outlet', 'The Outlet', 'https://o.example');
INSERT INTO articles (id, source_id, url, canonical_url, headline, body, content_hash,
    first_seen_at, last_seen_at, last_changed_at, is_backfill)
VALUES (1, 1, 'https://o.example/1', 'https://o.example/1', 'Kite raises US$5m', 'It raised US$5m.',
    '1:a', '2026-11-22T00:01:00Z', '2026-11-22T00:01:00Z', '2026-11-22T00:01:00Z', 0);
INSERT INTO article_urls VALUES ('https://o.example/1', 'h', 1, 'canonical');
INSERT INTO article_versions (id, article_id, version, content_hash, headline, body, authors,
    fetched_at)
VALUES (1, 1, 1, '1:a', 'Kite raises US$5m', 'It raised US$5m.', '[]', '2026-11-22T00:01:00Z');
INSERT INTO events (id, type, first_article_id, first_seen_at)
VALUES (1, 'round', 1, '2026-11-22T00:01:00Z');
INSERT INTO announcements (id, article_id, version_id, event_id, type, probability, is_backfill,
    detected_at, detector) VALUES (1, 1, 1, 1, 'round', 0.9, 0, '2026-11-22T00:02:00Z', '0');
INSERT INTO event_mentions (announcement_id, event_id, article_id, is_first) VALUES (1, 1, 1, 1);
INSERT INTO evidence (announcement_id, position, fact, place, quote, start_offset, end_offset,
    version_id) VALUES (1, 0, 'amounts[0]', 'body', 'US$5m', 10, 15, 1);
INSERT INTO verdicts (article_id, is_funding, note, decided_at, decided_by) VALUES
    (1, 0, 'before it was read', '2026-11-22T00:00:00Z', 'eve'),
    (1, 1, 'as told', '2026-11-22T00:05:00Z', 'eve');
"""


@pytest.fixture
def older(path):
    """The rows of a file of the first schema, with a story, its announcement and verdicts."""
    conn = sqlite3.connect(path, isolation_level=None)
    db = Database(conn, execute_plugins=False)
    with store.transaction(db):
        second = migrations._FILES[1].name.removesuffix(".sql")
        migrations._MIGRATIONS.apply(db, stop_before=second)
    assert value(db, "PRAGMA user_version") == 1
    conn.execute("PRAGMA foreign_keys = ON")
    conn.executescript(WRITTEN)
    kept = {name: rows(db, f"SELECT * FROM {name}") for name in KEPT}
    db.close()
    return kept


KEPT = ("articles", "article_versions", "announcements", "evidence", "events", "verdicts")


def test_an_older_file_keeps_its_rows_and_gets_the_new_tables(path, older):
    assert store.migrate(path) == [
        found.name.removesuffix(".sql") for found in migrations._FILES[1:]
    ]
    db = store.open_database(path)
    for name, before in older.items():
        after = rows(db, f"SELECT * FROM {name}")
        assert [{k: row[k] for k in old} for row, old in zip(after, before, strict=True)] == before
    unread, known = store.list_verdicts(db)
    assert (unread.version, known.version) == (None, 1)
    assert (known.is_funding, known.note, known.decided_by) == (True, "as told", "eve")
    assert (known.answer, known.facts, known.shown, known.drawn) == ("right", None, None, None)
    assert store.find_verdict(db, 1) == known
    assert store.find_judgement(db, 1) is None
    assert store.unjudged_articles(db) == [1]
    assert {d.object for d in store.list_docs(db)} >= {"judgements", "detector_quality"}
    assert store.verify(db) == []
    db.close()


def test_a_new_file_and_a_migrated_one_are_the_same(path, older, tmp_path):
    store.migrate(path)
    made = []
    for file in (path, tmp_path / "new.db"):
        db = store.open_database(file, create=True)
        made.append(rows(db, "SELECT type, name, sql FROM sqlite_master ORDER BY name"))
        made[-1] += rows(db, "SELECT * FROM docs ORDER BY object, column")
        db.close()
    assert made[0] == made[1]
