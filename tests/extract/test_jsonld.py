"""JSON-LD is believed only as far as it goes."""

import contextlib
import json

import pytest
from extract.pages import URL, article, json_ld, meta, page
from hypothesis import given
from hypothesis import strategies as st

from newswatch.errors import ExtractError
from newswatch.extract import extract
from newswatch.extract.jsonld import MAX_BLOCK_CHARS, MAX_NODES


def section(head):
    return extract(page(article(head=head))).section


def block(text):
    return f'<script type="application/ld+json">{text}</script>'


FACTS = '{"@type": "NewsArticle", "articleSection": "Funding &amp;amp; M&amp;A"}'


@pytest.mark.parametrize(
    "text",
    [
        FACTS,
        f"[{FACTS}]",
        f'{{"@graph": [{FACTS}]}}',
        f"<!-- {FACTS} -->",
        f"//<![CDATA[\n{FACTS}\n//]]>",
        FACTS.replace("}", ",}") + ";",
        FACTS.replace("Funding", "Fund\ning").replace("Fund\ning", "Funding\n"),
    ],
)
def test_sloppy_blocks_are_read(text):
    assert section(block(text)) == "Funding & M&A"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not json",
        "7",
        "[" * 100_000,
        '{"@type": ["WebPage", 7, null]}',
        '{"@type": "NewsArticle", "articleSection": {"a": 1}}',
        FACTS + " " * MAX_BLOCK_CHARS,
        json.dumps([{"@type": "Thing"}] * (MAX_NODES + 1))[:-1] + f", {FACTS}]",
    ],
)
def test_broken_and_huge_blocks_do_no_harm(text):
    assert section(block(text)) is None


def test_several_values_in_one_block_are_read():
    other = '{"@type": "Organization", "name": "Example"}'
    assert section(block(f"{other},\n{FACTS}; and more")) == "Funding & M&A"
    assert section(block(f"{FACTS} // comment")) == "Funding & M&A"


def test_a_block_that_is_no_json_still_says_its_plain_facts():
    broken = """{"@type": "NewsArticle", "headline": "Brand raises a million",
        "description": "He said "no" to it", "datePublished": "2026-11-21", "articleSection": "A",
        "articleSection": "B", "dateModified": "bad \\x escape"}"""
    story = extract(page(article(head=block(broken))))
    assert (story.section, story.published, story.modified) == ("A", "2026-11-21", None)
    assert section(block(broken.replace("NewsArticle", "Product"))) is None


def test_two_blocks_about_one_story_are_taken_together():
    one = json_ld(headline="Brand raises a million", articleSection="Media")
    two = json_ld(headline="Brand raises a million", articleSection="Other", author="Ann Lee")
    story = extract(page(article(head=one + two)))
    assert (story.section, story.authors) == ("Media", ("Ann Lee",))


def test_a_node_of_another_type_may_be_the_story():
    head = json_ld(**{"@type": "WebPage"}, headline="Brand raises", datePublished="2026-11-21")
    assert extract(page(article(head=head))).published == "2026-11-21"


def test_another_storys_block_does_not_speak_for_this_page():
    other = json_ld(headline="Another story", articleSection="Wrong", datePublished="2020-01-01")
    mine = json_ld(headline="Brand raises a million", articleSection="Right")
    here = json_ld(articleSection="Right", mainEntityOfPage={"@id": URL})
    assert section(other + mine) == "Right"
    assert section(json_ld(articleSection="Wrong") + here) == "Right"


def test_entries_of_a_live_blog_are_not_the_article():
    entry = {
        "@type": "BlogPosting",
        "headline": "Brand raises a million",
        "articleSection": "Wrong",
    }
    head = json_ld(headline="Live", articleSection="Right", liveBlogUpdate=[entry])
    assert section(head) == "Right"


values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["@type", "author", "name", "headline", "image", "datePublished", "@id",
                         "keywords", "publisher", "url", "isAccessibleForFree", "articleSection"]),
        inner,
        max_size=4,
    ),
    max_leaves=12,
)  # fmt: skip


@given(values)
def test_any_json_gives_an_article(value):
    html = article(head=block(json.dumps({"@type": "NewsArticle", "author": value, "x": value})))
    assert extract(page(html)).body


KEYS = ["headline", "author", "image", "keywords", "description", "datePublished", "@type", "url"]


@given(st.dictionaries(st.sampled_from(KEYS), values))
def test_any_value_under_any_key_gives_an_article_or_our_error(facts):
    html = article(head=json_ld(**facts) + meta(og__title="x"))
    with contextlib.suppress(ExtractError):
        assert extract(page(html)).headline
