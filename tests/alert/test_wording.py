from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newswatch.alert import html, plain_text, subject_line
from newswatch.alert.figures import usd_words
from newswatch.model import Message

TEXT = """\
Alibaba pledges HK$5bn to HK's cultural scene

Sum: HK$5bn (HKD 5,000,000,000); about US$638.6m at the rate of 28 Oct 2026
From: Alibaba Digital Media and Entertainment Group
To: HK's cultural scene
Type: pledge
Outlet: Marketing-Interactive
Published: 28 Oct 2026, 09:30 UTC+08:00
Found: 28 Oct 2026, 02:00 UTC
In its words: “Alibaba Digital Media pledges HK$5bn over five years to Hong
Kong's cultural scene.”

https://www.marketing-interactive.com/alibaba-pledges

You are told because of the rule big money:
- the sum is at least US$1m
"""


class Reader(HTMLParser):
    """Collects tags, attributes and text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.links: list[str | None] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name in {"href", "src"}]
        assert not [name for name, _ in attrs if name.startswith("on")]

    def handle_data(self, data):
        self.text += data


def test_the_text_says_who_gives_how_much_to_whom_and_why_you_are_told(message):
    assert plain_text(message) == TEXT


def test_the_html_says_the_same(message):
    page = Reader(html(message))
    for line in TEXT.replace("\nKong", " Kong").splitlines():
        value = line.partition(": ")[2].strip() or line.lstrip("- ")
        assert value in page.text or value in page.links
    assert page.links == [message.url] * 2  # the headline and the button


def test_what_is_not_known_is_said(message):
    bare = replace(
        message,
        sums=(),
        sum_usd=None,
        funders=(),
        recipients=(),
        published=None,
        url="",
        quote=None,
    )
    text = plain_text(replace(bare, found_at=None, type=""))
    assert "Sum: not disclosed\nFrom: not named\nTo: not named\nOutlet:" in text
    assert "Published: no date given\n\nThe story has no address that can be linked." in text
    assert "In its words" not in text
    assert Reader(html(bare)).links == []
    assert "about US$638.6m\n" in plain_text(replace(message, rate_on=None))


def test_subject_lines_tell_news_from_corrections(message):
    told = "Alibaba pledges HK$5bn to HK's cultural scene"
    assert subject_line(message) == f"Funding (pledge): {told}"
    assert subject_line(replace(message, kind="correction")).startswith("Corrected (pledge): ")
    assert subject_line(replace(message, kind="withdrawn", type="")) == f"Withdrawn: {told}"
    assert len(subject_line(replace(message, headline="word " * 90))) <= 150


def test_a_correction_opens_with_what_changed(message):
    text = plain_text(replace(message, kind="correction", changes=("HK$5bn became HK$6bn",)))
    assert "\n\nChanged: HK$5bn became HK$6bn\nSum:" in text


@pytest.mark.parametrize(
    ("changed", "opening"),
    [
        ({}, "Funding · pledge"),
        ({"type": ""}, "Funding"),
        ({"kind": "correction", "changes": ("x",)}, "Corrected · pledge"),
        ({"kind": "withdrawn", "changes": ("x",)}, "Withdrawn · pledge"),
        ({"about": "story", "type": ""}, "Story"),
        ({"about": "story", "kind": "withdrawn"}, "Withdrawn"),
        ({"about": "source", "type": "timeout"}, "Source"),
        ({"about": "source", "kind": "recovered"}, "Source"),
    ],
)
def test_the_html_opens_with_what_it_is_and_shows_no_sum_that_is_none(message, changed, opening):
    page = html(replace(message, **changed))
    body = Reader(page[page.index("<body") :])
    assert body.text.split("Alibaba")[0].strip() == opening
    label = {"withdrawn": "Where it stood:"}.get(changed.get("kind"), "Read it at")
    label = "Go to" if changed.get("about") == "source" else label
    assert f"{label} Marketing-Interactive" in body.text
    has_figure = changed.get("kind") != "withdrawn" and "about" not in changed
    assert ("class='sum'" in page) is has_figure
    assert ("class='warn'" in page) is bool(changed.get("changes") or "Withdrawn" in opening)


def test_dollars_are_not_said_twice_of_a_sum_in_dollars(message):
    text = plain_text(replace(message, sums=("$5m (USD 5,000,000)",), sum_usd=5_000_000))
    assert "\nSum: $5m (USD 5,000,000)\nFrom:" in text


@pytest.mark.parametrize(
    ("usd", "said"),
    [
        (0, "US$0"),
        (999, "US$999"),
        (1_000, "US$1k"),
        (1_999_999, "US$1.9m"),
        (999_999_999, "US$999.9m"),
        (10**9, "US$1bn"),
        (4_560 * 10**12, "US$4,560tn"),
    ],
)
def test_dollars_in_short(usd, said):
    assert usd_words(usd) == said


@given(st.text(st.characters(), max_size=200), st.text(st.characters(), max_size=60))
def test_no_page_text_becomes_markup_or_a_line_of_its_own(text, url):
    hostile = Message(
        key="k",
        headline=f"<script>alert(1)</script>{text}",
        url=f"https://example.org/'\"><img src=x>{url}",
        source=text,
        published=text,
        type="pledge",
        sums=(text,),
        sum_usd=1,
        funders=(text,),
        recipients=(text,),
        quote=text,
        rule=text,
        reasons=(text,),
    )
    page = Reader(html(hostile))
    known = "html head meta title style body h1 a table tr th td div ul li"
    assert all(tag in known.split() for tag in page.tags)
    assert all((link or "").startswith("https://example.org/'%22%3E") for link in page.links)
    assert len(subject_line(hostile).splitlines()) == 1
    labels = [line.partition(":")[0] for line in plain_text(hostile, 10_000).splitlines()]
    assert labels.count("Sum") + labels.count("Type") >= 2
    assert labels[0].startswith("<script>alert(1)</script>")
