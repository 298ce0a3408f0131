import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from newswatch.alert import Subject, compose, idempotency_key, message_from_json, message_json
from newswatch.alert.text import plain
from newswatch.model import Amount, Announcement, Evidence, Message


def test_the_seed_story_is_told_with_its_proof(subject, message):
    told = compose(subject, "big money", ["the sum is at least US$1m"], message.key)
    assert told == message


def test_a_correction_says_what_it_follows_and_what_changed(subject):
    told = compose(
        subject, "r", (), "k2", kind="correction", follows="k1", changes=["HK$5bn became HK$6bn"]
    )
    assert (told.kind, told.follows, told.changes) == (
        "correction",
        "k1",
        ("HK$5bn became HK$6bn",),
    )


def test_what_is_not_known_stays_empty(subject, announcement):
    bare = replace(announcement, type=None, amounts=(), funders=(), recipients=(), evidence=())
    told = compose(
        replace(subject, announcement=bare, usd=None, published=None, outlet="", url="mailto:x"),
        "r",
        (),
        "k",
    )
    assert (told.type, told.sums, told.sum_usd, told.rate_on) == ("", (), None, None)
    assert (told.quote, told.published, told.url) == (None, None, "")
    assert told.source == "marketing_interactive"


def test_the_best_proof_is_the_sum_then_whatever_there_is(subject, announcement):
    def proof(*evidence: Evidence) -> str | None:
        found = replace(announcement, evidence=evidence)
        return compose(replace(subject, announcement=found, body=""), "r", (), "k").quote

    def of(fact: str, quote: str) -> Evidence:
        return Evidence(fact=fact, place="body", quote=quote, start=0, end=len(quote))

    assert proof(of("funders[0]", "Alibaba"), of("type", "pledges")) == "pledges"
    assert proof(of("round", "Series A"), of("amounts[0]", "\u200b")) == "Series A"
    assert proof(of("amounts[0]", "first"), of("amounts[0]", "second")) == "first"
    assert proof(of("amounts[0]", " \n")) is None
    long = proof(of("amounts[0]", "word " * 100))
    assert long is not None
    assert len(long) <= 300
    assert long.endswith("word…")


def test_long_lists_are_bounded_and_say_so(subject, announcement):
    many = replace(announcement, funders=tuple(f"Fund {n}" for n in range(40)))
    told = compose(replace(subject, announcement=many), "r", (), "k")
    assert len(told.funders) == 12
    assert told.funders[-2:] == ("Fund 10", "and 29 more")


def test_nothing_a_page_says_makes_a_message_long(subject, announcement):
    flood = replace(
        announcement, funders=("x " * 9000,) * 50, recipients=("y" * 9000,), type="pledge"
    )
    told = compose(
        replace(subject, announcement=flood, headline="h " * 9000, published="2" * 9000),
        "r" * 9000,
        ["z " * 9000] * 50,
        "k",
    )
    assert len(json.dumps(message_json(told))) < 20_000


def test_keys_are_stable_and_tell_everything_apart():
    key = idempotency_key("big", "desk", "event", 12)
    assert key == "nw_b98d7aa0fcb9c6b9b92188097afc9090"  # changing it sends everything again
    others = {
        idempotency_key("big2", "desk", "event", 12),
        idempotency_key("big", "desk2", "event", 12),
        idempotency_key("big", "desk", "article", 12),
        idempotency_key("big", "desk", "event", 13),
        idempotency_key("big", "desk", "event", 12, "correction"),
        idempotency_key('big", "desk', "event", "event", 12),
        idempotency_key("big\ud800", "desk", "event", 12),
        key,
    }
    assert len(others) == 8


def test_a_message_survives_json(message):
    data = json.loads(json.dumps(message_json(message)))
    assert message_from_json(data) == message


def test_rows_of_older_and_newer_versions_are_read(message):
    data = message_json(message)
    del data["kind"], data["follows"], data["changes"], data["rate_on"]
    data["of_tomorrow"] = [1]
    assert message_from_json(data) == replace(message, rate_on=None)


@given(st.lists(st.text(st.characters(), max_size=80), min_size=6, max_size=6))
def test_every_text_of_a_message_is_harmless(texts):
    found = Announcement(
        is_funding=True,
        probability=1,
        amounts=(Amount(text=texts[0], currency="USD", value=5),),
        funders=(texts[1],),
    )
    subject = Subject(
        announcement=found, source=texts[2], url=texts[3], headline=texts[4], published=texts[5]
    )
    told = compose(subject, texts[0], texts, "k", changes=texts)
    for value in message_json(told).values():
        for text in value if isinstance(value, list) else [value]:
            assert not isinstance(text, str) or plain(text) == text
    assert isinstance(told, Message)
