"""Rows and files of the archive in step: also after a kill, on a full disk, and with damage."""

import asyncio
import os
import signal
import subprocess
import sys
from errno import ENOSPC
from pathlib import Path

import pytest
from crawl.test_writer import begin
from keeping.kept import html, keep, story
from paths import ROOT
from store.build import page

from newswatch import store
from newswatch.crawl.writer import Writer
from newswatch.errors import StoreError
from newswatch.fetch import archive
from newswatch.keeping import files
from newswatch.store import archive as rows
from newswatch.store.transactions import rows as read
from newswatch.store.transactions import run, value


def kept(folder):
    return sorted(archive.names(folder)) if folder.is_dir() else []


def test_the_page_of_each_version_stays_and_of_the_others_the_last(db, folder, crawl_id):
    first = story(1, body="One.")
    number = keep(db, folder, crawl_id, first, html("one"))
    keep(db, folder, crawl_id, first, html("one, with another box"), minute=1, kind=None)
    keep(db, folder, crawl_id, first, html("one, with a third box"), minute=2, kind=None)
    files.let_go(db, folder)
    assert len(kept(folder)) == 2
    last = rows.last_archived(db, number)
    assert archive.read(folder, last.raw_hash) == html("one, with a third box")
    assert last.version_id is None
    edited = story(1, body="Two.")
    keep(db, folder, crawl_id, edited, html("two"), minute=3, kind="modified")
    files.let_go(db, folder)
    pages = rows.list_archived(db)
    assert [archive.read(folder, page.raw_hash) for page in pages] == [html("one"), html("two")]
    assert [page.version_id for page in pages] == [1, 2]
    assert len(kept(folder)) == 2
    assert pages[0].encoding == "utf-8"


def test_a_file_that_two_rows_name_outlives_the_first_of_them(db, folder, crawl_id):
    for number in (1, 2):
        keep(db, folder, crawl_id, story(number), html("the same"), minute=number)
    run(db, "DELETE FROM articles WHERE id = 1")
    assert files.let_go(db, folder) == 0
    assert len(kept(folder)) == 1
    run(db, "DELETE FROM articles WHERE id = 2")
    assert value(db, "SELECT count(*) FROM fetches WHERE raw_hash IS NOT NULL") == 0
    assert files.let_go(db, folder) == 1
    assert kept(folder) == []
    assert rows.released(db) == []


def test_a_page_that_is_named_again_is_not_deleted(db, folder, crawl_id):
    keep(db, folder, crawl_id, story(1), html("same"))
    run(db, "DELETE FROM articles")
    keep(db, folder, crawl_id, story(2), html("same"), minute=1)
    assert files.let_go(db, folder) == 0
    assert len(kept(folder)) == 1
    assert rows.released(db) == []


def test_the_check_names_what_is_missing_and_damaged(db, folder, crawl_id):
    for number in (1, 2, 3):
        keep(db, folder, crawl_id, story(number), html(f"{number}"), minute=number)
    assert [*files.check(db, folder)] == [None, None, None]
    whole, gone, spoilt = (page.raw_hash for page in rows.list_archived(db))
    archive.remove(folder, gone)
    archive.path_of(folder, spoilt).write_bytes(b"half")
    faults = {fault.raw_hash: fault.what for fault in files.check(db, folder) if fault}
    assert faults == {gone: "missing", spoilt: "damaged"}
    assert whole not in faults


# ── kills ────────────────────────────────────────────────────────────────────────────────────────

CRAWL = """
import asyncio, os, signal, sys
from pathlib import Path
from keeping.kept import exchange, html, story
from crawl.test_writer import begin
from dataclasses import replace
from store.build import page
from newswatch.crawl import writer as module
from newswatch.fetch import archive

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

moment = sys.argv[2]
if moment == "file":      # the page is on the disk, its row is not
    module.apply = die
elif moment == "part":    # the bytes are there, the name is not
    Path.replace = die
elif moment == "remove":  # the row is gone, its file is not
    archive.remove = die

async def crawl():
    path = Path(sys.argv[1])
    writer = module.Writer(path, path.parent / "archive")
    await writer.open(begin)
    for minute, words in enumerate(sys.argv[3:]):
        told = story(1)
        result = replace(page(told, minute=minute), exchange=exchange(told.url))
        writer.add(result, html(words))
        await writer.flush()
    await writer.close(lambda db: None)

asyncio.run(crawl())
"""


def crawl(path, moment, *pages):
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"}
    command = [sys.executable, "-c", CRAWL, str(path), moment, *pages]
    return subprocess.run(command, env=environment, capture_output=True, check=False).returncode


@pytest.mark.parametrize(("moment", "left"), [("file", (1, 0)), ("part", (0, 1))])
def test_a_kill_before_the_row_leaves_a_file_too_many_that_is_collected(path, folder, moment, left):
    assert crawl(path, moment, "one") == -signal.SIGKILL
    with store.open_database(path) as db:
        assert value(db, "SELECT count(*) FROM archived_pages") == 0
        found = files.sweep(db, folder, is_applied=False)
        assert (found.orphans, found.unfinished) == left
        assert files.sweep(db, folder, is_applied=True) == found
        swept = files.sweep(db, folder, is_applied=False)
        assert (swept.orphans, swept.unfinished, swept.bytes) == (0, 0, 0)
        assert not [entry for entry in folder.rglob("*") if entry.is_file()]
    assert crawl(path, "never", "one") == 0  # the next crawl does the work
    with store.open_database(path) as db:
        assert [*files.check(db, folder)] == [None]
        assert store.verify(db) == []


def test_a_kill_after_the_row_went_leaves_a_file_that_the_next_crawl_deletes(path, folder):
    pages = ("one", "one with a box", "one with another box")
    assert crawl(path, "remove", *pages) == -signal.SIGKILL
    with store.open_database(path) as db:
        assert len(rows.released(db)) == 1
        assert len(kept(folder)) == 3
        assert [*files.check(db, folder)] == [None, None]  # what rows name is there
    assert crawl(path, "never", "one") == 0
    with store.open_database(path) as db:
        assert rows.released(db) == []
        assert {page.raw_hash for page in rows.list_archived(db)} == set(kept(folder))


# ── disks ────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 256 KiB, where this user may make one."""
    mount = tmp_path / "disk"
    mount.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=256k", "none", str(mount)]
    try:
        made = subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        made = False
    if not made:
        pytest.skip("this user may not make a disk")
    yield mount
    subprocess.run(["umount", str(mount)], check=True)


def test_a_full_disk_is_told_and_leaves_nothing_by_halves(small_disk):
    stored = []

    def fill():
        while True:
            stored.append(archive.write(small_disk, os.urandom(20_000)))

    with pytest.raises(StoreError, match="No space left"):
        fill()
    assert len(stored) > 3
    assert kept(small_disk) == sorted(stored)
    assert archive.unfinished(small_disk) == []
    archive.remove(small_disk, stored.pop())
    archive.write(small_disk, os.urandom(20_000))  # there is space again


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_write_that_the_disk_refuses_ends_the_crawl_without_a_row(
    path, folder, monkeypatch, call
):
    def full(*_, **__):
        raise OSError(ENOSPC, "No space left on device")

    async def lived():
        writer = Writer(path, folder)
        await writer.open(begin)
        writer.add(page(story(1)), html("one"))
        monkeypatch.setattr(os if call == "fsync" else Path, call, full)
        await writer.flush()
        monkeypatch.undo()
        await writer.close(lambda db: None)
        return writer

    writer = asyncio.run(lived())
    assert "No space left" in str(writer.failure)
    with store.open_database(path) as db:
        assert read(db, "SELECT * FROM fetches") == []
        assert not [entry for entry in folder.rglob("*") if entry.is_file()]


def test_a_file_that_is_not_whole_is_written_anew(folder):
    name = archive.write(folder, b"story" * 100)
    archive.path_of(folder, name).write_bytes(archive.path_of(folder, name).read_bytes()[:-7])
    assert archive.write(folder, b"story" * 100) == name
    assert archive.read(folder, name) == b"story" * 100
