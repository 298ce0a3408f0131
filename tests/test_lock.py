import contextlib
import os
import signal
import subprocess
import sys

import pytest
from paths import ROOT

from newswatch.errors import LockError, StoreError
from newswatch.lock import lock

HOLD = """
import sys
from pathlib import Path
from newswatch.lock import lock
with lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextlib.contextmanager
def holder(database):
    """Run another process that holds the lock of *database* until its input ends."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(database)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        try:
            assert process.stdout.readline() == b"held\n"
            yield process
        finally:
            process.kill()


def test_a_second_process_is_turned_away_and_told_by_whom(tmp_path):
    database = tmp_path / "news.db"
    with holder(database) as process:
        with pytest.raises(LockError) as caught, lock(database):
            pytest.fail("two processes hold one lock")
        assert caught.value.pid == process.pid
        assert caught.value.exit_code == 75
        assert caught.value.path == f"{database}.lock"
        assert str(process.pid) in str(caught.value)
        with lock(tmp_path / "other.db"):
            pass
        process.stdin.close()
        assert process.wait() == 0
    with lock(database):
        pass


def test_a_killed_process_leaves_no_lock_behind(tmp_path):
    database = tmp_path / "news.db"
    with holder(database) as process:
        process.send_signal(signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL
        with lock(database):
            assert (tmp_path / "news.db.lock").read_text() == f"{os.getpid()}\n"


def test_the_lock_is_free_after_the_block_even_if_that_failed(tmp_path):
    database = tmp_path / "news.db"
    with pytest.raises(ZeroDivisionError), lock(database):
        raise ZeroDivisionError
    with lock(database), pytest.raises(LockError), lock(database):
        pytest.fail("one lock was taken twice")
    with lock(database):
        pass


def test_programs_that_the_holder_starts_do_not_inherit_the_lock(tmp_path):
    database = tmp_path / "news.db"
    program = "import sys; print('up', flush=True); sys.stdin.read()"
    with lock(database):
        child = subprocess.Popen(
            [sys.executable, "-c", program],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            close_fds=False,
        )
    try:
        assert child.stdout.readline() == b"up\n"
        with lock(database):
            pass
    finally:
        child.communicate()


def test_the_folder_is_made_and_the_database_is_not(tmp_path):
    database = tmp_path / "new" / "folder" / "news.db"
    with lock(database):
        assert not database.exists()


def test_a_lock_that_cannot_be_made_says_so(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="cannot be made"), lock(tmp_path / "file" / "news.db"):
        pytest.fail("a lock was made in a file")
    (tmp_path / "news.db.lock").mkdir()
    with pytest.raises(StoreError, match="cannot be made"), lock(tmp_path / "news.db"):
        pytest.fail("a folder was locked")


def test_a_holder_whose_number_cannot_be_read_is_still_a_holder(tmp_path):
    database = tmp_path / "news.db"
    with lock(database):
        (tmp_path / "news.db.lock").write_text("")
        with pytest.raises(LockError) as caught, lock(database):
            pytest.fail("one lock was taken twice")
    assert caught.value.pid is None
    assert "by process" not in str(caught.value)
