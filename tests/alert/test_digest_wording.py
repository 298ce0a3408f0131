"""A digest reads well as text and as HTML, and nothing that a page says becomes markup."""

from dataclasses import replace
from email import policy
from email.parser import BytesParser
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newswatch.alert import html, message_from_json, message_json, plain_text, subject_line
from newswatch.alert.letter import letter
from newswatch.model import DigestEntry, Message, Target

PLEDGE = DigestEntry(
    headline="Alibaba pledges HK$5bn to HK's cultural scene",
    url="https://www.marketing-interactive.com/alibaba-pledges",
    outlet="Marketing-Interactive",
    published="2026-10-28T09:30:00+08:00",
    type="pledge",
    sums=("HK$5bn (HKD 5,000,000,000)",),
    sum_usd=638_688_718,
    rate_on="2026-10-28",
    funders=("Alibaba Digital Media and Entertainment Group",),
    recipients=("HK's cultural scene",),
    quote="Alibaba pledges HK$5bn over five years.",
    event_id=7,
    also=("Campaign Asia", "Mumbrella"),
)
GRANT = DigestEntry(
    headline="Studio gets a grant", url="https://a.example/b", outlet="A", type="grant",
    recipients=("Studio",),
)  # fmt: skip
STORY = DigestEntry(headline="Omnicom on retail media", url="", outlet="B", published="2026-10-27")
DIGEST = Message(
    key="k",
    headline="Funding, Wed 28 Oct 2026: 2 announcements, US$638.6m; 1 story",
    url="",
    source="",
    published=None,
    type="",
    sums=(),
    sum_usd=None,
    funders=(),
    recipients=(),
    quote=None,
    rule="all funding",
    reasons=(),
    kind="digest",
    entries=(PLEDGE, GRANT, STORY),
    lines=("41 more stories of Pitch & Paisa between 09:00 and 10:00",),
    notes=("1 of 14 sources was blind: Mumbrella since 09:00 (time-out).",),
)
TEXT = """\
Funding, Wed 28 Oct 2026: 2 announcements, US$638.6m; 1 story

1. US$638.6m: Alibaba pledges HK$5bn to HK's cultural scene
   Alibaba Digital Media and Entertainment Group → HK's cultural scene
   pledge · HK$5bn (HKD 5,000,000,000) · rate of 28 Oct 2026
   Marketing-Interactive · 28 Oct 2026, 09:30 · also in Campaign Asia,
   Mumbrella
   “Alibaba pledges HK$5bn over five years.”
   https://www.marketing-interactive.com/alibaba-pledges

Funding without a stated sum in US dollars
------------------------------------------

2. Studio gets a grant
   to Studio
   grant
   A
   https://a.example/b

Stories
-------

3. Omnicom on retail media
   B · 27 Oct 2026

In brief
--------
- 41 more stories of Pitch & Paisa between 09:00 and 10:00

About this digest
-----------------
- 1 of 14 sources was blind: Mumbrella since 09:00 (time-out).
- You are told because of the rule “all funding”.
"""


class Reader(HTMLParser):
    """Collects tags, links and text of a page."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.tags, self.links, self.text = [], [], ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name in {"href", "src"}]
        assert not [name for name, _ in attrs if name.startswith("on")]

    def handle_data(self, data):
        self.text += data


def test_the_text():
    assert plain_text(DIGEST) == TEXT
    assert subject_line(DIGEST) == DIGEST.headline


def test_the_html_says_the_same_and_loads_nothing():
    page = Reader(html(DIGEST))
    for said in (
        PLEDGE.headline,
        "US$638.6m",
        "also in Campaign Asia",
        *DIGEST.lines,
        *DIGEST.notes,
    ):
        assert said in page.text
    assert page.links == [PLEDGE.url, GRANT.url]
    assert "url(" not in html(DIGEST)
    assert "@import" not in html(DIGEST)


def test_dollars_need_no_rate():
    entry = replace(PLEDGE, sums=("$5m (USD 5,000,000)",))
    assert "rate of" not in plain_text(replace(DIGEST, entries=(entry,)))


@pytest.mark.parametrize("names", [("funders",), ("recipients",), ()])
def test_who_gives_and_gets_as_far_as_known(names):
    bare = replace(PLEDGE, funders=(), recipients=())
    text = plain_text(replace(DIGEST, entries=(replace(bare, **dict.fromkeys(names, ("Ann",))),)))
    assert ("from Ann" in text) is (names == ("funders",))
    assert ("to Ann" in text) is (names == ("recipients",))


def test_what_is_not_so_any_more_stands_apart_with_what_changed():
    changed = replace(PLEDGE, changes=("The sum is HK$6bn, not HK$5bn.",), reasons=("big",))
    told = replace(DIGEST, entries=(GRANT, changed))
    text = plain_text(told)
    after = text.partition("Not so any more: what an earlier digest told\n")[2]
    assert "\n   The sum is HK$6bn, not HK$5bn.\n" in after
    assert "   Why: big\n" in after
    page = Reader(html(told)).text
    assert page.index("Not so any more") < page.index("The sum is HK$6bn") < page.index("Why: big")


def test_a_digest_travels_as_a_mail_with_text_and_html(delivery):
    options = {"host": "mx.example", "from": "watch@a.example", "to": ["ann@a.example"]}
    wire = letter(delivery(DIGEST), Target(name="desk", kind="mail", options=options))
    mail = BytesParser(policy=policy.default).parsebytes(wire)
    assert mail["Subject"] == DIGEST.headline
    text, page = (mail.get_body((kind,)).get_content() for kind in ("plain", "html"))
    assert "1. US$638.6m: Alibaba pledges" in text
    assert Reader(page).links == [PLEDGE.url, GRANT.url]


def test_an_empty_digest_still_says_why_it_came():
    text = plain_text(replace(DIGEST, entries=(), lines=(), reasons=("a", "b")))
    assert "In brief" not in text
    assert "the rule “all funding”: a; b." in text
    assert "<li" in html(replace(DIGEST, entries=()))


def test_a_digest_survives_json():
    assert message_from_json(message_json(DIGEST)) == DIGEST
    data = message_json(DIGEST)
    data["entries"][0]["of_tomorrow"] = 1
    assert message_from_json(data) == DIGEST


@given(st.text(st.characters(), max_size=120), st.text(st.characters(), max_size=40))
def test_no_page_text_becomes_markup_or_a_line_of_its_own(text, url):
    hostile = DigestEntry(
        headline=f"<script>alert(1)</script>{text}",
        url=f"https://a.example/'\"><img src=x>{url}",
        outlet=text,
        published=text,
        type=text,
        sums=(text,),
        sum_usd=5,
        rate_on=text,
        funders=(text,),
        recipients=(text,),
        quote=text,
        also=(text,),
    )
    told = replace(
        DIGEST, entries=(hostile,), headline=text, lines=(text,), notes=(text,), rule=text
    )
    page = Reader(html(told))
    known = "html head meta title style body table tr td h1 h2 div a ul li"
    assert all(tag in known.split() for tag in page.tags)
    assert all((link or "").startswith("https://a.example/'%22%3E") for link in page.links)
    lines = plain_text(told, 10_000).splitlines()
    assert sum("<script>" in line for line in lines) == 1
