"""A page that is missing, removed, back again, or the same: what becomes of its story."""

from dataclasses import replace

from store.build import (
    BODY,
    article,
    at,
    fetch,
    page,
    put,
    save,
    url,
)

from newswatch import store
from newswatch.model import Change


def test_304_keeps_all_but_the_time(db, crawl_id):
    article_id = save(db, crawl_id)
    put(db, crawl_id, page(status=304, minute=60), minute=60, next_check_at=at(600))
    stored = store.get_article(db, article_id)
    assert (stored.last_seen_at, stored.next_check_at, stored.http_etag) == (
        at(60), at(600), '"p1"',
    )  # fmt: skip
    assert stored.body == BODY


def test_a_page_goes_missing_then_is_removed_then_comes_back(db, crawl_id):
    article_id = save(db, crawl_id)
    gone = page(status=404, failure="gone", minute=10)
    put(db, crawl_id, gone, minute=10, next_check_at=at(20))
    put(db, crawl_id, replace(gone, fetch=fetch(url(1), 15, failure="timeout")), minute=15)
    stored = store.get_article(db, article_id)
    assert (stored.missing_since_at, stored.removed_at) == (at(10), None)
    for minute in (20, 21):  # told twice, removed once
        put(
            db, crawl_id, page(status=404, failure="gone", minute=minute), Change(kind="removed"),
            minute=minute, next_check_at=at(99),
        )  # fmt: skip
    stored = store.get_article(db, article_id)
    assert (stored.missing_since_at, stored.removed_at) == (at(10), at(20))
    assert store.load_job(db, "outlet", crawl_id, now=at(98)).rechecks == ()
    restored = Change(kind="modified", fields=("restored",))
    put(db, crawl_id, page(article(), minute=30), restored, minute=30)
    put(db, crawl_id, page(article(), minute=31), restored, minute=31)
    stored = store.get_article(db, article_id)
    assert (stored.missing_since_at, stored.removed_at, stored.version) == (None, None, 1)
    assert [change.kind for change in store.pending_changes(db)] == ["new", "removed", "modified"]


def test_a_removed_page_may_come_back_by_304(db, crawl_id):
    article_id = save(db, crawl_id)
    put(db, crawl_id, page(failure="gone", status=410, minute=5), Change(kind="removed"), minute=5)
    restored = Change(kind="modified", fields=("restored",))
    for minute in (6, 7):
        put(db, crawl_id, page(status=304, minute=minute), restored, minute=minute)
    assert store.get_article(db, article_id).removed_at is None
    assert [c.kind for c in store.pending_changes(db)] == ["new", "removed", "modified"]


def test_a_page_that_was_missing_for_one_look_is_no_change(db, crawl_id):
    article_id = save(db, crawl_id)
    put(db, crawl_id, page(status=404, failure="gone", minute=5), minute=5)
    assert store.get_article(db, article_id).missing_since_at == at(5)
    put(db, crawl_id, page(status=304, minute=6), minute=6)
    assert store.get_article(db, article_id).missing_since_at is None
    assert [change.kind for change in store.pending_changes(db)] == ["new"]
