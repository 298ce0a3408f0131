"""How alerts travel: what is lost or repeated under faults and kills, how soon, how hostile.

    python bench/alerts.py [ANNOUNCEMENTS] [KILLS]

Three targets, a webhook that is well, a mail server that is well, and a webhook of which every
tenth request goes wrong: 500, 429 with Retry-After, reset, closed without a word, taken and never
answered. Senders are killed with -9 at random instants. Then the time from the commit to the
arrival with all targets well, and one hostile headline through every channel. Real servers, on this
machine alone.
"""

import argparse
import itertools
import json
import os
import random
import signal
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from receivers import arrivals_in, receivers  # noqa: E402 - after the path
from sqlite_utils import Database  # noqa: E402

from newswatch import store  # noqa: E402
from newswatch.alert import Subject, compose  # noqa: E402
from newswatch.alert.channels import send as send_one  # noqa: E402
from newswatch.config import Config  # noqa: E402
from newswatch.flag import send  # noqa: E402
from newswatch.gate import Gate  # noqa: E402
from newswatch.model import Alert, Announcement, Delivery, Message, Rule, Target  # noqa: E402

HOSTILE = (
    "*b* _i_ `c` [x](http://e.example) <!everyone> @everyone <b>b</b> &lt;\r\nBcc: a@e.example"
    "\x1b[31mred\u202etxet"
)
RULES = (Rule(name="all", targets=("well", "mail", "sick")),)


def message(number: int) -> Message:
    """Return the message about one announcement."""
    return Message(
        key=f"nw_{number:06}", headline=f"Quokka {number} raises $5m",
        url=f"https://outlet.example/story_{number}", source="outlet", outlet="The Outlet",
        published="2026-11-22T08:00:00Z", type="round", sums=("$5m (USD 5,000,000)",),
        sum_usd=5_000_000, rate_on="2026-11-21", funders=("Yarra Bend Capital",),
        recipients=(f"Quokka {number}",), quote="Quokka has raised $5 million.", rule="all",
        reasons=("the sum is at least US$1m",),
    )  # fmt: skip


def stamp(moment: datetime) -> str:
    """Return RFC 3339 UTC."""
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def owe(db: Database, number: int, names: Iterable[str]) -> None:
    """Owe one announcement to each of *names*, in one transaction."""
    with store.transaction(db):
        for name in names:
            said = message(number)
            alert = Alert(
                rule="all", target=name, subject_kind="event", subject_id=number, kind="first",
                key=f"{said.key}_{name}", message=said,
            )  # fmt: skip
            store.add_alert(db, alert, change_id=None, now=stamp(datetime.now(UTC)))


def send_in_child(path: Path, config: Config, ahead: timedelta) -> int:
    """Fork a sender whose clock is *ahead*; return its process number."""
    child = os.fork()
    if child:
        return child
    try:
        db = store.open_database(path)
        send(db, config, clock=lambda: datetime.now(UTC) + ahead, is_alone=True)
    finally:
        os._exit(0)


def under_fire(folder: str, announcements: int, kills: int) -> None:
    """Owe all, kill senders, let the last ones finish; print what became of each target's."""
    process, targets, log = receivers(folder)
    config = Config(rules=RULES, targets=targets)
    path = Path(folder) / "fire.db"
    db = store.open_database(path, create=True)
    for number in range(announcements):
        owe(db, number, RULES[0].targets)
    db.close()
    ahead, killed, rounds, rng, began = timedelta(), 0, 0, random.Random(11), time.time()
    while True:
        rounds += 1
        ahead += timedelta(hours=6)  # a day of four runs, so that what rests is due
        child = send_in_child(path, config, ahead)
        if killed < kills:
            time.sleep(rng.uniform(0.02, 0.3))
            os.kill(child, signal.SIGKILL)
        killed += os.WIFSIGNALED(os.waitpid(child, 0)[1])
        db = store.open_database(path)
        is_over = not store.targets.open_targets(db)
        db.close()
        if is_over or rounds > 3000:
            break
    process.stdin.close()
    process.wait()
    arrivals = arrivals_in(log)
    db = store.open_database(path)
    rows = store.list_deliveries(db, limit=100_000)
    print(f"{announcements} announcements x 3 targets, {killed} kills, {rounds} senders, "
          f"{time.time() - began:.0f} s")  # fmt: skip
    print(
        "target  owed  sent  unknown  failed  arrived  twice  of them after a kill  in order  lost"
    )
    for name in RULES[0].targets:
        mine = [row for row in rows if row.target == name]
        states = Counter(row.state for row in mine)
        got = [key.removesuffix("_" + name) for who, key, _at in arrivals if who == name]
        times = Counter(got)
        keys = {row.key.removesuffix("_" + name): row for row in mine}
        twice = {key for key, n in times.items() if n > 1}
        cut = sum(keys[key].doubted_at is not None for key in twice)
        lost = [key for key, row in keys.items() if row.state == "sent" and key not in times]
        lost += [key for key, row in keys.items() if row.state not in ("sent", "unknown")]
        first = list(dict.fromkeys(got))
        counts = (len(mine), states["sent"], states["unknown"], states["failed"], len(times))
        print(f"{name:6}" + "".join(f"{n:7}" for n in (*counts, len(twice), cut))
              + f" {first == sorted(first)!s:>9} {len(lost):5}")  # fmt: skip
    doubt = [row.key for row in rows if row.state == "unknown"]
    there = {f"{key.removesuffix('_' + who)}_{who}" for who, key, _at in arrivals}
    print(f"unknown: {len(doubt)}, of which {sum(key in there for key in doubt)} had arrived; "
          "each waits for a person under its key")  # fmt: skip
    db.close()


def how_soon(folder: str, announcements: int) -> None:
    """Print the time from the commit of a message to its arrival, targets well."""
    process, targets, log = receivers(folder)
    del targets["sick"]
    rules = (Rule(name="all", targets=("well", "mail")),)
    config = Config(rules=rules, targets=targets)
    db = store.open_database(Path(folder) / "soon.db", create=True)
    for title, size in (("one at a time", 1), ("fifty at once", 50)):
        committed = {}
        for number in range(announcements):
            owe(db, number + 10_000 * size, targets)
            committed |= {f"nw_{number + 10_000 * size:06}_{name}": time.time() for name in targets}
            if (number + 1) % size == 0 or number + 1 == announcements:
                send(db, config, is_alone=True)
        arrivals = arrivals_in(log)
        for name in targets:
            waits = [at - committed[key] for who, key, at in arrivals
                     if who == name and key in committed]  # fmt: skip
            median = statistics.median(waits) * 1000
            print(f"{title:14} {name:5} {len(waits)} messages: median {median:.0f} ms, "
                  f"worst {max(waits) * 1000:.0f} ms")  # fmt: skip
    process.stdin.close()
    process.wait()
    db.close()


def how_hostile(folder: str) -> None:
    """Print what arrives of one hostile headline, channel by channel."""
    import trustme  # noqa: PLC0415 - for this table alone
    from alert.chat_room import SERVICES, room, text_of  # noqa: PLC0415 - of the tests

    from newswatch.alert.feed_text import Feed, FeedEntry, atom, json_feed  # noqa: PLC0415
    from newswatch.alert.letter import letter  # noqa: PLC0415
    from newswatch.alert.webhook import _payload  # noqa: PLC0415 - what is posted

    authority = trustme.CA()
    ca_file = Path(folder) / "ca.pem"
    authority.cert_pem.write_to_path(ca_file)
    told = Subject(
        announcement=Announcement(is_funding=True, probability=1, type="round"), source="outlet",
        url="https://outlet.example/story_1", headline=HOSTILE, outlet="The Outlet",
    )  # fmt: skip
    said = compose(told, "all", ["because"], "nw_1")
    delivery = Delivery(
        delivery_id=1, alert_id=1, target="desk", key=said.key, attempts=1, message=said
    )
    print(f"given          {HOSTILE!a}")
    mail = Target(name="m", kind="mail", options={"from": "a@e.example", "to": ["b@e.example"]})
    lines = letter(delivery, mail).decode().split("\r\n")
    head = lines[: lines.index("")]
    at = next(n for n, line in enumerate(head) if line.startswith("Subject"))
    more = itertools.takewhile(lambda line: line[:1] == " ", head[at + 1 :])
    print(f"mail subject   {''.join([head[at], *more])!a}; {len(head)} header lines")
    print(f"webhook, log   {json.dumps(_payload(delivery)['data']['headline'])}")
    entry = FeedEntry(key="k", message=said, published_at="2026-01-01T00:00:00Z",
                      updated_at="2026-01-01T00:00:00Z")  # fmt: skip
    feed = Feed(rule="all", target="t", entries=(entry,), updated_at="2026-01-01T00:00:00Z")
    print(f"atom           {atom(feed, None).decode().split('<title>')[2].split('</title>')[0]!a}")
    print(f"json feed      {json.loads(json_feed(feed, None))['items'][0]['title']!a}")
    with room(authority, Path(folder)) as (served, names):
        os.environ["PYTHONPATH"] = names
        for service, (url, _text) in SERVICES.items():
            os.environ["CHAT_URL"] = url
            options = {"url_env": "CHAT_URL", "ca_file": str(ca_file)}
            desk = Target(name="desk", kind="apprise", options=options)
            send_one(delivery, desk, Gate(allow=["127.0.0.0/8"]))
            print(f"{service:14} {text_of(service, served.said[-1][1]).splitlines()[0]!a}")


def main() -> None:
    """Print all three tables."""
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("announcements", type=int, nargs="?", default=1000)
    words.add_argument("kills", type=int, nargs="?", default=100)
    given = words.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        under_fire(scratch, given.announcements, given.kills)
        how_soon(scratch, min(given.announcements, 200))
        how_hostile(scratch)


if __name__ == "__main__":
    main()
