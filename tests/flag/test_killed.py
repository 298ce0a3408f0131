"""The sender is killed with -9 before every effect of its way, channel by channel.

Real receivers: HTTP for the webhook and for Apprise, SMTP, files, a pipe.
"""

import json
import os
import re
import socket
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from alert.atom_rules import check

from newswatch import store
from newswatch.newsroom.loopback import LoopbackServer, QuietHandler

STORY = re.compile(rb"Story (\d{4})")
ALLOW = {"allow": ["127.0.0.0/8"]}
# Effects that each channel's way has at least: three commits, and its own.
LEAST = {"desk": 8, "mail": 20, "chat": 8, "log": 7, "print": 5, "site": 10}
# Where a second attempt can see what the first one has done.
ONCE = ("log", "site")


@pytest.fixture
def arrivals():
    """What has arrived: (target, number of the story, its key or None), in order."""
    return []


@pytest.fixture
def web(arrivals):
    """A receiver of webhooks at /desk and of Apprise's JSON at /chat."""
    guard = threading.Lock()

    class Desk(QuietHandler):
        def do_POST(self):  # noqa: N802 - the name that http.server looks for
            body = self.rfile.read(int(self.headers["Content-Length"]))
            with guard:
                name = self.path.strip("/")
                arrivals.append((name, STORY.search(body)[1], self.headers["webhook-id"]))
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

    with LoopbackServer(Desk) as server:
        yield server


@pytest.fixture
def mail(arrivals):
    class Inbox:
        async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd's name
            key = re.search(rb"Message-ID: <([^@]+)@", envelope.content)[1].decode()
            arrivals.append(("mail", STORY.search(envelope.content)[1], key))
            return "250 OK"

    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    server = Controller(Inbox(), hostname="127.0.0.1", port=port)
    server.start()
    yield port
    server.stop()


def targets(web, mail, folder):
    addresses = {"from": "a@example.org", "to": ["b@example.org"]}
    return {
        "desk": ("webhook", {"url": f"{web.origin}/desk", **ALLOW}),
        "mail": (
            "mail", {"host": "127.0.0.1", "port": mail, "security": "none", **addresses, **ALLOW}
        ),
        "chat": ("apprise", {"url_env": "CHAT", **ALLOW}),
        "log": ("log", {"file": str(folder / "log.jsonl")}),
        "print": ("log", {"file": "-"}),
        "site": ("feed", {"folder": str(folder / "site"), "entries": 3}),
    }  # fmt: skip


def test_a_kill_before_any_effect_loses_nothing_and_repeats_under_the_same_key(
    arrivals, web, mail, tmp_path
):
    script = Path(__file__).with_name("killed_sender.py")
    given = targets(web, mail, tmp_path)
    done = subprocess.run(
        [sys.executable, str(script), str(tmp_path)],
        input=json.dumps(given).encode(),
        env={**os.environ, "CHAT": f"json://127.0.0.1:{web.server_port}/chat"},
        capture_output=True, timeout=600, check=True,
    )  # fmt: skip
    logged = (tmp_path / "log.jsonl").read_bytes() + done.stdout
    for line in logged.splitlines():
        said = json.loads(line)
        arrivals.append((said["key"].split("_")[1], said["headline"][-4:].encode(), said["key"]))
    (feed,) = (tmp_path / "site").glob("*.atom")
    check(feed.read_bytes())
    effects = json.loads(done.stderr.splitlines()[-1])
    assert effects.keys() == given.keys()
    for name, number in effects.items():
        assert number >= LEAST[name], name
        got = [(story, key) for target, story, key in arrivals if target == name]
        look(name, number, tmp_path / f"{name}.db", got)


def look(name, number, path, got):
    """Hold what arrived at a target against what its outbox says of it."""
    db = store.open_database(path)
    rows = store.list_deliveries(db, limit=10_000)
    db.close()
    assert [row.state for row in rows] == ["sent"] * number, name
    stories = Counter(story for story, _key in got)
    assert set(stories) == {f"{one:04}".encode() for one in range(1, number + 1)}, name
    # One kill a message, so one copy at most, and only where nothing tells that it went out.
    twice = {story for story, times in stories.items() if times == 2}
    assert set(stories.values()) == ({1} if name in ONCE else {1, 2}), name
    doubted = {row.message.headline[-4:].encode() for row in rows if row.doubted_at}
    assert twice <= doubted, name
    if name != "chat":  # services have no place for a key
        keys = {row.message.headline[-4:].encode(): row.key for row in rows}
        assert all(keys[story] == key for story, key in got), name
    first = list(dict.fromkeys(story for story, _key in got))
    assert first == sorted(first), name  # and in order
