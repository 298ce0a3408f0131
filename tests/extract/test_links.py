"""Links of a story: in which paragraph they stand, and which lead to tags and to authors."""

from urllib.parse import urljoin, urlsplit

import pytest
from extract.pages import PARAGRAPHS, URL, article, page
from hypothesis import example, given
from hypothesis import strategies as st

from newswatch.clean import clean
from newswatch.extract import extract
from newswatch.extract.body import find_body
from newswatch.extract.links import named_links
from newswatch.extract.tree import absolute, parse
from newswatch.model import Link, PageRules

SITE = "https://www.example.com"
LINK_PARTS = (
    "http://", "https://", "HTTP://", "//", "/", ".", "..", "?", "#", ";", "a", "b/c", "a.example",
    ":80", "@", "[", "%20", "é", "&x=1", " ", "\t", '"', "\\",
)  # fmt: skip
BASES = (
    "https://a.example/b/c?d", "http://a.example", "https://a.example:81?q", "https://u@a.example/",
    "ftp://a.example/", "HTTPS://a.example/b", "https://é.example/b", "/a", "", "https://[x/",
)  # fmt: skip


def in_body(html):
    tree = parse(f"<html><body><div id='story'>{html}</div></body></html>", URL)
    found = find_body(tree, URL, rules=PageRules(body="#story"))
    return [
        (link.text, link.url.removeprefix(SITE), found.paragraphs[link.paragraph])
        for link in found.links
    ]


def named(html, authors=(), tags=()):
    tree = parse(f"<html><body>{html}</body></html>", URL)
    anchors = find_body(tree, URL).anchors
    return [(link.role, link.text) for link in named_links(anchors, URL, authors, tags)]


TAGS = "<a href='/tag/money'>Money</a> <a href='/etiket/asya'>Asya</a>"


@pytest.mark.parametrize(
    ("row", "is_found"),
    [
        (f"<p>{TAGS}</p>", True),
        (f"<div><p>Etiketler: {TAGS}</p></div>", True),
        (f"<div class='elementor-widget-container'>{TAGS}</div>", True),
        (f"<p>Nobody at the fund knows why it likes both {TAGS} so much.</p>", False),
        ("<p><a href='/thema/asien'>Mehr zum Thema Asien</a></p>", False),
        (f"<div class='menu'>{TAGS}</div>", False),
    ],
)
def test_a_row_of_links_beside_the_story_is_its_tags_without_a_name(row, is_found):
    story = extract(page(article(after=row)))
    assert [link.text for link in story.links if link.role == "tag"] == (
        ["Money", "Asya"] if is_found else []
    )


def test_a_row_of_links_elsewhere_is_not_the_story_s():
    html = article().replace("<article>", f"<div><p>{TAGS}</p></div><article>")
    assert [link for link in extract(page(html)).links if link.role == "tag"] == []
    html = f"<h1>Brand raises a million</h1>{''.join(map('<p>{}</p>'.format, PARAGRAPHS))}"
    html = f"<body>{html}<div><p>{TAGS}</p></div></body>"  # the root holds whatever a page has
    assert [link for link in extract(page(html)).links if link.role == "tag"] == []


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
    assert in_body(html) == [
        ("this", "/a", "See this and that."), ("that", "/a", "See this and that."),
        ("this", "/a", "this"),
    ]  # fmt: skip


def test_paragraphs_parted_by_breaks_are_told_apart():
    html = (
        "<div>One <a href='/1'>first</a> line.<br><br>Two<br>on <a href='/2'>second</a>\n<br>\n<br>"
        "<a href='/3'>Third</a><br/>is last<script>var x;</script> of all.</div>"
    )
    assert in_body(html) == [
        ("first", "/1", "One first line."), ("second", "/2", "Two on second"),
        ("Third", "/3", "Third is last of all."),
    ]  # fmt: skip


def test_text_around_blocks_within_a_block_is_read_for_itself():
    html = (
        "<div>Loose <a href='/a'>text</a><ul><li>An <a href='/b'>item</a></li></ul>and "
        "<a href='/c'>more</a><p>Own</p> of it</div>"
    )
    assert in_body(html) == [
        ("text", "/a", "Loose text"), ("item", "/b", "An item"), ("more", "/c", "and more"),
    ]  # fmt: skip


def test_a_link_around_blocks_is_a_link_in_each():
    html = "<a href='/card'><h3>A line of a card.</h3><p>Its teaser, which goes on.</p></a><p>x</p>"
    assert in_body(html) == [
        ("A line of a card.", "/card", "A line of a card."),
        ("Its teaser, which goes on.", "/card", "Its teaser, which goes on."),
    ]


def test_menus_and_broken_links_are_no_links_of_the_body():
    html = (
        "<nav><a href='/a'>Home</a></nav><p>A <a href='#n'>note</a>, <a>none</a>, <a href='/e'></a>"
        "<a href='/o'>an open <a href='/p'>pair</a> of them.</p>"
    )
    said = "A note, none, an open pair of them."
    assert in_body(html) == [("an open", "/o", said), ("pair", "/p", said)]


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


@example("/news/./a", "https://www.example.com/")
@given(st.lists(st.sampled_from(LINK_PARTS), max_size=7).map("".join), st.sampled_from(BASES))
def test_an_address_is_joined_as_the_standard_says(link, base):
    try:
        joined = urljoin(base, link.strip())
        is_one = urlsplit(joined).scheme in {"http", "https"} and urlsplit(joined).hostname
    except ValueError:
        is_one = None
    is_one = is_one and link and not link.startswith("#")
    assert absolute(base, link) == (joined if is_one else None)
