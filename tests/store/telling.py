"""Stories that are stored with what they announce, and questions asked of them in SQL."""

from store.build import BODY, announce, announcement, article, at, begin, page

from newswatch import store
from newswatch.model import Amount, Change
from newswatch.store.transactions import rows


def deal(text="HK$5bn", currency="HKD", amount=5_000_000_000, **more):
    """An announcement with one sum that is written as the words of BODY; more replaces facts."""
    start = BODY.index("HK$5bn")
    found = Amount(text=text, currency=currency, value=amount, start=start, end=start + 6)
    kept = {"evidence": (), "other_amounts": (), "amounts": (found,) if text else ()}
    return announcement(**(kept | more))


def tell(db, number, facts, *, minute=0, event_id=None, source="outlet", **more):
    """Store story *number* with what it announces; return (announcement, event)."""
    crawl_id = begin(db, minute, source=source)
    article_id = store.save_page(
        db,
        source,
        crawl_id,
        *paged(number, minute),
        now=at(minute),
        published_at=at(minute),
        **more,
    )
    event_id = event_id or store.create_event(
        db, type=facts.type, first_article_id=article_id, first_seen_at=at(minute)
    )
    return announce(db, article_id, facts, minute=minute + 1, event_id=event_id), event_id


def paged(number, minute):
    return page(article(number), minute=minute), Change(kind="new")


def ask(db, sql):
    return [tuple(row.values()) for row in rows(db, sql)]
