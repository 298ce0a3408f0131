"""Sends one message after another, and is killed with -9 before each effect of its way in turn.

    python killed_sender.py FOLDER < TARGETS

TARGETS is JSON: name → [kind, options]. An effect is what anybody else could see: a commit, or a
call that reaches network, file or pipe; a kill between two is like one at the second. For each
target and each n, until a sender comes to its end unharmed: owe a message, fork a sender that dies
before its n-th effect, look at the feeds as they lie there, then let another sender finish. Prints
the newest entry of each feed, and the number of effects by target. It has one thread when it forks,
and forks Apprise's process rather than load it each time.
"""

import io
import json
import os
import shutil
import signal
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

from newswatch import store
from newswatch.alert import carrier, chat
from newswatch.config import Config
from newswatch.flag import send
from newswatch.model import Alert, Message, Rule, Target

EFFECTS = {
    "connect", "send", "sendall", "recv", "recv_into", "shutdown", "close", "write", "flush",
    "fsync", "open", "replace",
}  # fmt: skip
RULES = ("all",)
WITHIN = (str, bytes, io.StringIO, io.BytesIO)


class Forked:
    """A carrier in a process of its own, as subprocess would start it, but for loading it anew."""

    def __init__(self, *_command, **_pipes):
        (read, self._to), (self._from, written) = os.pipe(), os.pipe()
        self._pid = os.fork()
        if not self._pid:
            try:
                unwatched()
                for end, number in ((read, 0), (written, 1), (os.open(os.devnull, os.O_WRONLY), 2)):
                    os.dup2(end, number)
                os.closerange(3, 256)
                sys.stdin, sys.stdout = os.fdopen(0), os.fdopen(1, "w")
                carrier.main()
            finally:  # as where its sender is gone before it has said a word
                os._exit(1)
        os.close(read)
        os.close(written)
        self.stdin, self.stdout = os.fdopen(self._to, "wb"), os.fdopen(self._from, "rb")

    def kill(self):
        os.kill(self._pid, signal.SIGKILL)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stdin.close()
        self.stdout.close()
        os.waitpid(self._pid, 0)


def owe(db, target, number):
    key = f"nw_{target}_{number:04}"
    message = Message(
        key=key, headline=f"Story {number:04}", url=f"https://outlet.example/{number}", source="s",
        published=None, type="round", sums=(), sum_usd=None, funders=(), recipients=(), quote=None,
        rule="all", reasons=(),
    )  # fmt: skip
    alert = Alert(
        rule="all", target=target, subject_kind="event", subject_id=number, kind="first", key=key,
        message=message,
    )  # fmt: skip
    now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    store.add_alert(db, alert, change_id=None, now=now)


def die_before(db, effect):
    """Kill this very process before its n-th *effect*, whichever thread comes to it."""
    guard, count = threading.Lock(), 0

    def step():
        nonlocal count
        with guard:
            count += 1
            if count == effect:
                os.kill(os.getpid(), signal.SIGKILL)

    def seen(_frame, event, what):
        # Texts and buffers in memory have methods of these names, too.
        if event == "c_call" and what.__name__ in EFFECTS and type(what.__self__) not in WITHIN:
            step()

    db.conn.set_trace_callback(lambda sql: step() if sql.startswith("COMMIT") else None)
    threading.setprofile(seen)
    sys.setprofile(seen)


def unwatched():
    sys.setprofile(None)
    threading.setprofile(None)


def was_killed(path, config, effect):
    """Tell whether a sender that is to die before *effect* did."""
    child = os.fork()
    if not child:
        try:
            db = store.open_database(path)
            die_before(db, effect)
            send(db, config, is_alone=True)
            unwatched()
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def in_feed(target):
    """Return what a feed tells, the newest first; what lies there is a whole document, or none."""
    paths = Path(target.options.get("folder", "/nowhere")).glob("*.json")
    return [item["_newswatch"] for path in paths for item in json.loads(path.read_bytes())["items"]]


def count_effects(path, target):
    config = Config(
        rules=tuple(Rule(name=name, targets=(target.name,)) for name in RULES),
        targets={target.name: target},
    )
    effect, is_over = 0, False
    while not is_over:
        effect += 1
        db = store.open_database(path)
        owe(db, target.name, effect)
        db.close()
        is_over = not was_killed(path, config, effect)
        in_feed(target)
        db = store.open_database(path)
        send(db, config, is_alone=True)
        db.close()
        for told in in_feed(target)[:1]:
            sys.stdout.write(f"{json.dumps(told)}\n")
        chat.end_carriers()  # a thread or a pipe of ours must not be there when we fork
    return effect


def main(folder):
    chat.subprocess.Popen = Forked
    empty, told = folder / "empty.db", {}
    store.open_database(empty, create=True).close()
    for name, (kind, options) in json.load(sys.stdin).items():
        target = Target(name=name, kind=kind, options=options)
        path = Path(shutil.copy(empty, folder / f"{name}.db"))
        told[name] = count_effects(path, target)
    sys.stderr.write(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
