"""How the blocks of a story are chosen: the best set, and what belongs to it."""

import json
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newswatch.extract.body import lay_out
from newswatch.extract.choose import (
    COUNTS,
    FLAGS,
    MAX_ASKED,
    NAMES,
    best_set,
    forest,
    rows_of,
)
from newswatch.extract.forest import load
from newswatch.extract.naming import MAX_NAMES, SIDE, Marks
from newswatch.extract.related import Related
from newswatch.extract.traits import is_sentence
from newswatch.extract.tree import parse
from newswatch.extract.voices import Voices

ODDS = st.lists(st.tuples(st.floats(1, 2000), st.floats(0, 1)), max_size=40)


def test_a_page_of_which_all_is_doubtful_is_cut_lower_than_one_that_is_clear():
    assert best_set([100] * 4, [0.98, 0.97, 0.3, 0.02]) == [0, 1]
    assert best_set([100] * 4, [0.4, 0.38, 0.35, 0.02]) == [0, 1, 2]
    assert best_set([100, 100], [0.1, 0.05]) == []
    assert best_set([], []) == []


@given(ODDS)
def test_the_likelier_of_two_blocks_is_never_left_for_the_other(rows):
    chars, odds = [row[0] for row in rows], [row[1] for row in rows]
    chosen = best_set(chars, odds)
    left = [odds[at] for at in range(len(odds)) if at not in chosen]
    assert not chosen or max(left, default=0) <= min(odds[at] for at in chosen)


def test_the_forest_asks_only_for_what_is_measured():
    assert forest().names == NAMES
    assert 0 < forest().ask([0.0] * len(NAMES)) < 1
    assert len(set(NAMES)) == len(NAMES)


def test_a_forest_that_asks_for_something_else_is_refused():
    with pytest.raises(KeyError):
        load("blocks", ("chars",))


def test_of_a_page_without_end_the_first_blocks_are_asked_about():
    said = "The company said so for the {}th time, and it was of no use: nobody had asked it."
    text = "".join(f"<p>{said.format(n)}</p>" for n in range(MAX_ASKED + 500))
    lay, _ = lay_out(parse(f"<body>{text}", ""), Voices(), Related(""))
    assert list(rows_of(lay, Voices())) == list(range(MAX_ASKED))


def test_of_a_page_with_names_without_end_the_first_are_read():
    marks = Marks()
    assert marks.read("Sidebar") == marks.read("Sidebar") == ("sidebar", SIDE)
    assert marks.read("pnlSidebar") == ("pnl-sidebar", SIDE)
    assert marks.read("x" * MAX_NAMES)[1] == 0
    assert marks.read("Sidebar")[1] == SIDE
    assert marks.read("sidebar-2") == ("sidebar-2", 0)


def test_a_stated_body_too_long_to_be_read_speaks_against_nothing():
    voices = Voices(body="aword", is_body_cut=True)
    assert [voices.hints(text)[2] for text in ("A word", "Another")] == [1, -1]
    assert [Voices(body="aword").hints(text)[2] for text in ("A word", "Another")] == [1, 0]


def number_called(name):
    if name in FLAGS:
        return st.booleans()
    return st.integers(-1, 500) if name in COUNTS else st.floats(-1, 500)


def test_what_is_called_a_flag_or_a_count_is_one_in_every_row():
    said = "The company said so for the {}th time, and it was of no use: nobody had asked it."
    text = "".join(f"<p>{said.format(n)}</p><li><a href=/>x</a> (photo)</li>" for n in range(5))
    lay, _ = lay_out(
        parse(f"<body><h1>A title</h1><div>{text}<table>{text}", ""), Voices(), Related("")
    )
    voices = Voices(title="atitle", body="thecompany")
    rows = rows_of(lay, voices)
    assert len(rows) > 5
    for row in rows.values():
        for name, number in zip(NAMES, row, strict=True):
            kind = bool if name in FLAGS else int if name in COUNTS else float
            assert (name, type(number)) == (name, kind)


@given(st.tuples(*map(number_called, NAMES)))
def test_a_compiled_forest_says_what_its_trees_say(row):
    told = json.loads((files("newswatch.extract") / "weights" / "blocks.json").read_text("utf-8"))
    at = {name: place for place, name in enumerate(NAMES)}

    def score(tree):
        while isinstance(tree, list):
            name, threshold, less, more = tree
            tree = less if row[at[name]] <= threshold else more
        return tree

    assert forest().score(row) == pytest.approx(sum(score(tree) for tree in told["trees"]))


@pytest.mark.parametrize(
    ("text", "ends"),
    [("It rose.", True), ("“It rose.”)", True), ("It rose", False), ("(see (a)))))", False)],
)
def test_a_sentence_ends_with_a_stop_and_what_closes_after_it(text, ends):
    assert is_sentence(text) is ends
    assert is_sentence("") is is_sentence("))))") is False


def test_blocks_are_measured_past_the_wrappers_of_page_builders():
    def wrapped(text, number):
        return f"<div class='block-{number}'><div><div>{text}</div></div></div>"

    said = "The company said so for the {}th time, and it was of no use: nobody had asked it."
    parts = [f"<p>{said.format(number)}</p>" for number in range(6)]
    parts.insert(3, "<h2>What is it for?</h2>")
    html = "".join(wrapped(part, number) for number, part in enumerate(parts))
    lay, _ = lay_out(
        parse(f"<body><h1>A title</h1><main>{html}</main></body>", ""), Voices(), Related("")
    )
    told = lay.seen[1:]
    assert {one.home.tag for one in told} == {"main"}
    assert len({one.alike for one in told if one.block.box.tag == "p"}) == 1
    rows = rows_of(lay, Voices())
    assert next(at for at, one in enumerate(lay.seen) if one.block.box.tag == "h2") in rows
