"""Let the living newsroom of the tests go on for simulated days, and count what is made of it.

    .venv/bin/python bench/living.py days [--days 30] [--seed 1]
    .venv/bin/python bench/living.py pace [--delay 2]

``days``: each look is a real `newswatch run` over HTTP. Time passes by ageing: between two runs all
instants of the database and of the newsroom are moved back, until the next look that newswatch has
planned. ``pace``: in real time, the shortest gap between two requests to a host that asks for a
Crawl-delay, over all of its sources. Prints one JSON object; changes nothing outside a temporary
folder.
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:1] = [str(ROOT / "tests"), str(ROOT)]

from newsroom import Reply, Site  # noqa: E402 - found beside the tests
from project import FEED, Project  # noqa: E402 - as above

WORDS = (
    "market", "agency", "brand", "media", "screen", "pledge", "studio", "launch", "money", "client",
)  # fmt: skip


class Days:
    """A newsroom that publishes by office hours, edits, withdraws and stirs noise."""

    def __init__(self, seed: int, folder: Path, site: Site) -> None:
        self.dice, self.site = random.Random(seed), site
        self.now = datetime(2026, 11, 2, tzinfo=UTC)  # simulated; a Monday
        self.project = Project(folder)
        text = (folder / "newswatch.toml").read_text("utf-8")
        text = text.replace('interval = "0s"', 'interval = "5m"\npatience = "2h"')
        self.project.file("newswatch.toml", text)
        self.project.spider("post", site.home, FEED)
        self.done = {"published": 0, "edits": 0, "noise": 0, "withdrawn": 0, "runs": 0}
        self.edited: set[str] = set()
        self.gone: set[str] = set()
        self.asked_before = 0

    def body(self) -> str:
        """Return three paragraphs of no meaning."""
        said = [" ".join(self.dice.choices(WORDS, k=40)).capitalize() + "." for _ in range(3)]
        return "\n\n".join(said)

    def live(self, until: datetime) -> None:
        """Let the newsroom do what it does until then, in steps of ten minutes."""
        step = timedelta(minutes=10)
        while self.now < until:
            passed = min(step, until - self.now)
            self.now += passed
            self.age(passed)
            is_office = self.now.weekday() < 5 and 8 <= self.now.hour < 18
            if self.dice.random() < (0.14 if is_office else 0.01):
                number = self.done["published"] = self.done["published"] + 1
                title = " ".join(self.dice.choices(WORDS, k=6)).capitalize()
                self.site.publish(f"story-number-{number}", title, self.body())
            self.stir()

    def stir(self) -> None:
        """Edit, withdraw or merely touch one of the latest stories, now and then."""
        young = [story.slug for story in self.site.newest()[:15]]
        if not young:
            return
        slug, chance = self.dice.choice(young), self.dice.random()
        if chance < 0.004:
            self.site.edit(slug, body=self.body())
            self.done["edits"] += 1
            self.edited.add(slug)
        elif chance < 0.012:
            self.site.edit(slug)  # its date of change moves, its words do not
            self.done["noise"] += 1
        elif chance < 0.014 and slug in young[1:]:
            self.site.withdraw(slug)
            self.done["withdrawn"] += 1
            self.gone.add(slug)

    def age(self, span: timedelta) -> None:
        """Move the dates of all stories back, as if *span* had passed."""
        for slug, story in self.site.stories.items():
            self.site.stories[slug] = replace(
                story, published=story.published - span, modified=story.modified - span
            )

    def run(self) -> None:
        """Look as cron would."""
        ended = self.project.newswatch("run")
        self.done["runs"] += 1
        if ended.code not in {0, 1}:
            raise SystemExit(ended.err)

    def age_database(self, span: timedelta) -> None:
        """Move every instant of the database back by *span*."""
        shift = f"-{int(span.total_seconds())} seconds"
        with closing(sqlite3.connect(self.project.database)) as db, db:
            db.execute("PRAGMA foreign_keys = OFF")
            tables = [row[0] for row in db.execute(
                "SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main'"
            )]  # fmt: skip
            for table in tables:
                names = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
                stamps = [name for name in names if name.endswith("_at")]
                if stamps and table != "article_versions":
                    sets = ", ".join(
                        f"{n} = strftime('%Y-%m-%dT%H:%M:%SZ', {n}, '{shift}')" for n in stamps
                    )
                    db.execute(f"UPDATE {table} SET {sets}")  # noqa: S608 - names of our own schema

    def due(self) -> timedelta:
        """Return how long until newswatch has planned to look, from ten minutes to six hours."""
        [due] = self.project.column(
            "SELECT min(due) FROM (SELECT min(next_fetch_at) AS due FROM feeds"
            " UNION ALL SELECT min(next_check_at) FROM articles"
            " UNION ALL SELECT min(next_fetch_at) FROM candidates WHERE state = 'open')"
        )
        wait = datetime.fromisoformat(due) - datetime.now(UTC)
        return min(max(wait, timedelta(minutes=10)), timedelta(hours=6))

    def count(self) -> dict[str, Any]:
        """Return what was found of what was done."""
        ask = self.project.column
        stored = ask("SELECT canonical_url FROM articles")
        slugs = [url.rpartition("/")[2] for url in stored]
        changes = self.project.rows(
            "SELECT c.kind, a.canonical_url AS url, c.fields FROM changes AS c"
            " JOIN articles AS a ON a.id = c.article_id"
        )
        modified = [row["url"].rpartition("/")[2] for row in changes if row["kind"] == "modified"]
        removed = {row["url"].rpartition("/")[2] for row in changes if row["kind"] == "removed"}
        published = {f"story-number-{n}" for n in range(1, self.done["published"] + 1)}
        requests = len(self.site.requests)
        return {
            **self.done,
            "found": len(published & {*slugs}),
            "missed": sorted(published - {*slugs}),
            "stored_twice": len(slugs) - len({*slugs}),
            "stories_edited": len(self.edited),
            "edits_reported": len(modified),
            "edited_stories_reported": len(self.edited & {*modified}),
            "noise_reported": sum(slug not in self.edited for slug in modified),
            "withdrawals_seen": len(self.gone & removed),
            "withdrawn_and_stored": len(self.gone & {*slugs}),
            "wrongly_removed": len(removed - self.gone),
            "requests": requests,
            "requests_per_new_story": round(requests / max(self.done["published"], 1), 2),
            "not_modified": sum(one.status == 304 for one in self.site.requests),
        }


def days(number: int, seed: int) -> dict[str, Any]:
    """Live so many days."""
    with tempfile.TemporaryDirectory() as folder, Site() as site:
        life = Days(seed, Path(folder), site)
        life.live(life.now + timedelta(hours=12))
        end = life.now + timedelta(days=number)
        life.run()
        while life.now < end:
            span = life.due()
            life.age_database(span)
            life.live(life.now + span)
            life.run()
        return {"days": number, **life.count()}


def pace(delay: float) -> dict[str, Any]:
    """Crawl two sources of one host that asks for a delay, twice, and measure the gaps."""
    asked: list[float] = []
    paths: list[str] = []
    with tempfile.TemporaryDirectory() as folder, Site() as site:
        robots = Reply(
            f"User-agent: *\nCrawl-delay: {delay}\n", headers={"Content-Type": "text/plain"}
        )
        own = site._own  # noqa: SLF001 - the tests' own server

        def timed(path: str) -> Any:  # noqa: ANN401 - an Answer
            asked.append(time.monotonic())
            paths.append(path)
            return robots if path == "/robots.txt" else own(path)

        site._own = timed  # type: ignore[method-assign]  # noqa: SLF001 - as above
        project = Project(Path(folder))
        text = project.root.joinpath("newswatch.toml").read_text("utf-8")
        project.file("newswatch.toml", text.replace("delay = 0.0", "delay = 0.5"))
        for number in range(3):
            site.publish(f"story-number-{number}", f"A story of number {number}", "Words.\n\nMore.")
        for name in ("post", "times"):
            project.spider(name, site.home, FEED)
        for number in (3, 4):
            project.newswatch("run", "--all")
            site.publish(f"story-number-{number}", f"A story of number {number}", "Words.\n\nMore.")
    gaps = [after - before for before, after in pairwise(asked)]
    told = [f"{gap:.2f} s to {path}" for gap, path in zip(gaps, paths[1:], strict=True)]
    return {
        "crawl_delay_s": delay,
        "requests": len(asked),
        "shortest_gap_s": round(min(gaps), 3),
        "gaps": told,
    }


def main() -> None:
    """Print what was counted."""
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("part", choices=("days", "pace"))
    words.add_argument("--days", type=int, default=30)
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--delay", type=float, default=2.0)
    given = words.parse_args()
    told = days(given.days, given.seed) if given.part == "days" else pace(given.delay)
    print(json.dumps(told))


if __name__ == "__main__":
    main()
