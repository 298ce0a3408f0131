from dataclasses import replace

import pytest
from channel_samples import LISTING, URL, addresses, read

from newswatch.errors import DiscoverError


def html(body, head=""):
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


STORIES = "<h2><a href='/a'>A</a></h2><div class='x'><a href='/b'>B</a></div>"


def test_links_within_headings_and_articles_are_stories_by_default():
    body = html(STORIES + "<article><p><a href='c'>C</a></p></article><a href='/about'>About</a>")
    assert addresses(read(LISTING, body)) == ["/a", "/news/c"]


def test_links_by_the_sources_own_selector():
    channel = replace(LISTING, links="div.x a")
    (entry,) = read(channel, html(STORIES)).entries
    assert (entry.url, entry.title, entry.position) == ("https://example.org/b", "B", 0)
    assert entry.published is None


def test_picture_and_headline_are_one_story_with_the_longer_text():
    body = html(
        "<article><a href='/a'><img></a><h2><a href='/a#read'>A long\n headline</a></h2>"
        "<a href='/a?utm_source=list'>More</a></article><h2><a href='/b'><img></a></h2>"
    )
    listed = read(LISTING, body)
    assert addresses(listed) == ["/a", "/b"]
    assert [entry.title for entry in listed.entries] == ["A long headline", None]


def test_a_base_href_moves_relative_links():
    body = html("<h2><a href='a'>A</a></h2>", "<base href='/archive/2026/'>")
    channel = replace(LISTING, next_page="h2 a", pages=2)
    listed = read(channel, body)
    assert addresses(listed) == ["/archive/2026/a"]
    assert listed.next_page == "https://example.org/archive/2026/a"
    assert addresses(
        read(LISTING, html("<h2><a href='/a'>A</a></h2>", "<base href='http://['>"))
    ) == ["/a"]


def test_links_to_nowhere_are_no_stories():
    links = [
        "",
        " ",
        "#top",
        URL,
        "mailto:desk@example.org",
        "javascript:void(0)",
        "http://[half",
        "http:",
    ]
    body = "".join(f"<h2><a href='{link}'>X</a></h2>" for link in links) + "<h2><a>X</a></h2>"
    with pytest.raises(DiscoverError) as caught:
        read(LISTING, html(body))
    assert caught.value.failure == "empty"
    assert addresses(read(LISTING, html(body + STORIES))) == ["/a"]


def test_the_next_page_by_selector():
    channel = replace(LISTING, next_page="a[rel=next]", pages=3)
    body = html(STORIES + "<a rel='next' href='?page=2'>Older</a>")
    assert read(channel, body).next_page == f"{URL}?page=2"
    assert read(channel, body, page=2).next_page == f"{URL}?page=2"
    assert read(channel, body, page=3).next_page is None
    assert read(channel, html(STORIES)).next_page is None
    assert read(channel, html(STORIES + "<a rel='next'>Older</a>")).next_page is None
    assert read(channel, html(STORIES + "<a rel='next' href='#'>Older</a>")).next_page is None
    assert read(replace(channel, next_page=None), body).next_page is None


def test_the_next_page_by_pattern():
    channel = replace(LISTING, next_page="?page={page}", pages=3)
    assert read(channel, html(STORIES)).next_page == f"{URL}?page=2"
    assert read(channel, html(STORIES), page=2).next_page == f"{URL}?page=3"
    assert read(channel, html(STORIES), page=3).next_page is None
    path = replace(LISTING, next_page="/news/page/{page}/", pages=2)
    assert read(path, html(STORIES)).next_page == "https://example.org/news/page/2/"


@pytest.mark.parametrize("body", [b"", b" \n\t", html(""), b"News is slow today.", b"\x00\xff"])
def test_a_page_without_a_story_is_empty(body):
    with pytest.raises(DiscoverError) as caught:
        read(LISTING, body)
    assert (caught.value.failure, caught.value.url) == ("empty", URL)


def test_the_message_names_the_selector_that_fits_nothing():
    with pytest.raises(DiscoverError, match=r"div\.story a"):
        read(replace(LISTING, links="div.story a"), html(STORIES))


@pytest.mark.parametrize(
    "wanted", ["h2 >> a[", "h2 a::attr(href)", "a:no-such-thing", "::nothing", "h2 a::text"]
)
def test_a_selector_that_picks_no_elements_is_told(wanted):
    for channel in (
        replace(LISTING, links=wanted),
        replace(LISTING, next_page=wanted, pages=2),
    ):
        with pytest.raises(DiscoverError, match="cannot be read by"):
            read(channel, html(STORIES))


@pytest.mark.parametrize("charset", ["windows-1252", "utf-8", "shift_jis"])
def test_titles_are_read_in_the_pages_own_charset(charset):
    title = "日本" if charset == "shift_jis" else "Café – HK$5bn"
    text = f"<meta charset='{charset}'><h2><a href='/a'>{title}</a></h2>"
    assert read(LISTING, text.encode(charset)).entries[0].title == title


def test_only_the_title_moves_the_signal():
    def signal(body):
        return read(LISTING, html(body)).entries[0].signal

    assert signal("<h2><a href='/a'>A</a></h2>") == signal(
        "<p>12 views</p><h2><a href='/a'> A </a></h2>"
    )
    assert signal("<h2><a href='/a'>A</a></h2>") != signal("<h2><a href='/a'>B</a></h2>")


def test_a_page_of_thousands_is_cut():
    body = html("".join(f"<h2><a href='/{number}'>S</a></h2>" for number in range(2100)))
    assert len(read(LISTING, body).entries) == 2000


def test_a_page_with_more_tags_than_any_is_refused_before_it_is_parsed():
    with pytest.raises(DiscoverError) as caught:
        read(LISTING, html(STORIES + "<b></b>" * 50_000))
    assert caught.value.failure == "too_large"


def test_of_endless_links_the_first_are_looked_at():
    listed = read(LISTING, html("".join(f"<h2><a href='/s{n}'>S</a></h2>" for n in range(5000))))
    assert (len(listed.entries), listed.entries[-1].url) == (2000, "https://example.org/s1999")
