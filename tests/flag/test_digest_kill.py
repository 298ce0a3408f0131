"""A digest that is cut off by a kill at any statement is owed once, whole, by the next run."""

import json
import subprocess
import sys

from flag.stories import START, config, outlet, put
from paths import ROOT

from newswatch import store
from newswatch.flag import flag
from newswatch.model import Rule, Schedule

# Single-threaded, so that it may fork: each child composes the digest on a copy of the file and is
# killed before its writing statement number n; the copy is then looked at, and the next run
# completes it.
PROGRAM = """
import json, os, shutil, signal, sys
from datetime import datetime, time, timedelta
from pathlib import Path
from newswatch import store
from newswatch.config import Config
from newswatch.flag import digest
from newswatch.model import Rule, Schedule
from newswatch.store.transactions import rows, value

source, now = Path(sys.argv[1]), datetime.fromisoformat(sys.argv[2])
rule = Rule(name="morning", targets=("log", "desk"), digest=Schedule(at=time(8, 30)))
config = Config(rules=(rule,))

def compose(path, kill_at=None):
    db = store.open_database(path)
    steps = iter(range(1, 10_000))
    if kill_at is not None:
        def step(sql):
            # What only reads leaves nothing behind: a kill before the next write is the same.
            is_write = not sql.lstrip().startswith(("SELECT", "WITH", "PRAGMA"))
            if is_write and next(steps) == kill_at:
                os.kill(os.getpid(), signal.SIGKILL)
        db.conn.set_trace_callback(step)
    found = digest(db, config, clock=lambda: now)
    db.close()
    return found.owed

def facts(path):
    db = store.open_database(path)
    found = {
        "alerts": value(db, "SELECT count(*) FROM alerts"),
        "deliveries": value(db, "SELECT count(*) FROM deliveries"),
        "digests": value(db, "SELECT count(*) FROM digests WHERE stories > 0"),
        "told": value(db, "SELECT count(*) FROM matches WHERE digest_id IS NOT NULL"),
        "entries": [len(json.loads(r["message"])["entries"])
                    for r in rows(db, "SELECT message FROM alerts")],
    }
    db.close()
    return found

for kill_at in range(1, 10_000):
    path = source.with_name(f"copy-{kill_at}.db")
    shutil.copy(source, path)
    child = os.fork()
    if child == 0:
        compose(path, kill_at)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    after = facts(path)
    print(json.dumps([os.WIFSIGNALED(status), after, compose(path), facts(path)]), flush=True)
    if not os.WIFSIGNALED(status):
        break
"""
MORNING = Rule(name="morning", targets=("log", "desk"), digest=Schedule(at=START.time()))


def test_a_kill_before_any_statement_leaves_one_digest(db, path, tmp_path):
    outlet(db)
    for number in (1, 2, 3):
        put(db, number)
    rule = Rule(name="morning", targets=("log", "desk"), digest=MORNING.digest)
    flag(db, config(tmp_path, rule), clock=lambda: START.replace(hour=9))
    store.backup(db, tmp_path / "source.db")
    given = (str(tmp_path / "source.db"), "2026-11-23T09:00:00+00:00")
    program = [sys.executable, "-c", PROGRAM, *given]
    ended = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=True)
    rounds = [json.loads(line) for line in ended.stdout.splitlines()]
    nothing = {"alerts": 0, "deliveries": 0, "digests": 0, "told": 0, "entries": []}
    whole = {"alerts": 2, "deliveries": 2, "digests": 1, "told": 3, "entries": [3, 3]}
    assert len(rounds) > 8
    assert [was_killed for was_killed, *_ in rounds] == [True] * (len(rounds) - 1) + [False]
    for was_killed, after, owed, at_last in rounds:
        assert after in (nothing, whole)
        assert (owed, at_last) == (0 if after == whole else 1, whole)
        assert was_killed or after == whole
