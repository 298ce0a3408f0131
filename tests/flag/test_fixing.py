"""Facts as a person puts them right: proved where the story has the words, refused where not."""

import pytest

from newswatch.detect import detect
from newswatch.flag.fixing import Fix, FixError, fixed
from newswatch.model import Announcement, Story

HEADLINE = "Podnest bags S$2.5m in seed funding"
BODY = (
    "Podcast company Podnest has closed a S$2.5 million (US$1.9 million) seed round led by Marigold"
    " Angels.\n\nIt raised S$400,000 in 2023. The market is worth half a billion pesos. Fees of"
    " $7,000 are usual."
)
SHOWN = detect(Story(headline=HEADLINE, body=BODY, language="en", country="SG"))
MISSED = Announcement(is_funding=False, probability=0.3, reasons=("in doubt",))


def put_right(shown=SHOWN, **fix):
    found = fixed(shown, Fix(**fix), HEADLINE, BODY)
    texts = {"headline": HEADLINE, "body": BODY}
    for one in (*found.amounts, *found.other_amounts):
        assert texts[one.place][one.start : one.end] == one.text
    for proof in found.evidence:
        assert texts[proof.place][proof.start : proof.end] == proof.quote
    return found


def proofs(found, fact):
    return [proof.quote for proof in found.evidence if proof.fact == fact]


def test_nothing_put_right_is_what_was_shown():
    assert put_right() == SHOWN
    assert Fix().names == ()


def test_another_type_takes_the_rounds_name_away():
    found = put_right(type="grant")
    assert (found.type, found.round, proofs(found, "round")) == ("grant", None, [])
    assert put_right(type="round").round == SHOWN.round == "seed"
    assert found.funders == SHOWN.funders
    with pytest.raises(FixError, match="the type is one of round, strategic"):
        put_right(type="loan")


def test_names_are_proved_where_they_stand_and_vouched_for_where_not():
    found = put_right(funders=("Marigold", "Kin Family"), recipients=())
    assert (found.funders, found.recipients) == (("Marigold", "Kin Family"), ())
    assert (proofs(found, "funders[0]"), proofs(found, "funders[1]")) == (["Marigold"], [])
    assert proofs(found, "recipients[0]") == []
    assert found.lead_funders == ()
    assert put_right(funders=("Kin", *SHOWN.lead_funders)).lead_funders == SHOWN.lead_funders
    assert Fix(funders=(), sum="").names == ("sum", "funders")


def sums(found):
    return [(one.currency, one.value) for one in found.amounts]


def others(found):
    return [(one.currency, one.value, one.role) for one in found.other_amounts]


def test_a_sum_that_the_detector_took_for_another_becomes_the_main_one():
    assert sums(SHOWN) == [("SGD", 2_500_000), ("USD", 1_900_000)]
    found = put_right(sum="S$400,000")
    assert sums(found) == [("SGD", 400_000), ("USD", 1_900_000)]
    assert ("SGD", 2_500_000, "other") in others(found)
    assert not any(value == 400_000 for _, value, _ in others(found))
    assert proofs(found, "amounts[0]") == ["S$400,000"]


def test_of_several_announced_sums_another_may_be_the_main_one():
    found = put_right(sum="US$1.9 million")
    assert sums(found) == [("USD", 1_900_000), ("SGD", 2_500_000)]
    assert proofs(found, "amounts[1]") == ["S$2.5m"]


def test_a_sum_may_be_written_otherwise_than_the_story_does():
    found = put_right(MISSED, type="round", sum="SGD 400000")
    assert (sums(found), found.amounts[0].text) == ([("SGD", 400_000)], "S$400,000")


def test_words_that_alone_do_not_tell_may_be_told():
    found = put_right(MISSED, type="pledge", sum="half a billion pesos = PHP 500,000,000")
    assert (sums(found), found.amounts[0].text) == ([("PHP", 500_000_000)], "half a billion pesos")


def test_no_sum_leaves_those_that_were_announced_among_the_others():
    found = put_right(sum="")
    assert sums(found) == []
    assert ("SGD", 2_500_000, "other") in others(found)
    assert not [proof for proof in found.evidence if proof.fact.startswith("amounts")]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("US$77m", "does not stand in the story"),
        ("a fortune", "is no sum that can be read"),
        ("a fortune = PHP", "write WORDS = CODE VALUE"),
        ("a fortune = pesos 5", "write WORDS = CODE VALUE"),
        ("a fortune = PHP 5.5", "write WORDS = CODE VALUE"),
        ("a fortune = PHP 5", "does not stand in the story"),
    ],
)
def test_a_sum_that_the_story_does_not_have_is_refused(said, why):
    with pytest.raises(FixError, match=why):
        put_right(sum=said)


def test_a_story_that_was_missed_becomes_one_with_what_was_said_of_it():
    found = put_right(MISSED, type="round", sum="S$2.5m", recipients=("Podnest",))
    assert (found.is_funding, found.probability, found.type) == (True, 0.3, "round")
    assert [proof.place for proof in found.evidence] == ["headline", "headline"]
    with pytest.raises(FixError, match="the type is one of"):
        put_right(MISSED)
