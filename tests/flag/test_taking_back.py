"""A verdict that is taken back: what held before it holds again."""

from dataclasses import replace

import pytest
from flag.answering import drawn, found_out, live, right, say, states, the, wrong
from flag.stories import ALL, PLEDGE_BODY, clock, config, put

from newswatch import store
from newswatch.errors import NewswatchError
from newswatch.flag import flag
from newswatch.flag.reviewing import take_back
from newswatch.store.transactions import run


def dump(db):
    """All that a reader could notice: announcements with their facts, and messages."""
    return (
        [replace(one, detected_at="") for one in store.list_announcements(db)],
        [replace(one, next_attempt_at=None) for one in store.list_deliveries(db)],
    )


@pytest.mark.parametrize("number", [1, 5])
@pytest.mark.parametrize("kind", ["right", "wrong", "fix"])
def test_taking_a_verdict_back_leaves_what_was_before_it(stories, number, kind):
    before, asked = dump(stories), the(stories, number)
    if kind == "right":
        answer = right(asked)
    elif number == 1 and kind == "wrong":
        answer = wrong()
    else:
        answer = found_out(asked)
    given = say(stories, asked, answer)
    assert dump(stories) != before or (kind, number) == ("right", 5)
    stands = take_back(stories, (ALL,), given, clock=clock(99))
    assert dump(stories) == before
    assert (stands is not None) == (number == 1)
    assert store.verify(stories) == []
    assert the(stories, number).told.article_id == number  # it may be drawn again


def test_the_verdict_before_holds_again(stories, tmp_path):
    say(stories, the(stories, 1), wrong())
    put(stories, 1, minute=95, kind="modified", body=f"{PLEDGE_BODY} Others may follow.")
    flag(stories, config(tmp_path), clock=clock(100))
    again = drawn(stories)[0]
    second = say(stories, again, right(again), minute=110)
    assert live(stories, 1)
    take_back(stories, (ALL,), second, clock=clock(120))
    assert not live(stories, 1)


def test_an_older_detectors_word_comes_back_as_it_was(stories):
    """What today's detector says of it is another matter: `detect --all` shows it."""
    judged = store.find_judgement(stories, 5)
    older = replace(the(stories, 1).shown, type="grant", amounts=(), evidence=())
    store.save_judgement(
        stories, 5, judged.version_id, older,
        stratum="flagged", detector="older", now="2026-11-22T01:30:00Z",
    )  # fmt: skip
    given = say(stories, the(stories, 5), wrong())
    assert take_back(stories, (ALL,), given).type == "grant"
    assert live(stories, 5)


def test_a_verdict_is_taken_back_once_and_only_the_last(stories):
    given = say(stories, the(stories, 1), wrong())
    take_back(stories, (ALL,), given)
    with pytest.raises(NewswatchError, match="is not the one that holds"):
        take_back(stories, (ALL,), given)


def test_of_a_story_that_is_gone_only_the_verdict_is_taken_back(stories):
    given = say(stories, the(stories, 1), wrong())
    run(stories, "UPDATE articles SET removed_at = '2026-11-22T02:00:00Z' WHERE id = 1")
    assert take_back(stories, (ALL,), given) is None
    assert not live(stories, 1)


def test_an_event_that_others_tell_too_is_still_told(stories):
    event = store.find_announcement(stories, 1).event_id
    number = store.find_announcement(stories, 2).announcement_id
    store.add_mention(stories, event, number, 2, is_first=False)
    say(stories, the(stories, 1), wrong())
    assert states(stories) == [("all", "pending")]
