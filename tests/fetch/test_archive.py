import hashlib
import os
import stat
import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newswatch.errors import NewswatchError, StoreError
from newswatch.fetch.archive import path_of, read, write


@given(body=st.binary(max_size=2000))
@settings(max_examples=25)
def test_what_is_written_comes_back(tmp_path_factory, body):
    folder = tmp_path_factory.mktemp("archive")
    name = write(folder, body)
    assert name == hashlib.sha256(body).hexdigest()
    assert read(folder, name) == body


def test_a_file_is_named_by_its_hash_alone_and_smaller_than_the_page(tmp_path):
    body = b"<p>one of many like paragraphs</p>" * 500
    name = write(tmp_path / "deep" / "archive", body)
    path = tmp_path / "deep" / "archive" / name[:2] / f"{name}.zst"
    assert path == path_of(tmp_path / "deep" / "archive", name)
    assert path.stat().st_size < len(body) / 10
    assert [p.name for p in path.parent.iterdir()] == [path.name]
    assert stat.S_IMODE(path.stat().st_mode) & stat.S_IWOTH == 0


def test_equal_bytes_are_kept_once(tmp_path):
    name = write(tmp_path, b"story")
    path = path_of(tmp_path, name)
    before = path.stat()
    assert write(tmp_path, b"story") == name
    assert path.stat().st_ino == before.st_ino


def test_many_writers_of_one_page_leave_one_whole_file(tmp_path):
    body = os.urandom(200_000)
    names = []
    threads = [threading.Thread(target=lambda: names.append(write(tmp_path, body))) for _ in "1234"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(names) == {hashlib.sha256(body).hexdigest()}
    assert read(tmp_path, names[0]) == body
    assert len(list(tmp_path.rglob("*.*"))) == 1


@pytest.mark.parametrize(
    "name", ["", "..", "../../etc/passwd", "a" * 63, "A" * 64, "/" * 64, "a" * 64 + "\n"]
)
def test_only_hashes_name_files(tmp_path, name):
    with pytest.raises(StoreError, match="no hash"):
        read(tmp_path, name)


def test_damage_is_told_and_never_given_away(tmp_path):
    name = write(tmp_path, b"story" * 100)
    path = path_of(tmp_path, name)
    whole = path.read_bytes()
    other = path_of(tmp_path, write(tmp_path, b"another")).read_bytes()
    for damaged in (whole[:-5], b"", b"plain", other):
        path.write_bytes(damaged)
        with pytest.raises(StoreError, match="damaged"):
            read(tmp_path, name)
    path.unlink()
    with pytest.raises(StoreError, match="No such file"):
        read(tmp_path, name)


def test_a_disk_that_takes_nothing_is_an_error_of_ours(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(NewswatchError, match="cannot be written"):
        write(tmp_path / "file", b"story")


def test_an_unfinished_write_leaves_nothing_behind(tmp_path):
    path = path_of(tmp_path, hashlib.sha256(b"story").hexdigest())
    path.mkdir(parents=True)  # in the way: the rename fails after the bytes are on the disk
    with pytest.raises(StoreError, match="cannot be written"):
        write(tmp_path, b"story")
    assert list(path.parent.iterdir()) == [path]
