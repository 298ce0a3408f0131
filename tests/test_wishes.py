"""What publishers ask of machines, as their tags, fields and files say it."""

import json
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newswatch.model import Wishes
from newswatch.wishes import Reservations, from_fields, from_tags, together

RESERVED, FREE, SILENT = Wishes(tdm_reserved=True), Wishes(tdm_reserved=False), Wishes()


@pytest.mark.parametrize(
    ("metas", "forbids"),
    [
        ({"robots": ["noarchive"]}, True),
        ({"robots": ["index, follow, NoArchive , max-snippet:-1"]}, True),
        ({"robots": ["index", "noarchive"]}, True),
        ({"robots": ["nocache"]}, True),
        ({"newswatch": ["noarchive"]}, True),
        ({"robots": ["none"]}, False),  # no index and no follow: says nothing of copies
        ({"robots": ["index, follow, max-image-preview:large"]}, False),
        ({"robots": ["noarchiver"]}, False),
        ({"otherbot": ["noarchive"]}, False),
        ({"description": ["noarchive"]}, False),
        ({}, False),
    ],
)
def test_tags_for_everybody_and_for_us_forbid_an_archive(metas, forbids):
    assert from_tags(metas).noarchive is forbids
    assert from_tags(metas).forbid_bytes is forbids


@pytest.mark.parametrize(
    ("value", "forbids"),
    [
        ("noarchive", True),
        ("noindex, NOARCHIVE", True),
        ("newswatch: noarchive", True),
        ("Newswatch: nofollow, noarchive", True),
        ("*: noarchive", True),
        ("otherbot: noarchive", False),
        ("otherbot: noindex, noarchive", False),
        ("otherbot: noindex, newswatch: noarchive", True),
        ("newswatch: nofollow, otherbot: noarchive", False),
        ("unavailable_after: 25 Jun 2010 15:00:00 PST, noarchive", True),
        ("max-snippet: 20, noarchive", True),
        ("all", False),
        ("", False),
        (":,,::,", False),
    ],
)
def test_fields_forbid_an_archive_to_whom_they_name(value, forbids):
    assert from_fields([("x-robots-TAG", value)]).noarchive is forbids


def test_each_field_of_a_name_is_heard():
    assert from_fields([("X-Robots-Tag", "otherbot: all"), ("X-Robots-Tag", "noarchive")]).noarchive
    assert not from_fields([("X-Robots", "noarchive")]).noarchive


POLICY = "https://outlet.example/terms.json"


@pytest.mark.parametrize(
    ("value", "reserved"),
    [("1", True), (" 1 ", True), ("true", True), ("0", False), ("2", None), ("", None)],
)
def test_reservations_are_told_by_tags_and_fields(value, reserved):
    told = Wishes(tdm_reserved=reserved, tdm_policy=POLICY)
    assert from_tags({"tdm-reservation": [value], "tdm-policy": [POLICY]}) == told
    assert from_fields([("TDM-Reservation", value), ("tdm-policy", POLICY)]) == told


def test_of_values_that_disagree_the_reservation_holds():
    assert from_tags({"tdm-reservation": ["0", "1"]}).tdm_reserved is True
    assert from_fields([("tdm-reservation", "0"), ("tdm-reservation", "0")]).tdm_reserved is False


@pytest.mark.parametrize("policy", ["javascript:alert(1)", "/terms", "", "https://" + "a" * 3000])
def test_a_policy_is_a_web_address_or_none(policy):
    assert from_tags({"tdm-policy": [policy]}).tdm_policy is None


def test_the_voice_nearest_to_the_page_holds_and_any_noarchive_does():
    assert together(SILENT, FREE, RESERVED).tdm_reserved is False
    assert together(RESERVED, FREE).tdm_reserved is True
    assert together(SILENT, SILENT) == SILENT
    far = Wishes(noarchive=True, tdm_reserved=True, tdm_policy=POLICY)
    assert together(FREE, far) == Wishes(noarchive=True, tdm_reserved=False)
    assert together(SILENT, far) == far


def file(*rules):
    return Reservations(json.dumps([dict(rule) for rule in rules]))


def rule(location, reserved=1, **more):
    return {"location": location, "tdm-reservation": reserved, **more}


def at(rules, path):
    return rules.at(f"https://outlet.example{path}").tdm_reserved


@pytest.mark.parametrize(
    ("location", "fitting", "other"),
    [
        ("/", ["/", "/news/a", "/?q=1"], []),
        ("/news", ["/news", "/news/a", "/newsroom"], ["/", "/old/news"]),
        ("/news/", ["/news/a"], ["/news"]),
        ("*", ["/", "/a/b"], []),
        ("/*/paid", ["/a/paid", "/a/b/paid/c"], ["/paid", "/a/free"]),
        ("/*.html$", ["/a.html", "/a/b.html", "/a.html.html"], ["/a.html?x=1", "/a"]),
        ("/a$", ["/a"], ["/a/", "/ab"]),
        ("/a*b*c$", ["/abc", "/a1b2c", "/abcbc"], ["/acb", "/ab", "/ac"]),
        ("/ab*ba$", ["/abba"], ["/aba"]),
        ("/caf%C3%A9", ["/café", "/caf%C3%A9/x"], ["/cafe"]),
    ],
)
def test_locations_fit_paths_as_in_robots_txt(location, fitting, other):
    rules = file(rule(location))
    assert [path for path in fitting if not at(rules, path)] == []
    assert [path for path in other if at(rules, path)] == []


def test_the_longest_location_holds_and_of_two_the_reservation():
    rules = file(rule("/", 1), rule("/open", 0), rule("/open/not", True, **{"tdm-policy": POLICY}))
    assert [at(rules, path) for path in ("/a", "/open/a", "/open/not/a")] == [True, False, True]
    assert rules.at("https://outlet.example/open/not").tdm_policy == POLICY
    assert at(file(rule("/a", 0), rule("/a", 1)), "/a") is True
    assert at(file(rule("/b")), "/a") is None


@pytest.mark.parametrize(
    "text",
    [
        "", "  ", "null", "7", '"text"', "[1, null, []]", "<html>", "{", "[" * 100_000,
        '[{"location": 5, "tdm-reservation": 1}]', '[{"location": "/", "tdm-reservation": []}]',
        '[{"location": "/"}]', json.dumps([rule("/" + "a" * 5000)]),
    ],
)  # fmt: skip
def test_what_is_no_such_file_reserves_nothing(text):
    rules = Reservations(text)
    assert len(rules) == 0
    assert at(rules, "/") is None


def test_a_single_rule_may_stand_without_its_list_and_after_a_mark():
    assert at(Reservations("\ufeff" + json.dumps(rule("/"))), "/a") is True
    assert at(Reservations(json.dumps({"tdm-reservation": "1"})), "/a") is True


def test_an_address_that_is_none_has_no_wishes():
    assert file(rule("/")).at("http://[broken") == SILENT


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_gives_an_answer(text, other):
    from_tags({"robots": [text], "tdm-reservation": [other], "tdm-policy": [text]})
    from_fields([("X-Robots-Tag", text), (text, other)])
    Reservations(text).at(other)
    file(rule(text)).at("https://outlet.example/" + other)


def test_hostile_patterns_take_no_more_than_their_length():
    """Each would take for ever, were the pieces tried in every way."""
    rules = file(*(rule("/" + "*a" * 900 + "$") for _ in range(200)))
    tracemalloc.start()
    assert at(rules, "/" + "a" * 7000 + "b") is None
    assert tracemalloc.get_traced_memory()[1] < 10_000_000
    tracemalloc.stop()
