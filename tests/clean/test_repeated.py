"""What is said twice: a second copy and pull quotes leave, all else stays."""

from hypothesis import given
from hypothesis import strategies as st

from newswatch.clean import repeated as step
from newswatch.clean.text import folded

FIRST = "“Nobody needs a drill at noon. People need it early,” manager Eva Malá said on Monday."
OTHER = "The trial costs about three million koruna and runs until the end of the month of May."
THIRD = "Unions are watching, since staff who take the early shift go home at ten."


def repeated(paragraphs):
    return step.repeated(paragraphs, [folded(text) for text in paragraphs])


def test_a_second_copy_of_the_body_is_one_whole_or_cut():
    assert repeated([FIRST, "Yes.", OTHER, FIRST, "Yes.", OTHER.upper()]) == {3, 4, 5}
    assert repeated([FIRST, OTHER, THIRD, FIRST, OTHER]) == {3, 4}
    assert repeated([FIRST, OTHER, FIRST, OTHER, FIRST, OTHER, THIRD]) == {2, 3, 4, 5}


def test_what_is_asked_of_each_or_eaten_each_day_is_meant():
    asked = "Which dish would you cook for guests who come without a word?"
    said = [f"{n}: {OTHER[:-1]} for person {n}." for n in range(5)]
    assert repeated([line for answer in said for line in (asked, answer)]) == set()
    assert repeated([FIRST, OTHER, THIRD, "Something new.", OTHER]) == set()
    assert repeated(["", ""]) == repeated([]) == set()


def test_a_quotation_that_was_lifted_out_of_a_paragraph_is_one_wherever_it_stands():
    lifted = "“Nobody needs a drill at noon. People need it early.”"
    assert repeated([lifted, OTHER, FIRST]) == {0}
    assert repeated([FIRST, OTHER, lifted]) == {2}
    assert repeated(['"Nobody needs a drill at noon. People need it early"', FIRST]) == {0}
    long = OTHER.replace("of May.", "of May, as all of them do in Brno")
    assert repeated([FIRST, f"{THIRD} {long}.", f"“{long}”"]) == {2}


def test_a_quotation_from_two_paragraphs_or_from_none_stays():
    told = "“Nobody needs a drill at noon. The trial costs about three million koruna.”"
    assert repeated([told, FIRST, OTHER]) == set()
    assert repeated(["“Nobody has said this before in so many words.”", FIRST]) == set()


def test_headings_and_lines_that_are_no_quotation_may_repeat_a_sentence():
    assert repeated(["“Nobody needs a drill at noon, or ever”", f"{OTHER} {FIRST}"]) == set()
    assert repeated(["“Nobody needs a drill at noon”", f"{OTHER} {FIRST}"]) == set()
    assert repeated(["Nobody needs a drill at noon. People need it early", FIRST]) == set()


def test_short_lines_may_be_said_twice():
    assert repeated(["“Yes.”", OTHER, "“Yes.”", f"“Yes.” {OTHER} {THIRD}"]) == set()


lines = st.sampled_from(
    [FIRST, OTHER, THIRD, "“Nobody needs a drill at noon. People need it early.”", "“Yes.”", ""]
)


@given(st.lists(lines | st.text(max_size=50), max_size=14))
def test_without_repetitions_nothing_is_repeated(paragraphs):
    again = repeated(paragraphs)
    assert repeated([text for at, text in enumerate(paragraphs) if at not in again]) == set()
