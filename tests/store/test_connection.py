"""Opening a database, or being told why not and what to do."""

import multiprocessing
import sqlite3
import subprocess
import sys

import pytest
from sqlite_utils import Database
from store.build import at, declare

from newswatch import store
from newswatch.errors import StoreError
from newswatch.store import migrations
from newswatch.store.transactions import rows, run, transaction, value


def refusal(path, **how):
    with pytest.raises(StoreError) as refused:
        store.open_database(path, **how)
    assert str(path) in str(refused.value)
    assert refused.value.path == str(path)
    return str(refused.value)


@pytest.mark.usefixtures("made_anew")
def test_a_missing_file_is_only_made_on_request(path):
    assert "no database yet: `newswatch run` makes one" in refusal(path)
    assert not path.exists()
    assert "no database yet" in refusal(path, create=True, read_only=True)
    store.open_database(path, create=True).close()
    store.open_database(path).close()


@pytest.mark.usefixtures("made_anew")
def test_an_empty_file_is_as_good_as_none(path):
    path.touch()
    assert "no database yet" in refusal(path)
    store.open_database(path, create=True).close()


def test_a_folder_is_refused(tmp_path):
    assert "a folder, not a database" in refusal(tmp_path, create=True)


def test_a_file_in_a_missing_folder_is_refused(tmp_path):
    assert "folder does not exist" in refusal(tmp_path / "no" / "x.db", create=True)


def test_what_is_no_sqlite_is_refused_and_left_alone(path):
    path.write_text("Dear diary, " * 100)
    assert "no SQLite database: name another file" in refusal(path)
    assert path.read_text().startswith("Dear diary")


def test_a_foreign_database_is_refused_and_left_alone(path):
    with sqlite3.connect(path) as foreign:
        foreign.execute("CREATE TABLE bookmarks (url)")
    foreign.close()
    before = path.read_bytes()
    assert "another program's database" in refusal(path, create=True)
    with pytest.raises(StoreError, match="another program's"):
        store.migrate(path)
    assert path.read_bytes() == before


def test_a_newer_database_is_refused(path, db):
    db.execute("PRAGMA user_version = 99")
    assert "newer newswatch (schema 99" in refusal(path)
    with pytest.raises(StoreError, match="update newswatch"):
        store.migrate(path)


def test_an_older_database_names_the_verb_that_helps(path, db):
    db.execute("PRAGMA user_version = 0")
    assert "run `newswatch migrate`" in refusal(path)


@pytest.mark.usefixtures("made_anew")
def test_migrate_applies_what_is_pending_once(path):
    with sqlite3.connect(path) as older:
        older.execute(f"PRAGMA application_id = {store.APPLICATION_ID}")
    older.close()
    applied = store.migrate(path)
    assert applied[0] == "0001_first"
    assert len(applied) == store.SCHEMA_VERSION
    assert store.migrate(path) == []
    store.open_database(path).close()


@pytest.mark.usefixtures("made_anew")
def test_a_file_of_the_first_schema_keeps_its_stories(path):
    older = Database(sqlite3.connect(path))
    with transaction(older):
        migrations._MIGRATIONS.apply(older, stop_before="0002_kind_and_provenance")
    run(
        older,
        "INSERT INTO sources (name, title, home) VALUES ('outlet', 'The Outlet', 'https://o.example')",
    )
    run(
        older,
        "INSERT INTO articles (source_id, url, canonical_url, headline, body, content_hash,"
        " first_seen_at, last_seen_at, last_changed_at, is_backfill)"
        " VALUES (1, '/a', '/a', 'A', 'B', '1:x', :now, :now, :now, 0)",
        {"now": at(0)},
    )
    older.conn.commit()
    older.close()
    assert "newswatch migrate" in refusal(path)
    assert store.migrate(path)[0] == "0002_kind_and_provenance"
    db = store.open_database(path)
    assert rows(db, "SELECT headline, kind, provenance FROM articles") == [
        {"headline": "A", "kind": "news", "provenance": "{}"}
    ]
    db.close()


def test_migrate_makes_no_new_file(path):
    with pytest.raises(StoreError, match="no database yet"):
        store.migrate(path)
    assert not path.exists()


def test_a_damaged_file_is_named_so(path, db):
    declare(db)
    page = value(db, "SELECT rootpage FROM sqlite_master WHERE name = 'sources'")
    db.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)
    opened = store.open_database(path)
    try:
        with pytest.raises(StoreError, match="damaged: `newswatch verify` says where"):
            store.list_sources(opened)
        assert [finding.check for finding in store.verify(opened)].count("integrity") >= 1
    finally:
        opened.close()


def test_a_truncated_file_is_no_traceback(path, db):
    declare(db)
    db.close()
    path.write_bytes(path.read_bytes()[:8192])
    try:
        opened = store.open_database(path)
    except StoreError:
        return
    with opened, pytest.raises(StoreError):
        store.list_sources(opened)


def test_a_path_with_marks_of_a_uri_is_a_path(tmp_path):
    odd = tmp_path / "a?mode=memory#b%20c.db"
    store.open_database(odd, create=True).close()
    assert odd.exists()


def test_read_only_means_no_writing(path, db):
    declare(db)
    reader = store.open_database(path, read_only=True)
    assert [row.name for row in store.list_sources(reader)] == ["outlet"]
    with pytest.raises(StoreError, match="cannot be written"):
        store.note_success(reader, "outlet")
    assert store.verify(reader) == []
    reader.close()


def test_a_file_of_which_nothing_may_be_opened(path, monkeypatch):
    class Refused(sqlite3.OperationalError):
        sqlite_errorcode = sqlite3.SQLITE_CANTOPEN

    def refuse(*_, **__):
        raise Refused("unable to open database file")

    monkeypatch.setattr(sqlite3, "connect", refuse)
    assert "cannot be opened" in refusal(path, create=True)


def test_the_file_says_whose_it_is(db):
    assert value(db, "PRAGMA application_id") == store.APPLICATION_ID
    assert value(db, "PRAGMA user_version") == store.SCHEMA_VERSION
    assert value(db, "PRAGMA journal_mode") == "wal"
    assert value(db, "PRAGMA foreign_keys") == 1


def test_a_closed_connection_is_a_store_error(db):
    db.close()
    with pytest.raises(StoreError, match="the database"):
        store.list_sources(db)


def make(path, barrier):
    barrier.wait()
    db = store.open_database(path, create=True)
    declare(db, name=f"by-{multiprocessing.current_process().name}")
    db.close()


@pytest.mark.usefixtures("made_anew")
def test_two_that_make_the_same_file_at_once_both_get_it(path):
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(2)
    makers = [context.Process(target=make, args=(path, barrier)) for _ in range(2)]
    for maker in makers:
        maker.start()
    for maker in makers:
        maker.join()
    assert [maker.exitcode for maker in makers] == [0, 0]
    db = store.open_database(path)
    assert len(store.list_sources(db)) == 2
    db.close()


HOLD = """
import sqlite3, sys
holder = sqlite3.connect(sys.argv[1], isolation_level=None)
holder.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


def test_another_process_that_writes_is_waited_for_and_then_named(path, db):
    declare(db)
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            HOLD,
            str(path),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        assert holder.stdout.readline() == b"held\n"
        other = store.open_database(path, busy_timeout_s=0.05)
        with pytest.raises(StoreError, match="locked by another program; `fuser`"):
            store.note_failure(other, "outlet", "timeout", at(1))
        assert store.list_sources(other)[0].failures == 0  # a reader is not blocked
        other.close()
    finally:
        holder.communicate()


@pytest.mark.parametrize("is_replaced", [False, True])
def test_a_file_that_is_deleted_or_replaced_is_not_written_on_without_a_word(path, db, is_replaced):
    declare(db)
    path.unlink()
    if is_replaced:
        store.open_database(path, create=True).close()
    with pytest.raises(StoreError, match="deleted, moved or replaced while it was in use"):
        store.note_failure(db, "outlet", "timeout", at(1))
