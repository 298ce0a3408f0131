import json
from textwrap import dedent

import pytest
from channel_samples import FEED, URL, addresses, read, rss
from discover.feeds import item

from newswatch.errors import DiscoverError

ITEM = "<item><title>{0}</title><link>https://example.org/{0}</link></item>"


def test_rss_names_stories_in_its_order():
    feed = rss(
        item("/b", "<guid>7</guid><pubDate>Sun, 22 Nov 2026 16:00:00 +0800</pubDate>") + item("/a"),
        head="<ttl>30</ttl>",
    )
    listed = read(FEED, feed)
    first, second = listed.entries
    assert (first.url, first.id, first.title, first.position) == (
        "https://example.org/b",
        "7",
        "T",
        0,
    )
    assert first.published == "2026-11-22T08:00:00Z"
    assert first.modified is None
    assert (second.position, second.id, second.published) == (1, None, None)
    assert listed.min_interval_s == 1800
    assert listed.next_page is None
    assert listed.children == ()


def test_atom_tells_publication_and_edit_apart():
    feed = dedent("""\
        <feed xmlns="http://www.w3.org/2005/Atom"><title>News</title>
        <entry><id>tag:example.org,2026:1</id><title type="html">A &amp;amp; B</title>
        <link href="https://example.org/a"/><link rel="self" href="https://example.org/a.xml"/>
        <published>2026-11-22T08:00:00Z</published><updated>2026-11-22T09:30:00Z</updated></entry>
        <entry><id>tag:example.org,2026:2</id><title>C</title><link href="/c"/>
        <updated>2026-11-22T09:30:00Z</updated></entry></feed>""").encode()
    first, second = read(FEED, feed).entries
    assert first.published == "2026-11-22T08:00:00Z"
    assert first.modified == "2026-11-22T09:30:00Z"
    assert first.id == "tag:example.org,2026:1"
    assert second.url == "https://example.org/c"
    assert second.published == second.modified == "2026-11-22T09:30:00Z"


def json_feed(*items, **more):
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": list(items)}
    return json.dumps({**feed, **more}).encode()


def test_json_feed():
    feed = json_feed(
        {
            "id": 7,
            "url": "https://example.org/a",
            "title": "A  pledge",
            "date_published": "2026-11-22T08:00:00+08:00",
            "date_modified": "2026-11-22T09:00:00+08:00",
        },
        {"id": "https://example.org/b", "title": None},
        {"title": "no address"},
        {"url": ["https://example.org/c"]},
        {"url": "https://example.org/d", "title": ["deep"], "date_modified": {}},
        "no item",
        None,
    )
    for body in (feed, b"\xef\xbb\xbf \n" + feed):
        first, second, third = read(FEED, body).entries
        assert (first.id, first.title) == ("7", "A pledge")
        assert first.published == "2026-11-22T08:00:00+08:00"
        assert first.modified == "2026-11-22T09:00:00+08:00"
        assert (second.url, second.title) == ("https://example.org/b", None)
        assert (third.title, third.modified, third.position) == (None, None, 4)


def test_half_a_surrogate_pair_is_left_out():
    feed = json_feed({"id": "\ud800i", "url": "https://example.org/\ud800a", "title": "A\ud800"})
    (entry,) = read(FEED, feed).entries
    assert (entry.id, entry.url, entry.title) == ("i", "https://example.org/a", "A")
    (entry,) = read(FEED, rss("<item><link>/a</link><title>&#xD800;A & B</title></item>")).entries
    assert entry.title == "A & B"


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"{}",
        b'{"items": []}',
        b'{"version": "https://jsonfeed.org/version/1", "items": {}}',
        b'{"version": "https://jsonfeed.org/version/1", "items": 5}',
        b'{"items": [], "version": ' + b"[" * 200_000,
        b'{"items": ' + b"[" * 200_000,
        b'{"items": ' + b"9" * 5000,
        b'{"items": "\xff"}',
    ],
)
def test_json_that_is_no_feed(body):
    with pytest.raises(DiscoverError, match="no JSON Feed") as caught:
        read(FEED, body)
    assert caught.value.failure == "not_a_feed"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b" \n ",
        b"News is slow today.",
        b"\x00\xff\xfe",
        b"<!doctype html><html><title>News</title><body><a href='/a'>A</a></body></html>",
        b"https://example.org/feed.xml",
        b"file:///etc/hostname",
        b"/etc/hostname",
    ],
)
def test_what_is_no_feed_is_refused_with_its_address(body):
    with pytest.raises(DiscoverError) as caught:
        read(FEED, body)
    assert caught.value.failure == "not_a_feed"
    assert caught.value.url == URL
    assert URL in str(caught.value)


def test_a_fault_within_the_parser_is_the_feeds():
    # A position outside of a place: feedparser gives up with a KeyError.
    with pytest.raises(DiscoverError, match="no feed that can be read") as caught:
        read(FEED, rss(item("/a", "<gml:pos>x</gml:pos>")))
    assert caught.value.failure == "not_a_feed"


def test_a_feed_without_a_story_is_empty():
    nothing = [rss(""), rss("<item><title>No address</title></item>"), json_feed()]
    nothing.append(rss("<item><link>mailto:desk@example.org</link></item>"))
    nothing.append(rss("<item><guid>7</guid><title>An id is no address</title></item>"))
    for body in nothing:
        with pytest.raises(DiscoverError) as caught:
            read(FEED, body)
        assert caught.value.failure == "empty"


WIDE = rss(item("/a") + item("/b"), declaration='<?xml version="1.0" encoding="utf-16"?>')
BROKEN = {
    "bare ampersand": rss(item("/a?x=1&y=2") + "<item><link>/b</link><title>A & B</title></item>"),
    "own entities": rss(item("/a") + "<item><link>/b</link><title>&e;</title></item>").replace(
        b"<rss", b'<!DOCTYPE rss [<!ENTITY e "E">]><rss', 1
    ),
    "named entity": rss("<item><link>/a</link><title>A&nbsp;B&eacute;</title></item>" + item("/b")),
    "control characters": rss(item("/a", "<description>\x00\x0b\x1f</description>") + item("/b")),
    "truncated": rss(item("/a") + item("/b") + "<item><title>Half a st")[:-23],
    "unclosed": b"<rss version='2.0'><channel>" + (item("/a") + item("/b")).encode(),
    "blanks in front": b"\n\n  " + rss(item("/a") + item("/b")),
    "byte order mark": b"\xef\xbb\xbf" + rss(item("/a") + item("/b")),
    "declares utf-8, is latin-1": rss(item("/a") + item("/b")).replace(b"T<", b"caf\xe9<", 1),
    "declares utf-16, is utf-8": rss(item("/a") + item("/b")).replace(b"utf-8", b"utf-16", 1),
    "declares nonsense": rss(item("/a") + item("/b")).replace(b"utf-8", b"klingon", 1),
    "is utf-16": WIDE.decode().encode("utf-16"),
    "emoji in halves": rss(item("/a", "<description>&#xD83D;&#xDE00;</description>") + item("/b")),
    "half an emoji": rss(item("/a", "<description>&#55357</description>") + item("/b")),
    "beyond Unicode": rss(item("/a", "<description>&#99999999999;</description>") + item("/b")),
    "undeclared prefix": rss(item("/a", "<media:thing url='x'/>") + item("/b")),
    "no version": b"<rss><channel>" + (item("/a") + item("/b")).encode() + b"</channel></rss>",
    "html within": rss(item("/a", "<description><p>A<br>B<p></description>") + item("/b")),
}


@pytest.mark.parametrize("body", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_feed_still_names_its_stories(body):
    paths = [path.partition("?")[0] for path in addresses(read(FEED, body))]
    assert paths[:2] in (["/a", "/b"], ["/a"] if b"&y=2" in body else ["/a", "/b"])


def test_letters_survive_a_wrong_declaration():
    body = rss(item("/a")).replace(b">T<", b">caf\xe9<")
    assert read(FEED, body).entries[0].title == "café"


def test_an_address_told_twice_is_one_story():
    feed = rss(item("/a?utm_source=rss") + item("/b") + item("/a#comments"))
    listed = read(FEED, feed)
    assert addresses(listed) == ["/a", "/b"]
    assert [entry.position for entry in listed.entries] == [0, 1]


def test_addresses_relative_to_the_feed_become_whole():
    links = ["/a", "b", "../c", "//example.org/d", "?p=5"]
    feed = rss("".join(f"<item><link>{link}</link></item>" for link in links))
    assert addresses(read(FEED, feed)) == ["/a", "/news/b", "/c", "/d", "/news/list?p=5"]


def test_an_id_that_is_an_address_stands_in_for_a_link():
    permalink = "<item><guid isPermaLink='true'>https://example.org/a</guid></item>"
    plain = "<item><guid isPermaLink='false'>https://example.org/b</guid></item>"
    assert addresses(read(FEED, rss(permalink + plain))) == ["/a", "/b"]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("Sun, 22 Nov 2026 08:00:00 GMT", "2026-11-22T08:00:00Z"),
        ("Sun, 22 Nov 2026 08:00:00 EST", "2026-11-22T13:00:00Z"),
        ("Wed, 01 Jan 2099 00:00:00 GMT", "2099-01-01T00:00:00Z"),
        ("2026-11-22T08:00:00+08:00", "2026-11-22T00:00:00Z"),
        ("yesterday at noon", None),
        ("", None),
        ("Sun, 99 Foo 2026 08:00:00 GMT", None),
    ],
)
def test_dates_as_written(written, read_as):
    (entry,) = read(FEED, rss(item("/a", f"<pubDate>{written}</pubDate>"))).entries
    assert entry.published == read_as


@pytest.mark.parametrize(
    "written", ["03/04/2026 08:00", "04-03-26", "9" * 5000, "Sun, 22 Nov 0000 08:00:00 GMT"]
)
def test_an_ambiguous_date_never_stops_a_feed(written):
    listed = read(FEED, rss(item("/a", f"<pubDate>{written}</pubDate>") + item("/b")))
    assert addresses(listed) == ["/a", "/b"]


def test_a_leap_second_never_stops_a_feed():
    feed = rss(item("/a", "<pubDate>Sat, 31 Dec 2016 23:59:60 GMT</pubDate>"))
    assert read(FEED, feed).entries[0].published in {None, "2016-12-31T23:59:59Z"}


@pytest.mark.parametrize(
    ("head", "seconds"),
    [
        ("", None),
        ("<ttl>60</ttl>", 3600),
        ("<ttl>0</ttl>", None),
        ("<ttl>soon</ttl>", None),
        ("<ttl>-5</ttl>", None),
        ("<ttl>٣٠</ttl>", None),
        ("<ttl>" + "9" * 9 + "</ttl>", 86400),
        ("<ttl>" + "9" * 5000 + "</ttl>", None),
        ("<sy:updatePeriod>hourly</sy:updatePeriod>", 3600),
        (
            "<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>",
            900,
        ),
        (
            "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>",
            86400,
        ),
        ("<sy:updatePeriod> Monthly </sy:updatePeriod>", 86400),
        ("<ttl>30</ttl><sy:updatePeriod>hourly</sy:updatePeriod>", 3600),
    ],
)
def test_how_often_a_feed_asks_to_be_read(head, seconds):
    spaces = 'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" version'
    body = rss(item("/a"), head=head).replace(b'version="2.0"', f'{spaces}="2.0"'.encode())
    assert read(FEED, body).min_interval_s == seconds


def test_only_what_is_told_of_a_story_moves_its_signal():
    def signal(body):
        return read(FEED, body).entries[0].signal

    plain = rss(item("/a", "<pubDate>Sun, 22 Nov 2026 08:00:00 GMT</pubDate>"))
    assert signal(plain) == signal(plain.replace(b"</item>", b"<category>x</category></item>"))
    assert signal(plain) == signal(plain.replace(b">T<", b"> T 3 hours ago<"))
    assert signal(plain) != signal(plain.replace(b">T<", b">T corrected<"))


def test_no_more_than_the_newest_stories_of_a_huge_feed():
    listed = read(FEED, rss("".join(item(f"/{number}") for number in range(2500))))
    assert len(listed.entries) == 2000
