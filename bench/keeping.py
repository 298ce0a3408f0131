"""Measure what keeping costs: writing pages, WARC, reading anew, copying, forgetting, letting go.

    .venv/bin/python bench/keeping.py [--stories 2000]

Stores synthetic stories with their pages, as a crawl does, in a temporary folder, then does each of
these once and prints one JSON object: seconds, and pages or megabytes a second.
Changes nothing outside.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# In place of this folder, whose names are those of tests.
sys.path[:1] = [str(ROOT / "tests"), str(ROOT)]

from keeping.kept import keep  # noqa: E402 - found beside the tests
from store.build import article, begin, declare  # noqa: E402 - as above

from newswatch import store  # noqa: E402 - as above
from newswatch.config import Config  # noqa: E402 - as above
from newswatch.keeping import copying, forgetting, pruning, rereading, warc  # noqa: E402 - as above
from newswatch.model import PageRules  # noqa: E402 - as above
from newswatch.store import Database  # noqa: E402 - as above

WORDS = [f"{a}{b}{c}" for a in ("ka", "lo", "mi", "ru", "te") for b in "bdgnst" for c in "aeiou"]
NOW = datetime(2026, 11, 25, tzinfo=UTC)


def text(number: int) -> str:
    """Return some 3,000 characters that are one story's alone."""
    dice = random.Random(number)
    lines = (" ".join(dice.choices(WORDS, k=60)).capitalize() + "." for _ in range(8))
    return "\n\n".join(lines)


def page(number: int, body: str) -> bytes:
    """Return a page of some 40 KB around *body*."""
    dice = random.Random(-number)
    boxes = "".join(
        f"<li class='c{dice.randint(1, 9)}'><a href='/{dice.choice(WORDS)}'>a link</a></li>"
        for _ in range(500)
    )
    paragraphs = "".join(f"<p>{part}</p>" for part in body.split("\n\n"))
    title = f"Story {number}"
    return (
        f"<html lang=en><head><title>{title}</title><meta name=author content='Ann Lee'></head>"
        f"<body><ul>{boxes}</ul><article><h1>{title}</h1>{paragraphs}</article></body></html>"
    ).encode()


@contextmanager
def timed(told: dict[str, float], name: str) -> Iterator[None]:
    """Note the seconds of a block under *name*."""
    began = time.perf_counter()
    yield
    told[f"{name}_s"] = round(time.perf_counter() - began, 2)


def fill(db: Database, folder: Path, stories: int) -> None:
    """Store stories with their pages, a hundred a transaction."""
    declare(db)
    begin(db, 0)
    for first in range(0, stories, 100):
        with store.transaction(db):
            for number in range(first, min(first + 100, stories)):
                body = text(number)
                keep(db, folder, 1, article(number, body=body), page(number, body), minute=number)
    db.execute("UPDATE changes SET done_at = found_at")


def main() -> None:
    """Do each thing once and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=2000)
    stories = parser.parse_args().stories
    told: dict[str, float] = {"stories": stories}
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        folder = root / "archive"
        db = store.open_database(root / "newswatch.db", create=True)
        with timed(told, "store_with_pages"):
            fill(db, folder, stories)
        store.checkpoint(db)
        told["database_mb"] = round((root / "newswatch.db").stat().st_size / 1e6, 1)
        sizes = [path.stat().st_size for path in folder.rglob("*.zst")]
        told["archive_mb"] = round(sum(sizes) / 1e6, 1)
        with timed(told, "warc"):
            warc.export(db, folder, root / "pages.warc.gz")
        told["warc_mb"] = round((root / "pages.warc.gz").stat().st_size / 1e6, 1)
        ways = rereading.Ways(rules=lambda _: PageRules(), instant=lambda _, stated: stated)
        with timed(told, "read_anew"):
            report = rereading.read_again(db, folder, ways, is_applied=False)
        told["read_anew"] = report.read
        with timed(told, "backup"):
            copying.backup(db, root / "copy.db")
        wanted = forgetting.find(db, [article(1).url], [])
        with timed(told, "forget_one"):
            forgetting.forget(db, folder, wanted, reason="bench", now="2026-11-25T00:00:00Z")
        with timed(told, "prune_all"):
            pruning.prune(db, replace(Config(), keep_days=1), folder, NOW, is_applied=True)
        db.close()
    print(json.dumps(told))


if __name__ == "__main__":
    main()
