"""Whole crawls over real HTTP: a source's days, foreign parts, and sources that are sick."""

import json
from contextlib import ExitStack

import misbehaviour
import pytest
from crawl.foreign import INIT, PLAIN, SHOP
from newsroom import Reply, Site
from project import FEED, LISTING, LOGBOOK, SITEMAP, Project

from newswatch import store

TEXT = "The agency said so on Monday.\n\nIts client said nothing about it at all."
DEAL = (
    "Lumen Media has raised US$12 million in a Series A round led by Banyan Row Ventures.\n\n"
    "The money goes to screens."
)


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """One project of many sources, crawled three times while its sites move on."""
    with ExitStack() as open_sites:
        post, plain, shared, odd = (open_sites.enter_context(Site()) for _ in range(4))
        project = Project(tmp_path_factory.mktemp("world"), tables=LOGBOOK)
        project.file("scrapy.cfg", "[settings]\ndefault = shop\n")
        project.file("shop.py", SHOP)
        project.file("outlets/aaa_broken.py", "this is no Python\n")
        project.file("outlets/plain.py", PLAIN.replace("{home}", plain.home))
        project.file("outlets/init.py", INIT)
        project.spider("post", post.home, FEED + SITEMAP)
        for half in ("north", "south"):
            project.spider(half, shared.home, LISTING, article_url=f"^/{half}-[a-z-]+$")
            shared.publish(f"{half}-story", f"From the {half}", TEXT)
        broken = "    def {}(self, *given, **more):\n        raise RuntimeError('odd')\n"
        project.spider("odd", odd.home, more=broken.format("parse_page"))
        project.spider("settings", odd.home, more="    custom_settings = 5\n")
        project.spider("pattern", odd.home, more=broken.format("is_story"))
        project.spider("declared", odd.home, article_url="(")
        odd.publish("odd-story", "An odd one", TEXT)
        for slug in ("first-story", "edited-story", "leaving-story", "unwanted-story", "bug-story"):
            post.publish(slug, f"About the colour of a {slug}", TEXT)
        post.pages["/sitemap.xml"] = with_slashes(post)
        runs = [project.newswatch("run", "--json")]
        first, sources = post.requests, project.rows("SELECT * FROM sources")
        post.clear()
        post.edit("edited-story", body=f"{TEXT}\n\nCorrected on Tuesday.")
        post.withdraw("leaving-story")
        post.publish("funding-story", "Lumen Media raises US$12m Series A", DEAL)
        post.pages["/sitemap.xml"] = with_slashes(post)
        runs.append(project.newswatch("crawl", "post", program="scrapy"))
        second = post.requests
        post.publish("leaving-story", "About the colour of a leaving-story", TEXT)
        runs.append(project.newswatch("run", "--all", "--strict", "--json"))
        yield {
            "project": project,
            "runs": runs,
            "first": first,
            "second": second,
            "sources": sources,
        }


def with_slashes(site):
    """Return the site's sitemap with addresses in another writing than the feed's, served too."""
    for slug in (*site.stories, *site.gone):
        site.pages[f"/{slug}/"] = lambda exchange, path=f"/{slug}": site._own(path)(exchange)
    return Reply(site.sitemap().replace("-story<", "-story/<"))


def stored(world, like="%"):
    rows = world["project"].rows("SELECT * FROM articles WHERE url LIKE ? ORDER BY url", like)
    return {row["url"].rstrip("/").rpartition("/")[2]: row for row in rows}


def changes(world, slug):
    return world["project"].rows(
        "SELECT changes.kind, fields, changes.is_backfill FROM changes"
        " JOIN articles AS a ON a.id = article_id"
        " WHERE a.url LIKE ? ORDER BY changes.id",
        f"%/{slug}%",
    )


def failures(world, slug):
    return set(
        world["project"].column(
            "SELECT failure FROM fetches WHERE url LIKE ? AND failure IS NOT NULL", f"%/{slug}%"
        )
    )


def reports(world, run):
    return {told["source"]: told for told in json.loads(world["runs"][run].out)["sources"]}


def test_sick_sources_are_told_and_stop_no_other(world):
    assert world["runs"][0].code == 0
    failed = {name: told["failure"] for name, told in reports(world, 0).items()}
    assert failed == {
        "post": None,
        "plain": None,
        "north": None,
        "south": None,
        "odd": "error",
        "init": "not_started",
        "settings": "not_started",
        "pattern": "no_channel",
        "declared": "not_started",
        "aaa_broken": "not_started",
    }
    assert "SyntaxError" in world["runs"][0].err
    assert "article_url must be a regular expression" in world["runs"][0].err
    assert world["runs"][0].err.count("spider_not_loaded module=outlets.aaa_broken") == 1


def test_strict_makes_any_of_them_an_error(world):
    assert world["runs"][2].code == 1
    assert "sources failed" in world["runs"][2].err


def test_the_reason_stands_in_the_tables(world):
    told = {
        row["name"]: (row["failure"], row["failures"], row["first_crawled_at"])
        for row in world["sources"]
    }
    assert told["post"][:2] == (None, 0)
    assert told["odd"][:2] == ("error", 1)
    assert told["pattern"][:2] == ("no_channel", 1)
    assert failures(world, "odd-story") == {"error"}
    (feed,) = world["project"].rows(
        "SELECT f.failure, f.next_fetch_at FROM feeds AS f JOIN sources AS s ON s.id = f.source_id"
        " WHERE s.name = 'pattern'"
    )
    assert feed["failure"] == "error"
    assert feed["next_fetch_at"] > told["pattern"][2]


def test_two_sources_of_one_host_follow_one_another(world):
    rows = world["project"].rows(
        "SELECT s.name, c.started_at, c.finished_at FROM crawls AS c JOIN sources AS s"
        " ON s.id = c.source_id WHERE s.name IN ('north', 'south') ORDER BY c.id LIMIT 2"
    )
    assert [row["name"] for row in rows] == ["north", "south"]
    assert rows[0]["finished_at"] <= rows[1]["started_at"]
    assert {"north-story", "south-story"} <= set(stored(world))


def test_items_of_a_foreign_spider_are_stored_whatever_their_class(world):
    assert {"as-dict", "as-dataclass", "as-attrs", "raw-text"} <= set(stored(world))
    assert failures(world, "no-headline") == {"invalid"}
    assert [told["is_backfill"] for told in changes(world, "as-attrs")] == [1]


def test_a_pipeline_of_the_project_has_its_say_and_loses_nothing(world):
    assert "About the color of a first-story" in stored(world)["first-story"]["headline"]
    assert not {"unwanted-story", "bug-story"} & set(stored(world))
    rows = world["project"].rows(
        "SELECT url, state, reason, attempts FROM candidates WHERE state <> 'done' ORDER BY url"
    )
    told = {
        row["url"].rstrip("/").rpartition("/")[2]: (row["state"], row["reason"]) for row in rows
    }
    assert told["unwanted-story"] == ("rejected", "invalid")
    assert told["bug-story"] == ("open", "error")
    assert failures(world, "bug-story") == {"error"}
    # It fails on records that are no stories; they are kept all the same.
    feeds = world["project"].rows("SELECT url, http_etag FROM feeds WHERE url LIKE '%/feed'")
    assert feeds[0]["http_etag"]


def test_one_story_under_two_addresses_is_asked_for_once(world):
    paths = [asked.path.rstrip("/") for asked in world["first"]]
    assert paths.count("/first-story") == 1
    assert len(stored(world, "%first-story%")) == 1


def test_scrapy_crawls_as_newswatch_does(world):
    assert world["runs"][1].code == 0
    # Which of two writings is asked for, depends on the channel that answers first.
    asked = {asked.path.rstrip("/"): asked for asked in world["second"]}
    assert {"/feed", "/sitemap.xml", "/edited-story", "/leaving-story", "/funding-story"} <= set(
        asked
    )
    assert "/unwanted-story" not in asked
    assert "if-none-match" in asked["/feed"].headers
    assert "if-none-match" in asked["/edited-story"].headers
    assert "/robots.txt" not in asked  # remembered


def test_an_edit_a_withdrawal_and_a_return_are_seen_once_each(world):
    assert [told["kind"] for told in changes(world, "first-story")] == ["new"]
    assert [(told["kind"], told["fields"]) for told in changes(world, "edited-story")] == [
        ("new", "[]"),
        ("modified", '["body"]'),
    ]
    assert [(told["kind"], told["fields"]) for told in changes(world, "leaving-story")] == [
        ("new", "[]"),
        ("removed", "[]"),
        ("modified", '["restored"]'),
    ]


def test_only_what_is_new_alerts(world):
    lines = (world["project"].root / "alerts.jsonl").read_text().splitlines()
    assert [json.loads(line)["headline"] for line in lines] == [
        "Lumen Media raises US$12m Series A"
    ]
    assert [told["is_backfill"] for told in changes(world, "funding-story")] == [0]


def test_the_row_of_a_crawl_counts_what_it_did(world):
    rows = world["project"].rows(
        "SELECT c.* FROM crawls AS c JOIN sources AS s ON s.id = c.source_id"
        " WHERE s.name = 'post' ORDER BY c.id"
    )
    told = [{name: row[name] for name in ("found", "new", "modified", "removed")} for row in rows]
    assert told[:2] == [
        {"found": 5, "new": 3, "modified": 0, "removed": 0},
        {"found": 1, "new": 1, "modified": 1, "removed": 1},
    ]
    assert rows[0]["pages"] == 5
    assert all(row["finish_reason"] == "finished" for row in rows)


def test_the_file_proves_itself(world):
    db = store.open_database(world["project"].database)
    assert store.verify(db) == []
    db.close()


def test_a_database_that_fails_ends_the_crawl_and_the_run(tmp_path):
    with Site() as site:
        project = Project(tmp_path)
        project.spider("post", site.home)
        for number in range(1200):
            site.publish(f"story-{number:04}", f"Story {number}", TEXT)

        def pull_the_rug(exchange):
            db = store.open_database(project.database)
            db.execute("DROP TABLE links")
            db.close()
            exchange.send(404, {}, b"")

        site.pages["/story-1190"] = pull_the_rug
        ended = project.newswatch("run")
        pages = len(site.requests)
    assert ended.code == 1
    assert "the database failed" in ended.out + ended.err
    assert pages < 1100  # not all of the site for nothing


def test_a_source_that_lists_nothing_readable_has_failed(tmp_path):
    with Site() as site, Site() as other:
        project = Project(tmp_path)
        project.spider("post", site.home)
        project.spider("other", other.home)
        site.pages["/feed"] = misbehaviour.html_feed
        other.publish("moved/elsewhere", "Its stories have moved", TEXT)
        ended = project.newswatch("crawl")
    assert ended.code == 1
    assert "2 of 2 sources failed" in ended.err
    assert set(project.column("SELECT failure FROM feeds")) == {"empty", "not_a_feed"}
