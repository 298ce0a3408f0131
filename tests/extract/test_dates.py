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


def test_midnight_gives_way_to_a_time_of_the_same_day():
    head = json_ld(datePublished="2026-11-21T00:00:00Z") + meta(pubdate="2026-11-21T09:04:11")
    assert published(article(head=head)) == "2026-11-21T09:04:11"
    head = json_ld(datePublished="2026-11-21T00:00:00Z") + meta(pubdate="2026-11-22T09:04:11")
    assert published(article(head=head)) == "2026-11-21T00:00:00Z"


def test_the_page_around_the_story_may_be_described_instead():
    head = json_ld(**{"@type": "WebPage"}, datePublished="2026-11-21T09:04:11Z")
    assert published(article(head=head)) == "2026-11-21T09:04:11Z"


def test_a_day_takes_its_time_from_the_line_below_the_headline():
    head = json_ld(datePublished="2026-11-21")
    line = "<p>21 November 2026, 09:04</p>"
    far = "<footer><time datetime='2026-11-21T10:00:00Z'>x</time></footer>"
    assert published(article(head=head, before=line)) == "2026-11-21T09:04:00"
    assert (
        published(article(head=head, before="<p>20 November 2026</p>", after=far)) == "2026-11-21"
    )
    assert (
        published(article(head=head, h1="").replace("<title> |", "<title>A title |"))
        == "2026-11-21"
    )


@pytest.mark.parametrize(
    ("before", "moment"),
    [
        ("<p>By Ann Lee | 21 Nov 2026 | 5 min read</p>", "2026-11-21"),
        ("<p>Updated 22 Nov 2026 | Published 21 Nov 2026, 9:04 AM</p>", "2026-11-21T09:04:00"),
        ("<p>21 Nov 2026 (updated: 22 Nov 2026)</p>", "2026-11-21"),
        (
            "<p>更新時間：2026年11月22日</p><p>發布時間：2026年11月21日 09:04</p>",
            "2026-11-21T09:04:00",
        ),
        ("<p>เผยแพร่ 21 พ.ย. 2569</p>", "2026-11-21"),
        ("<p>Diterbitkan: 21 Ogos 2026</p>", "2026-08-21"),
        ("<p class='updated'>22 Nov 2026</p><p>21 Nov 2026</p>", "2026-11-21"),
        ("<p>Updated: <time datetime='2026-11-22'>x</time></p><p>21 Nov 2026</p>", "2026-11-21"),
        (
            (
                "<p>Updated: <script>x()</script><time datetime='2026-11-22'>x</time></p>"
                "<p>21 Nov 2026</p>"
            ),
            "2026-11-21",
        ),
        (
            "<figure><figcaption>Taken 1 May 2020</figcaption></figure><p>21 Nov 2026</p>",
            "2026-11-21",
        ),
        ("<p>Taken at the opening of the new offices in May, on 1 May 2020</p>", None),
        ("<div class='related'><p>1 May 2020</p></div><p>21 Nov 2026</p>", "2026-11-21"),
        ("<script>var d = '1 May 2020'</script><p>21 Nov 2026</p>", "2026-11-21"),
        (f"<p>{'<i>x</i>' * 80}1 May 2020</p>", None),
    ],
)
def test_the_line_that_people_see_is_read_with_its_label(before, moment):
    assert published(article(before=before)) == moment


def test_very_many_times_are_read_in_part():
    far = "<p>Dull.</p>" * 150
    times = "<time datetime='x'>soon</time>" * 60
    late = "<time datetime='2026-11-21'>x</time>"
    assert published(article(after=far + times + late)) is None
    assert published(article(after=far + late)) == "2026-11-21"
    button = "<button class='date'>1 May 2020</button>"
    assert published(article(after=far + button + late)) == "2026-11-21"
    assert published(article(after=far + button)) is None
    deep = "<b>" * 6 + late + "</b>" * 6
    assert published(article(after=far + deep)) == "2026-11-21"


def test_a_line_over_the_headline_is_read_too():
    html = article().replace("<h1>", "<p>21 Nov 2026</p><h1>")
    assert published(html) == "2026-11-21"


def test_a_visible_date_must_not_contradict_the_address():
    url = "https://www.example.com/2026/11/21/story"
    near, far = "<p>20 Nov 2026, 23:04</p>", "<p>1 May 2020</p>"
    assert published(article(before=far + near), url=url) == "2026-11-20T23:04:00"
    assert published(article(before=far), url=url) == "2026-11-21"
    assert published(article(), url="https://www.example.com/story-20261121.html") == "2026-11-21"
    assert published(article(), url="https://www.example.com/story-20261399/") is None


def test_a_change_may_be_marked_on_its_time_alone():
    before = (
        "<time itemprop='datePublished' datetime='2026-11-21'>x</time>"
        "<time class='entry-date updated' datetime='2026-11-22'>x</time>"
    )
    story = extract(page(article(before=before)))
    assert (story.published, story.modified) == ("2026-11-21", "2026-11-22")
    assert dict(story.provenance)["modified"] == "time:modified"
    assert extract(
        page(article(before="<time itemprop='dateModified'>22 Nov 2026</time>"))
    ).modified
