"""A backup is of one moment, proved, and a database of its own; or there is none."""

import sqlite3
import threading
from errno import ENOSPC

import pytest
from keeping.kept import html, keep
from store.build import announce, article, save

from newswatch import store
from newswatch.errors import StoreError
from newswatch.fetch import archive
from newswatch.keeping.copying import backup, copy_pages
from newswatch.store.transactions import run, value


@pytest.fixture
def stocked(db, folder, crawl_id):
    for number in range(1, 6):
        keep(db, folder, crawl_id, article(number), html(str(number)), minute=number)
    announce(db, 1)
    return db


def left(tmp_path):
    return sorted(entry.name for entry in tmp_path.iterdir() if "copy" in entry.name)


def test_a_copy_can_take_the_place_of_what_was_lost(stocked, path, tmp_path):
    copied = backup(stocked, tmp_path / "copy.db")
    assert copied.articles == 5
    assert left(tmp_path) == ["copy.db"]
    assert (tmp_path / "copy.db").stat().st_mode & 0o077 == 0
    stocked.close()
    path.write_bytes(b"lost")  # the drill: the disk failed, the copy is put in its place
    for end in ("-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)
    (tmp_path / "copy.db").rename(path)
    with store.open_database(path) as restored:
        assert store.verify(restored) == []
        assert len(store.search_articles(restored, "story")) == 5
        assert store.find_announcement(restored, 1).facts.amounts[0].value == 5_000_000_000
        assert save(restored, 1, article(9), minute=9)


def test_a_copy_is_made_while_others_write_and_read(stocked, path, tmp_path):
    stop = threading.Event()

    def write():
        other = store.open_database(path)
        number = 100
        while not stop.is_set():
            save(other, 1, article(number, body=f"Body {number}"), minute=number)
            number += 1
        other.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        copied = [backup(stocked, tmp_path / f"copy{n}.db").articles for n in range(3)]
    finally:
        stop.set()
        writer.join()
    assert copied == sorted(copied)
    assert store.verify(stocked) == []


def test_what_is_wrong_is_copied_and_told(stocked, tmp_path):
    run(stocked, "UPDATE evidence SET quote = 'something else'")
    assert backup(stocked, tmp_path / "copy.db").findings >= 2
    assert left(tmp_path) == ["copy.db"]


def test_a_damaged_copy_gets_no_name(stocked, path, tmp_path):
    store.checkpoint(stocked)
    size = path.stat().st_size
    with path.open("r+b") as file:
        for at in range(4096 * 8, size, 4096 * 3):
            file.seek(at)
            file.write(b"\xff" * 200)
    with (
        store.open_database(path, read_only=True) as damaged,
        pytest.raises(StoreError, match="damaged"),
    ):
        backup(damaged, tmp_path / "copy.db")
    assert left(tmp_path) == []


def test_a_copy_is_never_written_over_a_file(stocked, tmp_path):
    (tmp_path / "copy.db").write_text("mine")
    with pytest.raises(StoreError, match="exists already"):
        backup(stocked, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_text() == "mine"
    with pytest.raises(StoreError, match="folder does not exist"):
        backup(stocked, tmp_path / "nowhere" / "copy.db")


def test_a_full_disk_leaves_no_half_copy(stocked, tmp_path, monkeypatch):
    def full(*_, **__):
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr("newswatch.durable.os.fsync", full)
    with pytest.raises(StoreError, match="cannot be written: No space left"):
        backup(stocked, tmp_path / "copy.db")
    assert left(tmp_path) == []


def test_a_copy_that_was_cut_short_is_in_nobodys_way(stocked, tmp_path):
    with sqlite3.connect(tmp_path / ".copy.db.part") as part:
        part.execute("CREATE TABLE half (a)")
    part.close()
    backup(stocked, tmp_path / "copy.db")
    assert left(tmp_path) == ["copy.db"]


def test_pages_are_copied_once_and_whole(stocked, folder, tmp_path):
    backup(stocked, tmp_path / "copy.db")
    target = tmp_path / "pages"
    assert copy_pages(tmp_path / "copy.db", folder, target) == 5
    assert sorted(archive.names(target)) == sorted(archive.names(folder))
    name = next(archive.names(target))
    archive.path_of(target, name).write_bytes(b"half")
    assert copy_pages(tmp_path / "copy.db", folder, target) == 5
    assert archive.read(target, name) == archive.read(folder, name)
    archive.path_of(folder, name).write_bytes(b"half")
    with pytest.raises(StoreError, match="damaged"):
        copy_pages(tmp_path / "copy.db", folder, target)
    assert value(stocked, "SELECT count(*) FROM archived_pages") == 5
