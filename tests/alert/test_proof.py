"""The proving sentence: whole, of the body where it can be, and never more than a paragraph."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newswatch.alert.proof import proving_sentence
from newswatch.model import Announcement, Evidence

BODY = (
    "Mr. Lim said so. Kite Labs has raised US$5m from Banyan. It will hire.\n\n"
    "Rs. 40 crore came earlier. Nothing else."
)


def _found(*evidence):
    return Announcement(is_funding=True, probability=0.9, type="round", evidence=evidence)


def _at(text, quote, fact="amounts[0]", place="body"):
    start = text.index(quote)
    return Evidence(fact=fact, place=place, quote=quote, start=start, end=start + len(quote))


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("US$5m", "Kite Labs has raised US$5m from Banyan."),
        ("Lim", "Mr. Lim said so."),
        ("hire.", "It will hire."),
        ("40 crore", "Rs. 40 crore came earlier."),
        ("Nothing", "Nothing else."),
    ],
)
def test_the_quote_is_widened_to_its_sentence(quote, sentence):
    assert proving_sentence(_found(_at(BODY, quote)), "H", BODY) == sentence


def test_the_body_is_preferred_to_the_headline_which_the_receiver_reads_anyway():
    headline = "Kite Labs bags US$5m"
    found = _found(_at(headline, "US$5m", place="headline"), _at(BODY, "Banyan", fact="funders[0]"))
    assert proving_sentence(found, headline, BODY) == "Kite Labs has raised US$5m from Banyan."


def test_a_sum_in_the_body_proves_more_than_a_name_there():
    headline = "Kite Labs bags S$7m"
    found = _found(
        _at(headline, "S$7m", place="headline"),
        _at(BODY, "Lim", fact="funders[0]"),
        _at(BODY, "US$5m", fact="amounts[1]"),
    )
    assert proving_sentence(found, headline, BODY) == "Kite Labs has raised US$5m from Banyan."


def test_evidence_that_does_not_stand_where_it_says_is_quoted_as_it_is():
    stale = Evidence(fact="type", place="body", quote="raised", start=0, end=6)
    assert proving_sentence(_found(stale), "H", BODY) == "raised"


def test_no_evidence_no_quote():
    assert proving_sentence(_found(), "H", BODY) is None


@given(st.text(max_size=300), st.data())
def test_any_place_in_any_text_gives_a_part_of_its_paragraph(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    quote = text[start:end]
    evidence = Evidence(fact="type", place="body", quote=quote, start=start, end=end)
    said = proving_sentence(_found(evidence), "", text)
    assert said is None or said in text
    if said is not None and "\n\n" not in quote:
        assert quote.strip() in said
