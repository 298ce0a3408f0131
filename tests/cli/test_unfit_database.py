"""A database that is missing, newer or not ours: each verb says so and leaves it alone."""

import sqlite3

import pytest

from newswatch import store

READERS = [
    ("diff",),
    ("search", "x"),
    ("show", "1"),
    ("explain", "1"),
    ("alert", "list"),
    ("verify",),
    ("flag",),
]


@pytest.mark.parametrize("words", [*READERS, ("migrate",), ("alert", "send")])
def test_a_missing_database_is_named_with_the_way_out(called, words, tmp_path):
    code, out, err = called(*words, "--db", tmp_path / "none.db")
    assert (code, out) == (1, "")
    assert "none.db" in err
    assert "newswatch run" in err
    assert not (tmp_path / "none.db").exists()


def foreign(path):
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE mine (x)")
    db.close()


def newer(path):
    store.open_database(path, create=True).close()
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version = {store.SCHEMA_VERSION + 1}")
    db.close()


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (foreign, "another program's database"),
        (newer, "update newswatch"),
        (lambda path: path.write_text("nothing of SQLite's" * 99), "no SQLite database"),
        (lambda path: path.mkdir(), "a folder"),
    ],
)
@pytest.mark.parametrize("words", READERS)
def test_a_database_that_is_not_ours_is_refused_and_left_alone(called, tmp_path, make, said, words):
    path = tmp_path / "odd.db"
    make(path)
    code, _, err = called(*words, "--db", path)
    assert code == 1
    assert said in err
    assert "odd.db" in err
