"""How fast the web view answers on a large file: every page, as a browser asks for it.

    python bench/pages.py [--articles 1000000] [--announcements 20000] [--rounds 40] [--into FOLDER]

Makes the file of `bench/file.py` (in FOLDER, by default a new one that is deleted after), starts
`newswatch serve` on it, and asks for each page so many times, each time for other rows where the
page has a number in it. Prints a table in Markdown: the first answer, which fills caches; the
middle and the slowest but one in twenty by the clock, and of the server's processor, which a busy
machine does not change; the slowest; and the weight of the page.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from urllib.request import urlopen

import file as large

# Of a page with numbers: how to choose them. Words as `bench/file.py` spreads them.
TYPES = large.TYPES
PAGES: dict[str, Callable[[random.Random, argparse.Namespace], str]] = {
    "front": lambda _c, _s: "/",
    "new": lambda _c, s: f"/new?since={2 * s.articles}",
    "announcements": lambda _c, _s: "/announcements",
    "announcements, narrowed": lambda c, _s: (
        f"/announcements?type={c.choice(TYPES)}&currency={c.choice(large.CURRENCIES)}"
    ),
    "announcements, by sum": lambda _c, _s: "/announcements?sort=sum",
    "announcements, far back": lambda c, _s: (
        f"/announcements?after={c.randint(2020, 2025)}-06-15T00:00:00Z_1"
    ),
    "announcement": lambda c, s: f"/announcements/{c.randint(1, s.announcements)}",
    "stories": lambda _c, _s: "/stories",
    "stories of an outlet": lambda c, _s: f"/stories?source=source_{c.randrange(large.SOURCES):02}",
    "stories, far back": lambda c, _s: f"/stories?after={c.randint(2020, 2025)}-06-15T00:00:00Z_1",
    "stories, none fits": lambda c, _s: (
        f"/stories?source=source_{c.randrange(large.SOURCES):02}&kind=opinion"
    ),
    "story": lambda c, s: f"/stories/{c.randint(1, s.articles)}",
    "version": lambda c, s: f"/stories/{c.randint(1, s.articles)}/versions/1",
    "search, rare word": lambda c, _s: f"/search?q=w{c.randint(20_000, 50_000)}",
    "search, two words": lambda c, _s: f"/search?q=w{c.randint(50, 900)}+w{c.randint(50, 900)}",
    "search, in nearly every story": lambda c, _s: f"/search?q=w{c.randrange(3)}",
    "search, open ending": lambda c, _s: f"/search?q=w{c.randint(100, 999)}*",
    "search, a phrase": lambda c, _s: f"/search?q=%22w{c.randrange(9)}+w{c.randint(10, 99)}%22",
    "search, nonsense": lambda _c, _s: "/search?q=qwxzv",
    "search, only funding": lambda c, _s: f"/search?q=w{c.randint(0, 50)}&funding=1",
    "search, 投資": lambda _c, _s: "/search?q=%E6%8A%95%E8%B3%87",
    "parties": lambda _c, _s: "/parties",
    "parties by name": lambda c, _s: f"/parties?q=party+{c.randint(1, 99)}",
    "party": lambda c, _s: f"/parties/{c.randint(1, 5000)}",
    "sources": lambda _c, _s: "/sources",
    "source": lambda c, _s: f"/sources/source_{c.randrange(large.SOURCES):02}",
    "charts": lambda _c, _s: "/charts",
    "charts, a year": lambda _c, _s: "/charts?weeks=52",
    "help": lambda _c, _s: "/about",
    "tables": lambda _c, _s: "/data",
    "table articles": lambda _c, _s: "/data/articles",
    **{
        f"view {name}": lambda _c, _s, name=name: f"/data/{name}"  # type: ignore[misc]
        for name in (
            "funding",
            "funders",
            "first_time_funders",
            "repeat_funders",
            "recipients",
            "both_sides",
            "co_investors",
            "who_funds_whom",
            "deals_by_type",
            "deals_by_round",
            "biggest_of_the_year",
            "source_coverage",
            "detection_delay",
            "detector_quality",
            "edited_announcements",
            "corrections",
        )
    },
    "view funders, by sum": lambda _c, _s: "/data/funders?_sort_desc=usd",
    "row": lambda c, s: f"/data/articles/{c.randint(1, s.articles)}",
}


def main() -> None:
    """Make the file, serve it, ask for every page, print how long it took."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--articles", type=int, default=1_000_000)
    asked.add_argument("--announcements", type=int, default=20_000)
    asked.add_argument("--rounds", type=int, default=40)
    asked.add_argument("--into", type=Path)
    said = asked.parse_args()
    place = said.into or Path(tempfile.mkdtemp(prefix="newswatch-bench-"))
    path = place / "large.db"
    try:
        if not path.exists():
            large.make(path, said.articles, said.announcements)
        with serving(path) as (url, pid):
            report(url, pid, said)
    finally:
        if said.into is None:
            shutil.rmtree(place)


@contextmanager
def serving(path: Path) -> Iterator[tuple[str, int]]:
    """Serve the file; yield the address without the last slash, and the number of the process."""
    command = [
        sys.executable,
        "-m",
        "newswatch",
        "serve",
        "--json",
        "--port",
        "0",
        "--db",
        str(path),
    ]
    began = perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        url = json.loads(process.stdout.readline())["url"]
        print(
            f"{path.stat().st_size / 1e9:.2f} GB; listening after {perf_counter() - began:.1f} s\n"
        )
        try:
            yield url.rstrip("/"), process.pid
        finally:
            process.terminate()


def report(url: str, pid: int, said: argparse.Namespace) -> None:
    """Print a row a page."""
    chance = random.Random(20261125)
    print(f"| page | first ms | {large.FIGURES} | slowest ms | KB |\n{'|---' * 8}|")
    for name, address in PAGES.items():
        first, _, size = ask(url + address(chance, said), pid)
        times = [ask(url + address(chance, said), pid) for _ in range(said.rounds)]
        clock = [seconds for seconds, _, _ in times]
        figures = (
            1000 * first,
            *large.spread(clock),
            *large.spread(worked for _, worked, _ in times),
            1000 * max(clock),
        )
        told = " | ".join(f"{figure:.0f}" for figure in figures)
        print(f"| {name} | {told} | {size / 1000:.0f} |", flush=True)


def ask(url: str, pid: int) -> tuple[float, float, int]:
    """Fetch a page; return the seconds to its last byte, those the server worked, its bytes."""
    began, worked = perf_counter(), work_of(pid)
    with urlopen(url, timeout=60) as answer:  # noqa: S310 - our own server
        size = len(answer.read())
    return perf_counter() - began, work_of(pid) - worked, size


def work_of(pid: int) -> float:
    """Return the seconds that a process has worked, all its threads together (proc(5))."""
    tasks = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(task.read_text().split()[0]) for task in tasks) / 1e9


if __name__ == "__main__":
    main()
