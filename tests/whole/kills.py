"""Two days of the sample newsroom during which `newswatch run` is killed at chosen moments.

    report = live(folder, kills=(Kill("asked", 7, 0.2), Kill("told", 1, 0.1)))

A kill takes the whole process group with SIGKILL. After each, the run is started again and ends;
what a lease would make us wait for is brought forward in the database. Asserts nothing.
"""

import os
import random
import signal
import sqlite3
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, sleep

from whole.stage import Pace, Stage, path_of, slow_newsroom

from newswatch.newsroom import Served

SEED = 20261122
# Seconds that a page and a message take while a run waits for its end: so long that the moments
# differ, and that the crawl commits more than once.
PAGE, MESSAGE = 0.25, 0.12


@dataclass(frozen=True)
class Kill:
    """``delay`` seconds after the newsroom was *asked* ``count`` times, so many changes were
    *judged*, so many messages were *posted*, or the desk was *told* (has kept) so many.
    """

    after: str
    count: int
    delay: float


@dataclass
class Life:
    """What two days came to, in words that do not depend on ports, numbers and times."""

    stories: set = field(default_factory=set)
    changes: Counter = field(default_factory=Counter)
    facts: dict = field(default_factory=dict)
    alerts: Counter = field(default_factory=Counter)
    owed: dict = field(default_factory=dict)  # target → keys
    received: Counter = field(default_factory=Counter)  # keys at the desk's inbox
    logged: Counter = field(default_factory=Counter)  # keys in the log of alerts
    under_way: set = field(default_factory=set)  # keys that were being sent at a kill
    phases: list = field(default_factory=list)  # what each kill cut short
    stage: Stage | None = None

    @property
    def repeated(self) -> list[str]:
        return [key for key, times in self.received.items() if times > 1]

    @property
    def lost(self) -> set[str]:
        return set(self.owed.get("desk", ())) - set(self.received)


def chosen(seed: int = SEED) -> list[tuple[Kill, Kill]]:
    """Return five pairs of moments, one for each day: while it crawls, flags and sends."""
    dice = random.Random(seed)
    first = [Kill("asked", dice.randint(1, 36), dice.uniform(0, 0.4)) for _ in range(3)]
    first += [Kill("judged", dice.randint(1, 24), dice.uniform(0, 0.02)) for _ in range(2)]
    second = [Kill("asked", dice.randint(1, 14), dice.uniform(0, 0.4))]
    second += [Kill("judged", dice.randint(1, 7), dice.uniform(0, 0.02))]
    second += [Kill("posted", dice.randint(1, 4), dice.uniform(0, 0.7 * MESSAGE))]
    second += [Kill("told", dice.randint(1, 3), dice.uniform(0, 2 * MESSAGE)) for _ in range(2)]
    return list(zip(first, second, strict=True))


def live_all(folder: Path, histories: list[tuple[Kill, ...]]) -> list[Life]:
    """Live each history in a folder and a newsroom of its own, two at a time."""
    with ThreadPoolExecutor(2) as pool:
        tasks = [
            pool.submit(live, folder / f"life-{number}", kills)
            for number, kills in enumerate(histories)
        ]
        return [task.result() for task in tasks]


def live(folder: Path, kills: tuple[Kill, ...] = ()) -> Life:
    """Return what the two days came to, with a kill on each day or none."""
    pace, life = Pace(), Life()
    with slow_newsroom(pace) as served:
        stage = Stage(folder, served.homes, inbox=served.inbox_url)
        for day in (1, 2):
            if day == 2:
                served.day = day
            if kills:
                pace.pages, pace.inbox = PAGE, MESSAGE
                life.phases.append(_cut(stage, kills[day - 1], _meters(stage, served, pace)))
                pace.pages = pace.inbox = 0.0
                life.under_way |= _let_leases_end(stage)
            stage.call("run")
        life.received = Counter(message.headers["webhook-id"] for message in served.inbox)
    return _read(life, stage)


def count(stage: Stage, sql: str) -> int:
    """Return a number, 0 while there is no such table yet."""
    try:
        return stage.value(sql) if stage.database.exists() else 0
    except sqlite3.OperationalError:
        return 0


def _meters(stage: Stage, served: Served, pace: Pace) -> dict[str, Callable[[], int]]:
    """Return by name what a moment may be counted by."""
    return {
        "asked": lambda: len(served.requests),
        "judged": lambda: count(stage, "SELECT count(*) FROM changes WHERE done_at IS NOT NULL"),
        "posted": lambda: pace.posts,
        "told": lambda: len(served.inbox),
    }


def _cut(stage: Stage, kill: Kill, meters: dict[str, Callable[[], int]]) -> str:
    """Start a run, kill it at the moment, and return what it was at."""
    meter = meters[kill.after]
    enough = meter() + kill.count
    process = stage.start("run")
    until = monotonic() + 60
    while meter() < enough and process.poll() is None and monotonic() < until:
        sleep(0.003)
    sleep(kill.delay)
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    return _phase(stage) if process.returncode == -signal.SIGKILL else "ended"


def _phase(stage: Stage) -> str:
    if count(stage, "SELECT count(*) FROM crawls WHERE finished_at IS NULL"):
        return "crawl"
    if count(stage, "SELECT count(*) FROM changes WHERE done_at IS NULL"):
        return "flag"
    waits = "SELECT count(*) FROM deliveries WHERE state IN ('pending', 'sending')"
    return "send" if count(stage, waits) else "end"


def _let_leases_end(stage: Stage) -> set[str]:
    """Bring forward the end of each lease; return the keys that were being sent."""
    with closing(sqlite3.connect(stage.database, timeout=10)) as db, db:
        sending = db.execute(
            "SELECT a.key FROM deliveries AS d JOIN alerts AS a ON a.id = d.alert_id"
            " WHERE d.state = 'sending'"
        ).fetchall()
        past = "2000-01-01T00:00:00Z"
        db.execute(
            "UPDATE deliveries SET lease_until_at = ?, next_attempt_at = ? WHERE state = 'sending'",
            (past, past),
        )
    return {key for (key,) in sending}


def _read(life: Life, stage: Stage) -> Life:
    life.stage = stage
    life.stories = {
        (source, path_of(url), *rest)
        for source, url, *rest in stage.rows(
            "SELECT s.name, a.canonical_url, a.content_hash, a.version, a.is_backfill,"
            " a.removed_at IS NOT NULL FROM articles AS a JOIN sources AS s ON s.id = a.source_id"
        )
    }
    life.changes = Counter(
        (path_of(url), *rest)
        for url, *rest in stage.rows(
            "SELECT a.canonical_url, c.kind, c.fields, c.is_backfill FROM changes AS c"
            " JOIN articles AS a ON a.id = c.article_id"
        )
    )
    life.facts = stage.announced()
    life.alerts = Counter(
        (path_of(url), *rest)
        for url, *rest in stage.rows(
            "SELECT a.canonical_url, t.rule, t.target, t.kind, d.state FROM alerts AS t"
            " JOIN deliveries AS d ON d.alert_id = t.id JOIN events AS e ON e.id = t.subject_id"
            " JOIN articles AS a ON a.id = e.first_article_id WHERE t.subject_kind = 'event'"
        )
    )
    for target, key in stage.rows("SELECT target, key FROM alerts ORDER BY id"):
        life.owed.setdefault(target, []).append(key)
    life.logged = Counter(stage.logged())
    return life
