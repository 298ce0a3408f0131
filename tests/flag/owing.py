"""What a desk and a log are owed, and how each message stands."""

import json
import threading
from contextlib import contextmanager

from flag.stories import clock, config, put

from newswatch import store
from newswatch.flag import flag
from newswatch.model import Rule, Target
from newswatch.newsroom.loopback import LoopbackServer, QuietHandler

ALLOW = {"allow": ["127.0.0.0/8"]}
DESK = (Rule(name="all", targets=("desk",)),)


def owe(db, tmp_path, *rules, numbers=(1,)):
    for number in numbers:
        put(db, number, minute=number)
        flag(db, config(tmp_path, *rules), clock=clock(number))


def lines(tmp_path):
    return [json.loads(line) for line in (tmp_path / "alerts.jsonl").read_text().splitlines()]


def state(db, number=1):
    return next(row for row in store.list_deliveries(db) if row.delivery_id == number)


@contextmanager
def desk_of(answer, **options):
    """A webhook's receiver that answers as told; yields (target, the numbers of the stories)."""
    got, guard = [], threading.Lock()

    class Desk(QuietHandler):
        def do_POST(self):  # noqa: N802 - the name that http.server looks for
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            number = int(body["data"]["url"].rpartition("-")[2])
            status = answer(number)
            if status is None:
                self.close_connection = True
                return
            with guard:
                got.append((number, status))
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

    with LoopbackServer(Desk) as server:
        url = f"{server.origin}/hook"
        yield Target(name="desk", kind="webhook", options={"url": url, **ALLOW, **options}), got
