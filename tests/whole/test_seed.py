"""The article that the project began with, all the way from a page to one alert."""

import json
from datetime import UTC, datetime
from html import escape

import pytest
from newsroom import Reply, Site
from paths import SHARED, needs_shared
from whole.stage import Pace, Stage, slow_newsroom

pytestmark = needs_shared

SEED = SHARED / "seed" / "article.txt"
HEADLINE = "Alibaba's media arm to pump HK$5bn to promote HK's cultural scene"
FUNDER = "Alibaba Digital Media and Entertainment Group"
RECIPIENT = "HK's cultural scene"
# Words of the copy that are none of the article's.
REST = (
    "Social Mixer",
    "share on",
    "Related articles",
    "hype train",
    "6.18 Mid-Year",
    "Telegram",
    "Free newsletter",
    "daily lowdown",
    "big and messy",
    "subscribe now",
)


def copied():
    """Return the copy's body paragraphs and related headlines, cut where a reader would."""
    text = SEED.read_text("utf-8")
    _, body, _ = text.split("share on", 2)
    body, _, related = body.partition("Related articles:")
    paragraphs = [" ".join(part.split()) for part in body.split("\n\n") if part.strip()]
    return paragraphs, [line.strip() for line in related.splitlines() if line.strip()]


def page(home, published):
    """Return a page built as the outlet builds its own: banner, hero, two widgets, both tails."""
    paragraphs, related = copied()
    body = "".join(f"<p>{escape(part)}&nbsp;</p>" for part in paragraphs)
    links = "".join(
        f'<p><a href="{home}/alibaba-story-{number}">{escape(text)}</a></p>'
        for number, text in enumerate(related)
    )
    return (
        f"<!doctype html><html lang='en'><head><title>{HEADLINE} | Marketing-Interactive</title>"
        f'<meta property="og:title" content="{HEADLINE}">'
        f'<meta property="article:published_time" content="{published.isoformat()}">'
        f"</head><body><nav><a href='/'><img alt='marketing interactive'></a></nav>"
        f"<div class='banner'><a href='/events'><img alt='Social Mixer 2024 Singapore'></a>"
        f"<p>Social Mixer 2024 Singapore</p></div><main><img alt=\"{HEADLINE}\" src='/hero.jpg'>"
        f"<h1>{HEADLINE}</h1><div class='share'>share on</div>"
        f"<div class='content'>{body}<p><strong>Related articles:</strong></p>{links}</div>"
        f"<div class='share'>share on</div></main>"
        "<section><p>Follow us on our Telegram channel for the latest updates in the marketing and"
        " advertising scene.</p><button>Follow</button></section><section><h3>Free newsletter</h3>"
        "<p>Get the daily lowdown on Asia's top marketing stories.</p><p>We break down the big and"
        " messy topics of the day so you're updated on the most important developments in Asia's"
        " marketing development – for free.</p><a href='/subscribe'>subscribe now open in new"
        " window</a></section></body></html>"
    )


def feed_of(site):
    """Return the answer that is the site's feed as it stands when it is asked for."""
    kind = {"Content-Type": "application/rss+xml; charset=utf-8"}

    def answer(exchange):
        Reply(site.feed(), headers=kind, has_validators=True)(exchange)

    return answer


def assert_reads_as_it_should(headline, body, related):
    paragraphs, titles = copied()
    assert headline == HEADLINE
    assert [" ".join(part.split()) for part in body.split("\n\n")] == paragraphs
    assert [word for word in REST if word in body] == []
    assert related == titles
    assert len(related) == 2


def assert_says_as_it_should(said):
    assert said["type"] == "pledge"
    assert [(one["currency"], one["value"]) for one in said["amounts"]] == [("HKD", 5_000_000_000)]
    assert said["period_years"] == 5
    assert said["funders"] == [FUNDER]
    assert said["recipients"] == [RECIPIENT]


@pytest.fixture(scope="module")
def stage(tmp_path_factory):
    """Return a stage on which the outlet was looked at, told the story, and was looked at again."""
    with Site("Marketing-Interactive") as site, slow_newsroom(Pace()) as served:
        site.pages["/rss-feed"] = feed_of(site)
        body = "Its posters are blue.\n\nThey hang in every station of the line, it said."
        site.publish("agency-hangs-blue-posters", "Agency hangs blue posters", body * 4)
        stage = Stage(
            tmp_path_factory.mktemp("seed"),
            {"marketing_interactive": site.home},
            inbox=served.inbox_url,
            spiders=("spiders",),
        )
        stage.call("run", "marketing_interactive")
        published = datetime.now(UTC).replace(microsecond=0)
        slug = "alibabas-media-arm-to-pump-hk5bn"
        site.publish(slug, HEADLINE, "Told on its page.", published)
        site.pages[f"/{slug}"] = Reply(page(site.home, published), has_validators=True)
        stage.call("run", "marketing_interactive")
        stage.call("run", "marketing_interactive")
        stage.inbox = served.inbox
        stage.url = site.url(slug)
    return stage


def shown(stage):
    return json.loads(stage.call("show", stage.url, "--json"))


def test_its_page_is_stored_as_headline_body_and_two_related_links(stage):
    story = shown(stage)
    related = [link["text"] for link in story["links"] if link["role"] == "related"]
    body = stage.value("SELECT body FROM articles WHERE canonical_url = ?", stage.url)
    assert_reads_as_it_should(story["headline"], body, related)


def test_it_is_flagged_with_who_gives_how_much_to_whom(stage):
    assert_says_as_it_should(shown(stage)["announcement"])


def test_it_is_told_once_with_the_words_that_prove_it(stage):
    assert len(stage.inbox) == 1
    told = json.loads(stage.inbox[0].body)
    assert told["type"] == "announcement.first"
    assert told["data"]["headline"] == HEADLINE
    assert told["data"]["url"] == stage.url
    assert told["data"]["funders"] == [FUNDER]
    assert told["data"]["quote"]
    assert len(stage.logged()) == 1
    assert stage.value("SELECT count(*) FROM alerts") == 2
    assert stage.rows("SELECT is_backfill FROM announcements") == [(0,)]
    stage.assert_sound()


def test_the_copied_text_gives_the_same(stage, tmp_path):
    read = json.loads(stage.call("extract", str(SEED), "--json"))
    assert_reads_as_it_should(read["title"], read["body"], [one["text"] for one in read["related"]])
    copy = tmp_path / "copy.txt"
    copy.write_text(f"{read['title']}\n\n{read['body']}\n", "utf-8")
    assert_says_as_it_should(json.loads(stage.call("detect", str(copy), "--json")))
