"""Hosts whose ETag and "not modified" are not what they should be, over real HTTP."""

import itertools
import sqlite3

import misbehaviour
import pytest
from newsroom import Reply, Site
from project import FEED, Project

TEXT = "The agency said so on Monday.\n\nIts client said nothing about it at all."
XML = {"Content-Type": "application/rss+xml"}
LONG_AGO = "2026-01-01T00:00:00Z"


@pytest.fixture
def post(tmp_path):
    with Site() as site:
        site.publish("first-story", "A first story", TEXT)
        project = Project(tmp_path)
        project.spider("post", site.home, FEED)
        yield site, project


def feed_of(site):
    return lambda: Reply(site.feed(), headers=XML)


def look(project):
    project.newswatch("run")
    return project.column("SELECT headline FROM articles ORDER BY id")


def feed_row(project):
    (row,) = project.rows("SELECT * FROM feeds")
    return row


def as_if_long_ago(project, table="feeds", column="whole_at"):

    with sqlite3.connect(project.database) as db:
        db.execute(f"UPDATE {table} SET {column} = ?", (LONG_AGO,))


def test_a_host_that_denies_every_change_is_caught_and_asked_whole_from_then_on(post):
    site, project = post
    site.pages["/feed"] = misbehaviour.tagged(feed_of(site), itertools.repeat('"same"'))
    site.publish("second-story", "A second story", TEXT.replace("Monday", "Tuesday"))
    assert len(look(project)) == 2
    site.publish("third-story", "A third story", TEXT.replace("Monday", "Friday"))
    assert "A third story" not in look(project)  # it was told that nothing has changed
    as_if_long_ago(project)
    assert "A third story" in look(project)
    assert feed_row(project)["validators"] == "stuck"
    site.publish("fourth-story", "A fourth story", TEXT.replace("Monday", "Sunday"))
    assert "A fourth story" in look(project)
    assert "if-none-match" not in site.asked("/feed")[-1].headers


def test_a_host_that_has_been_mended_is_believed_again_after_a_month(post):
    site, project = post
    site.pages["/feed"] = misbehaviour.tagged(feed_of(site), itertools.repeat('"same"'))
    look(project)
    site.publish("second-story", "A second story", TEXT.replace("Monday", "Tuesday"))
    as_if_long_ago(project)
    look(project)
    assert feed_row(project)["validators"] == "stuck"
    as_if_long_ago(project, column="caught_at")
    site.publish("third-story", "A third story", TEXT.replace("Monday", "Friday"))
    assert "A third story" in look(project)  # it was tried and lied, and nothing was lost by that
    row = feed_row(project)
    assert row["validators"] == "stuck"
    assert row["caught_at"] > LONG_AGO
    del site.pages["/feed"]
    look(project)
    as_if_long_ago(project, column="caught_at")
    look(project)
    assert feed_row(project)["validators"] == "stuck"  # nothing new: that proves nothing
    site.publish("fourth-story", "A fourth story", TEXT.replace("Monday", "Sunday"))
    assert "A fourth story" in look(project)
    assert feed_row(project)["validators"] == "sound"
    site.clear()
    look(project)
    assert [asked.status for asked in site.asked("/feed")] == [304]


def test_a_host_that_says_304_to_all_that_name_an_answer_is_caught_too(post):
    site, project = post
    page = Reply(site.feed(), headers=XML, has_validators=True)
    site.pages["/feed"] = misbehaviour.unmoved(lambda: page)
    look(project)
    site.publish("second-story", "A second story", TEXT.replace("Monday", "Tuesday"))
    page = Reply(site.feed(), headers=XML, has_validators=True)
    site.pages["/feed"] = misbehaviour.unmoved(lambda: page)
    as_if_long_ago(project)
    assert "A second story" in look(project)
    assert feed_row(project)["validators"] == "stuck"


def test_304_to_a_first_request_is_a_failure_with_a_word(post):
    site, project = post
    site.pages["/feed"] = misbehaviour.unmoved(feed_of(site), always=True)
    ended = project.newswatch("run")
    assert feed_row(project)["failure"] == "not_modified"
    assert "not modified" in ended.out


def test_a_tag_that_moves_by_itself_costs_no_reading(post):
    site, project = post
    tags = (f'"{number}"' for number in itertools.count())
    site.pages["/feed"] = misbehaviour.tagged(feed_of(site), tags)
    for _ in range(4):
        look(project)
    row = feed_row(project)
    assert (row["validators"], row["failure"]) == ("restless", None)
    assert row["http_etag"] == '"3"'
    site.publish("second-story", "A second story", TEXT.replace("Monday", "Tuesday"))
    assert "A second story" in look(project)
    assert feed_row(project)["validators"] == "sound"


def test_304_refreshes_the_validators_that_it_names(post):
    site, project = post
    look(project)
    row = feed_row(project)
    site.pages["/feed"] = lambda exchange: exchange.send(304, {"Last-Modified": "Mon"}, b"")
    look(project)
    after = feed_row(project)
    assert after["http_etag"] == row["http_etag"]
    assert after["http_last_modified"] == "Mon"


def test_a_story_whose_page_denies_an_edit_is_read_whole(post):
    site, project = post
    url = "/first-story"
    site.pages[url] = misbehaviour.tagged(
        lambda: Reply(site.page(site.stories["first-story"])), itertools.repeat('"same"')
    )
    look(project)
    site.edit("first-story", headline="A first story, corrected")
    assert look(project) == ["A first story, corrected"]
    assert [asked.status for asked in site.asked(url)] == [200, 304, 200]
    assert project.column("SELECT page_validators FROM sources") == ["stuck"]
    site.edit("first-story", headline="A first story, corrected twice")
    assert look(project) == ["A first story, corrected twice"]
    assert [asked.status for asked in site.asked(url)] == [200, 304, 200, 200]
