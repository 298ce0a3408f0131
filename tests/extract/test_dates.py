"""Which of a page's dates is its publication."""

import pytest
from extract.pages import URL, article, json_ld, meta, page

from newswatch.extract import extract
from newswatch.model import PageRules


def published(html, url=URL, **rules):
    return extract(page(html, url=url), PageRules(**rules)).published


def test_json_ld_comes_before_meta_tags():
    head = json_ld(datePublished="2026-11-21") + meta(article__published_time="2026-11-20")
    assert published(article(head=head)) == "2026-11-21"


def test_of_one_day_the_more_exact_writing_is_taken():
    head = json_ld(datePublished="2026-11-21") + meta(date="2026-11-21 09:04:11")
    assert published(article(head=head)) == "2026-11-21T09:04:11"
    head += meta(dc__date="x", pubdate="2026-11-21T09:04:11+08:00")
    assert published(article(head=head)) == "2026-11-21T09:04:11+08:00"


@pytest.mark.parametrize(
    ("before", "moment"),
    [
        ("<time datetime='2026-11-21T10:00:00Z'>x</time>", "2026-11-21T10:00:00Z"),
        ("<time>21 November 2026</time>", "2026-11-21"),
        (
            (
                "<time class='updated' datetime='2026-11-23'>x</time>"
                "<time pubdate>21 November 2026</time><time datetime='2026-11-22'>x</time>"
            ),
            "2026-11-21",
        ),
        ("<span itemprop='datePublished' content='2026-11-21'></span>", "2026-11-21"),
        ("<span itemprop='datePublished'>soon</span><time>Updated 1 May 2026</time>", None),
        ("<div class='article-date'>Jan 15, 2013</div>", "2013-01-15"),
        (f"<div class='date'>{'Jan 15, 2013 ' * 20}</div><div class='date'></div>", None),
        ("<time>soon</time>" * 50, None),
    ],
)
def test_dates_on_the_page_are_the_last_resort(before, moment):
    assert published(article(before=before)) == moment


def test_the_address_may_hold_the_day():
    html = article(before="<div class='date'>Jan 15, 2013</div>")
    assert published(html, url="https://www.example.com/2026/11/21/story") == "2026-11-21"


def test_the_country_decides_what_a_slashed_date_means():
    html = article(before="<p class='when'>04/03/2026</p>")
    assert published(html, published=".when", country="US") == "2026-04-03"
    assert published(html, published=".when", country="SG") == "2026-03-04"


def test_the_last_change_is_kept_beside_its_words():
    head = json_ld(dateModified="2026-11-22") + meta(
        article__modified_time="Sun, 22 Nov 2026 10:00:00 +0800", og__updated_time="never"
    )
    story = extract(page(article(head=head)))
    assert story.modified == "2026-11-22T10:00:00+08:00"
    assert story.modified_raw == "Sun, 22 Nov 2026 10:00:00 +0800"
