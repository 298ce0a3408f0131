"""What a rule may ask beside its flat keys of old: sums in any currency, the outlet, nesting."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newswatch.alert import explain, match
from newswatch.model import Amount, Announcement, Condition, Threshold

NOW = datetime(2026, 10, 30, 12, tzinfo=UTC)
RATE = " at the rate of 2026-10-28"
NOTHING = Announcement(is_funding=False, probability=0.02)


@pytest.fixture
def told(subject):
    """The pledge of HK$5bn with all that is known of its story."""
    return replace(
        subject,
        told_on=date(2024, 3, 1),
        country="HK",
        section="Media & Entertainment",
        tags=("film", "Retail media"),
        description="A pledge for the arts.",
    )


def hkd(value):
    return Threshold(currency="HKD", value=value)


def eur(value):
    return Threshold(currency="EUR", value=value)


@pytest.mark.parametrize(
    ("asked", "ok", "why"),
    [
        (
            {"max_usd": 10**9},
            True,
            "the sum is at most US$1bn: US$638.6m at the rate of 2026-10-28",
        ),
        (
            {"max_usd": 10**6},
            False,
            "the sum is more than US$1m, by US$637.6m: US$638.6m at the rate of 2026-10-28",
        ),
        ({"min_sum": hkd(5_000_000_000)}, True, "the sum is at least HKD 5bn: HKD 5bn"),
        (
            {"min_sum": hkd(5_000_000_001)},
            False,
            "the sum is less than HKD 5bn, by HKD 1: HKD 5bn",
        ),
        ({"max_sum": hkd(10)}, False, "the sum is more than HKD 10, by HKD 4.9bn: HKD 5bn"),
        (
            {"min_sum": eur(100_000_000)},
            True,
            f"the sum is at least EUR 100m (US$108.1m): US$638.6m{RATE}",
        ),
        (
            {"max_sum": eur(100_000_000)},
            False,
            f"the sum is more than EUR 100m (US$108.1m), by US$530.5m: US$638.6m{RATE}",
        ),
        ({"parties": ("cultural scene",)}, True, "the party is HK's cultural scene"),
        (
            {"countries": ("SG", "HK")},
            True,
            "the outlet's country is HK; the rule asks for SG or HK",
        ),
        ({"countries": ("SG",)}, False, "the outlet's country is HK; the rule asks for SG"),
        ({"sections": ("entertainment",)}, True, "the section is Media & Entertainment"),
        (
            {"sections": ("Media ent",)},
            False,
            "the section is Media & Entertainment, none of Media ent",
        ),
        ({"tags": ("retail media",)}, True, "the tag is Retail media"),
        ({"tags": ("retailer",)}, False, "the tag is film, Retail media, none of retailer"),
        ({"search": "pledg* NOT tencent"}, True, "“pledg…” stands in the headline"),
        ({"search": "arts"}, True, "“arts” stands in the summary"),
        ({"search": "alibaba tencent"}, False, "“tencent” stands nowhere"),
    ],
)
def test_a_predicate_says_whether_it_holds_and_by_how_much(rule, told, asked, ok, why):
    verdict = explain(replace(rule, **asked), told, now=NOW)[-1]
    assert (verdict.ok, verdict.why) == (ok, why)


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"min_sum": eur(5)}, "no sum is stated; EUR 5 is asked for"),
        ({"max_usd": 5}, "no sum is stated; US$5 is asked for"),
        ({"sections": ("x",)}, "the section is not named, none of x"),
        ({"countries": ("HK",)}, "the outlet's country is not known; the rule asks for HK"),
    ],
)
def test_what_is_not_known_satisfies_nothing(rule, subject, announcement, asked, why):
    bare = replace(subject, usd=None, announcement=replace(announcement, amounts=()))
    verdict = explain(replace(rule, **asked), bare, now=NOW)[-1]
    assert (verdict.ok, verdict.why) == (False, why)


def test_a_currency_without_a_rate_is_said(rule, told, announcement):
    odd = replace(announcement, amounts=(Amount(text="5 quid", currency="XXX", value=5),))
    other = replace(told, usd=None, announcement=odd)
    why = explain(replace(rule, min_sum=eur(1)), other, now=NOW)[-1].why
    assert why.startswith("no rate is known to turn XXX into US dollars")
    dateless = replace(other, told_on=None)
    why = explain(replace(rule, min_sum=eur(1)), dateless, now=NOW)[-1].why
    assert why == "no rate is known to turn EUR into US dollars"
    same = replace(rule, min_sum=Threshold(currency="XXX", value=5))
    assert match(same, dateless, now=NOW)


def test_one_of_any_is_enough_and_says_which(rule, told):
    asked = replace(rule, any_=(Condition(tags=("games",)), Condition(countries=("HK",))))
    reasons = match(asked, told, now=NOW)
    assert reasons[-1] == "the outlet's country is HK; the rule asks for HK"
    none = replace(rule, any_=(Condition(tags=("games",)), Condition(countries=("SG",))))
    failed = explain(none, told, now=NOW)[-1]
    assert failed.why == (
        "the tag is film, Retail media, none of games; or "
        "the outlet's country is HK; the rule asks for SG"
    )
    assert [(part.predicate, part.ok) for part in failed.parts] == [
        ("any[0]", False),
        ("any[1]", False),
    ]


def test_each_of_all_must_hold(rule, told):
    both = replace(rule, all_=(Condition(tags=("film",)), Condition(search="alibaba")))
    assert match(both, told, now=NOW)
    both = replace(rule, all_=(Condition(tags=("film",)), Condition(search="tencent")))
    assert explain(both, told, now=NOW)[-1].why == "“tencent” stands nowhere"


def test_a_table_holds_when_all_its_keys_do_and_not_turns_it_round(rule, told):
    shut = Condition(countries=("HK",), types=("pledge",))
    failed = explain(replace(rule, not_=shut), told, now=NOW)[-1]
    assert (failed.predicate, failed.ok) == ("not", False)
    assert failed.why.startswith("shut out by `not`: the type is pledge")
    let_in = replace(shut, types=("debt",))
    reasons = match(replace(rule, not_=let_in), told, now=NOW)
    assert reasons[-1] == "not shut out: the type is pledge; the rule asks for debt"


def test_probability_within_a_table(rule, told):
    asked = replace(rule, any_=(Condition(min_probability=0.99), Condition(min_probability=0.9)))
    assert match(asked, told, now=NOW)[-1] == (
        "the detector is 93% sure, at least the 90% asked for"
    )


def test_a_rule_about_stories_takes_any_story(rule, told):
    plain = replace(told, announcement=NOTHING, usd=None)
    stories = replace(rule, about="stories", search='alibaba AND "cultural scene"')
    assert match(stories, plain, now=NOW) == [
        "“alibaba” stands in the headline; “cultural scene” stands in the headline"
    ]
    assert match(stories, told, now=NOW)  # funding is a story too
    assert match(replace(stories, types=("pledge",)), plain, now=NOW) is None
    assert match(replace(stories, min_probability=0.5), plain, now=NOW) is None
    old = replace(plain, is_backfill=True)
    assert match(stories, old, now=NOW) is None


LEAVES = st.sampled_from(
    [
        Condition(tags=("film",)),
        Condition(tags=("games",)),
        Condition(types=("pledge",), search="alibaba"),
        Condition(types=("pledge",), search="tencent"),
    ]
)
TABLES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(
            lambda parts: Condition(any_=tuple(parts)), st.lists(inner, min_size=1, max_size=3)
        ),
        st.builds(
            lambda parts: Condition(all_=tuple(parts)), st.lists(inner, min_size=1, max_size=3)
        ),
        st.builds(lambda one: Condition(not_=one), inner),
    ),
    max_leaves=8,
)


def holds(asked):
    """The plain logic of a table, with the leaves that hold known beforehand."""
    if asked.any_:
        return any(map(holds, asked.any_))
    if asked.all_:
        return all(map(holds, asked.all_))
    if asked.not_ is not None:
        return not holds(asked.not_)
    return asked.tags == ("film",) or asked.search == "alibaba"


@given(TABLES)
def test_nesting_is_plain_logic_and_every_answer_has_a_reason(table):
    from alert_subjects import RULE, TOLD  # noqa: PLC0415 - values, for hypothesis takes no fixtures

    verdict = explain(replace(RULE, any_=(table,)), TOLD, now=NOW)[-1]
    assert verdict.ok is holds(table)
    assert verdict.why
    assert len(verdict.why.splitlines()) == 1
