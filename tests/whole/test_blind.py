"""A source that goes blind and sees again, as the scheduled job and the receiver live it."""

import json

from newsroom import Reply, Site
from project import FEED, Project

HEARS = """
[targets.logbook]
kind = "log"
file = "alerts.jsonl"

[health]
targets = ["{target}"]
"""


def messages(project):
    path = project.root / "alerts.jsonl"
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def test_blind_and_well_again_are_told_once_each(tmp_path):
    with Site() as site:
        site.publish("first-story", "The first story of all", "A paragraph.\n\nAnother one.")
        project = Project(tmp_path, tables=HEARS.format(target="logbook"))
        project.spider("post", site.home, FEED)
        assert project.newswatch("run").code == 0
        site.pages["/feed"] = Reply("<rss version='2.0'><channel><title>t</title></channel></rss>")
        site.pages["/sitemap.xml"] = Reply("", status=404)  # nothing may stand in
        for _ in range(4):
            project.newswatch("run")
        told = project.newswatch("sources", "health")
        assert told.code == 0, told.err
        assert told.out.startswith("blind    post ")
        assert "a feed, sitemap, listing or page with nothing in it" in told.out
        strict = project.newswatch("sources", "health", "--strict", "--json")
        assert (strict.code, strict.err) == (1, "newswatch: blind: post\n")
        site.pages.clear()
        for _ in range(2):
            assert project.newswatch("run").code == 0
    blind, again = messages(project)
    assert blind["headline"].startswith("Post is blind since ")
    assert again["headline"].startswith("Post is well again; ")
    told = json.loads(project.newswatch("sources", "health", "--json", "--strict").out)
    # Also although what was tried in its place is still not there.
    assert (told["sources"][0]["state"], told["sources"][0]["health"]) == ("well", "well")
    assert told["watch"] is None


def test_a_target_that_is_not_there_is_refused_before_the_first_request(tmp_path):
    with Site() as site:
        project = Project(tmp_path, tables=HEARS.format(target="nobody"))
        project.spider("post", site.home, FEED)
        ended = project.newswatch("run")
        assert ended.code == 2
        assert "there is no target 'nobody' (there are: logbook)" in ended.err
        assert site.requests == []
