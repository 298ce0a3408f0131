"""One page in, one article out; and an error of ours for all that is no article."""

import pytest
from extract.pages import PARAGRAPHS, URL, article, json_ld, meta, page

from newswatch.errors import ConfigError, ExtractError
from newswatch.extract import as_contract, extract
from newswatch.model import PageRules


def test_a_plain_page_gives_headline_and_body():
    story = extract(page(article()))
    assert story.headline == "Brand raises a million"
    assert story.body == "\n\n".join(PARAGRAPHS)
    assert (story.url, story.canonical_url) == (URL, URL)


def test_everything_that_a_page_says_is_read():
    head = json_ld(
        headline="Brand raises a million",
        datePublished="2026-11-21T09:04:11+08:00",
        dateModified="2026-11-21T10:00:00+08:00",
        author=[{"@type": "Person", "name": "Ann Lee"}, {"@type": "Organization", "name": "AFP"}],
        articleSection="Funding",
        keywords=["money", "retail"],
        description="A million for Brand.",
        image={"@type": "ImageObject", "url": "/lead.jpg"},
        inLanguage="en-SG",
        isAccessibleForFree=True,
    )
    story = extract(page(article(head=head, lang="")))
    assert story.published == "2026-11-21T09:04:11+08:00"
    assert story.published_raw == "2026-11-21T09:04:11+08:00"
    assert story.modified == "2026-11-21T10:00:00+08:00"
    assert story.authors == ("Ann Lee", "AFP")
    assert (story.section, story.tags) == ("Funding", ("money", "retail"))
    assert story.description == "A million for Brand."
    assert story.image == "https://www.example.com/lead.jpg"
    assert (story.language, story.is_accessible_for_free) == ("en-SG", True)


def test_the_contract_has_its_keys_and_no_others():
    answer = as_contract(extract(page(article())))
    assert list(answer) == [
        "title", "authors", "date", "modified", "body", "language", "description", "section",
        "tags", "image", "canonical_url", "related", "error",
    ]  # fmt: skip
    assert answer["error"] is None


@pytest.mark.parametrize(
    ("body", "failure"),
    [
        (b"", "empty"),
        ("  \n\x00 ", "empty"),
        ("<!-- nothing -->", "empty"),
        (b"%PDF-1.7 <p>", "not_html"),
        ('{"a": "<p>text</p>"}', "not_html"),
        ('<?xml version="1.0"?>\n<rss version="2.0"><channel/></rss>', "not_html"),
        ("<urlset></urlset>", "not_html"),
        ("just words", "not_html"),
        ("<html><body><h1>A headline alone</h1></body></html>", "no_article"),
        (f"<html><body><div>{'<p>word word word. </p>' * 9}</div></body></html>", "no_article"),
    ],
)
def test_what_holds_no_article_is_named(body, failure):
    with pytest.raises(ExtractError) as caught:
        extract(page(body))
    assert (caught.value.failure, caught.value.url) == (failure, URL)


def test_a_selector_that_is_none_is_the_sources_fault():
    with pytest.raises(ConfigError, match="no CSS selector"):
        extract(page(article()), PageRules(body="div["))


def test_an_outlets_selectors_win():
    html = article(
        before="<p class='who'>Written by <b>Bo Ek</b></p><i class='when' title='x'>3 Apr 2026</i>"
        "<h2 class='head'>The outlet's own headline</h2>",
        after="<div id='text'><p>Short.</p><p>Text.<br><br>More.</p></div><b class='extra'>x</b>",
    )
    rules = PageRules(
        headline="h2.head",
        byline=".who b",
        published="i.when",
        body="#text, #text p",
        drop=(".extra",),
        language="ms",
    )
    story = extract(page(html.replace('lang="en"', "")), rules)
    assert story.headline == "The outlet's own headline"
    assert story.authors == ("Bo Ek",)
    assert (story.published, story.published_raw) == ("2026-04-03", "3 Apr 2026")
    assert story.body == "Short.\n\nText.\n\nMore."
    assert story.language == "ms"


def test_selectors_may_name_text_and_attributes_and_may_find_nothing():
    html = article(before="<i class='when' data-at='2026-01-02'>yesterday</i>")
    rules = PageRules(published="i.when::attr(data-at)", headline="h1::text", byline=".none")
    story = extract(page(html), rules)
    assert story.published == "2026-01-02"
    assert story.headline == "Brand raises a million"
    assert story.authors == ()


def test_a_body_selector_that_finds_nothing_is_passed_over():
    assert extract(page(article()), PageRules(body="#gone")).body == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "canonical",
    [
        "https://www.example.com/",
        "https://other.org/news/brand-raises-a-million",
        "javascript:void(0)",
        "http://[broken",
    ],
)
def test_a_canonical_address_that_leads_elsewhere_is_not_believed(canonical):
    head = f'<link rel="canonical" href="{canonical}">'
    url = URL + "?utm_source=feed#top"
    assert extract(page(article(head=head), url=url)).canonical_url == URL


def test_a_canonical_address_of_the_same_site_is_believed():
    head = '<link rel="canonical" href="/news/the-real-one?utm_medium=x">'
    story = extract(page(article(head=head), url="https://production.example.com/a?p=1"))
    assert story.canonical_url == "https://production.example.com/news/the-real-one"
    head = meta(og__url="https://www.example.com.au/b")
    story = extract(page(article(head=head), url="https://example.com.au/b?x=1"))
    assert story.canonical_url == "https://www.example.com.au/b"


def test_hosts_that_are_numbers_are_told_apart_by_their_port():
    for port, address in ((8001, "http://127.0.0.1:8001/b"), (8002, "http://127.0.0.1:8001/a")):
        head = f'<link rel="canonical" href="http://127.0.0.1:{port}/b">'
        story = extract(page(article(head=head), url="http://127.0.0.1:8001/a"))
        assert story.canonical_url == address


def test_a_body_of_the_wrong_type_is_our_error_too():
    with pytest.raises(ExtractError, match="cannot be read"):
        extract(page(7))


def test_without_an_address_the_page_is_still_read():
    head = '<link rel="canonical" href="https://www.example.com/a">'
    assert extract(page(article(head=head), url="")).canonical_url == "https://www.example.com/a"
    assert extract(page(article(), url="")).canonical_url == ""


def test_the_standfirst_is_part_of_the_body():
    words = "The money is for Malaysia, where the company sees more retailers than anywhere else."
    named = article(before=f"<div class='standfirst'>{words}</div>")
    told = article(head=meta(og__description=words), before=f"<div>{words}</div>")
    cut = article(head=meta(description=words[:70] + "…"), before=f"<div>{words}</div>")
    for html in (named, told, cut):
        assert extract(page(html)).body.startswith(words + "\n\nBrand Corp")


@pytest.mark.parametrize(
    "before",
    [
        "<div class='lead'>November 21, 2026 10:30 by our own reporter in Singapore</div>",
        "<figure class='lead'><p class='lead'>A man before a very big house.</p></figure>",
        f"<div class='lead'>{PARAGRAPHS[0]}</div>",
        "<div class='lead'>Short.</div>",
        f"<div class='lead'>short{' ' * 60}</div>",
    ],
)
def test_what_only_looks_like_a_standfirst_is_left_out(before):
    assert extract(page(article(before=before))).body.startswith(PARAGRAPHS[0])


def test_deep_nesting_does_no_harm():
    deep = "<div>" * 3000 + "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    html = f"<html><body><h1>Brand raises a million</h1>{deep}"
    with pytest.raises(ExtractError):
        extract(page(html))
    deep = "<div>" * 400 + "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    story = extract(page(f"<html><body><h1>Brand raises a million</h1>{deep}"))
    assert PARAGRAPHS[0] in story.body
