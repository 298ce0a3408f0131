"""Publishers that fall ill, all at once, beside one that is well, and get well again.

Over real HTTP: nothing of the well one is missed, each sick one is called by its word, and when it
is over every story is there, once, in its own words.
"""

import json
import re
import sqlite3
import subprocess
import time
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

import misbehaviour
import pytest
import trustme
from crawl.sick import CHANNELS, MEANWHILE
from crawl.sick_pages import PAGES, STORED
from crawl.sickness import SecureSite, words
from newsroom import Site
from project import FEED, Project

from newswatch.model import FAILURES

SETTINGS = """
from newswatch.settings import *

DOWNLOAD_TIMEOUT = 12
DOWNLOAD_MAXSIZE = 3 * 1024 * 1024
RETRY_TIMES = 0
"""
LONG_AGO = "2026-01-01T00:00:00Z"
FIRST = ("first-story",)
# What passes in a day: all is due again, what was believed is old, and who failed failed long ago.
A_DAY = f"""
UPDATE feeds SET next_fetch_at = '{LONG_AGO}', whole_at = '{LONG_AGO}';
UPDATE hosts SET robots_fetched_at = '{LONG_AGO}', not_before_at = '{LONG_AGO}';
UPDATE candidates SET next_fetch_at = '{LONG_AGO}' WHERE next_fetch_at IS NOT NULL;
UPDATE articles SET next_check_at = '{LONG_AGO}' WHERE url LIKE '%/stored-%';
"""
# What failed has failed for long, and nobody is asked yet once more.
AN_HOUR = f"""
UPDATE sources SET failed_at = '{LONG_AGO}' WHERE failed_at IS NOT NULL;
UPDATE feeds SET next_fetch_at = '2999-01-01T00:00:00Z';
UPDATE candidates SET next_fetch_at = '2999-01-01T00:00:00Z' WHERE next_fetch_at IS NOT NULL;
"""


@dataclass(frozen=True)
class Run:
    """How a run ended, its largest memory in MB, and what was stored after it."""

    code: int
    told: dict
    log: str
    memory: float
    headlines: dict[str, list[str]]
    health: dict[str, dict]


def largest_memory(child):
    """Return the most memory that *child* ever held, in MB, when it has ended.

    What the system tells of an ended child counts the memory of its parent, too.
    """
    largest = 0
    while child.poll() is None:
        status = Path(f"/proc/{child.pid}/status").read_text()
        told = re.search(r"VmHWM:\s+(\d+) kB", status)
        largest = max(largest, int(told[1])) if told else largest
        time.sleep(0.02)
    assert largest > 0
    return largest / 1024


class World:
    """All publishers, and the project that watches them."""

    def __init__(self, root, enter):
        self.project = Project(root)
        self.project.file("scrapy.cfg", "[settings]\ndefault = patient\n")
        self.project.file("patient.py", SETTINGS)
        self.sites: dict[str, Site] = {}
        for name, case in CHANNELS.items():
            self.open(name, enter(Site()), case.channels)
        for name in ("pages", "stored", "well"):
            self.open(name, enter(Site()))
        self.open("secure", enter(SecureSite()))
        self.project.spider("nobody", enter(misbehaviour.refused_port()))
        self.secure = self.sites["secure"]
        self.trust = root / "ca.pem"
        self.secure.authority.cert_pem.write_to_path(self.trust)
        for slug in STORED:
            self.publish("stored", slug)

    def open(self, name, site, channels=FEED):
        self.sites[name] = site
        self.project.spider(name, site.home, channels)
        for slug in FIRST:
            self.publish(name, slug)

    def publish(self, name, slug):
        self.sites[name].publish(slug, f"About the {slug} of {name}", words(f"{slug} of {name}"))

    def fall_ill(self):
        for name in self.sites:
            self.publish(name, MEANWHILE)
        for name, case in CHANNELS.items():
            self.sites[name].pages.update(case.answers(self.sites[name]))
        pages = self.sites["pages"]
        for slug, (answer, _) in PAGES.items():
            self.publish("pages", slug)
            pages.pages[f"/{slug}"] = answer(pages, slug)
        pages.pages["/robots.txt"] = misbehaviour.robots("Disallow: /page-forbidden")
        for slug, (answer, _) in STORED.items():
            self.sites["stored"].pages[f"/{slug}"] = answer
        self.secure.present(trustme.CA())

    def get_well(self):
        for name, site in self.sites.items():
            site.pages.clear()
            self.publish(name, "last-story")
        self.secure.present(self.secure.authority)

    def pass_time(self, script):
        with closing(sqlite3.connect(self.project.database)) as db:
            db.executescript(script)

    def run(self):
        project = self.project
        with (project.root / "out").open("w+") as out, (project.root / "log").open("w+") as log:
            child = subprocess.Popen(
                project.command("run", "--json"),
                cwd=project.root,
                env=project.environment(SSL_CERT_FILE=str(self.trust)),
                stdout=out,
                stderr=log,
            )
            memory = largest_memory(child)
            out.seek(0), log.seek(0)
            told, logged = json.loads(out.read()), log.read()
        health = {row["source"]: row for row in project.rows("SELECT * FROM source_health")}
        headlines = {name: self.stored(name, "headline") for name in self.sites}
        return Run(child.returncode, told, logged, memory, headlines, health)

    def stored(self, name, column):
        return self.project.column(
            f"SELECT a.{column} FROM articles AS a JOIN sources AS s ON s.id = a.source_id"
            " WHERE s.name = ? ORDER BY a.headline",
            name,
        )

    def failures(self, name, like="%"):
        return set(
            self.project.column(
                "SELECT f.failure FROM fetches AS f JOIN sources AS s ON s.id = f.source_id"
                " WHERE s.name = ? AND f.url LIKE ? AND f.failure IS NOT NULL",
                name,
                like,
            )
        )


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    with ExitStack() as open_sites:
        world = World(tmp_path_factory.mktemp("sick"), open_sites.enter_context)
        world.runs = {"before": world.run()}
        world.fall_ill()
        world.pass_time(A_DAY)
        world.runs["ill"] = world.run()
        world.waiting = world.project.rows("SELECT * FROM candidates WHERE state <> 'done'")
        world.shown = world.project.newswatch("sources").out
        world.pass_time(AN_HOUR)
        world.runs["judged"] = world.run()
        world.get_well()
        world.pass_time(A_DAY)
        world.runs["after"] = world.run()
        yield world


def about(name, *slugs):
    return sorted(f"About the {slug} of {name}" for slug in slugs)


def test_every_run_does_its_work_within_bounds(world):
    for run in world.runs.values():
        assert run.code == 0, run.log[-3000:]
        broken = run.log.find("Traceback")
        assert broken < 0, run.log[max(0, broken - 2000) : broken + 4000]
        assert run.memory < 300


@pytest.mark.parametrize("name", ["well", *CHANNELS])
def test_what_is_published_meanwhile_arrives_where_it_can(world, name):
    sees = name == "well" or CHANNELS[name].sees
    told = about(name, *FIRST, MEANWHILE) if sees else about(name, *FIRST)
    assert world.runs["ill"].headlines[name] == told


@pytest.mark.parametrize("name", CHANNELS)
def test_a_sick_source_is_called_by_a_word_to_act_on(world, name):
    word = CHANNELS[name].word
    health = world.runs["judged"].health[name]
    assert (health["state"], health["reason"]) == (("blind", word) if word else ("well", None))
    (report,) = (r for r in world.runs["ill"].told["sources"] if r["source"] == name)
    assert report["failure"] == ("no_channel" if word else None)
    if word:
        assert FAILURES[word] in health["detail"]
        assert FAILURES[word] in world.shown


def test_who_is_not_there_or_not_who_they_say_is_named(world):
    health = world.runs["judged"].health
    assert (health["nobody"]["state"], health["nobody"]["reason"]) == ("blind", "unreachable")
    assert (health["secure"]["state"], health["secure"]["reason"]) == ("blind", "tls")
    assert world.runs["after"].health["nobody"]["state"] == "blind"


@pytest.mark.parametrize("slug", PAGES)
def test_a_sick_page_is_called_by_its_word_and_waits(world, slug):
    word = PAGES[slug][1]
    assert world.failures("pages", f"%/{slug}") == ({word} if word else set())
    waiting = {
        row["url"].rpartition("/")[2]: (row["state"], row["reason"]) for row in world.waiting
    }
    assert waiting.get(slug) == (("open", word) if word else None)
    assert (f"About the {slug} of pages" in world.runs["ill"].headlines["pages"]) is (word is None)


@pytest.mark.parametrize("slug", STORED)
def test_a_stored_story_whose_page_is_sick_is_not_edited_by_that(world, slug):
    assert world.failures("stored", f"%/{slug}") == {STORED[slug][1]}
    told = world.project.rows(
        "SELECT c.kind, c.fields FROM changes AS c JOIN articles AS a ON a.id = c.article_id"
        " WHERE a.url LIKE ? ORDER BY c.id",
        f"%/{slug}",
    )
    back = [("removed", "[]"), ("modified", '["restored"]')] if STORED[slug][1] == "gone" else []
    assert [(one["kind"], one["fields"]) for one in told] == [("new", "[]"), *back]


@pytest.mark.parametrize("name", ["pages", "stored", "secure", "well", *CHANNELS])
def test_when_all_is_well_again_each_story_is_there_once_in_its_own_words(world, name):
    stories = world.sites[name].stories.values()
    assert world.runs["after"].headlines[name] == sorted(story.headline for story in stories)
    assert sorted(world.stored(name, "body")) == sorted(story.body for story in stories)
    assert set(world.stored(name, "version")) == {1}
    assert world.runs["after"].health[name]["state"] == "well"


def test_nobody_is_asked_twice_for_what_is_known(world):
    for name in ("today", "future", "new_ids", "one_id", "new_tags", "sessions", "calendar"):
        asked = [asked.path.partition("?")[0] for asked in world.sites[name].requests]
        assert asked.count("/first-story") <= 2, name


def test_nothing_of_this_machine_got_into_the_file(world):
    assert b"root:x:0:0" not in world.project.database.read_bytes()
    assert all(not asked.headers.get("cookie") for asked in world.sites["cookies"].requests)
