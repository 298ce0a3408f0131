"""A file that an older newswatch wrote comes to today's schema with all that was in it."""

import sqlite3

import pytest
from sqlite_utils import Database

from newswatch import store
from newswatch.store import migrations
from newswatch.store.transactions import rows, value

pytestmark = pytest.mark.usefixtures("made_anew")

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
INSERT INTO changes (id, article_id, version_id, kind, is_backfill, found_at, done_at)
VALUES (1, 1, 1, 'new', 0, '2026-11-22T00:01:00Z', '2026-11-22T00:02:00Z');
INSERT INTO alerts (id, rule, target, subject_kind, subject_id, kind, key, message, change_id,
    created_at) VALUES
    (5, 'all', 'log', 'event', 1, 'first', 'nw_5', '{}', 1, '2026-11-22T00:02:00Z'),
    (7, 'all', 'desk', 'event', 1, 'first', 'nw_7', '{}', NULL, '2026-11-22T00:02:00Z');
INSERT INTO deliveries (id, alert_id, target, state, attempts, next_attempt_at, tried_at, sent_at)
VALUES (6, 5, 'log', 'sent', 1, NULL, '2026-11-22T00:03:00Z', '2026-11-22T00:03:00Z'),
    (8, 7, 'desk', 'failed', 2, '2026-11-22T00:09:00Z', '2026-11-22T00:04:00Z', NULL);
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


def test_what_was_owed_and_sent_is_so_after_the_outbox_was_made_anew(path, older):
    store.migrate(path)
    db = store.open_database(path)
    found = rows(
        db,
        "SELECT a.id, a.key, a.revision, a.article_id, d.id AS delivery_id, d.state, d.attempts,"
        " d.first_tried_at, d.next_attempt_at, d.sent_at, d.held_at, d.is_aside"
        " FROM alerts AS a JOIN deliveries AS d ON d.alert_id = a.id ORDER BY a.id",
    )
    assert [tuple(row.values()) for row in found] == [
        (5, "nw_5", 1, 1, 6, "sent", 1, "2026-11-22T00:03:00Z", None, "2026-11-22T00:03:00Z",
         None, 0),
        (7, "nw_7", 1, None, 8, "failed", 2, "2026-11-22T00:04:00Z", "2026-11-22T00:09:00Z", None,
         None, 0),
    ]  # fmt: skip
    assert rows(db, "SELECT name FROM sqlite_schema WHERE name LIKE 'old!_%' ESCAPE '!'") == []
    db.close()
