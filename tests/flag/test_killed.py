"""The sender is killed with -9 between every two of its steps: nothing is lost by it."""

import json
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path

from newswatch import store
from newswatch.newsroom.loopback import LoopbackServer, QuietHandler


def test_a_kill_at_any_step_loses_nothing_and_repeats_under_the_same_key(db, path):
    got, guard = [], threading.Lock()

    class Desk(QuietHandler):
        def do_POST(self):  # noqa: N802 - the name that http.server looks for
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with guard:
                got.append((self.headers["webhook-id"], body["data"]["headline"]))
            self.send_response(204)
            self.end_headers()

    with LoopbackServer(Desk) as server:
        script = Path(__file__).with_name("killed_sender.py")
        done = subprocess.run(
            [sys.executable, str(script), str(path), f"{server.origin}/hook"],
            capture_output=True, text=True, timeout=600, check=True,
        )  # fmt: skip
    steps = int(done.stdout)
    assert steps > 60
    rows = store.list_deliveries(db, limit=10_000)
    assert {row.state for row in rows} == {"sent"}
    assert len(rows) == steps
    arrived = Counter(key for key, _headline in got)
    assert set(arrived) == {row.key for row in rows}  # none is lost
    # One kill a message, so one copy at most, and only where the answer was not noted any more.
    assert set(arrived.values()) == {1, 2}
    twice = {key for key, times in arrived.items() if times == 2}
    assert len(twice) < steps / 2
    assert twice <= {row.key for row in rows if row.doubted_at}
    assert len({(key, headline) for key, headline in got}) == steps  # a copy says the same
    first = list(dict.fromkeys(key for key, _headline in got))
    assert first == sorted(first)  # and in order
