"""Simulate the rounds of `watch`: their number, requests for stories, and how late edits are seen.

    .venv/bin/python bench/rounds.py [--days 60] [--seeds 5] [--apart]

A newsroom that publishes by office hours, edits mostly the latest stories and withdraws some, and
one channel at newswatch's rhythm; second looks are planned by `schedule` and gathered by the
store's latitude. ``--apart`` gathers nothing: each look starts a round when it is due. A feed's
hints are left out. Measured are the days after the first thirty. Fetches nothing, has no database.
"""

from __future__ import annotations

import argparse
import json
import random
from datetime import UTC, datetime, timedelta
from statistics import mean, median

from newswatch import rhythm, schedule
from newswatch.store import jobs

START = datetime(2026, 3, 2, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
STEP = timedelta(minutes=10)
WISH = rhythm.Wish(patience_s=300, shortest_s=300, longest_s=21600)
SHELF, LATEST = 120, 15  # stories that the newsroom still touches, and mostly
WARM = 30 * DAY


class Story:
    """What the newsroom made of it, and what we know of it."""

    def __init__(self, at: datetime) -> None:
        self.at, self.edits, self.gone_at = at, list[datetime](), None
        self.seen_at: datetime | None = None
        self.due: datetime | None = None
        self.edited_at: datetime | None = None
        self.known_edits, self.is_removed = 0, False


def newsroom(dice: random.Random, days: int) -> list[Story]:
    """Return the stories of so many days with what happened to each."""
    stories: list[Story] = []
    for number in range(days * 144):
        now = START + number * STEP
        is_office = now.weekday() < 5 and 8 <= now.hour < 18
        if dice.random() < (0.14 if is_office else 0.01):
            stories.append(Story(now + dice.random() * STEP))
        shelf = [one for one in stories[-SHELF:] if one.gone_at is None]
        if not shelf or dice.random() >= 0.036:
            continue
        one = dice.choice(shelf[-LATEST:] if dice.random() < 0.7 else shelf)
        if one.at < now and dice.random() < 0.78:
            one.edits.append(now)
        elif one.at < now:
            one.gone_at = now
    return stories


class Watch:
    """Looks as `newswatch watch` would, and counts."""

    def __init__(self, stories: list[Story], *, is_apart: bool) -> None:
        self.stories, self.is_apart = stories, is_apart
        self.known: list[Story] = []
        self.rounds = self.requests = self.polls = 0
        self.late: list[float] = []  # hours from an edit or a withdrawal until it was seen
        self.first: list[float] = []  # hours from publication

    def run(self, days: int) -> None:
        """Look for so many days."""
        now, place = START, 0
        pace = rhythm.begin(now, [], UTC)
        poll = now
        while now < START + days * DAY:
            is_counted = now >= START + WARM
            self.rounds += is_counted
            if poll <= now + schedule.SLACK:
                self.polls += is_counted
                begun = place
                while place < len(self.stories) and self.stories[place].at <= now:
                    place += 1
                found = self.stories[begun:place]
                pace = rhythm.learn(pace, now, [one.at for one in found], UTC)
                poll = rhythm.next_look(pace, now, WISH, UTC)
                for one in found:
                    self.look(one, now, is_counted=is_counted)
                    self.known.append(one)
            for one in self.known:
                if one.due and one.due - self.latitude(one) <= now + schedule.SLACK:
                    self.requests += is_counted
                    self.look(one, now, is_counted=is_counted)
            dues = [one.due + self.latitude(one) for one in self.known if one.due]
            now = max(min([poll, *dues]), now + timedelta(minutes=1))

    def latitude(self, one: Story) -> timedelta:
        """Return by how much the look may be early or late."""
        if self.is_apart or one.due is None or one.seen_at is None:
            return timedelta(0)
        share = (one.due - one.seen_at) / jobs.LATITUDE_PART
        return min(share, timedelta(seconds=jobs.LATITUDE_MOST_S))

    def look(self, one: Story, now: datetime, *, is_counted: bool) -> None:
        """Look at a story and plan the next look."""
        since = one.seen_at or one.at
        if is_counted and one.seen_at is None:
            self.first.append((now - one.at) / HOUR)
        events = [at for at in one.edits if since < at <= now]
        if one.seen_at and is_counted:
            self.late += [(now - at) / HOUR for at in events]
        one.edited_at = now if events and one.seen_at else one.edited_at
        one.known_edits += bool(events and one.seen_at)
        one.seen_at = now
        if one.gone_at and one.gone_at <= now:
            self.late += [(now - one.gone_at) / HOUR] if is_counted else []
            one.is_removed, one.due = True, None
            return
        one.due = schedule.next_check(
            now, told_at=one.at, edited_at=one.edited_at, edits=one.known_edits
        )

    def unseen(self, until: datetime) -> int:
        """Return how many edits and withdrawals nobody has seen by the end."""
        return sum(
            sum(at > (one.seen_at or one.at) for at in one.edits if at < until)
            + bool(one.gone_at and one.gone_at < until and not one.is_removed)
            for one in self.known
        )


def main() -> None:
    """Print one JSON object."""
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("--days", type=int, default=60)
    words.add_argument("--seeds", type=int, default=5)
    words.add_argument("--apart", action="store_true")
    given = words.parse_args()
    watches = []
    for seed in range(given.seeds):
        watch = Watch(newsroom(random.Random(seed), given.days), is_apart=given.apart)
        watch.run(given.days)
        watches.append(watch)
    days = (given.days - WARM // DAY) * given.seeds
    late = sorted(hours for one in watches for hours in one.late)
    end = START + given.days * DAY
    told = {
        "rounds_a_day": sum(one.rounds for one in watches) / days,
        "polls_a_day": sum(one.polls for one in watches) / days,
        "second_looks_a_day": sum(one.requests for one in watches) / days,
        "changes_seen": len(late),
        "hours_until_seen_median": median(late),
        "hours_until_seen_mean": mean(late),
        "hours_until_seen_p90": late[len(late) * 9 // 10],
        "unseen_at_the_end": sum(one.unseen(end) for one in watches) / given.seeds,
        "minutes_until_found_median": 60 * median(h for one in watches for h in one.first),
    }
    print(json.dumps({key: round(float(figure), 2) for key, figure in told.items()}))


if __name__ == "__main__":
    main()
