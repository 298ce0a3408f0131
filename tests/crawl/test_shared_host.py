"""Two outlets whose feeds stand on one host that is neither's: its pace and its wishes are one."""

from itertools import pairwise

import misbehaviour
import pytest
from newsroom import Reply, Site
from project import LOGBOOK, Project

# The gap is taken where requests arrive, and a busy machine hears of one hundredths of a second
# late: so it is long, and may be a thirtieth shorter.
DELAY_S = 3.0


@pytest.fixture
def hosts():
    with Site("North") as north, Site("South") as south, Site("Feeds") as feeds:
        for outlet, name in ((north, "north"), (south, "south")):
            outlet.publish(f"{name}-story", f"From the {name}", "It was said on Monday.\n\nTwice.")
            feeds.pages[f"/{name}"] = Reply(outlet.feed(), has_validators=True)
        yield north, south, feeds


def project_of(tmp_path, hosts, crawl=""):
    north, south, feeds = hosts
    project = Project(tmp_path, tables=LOGBOOK, crawl=crawl)
    for outlet, name in ((north, "north"), (south, "south")):
        channel = f'Channel(kind="feed", url="{feeds.home}/{name}"),'
        project.spider(name, outlet.home, channel)
    return project


def test_the_pace_of_a_host_is_one_for_all_who_ask_it(tmp_path, hosts):
    feeds = hosts[2]
    feeds.pages["/robots.txt"] = misbehaviour.robots(f"Crawl-delay: {DELAY_S}")
    project = project_of(tmp_path, hosts)
    assert project.newswatch("run").code == 0
    assert len(project.rows("SELECT * FROM articles")) == 2
    assert project.newswatch("run").code == 0
    assert [asked.status for asked in feeds.requests] == [200, 200, 200, 304, 304]
    gaps = [after.at - before.at for before, after in pairwise(feeds.requests)]
    assert min(gaps) >= DELAY_S * 29 / 30  # what one run asked last counts for the next, too


def test_a_host_that_asks_for_peace_has_it_from_all(tmp_path, hosts):
    feeds = hosts[2]
    feeds.pages["/robots.txt"] = misbehaviour.robots("Crawl-delay: 0.3")  # one after the other
    feeds.pages["/north"] = feeds.pages["/south"] = misbehaviour.rate_limited("600")
    project = project_of(tmp_path, hosts)
    for _ in range(2):
        project.newswatch("run")
    # Neither the other source nor the next run asks a host that said no.
    assert [asked.path for asked in feeds.requests][:1] == ["/robots.txt"]
    assert len(feeds.requests) == 2
    assert set(project.column("SELECT failure FROM feeds")) == {"rate_limited"}


def test_a_feed_that_leads_to_another_host_is_read_there(tmp_path, hosts):
    north, _, feeds = hosts
    north.pages["/feed"] = misbehaviour.redirect(f"{feeds.home}/north", 301)
    project = Project(tmp_path)
    project.spider("north", north.home)
    for _ in range(2):
        assert project.newswatch("run").code == 0
    assert project.column("SELECT headline FROM articles") == ["From the north"]
    # The rules of both hosts are kept: the second look is the feed alone, and nothing has changed.
    assert [asked.path for asked in feeds.requests] == ["/robots.txt", "/north", "/north"]
    assert [asked.path for asked in north.requests].count("/robots.txt") == 1
    assert feeds.requests[-1].status == 304
