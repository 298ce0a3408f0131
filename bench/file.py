"""How fast a large file answers: every question, searches, exports, and what a story weighs.

    python bench/file.py [--articles 1000000] [--announcements 20000] [--rounds 20] [--into FOLDER]

Makes a file of invented stories in FOLDER (by default a new one in the system's temporary folder,
which is deleted after), through the schema's own triggers, and asks it as an analyst would: each
view's first hundred rows, so many rounds. Prints tables in Markdown: time by the clock, and of the
processor, which a busy machine does not change.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

import past

from newswatch import store
from newswatch.model import Amount, Announcement, Evidence
from newswatch.query import expression
from newswatch.query.files import write_csv, write_jsonl, write_parquet
from newswatch.store import exporting, rates, sharing, watching

SOURCES = 40
PARAGRAPHS, PARAGRAPH_WORDS, PARAGRAPHS_KNOWN = 6, 54, 20_000
VOCABULARY = 60_000
TYPES = ("round", "strategic", "pledge", "grant", "fund", "debt", "ipo")
CURRENCIES = ("USD", "USD", "INR", "SGD", "HKD", "AUD", "IDR", "EUR", "TWD", "GBP")
COUNTRIES = ("SG", "HK", "AU", "IN", "GB", "US", "MY", "ID")
# As many hits as words of the trade have: from nearly every story to a handful.
SEARCHES = (
    "w0",
    "w1 w5",
    "w20",
    "w100 w300",
    "w900",
    '"w3 w8"',
    "w5000",
    "w20000",
    "w95*",
    "w950*",
    "qwxzv",
    "投資",
)


def main() -> None:
    """Make the file, ask it, print what it said."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--articles", type=int, default=1_000_000)
    asked.add_argument("--announcements", type=int, default=20_000)
    asked.add_argument("--rounds", type=int, default=20)
    asked.add_argument("--into", type=Path)
    said = asked.parse_args()
    place = said.into or Path(tempfile.mkdtemp(prefix="newswatch-bench-"))
    path = place / "large.db"
    try:
        if not path.exists():
            make(path, said.articles, said.announcements)
        report(path, said.rounds)
    finally:
        if said.into is None:
            shutil.rmtree(place)


def make(path: Path, articles: int, announcements: int) -> None:
    """Write the file, ten thousand stories a transaction."""
    chance = random.Random(20261125)
    began = perf_counter()
    db = store.open_database(path, create=True)
    for name in range(SOURCES):
        store.declare_source(
            db, name=f"source_{name:02}", title=f"Source {name}", home=f"https://s{name}.example",
            country=COUNTRIES[name % len(COUNTRIES)], language="en", time_zone="UTC", channels=(),
            now="2020-01-01T00:00:00Z",
        )  # fmt: skip
    for currency in sorted(set(CURRENCIES)):
        rates.bring_rates(db, currency)
    # The file is made once and never under power cuts; nothing of this stays in it.
    for setting in ("synchronous = OFF", "cache_size = -400000", "wal_autocheckpoint = 20000"):
        db.execute(f"PRAGMA {setting}")
    db.execute("INSERT INTO articles_fts (articles_fts, rank) VALUES ('hashsize', 67108864)")
    parties = [f"Party {number}" for number in range(6000)]
    every = articles // announcements
    for first in range(0, articles, 10_000):
        numbers = range(first, min(first + 10_000, articles))
        with store.transaction(db):
            db.conn.executemany(ARTICLE, stories(chance, numbers, articles))
            db.conn.execute(VERSION, (numbers[0] + 1, numbers[-1] + 1))
            for number in numbers:
                if number % every == 0:
                    announce(db, chance, number + 1, parties)
    db.execute("INSERT INTO articles_fts (articles_fts, rank) VALUES ('hashsize', 1048576)")
    judge(db)
    past.give(db)
    for word in ("w700", "w3000", "w30000"):
        watching.watch_name(db, word, expression(word), note=None, now="2026-01-01T00:00:00Z")
    # No ANALYZE: a file that newswatch writes has no statistics either.
    db.close()
    print(f"made {articles:,} stories in {perf_counter() - began:.0f} s")


ARTICLE = """
INSERT INTO articles (id, source_id, url, canonical_url, headline, body, cjk_pairs, published,
    published_at, content_hash, first_seen_at, last_seen_at, last_changed_at, is_backfill)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
"""
VERSION = """
INSERT INTO article_versions (id, article_id, version, content_hash, headline, body, authors,
    fetched_at)
SELECT id, id, 1, content_hash, headline, body, '[]', first_seen_at FROM articles
WHERE id BETWEEN ? AND ?
"""


@cache
def paragraphs() -> list[str]:
    """Return the paragraphs of which stories are put together."""
    chance = random.Random(7)
    return [
        " ".join(f"w{int(VOCABULARY ** chance.random()) - 1}" for _ in range(PARAGRAPH_WORDS))
        for _ in range(PARAGRAPHS_KNOWN)
    ]


def stories(chance: random.Random, numbers: range, articles: int) -> Iterator[tuple[object, ...]]:
    """Yield the rows of so many stories, spread evenly over six years, words as Zipf has them."""
    known = paragraphs()
    for number in numbers:
        day = number * 2190 // articles
        date = f"{2020 + day // 365}-{day % 365 // 31 + 1:02}-{day % 28 + 1:02}"
        at = f"{date}T{number % 24:02}:{number % 60:02}:00Z"
        url = f"https://s{number % SOURCES}.example/{number}"
        headline = " ".join(chance.choice(known).split(" ", 9)[:9])
        body = "\n\n".join(chance.choices(known, k=PARAGRAPHS))
        pairs = "投資 資香 香港 港" if number % 50 == 0 else ""
        yield (number + 1, number % SOURCES + 1, url, url, headline, body, pairs, at, at,
               f"2:{number:x}", at, at, at)  # fmt: skip


def announce(
    db: store.Database, chance: random.Random, article_id: int, parties: list[str]
) -> None:
    """Let a story announce a deal: now and then without a sum, edited, or told by two outlets."""
    found = store.get_article(db, article_id)
    assert found is not None
    currency, amount = chance.choice(CURRENCIES), int(10 ** chance.uniform(5, 10))
    funders = [parties[int(6000 ** chance.random()) - 1] for _ in range(chance.randint(1, 4))]
    recipient = parties[chance.randrange(6000)]
    start = len(found.headline.split()[0]) + 1
    word = found.headline.split()[1]
    text = Amount(text=word, currency=currency, value=amount, place="headline", start=start,
                  end=start + len(word))  # fmt: skip
    facts = Announcement(
        is_funding=True, probability=round(chance.uniform(0.6, 1), 3), type=chance.choice(TYPES),
        amounts=(text,) if chance.random() < 0.8 else (), funders=tuple(dict.fromkeys(funders)),
        recipients=(recipient,), round=chance.choice((None, "Seed", "Series A", "Series B")),
        period_years=chance.choice((None, None, None, 3, 5)), reasons=("a reason",) * 3,
        evidence=(Evidence(fact="type", place="headline", quote=word, start=start,
                           end=start + len(word)),),
    )  # fmt: skip
    now = found.first_seen_at
    event = None
    if chance.random() < 0.1:
        event = db.execute("SELECT max(id) FROM events").fetchone()[0]
    event = event or store.create_event(
        db, type=facts.type, first_article_id=article_id, first_seen_at=now
    )
    kept = {"event_id": event, "now": now, "is_backfill": False, "detector": "bench"}
    store.save_announcement(db, article_id, found.version_id, facts, **kept)
    if chance.random() < 0.05:
        other = replace(facts, recipients=(parties[chance.randrange(6000)],))
        store.save_announcement(db, article_id, found.version_id, other, **kept)
    elif chance.random() < 0.03:
        store.withdraw_announcement(db, article_id, now)


JUDGEMENTS = """
INSERT INTO judgements (article_id, version_id, is_funding, probability, type, stratum, reasons,
    judged_at, detector)
SELECT v.article_id, v.id, n.id IS NOT NULL, coalesce(n.probability, v.article_id % 1000 / 2000.0),
    n.type, CASE WHEN n.id IS NOT NULL THEN 'flagged'
        WHEN v.article_id % 25 = 0 THEN 'narrow' ELSE 'rejected' END,
    json_array('a reason', 'another'), v.fetched_at, 'bench'
FROM article_versions AS v
LEFT JOIN announcements AS n ON n.article_id = v.article_id AND n.state = 'live'
"""
VERDICTS = """
INSERT INTO verdicts (article_id, version_id, is_funding, decided_at, decided_by, stratum, weight,
    facts)
SELECT article_id, version_id, is_funding, judged_at, 'reader', stratum, 10.0,
    iif(type IS NULL, NULL, json_object('type', type))
FROM judgements WHERE abs(article_id * 2654435761 % 1000003) < 2000
"""


def judge(db: store.Database) -> None:
    """Let the detector have judged every story, and people one in five hundred."""
    with store.transaction(db):
        db.execute(JUDGEMENTS)
        db.execute(VERDICTS)


FIGURES = "p50 ms | p95 ms | p50 ms of the processor | p95 ms of the processor"


def report(path: Path, rounds: int) -> None:
    """Print what the file weighs and how long each question takes."""
    with sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True) as db:
        (stories,) = db.execute("SELECT count(*) FROM articles").fetchone()
        (deals,) = db.execute("SELECT count(*) FROM announcements").fetchone()
        weight = path.stat().st_size
        (text,) = db.execute(
            "SELECT sum(length(body)) FROM (SELECT body FROM articles LIMIT 20000)"
        ).fetchone()
        print(f"{stories:,} articles, {deals:,} announcements; {weight / 1e9:.2f} GB, "
              f"{weight / stories:,.0f} bytes an article of "
              f"{text / min(stories, 20000):,.0f} characters\n")  # fmt: skip
        print(f"| question | rows | {FIGURES} |\n|---|---|---|---|---|---|")
        for (view,) in db.execute(
            "SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name"
        ).fetchall():
            sql = f"SELECT * FROM {view} LIMIT 100"  # noqa: S608 - a name of the schema's own
            line(view, *timed(lambda sql=sql: len(db.execute(sql).fetchall()), rounds))
    db.close()
    opened = store.open_database(path, read_only=True)
    print(f"\n| search | hits shown | {FIGURES} |\n|---|---|---|---|---|---|")
    for words in SEARCHES:
        wanted = expression(words)
        line(words, *timed(lambda w=wanted: len(store.search_articles(opened, w)), rounds))
    opened.close()
    exports(path)


def exports(path: Path) -> None:
    """Print how fast rows leave: of articles with their texts the first hundred thousand."""
    print("\n| export | rows | MB | s of the processor | MB/s |\n|---|---|---|---|---|")
    db = store.open_database(path, read_only=True)
    writers = {"csv": write_csv, "jsonl": write_jsonl, "parquet": write_parquet}
    for of, bodies in (("funding", False), ("articles", True)):
        columns = exporting.export_columns(db, of, bodies=bodies)
        for kind, write in writers.items():
            out, began = path.with_name(f"out.{kind}"), process_time()
            rows = islice(exporting.export_rows(db, of), 100_000)
            if kind == "parquet":
                number = write(out, columns, rows)
            else:
                with out.open("w", encoding="utf-8", newline="") as stream:
                    number = write(stream, columns, rows)
            told(f"{of} .{kind}", number, out, process_time() - began)
    db.close()
    out, began = path.with_name("facts.db"), process_time()
    number = sharing.share(path, out)
    told("facts.db", number, out, process_time() - began)


def told(name: str, rows: int, out: Path, seconds: float) -> None:
    """Print one export and take its file away."""
    size = out.stat().st_size / 1e6
    print(f"| {name} | {rows:,} | {size:.0f} | {seconds:.1f} | {size / seconds:.0f} |", flush=True)
    out.unlink()


def line(name: str, rows: int, times: list[tuple[float, float]]) -> None:
    """Print one row of a table."""
    figures = [f"{figure:.1f}" for n in (0, 1) for figure in spread(time[n] for time in times)]
    print(f"| {name} | {rows} | {' | '.join(figures)} |", flush=True)


def spread(seconds: Iterable[float]) -> tuple[float, float]:
    """Return the middle of some times, and the slowest but one in twenty, in milliseconds."""
    ordered = sorted(1000 * taken for taken in seconds)
    return median(ordered), ordered[round(0.95 * (len(ordered) - 1))]


def timed(ask: Callable[[], int], rounds: int) -> tuple[int, list[tuple[float, float]]]:
    """Ask once to warm up, then so many rounds; return the answer and the seconds of each."""
    answer, times = ask(), []
    for _ in range(rounds):
        began, worked = perf_counter(), process_time()
        ask()
        times.append((perf_counter() - began, process_time() - worked))
    return answer, times


if __name__ == "__main__":
    main()
