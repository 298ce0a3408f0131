"""What is no story on any page: comments, consent dialogues, hidden text, copies of the page."""

import pytest
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


@pytest.mark.parametrize("tag", ["main", "article"])
def test_a_story_about_consent_is_no_dialogue_whatever_its_box_is_called(tag):
    text = "".join(f"<p>{said}</p>" for said in PARAGRAPHS)
    html = f"<body><h1>Cookies must go</h1><{tag} class='cookie-consent'>{text}</{tag}></body>"
    assert extract(page(html)).body.split("\n\n") == list(PARAGRAPHS)


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


SIGN_UP = (
    "Nine stories that matter to people who buy attention, at seven each morning, for nothing."
)


@pytest.mark.parametrize(
    "field",
    [
        "<input type='email'>",
        "<form class='f3'><input placeholder='Your address at work'><button>Go</button></form>",
        "<div><div><input name='ctl00$txtMail'></div></div>",
    ],
)
def test_a_box_in_which_readers_write_who_they_are_stays_out(field):
    box = f"<div class='k2'><p>The Margin</p><p>{SIGN_UP}</p>{field}</div>"
    html = article().replace("</p><p>", f"</p>{box}<p>", 1)
    assert extract(page(html)).body == STORY
    # A field to search in, to copy from or to tick asks for nobody.
    for other in ("<input name='q'>", "<input readonly value='https://x'>", "<input type=radio>"):
        shown = extract(page(html.replace(field, other))).body
        assert SIGN_UP in shown


def test_a_field_beside_a_long_text_or_the_headline_takes_nothing_away():
    assert body(after="<input type='email'>") == STORY
    texts = [f"{text} {'It went on to say so in other words. ' * 4}".strip() for text in PARAGRAPHS]
    assert body(paragraphs=[*texts[:1], "<input type='email'>", *texts[1:]]) == "\n\n".join(texts)


def test_names_written_in_humps_are_read_word_by_word():
    box = f"<div id='ctl00_pnlNewsletter'><p>{SIGN_UP}</p></div>"
    html = article().replace("</p><p>", f"</p>{box}<p>", 1)
    assert extract(page(html)).body == STORY


def test_what_stands_in_for_an_embedded_post_stays_out():
    post = f"<amp-twitter><blockquote placeholder><p>{SIGN_UP}</p></blockquote></amp-twitter>"
    html = article().replace("</p><p>", f"</p>{post}<p>", 1)
    assert extract(page(html)).body == STORY


@pytest.mark.parametrize(
    ("path", "words", "stays"),
    [
        ("/membership/", "Join now", False),
        ("https://www.outlet.example/awards?y=26", "Enter three categories", False),
        ("/2026/11/members-of-parliament", "Read the letter", True),
        ("https://others.example/shop", "See the socks", True),
        ("/shop", "to the shop that the founder opened in March with", True),
    ],
)
def test_what_calls_readers_to_what_the_outlet_sells_stays_out(path, words, stays):
    call = f"The first breakfast is on us, and it is a good one. <a href='{path}'>{words}</a>"
    html = article().replace("</p><p>", f"</p><p>{call}</p><p>", 1)
    shown = find_body(parse(html, ""), "https://outlet.example/story").paragraphs
    assert any("breakfast" in text for text in shown) == stays


def test_elements_of_a_page_s_own_invention_are_boxes_called_by_their_tag():
    own = f"<hk-newsletter><strong>Mail</strong><p>{SIGN_UP}</p></hk-newsletter>"
    html = article().replace("</p><p>", f"</p>{own}<p>", 1)
    assert extract(page(html)).body == STORY
    # One that stands in the middle of a sentence parts nothing.
    name = PARAGRAPHS[0].split()[0]
    html = article().replace(name, f"<x-term>{name}</x-term>", 1)
    assert extract(page(html)).body == STORY


def test_a_small_box_headed_by_a_newsletter_stays_out():
    say = "On Thursdays at nine we tell which brands move, who moves them and where to."
    box = f"<div><h4>El boletín de las plazas</h4><p>{say}</p></div>"
    texts = [f"<p>{text}</p>" for text in PARAGRAPHS]
    html = article(paragraphs=[], before=f"<div>{''.join([*texts[:2], box, *texts[2:]])}</div>")
    assert extract(page(html)).body == "\n\n".join(PARAGRAPHS)
    part = "<div><h2>Why newsletters win</h2>" + "".join([*texts, *texts[:2]]) + "</div>"
    assert PARAGRAPHS[0] in extract(page(article(paragraphs=[], before=part))).body


@pytest.mark.parametrize("name", ["modal fade", "cmp-modal", "pop-up", "x" + "' role='dialog"])
def test_what_opens_over_the_page_stays_out(name):
    told = "<p>Your browser keeps what you choose here, and forgets it after a year of silence.</p>"
    assert body(after=f"<div class='{name}'><div>{told * 2}</div></div>") == STORY


@pytest.mark.parametrize("more", ["", " Its owner, whom nobody has seen, says that it is a hat."])
def test_stories_listed_above_the_headline_stay_out(more):
    titles = (
        "Mayor opens a bridge that leads to the other half of the same river",
        "Town buys hats",
    )
    told = "of which nobody could say who had asked for it, or why it was so long, until it rained."
    listed = "".join(
        f"<li><a href='/n/{title[:4]}'>{title}</a> {told}{more}</li>" for title in titles
    )
    html = article().replace("<article>", f"<ul>{listed * 6}</ul><article>")
    assert extract(page(html)).body == STORY
