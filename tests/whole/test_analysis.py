"""What docs/analysis.md shows is run, in its order, on what the demo stores."""

import json
import re
import shlex
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from paths import ROOT
from whole.stage import Stage

PAGE = (ROOT / "docs/analysis.md").read_text(encoding="utf-8")


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def stage(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bench")
    stage = Stage(folder / "beside", {})
    run(stage, folder, "demo", "--into", str(folder / "demo"))
    stage.folder = folder / "work"
    (stage.folder / "data").mkdir(parents=True)
    stage.config = folder / "demo/newswatch.toml"
    stage.database = stage.folder / "data/newswatch.db"
    (folder / "demo/newswatch.db").rename(stage.database)
    return stage


def run(stage, folder, *words):
    ended = subprocess.run(
        [sys.executable, "-m", "newswatch", *words],
        env=stage.environ, cwd=folder if words[0] != "demo" else ROOT,
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def test_every_question_is_answered(stage):
    with closing(sqlite3.connect(stage.database)) as db:
        answers = [db.execute(query).fetchall() for query in blocks("sql")]
        assert len(answers[0]) > 15  # the file explains itself
        assert sum(map(bool, answers)) >= len(answers) - 2  # nobody gave twice; who knows when
        named = set(
            re.findall(r"`(\w+)`", PAGE.partition("## Questions")[2].partition("Who gave")[0])
        )
        views = {
            name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'view'")
        }
        assert views - named <= {
            # of the machine, of people's verdicts, what others are made of or compared with
            "announcement_facts", "judged_stories", "standing_verdicts", "detector_quality",
            *(name for name in views if name.startswith("source_") or name.endswith("_due")),
        }  # fmt: skip


def test_the_files_are_written_and_the_notebook_runs(stage, capsys, monkeypatch):
    for line in "".join(blocks("console")).splitlines():
        words = shlex.split(line.removeprefix("$ newswatch "))
        if "--since" in words:
            words[words.index("--since") + 1] = "0"
        run(stage, stage.folder, *words, "--db", str(stage.database))
    monkeypatch.chdir(stage.folder)
    notebook = {}
    for cell in blocks("python"):
        exec(compile(cell, "docs/analysis.md", "exec"), notebook)
    assert "round" in capsys.readouterr().out
    assert len(notebook["deals"]) > 8
    assert notebook["seen"] > 0
    assert notebook["givers"].df()["announcements"].sum() > 8
    lines = (stage.folder / "funding.jsonl").read_text().splitlines()
    assert all(json.loads(line)["url"].startswith("http://127.0.0.1") for line in lines)
    assert run(stage, stage.folder, "verify", "--db", str(stage.database)) == "all is well\n"
