"""Let the living newsroom of the tests go on for simulated days, and count what is made of it.

    .venv/bin/python bench/living.py days [--days 30] [--seed 1]
    .venv/bin/python bench/living.py pace [--delay 2]

``days``: each look is a real `newswatch run` over HTTP, a process of its own whose clock is moved
(`later.py`); nobody waits for time to pass. The next look is when newswatch has planned it, as for
`newswatch watch`. ``pace``: in real time, the shortest gap between two requests to a host that asks
for a Crawl-delay, over all of its sources. Prints one JSON object; changes nothing outside a
temporary folder.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:1] = [str(ROOT / "tests"), str(ROOT), str(ROOT / "bench")]

from living_newsroom import START, Life  # noqa: E402 - beside this file
from newsroom import Reply, Site  # noqa: E402 - found beside the tests
from project import FEED, Project  # noqa: E402 - as above

from newswatch import store  # noqa: E402 - as above
from newswatch.store import watches  # noqa: E402 - as above

# Watched as by `watch`: rounds start no closer together than this.
PAUSE = timedelta(minutes=1)
LONGEST = timedelta(minutes=30)


class Days(Life):
    """The days of such a newsroom, as newswatch sees them."""

    def __init__(self, seed: int, folder: Path, site: Site) -> None:
        super().__init__(seed, site)
        self.project = Project(folder)
        text = (folder / "newswatch.toml").read_text("utf-8")
        text = text.replace('interval = "0s"', "").replace('confirm_removed_after = "0s"', "")
        self.project.file("newswatch.toml", text)
        self.project.spider("post", site.home, FEED)
        self.runner = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("later.py"))],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env=self.project.environment(PYTHONPATH=str(ROOT)),
        )  # fmt: skip

    def run(self) -> None:
        """Look as the watch would, at the newsroom's time."""
        shift = (self.now - datetime.now(UTC)).total_seconds()
        asked = {"shift_s": shift, "root": str(self.project.root), "words": ["run"]}
        assert self.runner.stdin
        assert self.runner.stdout
        self.runner.stdin.write(json.dumps(asked) + "\n")
        self.runner.stdin.flush()
        ended = json.loads(self.runner.stdout.readline())
        self.done["runs"] += 1
        if ended["code"]:
            self.done["failed_runs"] += 1
            print(f"{self.now} exit {ended['code']}: {ended['told'][-800:]}", file=sys.stderr)

    def due(self) -> datetime:
        """Return when the watch would look next."""
        with closing(store.open_database(self.project.database)) as db:
            due = watches.next_due(db)
        planned = datetime.fromisoformat(due) if due else self.now + LONGEST
        return max(planned, self.now + PAUSE)

    def count(self) -> dict[str, Any]:
        """Return what was found of what was done."""
        stored = [_slug(url) for url in self.project.column("SELECT canonical_url FROM articles")]
        changes = self.project.rows(
            "SELECT c.kind, a.canonical_url AS url, c.found_at FROM changes AS c"
            " JOIN articles AS a ON a.id = c.article_id ORDER BY c.id"
        )
        published = {f"story-number-{n}" for n in range(1, self.done["published"] + 1)}
        modified = [(_slug(row["url"]), row["found_at"]) for row in changes
                    if row["kind"] == "modified"]  # fmt: skip
        removed = [_slug(row["url"]) for row in changes if row["kind"] == "removed"]
        firsts = {_slug(row["url"]): row["found_at"] for row in changes if row["kind"] == "new"}
        return {
            **self.done,
            "found": len(published & {*stored}),
            "missed": sorted(published - {*stored}),
            "stored_twice": len(stored) - len({*stored}),
            **self._edits(firsts, modified),
            "withdrawals_seen": len({*self.gone} & {*removed}),
            "withdrawals_told_twice": len(removed) - len({*removed}),
            "withdrawals_unseen": sorted(
                f"{slug} {at:%m-%dT%H:%M}" for slug, at in self.gone.items()
                if slug in stored and slug not in removed
            ),
            "withdrawn_before_read": len({*self.gone} - {*stored}),
            "wrongly_removed": len({*removed} - {*self.gone}),
        }  # fmt: skip

    def _edits(
        self, firsts: dict[str, str], modified: list[tuple[str, str]]
    ) -> dict[str, int | list[str]]:
        """Return how many edits could be seen, were told (two between looks are one), and noise."""
        told: dict[str, list[datetime]] = {}
        for slug, at in modified:
            told.setdefault(slug, []).append(datetime.fromisoformat(at))
        seen, unseen, before, rightly = 0, [], 0, set()
        for slug, at in self.edits:
            if slug not in firsts or at <= datetime.fromisoformat(firsts[slug]):
                before += 1  # its first reading had these words
                continue
            later = [moment for moment in told.get(slug, []) if moment >= at]
            if later:
                seen += 1
                rightly.add((slug, min(later)))
            else:
                unseen.append(f"{slug} {at:%m-%dT%H:%M}")
        return {
            "edits_before_first_reading": before,
            "edits_reported": seen,
            "edits_unseen": unseen,
            "changes_reported": len(modified),
            "noise_reported": len(modified) - len(rightly),
        }

    def asked(self) -> dict[str, Any]:
        """Return what was asked of the newsroom."""
        requests = self.site.requests
        number = len(requests)
        return {
            "requests": number,
            "requests_for_lists": sum(one.path == "/feed" for one in requests),
            "not_modified": sum(one.status == 304 for one in requests),
            "requests_per_new_story": round(number / max(self.done["published"], 1), 2),
        }

    def delay(self) -> dict[str, float]:
        """Return after how many minutes stories were read, the first look's left out."""
        rows = self.project.rows(
            "SELECT (julianday(first_seen_at) - julianday(published_at)) * 1440 AS minutes"
            " FROM articles WHERE is_backfill = 0 ORDER BY 1"
        )
        minutes = [row["minutes"] for row in rows]
        if not minutes:
            return {}
        return {
            "median_delay_min": round(minutes[len(minutes) // 2], 1),
            "p90_delay_min": round(minutes[len(minutes) * 9 // 10], 1),
        }


def _slug(url: str) -> str:
    return url.rpartition("/")[2]


def days(number: int, seed: int) -> dict[str, Any]:
    """Live so many days."""
    with tempfile.TemporaryDirectory() as folder, Site() as site:
        life = Days(seed, Path(folder), site)
        started = time.monotonic()
        life.live(START + timedelta(hours=12))
        end = START + timedelta(days=number, hours=12)
        life.run()
        while (due := life.due()) < end:
            life.live(due)
            life.run()
        assert life.runner.stdin
        life.runner.stdin.close()
        life.runner.wait()
        seconds = round(time.monotonic() - started, 1)
        return {"days": number, "seconds": seconds, **life.count(), **life.asked(), **life.delay()}


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
