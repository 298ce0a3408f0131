"""How fast the web view answers on a large file: every page, as a browser asks for it.

    python bench/pages.py [--articles 1000000] [--announcements 20000] [--rounds 40] [--into FOLDER]

Makes the file of `bench/file.py` (in FOLDER, by default a new one that is deleted after), starts
`newswatch serve` on it, and asks for each page so many times, each time for other rows where the
page has a number in it. Prints a table in Markdown: the middle, the slowest but one in twenty, the
slowest, and the weight of the page. The first answer of each, which fills caches, is told apart.
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
    "view funding": lambda _c, _s: "/data/funding",
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
        with serving(path) as url:
            report(url, said)
    finally:
        if said.into is None:
            shutil.rmtree(place)


@contextmanager
def serving(path: Path) -> Iterator[str]:
    """Serve the file; yield the address without the last slash."""
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
            yield url.rstrip("/")
        finally:
            process.terminate()


def report(url: str, said: argparse.Namespace) -> None:
    """Print a row a page."""
    chance = random.Random(20261125)
    print("| page | first ms | p50 ms | p95 ms | slowest ms | KB |\n|---|---|---|---|---|---|")
    for name, address in PAGES.items():
        first, size = ask(url + address(chance, said))
        times = sorted(ask(url + address(chance, said))[0] for _ in range(said.rounds))
        slow = times[min(len(times) - 1, round(0.95 * (len(times) - 1)))]
        figures = (first, times[len(times) // 2], slow, times[-1])
        told = " | ".join(f"{1000 * seconds:.0f}" for seconds in figures)
        print(f"| {name} | {told} | {size / 1000:.0f} |", flush=True)


def ask(url: str) -> tuple[float, int]:
    """Fetch a page; return the seconds until its last byte, and its bytes."""
    began = perf_counter()
    with urlopen(url, timeout=60) as answer:  # noqa: S310 - our own server
        size = len(answer.read())
    return perf_counter() - began, size


if __name__ == "__main__":
    main()
