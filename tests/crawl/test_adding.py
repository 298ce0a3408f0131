"""A source is found, shown, written, checked and read, by somebody who knows its home alone."""

import json

import misbehaviour
import pytest
from newsroom import Reply, Site
from project import Project, traceless

from newswatch.crawl.sketch import name_for

TEXT = "The agency said so on Monday.\n\nIts client said nothing about it at all."
SLUGS = ("lumen-takes-on-banyan", "harbour-hires-ann-lee", "who-moves-to-asia-and-why")
HEAD = (
    "<html lang='en-SG'><head><title>News</title>"
    "<meta property='og:site_name' content='The Gazette\"\"\"\\'>"
    "<link rel='alternate' type='application/rss+xml' href='/old-feed'>"
    "<link rel='alternate' type='application/rss+xml' href='/feed'></head>"
    "<body><h2><a href='/about-us'>About us</a></h2></body></html>"
)


def test_a_source_is_found_shown_written_checked_and_read(tmp_path):
    with Site() as site:
        for slug in SLUGS:
            site.publish(slug, f"About {slug}", TEXT)
        site.pages["/"] = Reply(HEAD)
        site.pages["/robots.txt"] = misbehaviour.robots(f"Sitemap: {site.home}/sitemap.xml")
        project = Project(tmp_path)
        shown = project.newswatch("sources", "add", f"{site.home}/news/?x=1", "--name", "gazette")
        assert shown.code == 0, shown.err
        assert f"{site.home}/old-feed: the page is not there" in shown.out
        assert f"{site.home}/feed: 3 stories among 3 addresses" in shown.out
        assert f"'About {SLUGS[0]}'" in shown.out
        assert not (tmp_path / "outlets/gazette.py").exists()
        assert not project.database.exists()
        told = project.newswatch(
            "sources", "add", site.home, "--name", "gazette", "--apply", "--json"
        )
        file = tmp_path / "outlets/gazette.py"
        assert file.read_text() == json.loads(told.out)["spider"]
        assert "title = 'The Gazette'" in file.read_text()
        assert "Channel(kind='sitemap', url='/sitemap.xml', is_fallback=True)" in file.read_text()
        site.clear()
        checked = project.newswatch("sources", "check", "gazette")
        assert checked.code == 0, checked.err
        assert [asked.path for asked in site.requests][:2] == ["/robots.txt", "/feed"]
        assert project.newswatch("run").code == 0
        stored = project.column("SELECT headline FROM articles ORDER BY headline")
        assert stored == sorted(f"About {slug}" for slug in SLUGS)


def test_an_outlet_that_lists_nothing_is_no_source(tmp_path):
    with Site() as site:
        site.pages["/"] = misbehaviour.challenge_page
        site.pages["/feed"] = site.pages["/sitemap.xml"] = misbehaviour.not_found
        project = Project(tmp_path)
        ended = project.newswatch("sources", "add", site.home)
    assert (ended.code, traceless(ended)) == (1, True)
    assert "nothing found there lists stories" in ended.err
    assert f"{site.home}/: HTTP status 200 (challenge)" in ended.err
    assert f"{site.home}/rss: HTTP status 404 (gone)" in ended.err
    assert [*(tmp_path / "outlets").glob("*.py")] == [tmp_path / "outlets/__init__.py"]


@pytest.mark.parametrize(
    ("home", "name"),
    [
        ("https://www.gazette.example.com", "gazette_example"),
        ("https://news.the-post.co.uk", "the_post"),
        ("https://4as.org", "source_4as"),
        ("https://class.com", "source_class"),
    ],
)
def test_a_source_is_called_by_its_host(home, name):
    assert name_for(home) == name
