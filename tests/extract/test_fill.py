"""What belongs to the chosen blocks of a page is added, whatever chose them."""

import pytest

from newswatch.extract.body import lay_out
from newswatch.extract.fill import filled
from newswatch.extract.related import Related
from newswatch.extract.tree import parse
from newswatch.extract.voices import Voices
from tests.extract.pages import PARAGRAPHS, URL

FIRST, SECOND = PARAGRAPHS[:2]


def added(html, *chosen):
    """Return the texts that are added to *chosen* ones on a page with *html* below its headline."""
    tree = parse(f"<body><main><h1>Brand raises a million</h1>{html}</main></body>", URL)
    lay, _ = lay_out(tree, Voices(title="brandraisesamillion"), Related(URL))
    texts = [one.block.text for one in lay.seen]
    found = filled(lay, Voices(), [texts.index(text) for text in chosen])
    return [texts[at] for at in found if texts[at] not in chosen]


def seen(html):
    """Return the texts of a page that may be story."""
    lay, _ = lay_out(parse(f"<body>{html}</body>", URL), Voices(), Related(URL))
    return [one.block.text for one in lay.seen]


def parts(*inner):
    return "".join(f"<div><div><div>{one}</div></div></div>" for one in inner)


@pytest.mark.parametrize(
    ("between", "is_part"),
    [
        ("<p>Young Fathers</p>", True),
        ("<div><p>Young Fathers</p></div>", False),
        ("<p><a href='/a'>Young Fathers</a></p>", False),
        ("<p>Share this</p>", False),
        ("<p>Read more:</p>", False),
        ("<p>Young Fathers</p>" * 3, False),
    ],
)
def test_what_stands_among_its_like_is_part_of_a_row(between, is_part):
    found = added(f"<p>{FIRST}</p>{between}<p>{SECOND}</p>", FIRST, SECOND)
    assert ("Young Fathers" in found) is is_part


@pytest.mark.parametrize(
    ("question", "is_part"),
    [
        ("<div>Which shops count?</div>", True),
        ("<div>Which shops count.</div>", False),
        ("<div>Which shops count?</div><div>Menu</div>", False),
        ("<div><a href='/a'>Which shops count?</a></div>", False),
        ("<aside>Which shops count?</aside>", False),
    ],
)
def test_a_question_is_part_where_its_answer_is(question, is_part):
    html = f"<div><p>{FIRST}</p></div>{question}<section><p>{SECOND}</p></section>"
    assert bool(added(html, FIRST, SECOND)) is is_part


def test_a_heading_between_parts_that_meet_near_above_is_part():
    near = "<h3>The sums</h3>"
    html = f"<section><div><p>{FIRST}</p></div><div><div>{near}</div></div></section>"
    assert added(f"{html}<p>{SECOND}</p>", FIRST, SECOND) == ["The sums"]
    far = f"<div><div><div>{near}</div></div></div>"
    assert added(f"<b><p>{FIRST}</p></b>{parts(far)}<p>{SECOND}</p>", FIRST, SECOND) == []


POINTS = (
    "The fund pays a million in all, over three years from May",
    "The brand has promised to open two more offices in the region",
)


@pytest.mark.parametrize(
    ("name", "items", "is_part"),
    [
        ("key-points", POINTS, True),
        ("box", POINTS, False),
        ("key-points", POINTS[:1], False),
        ("key-points", ("Brands", "Funds"), False),
        ("key-points", (POINTS[0], f"<a href='/a'>{POINTS[1]}</a>"), False),
        ("key-points", (POINTS[0], "Sign up for our newsletter on all that brands get"), False),
    ],
)
def test_key_points_above_the_story_are_part_of_it(name, items, is_part):
    listed = "".join(f"<li>{item}</li>" for item in items)
    html = f"<div class='{name}'><h2>Key points</h2><ul>{listed}</ul></div><p>{FIRST}</p>"
    assert added(html, FIRST) == (list(POINTS) if is_part else [])


def test_without_a_headline_there_are_no_points_above_the_story():
    listed = "".join(f"<li>{item}</li>" for item in POINTS)
    tree = parse(f"<body><ul class='key-points'>{listed}</ul><p>{FIRST}</p>", URL)
    lay, _ = lay_out(tree, Voices(), Related(URL))
    assert filled(lay, Voices(), [2]) == [2]


ANSWER = "Bottles and cans of up to three litres do, whatever they are made of and hold."


@pytest.mark.parametrize(
    ("asked", "is_read"),
    [
        ("<div>Which bottles count?</div>", True),
        ("<p>Which bottles count? ", True),
        ("<div>The bottles</div>", False),
    ],
)
def test_an_answer_is_read_in_an_element_that_is_meant_for_menus(asked, is_read):
    assert (ANSWER in seen(f"<h1>Bottles</h1>{asked}<nav><p>{ANSWER}</p></nav>")) is is_read


def test_a_question_above_the_headline_opens_no_menu():
    assert ANSWER not in seen(f"<p>Who?</p><nav><p>{ANSWER}</p></nav><h1>Bottles</h1>")
