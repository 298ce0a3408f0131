"""The pattern of story addresses that is proposed from some of them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newswatch.discover.patterns import story_pattern

HOST = "https://www.outlet.example"
WORDS = ["lumen-takes-on-banyan", "harbour-hires-ann-lee", "who-moves-to-a-new-hub-in-asia"]


@pytest.mark.parametrize(
    ("paths", "fits", "fits_not"),
    [
        ([f"/{words}/" for words in WORDS], "/quokka-wins-the-account", "/about-us"),
        ([f"/news/{words}" for words in WORDS], "/news/a-deal-of-the-year/", "/jobs/a-deal-of-it"),
        (
            [f"/{n % 3 + 1}/x/{w}-1234{n}5" for n, w in enumerate(WORDS)],
            "/9/x/deal-99999",
            "/9/x/a",
        ),
        (
            [f"/2026/1{n}/0{n}/{w}" for n, w in enumerate(WORDS)],
            "/2027/02/11/a-new-deal",
            "/2027/2/a",
        ),
        (
            [f"/{s}/{w}.html" for s, w in zip("abc", WORDS, strict=True)],
            "/d/the-new-deal.html",
            "/d/a",
        ),
        ([f"/article/{n}{n}123" for n in range(3)], "/article/99999", "/article/new-deal"),
        ([f"/news/{w.title()}" for w in WORDS], "/news/A-Deal-For-Lumen", "/news/2026/deal"),
        ([f"/%E5%95%86/{w}%20x" for w in WORDS], "/%E5%95%86/anything%20else", "/other/x"),
        ([f"/a%20{n}/{w}" for n, w in enumerate(WORDS)], "/b%201/the-new-deal-is-off", "/b"),
        ([f"/{n}-{n}" for n in range(9)], "/1-2", "/a/b"),
    ],
)
def test_a_pattern_fits_what_was_seen_and_its_like(paths, fits, fits_not):
    pattern = re.compile(story_pattern(HOST + path for path in paths))
    assert all(pattern.search(path) for path in paths)
    assert pattern.search(fits)
    assert not pattern.search(fits_not)


def test_what_one_in_ten_looks_like_is_no_form_of_stories():
    paths = [f"/news/{WORDS[0]}-{n}x" for n in range(20)] + ["/about"]
    assert not re.search(story_pattern(HOST + path for path in paths), "/about")


def test_two_forms_are_two_patterns():
    paths = [f"/news/{words}" for words in WORDS] + [f"/opinion/2026/{words}" for words in WORDS]
    pattern = re.compile(story_pattern(HOST + path for path in paths))
    assert pattern.search("/opinion/2027/the-new-deal-is-off")
    assert pattern.search("/news/the-new-deal-is-off")


def test_too_few_tell_nothing():
    assert story_pattern([f"{HOST}/a-b-c", f"{HOST}/a-b-c/", HOST]) is None


@given(st.lists(st.text(alphabet="aZ09-_.%/ é", max_size=30), min_size=3))
def test_any_paths_give_a_pattern_or_none(paths):
    pattern = story_pattern(f"{HOST}/{path}" for path in paths)
    assert pattern is None or re.compile(pattern)
