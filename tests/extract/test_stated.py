"""The text that a page states in its JSON-LD and does not show."""

import pytest
from extract.pages import PARAGRAPHS, article, json_ld, page

from newswatch.extract import extract

STORY = "\n\n".join(PARAGRAPHS)


def read(**facts):
    head = json_ld(headline="Brand raises a million", **facts)
    return extract(page(article(head=head, paragraphs=["Loading the page …"])))


@pytest.mark.parametrize(
    "body",
    [
        "\n".join(PARAGRAPHS),
        "".join(f"<p>{text}</p>" for text in PARAGRAPHS),
        "".join(f"&lt;p&gt;{text}&lt;/p&gt;" for text in PARAGRAPHS),
        "<br><br>".join(PARAGRAPHS),
    ],
)
def test_it_is_the_story_of_a_page_that_shows_none(body):
    assert read(articleBody=body).body == STORY


def test_what_the_page_shows_comes_first():
    other = "What the page states is something else than what it shows to its readers. " * 6
    story = extract(page(article(head=json_ld(headline="Brand", articleBody=other))))
    assert story.body == STORY


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"articleBody": PARAGRAPHS[0]},
        {"articleBody": PARAGRAPHS},
        {"articleBody": STORY, "isAccessibleForFree": False},
        {"articleBody": STORY, "isAccessibleForFree": "False"},
    ],
)
def test_a_part_a_list_and_what_is_to_be_paid_for_are_not_taken(facts):
    assert read(**facts).body == "Loading the page …"
