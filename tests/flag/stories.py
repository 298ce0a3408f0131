"""Stories in a database, as a crawl leaves them, for the conductor that judges them."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from store.build import article, at, begin, page

from newswatch import store
from newswatch.config import Config
from newswatch.flag import flag, send
from newswatch.hashes import content_hash
from newswatch.model import Change, Rule, Target

START = datetime(2026, 11, 22, tzinfo=UTC)
PLEDGE = "Alibaba pledges HK$5bn to Hong Kong's cultural scene"
PLEDGE_BODY = (
    "Alibaba Digital Media and Entertainment Group has pledged HK$5 billion over five years to"
    " Hong Kong's cultural scene.\n\nThe money goes to films, it said."
)
PLAIN = "Bank appoints a new agency"
PLAIN_BODY = "The bank has appointed an agency after a pitch.\n\nIt starts in May."
ALL = Rule(name="all", targets=("log",))


def clock(minute=60):
    """A clock that stands so many minutes after the tests' beginning."""
    return lambda: START + timedelta(minutes=minute)


def outlet(db, name="outlet"):
    store.declare_source(
        db,
        name=name,
        title=name.title(),
        home=f"https://{name}.example",
        country="HK",
        language="en",
        time_zone="Asia/Hong_Kong",
        channels=(),
        now=at(0),
    )
    return begin(db, 0, source=name)


def put(db, number=1, minute=1, *, pledge=True, kind="new", source="outlet", **more):
    """Store a story as a crawl does, with its change in the queue; return the article's number."""
    headline, body = (PLEDGE, PLEDGE_BODY) if pledge else (PLAIN, PLAIN_BODY)
    story = replace(
        article(number),
        headline=more.pop("headline", headline),
        body=more.pop("body", body),
        published=more.get("published_at"),
    )
    return store.save_page(
        db,
        source,
        1,
        page(story, minute=minute),
        Change(kind=kind),
        now=at(minute),
        content_hash=content_hash(story.headline, story.body, story.authors),
        **more,
    )


def remove(db, number=1, minute=5):
    gone = page(number=number, minute=minute, status=404, failure="gone")
    store.save_page(db, "outlet", 1, gone, Change(kind="removed"), now=at(minute))


def config(tmp_path, *rules, **targets):
    log = Target(name="log", kind="log", options={"file": str(tmp_path / "alerts.jsonl")})
    return Config(rules=rules or (ALL,), targets={"log": log, **targets})


MORE = (
    "The group has backed eleven films since it came to the city, most of them by new directors,"
    " and it means to go on for as long as there are stories to tell, its chief executive said."
)


SIX = {
    "headline": PLEDGE.replace("5bn", "6bn"),
    "body": PLEDGE_BODY.replace("5 billion", "6 billion"),
}
FIVE = {"headline": PLEDGE, "body": PLEDGE_BODY}
NOTHING = {"headline": PLAIN, "body": PLAIN_BODY}


def judge(db, tmp_path, minute, *rules):
    return flag(db, config(tmp_path, *rules), clock=clock(minute))


def tell(db, tmp_path, minute, *rules):
    return send(db, config(tmp_path, *rules), clock=clock(minute), is_alone=True)


def edit(db, tmp_path, minute, words, *rules):
    put(db, 1, minute=minute, kind="modified", **words)
    return judge(db, tmp_path, minute, *rules)


def first(db, tmp_path, *rules):
    put(db, 1, minute=1)
    judge(db, tmp_path, 1, *rules)


def lines(tmp_path):
    return [json.loads(line) for line in (tmp_path / "alerts.jsonl").read_text().splitlines()]
