"""A person's verdict against the detector's word: when it holds, and what then holds."""

from dataclasses import replace

import pytest
from flag.stories import PLEDGE, PLEDGE_BODY, clock, config, put

from newswatch import store
from newswatch.detect import detect
from newswatch.flag import detect_again, flag
from newswatch.flag.ruling import anchored
from newswatch.model import Amount, Announcement, Evidence, Story

SAID = detect(Story(headline=PLEDGE, body=PLEDGE_BODY, language="en", country="HK"))


def judged(db, tmp_path, number=1, **more):
    """Store a story and let `flag` judge it; return the article's number."""
    article_id = put(db, number, **more)
    flag(db, config(tmp_path), clock=clock())
    return article_id


def say(db, article_id, *, facts=None, shown=SAID, note=None):
    return store.save_verdict(
        db,
        article_id,
        is_funding=facts is not None,
        note=note,
        decided_by="eve",
        now="2026-11-22T02:00:00Z",
        version_id=store.get_article(db, article_id).version_id,
        facts=facts,
        shown=shown,
    )


def state(db, article_id):
    found = store.find_announcement(db, article_id)
    return found and found.state


def again(db, tmp_path):
    return detect_again(db, is_applied=True, clock=clock(90))


@pytest.fixture(autouse=True)
def _outlet(db):
    from flag.stories import outlet  # noqa: PLC0415 - a fixture's own

    outlet(db)


def test_a_false_alarm_stays_withdrawn_whatever_the_detector_says(db, tmp_path):
    article_id = judged(db, tmp_path)
    say(db, article_id, note="last year's news")
    report = again(db, tmp_path)
    assert (report.withdrawn, report.held) == (1, 1)
    assert state(db, article_id) == "withdrawn"
    report = again(db, tmp_path)
    assert (report.withdrawn, report.held, report.found) == (0, 1, 0)


def test_facts_stay_as_the_person_put_them_right(db, tmp_path):
    article_id = judged(db, tmp_path)
    say(db, article_id, facts=replace(SAID, type="grant", funders=("Alibaba Pictures",)))
    again(db, tmp_path)
    again(db, tmp_path)
    found = store.find_announcement(db, article_id)
    assert (found.facts.type, found.facts.funders) == ("grant", ("Alibaba Pictures",))
    assert found.facts.reasons[0] == ("eve judged on 2026-11-22 that it announces funding")
    assert store.verify(db) == []


def test_a_missed_story_is_one_and_alerts_nobody(db, tmp_path):
    article_id = judged(db, tmp_path, pledge=False)
    facts = Announcement(is_funding=True, probability=0.1, type="pledge")
    say(db, article_id, facts=facts, shown=replace(facts, is_funding=False, type=None))
    again(db, tmp_path)
    found = store.find_announcement(db, article_id)
    assert (found.state, found.is_backfill) == ("live", True)
    assert store.list_deliveries(db) == []


def test_an_edit_that_changes_nothing_of_the_news_changes_nothing_of_the_verdict(db, tmp_path):
    article_id = judged(db, tmp_path)
    say(db, article_id)
    again(db, tmp_path)
    put(db, 1, minute=70, kind="modified", body=f"{PLEDGE_BODY} It is its third in a row.")
    report = flag(db, config(tmp_path), clock=clock(80))
    assert (report.judged, report.flagged, report.alerts) == (1, 0, 0)
    assert state(db, article_id) == "withdrawn"


def test_quotes_of_a_corrected_story_move_with_its_text(db, tmp_path):
    article_id = judged(db, tmp_path)
    say(db, article_id, facts=replace(SAID, type="grant"))
    put(db, 1, minute=70, kind="modified", body=f"Updated at noon.\n\n{PLEDGE_BODY}")
    flag(db, config(tmp_path), clock=clock(80))
    found = store.find_announcement(db, article_id)
    assert found.version_id == store.get_article(db, article_id).version_id
    assert (found.facts.type, found.facts.amounts[0].value) == ("grant", 5_000_000_000)
    assert len(found.facts.evidence) == len(SAID.evidence)
    assert store.verify(db) == []


def test_an_edit_that_makes_other_news_of_it_is_judged_anew_and_told(db, tmp_path):
    """Passed over rightly in the morning, it announces money at noon: that must not be missed."""
    article_id = judged(db, tmp_path, pledge=False)
    say(db, article_id, shown=Announcement(is_funding=False, probability=0.1))
    put(db, 1, minute=70, kind="modified")
    report = flag(db, config(tmp_path), clock=clock(80))
    assert (report.flagged, report.alerts) == (1, 1)
    assert state(db, article_id) == "live"
    assert store.changed_since_verdict(db) == [article_id]
    assert store.find_verdict(db, article_id).is_funding is False  # still to be seen


def test_what_review_brought_to_light_is_no_news_after_an_edit_either(db, tmp_path):
    article_id = judged(db, tmp_path, pledge=False)
    shown = Announcement(is_funding=False, probability=0.1)
    say(db, article_id, facts=replace(shown, is_funding=True, type="grant"), shown=shown)
    again(db, tmp_path)
    put(db, 1, minute=70, kind="modified")
    report = flag(db, config(tmp_path), clock=clock(80))
    assert (report.judged, report.alerts) == (1, 0)
    assert store.find_announcement(db, article_id).is_backfill


def test_a_verdict_from_before_facts_were_noted_leaves_the_detectors(db, tmp_path):
    article_id = judged(db, tmp_path)
    store.save_verdict(
        db, article_id, is_funding=True, note=None, decided_by="eve",
        now="2026-11-22T02:00:00Z", version_id=1,
    )  # fmt: skip
    again(db, tmp_path)
    assert store.find_announcement(db, article_id).facts.funders == SAID.funders
    plain = judged(db, tmp_path, number=2, pledge=False)
    store.save_verdict(
        db, plain, is_funding=True, note=None, decided_by="eve", now="2026-11-22T02:00:00Z",
        version_id=store.get_article(db, plain).version_id,
    )  # fmt: skip
    again(db, tmp_path)
    assert state(db, plain) is None  # nobody said what it announces


def test_what_stands_nowhere_any_more_is_left_out():
    here = Amount(text="US$5m", currency="USD", value=5, place="body", start=0, end=5)
    facts = Announcement(
        is_funding=True,
        probability=1,
        type="round",
        amounts=(here, replace(here, text="US$6m")),
        other_amounts=(replace(here, text="US$7m"),),
        evidence=(
            Evidence(fact="type", place="headline", quote="raises", start=5, end=11),
            Evidence(fact="funders[0]", place="headline", quote="Kin", start=0, end=3),
        ),
    )
    found = anchored(facts, "Kite raises money", "It says that it raises US$5m.")
    assert found.amounts == (replace(here, start=23, end=28),)
    assert found.other_amounts == ()
    assert [proof.quote for proof in found.evidence] == ["raises"]
    assert anchored(found, "Kite", "raises US$5m").evidence[0].place == "body"
