import json
import re
from dataclasses import replace

import feedparser
import pytest
from alert.atom_rules import NS, check
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newswatch.alert.feed_text import Feed, FeedEntry, atom, json_feed

HOSTILE = "]]> <script>alert(1)</script> &amp; \x00\x0b\ufffe\uffff \ud800 \u202e </content>\r\nx"


def feed(*messages):
    return Feed(
        rule="all funding",
        target="site",
        updated_at="2026-11-22T00:00:00Z",
        entries=tuple(
            FeedEntry(
                key=f"nw_{number}",
                message=message,
                published_at="2026-11-22T08:00:00Z",
                updated_at=f"2026-11-22T09:{number:02}:00Z",
            )
            for number, message in enumerate(messages)
        ),
    )


def check_json(document):
    """Hold JSON Feed 1.1 against *document*: what must be there, and of what type."""
    told = json.loads(document)
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert set(told) <= {"version", "title", "feed_url", "authors", "items"}
    assert isinstance(told["title"], str)
    ids = [item["id"] for item in told["items"]]
    assert all(isinstance(one, str) for one in ids)
    assert len(ids) == len(set(ids))
    texts = {
        "id",
        "url",
        "title",
        "content_html",
        "content_text",
        "date_published",
        "date_modified",
    }
    for item in told["items"]:
        assert set(item) <= texts | {"authors", "tags", "_newswatch"}
        assert "content_html" in item
        assert all(isinstance(item[name], str) for name in texts if name in item)
        assert all(re.fullmatch(r"\S+T\S+Z", item[f"date_{n}"]) for n in ("published", "modified"))
        assert all(author["name"] for author in item["authors"])
        assert all(isinstance(tag, str) for tag in item.get("tags", []))
    return told


def test_a_feed_is_valid_and_tells_what_the_message_tells(message):
    document = atom(feed(message, message), "https://news.example/all-funding.atom")
    root = check(document)
    assert root.find(f"{NS}link").get("href") == "https://news.example/all-funding.atom"
    assert root.find(f"{NS}updated").text == "2026-11-22T09:01:00Z"
    entry = root.find(f"{NS}entry")
    assert entry.find(f"{NS}title").text == f"Funding (pledge): {message.headline}"
    assert entry.find(f"{NS}link").get("href") == message.url
    assert entry.find(f"{NS}author/{NS}name").text == "Marketing-Interactive"
    content = entry.find(f"{NS}content").text
    assert message.quote.replace("'", "&#x27;") in content
    assert "<body" not in content
    parsed = feedparser.parse(document)
    assert not parsed.bozo
    assert parsed.version == "atom10"
    assert [one.link for one in parsed.entries] == [message.url] * 2


def test_a_json_feed_is_valid_and_has_the_facts(message):
    told = check_json(json_feed(feed(message), "https://news.example/all-funding.json"))
    (item,) = told["items"]
    assert told["feed_url"] == "https://news.example/all-funding.json"
    assert (item["url"], item["tags"]) == (message.url, ["pledge"])
    assert item["_newswatch"]["sum_usd"] == message.sum_usd


def test_names_stay_whatever_the_message_says_later(message):
    later = replace(message, kind="withdrawn", headline="Other", changes=("It is gone.",))
    ids = [
        [entry.find(f"{NS}id").text for entry in check(atom(feed(one), None)).findall(f"{NS}entry")]
        for one in (message, later)
    ]
    assert ids[0] == ids[1]
    title = check(atom(feed(later), None)).find(f"{NS}entry/{NS}title").text
    assert title.startswith("Withdrawn (pledge): Other")


def test_an_empty_feed_is_valid():
    check(atom(feed(), None))
    check_json(json_feed(feed(), None))


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "https://e.example/a b\"'<>&"])
def test_a_hostile_story_stays_text(message, url):
    hostile = replace(
        message, headline=HOSTILE, outlet=HOSTILE, type=HOSTILE, funders=(HOSTILE,), quote=HOSTILE,
        url=url,
    )  # fmt: skip
    root = check(atom(feed(hostile), None))
    content = root.find(f"{NS}entry/{NS}content").text
    assert "<script" not in content
    assert "javascript:" not in content
    told = check_json(json_feed(feed(hostile), None))
    assert "<script" not in told["items"][0]["content_html"]
    assert not feedparser.parse(atom(feed(hostile), None)).bozo


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.text(st.characters(), max_size=80))
def test_any_words_make_a_valid_feed(message, words):
    said = replace(
        message, headline=words, outlet=words, type=words, recipients=(words,), quote=words
    )
    check(atom(replace(feed(said), rule=words), None))
    check_json(json_feed(replace(feed(said), rule=words), None))
