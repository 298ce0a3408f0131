"""How long `rules test` takes over a long history, and how much memory: synthetic stories.

    PYTHONPATH=tests .venv/bin/python bench/rules_history.py 20000

Fills a database with copies of a pledge and of a plain story, one of each ten stories a pledge,
spread over 80 days, then tries four rules at once.
"""

from __future__ import annotations

import resource
import sys
import tempfile
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from time import perf_counter

from flag.stories import PLEDGE_BODY, config, outlet, put

from newswatch import store
from newswatch.flag import flag
from newswatch.flag.trying import try_rules
from newswatch.model import Condition, Rule, Schedule, Threshold
from newswatch.store.transactions import run, value

NOW = datetime(2026, 11, 30, tzinfo=UTC)
RULES = (
    Rule(name="all", targets=("log",), budget=5),
    Rule(name="digest", targets=("log",), digest=Schedule(at=time(8, 30))),
    Rule(
        name="stories", targets=("log",), about="stories", search='agency NOT ("tv desk" OR radio*)'
    ),
    Rule(
        name="nested",
        targets=("log",),
        any_=(
            Condition(min_sum=Threshold(currency="EUR", value=10**9)),
            Condition(not_=Condition(funders=("Alibaba",))),
        ),
    ),
)


def fill(db: store.Database, stories: int, folder: Path) -> None:
    """Store that many stories by copying two that were judged."""
    outlet(db)
    put(db, 1, body=PLEDGE_BODY * 12)
    put(db, 2, pledge=False)
    flag(db, config(folder), clock=lambda: NOW)
    tables = {
        name: (name, key, [c.name for c in db[name].columns if c.name not in ("id", "change_seq")])
        for name, key in (
            ("articles", "id"),
            ("article_versions", "article_id"),
            ("announcements", "id"),
            ("announcement_amounts", "announcement_id"),
            ("announcement_parties", "announcement_id"),
        )
    }
    with store.transaction(db):
        for number in range(3, stories + 1):
            kind = 1 if number % 10 == 0 else 2
            at = NOW - timedelta(minutes=number * 115_200 / stories)
            stamp = at.strftime("%Y-%m-%dT%H:%M:%SZ")
            new = {"canonical_url": f"https://outlet.example/{number}", "first_seen_at": stamp}
            copy(db, tables["articles"], kind, {"url": new["canonical_url"], **new})
            article = value(db, "SELECT max(id) FROM articles")
            copy(db, tables["article_versions"], kind, {"article_id": article})
            if kind == 1:
                version = value(db, "SELECT max(id) FROM article_versions")
                event = store.create_event(
                    db, type="pledge", first_article_id=article, first_seen_at=stamp
                )
                facts = {"article_id": article, "version_id": version, "event_id": event}
                copy(db, tables["announcements"], 1, facts)
                made = {"announcement_id": value(db, "SELECT max(id) FROM announcements")}
                copy(db, tables["announcement_amounts"], 1, made)
                copy(db, tables["announcement_parties"], 1, made)


def copy(
    db: store.Database, table: tuple[str, str, list[str]], number: int, new: dict[str, object]
) -> None:
    """Copy the rows of a table (name, key, columns) whose key is *number*, with *new* values."""
    name, key, names = table
    picked = ", ".join(f":{one}" if one in new else one for one in names)
    run(
        db,
        f"INSERT INTO {name} ({', '.join(names)})"  # noqa: S608 - our own names
        f" SELECT {picked} FROM {name} WHERE {key} = :_number",
        new | {"_number": number},
    )


def main() -> None:
    """Print stories a second and the highest memory."""
    stories = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as folder:
        db = store.open_database(Path(folder) / "news.db", create=True)
        fill(db, stories, Path(folder))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        started = perf_counter()
        trials = try_rules(db, RULES, days=90, now=NOW)
        seconds = perf_counter() - started
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        db.close()
    for trial in trials:
        print(f"{trial.rule.name}: {len(trial.hits)} match, {len(trial.messages)} messages")
    print(
        f"{stories} stories, {len(RULES)} rules: {seconds:.1f} s, {stories / seconds:.0f} a second"
    )
    print(f"memory {after // 1024} MB, {(after - before) // 1024} MB of it for the trial")


main()
