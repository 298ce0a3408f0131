"""Who was told hears what is not so any more, once, in the same thread; nobody else does."""

import socket
from email import message_from_bytes, policy

import pytest
from aiosmtpd.controller import Controller
from flag.stories import (
    ALL,
    FIVE,
    NOTHING,
    SIX,
    clock,
    config,
    edit,
    first,
    judge,
    lines,
    outlet,
    put,
    remove,
    tell,
)
from store.build import at

from newswatch import store
from newswatch.flag import flag, send
from newswatch.flag.reviewing import Answer, judge_unjudged, sample, take
from newswatch.model import Rule, Target
from newswatch.store import deliveries, sending

LOAN = {
    "headline": "Alibaba raises HK$5bn loan for Hong Kong's cultural scene",
    "body": "Alibaba Digital Media and Entertainment Group has raised a HK$5 billion loan from"
    " banks for Hong Kong's cultural scene.\n\nThe debt financing goes to films, it said.",
}
BIG = Rule(name="big", targets=("log",), min_usd=700_000_000)


@pytest.fixture(autouse=True)
def source(db):
    return outlet(db)


@pytest.fixture
def inbox():
    """A real SMTP server; gives (port, the mails as they came)."""
    mails = []

    class Inbox:
        async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd's name
            mails.append(envelope.content)
            return "250 OK"

    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    controller = Controller(Inbox(), hostname="127.0.0.1", port=port)
    controller.start()
    yield port, mails
    controller.stop()


def owed(db):
    return [(row.kind, row.state) for row in store.deliveries_about(db, "event", 1)]


def test_a_corrected_sum_is_told_once_to_who_was_told_and_in_the_same_thread(db, tmp_path):
    first(db, tmp_path)
    tell(db, tmp_path, 2)
    assert edit(db, tmp_path, 10, SIX).alerts == 1
    # Edited again and again, with the same facts.
    edit(db, tmp_path, 11, {**SIX, "headline": f"{SIX['headline']}!"})
    tell(db, tmp_path, 12)
    edit(db, tmp_path, 13, SIX)
    tell(db, tmp_path, 14)
    one, two = lines(tmp_path)
    assert (two["kind"], two["follows"], two["earlier"]) == ("correction", one["key"], [one["key"]])
    assert two["key"] != one["key"]
    (changed,) = two["changes"]
    assert changed.startswith("The sum is HK$6")
    assert "(HKD 6,000,000,000)" in changed
    assert "not HK$5" in changed
    assert two["sums"][0].endswith("(HKD 6,000,000,000)")
    assert two["reasons"] == ["you were told of it on 22 Nov 2026, 00:02 UTC"]


def test_each_change_of_facts_is_one_message_and_the_way_back_is_another(db, tmp_path):
    first(db, tmp_path)
    tell(db, tmp_path, 2)
    for minute, words in ((10, SIX), (20, FIVE), (30, SIX)):
        edit(db, tmp_path, minute, words)
        tell(db, tmp_path, minute + 1)
    told = lines(tmp_path)
    assert [line["kind"] for line in told] == ["first", *["correction"] * 3]
    assert told[3]["earlier"] == [line["key"] for line in told[:3]]
    assert len({line["key"] for line in told}) == 4


def test_what_changed_back_before_it_was_told_is_not_told(db, tmp_path):
    first(db, tmp_path)
    tell(db, tmp_path, 2)
    edit(db, tmp_path, 10, SIX)
    edit(db, tmp_path, 11, FIVE)
    tell(db, tmp_path, 12)
    assert len(lines(tmp_path)) == 1
    assert owed(db) == [("first", "sent"), ("correction", "cancelled")]


@pytest.mark.parametrize("how", ["removed", "edited"])
def test_a_withdrawal_is_told_and_so_is_a_return(db, tmp_path, how):
    first(db, tmp_path)
    tell(db, tmp_path, 2)
    if how == "removed":
        remove(db, 1, minute=10)
        judge(db, tmp_path, 10)
    else:
        edit(db, tmp_path, 10, NOTHING)
    tell(db, tmp_path, 11)
    edit(db, tmp_path, 20, SIX)
    tell(db, tmp_path, 21)
    one, two, three = lines(tmp_path)
    assert (two["kind"], two["headline"]) == ("withdrawn", one["headline"])
    assert ("taken the story down" in two["changes"][0]) is (how == "removed")
    assert three["kind"] == "correction"
    assert three["changes"][0] == "The announcement stands again."
    assert three["changes"][1].startswith("The sum is HK$6")


def test_what_was_not_sent_yet_is_worded_anew_or_taken_back_and_follows_nothing(db, tmp_path):
    first(db, tmp_path)
    edit(db, tmp_path, 3, SIX)
    assert owed(db) == [("first", "pending")]
    assert store.list_deliveries(db)[0].message.sums[0].endswith("(HKD 6,000,000,000)")
    edit(db, tmp_path, 4, NOTHING)
    assert owed(db) == [("first", "cancelled")]
    edit(db, tmp_path, 5, FIVE)
    assert owed(db) == [("first", "pending")]
    remove(db, 1, minute=6)
    judge(db, tmp_path, 6)
    tell(db, tmp_path, 7)
    assert owed(db) == [("first", "cancelled")]
    assert not (tmp_path / "alerts.jsonl").exists()


def test_who_was_not_told_hears_of_no_correction(db, tmp_path):
    both = (ALL, BIG)
    first(db, tmp_path, *both)
    tell(db, tmp_path, 2, *both)
    assert [line["rule"] for line in lines(tmp_path)] == ["all"]
    # What is corrected upwards is news to who had asked for more, and a correction to the other.
    edit(db, tmp_path, 10, SIX, *both)
    tell(db, tmp_path, 11, *both)
    assert sorted((line["rule"], line["kind"]) for line in lines(tmp_path)[1:]) == [
        ("all", "correction"), ("big", "first"),
    ]  # fmt: skip
    # And who was told hears of what they would not have asked for.
    edit(db, tmp_path, 20, FIVE, *both)
    tell(db, tmp_path, 21, *both)
    assert sorted((line["rule"], line["kind"]) for line in lines(tmp_path)[3:]) == [
        ("all", "correction"), ("big", "correction"),
    ]  # fmt: skip


def test_a_message_that_no_rule_wants_as_it_is_now_is_withheld_before_it_was_sent(db, tmp_path):
    put(db, 1, minute=1, **SIX)
    judge(db, tmp_path, 1, BIG)
    edit(db, tmp_path, 2, FIVE, BIG)
    assert owed(db) == [("first", "cancelled")]


@pytest.mark.parametrize("state", ["unknown", "cut off", "failed", "cancelled"])
def test_who_may_have_been_told_hears_of_it_and_who_cannot_have_been_does_not(db, tmp_path, state):
    first(db, tmp_path)
    number = store.lease_delivery(db, now=at(2), lease_until=at(9)).delivery_id
    if state == "unknown":
        store.mark_unknown(db, number, "timed out")
    elif state == "cut off":
        sending.reclaim(db, at(3))
    elif state == "failed":
        store.mark_failed(db, number, at(3), "422", None)
    else:
        store.mark_failed(db, number, at(3), "503", at(4))
        store.cancel(db, number)
    edit(db, tmp_path, 10, SIX)
    kinds = [row.kind for row in store.deliveries_about(db, "event", 1)]
    assert kinds == (["first", "correction"] if state in ("unknown", "cut off") else ["first"])
    tell(db, tmp_path, 11)
    if state == "cut off":  # the first as it was, and its correction after it
        assert [line["kind"] for line in lines(tmp_path)] == ["first", "correction"]
        assert "5" in lines(tmp_path)[0]["sums"][0]


def test_a_verdict_that_turns_a_story_down_is_told_to_who_was_told(db, tmp_path):
    first(db, tmp_path)
    tell(db, tmp_path, 2)
    judge_unjudged(db)
    (asked,) = sample(db, 1, {"flagged": 1})
    take(db, (ALL,), asked, Answer(answer="wrong", facts=None, by="eve"), clock=clock(10))
    tell(db, tmp_path, 11)
    _one, two = lines(tmp_path)
    assert (two["kind"], two["changes"]) == (
        "withdrawn", ["The story has been read again: it announces no funding."],
    )  # fmt: skip


def test_of_an_event_that_another_story_tells_nothing_is_withdrawn(db, tmp_path):
    first(db, tmp_path)
    put(db, 2, minute=2)
    judge(db, tmp_path, 2)
    other = store.find_announcement(db, 2)
    store.add_mention(db, 1, other.announcement_id, 2, is_first=False)
    tell(db, tmp_path, 3)
    before = len(lines(tmp_path))
    remove(db, 1, minute=10)
    judge(db, tmp_path, 10)
    # And the other's own facts correct nobody who was told by the first.
    put(db, 2, minute=11, kind="modified", **SIX)
    judge(db, tmp_path, 11)
    tell(db, tmp_path, 12)
    assert len([line for line in lines(tmp_path)[before:] if line["event_id"] == 1]) == 0


def test_a_withdrawal_and_its_mark_are_one_transaction(db, tmp_path):
    first(db, tmp_path)
    tell(db, tmp_path, 2)
    remove(db, 1, minute=10)
    store.transactions.run(
        db, "CREATE TRIGGER no BEFORE INSERT ON deliveries BEGIN SELECT RAISE(ABORT, 'no'); END"
    )
    assert judge(db, tmp_path, 10).failed == 1
    assert store.find_announcement(db, 1).state == "live"
    store.transactions.run(db, "DROP TRIGGER no")
    assert judge(db, tmp_path, 11).alerts == 1
    assert deliveries.find_delivery(db, 2).kind == "withdrawn"


def test_a_thread_of_many_messages_names_its_first_and_its_last(db, tmp_path):
    first(db, tmp_path)
    tell(db, tmp_path, 2)
    for turn in range(14):
        edit(db, tmp_path, 10 + turn, SIX if turn % 2 == 0 else FIVE)
        tell(db, tmp_path, 10 + turn)
    told = lines(tmp_path)
    assert len(told) == 15
    assert len(told[-1]["earlier"]) == 10
    assert told[-1]["earlier"][0] == told[0]["key"]
    assert told[-1]["earlier"][-1] == told[-2]["key"]


def test_by_mail_the_correction_answers_the_first_message(db, tmp_path, inbox):
    port, mails = inbox
    options = {
        "host": "127.0.0.1", "port": port, "security": "none", "allow": ["127.0.0.0/8"],
        "from": "newswatch@example.org", "to": ["desk@example.org"],
    }  # fmt: skip
    desk = Target(name="desk", kind="mail", options=options)
    rule = Rule(name="all", targets=("desk",))
    put(db, 1, minute=1)
    for minute, words in ((2, None), (10, SIX), (20, NOTHING)):
        if words:
            put(db, 1, minute=minute, kind="modified", **words)
        flag(db, config(tmp_path, rule, desk=desk), clock=clock(minute))
        assert send(db, config(tmp_path, rule, desk=desk), clock=clock(minute)).sent == 1
    one, two, three = (message_from_bytes(raw, policy=policy.default) for raw in mails)
    assert (two["In-Reply-To"], two["References"]) == (one["Message-ID"], one["Message-ID"])
    assert three["In-Reply-To"] == two["Message-ID"]
    assert three["References"].split() == [one["Message-ID"], two["Message-ID"]]
    assert [mail["Subject"].split()[0] for mail in (one, two, three)] == [
        "Funding", "Corrected", "Withdrawn",
    ]  # fmt: skip
    assert "The sum is HK$6" in two.get_body(("plain",)).get_content()


def test_a_pledge_that_turns_out_to_be_a_loan_is_corrected(db, tmp_path):
    first(db, tmp_path)
    tell(db, tmp_path, 2)
    assert edit(db, tmp_path, 10, LOAN).alerts == 1
    tell(db, tmp_path, 11)
    two = lines(tmp_path)[1]
    assert two["kind"] == "correction"
    assert "The type is debt, not pledge." in two["changes"]
