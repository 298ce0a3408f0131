"""Who is credited, as the page credits them."""

import pytest
from extract.pages import article, json_ld, meta, page

from newswatch.extract import extract
from newswatch.extract.authors import split_names


def authors(**where):
    return extract(page(article(**where))).authors


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ({"@type": "Person", "name": "Ann Lee"}, ("Ann Lee",)),
        ([{"name": "Ann Lee"}, {"name": ["Bo Ek", "Ann Lee"]}], ("Ann Lee", "Bo Ek")),
        ("Ann Lee and Bo Ek, dpa", ("Ann Lee", "Bo Ek", "dpa")),
        ([{"name": "By Ann Lee"}, 7, None, {"name": "https://x.com/ann"}], ("Ann Lee",)),
        ({"@id": "#ann"}, ()),
    ],
)
def test_json_ld_names_the_authors(said, names):
    assert authors(head=json_ld(author=said)) == names


def test_an_author_may_be_described_elsewhere():
    head = json_ld(author={"@id": "#ann"}) + json_ld(**{"@id": "#ann", "name": "Ann Lee"})
    assert authors(head=head) == ("Ann Lee",)


def test_the_outlet_itself_gives_way_to_a_person():
    house = json_ld(author={"name": "Example"}, publisher={"name": "Example"})
    assert authors(head=house) == ("Example",)
    assert authors(head=house + meta(author="Ann Lee")) == ("Ann Lee",)
    assert authors(head=house, before="<p class='byline'>By Ann Lee</p>") == ("Ann Lee",)
    assert authors(head=house, before="<p class='byline'>Example Staff</p>") == ("Example",)
    assert authors(head=meta(author="Example", og__site_name="Example")) == ("Example",)


@pytest.mark.parametrize(
    "head",
    [
        meta(author="Ann Lee"),
        meta(article__author="Ann Lee"),
        meta(dc__creator="x", sailthru__author="x")
        + '<meta name="sailthru.author" content="Ann Lee">',
        meta(twitter__label1="Written by", twitter__data1="Ann Lee"),
    ],
)
def test_meta_tags_name_the_authors(head):
    assert "Ann Lee" in authors(head=head)


@pytest.mark.parametrize(
    "before",
    [
        "<div class='byline'>By <a href='/a/1'>Ann Lee</a> and <a href='/a/2'>Bo Ek</a></div>",
        (
            "<div class='authors'><b><i rel='author'>Ann Lee</i></b><b><a href='/x'>Ann Lee</a>"
            "<a href='/y'>Bo Ek</a></b></div>"
        ),
        "<p><a href='/authors/ann'>Ann Lee and Bo Ek</a></p>",
        (
            "<div class='author-bio'><p class='author'>Cy Day</p></div><h4 class='author'></h4>"
            f"<p class='author'>{'long ' * 50}</p><p class='byline'>Ann Lee, Bo Ek</p>"
        ),
    ],
)
def test_the_byline_on_the_page_is_read_last(before):
    assert authors(before=before) == ("Ann Lee", "Bo Ek")


def test_a_page_may_credit_nobody():
    assert authors(before="<i class='author'>@ann</i>" * 70) == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lee, Ann", ("Ann Lee",)),
        ("Acme, Inc.", ("Acme, Inc.",)),
        ("Ann Lee; Bo Ek | Cy Day", ("Ann Lee", "Bo Ek", "Cy Day")),
        ("ann@example.com", ()),
        ("admin", ()),
        ("x" * 200, ()),
    ],
)
def test_a_list_of_names_is_split(text, names):
    assert split_names([text]) == names


def test_a_vcard_is_no_card_of_another_story():
    byline = (
        "<span class='author vcard'><a class='url fn' rel='author' href='/a'>Ann Lee</a></span>"
    )
    assert extract(page(article(before=byline))).authors == ("Ann Lee",)
