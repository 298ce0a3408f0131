"""The pace of a channel: learnt from when its stories came, and what it makes of the next look."""

import itertools
import random
from bisect import bisect_left
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newswatch.rhythm import Wish, begin, expected, learn, next_look, per_day, week

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
HOUR, DAY, WEEK = timedelta(hours=1), timedelta(days=1), timedelta(weeks=1)
WISH = Wish(patience_s=600, shortest_s=300, longest_s=6 * 3600)


def watched(times, *, until, zone=UTC, wish=WISH, dated=True, start=MONDAY):
    """Let the policy watch a channel of these instants; return its pace and its looks."""
    looks, seen, now = [start], start, start
    pace = begin(start, [at for at in times if at <= start], zone)
    while True:
        now = next_look(pace, now, wish, zone)
        if now > until:
            return pace, looks
        looks.append(now)
        found = [at if dated else None for at in times if seen < at <= now]
        pace, seen = learn(pace, now, found, zone), now


def daily(weeks, hour=14, number=6, days=range(7)):
    """So many stories a day, two minutes apart from the hour on."""
    return [
        MONDAY + day * DAY + hour * HOUR + n * timedelta(minutes=2)
        for day in range(weeks * 7)
        if day % 7 in days
        for n in range(number)
    ]


def waits(times, looks):
    """Return by how much each story's detection came after it, in minutes."""
    return [
        (looks[bisect_left(looks, at)] - at) / timedelta(minutes=1)
        for at in times
        if at <= looks[-1]
    ]


@pytest.mark.parametrize("dated", [True, False])
def test_a_channel_of_one_hour_is_asked_around_that_hour(dated):
    times = daily(8)
    pace, looks = watched(times, until=MONDAY + 8 * WEEK, dated=dated)
    late = [look for look in looks if look > MONDAY + 6 * WEEK]
    near = sum(14 <= look.hour < 16 for look in late)
    assert near > len(late) / 4
    delays = sorted(waits([at for at in times if at > MONDAY + 6 * WEEK], looks))
    assert delays[len(delays) // 2] < 30
    assert week(pace, looks[-1], UTC)[14] > 20 * week(pace, looks[-1], UTC)[4]
    assert per_day(pace, looks[-1], UTC) == pytest.approx(6, rel=0.15)


def test_the_longest_wait_is_kept_where_nothing_comes():
    _, looks = watched(daily(4), until=MONDAY + 4 * WEEK)
    assert max(b - a for a, b in itertools.pairwise(looks)) <= timedelta(hours=6)
    assert min(b - a for a, b in itertools.pairwise(looks)) >= timedelta(minutes=5)


def test_more_patience_means_fewer_looks():
    times = daily(3, days=range(5))
    numbers = [
        len(watched(times, until=MONDAY + 3 * WEEK, wish=WISH._replace(patience_s=patience))[1])
        for patience in (120, 600, 6000)
    ]
    assert numbers == sorted(numbers, reverse=True)
    assert numbers[0] > numbers[2]


def test_hours_are_those_of_the_outlets_own_clock():
    zone = ZoneInfo("Asia/Singapore")
    pace = begin(MONDAY + 4 * WEEK, daily(4), zone)
    table = week(pace, MONDAY + 4 * WEEK, zone)
    assert max(range(168), key=table.__getitem__) % 24 == 22  # 14:00 UTC


def test_a_first_list_tells_the_pace_at_once():
    now = MONDAY + WEEK
    listed = [now - n * 3 * HOUR for n in range(20)]
    assert per_day(begin(now, listed, UTC), now, UTC) == pytest.approx(8, rel=0.1)
    # Two dates do not say how far back a list goes; future and ancient ones say nothing.
    for told in ([], [now], [now - HOUR, now], [now + DAY] * 5, [now - 9 * WEEK] * 5):
        assert begin(now, told, UTC).began_at == now
    assert per_day(begin(now, [], UTC), now, UTC) == pytest.approx(3)


def test_without_a_rhythm_the_table_is_flat():
    times = [MONDAY + n * timedelta(minutes=47) for n in range(2000)]
    now = times[-1]
    table = week(begin(now, times, UTC), now, UTC)
    assert max(table) < 1.3 * min(table)


def test_what_follows_a_find_is_learnt():
    # News in clusters: one at a random hour, then four more within the hour.
    dice = random.Random(3)
    causes = [MONDAY + dice.uniform(0, 42) * DAY for _ in range(60)]
    times = sorted(at + n * timedelta(minutes=15) for at in causes for n in range(5))
    pace, _ = watched(times, until=MONDAY + 6 * WEEK, wish=WISH._replace(patience_s=300))
    assert pace.follow_found > pace.follow_expected
    now = MONDAY + 6 * WEEK
    calm = next_look(replace(pace, found_at=now - DAY), now, WISH, UTC)
    assert next_look(replace(pace, found_at=now), now, WISH, UTC) < calm


def test_where_all_comes_at_once_nothing_is_expected_after_a_find():
    pace, _ = watched(daily(6), until=MONDAY + 6 * WEEK)
    assert pace.follow_found < pace.follow_expected
    now = MONDAY + 6 * WEEK + 14 * HOUR + timedelta(minutes=12)
    before = next_look(replace(pace, found_at=None), now, WISH, UTC)
    assert next_look(replace(pace, found_at=now), now, WISH, UTC) > before


def test_a_look_is_moved_back_to_the_end_of_a_rush():
    times = daily(6, hour=2, number=12)
    pace, _ = watched(times, until=MONDAY + 6 * WEEK)
    patient = Wish(patience_s=200_000, shortest_s=300, longest_s=7 * 86400)
    when = next_look(pace, MONDAY + 6 * WEEK - 12 * HOUR, patient, UTC)
    assert when - MONDAY - 6 * WEEK < 4 * HOUR


def test_what_is_usual_between_two_instants():
    pace = begin(MONDAY + 4 * WEEK, daily(4), UTC)
    morning = MONDAY + 4 * WEEK + 6 * HOUR
    assert expected(pace, morning, morning + DAY, UTC) == pytest.approx(6, rel=0.2)
    assert expected(pace, morning, morning + 6 * HOUR, UTC) < 1.5
    assert expected(pace, morning, morning - DAY, UTC) == 0


def test_hours_and_days_that_a_channel_asks_to_skip():
    pace = begin(MONDAY, [], UTC)

    def at(hours=(), days=()):
        wish = WISH._replace(skip_hours=frozenset(hours), skip_days=frozenset(days))
        return next_look(pace, MONDAY, wish, UTC)

    plain = at()
    assert plain < MONDAY + 3 * HOUR
    assert at(hours=range(6)) == MONDAY + 6 * HOUR
    assert at(days=[0, 1]) == MONDAY + 2 * DAY
    assert at(hours=range(24)) == at(days=range(7)) == plain


def test_a_look_that_was_learnt_of_teaches_nothing_twice():
    pace = begin(MONDAY, [], UTC)
    once = learn(pace, MONDAY + HOUR, [MONDAY + HOUR / 2], UTC)
    assert learn(once, MONDAY + HOUR, [MONDAY + HOUR / 2], UTC) is once
    assert learn(once, MONDAY, [None], UTC) is once
    assert sum(once.hours) == pytest.approx(1)


def test_a_find_long_after_the_last_says_nothing_of_what_follows():
    pace = learn(begin(MONDAY, [], UTC), MONDAY + HOUR, [None], UTC)
    late = learn(pace, MONDAY + 2 * DAY, [], UTC)
    assert late.follow_seen > 0  # the first hours after the find were seen
    assert learn(late, MONDAY + 3 * DAY, [], UTC).follow_seen == late.follow_seen


def test_counts_of_long_ago_weigh_less():
    old = learn(begin(MONDAY, [], UTC), MONDAY + HOUR, [None] * 8, UTC)
    new = learn(old, MONDAY + 10 * WEEK, [MONDAY + 10 * WEEK], UTC)
    assert sum(new.hours) == pytest.approx(8 / 4 + 1, rel=0.02)


def test_no_patience_means_the_shortest_wait():
    eager = Wish(patience_s=0, shortest_s=900, longest_s=3600)
    assert next_look(begin(MONDAY, [], UTC), MONDAY, eager, UTC) == MONDAY + 900 * HOUR / 3600


@given(
    st.floats(0, 1e7),
    st.integers(0, 7 * 86400),
    st.integers(0, 7 * 86400),
    st.lists(st.integers(-60 * 86400, 86400), max_size=30),
)
def test_the_next_look_keeps_within_its_bounds(patience, shortest, longest, ages):
    pace = begin(MONDAY, [MONDAY + timedelta(seconds=age) for age in ages], UTC)
    wish = Wish(patience_s=patience, shortest_s=shortest, longest_s=longest)
    wait = (next_look(pace, MONDAY, wish, UTC) - MONDAY).total_seconds()
    assert shortest <= wait <= max(shortest, longest)


def test_a_second_look_at_the_same_instant_teaches_nothing_of_what_follows_a_find():
    pace = learn(begin(MONDAY, [], UTC), MONDAY + HOUR, [None], UTC)
    again = learn(pace, MONDAY + HOUR, [None], UTC)
    assert (again.follow_found, again.follow_expected) == (pace.follow_found, pace.follow_expected)


def office_hours(seed, weeks):
    """Stories at random, nearly all on weekdays from nine to six."""
    dice, times, at = random.Random(seed), [], MONDAY - 2 * WEEK
    while at < MONDAY + weeks * WEEK:
        at += timedelta(hours=dice.expovariate(1.4))
        if dice.random() < (0.9 if at.weekday() < 5 and 9 <= at.hour < 18 else 0.02):
            times.append(at)
    return times


@pytest.mark.parametrize(("gap", "patience"), [(6 * HOUR, 15_000), (24 * HOUR, 280_000)])
def test_few_looks_stand_where_they_shorten_long_waits_as_well(gap, patience):
    wish = Wish(patience_s=patience, shortest_s=300, longest_s=604800)
    ours, evenly, numbers = [], [], []
    for seed in range(2):
        times, start = office_hours(seed, 6), MONDAY + seed * 12 * HOUR
        looks = watched(times, until=MONDAY + 6 * WEEK, wish=wish, start=start)[1]
        late = [at for at in times if at >= MONDAY + WEEK]
        numbers.append(sum(look >= MONDAY + WEEK for look in looks) / (5 * WEEK / gap))
        ours += waits(late, looks)
        evenly += waits(late, [start + n * gap for n in range(int(6 * WEEK / gap))])
    assert max(numbers) < 1.02  # no more looks than at the fixed interval
    for share in (0.5, 0.9):
        mine, theirs = (sorted(each)[int(share * len(each))] for each in (ours, evenly))
        assert mine < 0.8 * theirs


def test_what_came_hours_after_a_find_does_not_follow_it():
    first = learn(begin(MONDAY, [], UTC), MONDAY + HOUR, [MONDAY + HOUR / 2], UTC)
    day = MONDAY + DAY
    dated = learn(first, day, [MONDAY + 2 * HOUR, *[day - n * HOUR for n in range(9)]], UTC)
    assert dated.follow_found == pytest.approx(1, rel=0.05)
    # Without dates nobody knows which of them came at once.
    assert learn(first, day, [None] * 10, UTC).follow_found == first.follow_found
    soon = learn(first, MONDAY + 2 * HOUR, [None] * 3, UTC)
    assert soon.follow_found == pytest.approx(3, rel=0.05)


def test_bounds_below_the_grid_of_the_plan_are_kept_to_the_second():
    pace = begin(MONDAY, [MONDAY - n * timedelta(seconds=20) for n in range(400)], UTC)
    for shortest, longest in ((1, 7), (45, 45), (0, 0), (0, 90)):
        wish = Wish(patience_s=1, shortest_s=shortest, longest_s=longest)
        wait = (next_look(pace, MONDAY, wish, UTC) - MONDAY).total_seconds()
        assert shortest <= wait <= longest
