"""What the pages say, read without a browser."""

import re

import pytest
from query.web.served import serving
from query.web.shelf import Shelf, told
from store.build import announce, announcement, article, quote

from newswatch import store
from newswatch.query.web import wording
from newswatch.query.web.asked import Asked


def test_the_front_page_tells_what_this_is_and_how_it_stands(site):
    words = site.get("/").words
    for said in ("Who gives how much to whom", "2 outlets", "2 funding announcements", "HK$6bn"):
        assert said in words
    assert "Money by week" in words
    assert "How the sources are" in words


def test_an_event_stands_once_in_the_list_and_its_money_counts_once(site):
    page = site.get("/announcements")
    assert page.text.count('href="/announcements/1"') == 1
    assert 'href="/announcements/2"' not in page.text
    assert "also told by 1 other outlet" in page.words
    # Another outlet's telling is listed when that outlet is chosen.
    assert 'href="/announcements/2"' in site.get("/announcements?source=herald").text


def test_facets_count_what_choosing_them_gives(site):
    page = site.get("/announcements").text
    for href, count in re.findall(
        r'<a href="(/announcements\?[^"]+)" rel="nofollow">.*?<span class="count">([\d,]+)</span>',
        page,
    ):
        found = site.get(href.replace("&amp;", "&")).words
        assert re.search(rf"\b{count} announcements?\b", found), href


def test_the_sum_is_told_as_written_in_full_and_in_dollars(site):
    words = site.get("/announcements/1").words
    assert "HK$6bn HKD 6,000,000,000, about US$7" in words
    assert "US$1m (USD 1,000,000): revenue" in words


def test_a_sentence_that_proves_several_parties_is_shown_once(tmp_path):
    body = "Kite and Heron Capital put HK$5bn into Magpie. Others followed, Swift among them."
    shelf = Shelf(tmp_path / "news.db")
    shelf.put(article(1, headline="Magpie", body=body))
    names = ("Kite", "Heron Capital", "Swift")
    proofs = [quote(body, name, f"funders[{n}]") for n, name in enumerate(names)]
    facts = announcement(
        funders=names, lead_funders=("Kite",), recipients=("Magpie",), evidence=tuple(proofs)
    )
    announce(shelf.db, 1, facts)
    shelf.close()
    with serving(tmp_path / "news.db") as site:
        page = site.get("/announcements/1")
    said = page.words.partition("From ")[2]
    assert re.match(r"Kite leads ?, Heron Capital Kite and Heron Capital put", said), said[:200]
    facts = page.text.partition('id="article"')[0]
    assert facts.count("put HK$5bn into") == 1
    assert facts.count("<mark") == 3
    assert "Swift Others followed, Swift among them." in page.words


def test_withdrawn_announcements_are_told_apart(tmp_path):
    shelf = Shelf(tmp_path / "news.db")
    shelf.put(article(1))
    announce(shelf.db, 1)
    store.withdraw_announcement(shelf.db, 1, now="2026-11-22T02:00:00Z")
    shelf.close()
    with serving(tmp_path / "news.db") as site:
        assert "0 announcements" in site.get("/announcements").words
        assert "1 announcement" in site.get("/announcements?state=withdrawn").words
        assert "Withdrawn." in site.get("/announcements/1").words


def test_an_empty_file_has_all_its_pages(tmp_path):
    store.open_database(tmp_path / "empty.db", create=True).close()
    with serving(tmp_path / "empty.db") as site:
        for path in (
            "/",
            "/new",
            "/announcements",
            "/stories",
            "/search?q=x",
            "/parties",
            "/sources",
        ):
            assert site.get(path).status == 200, path
        for path in ("/charts", "/about", "/data", "/data/funding"):
            assert site.get(path).status == 200, path


@pytest.mark.parametrize(
    "path",
    [
        "/announcements?after=x",
        "/announcements?after=_9999999999999999999",
        "/announcements?sort=sum&after=abc_1",
        "/announcements?type=%00&source=%F0%9F%92%A9",
        "/announcements?month=2026-99",
        "/stories?source=none&kind=none&language=%22%3E&state=x",
        "/stories?after=9999_1",
        "/stories?after=_3",
        "/search?q=%22&page=99",
        "/search?q=NEAR(a%20b)%20OR%20*",
        "/search?q=a%00b%ff",
        "/search?q=*&page=-1",
        "/parties?start=99999999999999999999",
        "/parties?q=%25_%5C",
        "/new?since=-1",
        "/new?since=9e9",
        "/charts?weeks=0",
        "/stories/1/versions/1",
        "/?_=1&a=b&a=c",
    ],
)
def test_whatever_stands_in_an_address_a_page_comes(site, path):
    assert site.get(path).status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/announcements/1/x",
        "/announcements/99",
        "/parties/99",
        "/sources/none",
        "/stories/1/versions/0",
        "/stories/1/versions/9",
        "/stories/999999999999999999",
        "/stories/x",
    ],
)
def test_what_is_not_there_is_said_to_be_missing(site, path):
    assert site.get(path).status == 404


def test_a_cookie_of_anybody_else_changes_nothing(site):
    for value in ("x", "1.2.3", "9" * 400, "1.2.3.4;x", "-1.0.0.0", "1.2.99999999999.999999999999"):
        assert site.get("/", headers=[("Cookie", f"newswatch_seen={value}")]).status == 200


def test_the_cookie_is_for_this_site_alone(site):
    cookie = site.get("/").headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie


def test_what_changed_since_a_number_can_be_kept_as_an_address(site):
    front = site.get("/").text
    kept = re.search(r'href="(/new\?since=\d+)">Keep this place', front)[1]
    assert "0 announcements new or changed" in site.get(kept).words
    assert "3 announcements new or changed" in site.get("/new?since=0").words


def walk(site, path):
    """Return what each page of a list links to, following its last link to the end."""
    found = []
    while path:
        text = site.get(path).text
        found.append(re.findall(r'<h3><a href="/(?:stories|announcements)/(\d+)"', text))
        after = re.search(r'<a class="button" href="([^"]+)" rel="next"', text)
        path = after and after[1].replace("&amp;", "&")
        assert len(found) < 20
    return found


@pytest.fixture(scope="module")
def long(tmp_path_factory):
    """A site of 60 stories of which 40 announce something; every seventh states no date."""
    path = tmp_path_factory.mktemp("long") / "news.db"
    shelf = Shelf(path)
    for n in range(1, 61):
        shelf.put(article(n, headline=f"Story number {n}"))
        if n <= 40:
            announce(shelf.db, n, told("Alibaba gives HK$5bn now.", "HK$5bn", 10**6 * (n % 5)))
    shelf.db.execute("UPDATE articles SET published_at = NULL WHERE id % 7 = 0")
    shelf.db.execute(
        "UPDATE articles SET published_at = '2026-11-2' || (id % 3) || 'T00:00:00Z' WHERE id % 7"
    )
    shelf.close()
    with serving(path) as served:
        yield served


@pytest.mark.parametrize(
    ("path", "count"),
    [
        ("/announcements", 40),
        ("/announcements?sort=sum", 40),
        ("/stories", 60),
        ("/stories?language=fr", 0),
        ("/stories?source=outlet", 60),
    ],
)
def test_following_a_list_shows_every_row_once(long, path, count):
    pages = walk(long, path)
    numbers = [number for page in pages for number in page]
    assert len(numbers) == len(set(numbers)) == count
    assert all(len(page) == 25 for page in pages[:-1])


def test_search_goes_on_to_the_next_page_and_ends(long):
    pages = walk(long, "/search?q=number")
    numbers = [number for page in pages for number in page]
    assert len(numbers) == len(set(numbers)) == 60


def test_parties_add_up_what_they_gave(long):
    words = long.get("/parties").words
    assert "Alibaba 40 US$" in words
    assert "40 deals" in long.get("/parties/1").words


# --- words


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (999, "999"),
        (1000, "1k"),
        (999_949, "1m"),
        (1_250_000, "1.2m"),
        (12_345_678, "12.3m"),
        (639_000_000, "639m"),
        (5_250_000_000, "5.25bn"),
        (10**13, "10tn"),
    ],
)
def test_short_numbers(value, text):
    assert wording.short_number(value) == text


@pytest.mark.parametrize(
    ("tag", "kept"),
    [("en", "en"), ("zh-Hant-HK", "zh-Hant-HK"), ('"><x', ""), (None, ""), ("e", "")],
)
def test_a_language_goes_into_the_page_only_if_it_is_one(tag, kept):
    assert wording.language_of(tag) == kept


@pytest.mark.parametrize(
    ("url", "kept"),
    [("https://a.example/", True), ("HTTP://a.example", True), ("javascript:alert(1)", False),
     ("data:text/html,x", False), (" https://x", False), ("//x", False), (None, False)],
)  # fmt: skip
def test_only_addresses_of_the_web_are_followed(url, kept):
    assert bool(wording.link_of(url)) == kept


def test_times_that_are_none_are_said_to_be_missing():
    assert wording.time_text(None) == "never"
    assert wording.day_text("rubbish") == "no date"
    assert wording.month_text("2026-99") == "2026-99"
    assert wording.month_text("2026-11") == "November 2026"
    assert wording.between("2026-01-01T00:00:00Z", None) is None


def test_an_address_keeps_what_was_chosen_and_starts_anew():
    asked = Asked("/announcements", {"type": "fund", "after": "x_1"}, base="/watch/")
    assert asked.with_(source="a b") == "/watch/announcements?type=fund&source=a+b"
    assert asked.with_(type="") == "/watch/announcements"
