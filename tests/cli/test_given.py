"""What `extract` and `detect` are given: files, one address, stored stories."""

import json

import pytest
from newsroom import Site
from project import Project, traceless

BODY = (
    "Kite Labs has raised US$5 million in a Series A round led by Banyan Row Ventures, the Penang "
    "company said on Monday. It makes software for small shops that sell by telephone.\n\n"
    "The money will be used to hire engineers in Penang and Cebu, and to open an office in Hanoi "
    "before the end of the year, according to its founder.\n\n"
    "Kite Labs was founded by two former bank clerks and employs forty people in three towns."
)
HEADLINE = "Kite Labs raises US$5m Series A"


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    """Return a project whose one source holds one story, crawled, and the story's address."""
    with Site() as site:
        project = Project(tmp_path_factory.mktemp("given"))
        url = site.publish("kite-labs-raises", HEADLINE, BODY)
        project.spider("post", site.home)
        assert project.newswatch("crawl").code == 0
        yield project, url, site


def test_one_address_is_read_through_the_gate_and_robots(crawled):
    project, url, site = crawled
    site.clear()
    ended = project.newswatch("extract", url, "--json")
    told = json.loads(ended.out)
    assert (ended.code, told["title"], told["error"]) == (0, HEADLINE, None)
    assert "raised US$5 million" in told["body"]
    assert site.asked("/robots.txt")


def test_an_address_that_gives_no_page_says_why(crawled):
    project, _, site = crawled
    for url, word in (
        (f"{site.home}/nowhere", "gone"),
        ("http://169.254.169.254/latest", "refused"),
    ):
        ended = project.newswatch("extract", url)
        assert (ended.code, ended.out) == (1, "")
        assert word in ended.err
        assert traceless(ended)


def test_more_than_one_address_is_refused(crawled):
    project, url, _ = crawled
    ended = project.newswatch("extract", url, url)
    assert ended.code == 2
    assert "one address at a time" in ended.err


def test_a_stored_story_is_read_again_from_its_archived_page(crawled):
    project, url, site = crawled
    site.clear()
    by_number = project.newswatch("extract", "--stored", "1", "--json")
    by_address = project.newswatch("extract", "--stored", url + "/", "--json")
    assert json.loads(by_number.out)["title"] == HEADLINE
    assert by_address.out == by_number.out
    assert not site.requests


def test_a_story_that_is_not_stored_says_how_to_find_one(crawled):
    ended = crawled[0].newswatch("extract", "--stored", "77")
    assert ended.code == 1
    assert "newswatch search" in ended.err


def test_a_name_that_is_neither_file_nor_address_is_told(crawled):
    ended = crawled[0].newswatch("extract", "no-such.html")
    assert ended.code == 1
    assert "no-such.html is no file" in ended.err


def test_detect_proves_a_file_a_stored_story_and_an_address_alike(crawled, tmp_path):
    project, url, _ = crawled
    copied = tmp_path / "copied.txt"
    copied.write_text(f"{HEADLINE}\n\nshare on\n\n{BODY}\n\nshare on\n", encoding="utf-8")
    for words in ((str(copied),), ("--stored", url), ("--stored", "1"), (url,)):
        told = json.loads(project.newswatch("detect", *words, "--json").out)
        assert told["is_funding"], words
        assert [amount["value"] for amount in told["amounts"]] == [5_000_000]
        assert told["funders"] == ["Banyan Row Ventures"]


def test_detect_all_judges_anew_and_alerts_nobody(crawled):
    project = crawled[0]
    told = json.loads(project.newswatch("detect", "--all", "--json").out)
    assert (told["judged"], told["found"] + told["kept"], told["failed"]) == (1, 1, 0)
    assert project.column("SELECT count(*) FROM alerts") == [0]


@pytest.mark.parametrize("words", [(), ("--all", "--jsonl"), ("--stored",)])
def test_detect_is_given_one_thing(crawled, words):
    ended = crawled[0].newswatch("detect", *words)
    assert ended.code == 2
    assert "give FILE or URL" in ended.err
