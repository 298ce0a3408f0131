"""Stories that are judged, and what a person says of them."""

from store.build import announcement, at, save

from newswatch import store
from newswatch.model import Announcement
from newswatch.store import Drawn
from newswatch.store.transactions import run

REJECTED = Announcement(is_funding=False, probability=0.1, reasons=("no money",))


def stratum_of(found):
    if found.is_funding:
        return "flagged"
    return "narrow" if found.probability >= 0.2 else "rejected"


def put(db, number, found=None, *, minute=1, **more):
    """Store a story that was judged, with no change waiting; return its number."""
    article_id = save(db, 1, number=number, minute=minute, **more)
    run(db, "UPDATE changes SET done_at = ?", (at(minute),))
    if found is not None:
        judge(db, article_id, found, minute=minute)
    return article_id


def judge(db, article_id, found, minute=1):
    version = store.get_article(db, article_id).version_id
    store.save_judgement(
        db, article_id, version, found, stratum=stratum_of(found), detector="1", now=at(minute)
    )


def say(db, article_id, *, is_funding, kind="pledge", drawn=(1, 1), stratum="flagged", minute=5):
    facts = announcement(type=kind) if is_funding else None
    return store.save_verdict(
        db,
        article_id,
        is_funding=is_funding,
        note=None,
        decided_by="eve",
        now=at(minute),
        version_id=store.get_article(db, article_id).version_id,
        facts=facts,
        drawn=Drawn(stratum=stratum, population=drawn[0], weight=drawn[1]) if drawn else None,
    )
