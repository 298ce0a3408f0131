"""Stories as a person is asked about them, answers, and what came of them."""

from dataclasses import replace

from flag.stories import ALL, clock

from newswatch import store
from newswatch.flag.reviewing import Answer, sample, take

SIZES = {"flagged": 2, "narrow": 2, "rejected": 2}


def drawn(db, **more):
    return sample(db, more.pop("seed", 1), SIZES | more)


def the(db, number):
    """The story of this number as a person is asked about it."""
    (asked,) = [
        one
        for one in drawn(db, flagged=99, narrow=99, rejected=99)
        if one.told.article_id == number
    ]
    return asked


def right(asked):
    shown = asked.shown
    return Answer(answer="right", facts=shown if shown.is_funding else None, by="eve")


def wrong(facts=None):
    return Answer(answer="wrong", facts=facts, by="eve", note="as I read it")


def say(db, asked, answer, *rules, minute=90):
    return take(db, rules or (ALL,), asked, answer, clock=clock(minute))


def states(db, event_id=1):
    return [(one.rule, one.state) for one in store.deliveries_about(db, "event", event_id)]


def live(db, number):
    found = store.find_announcement(db, number)
    return found is not None and found.state == "live"


def found_out(asked):
    return wrong(replace(asked.shown, is_funding=True, type="grant", recipients=("The bank",)))
