"""Live blogs: posts are text where all are shown, and left out where the page turns."""

import pytest

from newswatch.extract import extract
from tests.extract.pages import PARAGRAPHS, URL, json_ld, page

INTRODUCTION = (
    "The great of the trade meet in Husum today, and we follow what they pay and promise."
)
LIVE = json_ld(**{"@type": "LiveBlogPosting", "headline": "Husum live"})
TIMES = ("<time datetime='2026-05-01T12:{at}:00Z'>noon</time>", "<span>12.{at} pm</span>")


def posts(time=TIMES[0], count=4):
    return "".join(
        f"<div class='post' id='post-{at}'><p>{time.format(at=10 + at)}</p>"
        f"<h3>Sum of the hour {at}</h3><p>{PARAGRAPHS[at % 4]}</p></div>"
        for at in range(count)
    )


def read(inside, *, after="", pager="", introduction=f"<p>{INTRODUCTION}</p>", url=URL):
    html = (
        f"<html lang='en'><head><title>Husum live</title>{LIVE}</head><body><article>"
        f"<h1>Husum live</h1>{introduction}<div>{inside}</div>{pager}</article>{after}"
    )
    return extract(page(html, url=url))


@pytest.mark.parametrize("time", TIMES)
@pytest.mark.parametrize(
    ("url", "href"),
    [
        (URL, "?page=2"),
        (URL, f"{URL}/page/2/"),
        (f"{URL}?page=2", "?page=3"),
        (f"{URL}/page/2", f"{URL}?utm=a&amp;page=3"),
    ],
)
def test_of_a_live_blog_that_turns_over_pages_the_introduction_is_the_text(time, url, href):
    article = read(posts(time), pager=f"<div><a href='{href}'>Older</a></div>", url=url)
    assert (article.body, article.kind, article.is_partial) == (INTRODUCTION, "live_blog", True)


@pytest.mark.parametrize(
    "html",
    [
        {},
        {"pager": "<a href='/news/another-story?page=2'>Older</a>"},
        {"pager": "<a href='#top'>Up</a>"},
        {"pager": "<a href='?page=1'>Newest</a>"},
        {"pager": "<a href='?p=12345&amp;print=1'>Print</a>"},
        {"after": "<div class='comments'><a href='?page=2'>Older</a></div>"},
    ],
)
def test_of_a_live_blog_on_one_page_the_posts_are_text(html):
    article = read(posts(), **html)
    assert [text in article.body for text in (INTRODUCTION, *PARAGRAPHS)] == [True] * 5
    assert (article.kind, article.is_partial) == ("live_blog", False)


@pytest.mark.parametrize("introduction", ["", "<p>Live.</p>", "<h1>Live</h1>"])
def test_where_no_introduction_stands_above_the_posts_they_are_the_story(introduction):
    article = read(posts(), pager="<a href='?page=2'>Older</a>", introduction=introduction)
    assert [text in article.body for text in PARAGRAPHS] == [True] * 4
    assert not article.is_partial


def test_what_has_no_time_of_its_own_or_stands_alone_is_no_post():
    pager = "<a href='?page=2'>Next</a>"
    plain = "".join(f"<div class='part'><p>{text}</p></div>" for text in PARAGRAPHS)
    few = posts(count=2)
    whole = f"<div class='all'>{posts()}</div>"
    for inside in (plain, few):
        assert PARAGRAPHS[0] in read(inside, pager=pager).body
    assert read(whole, pager=pager).body == INTRODUCTION


def test_parts_deep_inside_a_post_are_no_posts():
    deep = "".join(f"<div>{'<div>' * 7}<time datetime='2026'>x</time></div>" for _ in range(9))
    article = read(deep + posts(), pager="<a href='?page=2'>Older</a>")
    assert article.body == INTRODUCTION


def test_a_story_on_several_pages_that_is_no_live_blog_is_left_alone():
    html = (
        "<html lang='en'><title>Husum</title><body><article><h1>Husum in ten sums</h1>"
        f"<p>{INTRODUCTION}</p><div>{posts()}</div><a href='?page=2'>Next</a></article>"
    )
    article = extract(page(html))
    assert PARAGRAPHS[2] in article.body
    assert not article.is_partial
