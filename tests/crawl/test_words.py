"""Every word for what can go wrong with a request, each brought about by a server on a socket."""

from contextlib import ExitStack

import misbehaviour
from newsroom import Site
from project import Project

from newswatch.model import FAILURES

TEXT = "The agency said so on Monday.\n\nIts client said nothing about it at all."
SETTINGS = """from newswatch.settings import *

DOWNLOAD_TIMEOUT = 3
DOWNLOAD_MAXSIZE = 200_000
"""
STORIES = {
    "gone": misbehaviour.not_found,
    "server_error": misbehaviour.server_error,
    "client_error": misbehaviour.status(418),
    "forbidden": misbehaviour.status(403),
    "timeout": misbehaviour.slow_drip(),
    "too_large": misbehaviour.endless,
    "truncated": misbehaviour.wrong_length(),
    "not_html": misbehaviour.not_html,
    "empty": misbehaviour.empty_page,
    "no_article": misbehaviour.bodyless_page,
    "challenge": misbehaviour.challenge_page,
    "redirect": misbehaviour.redirect_to_itself,
    "offsite": misbehaviour.offsite_redirect,
    "refused": misbehaviour.metadata_redirect,
    "not_modified": misbehaviour.unmoved(lambda: None, always=True),
}
# Words that end a whole source, each with what stands at its feed.
FEEDS = {
    "rate_limited": misbehaviour.rate_limited("600"),
    "not_a_feed": misbehaviour.html_feed,
    "robots": None,
}
# What is our own or the spider's doing, and no server's.
OURS = {"invalid", "error"}


def test_each_word_is_what_an_operator_is_told(tmp_path):
    with ExitStack() as open_sites, misbehaviour.refused_port() as closed:
        sick = open_sites.enter_context(Site())
        project = Project(tmp_path)
        project.file("scrapy.cfg", "[settings]\ndefault = tight\n")
        project.file("tight.py", SETTINGS)
        for word, answer in STORIES.items():
            slug = f"story-{word.replace('_', '-')}"
            sick.publish(slug, f"About {word}", TEXT)
            sick.pages[f"/{slug}"] = answer
        project.spider("sick", sick.home)
        for word, answer in FEEDS.items():
            site = open_sites.enter_context(Site())
            site.pages["/feed"] = answer or misbehaviour.empty_feed
            if word == "robots":
                site.pages["/robots.txt"] = misbehaviour.robots_disallow
            project.spider(f"at_{word}", site.home)
        project.spider("at_unreachable", closed)
        plain = open_sites.enter_context(Site())
        project.spider("at_tls", plain.home.replace("http://", "https://"))
        ended = project.newswatch("run")
        assert ended.code == 0, ended.err[-3000:]
        told = {
            row["url"].rpartition("story-")[2].replace("-", "_"): row["failure"]
            for row in project.rows("SELECT url, failure FROM fetches WHERE kind = 'article'")
        }
        assert told == {word: word for word in STORIES}
        feeds = project.rows(
            "SELECT s.name, f.failure FROM feeds AS f JOIN sources AS s ON s.id = f.source_id"
            " WHERE f.failure IS NOT NULL"
        )
        at = {row["name"]: row["failure"] for row in feeds}
        assert at == {f"at_{word}": word for word in (*FEEDS, "unreachable", "tls")}
        assert {*told.values(), *at.values()} | OURS == set(FAILURES)
