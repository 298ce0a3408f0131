"""Boxes beside and inside a story: out of the body, and related ones kept as links."""

import pytest
from extract.pages import PARAGRAPHS, article, page

from newswatch.extract import extract
from newswatch.extract.insets import cut_insets
from newswatch.extract.related import Related
from newswatch.extract.tree import parse
from newswatch.extract.walk import walk
from newswatch.model import PageRules

FIRST = ("Agency names new chief for the whole of Asia", "/news/agency-names-new-chief")
SECOND = ("Rival wins the account of an airline", "/news/rival-wins-account")


def links(*stories):
    return "".join(f'<li><a href="{href}">{title}</a></li>' for title, href in stories)


def read(*, inside="", after="", rules=None):
    """Return the article of a page with *inside* in the middle of the body, *after* below it."""
    texts = [f"<p>{text}</p>" for text in PARAGRAPHS]
    body = "".join([*texts[:2], inside, *texts[2:]])
    html = article(paragraphs=[], before=f"<div class='article-body'>{body}{after}</div>")
    return extract(page(html), rules or PageRules())


BOTH = f"<ul>{links(FIRST, SECOND)}</ul>"


@pytest.mark.parametrize(
    "box",
    [
        f"<div class='related-posts'>{BOTH}</div>",
        f"<aside id='RecommendedStories'><h3>For you</h3>{BOTH}</aside>",
        f"<h3>Related articles:</h3>{BOTH}",
        f"<div><span><strong>Related stories</strong></span></div>\n<br>{BOTH}",
        (
            f"<p>Related articles:</p><p><a href='{FIRST[1]}'>{FIRST[0]}</a></p> "
            f"<p></p><p><a href='{SECOND[1]}'>{SECOND[0]}</a></p>"
        ),
        (
            f"<p>Related articles:<br><a href='{FIRST[1]}'>{FIRST[0]}</a><br>"
            f"<a href='{SECOND[1]}'>{SECOND[0]}</a></p>"
        ),
        (
            f"<p>Don’t miss: <a href='{FIRST[1]}'>{FIRST[0]}</a></p>"
            f"<p>Read more: <a href='{SECOND[1]}'>{SECOND[0]}</a></p>"
        ),
        f"<p><a href='{FIRST[1]}'>{FIRST[0]}</a></p><p><a href='{SECOND[1]}'>{SECOND[0]}</a></p>",
    ],
)
@pytest.mark.parametrize("place", ["inside", "after"])
def test_related_stories_leave_the_body_and_stay_as_links(box, place):
    story = read(**{place: box})
    assert story.body == "\n\n".join(PARAGRAPHS)
    assert [(link.text, link.url) for link in story.related] == [
        (title, f"https://www.example.com{href}") for title, href in (FIRST, SECOND)
    ]


@pytest.mark.parametrize(
    "box",
    [
        "<div class='newsletter-signup'><p>Our daily mail is read by thousands.</p></div>",
        "<ul class='social-share'><li>Share it</li><li>Tweet it</li></ul>",
        "<div class='author-bio'><p>Ann Lee writes about money and people.</p></div>",
        "<section id='comments-list'><p>First! I always said that it would happen.</p></section>",
    ],
)
def test_noise_boxes_leave_the_body_and_leave_no_links(box):
    story = read(inside=box)
    assert story.body == "\n\n".join(PARAGRAPHS)
    assert story.related == ()


def test_the_outlets_own_selectors_name_boxes():
    box = (
        f"<section class='zz'>{BOTH}</section><section class='yy'><p>Our event is on.</p></section>"
    )
    story = read(
        inside=box, rules=PageRules(related=("section.zz", ".zz"), drop=(".yy", ".yy p", "html"))
    )
    assert story.body == "\n\n".join(PARAGRAPHS)
    assert len(story.related) == 2


def test_a_box_that_holds_the_story_is_not_taken():
    texts = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    html = article(paragraphs=[], before=f"<div class='latest sharing article-body'>{texts}</div>")
    assert extract(page(html)).body == "\n\n".join(PARAGRAPHS)
    html = f"<html><body class='related'><main class='promo'><h1>A headline</h1>{texts}</main>"
    assert extract(page(html)).body.endswith("\n\n".join(PARAGRAPHS))


def test_a_marked_box_without_links_stays_and_so_does_a_heading_before_prose():
    note = "<div class='promo'><p>The company was founded in Penang and has forty staff.</p></div>"
    story = read(inside=note + "<h3>Latest news</h3>", after="<p>Trending: one word.</p>")
    assert "founded in Penang" in story.body


def test_a_sentence_that_is_wholly_a_link_stays():
    sentence = "The company says so in its annual report, which is here."
    line = f"<p><a href='/report'>{sentence}</a></p>"
    story = read(inside=line, rules=PageRules(body=".article-body"))
    assert sentence in story.body
    assert [link.text for link in story.links if link.role == "in_body"] == [sentence]


def test_a_page_of_nothing_but_links_keeps_them():
    lines = [f"A story with a title that is long enough, number {n}" for n in "abcdefgh"]
    html = article(paragraphs=[f"<a href='/news/{n}'>{line}</a>" for n, line in enumerate(lines)])
    story = extract(page(html), PageRules(body=".article-body"))
    assert story.body.split("\n\n") == lines


def test_links_of_the_body_tags_and_authors_are_told_apart():
    inside = (
        "<p>The fund, which is older than any other in the whole of the region, is known for "
        "what it says of itself: it says <a href='https://fund.example.org/a#b'>its page</a> "
        "and <a href='#x'>"
        "this note</a>, is <a href='mailto:a@b.c'>old</a> and <a href='/big'>big</a>.</p>"
    )
    after = (
        "<div class='tags'><a href='/tag/money'>money</a> <a href='/tag/'></a></div>"
        "<a href='/topics/asia'>Asia</a> <a href='http://[bad/tag/x'>bad</a>"
        f"<a rel='tag' href='/tag/long'>{'x' * 400}</a>"
    )
    head = '<meta name="author" content="Ann Lee">'
    texts = [*PARAGRAPHS, inside.removeprefix("<p>")]
    before = "<div><a href='/by/ann'>Ann Lee</a></div>"
    html = article(head=head, before=before, paragraphs=texts, after=f"<div>{after}</div>")
    story = extract(page(html))
    roles = {(link.role, link.url) for link in story.links}
    assert ("in_body", "https://fund.example.org/a#b") in roles
    assert ("in_body", "https://www.example.com/big") in roles
    assert ("tag", "https://www.example.com/tag/money") in roles
    assert ("author", "https://www.example.com/by/ann") in roles
    assert ("tag", "https://www.example.com/topics/asia") in roles


def test_links_of_a_body_have_a_bound():
    many = "".join(f"<a href='/{n}'>link</a> " for n in range(600))
    story = read(inside=f"<p>{many}</p>", rules=PageRules(body=".article-body"))
    assert len([link for link in story.links if link.role == "in_body"]) == 500


def test_the_same_story_is_related_once():
    box = f"<div class='related'>{BOTH}{BOTH}<ul>{links((FIRST[0], '/other'))}</ul></div>"
    assert len(read(after=box).related) == 2


def test_related_stories_have_a_bound():
    links = "".join(f"<li><a href='/n/{n}'>Story number {n} of many</a></li>" for n in range(400))
    assert len(read(after=f"<h3>Related articles</h3><ul>{links}</ul>").related) == 300


def test_a_last_read_also_leaves_its_paragraph():
    tail = "It will open in June. Read also: <a href='/news/other-story'>Another story of note</a>"
    story = read(inside=f"<p>The company has plans for more. {tail}</p>")
    assert "It will open in June.\n\n" in story.body
    assert [link.text for link in story.related] == ["Another story of note"]
    plain = "It will open in June, as <a href='/news/other-story'>another story of note</a>"
    assert read(inside=f"<p>The company has plans for more. {plain}</p>").related == ()


def test_cards_without_a_heading_are_told_by_their_form():
    cards = "".join(
        f"<div class='x{n}'><a href='/news/card-{n}'>A card of a story, number {n}</a></div>"
        for n in range(3)
    )
    aside = (
        "<div><a href='/archive'>November 2016</a></div><div><a href='/subscribe'>Subscribe to our "
        "daily newsletter</a></div><div><a href='https://shop.example.org/pan'>The only pan that "
        "you will need</a></div><div><a href='/about'>About us</a></div>"
    )
    story = read(after=f"<section>{cards}{aside}</section>")
    assert [link.text for link in story.related] == [
        f"A card of a story, number {n}" for n in range(3)
    ]


def test_links_within_links_of_a_named_box_are_read_once():
    box = "<div id='r'><a href='/n/a-story'>A story <a href='/n/of-note'>of some note</a></a></div>"
    story = read(after=box, rules=PageRules(related=("#r",)))
    assert [link.text for link in story.related] == ["of some note"]
    nested = (
        f"<div id='r'>{'<object><a href=/n/x>' * 3}Three deep of a kind{'</a></object>' * 3}</div>"
    )
    story = read(after=nested, rules=PageRules(related=("#r",)))
    assert [link.text for link in story.related] == ["Three deep of a kind"]


def test_teasers_that_say_more_than_their_titles_are_told_by_what_they_begin_with():
    say = " The group says that 300 people will work from home."
    items = "".join(
        f"<li><a href='{url}'>{text}</a><span>{say}</span></li>" for text, url in (FIRST, SECOND)
    )
    named = f"<div class='relBox'><ul>{items}</ul></div>"
    headed = f"<div><h4>More on Corvane</h4><ul>{items}</ul></div>"
    for box in (named, headed):
        story = read(after=box)
        assert say not in story.body
        assert [link.text for link in story.related] == [FIRST[0], SECOND[0]]


def test_the_tags_that_readers_see_count_where_machines_are_told_none():
    shown = "<div class='tags'><a href='/tag/money'>Money</a> <a href='/tag/asia'>Asia</a></div>"
    story = read(after=shown)
    assert story.tags == ("Money", "Asia")
    assert dict(story.provenance)["tags"] == "a[href]"


@pytest.mark.parametrize("label", ["Zobacz:", "Read also:", "Läs också:", "延伸閱讀："])
def test_a_label_with_one_title_and_its_teaser_is_another_story(label):
    say = "The clients stand in the shade of the interest, which is the lowest in the town."
    line = f"<div><span>{label}</span> <a href='{FIRST[1]}'>{FIRST[0]}</a> <i>{say}</i></div>"
    story = read(inside=line)
    assert say not in story.body
    assert [link.text for link in story.related] == [FIRST[0]]


def test_lines_of_one_label_and_one_title_are_other_stories_in_any_language():
    label = "FUNDA OLUNYE UDABA LAPHA"  # Zulu: read another story here
    first, second = (
        f"<p><strong>{label} |</strong> <a href='{url}'>{text}</a></p>"
        for text, url in (FIRST, SECOND)
    )
    story = read(inside=first, after=second)
    assert story.body == "\n\n".join(PARAGRAPHS)
    assert [link.text for link in story.related] == [FIRST[0], SECOND[0]]
    dated = [
        f"<p>{day}-04-2014 <a href='{url}'>{text}</a> It tells of a town that counts clouds.</p>"
        for day, (text, url) in enumerate((FIRST, SECOND), 11)
    ]
    assert [link.text for link in read(after="".join(dated)).related] == [FIRST[0], SECOND[0]]
    assert "counts clouds" in read(inside=dated[0]).body
    facts = "<p>Website: <a href='/a'>brand.example</a></p><p>Website: <a href='/b'>fund</a></p>"
    assert read(inside=facts).related == ()


@pytest.mark.parametrize("heading", ["Você pode gostar...", "Похожие новости", "猜你喜欢"])
def test_stories_told_at_length_below_such_a_heading_are_others(heading):
    say = "The clients stand in the shade of the interest, which is the lowest in the town. " * 6
    cards = "".join(
        f"<article><div><a href='/share'>Share</a></div><p>{number} {say}</p></article>"
        for number in (1, 2)
    )
    story = read(after=f"<section><h3>{heading}</h3>{cards}</section>")
    assert story.body == "\n\n".join(PARAGRAPHS)


def test_titles_that_pop_up_over_a_name_leave_the_paragraph():
    card = "".join(
        f"<a href='/n/{n}'>Minister number {n} opens a bridge over the river</a> " for n in (1, 2)
    )
    name = "<a href='/p/lee'>Ann Lee</a>"
    line = f"<p>It was opened by {name}<span>{name}{card}<a href='/p/lee'>MORE</a></span> (Fund)"
    story = read(inside=f"{line}, who came by boat and left by bus before noon.</p>")
    assert "It was opened by Ann Lee (Fund), who came by boat" in story.body
    assert [link.text for link in story.related] == [
        f"Minister number {n} opens a bridge over the river" for n in (1, 2)
    ]
    names = "".join(f"<a href='/p/{n}'>Mr {n}</a> " for n in "abcde")
    line = f"<p>Present were {names} and all others who had come by boat that morning.</p>"
    assert "Present were Mr a Mr b Mr c Mr d Mr e and all" in read(inside=line).body


TITLES = "".join(f"<a>Minister number {n} opens a bridge over the river</a> " for n in "1234")


def test_links_and_bold_type_are_no_more_than_what_is_left_of_a_paragraph():
    _, (block,) = walk(
        parse(f"<p><b>It was opened by {TITLES}, who left before noon that day.", "")
    )
    cut_insets(block, Related(""))
    assert block.text.count("Minister") == len(block.anchors) == 1
    assert block.linked == len(block.anchors[0][1])
    assert block.bold <= len(block.text)


def test_a_row_is_found_though_its_name_stands_in_the_prose_before_it():
    line = f"Lee won, and Lee spoke: <a>Lee</a> {TITLES}thanked all, Lee said, who came by boat."
    _, (block,) = walk(parse(f"<p>{line}</p>", ""))
    cut_insets(block, Related(""))
    assert block.text == "Lee won, and Lee spoke: Lee thanked all, Lee said, who came by boat."


def test_a_row_of_links_without_prose_is_left_whole():
    _, (block,) = walk(parse(f"<p>News: {TITLES}</p>", ""))
    cut_insets(block, related := Related(""))
    assert block.text.count("Minister") == len(block.anchors) == 4
    assert related.links == []
