"""Bad input, over real HTTP: the right word in the tables, a clear line, and the others go on.

One run of many sources, each on a site of its own, all but one of them sick.
"""

import gzip
import json
from contextlib import ExitStack
from dataclasses import dataclass

import misbehaviour
import pytest
from newsroom import Answer, Reply, Site
from project import Project, traceless

from newswatch.model import FAILURES

TEXT = "The agency said so on Monday.\n\nIts client said nothing about it at all."
NO_BODY = Reply(
    "<!doctype html><html><head><title>A title</title></head><body><h1>A title</h1></body></html>"
)
CUT = gzip.compress(b"<html><body><p>A page that is cut off.</p></body></html>" * 50)[:60]
CUT_GZIP = Reply(CUT, headers={"Content-Encoding": "gzip"})


@dataclass(frozen=True)
class Case:
    """What answers at ``path``: ``/feed`` is the channel, ``/a-sick-story`` a story it lists."""

    path: str
    answer: Answer
    word: str


CASES = {
    "feed_404": Case("/feed", misbehaviour.not_found, "gone"),
    "feed_500": Case("/feed", misbehaviour.server_error, "server_error"),
    "feed_html": Case("/feed", misbehaviour.html_feed, "not_a_feed"),
    "feed_empty": Case("/feed", misbehaviour.empty_feed, "empty"),
    "feed_nothing": Case("/feed", Reply(""), "empty"),
    "feed_picture": Case(
        "/feed", Reply(b"\x89PNG", headers={"Content-Type": "image/png"}), "not_a_feed"
    ),
    "feed_bomb": Case("/feed", misbehaviour.gzip_bomb(kind="application/xml"), "too_large"),
    "feed_cut": Case("/feed", misbehaviour.wrong_length(b"<rss><channel>"), "truncated"),
    "feed_wall": Case("/feed", misbehaviour.challenge_page, "challenge"),
    "feed_wait": Case("/feed", misbehaviour.rate_limited(), "rate_limited"),
    "feed_secret": Case("/feed", misbehaviour.status(403), "forbidden"),
    "feed_loop": Case("/feed", misbehaviour.redirect_to_itself, "redirect"),
    "robots_no": Case("/robots.txt", misbehaviour.robots_disallow, "robots"),
    "robots_sick": Case("/robots.txt", misbehaviour.robots_error, "robots"),
    "page_404": Case("/a-sick-story", misbehaviour.not_found, "gone"),
    "page_410": Case("/a-sick-story", misbehaviour.gone, "gone"),
    "page_500": Case("/a-sick-story", misbehaviour.server_error, "server_error"),
    "page_pdf": Case("/a-sick-story", misbehaviour.not_html, "not_html"),
    "page_empty": Case("/a-sick-story", misbehaviour.empty_page, "empty"),
    "page_no_body": Case("/a-sick-story", NO_BODY, "no_article"),
    "page_loop": Case("/a-sick-story", misbehaviour.redirect_to_itself, "redirect"),
    "page_file": Case("/a-sick-story", misbehaviour.file_redirect, "refused"),
    "page_metadata": Case("/a-sick-story", misbehaviour.metadata_redirect, "refused"),
    "page_offsite": Case("/a-sick-story", misbehaviour.offsite_redirect, "offsite"),
    "page_bomb": Case("/a-sick-story", misbehaviour.gzip_bomb(), "too_large"),
    "page_cut": Case("/a-sick-story", misbehaviour.wrong_length(), "truncated"),
    "page_cut_gzip": Case("/a-sick-story", CUT_GZIP, "truncated"),
    "page_reset": Case("/a-sick-story", misbehaviour.reset_mid_body, "truncated"),
    "page_wall": Case("/a-sick-story", misbehaviour.challenge_page, "challenge"),
    "page_secret": Case("/a-sick-story", misbehaviour.status(403), "forbidden"),
    "page_robots": Case("/robots.txt", misbehaviour.robots("Disallow: /a-sick"), "robots"),
}
CHANNELS = [name for name, case in CASES.items() if name.startswith(("feed", "robots"))]
PAGES = [name for name in CASES if name.startswith("page")]
# The same at the next attempt: the story is not asked for again.
FINAL = {"not_html", "no_article", "refused", "offsite", "robots"}


@pytest.fixture(scope="module")
def ended(tmp_path_factory):
    """The project after one `run` of all cases, a host that is not there, and a sound source."""
    with ExitStack() as sites:
        project = Project(tmp_path_factory.mktemp("bad"))
        for name, case in CASES.items():
            site = sites.enter_context(Site())
            site.publish("a-sick-story", "A sick story", TEXT)
            site.publish("a-sound-story", f"A sound story of {name}", TEXT)
            site.pages[case.path] = case.answer
            project.spider(name, site.home)
        project.spider("nobody", sites.enter_context(misbehaviour.refused_port()))
        sound = sites.enter_context(Site())
        sound.publish("a-sound-story", "A sound story", TEXT)
        project.spider("sound", sound.home)
        return project, project.newswatch("run", "--json")


def report(ended, name):
    (told,) = (t for t in json.loads(ended[1].out)["sources"] if t["source"] == name)
    return told


def of_source(ended, table, name):
    return ended[0].rows(
        f"SELECT t.* FROM {table} AS t JOIN sources AS s ON s.id = t.source_id WHERE s.name = ?",
        name,
    )


def test_the_run_has_done_its_work(ended):
    assert ended[1].code == 0, ended[1].err
    assert traceless(ended[1])
    assert report(ended, "sound")["failure"] is None
    assert report(ended, "sound")["counts"]["new"] == 1


@pytest.mark.parametrize("name", [*CHANNELS, "nobody"])
def test_a_channel_that_cannot_be_read_is_named_and_its_source_has_failed(ended, name):
    word = CASES[name].word if name in CASES else "unreachable"
    (feed,) = of_source(ended, "feeds", name)
    assert (feed["failure"], feed["failures"]) == (word, 1)
    words = {row["failure"] for row in of_source(ended, "fetches", name) if row["kind"] == "feed"}
    assert words == {word}
    assert word in FAILURES
    assert report(ended, name)["failure"] == "no_channel"
    (source,) = ended[0].rows("SELECT failure, failures FROM sources WHERE name = ?", name)
    assert source == {"failure": "no_channel", "failures": 1}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_that_cannot_be_read_is_named_and_the_next_one_is_read(ended, name):
    word = CASES[name].word
    rows = [row for row in of_source(ended, "fetches", name) if row["failure"]]
    assert {(row["failure"], row["url"].rpartition("/")[2]) for row in rows} == {
        (word, "a-sick-story")
    }
    (candidate,) = (
        row for row in of_source(ended, "candidates", name) if row["url"].endswith("a-sick-story")
    )
    assert candidate["reason"] == word
    assert candidate["state"] == ("rejected" if word in FINAL else "open")
    assert (candidate["next_fetch_at"] is None) == (word in FINAL)
    stored = [row["headline"] for row in of_source(ended, "articles", name)]
    assert stored == [f"A sound story of {name}"]
    told = report(ended, name)
    assert told["failure"] is None
    assert told["counts"]["rejected" if word in FINAL else "failed"] == 1


def test_each_is_told_in_words(ended):
    project, _ = ended
    shown = project.newswatch("sources")
    assert shown.code == 0
    for name in CHANNELS:
        assert FAILURES[CASES[name].word] in shown.out
    (line,) = (line for line in ended[1].err.splitlines() if "crawl_ended source=nobody" in line)
    assert "failure=no_channel" in line


def test_nothing_of_this_machine_got_into_the_file(ended):
    assert b"root:x:0:0" not in ended[0].database.read_bytes()
