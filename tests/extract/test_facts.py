"""Section, tags, image, language: what the page states, and nothing else."""

import pytest
from extract.pages import article, json_ld, meta, page

from newswatch.extract import extract
from newswatch.extract.facts import language_tag


def story(**where):
    return extract(page(article(**where)))


def test_tags_come_once_each_and_links_to_tags_count():
    head = meta(article__tag="Money") + meta(article__tag="retail, money")
    after = "<a rel='tag' href='/tag/x'>Retail</a><a rel='tag' href='/tag/y'>Asia</a>"
    read = story(head=head, after=after)
    assert read.tags == ("Money", "retail", "Asia")
    assert [link.text for link in read.links if link.role == "tag"] == ["Retail", "Asia"]
    assert story(head=meta(news_keywords="a, b,,c")).tags == ("a", "b", "c")


def test_section_description_and_image_have_a_second_voice():
    head = meta(article__section="Media", og__description="In short.", og__image="/i.jpg")
    read = story(head=head)
    assert (read.section, read.description) == ("Media", "In short.")
    assert read.image == "https://www.example.com/i.jpg"


@pytest.mark.parametrize(
    ("image", "url"),
    [
        (["/a.jpg", "/b.jpg"], "https://www.example.com/a.jpg"),
        ([{"contentUrl": "//cdn.example.com/a.jpg"}], "https://cdn.example.com/a.jpg"),
        ({"url": "data:image/png;base64,xx"}, None),
        (7, None),
    ],
)
def test_the_image_is_absolute_or_none(image, url):
    assert story(head=json_ld(image=image)).image == url


@pytest.mark.parametrize(
    ("said", "free"),
    [(True, True), ("False", False), ("true", True), ("maybe", None), (None, None)],
)
def test_whether_all_may_read_it(said, free):
    assert story(head=json_ld(isAccessibleForFree=said)).is_accessible_for_free is free


def test_the_language_is_a_tag():
    assert story(lang="en-us").language == "en-US"
    assert story(lang="English", head=meta(og__locale="zh_hant_hk")).language == "zh-Hant-HK"
    assert story(lang="").language is None
    assert language_tag("es-419") == "es-419"


def test_a_page_with_very_many_meta_elements_is_read():
    assert story(head=meta(a="b") * 600 + "<meta><meta name='x'>").headline
