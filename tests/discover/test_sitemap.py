import gzip
from datetime import UTC, datetime, timedelta

import pytest
from channel_samples import SITEMAP, URL, addresses, read, rss, urlset
from hypothesis import given
from hypothesis import strategies as st

from newswatch.discover import sitemap
from newswatch.discover.lists import sort_key, w3c_date
from newswatch.errors import DiscoverError


def url(path, rest=""):
    return f"<url><loc>https://example.org{path}</loc>{rest}</url>"


def news(title, date):
    return (
        "<news:news><news:publication><news:name>The Paper</news:name>"
        "<news:language>en</news:language></news:publication>"
        f"<news:publication_date>{date}</news:publication_date>"
        f"<news:title>{title}</news:title></news:news>"
    )


PLAIN = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"></urlset>'


def index(*children):
    names = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    return f"<sitemapindex {names}>{''.join(children)}</sitemapindex>".encode()


def child(path, lastmod=None):
    dated = f"<lastmod>{lastmod}</lastmod>" if lastmod else ""
    return f"<sitemap><loc>https://example.org{path}</loc>{dated}</sitemap>"


def test_the_newest_come_first_whatever_their_zone():
    listed = read(
        SITEMAP,
        urlset(
            url("/undated"),
            url("/old", "<lastmod>2026-11-20</lastmod>"),
            url("/noon", "<lastmod>2026-11-22T12:00:00+08:00</lastmod>"),
            url("/ten", "<lastmod>2026-11-22T10:00:00Z</lastmod>"),
            url("/undated-too", "<lastmod>lately</lastmod>"),
        ),
    )
    assert addresses(listed) == ["/ten", "/noon", "/old", "/undated", "/undated-too"]
    assert [entry.position for entry in listed.entries] == [0, 1, 2, 3, 4]
    assert listed.entries[1].modified == "2026-11-22T12:00:00+08:00"
    assert listed.entries[1].published is None
    assert listed.entries[4].modified is None


def test_a_news_sitemap_tells_title_and_publication():
    (entry,) = read(
        SITEMAP,
        urlset(url("/a", news("A  pledge &amp; more", "2026-11-22T08:00+08:00"))),
    ).entries
    assert entry.title == "A pledge & more"
    assert entry.published == "2026-11-22T08:00:00+08:00"
    assert entry.modified is None


def test_pictures_and_films_are_not_the_story():
    picture = (
        "<image:image><image:loc>https://example.org/p.jpg</image:loc>"
        "<image:title>Photo</image:title></image:image>"
    )
    body = urlset(
        f"<url>{picture}<loc>/a</loc>{news('Story', '2026-11-22')}</url>", url("/b", picture)
    )
    first, second = read(SITEMAP, body).entries
    assert (first.url, first.title) == ("https://example.org/a", "Story")
    assert (second.url, second.title) == ("https://example.org/b", None)


def test_prefixes_that_nobody_declared_are_understood():
    body = f"<urlset>{url('/a', news('Story', '2026-11-22'))}</urlset>".encode()
    (entry,) = read(SITEMAP, body).entries
    assert (entry.title, entry.published) == ("Story", "2026-11-22")


def test_comments_and_instructions_are_passed_over():
    body = urlset(
        "<!-- made by hand -->",
        "<?paper edition?>",
        "<url><!-- c --><loc><!-- c -->https://example.org<!-- c -->/a</loc><lastmod/></url>",
        "<url><loc> \n https://example.org/b \n</loc></url>",
        "<url><loc><![CDATA[https://example.org/c]]></loc></url>",
        "<url><loc/></url><url/>",
        "<url><loc>mailto:desk@example.org</loc></url>",
    )
    assert addresses(read(SITEMAP, body)) == ["/a", "/b", "/c"]


def test_an_address_told_twice_is_one_story():
    body = urlset(url("/a"), url("/b"), url("/a?utm_source=map"), url("/a#top"))
    assert addresses(read(SITEMAP, body)) == ["/a", "/b"]


def test_relative_addresses_become_whole():
    body = urlset("<url><loc>/a</loc></url><url><loc>b</loc></url>")
    assert addresses(read(SITEMAP, body)) == ["/a", "/news/b"]


def test_an_index_gives_its_newest_children():
    body = index(
        child("/s-2024.xml", "2024-01-01"),
        child("/s-undated.xml"),
        *(child(f"/s-2026-0{month}.xml", f"2026-0{month}-01") for month in range(1, 6)),
        child("/s-2026-05.xml", "2026-05-01"),
        "<!-- c --><sitemap/>",
        "<sitemap><loc>mailto:desk@example.org</loc><lastmod>2027-01-01</lastmod></sitemap>",
    )
    listed = read(SITEMAP, body)
    assert listed.entries == ()
    assert [channel.kind for channel in listed.children] == ["sitemap"] * 5
    assert [channel.url for channel in listed.children] == [
        f"https://example.org/s-2026-0{month}.xml" for month in range(5, 0, -1)
    ]


def test_thousands_of_addresses_keep_the_newest():
    start = datetime(2020, 1, 1, tzinfo=UTC)
    urls = [
        url(
            f"/{number}", f"<lastmod>{start + timedelta(hours=number):%Y-%m-%dT%H:%M:%SZ}</lastmod>"
        )
        for number in range(5000)
    ]
    listed = addresses(read(SITEMAP, urlset(*urls)))
    assert listed == [f"/{number}" for number in range(4999, 2999, -1)]


def test_gzip_is_unpacked_and_told_by_its_bytes():
    assert addresses(read(SITEMAP, gzip.compress(urlset(url("/a"))))) == ["/a"]


def test_gzip_in_members_and_packed_twice_is_unpacked_too():
    whole = urlset(url("/a"), url("/b"))
    assert addresses(read(SITEMAP, gzip.compress(whole[:90]) + gzip.compress(whole[90:]))) == [
        "/a",
        "/b",
    ]
    assert addresses(read(SITEMAP, gzip.compress(gzip.compress(whole)))) == ["/a", "/b"]
    with pytest.raises(DiscoverError):
        read(SITEMAP, gzip.compress(gzip.compress(gzip.compress(whole))))


def test_a_news_sitemap_may_be_empty_for_two_days():
    assert addresses(read(SITEMAP, urlset())) == []


def test_the_lists_of_stories_are_not_crowded_out_by_tags_and_authors():
    names = ("/post_tag-1.xml", "/author.xml", "/page-1.xml", "/category.xml", "/video.xml")
    shelves = [child(name, "2026-11-22") for name in names]
    listed = read(SITEMAP, index(*shelves, child("/post-1.xml", "2026-11-20"), child("/news.xml")))
    paths = [one.url.removeprefix("https://example.org") for one in listed.children]
    assert paths[:2] == ["/news.xml", "/post-1.xml"]
    assert len(paths) == 5


def test_lists_without_dates_are_taken_from_both_ends():
    numbers = range(1, 10)
    listed = read(SITEMAP, index(*(child(f"/post-{number}.xml") for number in numbers)))
    paths = [one.url.removeprefix("https://example.org/post-") for one in listed.children]
    assert paths == ["1.xml", "9.xml", "2.xml", "8.xml", "3.xml"]


def test_half_a_gzip_gives_what_it_holds():
    whole = gzip.compress(urlset(*(url(f"/{number * 7919}") for number in range(400))))
    assert 0 < len(read(SITEMAP, whole[: len(whole) // 2]).entries) < 400


def test_a_bomb_stops_at_the_limit():
    bomb = gzip.compress(b"<urlset>" + b" " * (51 * 1024 * 1024), compresslevel=1)
    with pytest.raises(DiscoverError, match="50 MB") as caught:
        read(SITEMAP, bomb)
    assert caught.value.failure == "too_large"


@pytest.mark.parametrize(
    ("body", "failure"),
    [
        (b"", "not_a_feed"),
        (b"  \n", "not_a_feed"),
        (b"News is slow today.", "not_a_feed"),
        (b"\x1f\x8bno gzip at all", "not_a_feed"),
        (b"<!doctype html><html><body>Not found</body></html>", "not_a_feed"),
        (rss(""), "not_a_feed"),
        (b"\x00\xff\xfe", "not_a_feed"),
        (PLAIN.encode(), "empty"),
        (PLAIN.replace("></", "><url><lastmod>2026-11-22</lastmod></url></").encode(), "empty"),
        (index(), "empty"),
        (index("<sitemap><lastmod>2026-11-22</lastmod></sitemap>"), "empty"),
    ],
)
def test_what_is_no_sitemap_is_refused_with_the_word(body, failure):
    with pytest.raises(DiscoverError) as caught:
        read(SITEMAP, body)
    assert (caught.value.failure, caught.value.url) == (failure, URL)


@pytest.mark.parametrize(
    "body",
    [
        urlset(url("/a?x=1&y=2"), url("/b")),
        urlset(url("/a"), url("/b"))[:-30],
        b"\n\n" + urlset(url("/a"), url("/b")),
        b"\xef\xbb\xbf" + urlset(url("/a"), url("/b")),
        urlset(url("/a", "<x>&nbsp;\x0b</x>"), url("/b")),
        urlset(url("/a"), url("/b")).replace(b'"1.0"', b'"1.0" encoding="utf-16"'),
        urlset(url("/a"), url("/b")).replace(b'"1.0"', b'"1.0" encoding="klingon"'),
        urlset(url("/a", "<x>\xe9</x>"), url("/b")).decode().encode("latin-1"),
    ],
)
def test_a_broken_sitemap_still_names_its_stories(body):
    assert addresses(read(SITEMAP, body))[0].startswith("/a")


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("2026-11-22T08:00:00.123456789+0800", "2026-11-22T08:00:00+08:00"),
        ("2026-11-22 08:00 Z", "2026-11-22T08:00:00Z"),
        ("2026-11-22T08:00", "2026-11-22T08:00:00"),
        (" 2026-11-22\n", "2026-11-22"),
        ("2026-02-30", None),
        ("2026-11-22T25:00Z", None),
        ("2026-11-22T08:00+99:00", None),
        ("２０２６-11-22", None),
        ("0000-11-22", None),
        ("2026", None),
        ("", None),
        (None, None),
    ],
)
def test_w3c_dates(written, read_as):
    assert w3c_date(written) == read_as


MOMENTS = st.datetimes(timezones=st.timezones(no_cache=False) | st.none())


@given(st.one_of(MOMENTS.map(datetime.isoformat), st.text(max_size=12), st.none()))
def test_any_date_has_its_place_in_order(stated):
    first = datetime.min.replace(tzinfo=UTC)
    key = sort_key(w3c_date(stated))
    assert key == first or key > first or key < first
    assert sort_key(None) == first
    assert sort_key("2026-11-22") == datetime(2026, 11, 22, tzinfo=UTC)


def test_of_a_million_addresses_both_ends_are_looked_at(monkeypatch):
    monkeypatch.setattr(sitemap, "_ADDRESSES", 100)
    many = "".join(url(f"/old-{n}") for n in range(1200))
    newest = url("/last", "<lastmod>2026-11-22</lastmod>")
    assert addresses(read(SITEMAP, urlset(many, newest)))[0] == "/last"
    assert addresses(read(SITEMAP, urlset(newest, many)))[0] == "/last"
    hidden = urlset(many[: len(many) // 2], newest, many[len(many) // 2 :])
    assert "/last" not in addresses(read(SITEMAP, hidden))


def test_a_sitemap_of_endless_tags_is_refused_before_it_is_parsed():
    with pytest.raises(DiscoverError) as caught:
        read(SITEMAP, urlset(url("/a"), "<x/>" * 1_500_000))
    assert caught.value.failure == "too_large"


@pytest.mark.parametrize("other", [(), (child("/other.xml"),)])
def test_an_index_that_names_itself_leads_nowhere_by_that(other):
    body = index(f"<sitemap><loc>{URL}</loc></sitemap>", *other)
    if other:
        (only,) = read(SITEMAP, body).children
        assert only.url == "https://example.org/other.xml"
    else:
        with pytest.raises(DiscoverError) as caught:
            read(SITEMAP, body)
        assert caught.value.failure == "empty"
