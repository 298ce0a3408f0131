"""The sample newsroom as served: what is out on each day, and what a second look is answered."""

import gzip
import http.client
import json
import subprocess
import sys
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import feedparser
import pytest
from lxml import etree, html
from paths import ROOT

from newswatch.newsroom import Newsroom

DATA = ROOT / "data" / "newsroom"
NEWSROOM = Newsroom(DATA)
SHELFTALK = "/shelftalk-raises-series-b-kirana-screens-412307/"
TRAMLINE = "/kite-and-anchor-wins-tramline-account"
RUMOUR = "/news/mustard-seed-rumoured-raise"
LUMEN = "/lumen-media-pledges-hk-screen-programme"


@pytest.fixture
def served():
    with NEWSROOM.open() as served:
        yield served


def get(url, **headers):
    """Return status, headers and body; header names with _ for -."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    request = urllib.request.Request(url, headers=named)
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


def listed(served, name, channel):
    """Return the paths that a channel lists, in order."""
    home = served.homes[name]
    _, _, body = get(home + channel)
    if channel.endswith(".gz"):
        body = gzip.decompress(body)
    if channel.startswith("/news") and not channel.endswith(".xml"):
        links = html.fromstring(body).xpath("//h3/a/@href")
    elif channel in {"/rss-feed", "/atom.xml"}:
        links = [entry.link for entry in feedparser.parse(body).entries]
    else:
        links = etree.fromstring(body).xpath("//*[local-name()='loc']/text()")
    return [link.removeprefix(home) for link in links]


def test_each_story_that_is_out_has_its_page(served):
    for day in (1, 2):
        served.day = day
        for name, edition in served.editions.items():
            for piece in edition.pieces:
                status, headers, body = get(served.homes[name] + piece.path)
                page = html.fromstring(body.decode())
                assert status == 200
                assert headers["Content-Type"] == "text/html; charset=utf-8"
                assert page.findtext(".//h1") == piece.story.headline
                text = page.text_content()
                assert all(part in text for part in piece.story.paragraphs)


def test_stories_of_the_second_day_appear_when_the_page_is_turned(served):
    channels = [
        ("harbour_brief", "/rss-feed", 3),
        ("pitch_and_paisa", "/atom.xml", 2),
        ("pitch_and_paisa", "/post-sitemap.xml.gz", 2),
        ("pitch_and_paisa", "/news-sitemap.xml", 2),
    ]
    before = [set(listed(served, name, path)) for name, path, _ in channels]
    turned = datetime.now(UTC)
    served.day = 2
    for (name, path, new), old in zip(channels, before, strict=True):
        found = set(listed(served, name, path)) - old
        assert len(found) == new
        for link in found:
            piece = served.editions[name].piece(link)
            assert turned <= piece.published_at <= turned + timedelta(seconds=3)


def test_the_listing_goes_on_to_a_second_page_and_ends_there(served):
    home = served.homes["southern_slate"]
    first = listed(served, "southern_slate", "/news")
    page = html.fromstring(get(f"{home}/news")[2])
    assert page.xpath("//a[@rel='next']/@href") == ["/news?page=2"]
    second = listed(served, "southern_slate", "/news?page=2")
    assert (len(first), len(second)) == (6, 3)
    assert not html.fromstring(get(f"{home}/news?page=2")[2]).xpath("//a[@rel='next']")
    assert get(f"{home}/news?page=3")[0] == 404
    assert listed(served, "southern_slate", "/news?page=zero") == first


def test_the_corrected_sum_moves_the_date_of_change_in_sitemap_and_feed(served):
    home = served.homes["pitch_and_paisa"]

    def seen():
        sitemap = etree.fromstring(get(f"{home}/post-sitemap.xml")[2])
        return {
            url[0].text.removeprefix(home): url[1].text
            for url in sitemap.iter("{*}url")
            if "41234" not in url[0].text
        } | {
            f"atom {entry.link.removeprefix(home)}": entry.updated
            for entry in feedparser.parse(get(f"{home}/atom.xml")[2]).entries
        }

    def story():
        page = html.fromstring(get(home + SHELFTALK)[2].decode())
        return page.xpath("string(//h1)") + page.xpath("string(//*[@class='entry-content'])")

    before, page = seen(), story()
    served.day = 2
    after = seen()
    moved = {name for name in before if before[name] != after[name]}
    assert moved == {SHELFTALK, f"atom {SHELFTALK}"}
    assert page.count("Rs 40 crore") == story().count("Rs 44 crore") == 2
    assert "Rs 40 crore" not in story()


def test_the_changed_headline_shows_in_feed_and_page(served):
    home = served.homes["harbour_brief"]

    def title():
        entries = feedparser.parse(get(f"{home}/rss-feed")[2]).entries
        return next(entry.title for entry in entries if entry.link.endswith(TRAMLINE))

    before = title()
    served.day = 2
    assert title() != before
    assert title() in html.fromstring(get(home + TRAMLINE)[2].decode()).xpath("string(//h1)")


def test_the_withdrawn_story_is_gone_from_page_and_list(served):
    home = served.homes["southern_slate"]
    assert get(home + RUMOUR)[0] == 200
    assert RUMOUR in listed(served, "southern_slate", "/news")
    served.day = 2
    assert get(home + RUMOUR)[0] == 410
    pages = listed(served, "southern_slate", "/news") + listed(
        served, "southern_slate", "/news?page=2"
    )
    assert len(pages) == 10
    assert RUMOUR not in pages


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("harbour_brief", "/rss-feed"),
        ("harbour_brief", LUMEN),
        ("pitch_and_paisa", "/sitemap_index.xml"),
        ("pitch_and_paisa", "/post-sitemap.xml.gz"),
        ("pitch_and_paisa", SHELFTALK),
        ("southern_slate", "/news"),
    ],
)
def test_a_second_look_is_answered_304_until_the_page_is_turned(served, name, path):
    url = served.homes[name] + path
    _, headers, _ = get(url)
    etag, since = headers["ETag"], headers["Last-Modified"]
    for known in ({"If_None_Match": etag}, {"If_Modified_Since": since}):
        status, again, body = get(url, **known)
        assert (status, body, again["ETag"]) == (304, b"", etag)
    assert get(url, If_None_Match='"other"', If_Modified_Since=since)[0] == 200
    assert get(url, If_Modified_Since="yesterday")[0] == 200
    served.day = 2
    is_same = path == LUMEN
    assert get(url, If_None_Match=etag)[0] == (304 if is_same else 200)
    assert get(url, If_Modified_Since=since)[0] == (304 if is_same else 200)


def test_all_pages_but_the_edited_one_are_the_same_bytes_on_both_days(served):
    for name in ("harbour_brief", "pitch_and_paisa"):
        first = {
            piece.path: get(served.homes[name] + piece.path)[2]
            for piece in served.editions[name].pieces
        }
        served.day = 2
        changed = [
            path for path, body in first.items() if get(served.homes[name] + path)[2] != body
        ]
        assert changed == [{"harbour_brief": TRAMLINE, "pitch_and_paisa": SHELFTALK}[name]]
        served.day = 1


def test_the_third_publisher_differs_at_each_request_around_the_same_words(served):
    url = served.homes["southern_slate"] + "/news/quokka-signals-series-a"
    answers = [get(url) for _ in range(3)]
    assert len({body for _, _, body in answers}) == 3
    assert not any("ETag" in headers or "Last-Modified" in headers for _, headers, _ in answers)
    bodies = {
        etree.tostring(html.fromstring(body).xpath("//div[@class='article-body']")[0])
        for _, _, body in answers
    }
    assert len(bodies) == 1
    boxes = {html.fromstring(body).xpath("string(//aside)") for _, _, body in answers}
    assert len(boxes) == 3
    lists = [get(served.homes["southern_slate"] + "/news") for _ in range(2)]
    assert lists[0][2] != lists[1][2]
    assert lists[0][1]["ETag"] == lists[1][1]["ETag"]


def test_pages_are_packed_for_those_who_take_gzip(served):
    url = served.homes["harbour_brief"] + LUMEN
    plain = get(url)
    packed = get(url, Accept_Encoding="gzip, deflate")
    assert packed[1]["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed[2]) == plain[2]
    assert len(packed[2]) < len(plain[2]) / 2
    sitemap = get(served.homes["pitch_and_paisa"] + "/post-sitemap.xml.gz", Accept_Encoding="gzip")
    assert sitemap[1]["Content-Encoding"] is None
    assert b"<urlset" in gzip.decompress(sitemap[2])


def test_robots_txt_asks_for_a_small_pause_and_keeps_a_path_back(served):
    for home in served.homes.values():
        status, _, body = get(f"{home}/robots.txt")
        assert status == 200
        assert b"Crawl-delay: 0.05\nDisallow: /" in body
    _, _, body = get(served.homes["pitch_and_paisa"] + "/robots.txt")
    assert f"Sitemap: {served.homes['pitch_and_paisa']}/sitemap_index.xml" in body.decode()


def test_the_log_tells_who_was_asked_for_what(served):
    home = served.homes["harbour_brief"]
    get(f"{home}/nothing-here")
    get(f"{home}/rss-feed", If_None_Match='"x"')
    asked = [(one.publisher, one.path, one.status, one.conditional) for one in served.requests]
    assert asked == [
        ("harbour_brief", "/nothing-here", 404, False),
        ("harbour_brief", "/rss-feed", 200, True),
    ]
    served.clear()
    assert served.requests == []


def test_the_inbox_keeps_what_is_posted_to_it(served):
    request = urllib.request.Request(
        served.inbox_url, data=b'{"headline": "x"}', headers={"Idempotency-Key": "k1"}
    )
    with urllib.request.urlopen(request) as answer:
        assert answer.status == 200
    [received] = served.inbox
    assert received.body == b'{"headline": "x"}'
    assert received.headers["idempotency-key"] == "k1"
    with pytest.raises(urllib.error.HTTPError, match="404") as caught:
        urllib.request.urlopen(served.inbox_url + "/else", data=b"{}")
    caught.value.close()
    assert len(served.inbox) == 1


@pytest.mark.parametrize(("length", "status"), [(None, 411), ("99999999", 413)])
def test_the_inbox_takes_no_message_without_an_honest_length(served, length, status):
    connection = http.client.HTTPConnection(served.inbox_url.split("/")[2])
    connection.putrequest("POST", "/inbox")
    if length:
        connection.putheader("Content-Length", length)
    connection.endheaders()
    with connection.getresponse() as answer:
        assert answer.status == status
    connection.close()
    assert served.inbox == []


def test_one_connection_serves_many_requests_and_a_head(served):
    connection = http.client.HTTPConnection(served.homes["harbour_brief"].removeprefix("http://"))
    connection.request("HEAD", LUMEN)
    first = connection.getresponse()
    assert (first.status, first.read()) == (200, b"")
    port = connection.sock.getsockname()
    connection.request("GET", LUMEN)
    assert len(connection.getresponse().read()) == int(first.headers["Content-Length"])
    assert connection.sock.getsockname() == port
    connection.close()


def test_many_readers_at_once_are_all_served_and_all_logged(served):
    paths = [home + "/" for home in served.homes.values()] * 20
    with ThreadPoolExecutor(12) as pool:
        assert {status for status, _, _ in pool.map(get, paths)} == {200}
    assert len(served.requests) == len(paths)


def test_the_newsroom_opens_at_the_moment_it_is_given():
    moment = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
    with NEWSROOM.open(moment) as served:
        _, headers, _ = get(served.homes["harbour_brief"] + "/rss-feed")
        assert parsedate_to_datetime(headers["Last-Modified"]) == moment
        piece = served.editions["harbour_brief"].piece(LUMEN)
        assert piece.published_at == moment - timedelta(hours=350)
        served.day = 2
        _, headers, _ = get(served.homes["harbour_brief"] + "/rss-feed")
        assert parsedate_to_datetime(headers["Last-Modified"]) > moment
        with pytest.raises(ValueError, match="two days"):
            served.day = 3
        assert served.day == 2


def test_it_runs_as_a_process_of_its_own_until_its_input_closes():
    with subprocess.Popen(
        [sys.executable, "-m", "newswatch.newsroom", str(DATA)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as process:
        said = json.loads(process.stdout.readline())
        assert set(said["homes"]) == set(NEWSROOM.publishers)
        assert get(said["homes"]["southern_slate"] + RUMOUR)[0] == 200
        process.stdin.write("2\nnonsense\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline()) == {"day": 2}
        assert get(said["homes"]["southern_slate"] + RUMOUR)[0] == 410
        process.stdin.close()
        assert process.wait() == 0


def test_as_a_process_it_says_what_is_wrong_with_its_folder(tmp_path):
    ended = subprocess.run(
        [sys.executable, "-m", "newswatch.newsroom", str(tmp_path)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert ended.returncode == 2
    assert "holds no publisher" in ended.stderr
