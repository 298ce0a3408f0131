"""A forgotten story, and a site that goes on serving it: by list, by redirect, at a new address."""

from newsroom import Reply, Site
from project import LOGBOOK, SITEMAP, Project

BODY = (
    "Kite Labs has raised US$5 million in a Series A round led by Banyan Row Ventures, the Penang "
    "company said on Monday. It makes software for small shops that sell by telephone.\n\n"
    "The qwertzuiopian money will be used to hire engineers in Penang and Cebu, and to open an "
    "office in Hanoi before the end of the year, according to its founder."
)
OTHER = BODY.replace("Kite", "Tern").replace("qwertzuiopian", "new")


def words_left(project):
    return [
        path.name
        for path in (*project.root.glob("news.db*"), *project.root.glob("archive/*/*"))
        if b"qwertzuiopian" in path.read_bytes()
    ]


def test_it_stays_forgotten_whatever_the_site_serves(tmp_path):
    project = Project(tmp_path, tables=LOGBOOK)
    with Site() as site:
        project.spider("post", site.home, SITEMAP)
        url = site.publish("kite-labs-raises", "Kite Labs raises US$5m Series A", BODY)
        for number in range(3):
            site.publish(f"other-story-{number}", f"Tern Labs raises US${number + 2}m", OTHER)
        assert project.newswatch("run").code == 0
        assert len(words_left(project)) >= 1
        shown = project.newswatch("forget", url)
        assert (shown.code, "1 stories would be erased" in shown.out) == (0, True)
        twin = url.replace("http://", "https://") + "/?utm_source=mail"
        done = project.newswatch("forget", twin, "--apply")
        assert (done.code, "1 stories erased" in done.out) == (0, True)
        assert words_left(project) == []
        # It is still listed; another address leads to it; it is put out anew under a third.
        page = site.page(site.stories["kite-labs-raises"])
        site.publish("kite-labs-again", "Kite Labs raises US$5m Series A", BODY)
        site.pages["/kite-labs-again"] = Reply(page.replace("kite-labs-raises", "kite-labs-again"))
        site.publish("leads-to-kite-labs", "A story that leads elsewhere", BODY)
        site.pages["/leads-to-kite-labs"] = Reply(status=301, headers={"Location": url})
        site.clear()
        assert project.newswatch("run", "--all").code == 0
        asked = [asked.path for asked in site.requests]
        assert "/kite-labs-again" in asked
        assert asked.count("/kite-labs-raises") == 1  # by the redirect, which nobody foresees
        assert len(project.rows("SELECT url FROM articles")) == 3
        assert words_left(project) == []
        site.clear()
        assert project.newswatch("run", "--all").code == 0
        assert {asked.path for asked in site.requests} == {"/sitemap.xml"}
        assert project.newswatch("verify").code == 0
