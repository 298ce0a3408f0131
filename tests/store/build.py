"""Builders for what the store's tests store: plain values with one story in them."""

from dataclasses import replace

from newswatch import store
from newswatch.hashes import content_hash
from newswatch.model import (
    Alert,
    Amount,
    Announcement,
    Article,
    Candidate,
    Change,
    Channel,
    Entry,
    Evidence,
    FeedResult,
    Fetch,
    Link,
    Message,
    PageResult,
)

HOME = "https://outlet.example"
FEED = Channel(kind="feed", url=f"{HOME}/feed")
SITEMAP = Channel(kind="sitemap", url=f"{HOME}/sitemap.xml")
BODY = "Alibaba pledges HK$5bn over five years.\n\nThe money goes to films."


def at(minute):
    """An instant, so many minutes after the tests' beginning."""
    return f"2026-11-{22 + minute // 1440:02}T{minute // 60 % 24:02}:{minute % 60:02}:00Z"


def declare(db, *channels, name="outlet", now=0):
    return store.declare_source(
        db,
        name=name,
        title="The Outlet",
        home=HOME,
        country="HK",
        language="en",
        time_zone="Asia/Hong_Kong",
        channels=channels or (FEED,),
        now=at(now),
    )


def begin(db, minute, *, source="outlet"):
    return store.begin_crawl(db, source, f"run-{minute}", at(minute))


def url(number):
    return f"{HOME}/story-{number}"


def fetch(address, minute=0, *, kind="article", status=200, failure=None):
    return Fetch(url=address, kind=kind, fetched_at=at(minute), status=status, failure=failure)


def look(*numbers, minute=0, channel=FEED, etag='"e1"', found=None, **more):
    """One answered look at a channel that lists the stories of these numbers."""
    listed = tuple(Entry(url=url(n), title=f"Story {n}", position=i, signal=f"s{n}")
                   for i, n in enumerate(numbers))  # fmt: skip
    new = numbers if found is None else found
    return FeedResult(
        channel=channel,
        fetch=fetch(channel.url, minute, kind="feed"),
        http_etag=etag,
        entries=listed,
        found=tuple(Candidate(url=url(n), title=f"Story {n}") for n in new),
        **more,
    )


def failed_look(minute=0, *, failure="timeout", channel=FEED):
    answer = fetch(channel.url, minute, kind="feed", status=None, failure=failure)
    return FeedResult(channel=channel, fetch=answer)


def unchanged_look(minute=0, *, channel=FEED):
    return FeedResult(channel=channel, fetch=fetch(channel.url, minute, kind="feed", status=304))


def article(number=1, *, headline=None, body=BODY, **more):
    address = url(number)
    return Article(
        **{"url": address, "canonical_url": address, "authors": ("Ann Lee",), "tags": ("film",)}
        | {"links": (Link(url=url(number + 1), text="Next", role="related"),)}
        | more,
        headline=headline or f"Story {number}",
        body=body,
    )


def page(story=None, *, number=1, minute=0, asked=None, status=200, failure=None, **more):
    address = asked or (story.url if story else url(number))
    answer = fetch(address, minute, status=status, failure=failure)
    return PageResult(url=address, fetch=replace(answer, **more), article=story, http_etag='"p1"')


def save(db, crawl_id, story=None, *, number=1, minute=0, kind="new", asked=None, **more):
    """Save one page as the crawl would; *story* defaults to story *number*."""
    story = story or article(number)
    change = Change(kind=kind) if kind else None
    return store.save_page(
        db,
        "outlet",
        crawl_id,
        page(story, minute=minute, asked=asked),
        change,
        now=at(minute),
        content_hash=content_hash(story.headline, story.body, story.authors),
        published_at=at(0),
        next_check_at=at(minute + 60),
        **more,
    )


def quote(text, words, fact, place="body"):
    start = text.index(words)
    return Evidence(fact=fact, place=place, quote=words, start=start, end=start + len(words))


def announcement(**more):
    start = BODY.index("HK$5bn")
    pledged = Amount(text="HK$5bn", currency="HKD", value=5_000_000_000, start=start, end=start + 6)
    return Announcement(
        **{
            "is_funding": True,
            "probability": 0.9,
            "type": "pledge",
            "amounts": (pledged,),
            "other_amounts": (
                Amount(text="US$1m", currency="USD", value=1_000_000, role="revenue"),
            ),
            "funders": ("Alibaba", "Tencent"),
            "lead_funders": ("Tencent",),
            "recipients": ("HK's cultural scene",),
            "period_years": 5,
            "evidence": (
                quote(BODY, "HK$5bn", "amounts[0]"),
                quote(BODY, "Alibaba", "funders[0]"),
            ),
            "reasons": ("pledge verb",),
        }
        | more
    )


def announce(db, article_id, facts=None, *, minute=0, event_id=None):
    found = store.get_article(db, article_id)
    return store.save_announcement(
        db,
        article_id,
        found.version_id,
        facts or announcement(),
        event_id=event_id,
        now=at(minute),
        is_backfill=False,
        detector="1",
    )


def message(key="k"):
    return Message(
        key=key,
        headline="Alibaba pledges",
        url=url(1),
        source="outlet",
        published=at(0),
        type="pledge",
        sums=("HK$5bn",),
        sum_usd=None,
        funders=("Alibaba",),
        recipients=("films",),
        quote="HK$5bn",
        rule="all",
        reasons=("type",),
    )


def alert(subject_id=1, *, rule="all", target="log", kind="first"):
    key = f"{rule}:{target}:{subject_id}:{kind}"
    return Alert(
        rule=rule,
        target=target,
        subject_kind="event",
        subject_id=subject_id,
        kind=kind,
        key=key,
        message=message(key),
    )


def put(db, crawl_id, result, change=None, *, minute=0, **how):
    return store.save_page(db, "outlet", crawl_id, result, change, now=at(minute), **how)
