from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from newswatch.discover import compare
from newswatch.discover.compare import DOUBT_LIMIT
from newswatch.model import Entry

ENTRIES = st.lists(
    st.builds(
        Entry,
        url=st.integers(min_value=0, max_value=12).map(lambda n: f"https://example.org/{n}"),
        title=st.sampled_from(["A", "B", None]),
        signal=st.sampled_from(["1", "2", "3"]),
    ),
    max_size=14,
).map(lambda listed: tuple(replace(entry, position=n) for n, entry in enumerate(listed)))


def looks(*paths, signal="1", title="T"):
    return tuple(
        Entry(url=f"https://example.org/{path}", position=n, signal=signal, title=title)
        for n, path in enumerate(paths)
    )


def paths(entries):
    return [entry.url.rpartition("/")[2] for entry in entries]


def test_a_story_on_top_is_new_and_one_off_the_end_is_not_gone():
    seen = compare(looks("c", "b", "a"), looks("d", "c", "b"))
    assert paths(seen.new) == ["d"]
    assert seen.altered == seen.vanished == ()


def test_a_story_gone_from_the_middle_has_vanished():
    assert paths(compare(looks("c", "b", "a"), looks("c", "a")).vanished) == ["b"]
    assert compare(looks("c", "b", "a"), looks("x", "y")).vanished == ()
    assert compare(looks("c", "b", "a"), ()).vanished == ()


def test_a_story_told_differently_is_altered():
    now = (replace(looks("c")[0], signal="2"), *looks("c", "b")[1:])
    assert paths(compare(looks("c", "b"), now).altered) == ["c"]


def test_a_list_that_moves_all_its_dates_casts_doubt_on_nobody():
    before, now = looks(*"abcdefgh"), looks(*"abcdefgh", signal="2")
    assert compare(before, now).altered == ()


def test_within_such_a_list_a_new_title_still_counts():
    now = (
        replace(looks("a")[0], signal="2", title="corrected"),
        *looks(*"abcdefgh", signal="2")[1:],
    )
    assert paths(compare(looks(*"abcdefgh"), now).altered) == ["a"]


def test_a_short_list_may_move_as_a_whole():
    assert paths(compare(looks(*"abc"), looks(*"abc", signal="2")).altered) == ["a", "b", "c"]
    half = (*looks(*"abcdef", signal="2")[:3], *looks(*"abcdef")[3:])
    assert paths(compare(looks(*"abcdef"), half).altered) == ["a", "b", "c"]


def test_one_look_doubts_a_bounded_number_of_stories():
    many = [f"{number}" for number in range(200)]
    retold = looks(*many, signal="2", title="other")
    assert len(compare(looks(*many), retold).altered) == DOUBT_LIMIT
    assert len(compare(looks(*many), looks(many[-1])).vanished) == DOUBT_LIMIT


@given(ENTRIES)
def test_a_list_that_stays_the_same_tells_nothing(listed):
    seen = compare(listed, listed)
    assert seen.new == seen.altered == seen.vanished == ()


@given(ENTRIES, ENTRIES, st.randoms())
def test_what_is_new_does_not_depend_on_order(before, now, random):
    shuffled = list(now)
    random.shuffle(shuffled)
    expected = {entry.url for entry in now} - {entry.url for entry in before}
    assert {entry.url for entry in compare(before, tuple(shuffled)).new} == expected
    assert len(compare(before, now).new) == len(expected)


@given(ENTRIES, ENTRIES)
def test_vanished_means_gone_with_something_behind_it_still_listed(before, now):
    listed = {entry.url for entry in now}
    first = {entry.url: entry for entry in reversed(before)}
    for gone in compare(before, now).vanished:
        assert gone.url not in listed
        assert any(e.url in listed and e.position > gone.position for e in first.values())


@given(ENTRIES, ENTRIES)
def test_the_three_kinds_share_no_story(before, now):
    seen = compare(before, now)
    kinds = [{entry.url for entry in kind} for kind in (seen.new, seen.altered, seen.vanished)]
    assert len(set.union(*kinds)) == sum(len(kind) for kind in kinds)
    assert kinds[1] <= {entry.url for entry in before}
