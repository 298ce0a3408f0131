"""What a page says of itself does not hang on how its markup is written down."""

import re

import pytest
from extract.pages import PARAGRAPHS, URL, article, json_ld, meta
from hypothesis import given, settings
from hypothesis import strategies as st

from newswatch.extract.head import read_head
from newswatch.extract.metadata import read_metadata
from newswatch.extract.tree import parse
from newswatch.model import Article, PageRules

TOLD = article(
    head=json_ld(headline="Brand raises a million", author="Ann Lee", datePublished="2026-11-21")
    + meta(og__title="Brand raises", article__tag="Money", og__image="/i.jpg")
    + "<link rel='canonical' href='https://www.example.com/a'>",
    before="<a class='tag' rel='tag' href='/tag/x'>Retail</a>",
)
SEEN = article(
    before="<div class='meta' id='m'><p class='byline' data-x='1'>By "
    "<a href='/author/ann' class='x'>Ann Lee</a></p>"
    "<p><time class='on' datetime='2026-11-21T09:04:11Z'>today</time></p></div>"
    "<span itemprop='datePublished' content='2026-11-21'></span>"
)
NOISE = ["<!-- x -->", "<script>var a = '1 May 2020';</script>", "<style>.author{}</style>"]
TAG = re.compile(r"<(?!title|script|/script|/title|!)(?P<name>\w+)(?P<rest>(?:\s[\w-]+='[^']*')*)>")


def told(html):
    tree = parse(html, URL)
    return read_metadata(tree, read_head(tree, URL), PageRules())


@pytest.mark.parametrize("html", [TOLD, SEEN])
@given(data=st.data())
@settings(max_examples=40)
def test_shuffled_attributes_comments_and_scripts_change_nothing(html, data):
    def other(tag):
        parts = re.findall(r"\s[\w-]+='[^']*'", tag["rest"])
        noise = data.draw(st.sampled_from(["", *NOISE]))
        return f"{noise}<{tag['name']}{''.join(data.draw(st.permutations(parts)))}>"

    head, body = html.split("</title>")
    assert told(f"{head}</title>{TAG.sub(other, body)}") == told(html)


def test_both_pages_say_something():
    assert (told(TOLD).authors, told(TOLD).published) == (("Ann Lee",), "2026-11-21")
    assert (told(SEEN).authors, told(SEEN).published) == (("Ann Lee",), "2026-11-21T09:04:11Z")


def test_the_tree_stays_as_it_was():
    tree = parse(SEEN, URL)
    first = read_metadata(tree, read_head(tree, URL), PageRules())
    assert read_metadata(tree, read_head(tree, URL), PageRules()) == first


MANY = 5000


@pytest.mark.parametrize(
    "part",
    [
        "<span class='author'>",
        "<h1>",
        "<div>",
        "<p class='byline'>Ann Lee</p>",
        "<p class='date'>soon</p>",
        "<time>1 May</time>",
        "<a rel='tag' href='/x'>t</a>",
        "<i itemprop='author'></i><i itemprop='datePublished'></i>",
        "<meta name='author' content='Ann Lee'>",
        "<a href='/author/x'>Ann Lee</a>",
    ],
)
def test_very_many_of_a_kind_are_read_in_part(part):
    text = "".join(f"<p>{line}</p>" for line in PARAGRAPHS)
    story = told(f"<html><body><h1>Brand raises a million</h1>{part * MANY}{text}</body></html>")
    assert story.headline == "Brand raises a million"


@pytest.mark.parametrize(
    "author",
    [
        [{"@id": f"#{n}"} for n in range(3000)],
        [{"name": f"Ann {n}"} for n in range(3000)],
        {"name": "Ann Lee and " * 3000},
    ],
)
def test_very_many_authors_are_read_in_part(author):
    head = json_ld(author=author) + json_ld(**{"@graph": [{"@id": f"#{n}"} for n in range(3000)]})
    assert len(told(article(head=head)).authors) <= 30


@given(st.lists(st.sampled_from([
    "<h1>", "</h1>", "<time datetime='x'>", "<p class='byline'>By ", "<a rel='author'>", "</a>",
    "<meta property='og:title' content='a | b'>", "<div class='date'>1 May 2026", "</div>", "| - ",
    "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",", "</script>", "Ann Lee", "、",
    "<span itemprop='author'>", "<title>", "٢٠٢٦", "พ.ย. 69", "<svg><title>x</title></svg>",
]) | st.text(max_size=9), max_size=30))  # fmt: skip
def test_any_soup_says_something_or_nothing(pieces):
    story = told("<html><body>" + "".join(pieces) + "<p>x</p></body></html>")
    assert isinstance(story, Article)
    assert all(voice for _, voice in story.provenance)
