"""Whether a process still runs is said only where it is known."""

import os
import signal
import subprocess
import sys

import pytest

from newswatch.holder import is_dead, own

PROGRAM = "from newswatch.holder import own; print(own(), flush=True); input()"


@pytest.fixture
def child():
    """A process that has named itself and waits; gives (process, its name)."""
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    yield process, process.stdout.readline().strip()
    process.kill()
    process.communicate()


def test_who_runs_is_not_dead(child):
    _process, name = child
    assert name != own()
    assert not is_dead(name)
    assert not is_dead(own())


def test_who_was_killed_is_dead_whether_anybody_has_asked_how_it_ended_or_not(child):
    process, name = child
    process.send_signal(signal.SIGKILL)
    os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
    assert is_dead(name)  # its entry is still there
    process.wait()
    assert is_dead(name)


def test_a_number_that_another_process_has_now_is_not_the_one_that_was():
    where, pid, start = own().rsplit("/", 2)
    assert is_dead(f"{where}/{pid}/{int(start) - 1}")


@pytest.mark.parametrize("part", [0, 1])
def test_of_another_machine_or_container_nothing_is_known(child, part):
    process, name = child
    process.kill()
    process.wait()
    parts = name.split("/")
    parts[part] = "another"
    assert not is_dead("/".join(parts))


@pytest.mark.parametrize("name", ["", "x", "a/b/c", "a/b/c/d/e", "{}/x/5", "{}/-1/5", "{}/²/5"])
def test_what_names_no_process_is_no_dead_one(name):
    here = "/".join(own().split("/")[:2])
    assert not is_dead(name.format(here))
