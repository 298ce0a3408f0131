"""Looking again: an unchanged newsroom costs one question a channel; old stories are no news."""

import json
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from newsroom import Site
from whole.stage import Pace, Stage, slow_newsroom

SPIDER = '''"""A title that is added to the watch."""

from newswatch.crawl.spider import NewsSpider
from newswatch.model import Channel


class Added(NewsSpider):
    """One feed."""

    name = "added"
    home = "https://www.added.example"
    country = "SG"
    language = "en"
    channels = (Channel(kind="feed", url="/feed"),)
    article_url = r"^/story-[0-9]+$"
'''
LAST = "SELECT key FROM alerts WHERE target = ? ORDER BY id DESC LIMIT 1"
STORY = """\
{name} has raised US${sum} million in a Series A round led by Banyan Row Ventures, the company said.

The money will go into hiring and into opening an office in Jakarta, its chief executive said.

"We sell advertising space on the lids of lunch boxes, and lunch is not going away," she said."""


def publish(site, number, published):
    """Publish a funding story that no other resembles."""
    name = f"Lunchbox {number} Media"
    headline = f"{name} raises US${number % 40 + 2} million Series A from Banyan Row Ventures"
    site.publish(
        f"story-{number}", headline, STORY.format(name=name, sum=number % 40 + 2), published
    )


@pytest.fixture(scope="module")
def passes(tmp_path_factory):
    """Return the stage, the newsroom and what was asked and received after two days."""
    with slow_newsroom(Pace()) as served:
        folder = tmp_path_factory.mktemp("passes")
        stage = Stage(folder, served.homes, inbox=served.inbox_url)
        stage.call("run")
        first = served.inbox
        served.day = 2
        stage.call("run")
        second = served.inbox
        served.clear()
        before = counts(stage)
        told = stage.call("run", "--json")
        yield stage, served, (first, second), before, told


def counts(stage):
    tables = ("articles", "article_versions", "changes", "announcements", "alerts", "links")
    return {table: stage.value(f"SELECT count(*) FROM {table}") for table in tables}


def test_the_first_day_reaches_no_inbox_and_the_second_only_what_is_new(passes):
    stage, _, (first, second), _, _ = passes
    assert first == []
    received = Counter(message.headers["webhook-id"] for message in second)
    owed = stage.rows("SELECT key FROM alerts WHERE target = 'desk'")
    assert received == Counter(key for (key,) in owed)
    assert len(received) == stage.value("SELECT count(*) FROM events WHERE id IN"
        " (SELECT event_id FROM announcements WHERE is_backfill = 0)")  # fmt: skip


def test_a_third_pass_asks_only_the_channels_and_each_says_not_modified(passes):
    stage, served, _, _, _ = passes
    asked = served.requests
    channels = stage.value("SELECT count(*) FROM feeds WHERE is_declared = 1")
    assert len(asked) == channels
    assert {(request.status, request.conditional) for request in asked} == {(304, True)}


def test_a_third_pass_reads_flags_and_tells_nothing(passes):
    stage, served, _, before, told = passes
    assert served.inbox == []
    assert counts(stage) == before
    assert '"judged": 0' in told
    assert '"sent": {"sent": 0' in told
    again = (
        "SELECT count(*) FROM fetches WHERE kind = 'article' AND crawl_id IN (SELECT id FROM crawls"
        " WHERE run_id = (SELECT run_id FROM crawls ORDER BY id DESC LIMIT 1))"
    )
    assert stage.value(again) == 0


@pytest.fixture(scope="module")
def added(passes):
    """Return the stage and the site of a source that joins with 200 old stories, then has one."""
    stage, served, _, _, _ = passes
    (stage.folder / "added_spiders").mkdir()
    (stage.folder / "added_spiders" / "__init__.py").write_text('"""Sources."""\n', "utf-8")
    (stage.folder / "added_spiders" / "added.py").write_text(SPIDER, "utf-8")
    with Site("Added") as site:
        now = datetime.now(UTC).replace(microsecond=0)
        for number in range(200):
            publish(site, number, now - timedelta(hours=3 * number + 1))
        wider = Stage(
            stage.folder,
            {**served.homes, "added": site.home},
            inbox=served.inbox_url,
            spiders=("newsroom_spiders", "added_spiders"),
        )
        served.clear()
        wider.call("run")
        yield wider, site, served


def of_added(stage, table, condition="1"):
    return stage.value(
        f"SELECT count(*) FROM {table} AS t JOIN articles AS a ON a.id = t.article_id"
        f" JOIN sources AS s ON s.id = a.source_id WHERE s.name = 'added' AND {condition}"
    )


def test_a_source_that_is_added_brings_backfill_and_wakes_nobody(added):
    stage, _, served = added
    assert served.inbox == []
    assert of_added(stage, "article_versions", "a.is_backfill = 1") == 200
    assert of_added(stage, "announcements", "t.is_backfill = 1") == 200


def test_its_first_news_is_told_once_to_each_target(added):
    stage, site, served = added
    owed = stage.value("SELECT count(*) FROM alerts")
    publish(site, 200, datetime.now(UTC).replace(microsecond=0))
    site.clear()
    stage.call("run")
    assert len(served.inbox) == 1
    assert stage.value("SELECT count(*) FROM alerts") == owed + 2
    assert stage.logged()[-1] == stage.value(LAST, "logbook")
    assert served.inbox[0].headers["webhook-id"] == stage.value(LAST, "desk")
    assert Counter(stage.logged()).most_common(1)[0][1] == 1
    assert of_added(stage, "announcements", "t.is_backfill = 0") == 1
    assert [request.path for request in site.requests] == ["/feed", "/story-200"]


def test_correcting_and_withdrawing_what_was_told_changes_the_facts_and_is_told(added):
    stage, site, served = added
    story = site.stories["story-200"]
    before = stage.announced()["added/story-200"]
    assert before["amounts"] == [("USD", 2_000_000)]
    headline, body = (text.replace("US$2", "US$7") for text in (story.headline, story.body))
    site.edit("story-200", headline=headline, body=body)
    stage.call("run")
    corrected = stage.announced()["added/story-200"]
    site.withdraw("story-200")
    stage.call("run")
    kinds = stage.rows(
        "SELECT c.kind FROM changes AS c JOIN articles AS a ON a.id = c.article_id"
        " WHERE a.canonical_url = ? ORDER BY c.id",
        site.url("story-200"),
    )
    assert kinds == [("new",), ("modified",), ("removed",)]
    assert corrected == {**before, "amounts": [("USD", 7_000_000)]}
    assert stage.announced()["added/story-200"] == {**corrected, "state": "withdrawn"}
    kinds = [json.loads(told.body)["data"]["kind"] for told in served.inbox]
    assert kinds == ["first", "correction", "withdrawn"]
    stage.assert_sound()
