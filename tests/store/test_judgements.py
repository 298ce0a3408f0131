"""What the detector said, what people said, and how good the one is by the other."""

import pytest
from store.build import alert, announcement, article, at, declare, save

from newswatch import store
from newswatch.evaluate import wilson
from newswatch.evaluate.sample import draw
from newswatch.model import Announcement
from newswatch.store import Drawn
from newswatch.store.transactions import run, value

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


# ── how good the detector is ─────────────────────────────────────────────────────────────────────


def quality(db, scope="all", name="all"):
    (row,) = [q for q in store.list_quality(db) if (q.scope, q.name) == (scope, name)]
    return row


def fill(db, flagged, narrow, rejected):
    """Store so many stories a stratum; return their numbers by stratum."""
    sizes = {"flagged": flagged, "narrow": narrow, "rejected": rejected}
    words = {
        "flagged": announcement(),
        "narrow": Announcement(is_funding=False, probability=0.4),
        "rejected": REJECTED,
    }
    number, made = 0, {}
    for stratum, size in sizes.items():
        made[stratum] = []
        for _ in range(size):
            number += 1
            made[stratum].append(put(db, number, words[stratum]))
    return made


def answer(db, stories, stratum, answers, **more):
    for article_id, says in zip(stories, answers, strict=False):
        say(db, article_id, is_funding=says, stratum=stratum, **more)


def test_without_verdicts_nothing_is_said(db, crawl_id):
    fill(db, 3, 1, 1)
    assert store.list_quality(db) == []


def test_precision_and_recall_weigh_each_part_by_its_size(db, crawl_id):
    made = fill(db, 20, 10, 40)
    answer(db, made["flagged"], "flagged", [True] * 9 + [False], drawn=(20, 2))
    answer(db, made["narrow"], "narrow", [True, False, False, False, False], drawn=(10, 2))
    answer(db, made["rejected"], "rejected", [False] * 8, drawn=(40, 5))
    found = quality(db)
    assert (found.flagged, found.read_flagged, found.read_narrow, found.read_rejected) == (
        20, 10, 5, 8,
    )  # fmt: skip
    assert found.precision == pytest.approx(0.9)
    assert (found.precision_low, found.precision_high) == pytest.approx(wilson(0.9, 10))
    # 0.9 of 20 were found; 0.2 of 10 and 0 of 40 were missed
    assert found.recall == pytest.approx(18 / (18 + 2))
    (low, high), narrow, rest = wilson(0.9, 10), wilson(0.2, 5), wilson(0.0, 8)
    most_missed = 10 * narrow[1] + 40 * rest[1]
    assert found.recall_low == pytest.approx(20 * low / (20 * low + most_missed))
    assert found.recall_high == pytest.approx(20 * high / (20 * high + 10 * narrow[0]))
    by_source = quality(db, "source", "outlet")
    assert (by_source.precision, by_source.recall_low) == (found.precision, found.recall_low)


def test_a_part_that_nobody_has_read_leaves_recall_unknown(db, crawl_id):
    made = fill(db, 4, 0, 40)
    answer(db, made["flagged"], "flagged", [True] * 4)
    found = quality(db)
    assert (found.precision, found.recall, found.recall_low) == (1, None, None)
    answer(db, made["rejected"], "rejected", [False], drawn=(40, 40))
    found = quality(db)
    assert found.recall == 1
    assert found.recall_low < 0.2  # one of forty was read: there may be many


def test_stories_that_stand_for_more_count_for_more(db, crawl_id):
    """Drawn at two times, when the part had other sizes: the weights make up for it."""
    made = fill(db, 12, 0, 0)
    answer(db, made["flagged"][:2], "flagged", [False, False], drawn=(2, 1))
    answer(db, made["flagged"][2:4], "flagged", [True, True], drawn=(10, 5))
    found = quality(db)
    assert found.precision == pytest.approx(10 / 12)
    effective = 12**2 / (1 + 1 + 25 + 25)
    assert (found.precision_low, found.precision_high) == pytest.approx(wilson(10 / 12, effective))


def test_of_a_type_the_right_type_is_asked_for(db, crawl_id):
    made = fill(db, 4, 0, 2)
    judge(db, made["flagged"][0], announcement(type="grant"))
    first, *others = made["flagged"]
    say(db, first, is_funding=True, kind="pledge")
    for article_id in others:
        say(db, article_id, is_funding=True, kind="pledge")
    answer(db, made["rejected"], "rejected", [False, False])
    assert quality(db).precision == quality(db).recall == 1
    pledge, grant = quality(db, "type", "pledge"), quality(db, "type", "grant")
    assert (pledge.flagged, pledge.precision, pledge.recall) == (3, 1, pytest.approx(3 / 4))
    assert (grant.flagged, grant.precision, grant.recall) == (1, 0, None)


def test_what_does_not_count(db, crawl_id):
    made = fill(db, 5, 0, 0)
    one, undone, changed, undrawn, removed = made["flagged"]
    say(db, one, is_funding=True)
    store.undo_verdict(db, say(db, undone, is_funding=False), at(9))
    say(db, changed, is_funding=False)
    put(db, 3, announcement(), minute=7, story=article(3, body="Other words."), kind="modified")
    say(db, undrawn, is_funding=False, drawn=None)
    say(db, removed, is_funding=False)
    run(db, "UPDATE articles SET removed_at = ? WHERE id = ?", (at(9), removed))
    found = quality(db)
    assert (found.read_flagged, found.precision, found.flagged) == (1, 1, 4)


def test_a_later_verdict_on_a_story_is_the_one_that_counts(db, crawl_id):
    (article_id,) = fill(db, 1, 0, 0)["flagged"]
    say(db, article_id, is_funding=False)
    say(db, article_id, is_funding=True, minute=6)
    assert quality(db).precision == 1


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


def test_estimates_from_many_draws_lie_around_the_truth_and_within_their_bounds(db, crawl_id):
    """A population of which all is known, drawn again and again by the seed alone."""
    made = fill(db, 40, 60, 120)
    truth = {
        article_id
        for stratum, true in (("flagged", 30), ("narrow", 6), ("rejected", 2))
        for article_id in made[stratum][:true]
    }
    precision, recall = 30 / 40, 30 / 38
    seen, sizes = [], {"flagged": 20, "narrow": 20, "rejected": 40}
    for seed in range(80):
        with store.transaction(db):
            run(db, "DELETE FROM verdicts")
            for stratum, size in sizes.items():
                whole = len(made[stratum])
                for article_id in draw(made[stratum], seed, size):
                    says = article_id in truth
                    say(db, article_id, is_funding=says, stratum=stratum,
                        drawn=(whole, whole / size))  # fmt: skip
        seen.append(quality(db))
    means = {
        name: sum(getattr(q, name) for q in seen) / len(seen)
        for name in ("precision", "found", "missed", "recall")
    }
    assert means["precision"] == pytest.approx(precision, abs=0.02)
    assert means["found"] == pytest.approx(30, rel=0.03)
    assert means["missed"] == pytest.approx(8, abs=1.3)  # three standard errors of eighty draws
    # A quotient of two such estimates errs a little on the bright side while few were read.
    assert means["recall"] == pytest.approx(recall, abs=0.04)
    assert sum(q.precision_low <= precision <= q.precision_high for q in seen) >= 76
    assert sum(q.recall_low <= recall <= q.recall_high for q in seen) >= 76
