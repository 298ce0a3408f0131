from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from newswatch.alert.chat_text import chat_text, parts_of, utf8_bytes, utf16_units


def test_a_message_begins_with_what_it_is(message):
    assert chat_text(message).startswith("Funding (pledge): Alibaba pledges")
    gone = replace(message, kind="withdrawn", changes=("The outlet has taken the story down.",))
    assert chat_text(gone).split("\n")[0].startswith("Withdrawn: Alibaba")
    assert "\nChanged: The outlet has taken the story down." in chat_text(gone)


def test_what_fits_is_one_part_without_a_number():
    assert parts_of("a\nb", 3) == ["a\nb"]


def test_an_address_that_fits_nowhere_is_left_out_and_that_is_said():
    parts = parts_of("word " * 60 + "\nhttps://example.org/" + "a" * 400, 200)
    assert "the address is too long for this channel" in parts[-1]
    assert not [part for part in parts if "aaaa" in part]


@given(
    st.lists(st.text(st.characters(exclude_categories=("Cs",)), max_size=300), max_size=12),
    st.integers(160, 500),
    st.sampled_from([len, utf8_bytes, utf16_units]),
)
def test_no_part_is_too_long_and_nothing_but_blanks_is_lost(lines, limit, measure):
    text = "\n".join(lines)
    parts = parts_of(text, limit, measure)
    assert all(measure(part) <= limit for part in parts)
    if len(parts) > 1:
        said = "".join(part.partition("\n")[2] for part in parts)
        assert "".join(said.split()) == "".join(text.split()) or "https://" in text


def test_an_address_is_never_cut():
    url = "https://example.org/" + "b" * 100
    text = "\n".join(["word " * 30, url, "word " * 30, url])
    parts = parts_of(text, 170)
    assert sum(part.split("\n").count(url) for part in parts) == 2
