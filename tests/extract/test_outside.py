"""What is no story on any page: comments, consent dialogues, hidden text, copies of the page."""

from extract.pages import PARAGRAPHS, article, page

from newswatch.extract import extract
from newswatch.extract.body import find_body
from newswatch.extract.tree import parse

STORY = "\n\n".join(PARAGRAPHS)
LONG = "A reader has a great deal to say about this, and says all of it at length. " * 6


def body(**places):
    return extract(page(article(**places))).body


def test_comments_longer_than_the_story_stay_out():
    box = (
        f"<div class='comments-area'><div><p>{LONG}</p></div><div><p>{LONG} Again.</p></div></div>"
    )
    assert body(after=box) == STORY
    assert body(before=box.replace("comments-area", "x y respond")) == STORY


def test_a_consent_dialogue_stays_out_wherever_it_stands():
    box = f"<div id='onetrust-banner'><p>We value you. {LONG}</p></div>"
    assert body(before=box) == STORY
    assert body(after=box) == STORY


def test_what_is_hidden_stays_out_unless_all_is():
    assert body(after=f"<div style='display: none'><p>{PARAGRAPHS[0]} Or so.</p></div>") == STORY
    assert body(after=f"<div hidden><p>{PARAGRAPHS[0]} Or so.</p></div>") == STORY
    hidden = "".join(f"<div style='display:none'><p>{text}</p></div>" for text in PARAGRAPHS)
    assert PARAGRAPHS[2] in body(paragraphs=[], after=hidden)


def test_a_copy_of_the_page_in_one_block_stays_out():
    texts = [f"{text} {'It went on to say so in other words. ' * 12}" for text in PARAGRAPHS]
    copy = f"<div itemprop='articleBody'>{' '.join(texts)}</div>"
    assert extract(page(article(paragraphs=texts, after=copy))).body.count(PARAGRAPHS[1]) == 1


def test_navigation_and_page_footers_are_not_walked():
    menu = "<nav><p>A long line of a menu, which reads like a sentence of a story.</p></nav>"
    assert body(before=menu, after=menu.replace("nav", "footer")) == STORY


def test_a_page_of_nothing_else_is_read_all_the_same():
    html = f"<nav>{''.join(f'<p>{text}</p>' for text in PARAGRAPHS)}</nav>"
    found = find_body(parse(f"<html><body>{html}</body></html>", ""), "")
    assert found.paragraphs == PARAGRAPHS


def test_what_is_shown_only_on_demand_stays_out():
    note = "The company will open its books in March, the founder said, as it does in each year."
    closed = f"<details><p>{note}</p></details>"
    html = article().replace("</p><p>", f"</p>{closed}<p>", 1)
    assert extract(page(html)).body == STORY
    assert note in extract(page(html.replace("<details>", "<details open>"))).body
