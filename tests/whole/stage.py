"""A folder in which newswatch runs as people run it: a configuration, processes, and a database.

    stage = Stage(tmp_path, served.homes, inbox=served.inbox_url)
    stage.call("run"); stage.rows("SELECT count(*) FROM articles")

Each verb is a process of its own on this checkout's code; nothing here imports a conductor.
"""

import json
import os
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from select import select
from threading import Event
from urllib.parse import urlsplit

from paths import ROOT

from newswatch.newsroom import Newsroom, Served
from newswatch.newsroom.loopback import LoopbackServer

SAMPLE = ROOT / "data" / "newsroom"
EXPECTED = json.loads((SAMPLE / "expected.json").read_text(encoding="utf-8"))
WITHOUT_CONFIG = ("extract", "detect")
_CONFIG = """\
contact = "mailto:tests@newswatch.invalid"
database = "newswatch.db"
spiders = {spiders}
allow = ["127.0.0.0/8"]

[crawl]
interval = "0s"
delay = 0.0
confirm_removed_after = "0s"
"""
_TARGETS = """
[targets.desk]
kind = "webhook"
url = "{inbox}"

[targets.logbook]
kind = "log"
file = "alerts.jsonl"

[[rules]]
name = "money moves"
targets = ["desk", "logbook"]
"""


class Stage:
    """A project directory: ``folder`` holds newswatch.toml, the database and the log of alerts."""

    def __init__(
        self,
        folder: Path,
        homes: Mapping[str, str],
        *,
        inbox: str = "",
        spiders: tuple[str, ...] = ("newsroom_spiders",),
        environ: Mapping[str, str] | None = None,
    ):
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.config, self.database = folder / "newswatch.toml", folder / "newswatch.db"
        text = _CONFIG.format(spiders=json.dumps([*spiders]))
        text += "".join(f'\n[sources.{name}]\nhome = "{home}"\n' for name, home in homes.items())
        self.config.write_text(text + (_TARGETS.format(inbox=inbox) if inbox else ""), "utf-8")
        # This checkout's code before any that is installed; the sample spiders; the test's own.
        path = os.pathsep.join(str(one) for one in (ROOT, SAMPLE, folder))
        self.environ = {**os.environ, "PYTHONPATH": path, **(environ or {})}

    def command(self, *words: str) -> list[str]:
        words = words if words[0] in WITHOUT_CONFIG else (*words, "--config", str(self.config))
        return [sys.executable, "-m", "newswatch", *words]

    def start(self, *words: str) -> subprocess.Popen[str]:
        """Start a verb in a process group of its own; its output is read by ``communicate``."""
        return subprocess.Popen(
            self.command(*words),
            env=self.environ,
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def call(self, *words: str, code: int = 0) -> str:
        """Run a verb to its end, insist on its exit code, and return what it printed."""
        process = self.start(*words)
        out, err = process.communicate(timeout=120)
        assert process.returncode == code, f"{words} → {process.returncode}\n{out}\n{err[-1500:]}"
        return out

    def rows(self, sql: str, *values: object) -> list[tuple]:
        """Read the database as an analyst would, without newswatch."""
        address = f"{self.database.as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True, timeout=10)) as db:
            return db.execute(sql, values).fetchall()

    def value(self, sql: str, *values: object):
        return self.rows(sql, *values)[0][0]

    def logged(self) -> list[str]:
        """Return the keys in the log of alerts, in order."""
        path = self.folder / "alerts.jsonl"
        lines = path.read_text("utf-8").splitlines() if path.exists() else []
        return [json.loads(line)["key"] for line in lines]

    def announced(self) -> dict[str, dict]:
        """Return by source and path what the stored announcements say, without addresses."""
        found = self.rows(
            "SELECT n.id, s.name, a.canonical_url, n.type, n.round, n.period_years, n.state,"
            " n.is_backfill FROM announcements AS n JOIN articles AS a ON a.id = n.article_id"
            " JOIN sources AS s ON s.id = a.source_id"
        )
        return {f"{row[1]}{path_of(row[2])}": self._facts(row) for row in found}

    def _facts(self, row: tuple) -> dict:
        number, _, _, kind, name, years, state, is_backfill = row
        amounts = self.rows(
            "SELECT currency, value FROM announcement_amounts"
            " WHERE announcement_id = ? AND role = 'announced' ORDER BY position",
            number,
        )
        parties = self.rows(
            "SELECT role, name FROM announcement_parties WHERE announcement_id = ? ORDER BY id",
            number,
        )
        return {
            "type": kind,
            "round": name,
            "period_years": years,
            "state": state,
            "is_backfill": bool(is_backfill),
            "amounts": amounts,
            "funders": {name for role, name in parties if role == "funder"},
            "recipients": {name for role, name in parties if role == "recipient"},
        }

    def assert_sound(self) -> None:
        """Insist that the file is whole: by SQLite's word and by ours."""
        assert self.rows("PRAGMA integrity_check") == [("ok",)]
        assert self.rows("PRAGMA foreign_key_check") == []
        assert self.call("verify").strip() == "all is well"
        assert self.value("SELECT count(*) FROM crawls WHERE finished_at IS NULL") == 0
        assert self.value("SELECT count(*) FROM quarantine") == 0


def path_of(url: str) -> str:
    return urlsplit(url).path


def facts_of_day(day: int) -> dict[str, dict]:
    """Return by source and path what is true of each story that is out on *day*."""
    facts = {}
    for source, paths in EXPECTED.items():
        for path, said in paths.items():
            if said["day"] <= day:
                now = {**said, **(said.get("day_two", {}) if day > 1 else {})}
                amounts = [(one["currency"], one["value"]) for one in now["amounts"]]
                facts[f"{source}{path}"] = {**now, "amounts": amounts}
    return facts


def note(**figures: object) -> None:
    """Tell figures to those who ask (``pytest -rP``)."""
    sys.stdout.write(f"figures: {json.dumps(figures)}\n")


class Pace:
    """How slowly the newsroom answers, in seconds; ``closing`` ends all waits.

    A message waits ``inbox`` before it is kept, and once more before it is answered; ``posts``
    counts those that have come in. One whose sender hangs up before it is kept is not kept.
    """

    def __init__(self, pages: float = 0.0, inbox: float = 0.0):
        self.pages, self.inbox, self.posts = pages, inbox, 0
        self.closing = Event()


@contextmanager
def slow_newsroom(pace: Pace) -> Iterator[Served]:
    """Open the sample newsroom, with answers that take their time."""
    with ExitStack() as stack:
        served = Served(Newsroom(SAMPLE).publishers, datetime.now(UTC))
        for name in EXPECTED:
            pages = _slow_pages(served.handler(name), pace)
            served.homes[name] = stack.enter_context(LoopbackServer(pages)).origin
        inbox = stack.enter_context(LoopbackServer(_slow_inbox(served.inbox_handler(), pace)))
        served.inbox_url = f"{inbox.origin}/inbox"
        stack.callback(pace.closing.set)
        yield served


def _slow_pages(handler: type, pace: Pace) -> type:
    class SlowPages(handler):
        def do_GET(self):  # noqa: N802 - the name that http.server looks for
            pace.closing.wait(pace.pages)
            super().do_GET()

    return SlowPages


def _slow_inbox(handler: type, pace: Pace) -> type:
    class SlowInbox(handler):
        def do_POST(self):  # noqa: N802 - as above
            self.rfile = BytesIO(self.rfile.read(int(self.headers["Content-Length"])))
            pace.posts += 1
            pace.closing.wait(pace.inbox)
            if _has_hung_up(self.connection):
                self.close_connection = True
                return
            super().do_POST()

        def reply(self, status, headers, body):
            pace.closing.wait(pace.inbox)
            super().reply(status, headers, body)

    return SlowInbox


def _has_hung_up(connection: socket.socket) -> bool:
    readable, _, _ = select([connection], [], [], 0)
    try:
        return bool(readable) and not connection.recv(1, socket.MSG_PEEK)
    except ConnectionError:
        return True
