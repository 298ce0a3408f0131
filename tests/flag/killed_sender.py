"""Sends one message after another, and is killed with -9 at each step of its way in turn.

    python killed_sender.py DATABASE URL

Step n is the n-th time that a function of the sender, the outbox or the channel begins or ends. For
each n, until a sender comes to its end unharmed: owe a message, fork a sender that dies at step n,
then let another finish. Prints the number of steps. It has one thread when it forks.
"""

import os
import signal
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

from newswatch import store
from newswatch.config import Config
from newswatch.flag import send
from newswatch.model import Alert, Message, Rule, Target

WATCHED = (
    "flag/sending.py", "flag/outcome.py", "store/sending.py", "store/targets.py",
    "alert/channels.py", "alert/webhook.py",
)  # fmt: skip


def owe(path, number):
    key = f"nw_{number:04}"
    message = Message(
        key=key, headline=f"Story {number}", url=f"https://outlet.example/{number}", source="s",
        published=None, type="round", sums=(), sum_usd=None, funders=(), recipients=(), quote=None,
        rule="all", reasons=(),
    )  # fmt: skip
    alert = Alert(
        rule="all", target="desk", subject_kind="event", subject_id=number, kind="first", key=key,
        message=message,
    )  # fmt: skip
    db = store.open_database(path)
    now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    store.add_alert(db, alert, change_id=None, now=now)
    db.close()


def send_all(path, config):
    db = store.open_database(path)
    report = send(db, config, is_alone=True)
    db.close()
    return report


def die_at(step):
    """Kill this very process when *step* begins, wherever in it that is."""
    guard, count = threading.Lock(), 0

    def seen(frame, event, _what):
        nonlocal count
        if event in ("call", "return") and frame.f_code.co_filename.endswith(WATCHED):
            with guard:
                count += 1
                if count == step:
                    os.kill(os.getpid(), signal.SIGKILL)

    threading.setprofile(seen)
    sys.setprofile(seen)


def fork(path, config, step):
    """Return whether a sender that is to die at *step* was killed."""
    child = os.fork()
    if not child:
        try:
            die_at(step)
            send_all(path, config)
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def main(path, url):
    options = {"url": url, "allow": ["127.0.0.0/8"]}
    config = Config(
        rules=(Rule(name="all", targets=("desk",)),),
        targets={"desk": Target(name="desk", kind="webhook", options=options)},
    )
    step = 1
    while True:
        owe(path, step)
        was_killed = fork(path, config, step)
        if fork(path, config, 0) or not was_killed:
            break
        step += 1
    sys.stdout.write(f"{step}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
