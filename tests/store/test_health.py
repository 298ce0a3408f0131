"""Spells: what the digest says of who could not see, and since when."""

from zoneinfo import ZoneInfo

import pytest
from store.build import at, declare

from newswatch.store import health

WELL = {"state": "well", "reason": None, "detail": None}
BLIND = {"state": "blind", "reason": "silent", "detail": "nothing new for 9 hours, 6 are usual"}


@pytest.fixture
def outlets(db):
    """Three sources by their numbers, all well since the first minute."""
    numbers = [declare(db, name=name) for name in ("ant", "bee", "cat")]
    for number in numbers:
        assert health.save_state(db, number, **WELL, began_at=at(0), now=at(0))
    return numbers


def test_nobody_is_blind(db, outlets):
    sight = health.blind_sources(db, at(5))
    assert (sight.watched, sight.blind, sight.sentence(), sight.lines()) == (3, (), "", [])


def test_the_sentence_names_how_many_since_when_and_the_lines_who_and_why(db, outlets):
    health.save_state(db, outlets[0], **BLIND, began_at=at(60), now=at(600))
    sight = health.blind_sources(db, at(605))
    assert sight.sentence() == "1 of 3 sources was blind since 01:00"
    assert sight.lines() == ["The Outlet: blind since 01:00; nothing new for 9 hours, 6 are usual"]
    health.save_state(db, outlets[1], **BLIND, began_at=at(300), now=at(600))
    sight = health.blind_sources(db, at(605))
    assert sight.sentence() == "2 of 3 sources were blind since 01:00"
    # In Singapore it is the next morning by then, and was the morning before when it began.
    late = health.blind_sources(db, at(1000))
    assert late.sentence(ZoneInfo("Asia/Singapore")) == (
        "2 of 3 sources were blind since 2026-11-22 09:00"
    )


def test_one_source_alone(db):
    health.save_state(db, declare(db), **BLIND, began_at=at(0), now=at(9))
    assert health.blind_sources(db, at(9)).sentence() == "1 of 1 source was blind since 00:00"


def test_a_spell_goes_on_until_the_state_is_another(db, outlets):
    first = health.save_state(db, outlets[0], **BLIND, began_at=at(60), now=at(600))
    again = {**BLIND, "reason": "empty", "detail": None}
    assert health.save_state(db, outlets[0], **again, began_at=at(90), now=at(700)) is None
    [present, before] = health.list_spells(db, "ant")
    assert (present.spell_id, present.reason, present.began_at) == (first, "empty", at(60))
    assert (before.state, before.ended_at) == ("well", at(600))
    assert health.blind_sources(db, at(700)).lines() == ["The Outlet: blind since 01:00"]
    assert health.save_state(db, outlets[0], **WELL, began_at=at(800), now=at(800)) not in {
        None,
        first,
    }
    assert health.present_spells(db)["ant"].state == "well"
    assert health.blind_sources(db, at(800)).blind == ()


def test_a_digest_of_the_day_names_what_has_passed(db, outlets):
    health.save_state(db, outlets[0], **BLIND, began_at=at(60), now=at(120))
    health.save_state(db, outlets[0], **WELL, began_at=at(180), now=at(180))
    assert health.blind_sources(db, at(600), since=at(180)).blind == ()
    sight = health.blind_sources(db, at(600), since=at(150))
    assert sight.sentence() == "1 of 3 sources was blind since 01:00"
    assert sight.lines()[0].startswith("The Outlet: blind from 01:00 to 03:00; ")


def test_who_is_watched_no_more_is_not_counted(db, outlets):
    health.save_state(db, outlets[0], **BLIND, began_at=at(60), now=at(120))
    health.end_spells(db, {"bee", "cat"}, at(200))
    sight = health.blind_sources(db, at(300))
    assert (sight.watched, sight.blind) == (2, ())
    # Within the span that is asked for it was blind, and one of three.
    assert health.blind_sources(db, at(300), since=at(100)).sentence().startswith("1 of 3 sources")


def test_a_beginning_is_never_after_its_judgement(db):
    health.save_state(db, declare(db), **BLIND, began_at=at(50), now=at(9))
    assert health.present_spells(db)["outlet"].began_at == at(9)
