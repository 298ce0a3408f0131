"""The queue of changes, announcements, events and verdicts."""

import pytest
from store.build import (
    BODY,
    announce,
    announcement,
    article,
    at,
    save,
    url,
)

from newswatch import store
from newswatch.errors import StoreError
from newswatch.store.transactions import rows, value

# ── changes ──────────────────────────────────────────────────────────────────────────────────────


def test_the_queue_gives_the_oldest_first_with_what_detection_needs(db, crawl_id):
    for number in (1, 2, 3):
        save(db, crawl_id, article(number, language="en"), minute=number)
    first, second = store.pending_changes(db, limit=2)
    assert (first.headline, first.body, first.language, first.country) == (
        "Story 1", BODY, "en", "HK",
    )  # fmt: skip
    assert (first.source, first.source_title, first.url) == ("outlet", "The Outlet", url(1))
    (third,) = store.pending_changes(db, after=second.change_id)
    assert third.found_at == at(3)
    assert store.last_change_id(db) == third.change_id


def test_a_finished_change_leaves_the_queue(db, crawl_id):
    save(db, crawl_id)
    (change,) = store.pending_changes(db)
    store.finish_change(db, change.change_id, at(5))
    store.finish_change(db, change.change_id, at(9))  # said twice, done once
    assert store.pending_changes(db) == []
    assert store.list_changes(db)[0].done_at == at(5)


def test_a_change_that_fails_stays_and_is_counted(db, crawl_id):
    save(db, crawl_id)
    (change,) = store.pending_changes(db)
    assert [store.fail_change(db, change.change_id, "boom") for _ in range(2)] == [1, 2]
    assert [row.change_id for row in store.pending_changes(db)] == [change.change_id]
    assert rows(db, "SELECT attempts, error FROM changes") == [{"attempts": 2, "error": "boom"}]
    assert store.fail_change(db, 999, "boom") == 0


def test_what_is_in_quarantine_waits_until_released(db, crawl_id):
    save(db, crawl_id)
    (change,) = store.pending_changes(db)
    held = {"subject_kind": "change", "subject": str(change.change_id), "step": "detect"}
    first = store.quarantine(db, **held, error="boom", trace="Traceback…", now=at(1))
    assert store.quarantine(db, **held, error="again", now=at(2)) == first
    assert store.pending_changes(db) == []
    (row,) = store.list_quarantine(db)
    assert (row.error, row.trace, row.created_at) == ("boom", "Traceback…", at(1))
    assert store.release(db, first, at(3))
    assert not store.release(db, first, at(4))
    assert len(store.pending_changes(db)) == 1
    assert store.list_quarantine(db) == []
    assert [row.released_at for row in store.list_quarantine(db, with_released=True)] == [at(3)]


def test_a_list_of_changes_has_the_flagged_first(db, crawl_id):
    one, two, three = (save(db, crawl_id, article(n), minute=n) for n in (1, 2, 3))
    announce(db, one)
    listed = store.list_changes(db)
    assert [change.article_id for change in listed] == [one, three, two]
    assert listed[0].announcement.facts == announcement()
    assert listed[1].announcement is None
    assert [c.article_id for c in store.list_changes(db, since_at=at(2))] == [three, two]
    assert [c.article_id for c in store.list_changes(db, since_id=2)] == [three]
    assert [c.article_id for c in store.list_changes(db, since_at=at(2), since_id=2)] == [three]
    assert [c.article_id for c in store.list_changes(db, source="outlet")] == [one, three, two]
    assert store.list_changes(db, source="other") == []
    assert len(store.list_changes(db, limit=1)) == 1


# ── announcements ────────────────────────────────────────────────────────────────────────────────


def test_an_announcement_comes_back_as_it_was_found(db, crawl_id):
    article_id = save(db, crawl_id)
    number = announce(db, article_id, minute=3)
    stored = store.find_announcement(db, article_id)
    assert stored.facts == announcement()
    assert (stored.announcement_id, stored.state, stored.detected_at) == (number, "live", at(3))
    assert (stored.url, stored.headline, stored.source) == (url(1), "Story 1", "outlet")
    assert store.list_announcements(db) == [stored]
    assert store.list_announcements(db, after=number) == []
    assert store.verify(db) == []


def test_saving_the_same_again_touches_nothing(db, crawl_id):
    article_id = save(db, crawl_id)
    event_id = store.create_event(db, type=None, first_article_id=article_id, first_seen_at=at(1))
    first = announce(db, article_id, event_id=event_id)
    before = list(db.conn.iterdump())
    assert announce(db, article_id, minute=9, event_id=event_id) == first
    assert list(db.conn.iterdump()) == before


def test_new_facts_replace_the_old(db, crawl_id):
    article_id = save(db, crawl_id)
    first = announce(db, article_id)
    fewer = announcement(funders=("Tencent",), other_amounts=(), evidence=(), reasons=())
    assert announce(db, article_id, fewer, minute=9) == first
    stored = store.find_announcement(db, article_id)
    assert (stored.facts, stored.detected_at) == (fewer, at(9))
    assert value(db, "SELECT count(*) FROM evidence") == 0


def test_withdrawn_and_live_again(db, crawl_id):
    article_id = save(db, crawl_id)
    announce(db, article_id)
    assert store.withdraw_announcement(db, article_id, at(5))
    assert not store.withdraw_announcement(db, article_id, at(6))
    assert store.find_announcement(db, article_id).state == "withdrawn"
    assert store.announcements_of(db, [article_id]) == {}
    announce(db, article_id)
    assert store.announcements_of(db, [article_id, 77])[article_id].state == "live"


def test_a_lead_that_is_not_among_the_funders_is_one_all_the_same(db, crawl_id):
    article_id = save(db, crawl_id)
    announce(db, article_id, announcement(funders=("A",), lead_funders=("B",)))
    facts = store.find_announcement(db, article_id).facts
    assert (facts.funders, facts.lead_funders) == (("A", "B"), ("B",))


def test_what_is_no_announcement_is_refused(db, crawl_id):
    article_id = save(db, crawl_id)
    with pytest.raises(StoreError, match="schema refused"):
        announce(db, article_id, announcement(type=None))
    assert store.find_announcement(db, article_id) is None


def test_one_party_has_one_row_under_all_its_names(db, crawl_id):
    one, two = save(db, crawl_id, article(1)), save(db, crawl_id, article(2))
    announce(db, one, announcement(funders=("Alibaba  Group", "Ali"), lead_funders=()))
    announce(db, two, announcement(funders=("ALIBABA GROUP",), lead_funders=()))
    assert value(db, "SELECT count(*) FROM parties WHERE name_key = 'alibaba group'") == 1
    party_id = store.add_alias(db, "alibaba group", "Ali")
    assert store.add_alias(db, "alibaba group", "Ali") == party_id
    funders = rows(db, "SELECT DISTINCT party_id FROM announcement_parties WHERE role = 'funder'")
    assert funders == [{"party_id": party_id}]
    assert store.list_aliases(db) == [{"name": "Alibaba  Group", "alias": "Ali"}]
    announce(db, two, announcement(funders=("ali",), lead_funders=()))
    assert store.find_announcement(db, two).facts.funders == ("ali",)  # as written there


# ── events ───────────────────────────────────────────────────────────────────────────────────────


def test_events_and_their_tellings(db, crawl_id):
    one, two = save(db, crawl_id, article(1)), save(db, crawl_id, article(2))
    event_id = store.create_event(db, type="pledge", first_article_id=one, first_seen_at=at(1))
    first, second = announce(db, one, event_id=event_id), announce(db, two, event_id=event_id)
    event = store.find_event(db, event_id)
    assert [telling.announcement_id for telling in event.announcements] == [first, second]
    assert store.recent_events(db, at(1)) == [event]
    assert store.recent_events(db, at(2)) == []
    mentions = rows(db, "SELECT announcement_id, is_first FROM event_mentions ORDER BY 1")
    assert [mention["is_first"] for mention in mentions] == [1, 0]
    assert store.verify(db) == []


def test_a_telling_may_be_moved_by_hand(db, crawl_id):
    one = save(db, crawl_id, article(1))
    wrong, right = (
        store.create_event(db, type="pledge", first_article_id=one, first_seen_at=at(n))
        for n in (1, 2)
    )
    number = announce(db, one, event_id=wrong)
    assert not store.drop_event(db, wrong)
    store.add_mention(db, right, number, one, is_first=True)
    assert store.find_announcement(db, one).event_id == right
    assert store.drop_event(db, wrong)
    assert not store.drop_event(db, wrong)
    assert store.find_event(db, wrong) is None
    announce(db, one, event_id=None)
    assert store.find_event(db, right).announcements == ()
    assert store.verify(db) == []


# ── verdicts ─────────────────────────────────────────────────────────────────────────────────────


def test_the_last_verdict_holds_and_all_are_kept(db, crawl_id):
    article_id = save(db, crawl_id)
    assert store.find_verdict(db, article_id) is None
    for minute, is_funding in ((1, True), (2, False)):
        store.save_verdict(
            db, article_id, is_funding=is_funding, note="n", decided_by="eve", now=at(minute)
        )
    assert store.find_verdict(db, article_id).is_funding is False
    assert store.show_article(db, article_id).verdict.decided_by == "eve"
    assert [verdict.is_funding for verdict in store.list_verdicts(db)] == [True, False]
