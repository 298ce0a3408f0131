"""The main text in layouts that a single container does not hold."""

import pytest
from extract.pages import PARAGRAPHS, URL, article, page

from newswatch.errors import ExtractError
from newswatch.extract import extract
from newswatch.extract.body import find_body, lay_out
from newswatch.extract.related import Related
from newswatch.extract.tree import parse
from newswatch.extract.voices import Voices
from newswatch.model import PageRules


@pytest.mark.parametrize("home", ["nav", "footer", "div id='comments'", "div class='newsletter'"])
def test_the_element_that_a_rule_names_is_read_whatever_it_is_called(home):
    shown = f"<{home} data-x><p>{PARAGRAPHS[0]}</p></{home.split()[0]}>"
    html = f"<h1>A title of it</h1>{shown}<main><p>{PARAGRAPHS[1]}</p></main>"
    assert extract(page(html), PageRules(body="[data-x]")).body == PARAGRAPHS[0]


def test_the_open_shadow_of_a_web_component_is_shown_and_other_templates_are_not():
    shown = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    unseen = "<template><p>Unseen by all who read this page.</p></template>"
    inside = f"<template shadowrootmode='open'>{shown}{unseen}</template>"
    story = extract(page(f"<h1>A title of it</h1><x-story>{inside}</x-story>"))
    assert story.body == "\n\n".join(PARAGRAPHS)
    with pytest.raises(ExtractError):
        extract(page(f"<h1>A title of it</h1><x-story><template>{shown}</template></x-story>"))


def test_lists_subheadings_quotations_and_tables_stay():
    inner = (
        "<h2>What it buys</h2><ul><li>Thirty people for the new offices</li><li>Two new offices"
        "</li></ul><blockquote><p>We are glad of the money, and of the trust.</p></blockquote>"
        "<table><tr><th>Round</th><th>Sum</th></tr><tr><td>Seed</td><td>US$1m</td></tr></table>"
    )
    html = article(after="").replace(
        "</p></div>", f"</p>{inner}<p>{PARAGRAPHS[1]} Twice.</p></div>"
    )
    body = extract(page(html)).body.split("\n\n")
    assert body[4:] == [
        "What it buys",
        "Thirty people for the new offices",
        "Two new offices",
        "We are glad of the money, and of the trust.",
        "Round Sum",
        "Seed US$1m",
        f"{PARAGRAPHS[1]} Twice.",
    ]


def test_a_body_that_is_broken_into_containers_is_joined_in_order():
    longer = [f"{text} This is part {n} of the story." for n in range(3) for text in PARAGRAPHS]
    parts = [longer[:4], longer[4:8], longer[8:]]
    boxes = "<div class='ad'>Ad</div><h2>A heading between</h2>".join(
        "<div><div class='col article__content'>"
        + "".join(f"<p>{text}</p>" for text in part)
        + "</div></div>"
        for part in parts
    )
    other = (
        f"<article><div class='col article__content'><p>{'Elsewhere. ' * 30}</p></div></article>"
    )
    html = f"<html><body><article><h1>Brand raises</h1>{boxes}</article>{other}</body></html>"
    body = extract(page(html)).body.split("\n\n")
    assert [line for line in body if line in longer] == longer
    assert not any("Elsewhere" in line for line in body)


def test_a_notice_gives_way_to_the_text():
    notice = "<div class='article-body'><p>This copy is for your personal use alone.</p></div>"
    texts = "".join(f"<p>{text * 2}</p>" for text in PARAGRAPHS)
    html = f"<html><body><h1>Brand raises</h1>{notice}<div><p>x</p>{texts}</div></body></html>"
    assert PARAGRAPHS[3] in extract(page(html)).body


def test_a_page_without_paragraphs_has_no_body():
    assert find_body(parse("<ul><li><a href='/a'>word</a></li></ul>", ""), "").paragraphs == []
    assert find_body(parse("<i></i>" * 60_001, ""), "").paragraphs == []


def test_the_walk_of_an_outlets_own_container_leaves_asides_out():
    html = article(
        before="<div id='b'>Loose text <b>in</b> the box<script>x()</script> and more"
        "<figure><figcaption>A caption</figcaption></figure><p>One<br>line<br><br>Two</p>tail"
        "<button>Share</button> end</div>"
    )
    story = extract(page(html), PageRules(body="#b"))
    assert story.body.split("\n\n") == [
        "Loose text in the box and more",
        "One line",
        "Two",
        "tail end",
    ]


def test_a_list_of_links_that_the_story_announces_stays():
    links = "".join(
        f"<li><a href='https://w{n}.example/'>Winner of prize {n}</a></li>" for n in "123"
    )
    told = f"{PARAGRAPHS[0]} The winners, and what they did:"
    html = article().replace(PARAGRAPHS[0] + "</p>", f"{told}</p><ul>{links}</ul>")
    story = extract(page(html))
    assert "Winner of prize 2" in story.body
    assert "Winner of prize 2" not in extract(page(html.replace(" what they did:", " more."))).body


def test_a_story_written_in_parts_of_the_same_name_goes_on_below_what_stands_between():
    def part(number, text):
        return f"<div class='part'><div id='text-{number}' class='cmp-text'>{text}</div></div>"

    late = (
        "Shares of the company fell by six per cent in New York, where nobody had hoped for more."
    )
    told = "The chief of the company told analysts that two of its clients had cut their budgets."
    rows = "".join(f"<tr><td>{place}</td><td>1,204</td></tr>" for place in ("Asia", "Europe"))
    parts = [f"<p>{text}</p>" for text in PARAGRAPHS]
    parts += [f"<h3>Sales by region</h3><table>{rows}</table>", f"<p>{told}</p>"]
    parts += ["<p>This chart needs a script</p>", f"<h3>A bad day</h3><p>{late}</p>"]
    html = "".join(part(number, text) for number, text in enumerate(parts))
    say = (
        "Another company that nobody here has named before says the very same thing in its letter."
    )
    other = f"<div class='part'><div class='cmp-list'><p>{say}</p></div></div>"
    other += f"<article>{part(99, f'<p>{say}</p>')}</article>"
    body = extract(page(article(paragraphs=[], before=f"<main>{html}{other}</main>"))).body
    assert [
        line
        for line in ("Sales by region", "Europe 1,204", "A bad day", late)
        if line not in body.split("\n\n")
    ] == []
    assert "Another company" not in body


def test_where_the_first_heading_is_the_site_s_the_headline_is_a_lower_one():
    head = '<meta property="og:title" content="Brand raises a million in Asia">'
    html = article(h1="", head=head, before="<h2>Brand raises a million in Asia</h2>")
    html = html.replace("<nav>", "<h1>Example</h1><div><p>Wet days are to come.</p></div><nav>")
    tree = parse(html, URL)
    lay, _ = lay_out(tree, Voices(title="brandraisesamillioninasia"), Related(URL))
    assert lay.seen[lay.title].block.text == "Brand raises a million in Asia"
    lay, _ = lay_out(tree, Voices(title="another"), Related(URL))
    assert lay.seen[lay.title].block.text == "Example"


def test_a_heading_that_is_said_again_and_again_is_none_of_the_story():
    stub = "<div class='embed'><h3>External content is missing</h3></div>"
    parts = [f"<p>{text}</p>{stub}" for text in PARAGRAPHS]
    body = extract(page(article(paragraphs=[], before=f"<div>{''.join(parts)}</div>"))).body
    assert "External content" not in body
    once = [f"<p>{text}</p>" for text in PARAGRAPHS]
    once.insert(2, "<h3>A bad day</h3>")
    body = extract(page(article(paragraphs=[], before=f"<div>{''.join(once)}</div>"))).body
    assert "A bad day" in body
