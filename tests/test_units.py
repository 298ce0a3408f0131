"""The units of systemd and the line of cron in the docs are such as those programs take."""

import re
import shutil
import subprocess

import pytest
from paths import ROOT

OPERATIONS = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")


def unit(text, **changed):
    """Return a unit's text with keys of [Service] replaced, as an administrator would write it."""
    lines = [line for line in text.splitlines() if line.partition("=")[0] not in changed]
    place = lines.index("[Service]") + 1
    return "\n".join([*lines[:place], *(f"{k}={v}" for k, v in changed.items()), *lines[place:]])


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here")
def test_systemd_takes_the_units(tmp_path):
    watch, once, timer = re.findall(r"```ini\n(.*?)```", OPERATIONS, re.DOTALL)
    here = {"WorkingDirectory": str(ROOT), "User": "daemon", "ReadWritePaths": str(ROOT)}
    more = dict(line.split("=", 1) for line in once.splitlines() if re.match("[A-Z]", line))
    run = unit(watch, **{**here, **more, "ExecStart": f"{ROOT}/run run"}).partition("[Install]")[0]
    files = {
        "newswatch.service": unit(watch, **here, ExecStart=f"{ROOT}/run watch"),
        "newswatch-run.service": run,
        "newswatch-run.timer": timer,
    }
    for name, text in files.items():
        (tmp_path / name).write_text(f"{text}\n", encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", *(tmp_path / name for name in files)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_line_of_cron_has_five_fields_and_what_it_calls():
    (line,) = set(re.findall(r"^\*/5 .*", OPERATIONS, re.MULTILINE))
    *when, _ = line.split(None, 5)
    assert when == ["*/5", "*", "*", "*", "*"]
    assert "%" not in line  # cron ends the line there
    assert (ROOT / "run").stat().st_mode & 0o111
