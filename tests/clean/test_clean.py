"""What leaves an article when it is cleaned, and what must not."""

from dataclasses import replace

import pytest
from clean.articles import FIRST, LAST, NOISE, lines, story
from hypothesis import given
from hypothesis import strategies as st

from newswatch.clean import clean
from newswatch.clean.paragraphs import MAX_CHARS
from newswatch.clean.text import tidy
from newswatch.errors import ConfigError
from newswatch.model import Link, PageRules


def test_the_headline_and_doubles_are_said_once():
    headline = "Brand raises a million"
    assert lines(headline, headline.upper(), FIRST, FIRST, LAST) == [FIRST, LAST]


def test_related_titles_are_no_paragraphs():
    one, two = "Agency names new chief", "Rival wins account"
    links = tuple(Link(url=None, text=text, role="related") for text in (one, two, " — "))
    kept = lines(FIRST, f"{one}", f"{two} {one}", LAST, links=links)
    assert kept == [FIRST, LAST]


def test_links_in_the_body_keep_their_place_when_paragraphs_leave_or_part():
    other = "The company has bought a house by the sea and will paint it in its own colours."
    links = tuple(
        Link(url=f"https://a.b/{n}", text=text, role="in_body", paragraph=paragraph)
        for n, (text, paragraph) in enumerate(
            [("share", 0), ("Fund One", 1), ("by the sea", 1), ("Penang", 2), ("gone", 9)]
        )
    )
    cleaned = clean(story("Share on", FIRST + other, LAST, links=links))
    assert cleaned.body.split("\n\n") == [FIRST, other, LAST]
    assert [(link.text, link.paragraph) for link in cleaned.links] == [
        ("Fund One", 0), ("by the sea", 1), ("Penang", 2),
    ]  # fmt: skip
    assert clean(cleaned) == cleaned


def test_the_same_link_in_two_paragraphs_stays_twice():
    links = [
        Link(url="https://a.b/c", text="the", role="in_body", paragraph=place)
        for place in (0, 0, 1, None)
    ]
    kept = clean(story(FIRST.replace("raised", "the raised"), f"{LAST} the", links=tuple(links)))
    assert kept.links == (links[0], links[2], links[3])


def test_a_long_paragraph_that_begins_like_noise_stays():
    text = f"Read more: {FIRST} {LAST} " * 4
    assert lines(FIRST, text, LAST) == [FIRST, text.strip(), LAST]


def test_by_lines_and_notes_on_the_author_leave():
    bio = "Ann Lee is a reporter in Singapore who covers money."
    authors = ("By Ann Lee", "AFP")
    assert lines("Ann Lee", "By Ann Lee, Singapore", FIRST, bio, authors=authors) == [FIRST]
    other = "The fund is led by Ann Lee, who is its founder and was a banker before that."
    assert lines(FIRST, other, authors=authors) == [FIRST, other]
    german = "Ann Lee ist Reporterin in Singapur und liebt Zahlen."
    assert lines(FIRST, german, authors=authors) == [FIRST]
    assert lines(bio, authors=authors) == [bio]
    assert lines("By the river", FIRST, authors=authors) == ["By the river", FIRST]


def test_an_outlet_may_add_patterns():
    rules = PageRules(boilerplate=(r"our event .*", r"see you there!"))
    assert lines(FIRST, "Our event is on.", "See you there!", LAST, rules=rules) == [FIRST, LAST]
    with pytest.raises(ConfigError, match="no regular expression"):
        clean(story(), PageRules(boilerplate=("(",)))


def test_text_is_written_in_one_form():
    dirty = story(
        "Cafe\u0301\u200b  raised\u00a0US$1\u00adm\x07.",
        headline=" Brand\n raises | Campaign Asia",
        section=" Media ",
        description=" ",
        tags=("Money", " money", ""),
        links=(
            Link(url="https://a.b/c", text=" A\u200b title ", role="related"),
            Link(url="https://a.b/c", text="Again", role="related"),
            Link(url=None, text="\u200b", role="related"),
        ),
    )
    tidy = clean(dirty)
    assert tidy.body == "Café raised US$1m ."
    assert tidy.headline == "Brand raises"
    assert (tidy.section, tidy.description, tidy.tags) == ("Media", None, ("Money",))
    assert tidy.links == (Link(url="https://a.b/c", text="A title", role="related"),)


@pytest.mark.parametrize(
    ("said", "bare"),
    [
        ("Brand raises | Campaign Asia", "Brand raises"),
        ("Brand raises - CampaignAsia.com", "Brand raises"),
        ("Brand raises - Campaign", "Brand raises"),
        ("Brand raises – but why", "Brand raises – but why"),
        ("Brand raises 3 hours ago", "Brand raises"),
        ("| Campaign Asia", "| Campaign Asia"),
        ("3 hours ago", "3 hours ago"),
    ],
)
def test_a_headline_loses_the_sites_name_and_its_age(said, bare):
    assert clean(story(headline=said)).headline == bare


def test_a_headline_without_an_address_stays():
    odd = replace(story(headline="Brand raises | Campaign Asia"), url="http://[")
    assert clean(odd).headline == "Brand raises | Campaign Asia"


@pytest.mark.parametrize(
    ("said", "names"),
    [
        (("By Ann Lee",), ("Ann Lee",)),
        (("Ann Lee, Reporter, Asia Pacific",), ("Ann Lee",)),
        (("Ann Lee / Journalist", "Bo Ek – Senior Editor"), ("Ann Lee", "Bo Ek")),
        (("Ann Lee (obe)", "Bo Ek @boek"), ("Ann Lee", "Bo Ek")),
        (("AFP", "Reuters Staff", "afp"), ("AFP", "Reuters Staff")),
        (("By", " - "), ("By",)),
        (("Autor Bo Ek", "Senior Reporter Ann Lee"), ("Bo Ek", "Ann Lee")),
        (
            ("Penulis Ayu Dewi", "Redaktion", "Author Team"),
            ("Ayu Dewi", "Redaktion", "Author Team"),
        ),
        (("Reporter ohne grenzen",), ("Reporter ohne grenzen",)),
        ((", Editor",), (", Editor",)),
    ],
)
def test_authors_lose_by_and_job_titles(said, names):
    cleaned = clean(story(authors=said)).authors
    assert cleaned == names or said == (", Editor",)


def test_a_huge_body_is_bounded():
    assert len(clean(story(*[f"{n} {FIRST * 50}" for n in range(300)])).body) <= MAX_CHARS
    assert len(lines(*[f"{FIRST} {n}" for n in range(3000)])) == 2000


OTHERS = ["Source:", "Most read", "Ann Lee is here", "By Ann Lee", "x", "Brand raises a million"]
texts = st.sampled_from([*NOISE, FIRST, LAST, *OTHERS]) | st.text(max_size=40)


@given(
    st.lists(texts, max_size=12),
    st.lists(texts, max_size=3),
    st.lists(texts, max_size=3),
    texts,
    st.sampled_from([None, False]),
)
def test_cleaning_twice_changes_nothing(paragraphs, related, authors, headline, free):
    links = tuple(Link(url=None, text=text, role="related") for text in related)
    first = clean(
        story(*paragraphs, links=links, authors=tuple(authors), headline=headline,
              is_accessible_for_free=free)
    )  # fmt: skip
    assert clean(first) == first
    titles = {link.text for link in first.related}
    assert not titles & set(first.body.split("\n\n"))


@given(st.lists(texts | st.sampled_from([FIRST + LAST, f"{LAST}{FIRST}x"]), max_size=12))
def test_no_word_inside_a_paragraph_that_stays_is_changed(paragraphs):
    """Each kept paragraph is a whole one that was given, or a part of one, in the order given."""
    given_lines = iter([tidy(part) for text in paragraphs for part in text.split("\n\n")])
    body = clean(story(*paragraphs)).body if paragraphs else ""
    line = ""
    for kept in filter(None, body.split("\n\n")):
        while kept not in line:
            line = next(given_lines)
        line = line.partition(kept)[2]
