"""Links of a story: in which paragraph they stand, and which lead to tags and to authors."""

import pytest
from extract.pages import PARAGRAPHS, URL, article, page

from newswatch.clean import clean
from newswatch.extract import extract
from newswatch.extract.links import body_links, named_links
from newswatch.extract.tree import parse
from newswatch.model import Link

SITE = "https://www.example.com"


def in_body(html, paragraphs):
    tree = parse(f"<html><body>{html}</body></html>", URL)
    return [
        (link.text, link.url.removeprefix(SITE), link.paragraph)
        for link in body_links(tree, URL, paragraphs)
    ]


def named(html, authors=(), tags=()):
    tree = parse(f"<html><body>{html}</body></html>", URL)
    return [(link.role, link.text) for link in named_links(tree, URL, authors, tags)]


def test_a_link_in_the_body_has_its_paragraph():
    texts = list(PARAGRAPHS)
    texts[1] = texts[1].replace("software", "<a href='/soft'>software</a>")
    texts[3] = texts[3].replace("eleven", "<a href='https://b.org/x'><b>eleven</b></a>")
    story = clean(extract(page(article(paragraphs=["<p>Share on</p>", *texts]))))
    assert story.body == "\n\n".join(PARAGRAPHS)
    assert [link for link in story.links if link.role == "in_body"] == [
        Link(url=f"{SITE}/soft", text="software", role="in_body", paragraph=1),
        Link(url="https://b.org/x", text="eleven", role="in_body", paragraph=3),
    ]


def test_the_same_address_is_kept_for_each_place_and_wording():
    html = "<p>See <a href='/a'>this</a> and <a href='/a'>that</a>.</p><p><a href='/a'>this</a></p>"
    assert in_body(html, ["See this and that.", "this"]) == [
        ("this", "/a", 0), ("that", "/a", 0), ("this", "/a", 1),
    ]  # fmt: skip


def test_paragraphs_parted_by_breaks_are_told_apart():
    html = (
        "<div>One <a href='/1'>first</a> line.<br><br>Two<br>on <a href='/2'>second</a>\n<br>\n<br>"
        "<a href='/3'>Third</a><br/>is last<script>var x;</script> of all.</div>"
    )
    assert in_body(html, ["One first line.", "Two on second", "Third is last of all."]) == [
        ("first", "/1", 0), ("second", "/2", 1), ("Third", "/3", 2),
    ]  # fmt: skip


def test_text_around_blocks_within_a_block_is_read_for_itself():
    html = (
        "<div>Loose <a href='/a'>text</a><ul><li>An <a href='/b'>item</a></li></ul>and "
        "<a href='/c'>more</a><p>Own</p> of it</div>"
    )
    assert in_body(html, ["Loose text", "An item", "and more", "of it"]) == [
        ("text", "/a", 0), ("item", "/b", 1), ("more", "/c", 2),
    ]  # fmt: skip


def test_an_anchor_is_found_where_the_body_parts_its_lines_in_another_way():
    one = "The fund, which is the oldest in the region, published its report on Monday."
    two = "Nobody has read it yet."
    html = f"<p>{one.replace('its report', '<a href=/r>its report</a>')} <span>{two}</span></p>"
    assert in_body(html, ["Something else.", one, two]) == [("its report", "/r", 1)]
    long = f"{one} {two} And again."
    assert in_body(html, [long]) == [("its report", "/r", 0)]
    after = f"<p>By Bo Ek {one.replace('The fund', '<a href=/f>The fund</a>')}</p>"
    assert in_body(after, [two, one]) == [("The fund", "/f", 1)]
    assert in_body(html, ["Another story that says nothing of the kind at all."]) == []
    assert in_body("<p>See <a href='/x'>it</a></p>", ["See it and go on."]) == []


def test_menus_and_broken_links_are_no_links_of_the_body():
    html = (
        "<nav><a href='/a'>Home</a></nav><p>A <a href='#n'>note</a>, <a>none</a>, <a href='/e'></a>"
        "<a href='/o'>an open <a href='/p'>pair</a> of them.</p>"
    )
    said = ["A note, none, an open pair of them."]
    assert in_body(html, said) == [("an open", "/o", 0), ("pair", "/p", 0)]


def test_a_link_that_is_buried_too_deep_is_left():
    html = f"<div>{'<i>' * 80}<a href='/a'>deep</a>{'</i>' * 80}</div>"
    assert in_body(html, ["deep"]) == []


def test_looking_up_has_a_bound():
    plain = "The one true line of the story has a link of its own, as it should."
    true = f"<p>{plain.replace('a link', '<a href=/true>a link</a>')}</p>"
    said = ["Filling that goes on. " * 100_000, f"{plain} And more."]
    assert in_body(true, said) == [("a link", "/true", 1)]
    miss = "<p>Words of another story that is not here, <a href='/m'>more</a> than once.</p>"
    assert in_body(miss * 20 + true, said) == []
    assert in_body(miss * 20 + true, [said[0], plain]) == [("a link", "/true", 1)]
    assert in_body(miss.replace("more", "x") * 200 + true, said) == []


@pytest.mark.parametrize(
    "html",
    [
        "<a rel='tag' href='/x/money'>money</a>",
        "<div class='post-tags'><a href='/tag/money'>money</a></div>",
        "<p class='filed-under'>Filed under <a href='/topic/money'>money</a></p>",
        "<nav class='article-tags'><li><a href='/tags/money' rel='tag'>money</a></li></nav>",
    ],
)
def test_a_link_to_a_tag_is_known_by_its_marks(html):
    assert named(html) == [("tag", "money")]


def test_a_link_with_the_name_of_a_stated_tag_needs_no_other_mark():
    html = "<div class='x1'><a href='/tag/money'>Money</a><a href='/tag/beer'>beer</a></div>"
    assert named(html, tags=("money",)) == [("tag", "Money")]


@pytest.mark.parametrize(
    "html",
    [
        "<a rel='category tag' href='/category/news/'>News</a>",
        "<a rel='tag' href='/category/news/'>News</a>",
        "<div class='tagcloud'><a rel='tag' href='/tag/beer'>beer</a></div>",
        "<ul class='topics-nav'><li><a href='/topic/beer/'>beer</a></li></ul>",
        "<aside class='tags'><a href='/tag/beer'>beer</a></aside>",
        "<p>He likes <a href='/tag/beer'>beer</a>.</p>",
    ],
)
def test_sections_and_the_tags_of_the_whole_site_are_no_tags(html):
    assert named(html) == []


def test_an_author_is_linked_once_and_an_outlet_is_none():
    html = (
        "<a href='/by/ann'>Ann Lee</a><a href='/'>Example</a><a href='/all/ann'>ann lee</a>"
        "<a href='mailto:bo@x.org'>Bo Ek</a>"
    )
    assert named(html, authors=("Ann Lee", "Example", "Bo Ek")) == [("author", "Ann Lee")]
