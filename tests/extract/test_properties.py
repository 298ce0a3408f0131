"""Whatever the bytes: an Article, or an ExtractError that says why not."""

import contextlib

import pytest
from extract.pages import PARAGRAPHS, URL, article, json_ld, page
from hypothesis import given, settings
from hypothesis import strategies as st

from newswatch.errors import ExtractError
from newswatch.extract import as_contract, extract, extract_text
from newswatch.model import Article

TAGS = [
    "<p>", "</p>", "<div class='related'>", "</div>", "<h1>", "</h1>", "<a href='/x'>", "</a>",
    "<script>", "</script>", "<table>", "<td>", "<ul>", "<li>", "<br>", "<!--", "-->", "<svg>",
    "<h3>Related articles:</h3>", "<meta charset='gbk'>", "<base href='http://[x'>", "<article>",
    "<title>", "<template>", "<p class='byline'>", "<time datetime='x'>", "&#0;", "&#xD800;",
    "<script type='application/ld+json'>{", "\x00", "\ud800", PARAGRAPHS[0], PARAGRAPHS[1],
]  # fmt: skip


NESTED = "Ann Lee"
for _ in range(900):
    NESTED = [NESTED]


def read(data, url=URL):
    try:
        story = extract(page(data, url))
    except ExtractError as error:
        if error.failure in {"no_article", "empty", "not_html"} and error.url == url:
            return None
        raise
    assert isinstance(story, Article)
    assert story.headline
    assert story.body
    assert as_contract(story)["error"] is None
    return story


@given(st.binary(max_size=300))
def test_any_bytes(data):
    read(data)
    read(b"<html><h1>Headline</h1>" + data)


@settings(max_examples=150)
@given(st.lists(st.sampled_from(TAGS) | st.text(max_size=20), max_size=40))
def test_any_soup_of_tags(pieces):
    soup = "".join(pieces)
    read(soup)
    read(article(after=soup))


@given(st.lists(st.text(min_size=1, max_size=60), max_size=8))
def test_related_titles_are_never_paragraphs(titles):
    box = "".join(f"<li><a href='/s/{n}'>{text}</a></li>" for n, text in enumerate(titles))
    story = read(article(after=f"<h3>Related articles</h3><ul>{box}</ul>"))
    assert not {link.text for link in story.related} & set(story.body.split("\n\n"))


@given(st.text(max_size=300))
def test_any_copied_text(text):
    with contextlib.suppress(ExtractError):
        assert extract_text(text).body


@pytest.mark.parametrize("url", ["", "http://[::1/x", "http://x:99999/", "//", "none"])
def test_a_story_without_an_address_that_is_one_is_a_story(url):
    link = "<a href='/x'>Another story of theirs</a>"
    assert PARAGRAPHS[0] in read(article(after=link), url).body
    assert read(article(head="<link rel='canonical' href='http://x.example/a'>"), url)


def test_a_stack_that_is_nearly_full_is_no_reason_to_fail():
    def deep(levels, html):
        return deep(levels - 1, html) if levels else read(html)

    text = f"{PARAGRAPHS[0]} {PARAGRAPHS[1]}"
    lists = "<ul><li>" * 250 + "deep text that is long enough for anybody to keep it in a body"
    assert text in deep(500, article(paragraphs=[text, text + " Again.", lists])).body


@pytest.mark.parametrize(
    "html",
    [
        article(after="<div class='related'>" * 1500),
        article(after="<p><a href='/x'>" * 1500 + "y"),
        article(after="<div><span>" * 900 + "y"),
        article(after="<table><tr><td>" * 900 + "y"),
        article(head=json_ld(author=[{"name": ["x"] * 500}] * 50)),
        article(head="<title>" + " - " * 20_000 + "</title>"),
        article(before="<h1>" + "| " * 5000 + "</h1>"),
        article(paragraphs=["word " * 50_000]),
        article(after=f"<table><tr><td colspan={2**53}>cell</td></tr></table>"),
        article(after="<a href='http://[::1'>bad address with a long text</a>"),
        article(head=json_ld(author=NESTED)),
        article(head=json_ld(author={"@type": "Person", "author": [[["Ann Lee"] * 30] * 30] * 30})),
        article(head="<link rel='canonical' href='/x'>" * 500),
        article(before="<h1>" + "\ufdfa" * 20_000 + "</h1>"),
        article(before="<div class='author'>" * 70 + "<script></script>" * 5000),
        article(before=f"<div class='{'author ' * 20_000}'>By Ann Lee</div>"),
        article(after="<p>" + "a\u0315\u0300\u05ae" * 300_000 + "</p>"),
        article(before=f"<time>{'1' * 5000}</time><p class='date'>{'12 ' * 60}</p>"),
    ],
)
def test_hostile_pages_are_read_all_the_same(html):
    assert PARAGRAPHS[0] in read(html).body or "word" in read(html).body
