"""Feeds that mean harm, or are no feeds at all: nothing is opened, nothing grows, nothing hangs."""

import socketserver
import threading
from contextlib import contextmanager

import pytest
from channel_samples import FEED, URL, addresses, read, rss
from discover.feeds import item
from hypothesis import given
from hypothesis import strategies as st

from newswatch.discover import discover
from newswatch.errors import DiscoverError
from newswatch.model import FAILURES


@contextmanager
def counting_server():
    """Give the address of a server and the list of what it was asked for."""
    asked = []

    class Ask(socketserver.StreamRequestHandler):
        def handle(self):
            asked.append(self.rfile.readline())
            self.wfile.write(b"HTTP/1.0 200 OK\r\n\r\n<rss version='2.0'/>")

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Ask) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}", asked
        finally:
            server.shutdown()


@pytest.mark.parametrize("kind", ["feed", "sitemap", "listing"])
def test_no_bytes_make_it_open_an_address(kind, tmp_path):
    secret = tmp_path / "secret"
    secret.write_bytes(rss(item("/hunter2")))
    channel = FEED.__class__(kind=kind, url=URL, links="a")
    with counting_server() as (home, asked):
        outside = (f"{home}/x", secret.as_uri())
        bodies = [text.encode() for address in outside for text in hostile(address)]
        for body in [*bodies, str(secret).encode()]:
            try:
                listed = discover(channel, body, URL)
            except DiscoverError as error:
                assert "hunter2" not in str(error)  # noqa: PT017 - either answer is right
            else:
                assert "hunter2" not in str(listed)
    assert asked == []


def hostile(address):
    """Return texts that would make a trusting parser open *address*."""
    yield address
    for entity in (f'<!ENTITY x SYSTEM "{address}">', f'<!ENTITY % x SYSTEM "{address}"> %x;'):
        for root in ("rss", "urlset", "html"):
            loc = "<url><loc>https://example.org/a</loc><title>&x;</title></url>"
            story = "<item><link>https://example.org/a</link><title>&x;</title></item>"
            inner = {"rss": f"<channel>{story}</channel>", "urlset": loc, "html": "<a>&x;</a>"}
            yield f"<?xml version='1.0'?><!DOCTYPE {root} [{entity}]><{root}>{inner[root]}</{root}>"
    yield f'<!DOCTYPE rss SYSTEM "{address}"><rss version="2.0"><channel/></rss>'
    yield f'<?xml-stylesheet href="{address}"?><rss version="2.0"><channel/></rss>'
    include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{address}"/>'
    yield f"<urlset><url><loc>https://example.org/a</loc>{include}</url></urlset>"


@pytest.mark.parametrize("levels", [5, 11])
@pytest.mark.parametrize("kind", ["feed", "sitemap", "listing"])
def test_entities_that_grow_stay_small(kind, levels):
    entities = '<!ENTITY a0 "lol">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, levels + 1)
    )
    channel = FEED.__class__(kind=kind, url=URL, links="a")
    for root in ("rss", "urlset"):
        story = f"<link>https://example.org/a</link><title>&a{levels};</title>"
        inner = f"<channel><item>{story}</item></channel><url><loc>/a</loc>{story}</url>"
        body = f'<?xml version="1.0"?><!DOCTYPE {root} [{entities}]><{root}>{inner}</{root}>'
        try:
            listed = discover(channel, body.encode(), URL)
        except DiscoverError:
            continue
        assert len(str(listed)) < 10_000


PIECES = st.sampled_from(
    [
        b"<?xml version='1.0' encoding='", b"utf-16", b"'?>", b"<rss version='2.0'>", b"<channel>",
        b"<item>", b"</item>", b"<link>", b"https://example.org/a", b"</link>", b"<title>", b"&",
        b"&nbsp;", b"&#xD800;", b"&#0;", b"]]>", b"<![CDATA[", b"<!--", b"-->", b"<!DOCTYPE x [",
        b"<!ENTITY a 'b'>", b"]>", b"<urlset>", b"<sitemapindex>", b"<url>", b"<loc>", b"</loc>",
        b"<sitemap>", b"<lastmod>", b"2026-11-22", b"0001-01-01T00:00+14:00", b"\x1f\x8b\x08\x00",
        b"{", b'"items": [', b'"url": "', b'"', b"]", b"}", b"<a href='", b"'>", b"</a>", b"<base ",
        b"<feed xmlns='http://www.w3.org/2005/Atom'>", b"<entry>", b"<updated>", b"<guid>", b"\xff",
        b"<ttl>", b"9" * 5000, b"<pubDate>", b"<html xmlns='", b"http://[", b"javascript:", b"\x00",
    ]
)  # fmt: skip


BYTES = st.one_of(
    st.binary(max_size=200),
    st.lists(PIECES, max_size=25).map(b"".join),
    st.text(max_size=80).map(lambda text: text.encode("utf-8", "surrogatepass")),
)


@given(st.sampled_from(["feed", "sitemap", "listing"]), BYTES)
def test_any_bytes_give_a_list_or_say_why_not(kind, body):
    channel = FEED.__class__(kind=kind, url=URL, links="a", next_page="a.next", pages=3)
    try:
        listed = discover(channel, body, URL)
    except DiscoverError as error:
        assert error.failure in FAILURES  # noqa: PT017 - either answer is right
        return
    assert listed.entries or listed.children
    told = [entry.url for entry in listed.entries] + [child.url for child in listed.children]
    assert len(set(told)) == len(told)
    assert all(url.startswith(("http://", "https://")) for url in told)
    str(listed).encode()


def test_what_is_past_the_limit_is_not_even_parsed_and_the_feed_stays_whole():
    many = "".join(item(f"/{number}") for number in range(2500))
    listed = read(FEED, rss(many + "<ttl>30</ttl>"))
    assert listed.entries[-1].url == "https://example.org/1999"
    assert listed.min_interval_s == 1800  # said behind the last entry
    # What follows is never met by the parser, which would take all items of a broken list apart.
    assert read(FEED, rss(many + "&")).entries == listed.entries


@pytest.mark.parametrize(
    "inner",
    [
        "<a/>" * 100_001,
        "<item " + " ".join(f'a{n}="x"' for n in range(1001)) + "/>",
        ("<item " + " ".join(f'a{n}="x"' for n in range(900)) + "/>") * 112,
    ],
    ids=["tags", "attributes of one", "attributes of all"],
)
def test_a_feed_that_would_hold_the_parser_up_is_refused(inner):
    with pytest.raises(DiscoverError) as caught:
        read(FEED, rss(inner))
    assert caught.value.failure == "too_large"


def test_whole_stories_in_a_feed_are_text_and_no_tags_of_its_own():
    whole = "<![CDATA[" + "<p class='a'>x</p>" * 60_000 + "]]>"
    feed = rss(item("/one", f"<description>{whole}</description>"))
    assert addresses(read(FEED, feed)) == ["/one"]
