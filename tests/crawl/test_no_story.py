"""What is no story: judged before it is asked for, by where it leads, and by what is read there."""

import misbehaviour
from newsroom import Reply, Site
from project import FEED, SITEMAP, Project

TEXT = "The agency said so on Monday.\n\nIts client said nothing about it at all."
LIST = (
    "<html><head><script type='application/ld+json'>{'@type': 'CollectionPage'}</script></head>"
    "<body><h1>All of them</h1><p>Here they are.</p></body></html>"
).replace("'", '"')


def test_the_reason_stands_in_the_file(tmp_path):
    with Site() as site:
        site.publish("news/first-story", "A first story", TEXT)
        site.publish("tag/money", "Money", TEXT)
        site.publish("news/brochure.pdf", "A brochure", TEXT)
        site.publish("news/the-archive", "All of them", TEXT)
        site.pages["/news/the-archive"] = Reply(LIST)
        project = Project(tmp_path)
        project.spider("post", site.home, FEED + SITEMAP, article_url="^/.")
        project.newswatch("run")
        asked = {one.path for one in site.requests}
        assert not asked & {"/tag/money", "/news/brochure.pdf"}
        passed = project.rows("SELECT url, reason FROM passed_over ORDER BY url")
        assert [(row["url"].removeprefix(site.home), row["reason"]) for row in passed] == [
            ("/news/brochure.pdf", "is a file by its ending"),
            ("/tag/money", "is a list or a door by its path"),
        ]
        (turned_down,) = project.rows("SELECT * FROM candidates WHERE state = 'rejected'")
        assert turned_down["reason"] == "no_article"
        assert "calls itself a list" in turned_down["detail"]
        assert project.column("SELECT headline FROM articles") == ["A first story"]
        # The outlet takes it down and answers with its front page, and 200.
        site.pages["/"] = Reply(site.page(site.stories["news/first-story"]))
        site.pages["/news/first-story"] = misbehaviour.redirect("/", 301)
        site.edit("news/first-story", headline="Not to be seen")
        project.spider("post", site.home, FEED + SITEMAP, article_url="^/(news|tag)/")
        project.newswatch("run")
        (story,) = project.rows("SELECT headline, removed_at FROM articles")
        assert story["headline"] == "A first story"
        assert story["removed_at"]
        # What the pattern lets in now is asked for, and passed over no more.
        assert "/tag/money" in {one.path for one in site.requests}
        assert project.column("SELECT url FROM passed_over WHERE reason LIKE '%door%'") == []
