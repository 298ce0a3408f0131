"""What `extract` and `detect` are given: files, one address, stored stories."""

import json
import re
import sqlite3
from contextlib import closing

import pytest
from newsroom import Site
from project import Project, traceless
from store.build import announce, at, begin, declare, save

from newswatch import store
from newswatch.flag import AgainReport

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


def test_detect_all_shows_what_would_change_and_applies_it_when_told_to(crawled):
    project = crawled[0]
    waiting = project.newswatch("detect", "--all", "--apply")
    assert "1 wait to be judged as news: `newswatch flag`" in waiting.out
    assert project.newswatch("flag").code == 0
    alerts = project.rows("SELECT * FROM alerts")
    with closing(sqlite3.connect(project.root / "news.db")) as db:
        db.execute("UPDATE announcements SET type = 'strategic'")
        db.execute("UPDATE announcement_parties SET name = 'Banyan' WHERE role = 'funder'")
        db.commit()
    look = project.newswatch("detect", "--all")
    assert look.code == 0
    assert "type: strategic → round" in look.out
    assert "funders: Banyan → Banyan Row Ventures" in look.out
    assert look.out.splitlines()[-1].startswith("judged 1 stories: 0 announcements would be found")
    assert "nothing was changed" in look.err
    assert "newswatch detect --all --apply" in look.err
    assert project.column("SELECT type FROM announcements") == ["strategic"]
    told = json.loads(project.newswatch("detect", "--all", "--apply", "--json").out)
    assert (told["is_applied"], told["judged"], told["changed"]) == (True, 1, 1)
    assert told["changes"][0]["old"]["type"] == "strategic"
    assert told["changes"][0]["new"]["funders"] == ["Banyan Row Ventures"]
    assert project.column("SELECT type FROM announcements") == ["round"]
    assert project.rows("SELECT * FROM alerts") == alerts
    told = json.loads(project.newswatch("detect", "--all", "--limit", "0", "--json").out)
    assert (told["changed"], told["kept"], told["changes"]) == (0, 1, [])


@pytest.mark.parametrize("words", [("--apply",), ("--after", "3"), ("--apply", "1", "--stored")])
def test_what_goes_with_all_goes_with_nothing_else(called, words):
    assert called("detect", *words)[0] == 2


@pytest.mark.parametrize("words", [(), ("--all", "--jsonl"), ("--stored",)])
def test_detect_is_given_one_thing(called, words):
    code, _, said = called("detect", *words)
    assert code == 2
    assert "give FILE or URL" in said


def test_who_stops_detect_all_is_told_how_to_go_on(called, tmp_path, monkeypatch):
    def stopped(db, *, on_batch, **given):
        on_batch(AgainReport(is_applied=given["is_applied"], last=41))
        raise KeyboardInterrupt

    store.open_database(tmp_path / "news.db", create=True).close()
    monkeypatch.setattr("newswatch.cli.again.detect_again", stopped)
    code, _, err = called("detect", "--all", "--apply", "--db", "news.db")
    assert code == 130
    assert "stopped after story 41; what was applied stands" in err
    assert "`newswatch detect --all --apply --after 41`" in err
    assert "--all --after 41" in called("detect", "--all", "--db", "news.db")[2]


def test_detect_all_draws_a_bar_for_a_person_and_lists_no_more_than_asked(
    called, tmp_path, monkeypatch
):
    db = store.open_database(tmp_path / "news.db", create=True)
    declare(db)
    begin(db, 0)
    for number in (1, 2):
        announce(db, save(db, 1, number=number, minute=number))
        store.finish_change(db, number, at(9))
    db.close()
    monkeypatch.setattr("newswatch.cli.again.is_terminal", lambda: True)
    code, out, err = called("detect", "--all", "--db", "news.db", "--limit", "1")
    assert code == 0
    assert len(re.findall(r"^~ changed \d", out, re.MULTILINE)) == 1
    assert "… and 1 more (--limit)" in out
    assert "nothing was changed" in err
