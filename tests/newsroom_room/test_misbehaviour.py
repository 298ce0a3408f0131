"""The misbehaving publisher misbehaves as its names promise, as seen by a plain client."""

import gzip
import http.client
import urllib.error
import urllib.request
from datetime import UTC, datetime

import feedparser
import misbehaviour
import pytest
from lxml import etree
from newsroom import Reply, Site


@pytest.fixture
def site():
    with Site() as site:
        yield site


def get(url, **headers):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection = http.client.HTTPConnection(url.split("/")[2], timeout=30)
    try:
        connection.request("GET", "/" + url.split("/", 3)[3], headers=named)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


def test_it_publishes_edits_and_withdraws(site):
    moment = datetime(2026, 5, 1, 9, tzinfo=UTC)
    url = site.publish("first-story", "Ads & money", "One.\n\nTwo.", published=moment)
    assert b"<p>One.</p><p>Two.</p>" in get(url)[2]
    feed = feedparser.parse(get(site.home + "/feed")[2])
    assert [(entry.link, entry.title) for entry in feed.entries] == [(url, "Ads & money")]
    assert moment.isoformat() in get(site.home + "/sitemap.xml")[2].decode()
    assert b'href="/first-story"' in get(site.home + "/news")[2]
    site.edit("first-story", body="Three.")
    assert b"<p>Three.</p>" in get(url)[2]
    assert moment.isoformat() not in get(site.home + "/sitemap.xml")[2].decode()
    site.withdraw("first-story")
    assert get(url)[0] == 410
    assert b"first-story" not in get(site.home + "/feed")[2]
    assert get(site.home + "/never-there")[0] == 404


def test_it_answers_304_until_something_changes(site):
    site.publish("a-story", "A", "One.")
    for path in ("/a-story", "/feed", "/sitemap.xml", "/news"):
        _, headers, _ = get(site.home + path)
        assert get(site.home + path, If_None_Match=headers["ETag"])[0] == 304
        site.edit("a-story", headline=f"Changed before {path}")
        assert get(site.home + path, If_None_Match=headers["ETag"])[0] == 200


def test_it_notes_who_asked_and_lets_pages_be_laid_down(site):
    site.pages["/robots.txt"] = misbehaviour.robots("Disallow: /private", "Crawl-delay: 1")
    _, _, body = get(site.home + "/robots.txt", X_Name="me")
    assert body == b"User-agent: *\nDisallow: /private\nCrawl-delay: 1\n"
    [asked] = site.asked("/robots.txt")
    assert (asked.method, asked.status, asked.headers["x-name"]) == ("GET", 200, "me")
    site.clear()
    assert site.requests == []


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("not_found", 404),
        ("gone", 410),
        ("server_error", 500),
        ("unavailable", 503),
        ("rate_limited", 429),
        ("empty_page", 200),
        ("bodyless_page", 200),
        ("not_html", 200),
        ("challenge_page", 200),
        ("file_redirect", 302),
        ("metadata_redirect", 302),
        ("offsite_redirect", 302),
        ("redirect_loop", 302),
        ("redirect_to_itself", 302),
    ],
)
def test_plain_misbehaviours_answer_with_their_status(site, name, status):
    site.pages["/bad"] = misbehaviour.MISBEHAVIOURS[name]
    assert get(site.home + "/bad")[0] == status


def test_those_who_ask_for_a_pause_say_how_long(site):
    site.pages["/a"] = misbehaviour.unavailable("7")
    site.pages["/b"] = misbehaviour.rate_limited("Wed, 21 Oct 2026 07:28:00 GMT")
    assert get(site.home + "/a")[1]["Retry-After"] == "7"
    assert get(site.home + "/b")[1]["Retry-After"] == "Wed, 21 Oct 2026 07:28:00 GMT"


def test_a_loop_has_no_end(site):
    site.pages["/round"] = misbehaviour.redirect_to_itself
    with pytest.raises(urllib.error.HTTPError, match="infinite loop") as caught:
        urllib.request.urlopen(site.home + "/round")
    caught.value.close()


def test_redirects_lead_where_nobody_should_go(site):
    site.pages["/f"], site.pages["/m"] = misbehaviour.file_redirect, misbehaviour.metadata_redirect
    assert get(site.home + "/f")[1]["Location"] == "file:///etc/passwd"
    assert get(site.home + "/m")[1]["Location"].startswith("http://169.254.169.254/")


def test_a_wrong_length_and_a_reset_cut_the_body_short(site):
    site.pages["/short"] = misbehaviour.wrong_length()
    site.pages["/reset"] = misbehaviour.reset_mid_body
    with pytest.raises(http.client.IncompleteRead):
        get(site.home + "/short")
    with pytest.raises(ConnectionResetError):
        get(site.home + "/reset")
    assert [asked.status for asked in site.requests] == [None, None]


def test_a_dripping_page_gives_a_byte_at_a_time(site):
    site.pages["/drip"] = misbehaviour.slow_drip(b"abc", seconds=0.01)
    assert get(site.home + "/drip")[2] == b"abc"


def test_waiting_answers_end_with_the_site():
    with Site() as site:
        site.pages["/drip"] = misbehaviour.slow_drip()
        site.pages["/robots.txt"] = misbehaviour.slow_robots()
        site.pages["/endless"] = misbehaviour.endless
        hosts = [http.client.HTTPConnection(site.home.removeprefix("http://")) for _ in range(3)]
        for host, path in zip(hosts, ("/drip", "/robots.txt", "/endless"), strict=True):
            host.request("GET", path)
        with hosts[2].getresponse() as answer:
            assert len(answer.read(1_000_000)) == 1_000_000
    for host in hosts:
        host.close()


def test_a_bomb_is_small_on_the_wire(site):
    site.pages["/bomb"] = misbehaviour.gzip_bomb(megabytes=3)
    _, headers, body = get(site.home + "/bomb")
    assert headers["Content-Encoding"] == "gzip"
    assert len(body) < 10_000
    assert len(gzip.decompress(body)) == 3_000_000


def test_broken_feeds_are_broken(site):
    site.publish("a-story", "Ads & money", "One.")
    for broken in (
        misbehaviour.bare_ampersand_feed(site),
        misbehaviour.control_characters_feed(site),
        misbehaviour.truncated_feed(site),
    ):
        site.pages["/feed"] = broken
        with pytest.raises(etree.XMLSyntaxError):
            etree.fromstring(get(site.home + "/feed")[2])
    site.pages["/feed"] = misbehaviour.empty_feed
    assert etree.fromstring(get(site.home + "/feed")[2]).findall(".//item") == []
    site.pages["/feed"] = misbehaviour.html_feed
    assert b"<html>" in get(site.home + "/feed")[2]


def test_a_port_that_refuses_refuses():
    with misbehaviour.refused_port() as origin, pytest.raises(ConnectionRefusedError):
        get(origin + "/")


def test_answers_can_come_in_turn(site):
    site.pages["/x"] = misbehaviour.in_turn(misbehaviour.server_error, Reply("well again"))
    assert [get(site.home + "/x")[0] for _ in range(3)] == [500, 200, 200]
