"""Section, tags, image, language: what the page states, and nothing else."""

import pytest
from extract.pages import URL, article, json_ld, meta, page

from newswatch.extract import extract
from newswatch.extract.facts import language_tag
from newswatch.model import PageRules


def story(**where):
    return extract(page(article(**where)))


@pytest.mark.parametrize("link", ["/?" + "a=b&" * 500_000, "/" + "é/" * 500_000])
def test_an_address_longer_than_any_is_no_canonical_one(link):
    assert story(head=f"<link rel='canonical' href='{link}'>").canonical_url == URL


def test_tags_come_once_each_and_links_to_tags_count():
    head = meta(article__tag="Money") + meta(article__tag="retail, money")
    after = "<a rel='tag' href='/tag/x'>Retail</a><a rel='tag' href='/tag/y'>Asia</a>"
    read = story(head=head, after=after)
    assert read.tags == ("Money", "retail", "Asia")
    assert [link.text for link in read.links if link.role == "tag"] == ["Retail", "Asia"]
    assert story(after="<a rel='category tag' href='/c/x'>News</a>").tags == ()
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


@pytest.mark.parametrize(
    ("head", "told"),
    [
        (
            json_ld(hasPart=[7, {"isAccessibleForFree": "False", "cssSelector": ".paywall"}]),
            (False, "json-ld:hasPart"),
        ),
        (
            json_ld(hasPart={"isAccessibleForFree": True, "cssSelector": ".text"}),
            (True, "json-ld:isAccessibleForFree"),
        ),
        (
            json_ld(isAccessibleForFree=["http://schema.org/False"], hasPart=[]),
            (False, "json-ld:isAccessibleForFree"),
        ),
        (
            json_ld() + json_ld(**{"@type": "WebPage"}, isAccessibleForFree=False),
            (False, "json-ld:isAccessibleForFree"),
        ),
        (meta(article__content_tier="metered"), (False, "meta:article:content_tier")),
        (meta(article__content_tier="free"), (True, "meta:article:content_tier")),
        (meta(article__content_tier="some", access="locked"), (False, "meta:access")),
    ],
)
def test_a_wall_is_told_in_several_ways(head, told):
    read = story(head=head)
    voice = dict(read.provenance).get("is_accessible_for_free")
    assert (read.is_accessible_for_free, voice) == told


def test_each_field_names_the_voice_that_gave_it():
    head = json_ld(headline="Brand raises a million", author="Ann Lee", articleSection="Media")
    head += meta(
        article__published_time="2026-11-21", article__modified_time="2026-11-22",
        og__description="In short.", og__image="/i.jpg", article__tag="Money",
    )  # fmt: skip
    head += "<link rel='canonical' href='https://www.example.com/a'>"
    assert dict(story(head=head).provenance) == {
        "headline": "json-ld:headline",
        "authors": "json-ld:author",
        "published": "meta:article:published_time",
        "modified": "meta:article:modified_time",
        "section": "json-ld:articleSection",
        "tags": "meta:article:tag",
        "description": "meta:og:description",
        "image": "meta:og:image",
        "language": "html[lang]",
        "canonical_url": "link[rel=canonical]",
    }
    assert dict(story(lang="").provenance) == {"headline": "h1", "canonical_url": "url"}
    rules = PageRules(headline="h1", byline=".by", published=".on", language="ms")
    told = extract(
        page(article(before="<i class='by'>Ann Lee</i><i class='on'>21 Ogos 2026</i>", lang="")),
        rules,
    ).provenance
    assert [pair for pair in told if "rules" in pair[1]] == [
        ("headline", "rules:headline"),
        ("authors", "rules:byline"),
        ("published", "rules:published"),
        ("language", "rules:language"),
    ]


def test_the_language_is_a_tag():
    assert story(lang="en-us").language == "en-US"
    assert story(lang="English", head=meta(og__locale="zh_hant_hk")).language == "zh-Hant-HK"
    assert story(lang="").language is None
    assert language_tag("es-419") == "es-419"


@pytest.mark.parametrize(
    ("headline", "stated", "language"),
    [
        ("नई कंपनी को पैसा मिला", "en", "hi"),
        ("नई कंपनी को पैसा मिला", "mr", "mr"),
        ("電通、新会社に出資へ", "en-US", "ja"),
        ("香港電訊宣布與阿里巴巴合作", "zh-Hant-HK", "zh-Hant-HK"),
        ("香港電訊宣布與阿里巴巴合作", "ja", "ja"),
        ("광고 회사가 투자를 받았다", "", "ko"),
        ("บริษัทได้รับเงินลงทุน", "en", "th"),
        ("HKT (香港電訊) bets on culture", "en", "en"),
        ("Агентство получило миллион", "ru", "ru"),
        ("Agence lève 5 millions", "", None),
    ],
)
def test_a_script_overrules_a_label_that_cannot_be(headline, stated, language):
    assert story(h1=headline, lang=stated).language == language


def test_a_page_with_very_many_meta_elements_is_read():
    assert story(head=meta(a="b") * 600 + "<meta><meta name='x'>").headline
