import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newswatch.urls import (
    at_home,
    canonicalise,
    host_of,
    identity,
    is_same_site,
    writings,
    writings_of_host,
)

TRACKERS = ["utm_source=x", "UTM_Medium=y", "fbclid=1", "gclid=2", "mc_eid=3", "mkt_tok=4", "_ga=5"]
SIGNS = st.text(alphabet="aAwW02/:?#[]@!$&'()*+,;=%.-_~ \t\nhtps\\éß€ﬀ\ud800|{}^`\"<>", max_size=30)
ANYTHING = st.one_of(
    SIGNS,
    SIGNS.map("http://example.org/".__add__),
    SIGNS.map("https://".__add__),
    SIGNS.map("http://example.org/?".__add__),
    st.text(max_size=30),
)
SLUG = st.text(alphabet=string.ascii_lowercase + string.digits + "-", min_size=1, max_size=12)
PATH = st.lists(SLUG, min_size=1, max_size=4).map(lambda parts: "/" + "/".join(parts))
QUERY = st.lists(st.tuples(SLUG, SLUG), max_size=3)


@pytest.mark.parametrize(
    ("url", "base", "expected"),
    [
        ("/a", "https://example.org/b/c", "https://example.org/a"),
        ("a", "https://example.org/b/c", "https://example.org/b/a"),
        ("//other.org/a", "https://example.org/", "https://other.org/a"),
        ("", "https://example.org/b", "https://example.org/b"),
        ("HTTPS://EXAMPLE.org", "", "https://example.org/"),
        ("http://example.org:80/a", "", "http://example.org/a"),
        ("http://example.org:443/a", "", "http://example.org:443/a"),
        ("http://127.0.0.1:8001/a", "", "http://127.0.0.1:8001/a"),
        ("http://[::1]:8001/a", "", "http://[::1]:8001/a"),
        ("https://user:secret@example.org/a", "", "https://example.org/a"),
        ("https://example.org/a?b=2&a=1&utm_campaign=z#top", "", "https://example.org/a?a=1&b=2"),
        ("https://example.org/a?utm%5Fsource=z", "", "https://example.org/a"),
        ("https://example.org/a?utmost=z", "", "https://example.org/a?utmost=z"),
        ("https://example.org/a?PHPSESSID=4f&p=2", "", "https://example.org/a?p=2"),
        ("https://example.org/a;jsessionid=4F.n1/b?c=1", "", "https://example.org/a/b?c=1"),
        ("https://example.org/a;b=c", "", "https://example.org/a;b=c"),
        ("https://example.org/?p=412", "", "https://example.org/?p=412"),
        ("https://example.org/ä b", "", "https://example.org/%C3%A4%20b"),
        ("https://bücher.example/a", "", "https://xn--bcher-kva.example/a"),
        ("  https://example.org/a\n", "", "https://example.org/a"),
        ("mailto:desk@example.org", "https://example.org/", "mailto:desk@example.org"),
        ("javascript:void(0)", "https://example.org/", "javascript:void(0)"),
        ("http:///a", "", "http:///a"),
        ("http://[half/a", "https://example.org/", "http://[half/a"),
        ("http://[::1]@a]/b", "", "http://[::1]@a]/b"),
        ("https://example.org/a", "http://[half", "https://example.org/a"),
        ("http://example.org:port/a", "", "http://example.org:port/a"),
        ("https://example.org/a\ud800b", "", "https://example.org/ab"),
    ],
)
def test_an_address_has_one_form(url, base, expected):
    assert canonicalise(url, base) == expected


@given(ANYTHING, st.sampled_from(["", "https://example.org/a/b", "not an address", "http://["]))
def test_the_one_form_is_final_and_nothing_raises(url, base):
    once = canonicalise(url, base)
    assert canonicalise(once) == once
    once.encode()
    identity(url)
    assert is_same_site(url, "https://example.org") in {True, False}
    assert at_home(at_home(url, "https://example.org"), "https://example.org") == at_home(
        url, "https://example.org"
    )


@given(PATH, QUERY, st.lists(st.sampled_from(TRACKERS), max_size=3), st.data())
def test_identity_does_not_tell_how_the_reader_came(path, query, trackers, data):
    pairs = [f"{name}={value}" for name, value in query]
    plain = identity(f"https://example.org{path}" + ("?" + "&".join(pairs) if pairs else ""))
    mixed = data.draw(st.permutations([*pairs, *trackers]))
    scheme = data.draw(st.sampled_from(["http", "https", "HTTPS"]))
    host = data.draw(st.sampled_from(["example.org", "www.example.org", "WWW.Example.ORG"]))
    slash = data.draw(st.sampled_from(["", "/"]))
    end = data.draw(st.sampled_from(["", "#", "#comments"]))
    told = f"{scheme}://{host}{path}{slash}{'?' if mixed else ''}{'&'.join(mixed)}{end}"
    assert identity(told) == plain


@given(PATH, PATH)
def test_identity_tells_two_paths_apart(one, other):
    same = identity(f"https://example.org{one}") == identity(f"https://example.org{other}")
    assert same == (one == other)


def test_identity_keeps_what_names_the_page():
    assert identity("https://example.org/?p=1") != identity("https://example.org/?p=2")
    assert identity("https://example.org/") == "example.org"
    assert identity("http://[half/a") == "http://[half/a"


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://Example.org:443/x", "example.org"),
        ("http://example.org:443/x", "example.org:443"),
        ("http://[::1]:8001/", "[::1]:8001"),
        ("ftp://example.org:21/", "example.org:21"),
        ("mailto:desk@example.org", ""),
        ("http://example.org:port/", ""),
        ("http://[half", ""),
        ("", ""),
    ],
)
def test_the_host_of_an_address(url, host):
    assert host_of(url) == host


def test_twins_are_the_same_site_and_strangers_are_not():
    twins = ("production.example.org", "www.example.net")
    home = "https://www.example.org"
    assert is_same_site("http://example.org/a", home, twins)
    assert is_same_site("https://production.example.org/a", home, twins)
    assert is_same_site("https://example.net/a", home, twins)
    assert not is_same_site("https://example.org.evil.example/a", home, twins)
    assert not is_same_site("https://example.org:8443/a", home, twins)
    assert not is_same_site("mailto:desk@example.org", home, twins)
    assert not is_same_site("mailto:desk@example.org", "")


def test_a_story_of_a_twin_moves_home_and_a_strangers_stays():
    home = "http://127.0.0.1:8001"
    assert at_home("https://example.org/a?b=1#c", home, ("example.org",)) == f"{home}/a?b=1"
    assert at_home("https://other.example/a", home, ("example.org",)) == "https://other.example/a"


@given(PATH)
def test_both_writings_of_a_path_are_the_same_page(path):
    url = f"https://example.org{path}"
    assert writings(url) == (url, f"{url}/")
    assert writings(f"{url}/") == (f"{url}/", url)
    assert writings("http://[half/") == ("http://[half/", "http://[half/")


@pytest.mark.parametrize(
    "address",
    [
        "https://www.example.org/news/big-deal",
        "https://amp.example.org/news/big-deal",
        "https://example.org/news/big-deal/amp",
        "https://example.org/news/big-deal/amp/?utm_source=x",
        "http://example.org/news/big-deal?amp=1",
        "http://example.org/news/big-deal?amp",
        "http://example.org/news/big-deal?outputType=amp",
        "https://www-example-org.cdn.ampproject.org/c/s/www.example.org/news/big-deal",
        "https://www.google.com/amp/s/example.org/news/big-deal/amp/",
    ],
)
def test_the_face_for_phones_is_the_same_page(address):
    assert identity(address) == "example.org/news/big-deal"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/news/amp", "example.org/news/amp"),
        ("https://example.org/big-deal.amp.html", "example.org/big-deal.html"),
        ("https://example.org/a-b?amp=1&id=7", "example.org/a-b?id=7"),
        ("https://example.org/a-b?amplify=1", "example.org/a-b?amplify=1"),
        ("https://www.google.com/amp/x", "google.com/amp/x"),
    ],
)
def test_what_only_looks_like_it_stays(address, expected):
    assert identity(address) == expected


def test_an_address_in_a_cache_is_the_publishers_own():
    cached = "http://a-example-org.cdn.ampproject.org/v/a.example.org/big-deal?x=1"
    assert canonicalise(cached) == "http://a.example.org/big-deal?x=1"


def test_a_host_is_known_with_and_without_www():
    assert writings_of_host("www.example.org") == ("www.example.org", "example.org")
    assert writings_of_host("example.org:81") == ("example.org:81", "www.example.org:81")
