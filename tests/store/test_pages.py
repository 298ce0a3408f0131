"""What a look at a page leaves: article, versions, parts, and the change it is."""

from dataclasses import replace

import pytest
from store.build import (
    BODY,
    article,
    at,
    fetch,
    look,
    page,
    put,
    save,
    url,
)

from newswatch import store
from newswatch.model import Article, Change, Link, PageResult
from newswatch.store.transactions import rows, value


@pytest.fixture
def found(db, crawl_id):
    """The frontier holds story 1."""
    store.save_feed(db, "outlet", crawl_id, look(1), now=at(0), next_fetch_at=at(15))


def count(db, table):
    return value(db, f"SELECT count(*) FROM {table}")


def candidate(db, number=1):
    return store.find_candidate(db, "outlet", url(number))


def test_a_new_story_is_stored_whole(db, crawl_id, found):
    told = article(
        section="Media", description="In short", image="https://x/i.png", language="en",
        published="2026-11-22T08:00:00+08:00", published_raw="22 Nov", tags=("film", "hk", "film"),
        authors=("Ann Lee", "Bo Ng"), is_accessible_for_free=False, is_partial=True,
        kind="opinion", provenance=(("headline", "h1"), ("kind", "url")),
    )  # fmt: skip
    article_id = save(db, crawl_id, told, minute=1, is_backfill=True)
    shown = store.show_article(db, article_id)
    stored = shown.article
    assert (stored.headline, stored.body, stored.authors) == ("Story 1", BODY, told.authors)
    assert (stored.version, stored.is_backfill, stored.is_partial) == (1, True, True)
    assert (stored.first_seen_at, stored.last_changed_at, stored.next_check_at) == (
        at(1), at(1), at(61),
    )  # fmt: skip
    assert (stored.published, stored.published_at) == ("2026-11-22T08:00:00+08:00", at(0))
    assert (shown.section, shown.description, shown.is_accessible_for_free) == (
        "Media", "In short", False,
    )  # fmt: skip
    assert (shown.kind, shown.provenance) == ("opinion", told.provenance)
    assert (shown.tags, shown.links) == (("film", "hk"), told.links)
    assert shown.urls == ((url(1), "canonical"),)
    assert [version.body for version in shown.versions] == [BODY]
    assert (shown.announcement, shown.verdict) == (None, None)
    assert (candidate(db).state, candidate(db).next_fetch_at) == ("done", None)
    (change,) = store.pending_changes(db)
    assert (change.kind, change.version_id, change.is_backfill) == ("new", stored.version_id, True)


def test_an_article_nobody_stored_is_none(db):
    assert store.find_article(db, url(1), url(2)) is None
    assert store.get_article(db, 1) is None
    assert store.show_article(db, 1) is None
    assert (store.list_articles(db), store.list_versions(db, 1)) == ([], [])


def test_the_same_result_twice_adds_nothing(db, crawl_id, found):
    told = article()
    first = save(db, crawl_id, told, minute=1)
    before = list(db.conn.iterdump())
    assert save(db, crawl_id, told, minute=1) == first
    assert list(db.conn.iterdump()) == before


def test_other_words_are_another_version_and_a_change(db, crawl_id):
    article_id = save(db, crawl_id)
    changed = article(body="Alibaba pledges nothing.", authors=("Bo Ng",), tags=(), links=())
    put(
        db, crawl_id, page(changed, minute=30), Change(kind="modified", fields=("body",)), minute=30
    )
    stored = store.get_article(db, article_id)
    assert (stored.version, stored.body) == (2, "Alibaba pledges nothing.")
    assert (stored.first_seen_at, stored.last_changed_at) == (at(0), at(30))
    first, second = store.list_versions(db, article_id)
    assert (first.body, first.authors) == (BODY, ("Ann Lee",))
    assert (second.authors, second.fetched_at) == (("Bo Ng",), at(30))
    shown = store.show_article(db, article_id)
    assert (shown.tags, shown.links) == ((), ())
    new, modified = store.pending_changes(db)
    assert (new.body, modified.body) == (BODY, "Alibaba pledges nothing.")  # each its own version
    assert modified.kind == "modified"
    assert store.list_changes(db)[0].fields == ("body",)


def test_going_back_to_former_words_is_one_more_version(db, crawl_id):
    for minute, body in enumerate(("A", "B", "A")):
        save(db, crawl_id, article(body=body), minute=minute, kind="modified" if minute else "new")
    assert [version.body for version in store.list_versions(db, 1)] == ["A", "B", "A"]


def test_what_only_ticks_leaves_text_and_version_alone(db, crawl_id):
    article_id = save(db, crawl_id, article(body="Money. 3 hours ago"))
    save(db, crawl_id, article(body="Money. 4 hours ago", section="New"), minute=60, kind=None)
    stored = store.get_article(db, article_id)
    assert (stored.body, stored.version) == ("Money. 3 hours ago", 1)
    assert (stored.last_seen_at, stored.last_changed_at) == (at(60), at(0))
    assert store.show_article(db, article_id).section == "New"
    assert store.verify(db) == []


def test_a_change_that_did_not_happen_is_not_queued(db, crawl_id):
    save(db, crawl_id)
    save(db, crawl_id, minute=5, kind="modified")
    save(db, crawl_id, minute=6, kind="new")
    assert [change.kind for change in store.pending_changes(db)] == ["new"]


def test_one_story_under_many_addresses_is_one_article(db, crawl_id, found):
    told = article(1, canonical_url=url(100), url=url(50))
    first = put(
        db, crawl_id, replace(page(told, final_url=url(60)), url=url(1)), Change(kind="new")
    )
    assert store.show_article(db, first).urls == (
        (url(1), "fetched"), (url(100), "canonical"), (url(50), "twin"), (url(60), "redirect"),
    )  # fmt: skip
    for address in (url(1), url(50), url(60), url(100)):
        assert store.find_article(db, url(999), address).article_id == first
    assert candidate(db).state == "done"
    # Another address with the same canonical is the same article, and joins the others.
    assert save(db, crawl_id, article(2, canonical_url=url(100)), minute=3, kind=None) == first
    assert (url(2), "fetched") in store.show_article(db, first).urls
    assert count(db, "articles") == 1


def test_another_writing_of_an_address_is_the_same_address(db, crawl_id, found):
    other = url(1).replace("https://", "http://www.") + "/"
    first = save(db, crawl_id, article(1, url=other, canonical_url=other))
    assert candidate(db).state == "done"
    assert store.find_article(db, url(1)).article_id == first
    assert save(db, crawl_id, article(1), minute=5, kind=None) == first
    save(db, crawl_id, article(3, links=(Link(url=url(1) + "/", text="t", role="in_body"),)))
    assert value(db, "SELECT target_article_id FROM links WHERE text = 't'") == first
    store.save_feed(
        db, "outlet", crawl_id, look(1, minute=9, doubted=(url(1) + "/",)), now=at(9),
        next_fetch_at=at(20),
    )  # fmt: skip
    assert store.get_article(db, first).next_check_at == at(9)
    assert count(db, "candidates") == 1


def test_a_story_that_moved_stays_itself(db, crawl_id):
    first = save(db, crawl_id)
    moved = article(1, canonical_url=url(70))
    assert save(db, crawl_id, moved, minute=3, kind=None, asked=url(1)) == first
    assert store.get_article(db, first).canonical_url == url(70)


def test_a_page_that_names_another_story_as_its_canonical_is_not_asked_for_ever(db, crawl_id):
    first, second = save(db, crawl_id, article(1)), save(db, crawl_id, article(2))
    merged = article(2, canonical_url=url(1))
    assert save(db, crawl_id, merged, minute=60, kind="modified", asked=url(2)) == first
    assert store.get_article(db, first).headline == "Story 2"
    left = store.get_article(db, second)
    assert (left.next_check_at, left.version) == (at(120), 1)


def test_links_find_their_targets_whichever_comes_first(db, crawl_id):
    two = save(db, crawl_id, article(2, links=()))
    one = save(db, crawl_id, article(1))  # links to 2, which is there
    zero = save(db, crawl_id, article(0, links=(
        Link(url=url(9), text="Later", role="in_body"), Link(url=None, text="Lost", role="related"),
    )))  # fmt: skip
    nine = save(db, crawl_id, article(9, links=()))
    targets = {
        (row["article_id"], row["target_article_id"])
        for row in rows(db, "SELECT article_id, target_article_id FROM links")
    }
    assert targets == {(one, two), (zero, nine), (zero, None)}


def test_a_link_keeps_its_place_in_the_body(db, crawl_id):
    links = (
        Link(url=url(9), text="the plan", role="in_body", paragraph=0),
        Link(url=url(9), text="the plan", role="in_body", paragraph=3),
        Link(url=url(8), text="Another story", role="related"),
    )
    known = save(db, crawl_id, article(1, links=links))
    assert store.show_article(db, known).links == links
    moved = (replace(links[0], paragraph=1), *links[1:])
    save(db, crawl_id, article(1, links=moved), minute=5, kind=None)
    assert store.show_article(db, known).links == moved


def test_a_candidate_that_fails_is_put_off_and_given_up(db, crawl_id, found):
    for attempt in (1, 2):
        put(
            db, crawl_id, page(failure="timeout", status=None, minute=attempt), minute=attempt,
            candidate_state="open", reason="timeout", retry_at=at(30),
        )  # fmt: skip
    waiting = candidate(db)
    assert (waiting.state, waiting.attempts, waiting.reason, waiting.next_fetch_at) == (
        "open", 2, "timeout", at(30),
    )  # fmt: skip
    put(
        db, crawl_id, page(failure="timeout", minute=40), minute=40, candidate_state="failed",
        reason="timeout",
    )  # fmt: skip
    assert (candidate(db).state, candidate(db).attempts) == ("failed", 3)


def test_a_failure_applied_twice_counts_once(db, crawl_id, found):
    for _ in range(2):
        put(db, crawl_id, page(failure="timeout", status=None), reason="timeout", retry_at=at(9))
    assert candidate(db).attempts == 1


def test_a_page_that_is_no_story_is_rejected(db, crawl_id, found):
    assert put(db, crawl_id, page(), candidate_state="rejected", reason="no_article") is None
    assert (candidate(db).state, candidate(db).reason) == ("rejected", "no_article")


def test_a_recheck_that_fails_does_not_make_it_a_candidate_again(db, crawl_id, found):
    save(db, crawl_id, minute=1)
    put(db, crawl_id, page(failure="timeout", minute=9), minute=9, candidate_state="open")
    assert (candidate(db).state, candidate(db).attempts) == ("done", 0)


def test_a_failure_of_what_is_unknown_leaves_only_its_fetch(db, crawl_id):
    assert put(db, crawl_id, page(failure="gone", status=404)) is None
    assert rows(db, "SELECT url, status, failure FROM fetches") == [
        {"url": url(1), "status": 404, "failure": "gone"}
    ]


def test_the_archive_name_stands_with_the_fetch(db, crawl_id):
    put(db, crawl_id, replace(page(article()), raw_hash="ab12"), Change(kind="new"))
    assert value(db, "SELECT raw_hash FROM fetches") == "ab12"


def test_a_forgotten_story_does_not_come_back(db, crawl_id, found):
    article_id = save(db, crawl_id)
    store.forget_article(db, article_id, reason="asked", now=at(5))
    twin = article(8, canonical_url=url(1))
    assert save(db, crawl_id, twin, minute=6) is None
    assert count(db, "articles") == count(db, "candidates") == 0
    assert rows(db, "SELECT kind FROM fetches") == [{"kind": "feed"}]


def test_articles_are_walked_by_number(db, crawl_id):
    for number in range(1, 6):
        save(db, crawl_id, article(number))
    first = store.list_articles(db, limit=3)
    rest = store.list_articles(db, after=first[-1].article_id, limit=3, source="outlet")
    assert [a.canonical_url for a in (*first, *rest)] == [url(n) for n in range(1, 6)]
    assert store.list_articles(db, source="other") == []


@pytest.mark.parametrize("hostile", ["'; DROP TABLE articles; --", "a\x00b", "\ud800", "🙂" * 999])
def test_hostile_text_is_only_text(db, crawl_id, hostile):
    told = Article(
        url=url(1), canonical_url=url(1), headline=hostile, body=hostile, authors=(hostile,),
        tags=(hostile,), links=(Link(url=hostile, text=hostile, role="in_body"),),
    )  # fmt: skip
    article_id = put(db, crawl_id, PageResult(url=url(1), fetch=fetch(url(1)), article=told))
    stored = store.get_article(db, article_id)
    assert stored.headline == hostile.replace("\ud800", "�")
    assert store.verify(db) == []
