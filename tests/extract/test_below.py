"""What a page sets below its story: the next one in full, and what readers reply."""

import pytest
from extract.pages import PARAGRAPHS, article, page

from newswatch.extract import extract

STORY = "\n\n".join(PARAGRAPHS)
OTHERS = [
    "A tower on the river is going to carry the name of an insurer of bicycles for ten years.",
    "Its tenants were told by a note in the lift, and one of them asked for a bell of his own.",
    "The owner had wanted to call it after his mother, who had sent him to the insurer instead.",
]
REPLIES = [
    "I have read of this with the greatest pleasure, and so has everybody else in my street here.",
    "Nobody asked us before they went and did it, as nobody ever has in all the years that I know.",
] * 3


def paragraphs(texts):
    return "".join(f"<p>{text}</p>" for text in texts)


def read(after, **places):
    return extract(
        page(article(**places).replace("</article><footer>", f"</article>{after}<footer>"))
    )


def test_the_next_story_of_an_endless_page_stays_out_and_is_related():
    heading = '<h1><a href="/tower">Tower sells its name for ten years</a></h1>'
    story = read(f"<div><article>{heading}{paragraphs(OTHERS)}</article></div>")
    assert story.body == STORY
    assert [link.text for link in story.links] == ["Tower sells its name for ten years"]


def test_a_page_without_a_headline_of_its_own_is_read_to_its_end():
    html = article(
        h1="", head="<title>Of a river</title>", after=f"<div>{paragraphs(OTHERS)}</div>"
    )
    assert extract(page(html)).body.endswith(OTHERS[-1])


def test_a_second_article_with_a_headline_of_its_own_stays_out():
    assert read(f"<article><h1>A tower’s name</h1>{paragraphs(OTHERS)}</article>").body == STORY


def test_a_headline_of_the_second_rank_counts_where_it_is_written_as_the_first():
    heading = '<h2 class="post-title"><a href="/tower">Tower sells its name</a></h2>'
    after = f"<div>{heading}<div>{paragraphs(OTHERS)}</div></div>"
    html = article().replace("<h1>", "<h1 class='post-title'>")
    below = html.replace("</article><footer>", f"</article>{after * 2}<footer>")
    assert extract(page(below)).body == STORY
    other = below.replace('class="post-title"', 'class="heading"')
    assert OTHERS[0] in extract(page(other)).body


@pytest.mark.parametrize(
    "heading",
    [
        "<h1>What comes next for it</h1>",
        "<h2 class='x'><a href='/a'>What comes next for it</a></h2>",
        "<article><h1>Brand raises a million</h1></article>",
        "<article><h1>A box of one line alone</h1><p>It is short.</p></article>",
    ],
)
def test_headings_within_a_story_end_nothing(heading):
    more = f"{heading}{paragraphs(OTHERS)}"
    story = extract(page(article(after=f"<div class='article-body'>{more}</div>")))
    assert story.body.endswith(OTHERS[-1])


def test_a_story_whose_headline_stands_on_a_banner_above_it_stays():
    html = f"<header><h1>Brand</h1></header>{article(h1='Brand raises a million')}"
    assert extract(page(html)).body == STORY


@pytest.mark.parametrize(
    "heading",
    ["Comments (6)", "12 comments", "What readers say", "Leave a reply", "Kommentare", "댓글 6"],
)
def test_what_readers_reply_stays_out_whatever_its_box_is_called(heading):
    said = "".join(f"<li><b>A reader</b><p>{text}</p></li>" for text in REPLIES)
    assert read(f"<div class='d'><h3>{heading}</h3><ol>{said}</ol></div>").body == STORY
    assert read(f"<div class='d'><p>{heading}</p><ol>{said}</ol></div>").body == STORY


def test_a_count_of_comments_below_the_headline_heads_nothing():
    lead = "A longer line above all the rest, which says in one sentence what the story is about."
    before = f"<p>{lead}</p><span>1 comment</span>"
    assert PARAGRAPHS[-1] in extract(page(article(before=f"<div>{before}</div>"))).body
    html = article().replace("</h1>", f"</h1><p>{lead}</p><p>1 comment</p>")
    assert PARAGRAPHS[-1] in extract(page(html)).body


def test_a_heading_of_comments_without_any_is_left_out_alone():
    assert read("<section><h3>Comments</h3></section>").body == STORY
