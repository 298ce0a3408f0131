"""What kind of page a story stands on."""

import pytest
from extract.pages import article, json_ld, meta, page

from newswatch.extract import extract

SITE = "https://www.example.com"


def kind(html, path="/news/brand-raises-a-million"):
    story = extract(page(html, url=SITE + path))
    return story.kind, dict(story.provenance).get("kind")


def test_a_page_that_says_nothing_is_news():
    assert kind(article()) == ("news", None)
    assert kind(article(head=json_ld(articleSection="Media"))) == ("news", None)


@pytest.mark.parametrize(
    ("type_", "is_kind"),
    [
        ("LiveBlogPosting", "live_blog"),
        ("OpinionNewsArticle", "opinion"),
        ("AdvertiserContentArticle", "partner"),
        (["NewsArticle", "OpinionNewsArticle"], "opinion"),
    ],
)
def test_a_type_is_believed_first(type_, is_kind):
    head = json_ld(**{"@type": type_}, articleSection="Sponsored")
    assert kind(article(head=head)) == (is_kind, "json-ld:@type")


@pytest.mark.parametrize(
    ("head", "told"),
    [
        (json_ld(sponsor={"name": "Brand"}), ("partner", "json-ld:sponsor")),
        (json_ld(genre="Editorial"), ("opinion", "json-ld:genre")),
        (json_ld(articleSection="Sponsored content"), ("partner", "json-ld:articleSection")),
        (meta(article__section="Opinión"), ("opinion", "meta:article:section")),
        (meta(article__opinion="true"), ("opinion", "meta:article:opinion")),
        (meta(og__type="video.other"), ("video", "meta:og:type")),
        (json_ld(**{"@type": "CollectionPage"}), ("listing", "json-ld:@type")),
        (
            json_ld(**{"@type": "CollectionPage"}) + meta(og__type="article"),
            ("news", None),
        ),
        (json_ld() + json_ld(**{"@type": "VideoObject"}), ("news", None)),
    ],
)
def test_structured_voices_tell(head, told):
    assert kind(article(head=head)) == told


@pytest.mark.parametrize(
    ("path", "is_kind"),
    [
        ("/opinion/the-agency-is-dead", "opinion"),
        ("/comment/the-agency-is-dead", "opinion"),
        ("/partner-content/how-brands-win", "partner"),
        ("/news/live/budget-day", "live_blog"),
        ("/video/agency-tour", "video"),
        ("/daily-news-roundup/monday", "round_up"),
        ("/tag/funding", "listing"),
        ("/loyalty/page/2/", "listing"),
        ("/", "listing"),
        ("/?p=8814", "news"),
        ("/news/opinion", "news"),
        ("/2026/11/opinion-polls-are-down", "news"),
    ],
)
def test_the_address_tells(path, is_kind):
    assert kind(article(), path)[0] == is_kind


@pytest.mark.parametrize(
    ("label", "is_kind"),
    [
        ("Sponsored", "partner"),
        ("Sponsored by:", "partner"),
        ("Partner Content by Brand Corp", "partner"),
        ("Opinion", "opinion"),
        ("社論", "opinion"),
        ("OPİNİON", "opinion"),  # capitals by the rules of Turkish
        ("opınıon", "opinion"),
        ("Watch", "news"),
        ("Live", "news"),
        ("Opinion is divided on what the budget means for agencies", "news"),
    ],
)
def test_a_label_over_the_headline_tells(label, is_kind):
    html = article().replace("<h1>", f"<div><span>{label}</span></div><h1>")
    assert kind(html)[0] == is_kind


@pytest.mark.parametrize(
    ("headline", "is_kind"),
    [
        ("Weekly roundup: who moved where", "round_up"),
        ("Talent moves and wins: This week in APAC", "round_up"),
        ("Top 5 campaigns of October", "round_up"),
        ("Opinion: the pitch is broken", "opinion"),
        ("Budget 2026 live updates", "live_blog"),
        ("Watch: the new film of Brand", "video"),
        ("VİDEO: the new film of Brand", "video"),
        ("Agency wins the account of Brand [VIDEO]", "news"),
        ("Sponsored: how Brand won", "partner"),
        ("Watching brands live on", "news"),
        ("5G network to open in Asia", "news"),
    ],
)
def test_the_first_words_of_the_headline_tell(headline, is_kind):
    assert kind(article(h1=headline))[0] == is_kind


@pytest.mark.parametrize(
    ("live", "is_kind"),
    [
        ({"url": f"{SITE}/news/brand-raises-a-million#live", "headline": "Day one"}, "live_blog"),
        ({"headline": "Brand raises a million"}, "live_blog"),
        ({"url": f"{SITE}/news/another-day", "headline": "Another day"}, "news"),
    ],
)
def test_a_live_blog_may_be_told_beside_an_article(live, is_kind):
    head = json_ld() + json_ld(**{"@type": "LiveBlogPosting"}, **live)
    assert kind(article(h1="Brand raises a million", head=head))[0] == is_kind


def test_a_sponsor_may_stand_under_the_headline():
    assert kind(article(before="<div><p>Sponsored by:</p></div>"))[0] == "partner"
    assert kind(article(before="<div><p>Opinion</p></div>"))[0] == "news"


def test_many_labels_are_looked_at_in_part():
    spans = "".join(f"<span>{n}</span>" for n in range(60))
    assert kind(article().replace("<h1>", f"<b>Opinion</b>{spans}<h1>"))[0] == "news"
    bare = article(h1="").replace("<title> |", "<title>Brand raises a million |")
    assert kind(bare)[0] == "news"
