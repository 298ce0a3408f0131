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


@pytest.mark.parametrize(
    ("url", "chosen"),
    [
        (
            "https://www.example.com/news/brand-raises-a-million-12345678.html",
            "Brand raises a million",
        ),
        (
            "https://www.example.com/news/money-brand-raises-a-million",
            "Money: Brand raises a million",
        ),
        ("https://www.example.com/news/12345678", "Money: Brand raises a million"),
        ("https://www.example.com/", "Money: Brand raises a million"),
    ],
)
def test_the_address_is_heard_where_voices_differ(url, chosen):
    head = json_ld(headline="Money: Brand raises a million")
    head += meta(og__title="Brand raises a million")
    html = article(head=head, h1="Money: Brand raises a million")
    assert extract(page(html, url=url)).headline == chosen


def test_accents_are_spelt_out_in_addresses():
    head = json_ld(headline="Geld: Märkte für Käse öffnen") + meta(
        og__title="Märkte für Käse öffnen"
    )
    html = article(head=head, h1="Geld: Märkte für Käse öffnen")
    url = "https://www.example.com/a/maerkte-fuer-kaese-oeffnen"
    assert extract(page(html, url=url)).headline == "Märkte für Käse öffnen"


def test_what_only_the_title_adds_behind_is_no_part_of_the_headline():
    head = meta(og__title="Brand raises a million - Kuala Lumpur News")
    assert headline(head=head) == "Brand raises a million"
    assert headline(head=meta(og__title="Brand raises a million | example.com"), h1="") == (
        "Brand raises a million"
    )


def test_a_title_that_is_cut_off_gives_way_to_the_whole():
    head = json_ld(headline="Brand raises…") + meta(og__title="Brand raises…")
    assert headline(head=head) == "Brand raises a million"
    assert headline(head=json_ld(headline="Was that all…"), h1="Was that all…") == "Was that all…"


def test_the_name_of_the_site_is_no_headline():
    head = meta(og__site_name="Example Daily", og__title="Example Daily")
    assert headline(head=head, h1="Brand raises a million") == "Brand raises a million"
    assert headline(head=head, h1="Example Daily") == "Example Daily"


def test_a_name_or_a_preview_is_better_than_nothing():
    html = article(h1="", head=json_ld(name="Brand raises")).replace(
        "<title> | Example</title>", ""
    )
    assert extract(page(html)).headline == "Brand raises"
    html = article(h1="", head=meta(twitter__title="Brand raises"))
    html = html.replace("<title> | Example</title>", "")
    story = extract(page(html))
    assert (story.headline, dict(story.provenance)["headline"]) == (
        "Brand raises", "meta:twitter:title",
    )  # fmt: skip


def test_many_headings_and_short_ones_do_no_harm():
    assert headline(before="<h1>ad</h1><h1></h1>" + "<h1>Another story here</h1>" * 9)


def test_a_page_without_any_title_is_no_article():
    html = article(h1="").replace("<title> | Example</title>", "")
    with pytest.raises(ExtractError, match="no headline"):
        extract(page(html))
