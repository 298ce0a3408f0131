"""The headline is what most of the page's voices call it."""

import pytest
from extract.pages import article, json_ld, meta, page

from newswatch.errors import ExtractError
from newswatch.extract import extract


def headline(**where):
    return extract(page(article(**where))).headline


def test_agreement_wins_over_a_single_voice():
    head = json_ld(headline="Shared words") + meta(og__title="Brand raises a million")
    assert headline(head=head) == "Brand raises a million"


def test_a_sites_name_behind_it_does_not_disturb_the_agreement():
    head = meta(og__title="Brand raises - a million | Example", twitter__title="Other words")
    assert headline(head=head, h1="Brand raises - a million") == "Brand raises - a million"


def test_without_h1_and_structure_the_title_is_cut():
    html = article(h1="").replace("<title> | Example", "<title>Brand raises a million | Example")
    assert extract(page(html)).headline == "Brand raises a million"


def test_of_two_writings_the_one_that_is_not_glued_is_taken():
    head = meta(og__title="Money | Brand raises a million")
    assert headline(head=head, h1="Money<br>Brand raises a million").startswith("Money ")


def test_many_headings_and_short_ones_do_no_harm():
    assert headline(before="<h1>ad</h1><h1></h1>" + "<h1>Another story here</h1>" * 9)


def test_a_page_without_any_title_is_no_article():
    html = article(h1="").replace("<title> | Example</title>", "")
    with pytest.raises(ExtractError, match="no headline"):
        extract(page(html))
