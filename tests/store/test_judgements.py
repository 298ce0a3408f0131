"""What the detector said, what people said, and the messages that follow."""

import pytest
from store.build import alert, announcement, article, at, declare
from store.judging import REJECTED, judge, put, say

from newswatch import store
from newswatch.store import Drawn
from newswatch.store.transactions import run, value


def test_a_judgement_is_kept_whole_where_it_flags_and_with_its_reasons_where_not(db, crawl_id):
    flagged, rejected = put(db, 1, announcement()), put(db, 2, REJECTED)
    found = store.find_judgement(db, flagged)
    assert (found.found, found.stratum, found.version) == (announcement(), "flagged", 1)
    assert store.find_judgement(db, rejected).found == REJECTED
    judge(db, flagged, REJECTED, minute=3)
    found = store.find_judgement(db, flagged)
    assert (found.found, found.judged_at) == (REJECTED, at(3))
    assert store.find_judgement(db, 99) is None


def test_a_verdict_keeps_all_that_was_said_and_shown(db, crawl_id):
    article_id = put(db, 1, announcement())
    number = store.save_verdict(
        db,
        article_id,
        is_funding=True,
        note="as the third paragraph says",
        decided_by="eve",
        now=at(3),
        version_id=1,
        answer="fix",
        fixed=("type", "sum"),
        facts=announcement(type="grant"),
        shown=announcement(),
        drawn=Drawn(stratum="flagged", population=9, weight=3.0),
    )
    found = store.find_verdict(db, article_id)
    assert (found.verdict_id, found.version, found.answer) == (number, 1, "fix")
    assert (found.fixed, found.facts.type, found.shown) == (
        ("type", "sum"),
        "grant",
        announcement(),
    )
    assert found.drawn == Drawn(stratum="flagged", population=9, weight=3.0)
    assert store.last_verdict(db) == found


def test_a_verdict_that_is_taken_back_stays_on_record_and_the_one_before_holds(db, crawl_id):
    article_id = put(db, 1, announcement())
    first, second = (say(db, article_id, is_funding=says) for says in (True, False))
    assert store.undo_verdict(db, second, at(7))
    assert not store.undo_verdict(db, second, at(8))
    assert store.find_verdict(db, article_id).verdict_id == first
    assert store.last_verdict(db).verdict_id == first
    assert [v.undone_at for v in store.list_verdicts(db, article_id)] == [None, at(7)]
    store.undo_verdict(db, first, at(9))
    assert store.find_verdict(db, article_id) is store.last_verdict(db) is None
    assert len(store.list_verdicts(db)) == 2


# ── of which stories a sample is drawn ───────────────────────────────────────────────────────────


def test_drawn_are_stories_that_are_there_judged_as_they_stand_and_not_yet_read(db, crawl_id):
    there, read, gone, erased, waits, changed, fresh = (
        put(db, number, announcement()) for number in range(1, 8)
    )
    other = put(db, 8, REJECTED)
    say(db, read, is_funding=True)
    run(db, "UPDATE articles SET removed_at = ? WHERE id = ?", (at(2), gone))
    run(db, "UPDATE articles SET body = '' WHERE id = ?", (erased,))
    put(db, 6, minute=7, story=article(6, body="Other words."), kind="modified")
    run(db, "UPDATE changes SET done_at = NULL WHERE article_id = ?", (waits,))
    run(db, "DELETE FROM judgements WHERE article_id = ?", (fresh,))
    assert store.unread_stories(db, "flagged") == [there]
    assert store.unread_stories(db, "rejected") == [other]
    assert store.unjudged_articles(db) == [changed, fresh]
    assert store.unjudged_articles(db, after=changed, limit=1) == [fresh]
    assert store.waiting_articles(db, [there, waits]) == {waits}
    strata = {one.stratum: (one.population, one.read) for one in store.list_strata(db)}
    assert strata == {"flagged": (3, 1), "rejected": (1, 0)}


def test_whether_a_story_may_be_drawn_follows_all_that_becomes_of_it(db, crawl_id):
    """Noted beside the judgement, so that it is never counted anew; verify says what must hold."""
    number = put(db, 1, announcement())
    seen = []
    for sql in (
        "UPDATE articles SET removed_at = '2026-11-22T01:00:00Z'",
        "UPDATE articles SET removed_at = NULL",
        "UPDATE articles SET source_id = 2",
        "UPDATE articles SET body = '', source_id = 1",
        "UPDATE articles SET version = 9",
    ):
        if "source_id = 2" in sql:
            declare(db, name="second")
        run(db, sql)
        seen.append(value(db, "SELECT group_concat(source) FROM judged_stories"))
        assert "drawn" not in [finding.check for finding in store.verify(db)]
    assert seen == [None, "outlet", "second", None, None]
    run(db, "UPDATE articles SET version = 1")
    put(db, 1, minute=7, story=article(1, body="Other words."), kind="modified")
    assert value(db, "SELECT count(*) FROM judged_stories") == 0
    judge(db, number, REJECTED, minute=8)
    assert value(db, "SELECT stratum FROM judged_stories") == "rejected"


def test_a_story_that_changed_since_a_person_judged_it_asks_again(db, crawl_id):
    article_id = put(db, 1, announcement())
    say(db, article_id, is_funding=True)
    assert store.changed_since_verdict(db) == []
    put(db, 1, announcement(), minute=7, story=article(1, body="Other words."), kind="modified")
    assert store.changed_since_verdict(db) == [article_id]
    assert store.unread_stories(db, "flagged") == []


# ── messages that a verdict changes ──────────────────────────────────────────────────────────────


def state(db):
    (row,) = store.deliveries_about(db, "event", 1)
    return row


def test_what_nobody_was_sent_may_be_withheld_and_owed_again(db, crawl_id):
    store.add_alert(db, alert(), change_id=None, now=at(1))
    assert store.withhold(db, "event", 1, but=[alert().key]) == 0
    assert store.withhold(db, "event", 2) == 0
    assert store.withhold(db, "event", 1) == 1
    assert (state(db).state, state(db).next_attempt_at) == ("cancelled", None)
    assert "judged otherwise" in state(db).last_error
    assert store.lease_delivery(db, now=at(9), lease_until=at(10)) is None
    assert store.reword(db, alert(), due_at=at(3))
    assert (state(db).state, state(db).next_attempt_at, state(db).last_error) == (
        "pending", at(3), None,
    )  # fmt: skip


def test_a_message_that_waits_says_what_holds_now(db, crawl_id):
    store.add_alert(db, alert(), change_id=None, now=at(1))
    run(db, "UPDATE alerts SET message = json_set(message, '$.headline', 'Old')")
    assert store.reword(db, alert(), due_at=at(3))
    assert state(db).message == alert().message
    assert state(db).next_attempt_at == at(1)
    assert not store.reword(db, alert(7), due_at=at(3))


@pytest.mark.parametrize(
    "end",
    [
        lambda db: store.mark_sent(db, 1, at(2)),
        lambda db: store.mark_unknown(db, 1, "cut off"),
        lambda db: store.mark_failed(db, 1, at(2), "no such address", None),
        lambda db: store.cancel(db, 1),
        lambda db: store.lease_delivery(db, now=at(2), lease_until=at(5)),
    ],
    ids=["sent", "unknown", "failed", "cancelled", "sending"],
)
def test_what_was_sent_or_given_up_is_never_touched(db, crawl_id, end):
    store.add_alert(db, alert(), change_id=None, now=at(1))
    end(db)
    run(db, "UPDATE alerts SET message = json_set(message, '$.headline', 'As sent')")
    before = state(db)
    assert store.withhold(db, "event", 1) == 0
    assert not store.reword(db, alert(), due_at=at(3))
    assert state(db) == before
    assert value(db, "SELECT message ->> 'headline' FROM alerts") == "As sent"
