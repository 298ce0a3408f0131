"""An analyst reads for hours in another process: the crawl goes on, and the log does not stay."""

import subprocess
import sys

import pytest
from store.build import article, begin, declare, save

from newswatch import store
from newswatch.cli.frame import Frame
from newswatch.config import Config
from newswatch.store import wal

READER = """
import sqlite3, sys
db = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True, isolation_level=None)
db.execute("BEGIN")
for _ in (1, 2):
    print(db.execute("SELECT count(*) FROM articles").fetchone()[0], flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def reader(db, path):
    running = subprocess.Popen(
        [sys.executable, "-c", READER, str(path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert running.stdout.readline() == "0\n"
    yield running
    running.stdin.close()
    running.stdout.close()
    running.wait()


def test_a_long_read_blocks_no_writer_and_its_log_goes_when_it_ends(
    db, path, reader, monkeypatch, caplog
):
    log = path.with_name(f"{path.name}-wal")
    db.execute("PRAGMA busy_timeout = 1")  # a writer that had to wait would fail
    declare(db)
    crawl_id = begin(db, 0)
    for number in range(40):
        save(db, crawl_id, article(number, body="A long story. " * 3000))
        assert wal.fold_log(db) > 0
    assert log.stat().st_size > 1_000_000
    monkeypatch.setattr(wal, "LOG_LIMIT_BYTES", 1_000_000)
    with Frame(Config(database=path), as_json=False).database():
        pass
    assert "log_held bytes=" in caplog.text
    assert "reads an old state" in caplog.text
    reader.stdin.write("\n")
    reader.stdin.flush()
    assert reader.stdout.readline() == "0\n"  # all of it is of one moment
    reader.stdin.write("\n")
    reader.stdin.flush()
    reader.wait()
    assert wal.fold_log(db) == 0
    assert log.stat().st_size == 0
    assert store.count_articles(db) == 40
