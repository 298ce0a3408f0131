"""The sample newsroom as served: what is out on each day, and what a second look is answered."""

import gzip
from datetime import UTC, datetime, timedelta

import feedparser
import pytest
from lxml import etree, html
from newsroom_room.visiting import LUMEN, RUMOUR, get

SHELFTALK = "/shelftalk-raises-series-b-kirana-screens-412307/"
TRAMLINE = "/kite-and-anchor-wins-tramline-account"


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
