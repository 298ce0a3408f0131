"""A file that an older newswatch wrote comes to today's schema with all that was in it."""

import sqlite3

import pytest
from sqlite_utils import Database
from store.build import announce, at, begin, declare, save

from newswatch import store
from newswatch.store import migrations
from newswatch.store.transactions import rows, run, value


@pytest.fixture
def before_judgements(path):
    """A file as the schema before judgements made it, with a story and a verdict on it."""
    conn = sqlite3.connect(path, isolation_level=None)
    db = Database(conn, execute_plugins=False)
    with store.transaction(db):
        migrations._MIGRATIONS.apply(db, stop_before="0002_judgements")
    run(db, "PRAGMA foreign_keys = ON")
    assert value(db, "PRAGMA user_version") == 1
    declare(db)
    begin(db, 0)
    announce(db, save(db, 1, minute=1))
    save(db, 1, number=2, minute=1)
    for minute in (0, 5):
        run(
            db,
            "INSERT INTO verdicts (article_id, is_funding, note, decided_at, decided_by)"
            " VALUES (1, 1, 'as told', ?, 'eve')",
            (at(minute),),
        )
    kept = [line for line in conn.iterdump() if line.startswith('INSERT INTO "articles"')]
    db.close()
    return kept


def test_an_older_file_keeps_its_rows_and_gets_the_new_tables(path, before_judgements):
    assert store.migrate(path) == [
        found.name.removesuffix(".sql") for found in migrations._FILES[1:]
    ]
    db = store.open_database(path)
    dumped = [line for line in db.conn.iterdump() if line.startswith('INSERT INTO "articles"')]
    assert dumped == before_judgements
    assert [found.facts.type for found in store.list_announcements(db)] == ["pledge"]
    old, known = store.list_verdicts(db)
    assert (old.version, known.version) == (None, 1)  # the first lay before any version
    assert (known.is_funding, known.note, known.decided_by) == (True, "as told", "eve")
    assert (known.answer, known.facts, known.shown, known.drawn) == ("right", None, None, None)
    assert store.find_judgement(db, 1) is None
    assert store.unjudged_articles(db) == []  # both wait to be judged as news
    assert {d.object for d in store.list_docs(db)} >= {"judgements", "detector_quality"}
    assert store.verify(db) == []
    db.close()


def test_a_new_file_and_a_migrated_one_are_the_same(path, before_judgements, tmp_path):
    store.migrate(path)
    made = []
    for file in (path, tmp_path / "new.db"):
        db = store.open_database(file, create=True)
        made.append(rows(db, "SELECT type, name, sql FROM sqlite_master ORDER BY name"))
        made[-1] += rows(db, "SELECT * FROM docs ORDER BY object, column")
        db.close()
    assert made[0] == made[1]
