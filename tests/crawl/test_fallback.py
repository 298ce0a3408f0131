"""A channel dies: the next one stands in, is recorded and reported, and rests when it is back."""

import misbehaviour
from newsroom import Site
from project import LOGBOOK, SITEMAP, Project

TEXT = "The agency said so on Monday.\n\nIts client said nothing about it at all."
FALLBACK = SITEMAP.replace(")", ", is_fallback=True)")


def asked(site):
    paths = [one.path for one in site.requests if "tdmrep" not in one.path]
    site.clear()
    return paths


def test_the_next_channel_stands_in_and_rests_again(tmp_path):
    with Site() as site:
        project = Project(tmp_path, tables=LOGBOOK)
        project.spider("post", site.home, 'Channel(kind="feed", url="/feed"),' + FALLBACK)
        site.publish("first-story", "A first story", TEXT)
        project.newswatch("run")
        assert "/sitemap.xml" not in asked(site)  # not needed
        site.pages["/feed"] = misbehaviour.not_found
        project.newswatch("run")
        assert "/sitemap.xml" not in asked(site)  # one 404 is a slip
        deal = (
            "Lumen Media has raised US$12 million in a Series A round led by Banyan Row.\n\nIt is."
        )
        site.publish("funding-story", "Lumen Media raises US$12m Series A", deal)
        told = project.newswatch("run")
        assert asked(site) == ["/feed", "/sitemap.xml", "/funding-story"]
        assert "channel_fallback source=post" in told.err
        # What stands in brings news, not backfill: who waits for the story is told.
        stories = project.rows("SELECT headline, is_backfill FROM articles ORDER BY id")
        assert [(row["headline"], row["is_backfill"]) for row in stories][1:] == [
            ("Lumen Media raises US$12m Series A", 0)
        ]
        (switch,) = project.rows("SELECT * FROM channel_switches")
        assert (switch["reason"], switch["ended_at"]) == ("gone", None)
        listed = project.newswatch("sources").out
        assert f"reads {site.home}/sitemap.xml in place of {site.home}/feed" in listed
        del site.pages["/feed"]
        for _ in range(2):
            project.newswatch("run")
        assert asked(site)[-1:] == ["/feed"]
        (switch,) = project.rows("SELECT * FROM channel_switches")
        assert switch["ended_at"] is not None


def test_a_source_that_declares_its_home_alone_is_read_by_what_is_found_there(tmp_path):
    with Site() as bare, Site() as feedless, Site() as walled:
        head = "<link rel='alternate' type='application/rss+xml' href='/broken'>"
        bare.pages["/"] = misbehaviour.Reply(f"<html><head>{head}</head><body></body></html>")
        bare.pages["/robots.txt"] = misbehaviour.robots(f"Sitemap: {bare.home}/sitemap.xml")
        feedless.pages["/"] = misbehaviour.Reply("<h2><a href='/only-story'>The only one</a></h2>")
        feedless.pages["/feed"] = feedless.pages["/sitemap.xml"] = misbehaviour.not_found
        walled.pages["/"] = misbehaviour.challenge_page
        walled.pages["/feed"] = misbehaviour.html_feed
        project = Project(tmp_path)
        for name, site in (("bare", bare), ("feedless", feedless), ("walled", walled)):
            site.publish("only-story", f"The only story of {name}", TEXT)
            project.spider(name, site.home, "")
        for _ in range(2):
            assert project.newswatch("run").code == 0
        headlines = project.column("SELECT headline FROM articles ORDER BY headline")
        told = [f"The only story of {name}" for name in ("bare", "feedless", "walled")]
        assert headlines == told
        usual = ["/", "/feed", "/rss", "/sitemap.xml"]  # behind the wall, or where none is named
        assert [path for path in asked(walled) if path in usual][:4] == usual
        paths = asked(bare)
        # The feed that is declared is not there, the sitemap of robots.txt is; found once for all.
        assert paths == [
            "/robots.txt",
            "/",
            "/broken",
            "/sitemap.xml",
            "/only-story",
            "/sitemap.xml",
        ]
        kinds = "SELECT kind FROM feeds WHERE is_found = 1 AND dead_at IS NULL ORDER BY id"
        assert sorted(project.column(kinds)) == ["listing", "sitemap", "sitemap"]
