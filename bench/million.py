"""Compare what an unchanged poll costs with many stored stories and with few.

    .venv/bin/python bench/million.py [--few 1000] [--many 1000000] [--looks 9] [--keep DIR]

Four sources on this machine publish a feed each; a project reads them once. Then its database is
filled with synthetic stories, evenly, with versions, addresses, links, authors, tags, feed entries,
candidates and fetches, as a long life would leave them, and `newswatch run --all` looks again, in
turns at either file, *looks* times. Prints one JSON object: CPU and wall seconds of either (median
and least), their ratios, what each look asked, and what it asked the database: statements and steps
of SQLite's machine, which no other program's load can move. Changes nothing outside a temporary
folder.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
# In place of this folder, whose names are those of tests.
sys.path[:1] = [str(ROOT / "tests"), str(ROOT)]

from newsroom import Site  # noqa: E402 - found beside the tests
from project import LOGBOOK, Project  # noqa: E402 - as above

from newswatch.urls import url_hash  # noqa: E402 - as above

SOURCES = ("east", "north", "south", "west")
LISTED = 50  # stories in a feed
# Words of no language, so that the index has something to hold.
WORDS = [f"{a}{b}{c}" for a in ("ka", "lo", "mi", "ru", "te") for b in "bdgnst" for c in ("a", "o")]
SENTENCES = 4000
BATCH = 20_000
WRITES = """
INSERT INTO articles (id, source_id, url, canonical_url, headline, body, published, published_at,
    content_hash, first_seen_at, last_seen_at, last_changed_at, is_backfill, change_seq)
VALUES (:id, :source_id, :url, :url, :headline, :body, :at, :at, :hash, :at, :at, :at, 1, :id);
INSERT INTO article_versions (article_id, version, content_hash, headline, body, authors,
    fetched_at, crawl_id)
VALUES (:id, 1, :hash, :headline, :body, '["Kalo Mibra"]', :at, :crawl);
INSERT INTO article_urls (url, url_hash, article_id, kind) VALUES (:url, :key, :id, 'canonical');
INSERT INTO links (article_id, position, url, url_hash, text, role)
VALUES (:id, 0, :url || '-x', :to, 'words', 'related');
INSERT INTO article_authors (article_id, position, author_id)
VALUES (:id, 0, (SELECT id FROM authors WHERE name = 'Kalo Mibra'));
INSERT INTO feed_entries (feed_id, url, title, signal, position, first_seen_at, last_seen_at,
    is_listed)
VALUES (:feed, :url, :headline, '0', 9, :at, :at, 0);
INSERT INTO candidates (source_id, feed_id, url, url_hash, title, state, discovered_at, is_backfill)
VALUES (:source_id, :feed, :url, :key, :headline, 'done', :at, 1);
INSERT INTO fetches (crawl_id, source_id, url, kind, status, final_url, fetched_at)
VALUES (:crawl, :source_id, :url, 'article', 200, :url, :at);
INSERT INTO changes (article_id, kind, is_backfill, found_at, done_at)
VALUES (:id, 'new', 1, :at, :at)
"""


# `newswatch run --all`, told on standard error how many statements and steps it took.
COUNTED = """
import sqlite3, sys
real, told = sqlite3.connect, {"statements": 0, "steps": 0}

def counting(*given, **more):
    db = real(*given, **more)
    def stated(sql):
        told["statements"] += 1
    def stepped():
        told["steps"] += 10
    db.set_trace_callback(stated)
    db.set_progress_handler(stepped, 10)
    return db

sqlite3.connect = counting
sys.argv = ["newswatch", "run", "--all", "--json"]
from newswatch.cli import main
try:
    main()
finally:
    print(*told.values(), file=sys.stderr)
"""


def fill(path: Path, homes: dict[str, str], number: int) -> None:
    """Add *number* stories to the database at *path*, spread over its sources and five years."""
    draw = random.Random(number)
    said = [" ".join(draw.choices(WORDS, k=20)).capitalize() + "." for _ in range(SENTENCES)]
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA synchronous = OFF")
        db.execute("PRAGMA cache_size = -1000000")
        ids = dict(db.execute("SELECT name, id FROM sources"))
        feeds = dict(db.execute("SELECT source_id, min(id) FROM feeds GROUP BY 1"))
        crawls = dict(db.execute("SELECT source_id, min(id) FROM crawls GROUP BY 1"))
        first = db.execute("SELECT coalesce(max(id), 0) + 1 FROM articles").fetchone()[0]
        author = "INSERT INTO authors (name) VALUES ('Kalo Mibra') ON CONFLICT DO NOTHING"
        db.execute(author)
        with without_triggers(db), without_indexes(db):
            for start in range(0, number, BATCH):
                batch = range(first + start, first + min(start + BATCH, number))
                stories = [story(n, SOURCES[n % 4], homes, ids, draw.choices(said, k=9))
                           for n in batch]  # fmt: skip
                with db:
                    write(db, stories, feeds, crawls)
        db.execute("INSERT INTO articles_fts (articles_fts) VALUES ('rebuild')")
        db.commit()
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@contextmanager
def without_indexes(db: sqlite3.Connection) -> Iterator[None]:
    """Take the indexes away for as long as the block runs: made at once they take far less time."""
    asked = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    made = dict(db.execute(asked))
    for name in made:
        db.execute(f'DROP INDEX "{name}"')
    yield
    for sql in made.values():
        db.execute(sql)


@contextmanager
def without_triggers(db: sqlite3.Connection) -> Iterator[None]:
    """Take the triggers away for as long as the block runs: they would cost most of its time."""
    made = dict(db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    for name in made:
        db.execute(f'DROP TRIGGER "{name}"')
    yield
    with db:
        for sql in made.values():
            db.execute(sql)
        highest = "(SELECT max(change_seq) FROM articles)"
        db.execute(f"UPDATE change_counter SET value = max(value, {highest})")  # noqa: S608 - our own


def story(
    number: int, source: str, homes: dict[str, str], ids: dict[str, int], said: list[str]
) -> dict[str, Any]:
    """Return one synthetic story: some 900 characters, dated within the last five years."""
    url = f"{homes[source]}/old-story-{number}"
    at = datetime.now(UTC) - timedelta(days=60, minutes=number * 2.6)
    moment = at.isoformat(timespec="seconds").replace("+00:00", "Z")
    return {
        "id": number, "source_id": ids[source], "url": url, "key": key(url), "at": moment,
        "headline": said[0][:60], "body": "\n\n".join(said[1:]),
        "hash": f"1:{blake2b(url.encode(), digest_size=16).hexdigest()}",
        "to": key(f"{homes[source]}/old-story-{max(1, number - 7)}"),
    }  # fmt: skip


def key(url: str) -> str:
    """Return what `url_hash` gives for so plain an address, in a tenth of its time."""
    return blake2b(url.removeprefix("http://").encode(), digest_size=8).hexdigest()


def write(
    db: sqlite3.Connection,
    stories: list[dict[str, Any]],
    feeds: dict[int, int],
    crawls: dict[int, int],
) -> None:
    """Write *stories* into every table that a crawl leaves a row in."""
    for one in stories:
        one["feed"], one["crawl"] = feeds[one["source_id"]], crawls[one["source_id"]]
    for sql in WRITES.split(";"):
        db.executemany(sql, stories)


def look(project: Project, sites: list[Site]) -> dict[str, Any]:
    """Let `newswatch run` look at all sources once; return what it cost and asked."""
    for site in sites:
        site.clear()
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    ended = subprocess.run(
        project.command("run", "--all", "--json"),
        cwd=project.root, env=project.environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if ended.returncode:
        raise SystemExit(ended.stderr)
    asked = [request for site in sites for request in site.requests]
    return {
        "cpu": after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
        "wall": wall,
        "asked": dict(Counter(f"{one.path} {one.status}" for one in asked)),
    }


def counted(project: Project) -> dict[str, int]:
    """Return how many statements and steps one look takes in SQLite."""
    ended = subprocess.run(
        [sys.executable, "-c", COUNTED],
        cwd=project.root, env=project.environment(), capture_output=True, text=True, check=True,
    )  # fmt: skip
    statements, steps = ended.stderr.split()[-2:]
    return {"statements": int(statements), "steps": int(steps)}


def prepared(folder: Path, sites: list[Site], number: int, prime: Path | None) -> Project:
    """Return a project with *number* synthetic stories, on top of what *prime* holds if given.

    One that is there from an earlier run is taken as it is.
    """
    if (folder / "filled").exists():
        return Project(folder, is_new=False)
    folder.mkdir(parents=True)
    project = Project(folder, tables=LOGBOOK)
    homes = dict(zip(SOURCES, (site.home for site in sites), strict=True))
    for name, home in homes.items():
        project.spider(name, home)
    if prime is None:
        if project.newswatch("run").code:
            raise SystemExit("the first look failed")
        with closing(sqlite3.connect(project.database)) as db:
            # Stories old enough to be left alone: the poll is of the channels.
            db.execute("UPDATE articles SET next_check_at = NULL")
            db.commit()
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    else:
        shutil.copy(prime, project.database)
    fill(project.database, homes, number)
    (folder / "filled").touch()
    return project


def measure(few: int, many: int, looks: int, folder: Path) -> dict[str, Any]:
    """Return the figures of *looks* polls of either database, taken in turns."""
    note = folder / "made.json"
    made = json.loads(note.read_text("utf-8")) if note.exists() else {}
    with ExitStack() as stack:
        ports = made.get("ports", [0] * len(SOURCES))
        sites = [stack.enter_context(Site(*one)) for one in zip(SOURCES, ports, strict=True)]
        now = datetime.now(UTC).replace(microsecond=0)
        old = datetime.fromisoformat(made.get("at", now.isoformat())) - timedelta(days=50)
        for site, name in zip(sites, SOURCES, strict=True):
            for n in range(LISTED):
                told = f"Told in the {name} on {n}.\n\nAnd nobody denied it."
                site.publish(f"{name}-story-{n}", f"Story {n}", told, old - timedelta(hours=n))
        start = time.perf_counter()
        small = prepared(folder / "few", sites, few - len(SOURCES) * LISTED, None)
        large = prepared(folder / "many", sites, many - few, small.database)
        ports = [int(site.home.rpartition(":")[2]) for site in sites]
        note.write_text(json.dumps({"ports": ports, "at": now.isoformat()}), "utf-8")
        filled_s = time.perf_counter() - start
        for project in (small, large):
            look(project, sites)  # warm: the file is in the page cache, code is compiled
        told: dict[str, list[dict[str, Any]]] = {"few": [], "many": []}
        for _ in range(looks):
            told["few"].append(look(small, sites))
            told["many"].append(look(large, sites))
        asked = {"few": counted(small), "many": counted(large)}
        sizes = {"few": small.database.stat().st_size, "many": large.database.stat().st_size}
    return {"stories": {"few": few, "many": many}, "filled_s": round(filled_s, 1),
            "database": asked,
            "megabytes": {name: round(size / 1e6, 1) for name, size in sizes.items()},
            **figures(told)}  # fmt: skip


def figures(told: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    """Return medians, least values and their ratios."""
    found: dict[str, Any] = {"asked": told["many"][-1]["asked"]}
    for what in ("cpu", "wall"):
        for name, pick in (("median", statistics.median), ("least", min)):
            few, many = (pick([one[what] for one in told[size]]) for size in ("few", "many"))
            found[f"{what}_{name}_s"] = {"few": round(few, 3), "many": round(many, 3)}
            found[f"{what}_{name}_ratio"] = round(many / few, 3)
    return found


def main() -> int:
    """Measure as the command line asks."""
    assert key("http://127.0.0.1:9/old-story-1") == url_hash("http://127.0.0.1:9/old-story-1")
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--few", type=int, default=1000)
    words.add_argument("--many", type=int, default=1_000_000)
    words.add_argument("--looks", type=int, default=9)
    words.add_argument("--keep", type=Path, help="where the two projects stay, for the next run")
    given = words.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = measure(given.few, given.many, given.looks, given.keep or Path(folder))
    print(json.dumps(found, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
