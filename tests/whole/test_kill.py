"""Killed at any instant and started again, a run ends where an undisturbed one does."""

from collections import Counter

import pytest
from whole.kills import chosen, live, live_all
from whole.stage import note


@pytest.fixture(scope="module")
def lives(tmp_path_factory):
    """Return what two undisturbed days come to, and what five pairs with ten kills do."""
    folder = tmp_path_factory.mktemp("kills")
    return live(folder / "undisturbed"), live_all(folder, chosen())


def test_the_kills_fell_into_every_phase(lives):
    phases = Counter(phase for life in lives[1] for phase in life.phases)
    note(kills=phases)
    assert phases.total() == 10
    assert phases["ended"] == 0
    assert min(phases[phase] for phase in ("crawl", "flag", "send")) >= 1


@pytest.mark.parametrize("number", range(5))
@pytest.mark.parametrize("what", ["stories", "changes", "facts", "alerts"])
def test_nothing_is_lost_and_nothing_is_there_twice(lives, number, what):
    undisturbed, disturbed = lives
    assert getattr(disturbed[number], what) == getattr(undisturbed, what)


@pytest.mark.parametrize("number", range(5))
def test_every_alert_arrives_and_only_one_cut_off_while_it_was_sent_may_come_twice(lives, number):
    undisturbed, life = lives[0], lives[1][number]
    assert life.lost == set()
    assert set(life.received) == set(life.owed["desk"])
    assert len(life.owed["desk"]) == len(undisturbed.owed["desk"])
    assert set(life.repeated) <= life.under_way
    assert len(life.repeated) <= len(life.phases)
    assert max(life.received.values()) <= 2
    assert life.logged == Counter(life.owed["logbook"])
    note(received=life.received.total(), repeated=len(life.repeated), lost=len(life.lost))


@pytest.mark.parametrize("number", range(5))
def test_the_file_is_sound_after_it(lives, number):
    lives[1][number].stage.assert_sound()


def test_nothing_is_repeated_when_nothing_is_killed(lives):
    undisturbed = lives[0]
    assert undisturbed.repeated == []
    assert undisturbed.received == Counter(undisturbed.owed["desk"])
    undisturbed.stage.assert_sound()
