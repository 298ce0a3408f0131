"""Text copied out of a browser, where only lines and their order are left."""

import pytest
from paths import SHARED, needs_shared

from newswatch.errors import ExtractError
from newswatch.extract import extract_text

BODY = [
    "Brand Corp has raised US$1 million from Fund One to open offices in Kuala Lumpur.",
    "It was founded in 2019.",
]


def read(*lines):
    story = extract_text("\n\n".join(lines), "https://www.example.com/a?utm_source=x")
    return story.headline, story.body.split("\n\n"), [link.text for link in story.related]


@needs_shared
def test_the_first_article_of_all():
    text = (SHARED / "seed" / "article.txt").read_text("utf-8")
    story = extract_text(text)
    assert story.headline == "Alibaba's media arm to pump HK$5bn to promote HK's cultural scene"
    paragraphs = story.body.split("\n\n")
    assert paragraphs[0].startswith(
        "Alibaba Digital Media and Entertainment Group (DME) has pledged"
    )
    assert (
        paragraphs[-1] == "MARKETING-INTERACTIVE has reached out to Alibaba for more information."
    )
    assert len(paragraphs) == 12
    assert [(link.url, link.role) for link in story.related] == [(None, "related")] * 2
    assert story.related[0].text.startswith("Alibaba kicks off the 11.11 hype train")
    assert story.related[1].text.startswith("Alibaba’s 6.18 Mid-Year Shopping Festival")


def test_banners_above_a_headline_that_comes_twice():
    assert read("Event 2026", "Brand raises", "Brand raises", "share on", *BODY) == (
        "Brand raises", BODY, [],
    )  # fmt: skip
    assert read("Event 2026", "Brand raises", "Brand raises", *BODY)[:2] == ("Brand raises", BODY)


def test_a_headline_that_comes_once():
    assert read("Event 2026", "Brand raises", "share on", *BODY)[:2] == ("Brand raises", BODY)
    assert read("Brand raises", *BODY)[:2] == ("Brand raises", BODY)


def test_related_titles_with_and_without_a_heading():
    first, second = "Agency names new chief for Asia", "Rival wins the account of an airline"
    told = ["Brand raises", "share on", *BODY, "Related articles:", first, second, "share on", "x"]
    assert read(*told) == ("Brand raises", BODY, [first, second])
    bare = ["Brand raises", "share on", *BODY, first, second, "share on", "Follow us on Telegram"]
    assert read(*bare) == ("Brand raises", BODY, [first, second])
    missed = [
        "Brand raises",
        "share on",
        BODY[0],
        f"Don't miss: {first}",
        BODY[1],
        "Free newsletter",
    ]
    assert read(*missed) == ("Brand raises", BODY, [first])


def test_byline_and_date_under_the_headline():
    text = "\n".join(["Brand raises", "By Ann Lee", "21 November 2026, 10:30", *BODY])
    story = extract_text(text)
    assert (story.authors, story.published) == (("Ann Lee",), "2026-11-21T10:30:00")
    assert story.published_raw == "21 November 2026, 10:30"
    assert story.body.split("\n\n") == BODY
    story = extract_text("\n".join(["Brand raises", "It came on 21 May 2026.", BODY[1]]))
    assert (story.published, story.published_raw) == (None, None)


def test_where_it_came_from_is_kept_in_its_canonical_form():
    story = extract_text("Brand raises\n" + BODY[0], "https://www.example.com/a?utm_source=x")
    assert story.canonical_url == "https://www.example.com/a"
    assert extract_text("Brand raises\n" + BODY[0]).canonical_url == ""


@pytest.mark.parametrize(
    ("text", "failure"),
    [("", "empty"), (" \n\t\n", "empty"), ("Only a headline", "no_article"),
     ("A headline\nshare on\nFree newsletter", "no_article")],
)  # fmt: skip
def test_text_that_holds_no_article(text, failure):
    with pytest.raises(ExtractError) as caught:
        extract_text(text, "https://www.example.com/a")
    assert caught.value.failure == failure
