"""How good the detector is by what people said: precision and recall with their bounds."""

import pytest
from store.build import announcement, article, at
from store.judging import REJECTED, judge, put, say

from newswatch import store
from newswatch.evaluate import wilson
from newswatch.evaluate.sample import draw
from newswatch.model import Announcement
from newswatch.store.transactions import run


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
