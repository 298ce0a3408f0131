"""Standard streams that the caller closed, or that cannot take what is printed."""

import shlex
import subprocess
from pathlib import Path

import pytest
from newsroom import Site
from project import Project


def shell(project, words, streams):
    command = f"{shlex.join(project.command(*words))} {streams}"
    return subprocess.run(
        command, shell=True, cwd=project.root, env=project.environment(), timeout=120, check=False,
        capture_output=True, text=True,
    )  # fmt: skip


@pytest.mark.parametrize("streams", ["2>&-", "<&- >&- 2>&-"])
def test_a_run_without_streams_does_its_work(tmp_path, streams):
    with Site() as site:
        site.publish(
            "first-story", "Agency names a chief", "She starts in May.\n\nHe left in March."
        )
        project = Project(tmp_path)
        project.spider("post", site.home)
        assert shell(project, ["run"], streams).returncode == 0
    assert project.column("SELECT count(*) FROM articles") == [1]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_output_that_cannot_be_written_is_told_in_a_line(tmp_path):
    project = Project(tmp_path)
    with Site() as site:
        project.spider("post", site.home)
        project.newswatch("run")
        ended = shell(project, ["sources"], "> /dev/full")
    assert ended.returncode == 1
    assert ended.stderr == "newswatch: the output could not be written: No space left on device\n"
