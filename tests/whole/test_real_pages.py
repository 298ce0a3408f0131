"""Real pages under their own addresses, through a proxy on this machine: none is lost.

Only the proxy is ever dialled; what the pages say is theirs, robots, walls and all.
"""

import gzip
import json
from collections import Counter
from html import escape
from urllib.parse import urlsplit

import pytest
from paths import SHARED, needs_shared
from proxy import Proxy
from whole.stage import Stage, note

from newswatch.urls import canonicalise

pytestmark = needs_shared

HOME = "https://listing.newswatch.invalid"
SPIDER = '''"""Pages of many outlets, listed in one place."""

from newswatch.crawl.spider import NewsSpider
from newswatch.model import Channel
from newswatch.urls import canonicalise


class ManyOutlets(NewsSpider):
    """Its stories keep their own hosts: all of them are its twins."""

    name = "many_outlets"
    home = "{home}"
    twins = {twins!r}
    channels = (Channel(kind="sitemap", url="/sitemap.xml"),)
    article_url = r"^/"

    def site_url(self, url, base=""):
        return canonicalise(url, base)
'''
# Failure words that say what a page is; any other would be a fault of ours.
HONEST = {"no_article", "challenge", "paywall", "refused", "empty"}


def saved_pages():
    """Return the saved pages of all sets by address, in the form that addresses have here."""
    root = SHARED / "extract" / "pages"
    truth = json.loads((root / "aeb" / "ground-truth.json").read_text("utf-8"))
    files = {said["url"]: root / "aeb" / "html" / f"{key}.html.gz" for key, said in truth.items()}
    truth = json.loads((root / "fundus_eval" / "ground_truth.json").read_text("utf-8"))
    files |= {said["url"]: root / "fundus_eval" / "html" / key for key, said in truth.items()}
    listed = json.loads((root / "fundus_meta" / "manifest.json").read_text("utf-8"))
    files |= {said["url"]: root / "fundus_meta" / said["id"] for said in listed}
    return {canonicalise(url): gzip.decompress(path.read_bytes()) for url, path in files.items()}


def answers(pages):
    """Return the pages, and the sitemap that lists them, as the proxy serves them."""
    html = {"Content-Type": "text/html"}
    urls = "".join(f"<url><loc>{escape(url)}</loc></url>" for url in pages)
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    sitemap = f'<?xml version="1.0"?><urlset xmlns="{space}">{urls}</urlset>'.encode()
    served = {url: (200, html, body) for url, body in pages.items()}
    return {**served, f"{HOME}/sitemap.xml": (200, {"Content-Type": "text/xml"}, sitemap)}


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    """Return the addresses, the stage after one run, and what the proxy was asked."""
    folder, pages = tmp_path_factory.mktemp("real"), saved_pages()
    hosts = sorted({urlsplit(url).netloc for url in pages})
    package = folder / "outlets"
    package.mkdir()
    (package / "__init__.py").write_text('"""Sources."""\n', "utf-8")
    (package / "many.py").write_text(SPIDER.format(home=HOME, twins=tuple(hosts)), "utf-8")
    with Proxy(folder, answers(pages)) as proxy:
        stage = Stage(folder, {}, spiders=("outlets",), environ=proxy.environ)
        stage.call("run")
        asked = proxy.requests
    return pages, stage, asked


def test_every_page_is_asked_for_once_and_nobody_else_is(crawled):
    pages, _, asked = crawled
    rules = ("/robots.txt", "/.well-known/tdmrep.json")
    times = Counter(request.url for request in asked if not request.url.endswith(rules))
    note(pages=len(pages), addresses=len(times), requests=len(asked))
    assert times == Counter([*pages, f"{HOME}/sitemap.xml"])


def test_every_page_is_stored_or_says_why_not(crawled):
    pages, stage, _ = crawled
    states = Counter(stage.rows("SELECT state, reason FROM candidates"))
    failures = Counter(
        word for (word,) in stage.rows("SELECT failure FROM fetches WHERE kind = 'article'")
    )
    done = sum(number for (state, _), number in states.items() if state == "done")
    stored = stage.value("SELECT count(*) FROM articles")
    note(candidates={f"{s} {r}": n for (s, r), n in states.items()}, read=done, stored=stored)
    assert states.total() == failures.total() == len(pages)
    assert {reason for state, reason in states if state != "done"} <= HONEST
    assert failures[None] == done
    # Two addresses may turn out to be one story; more than a few would be stories mixed up.
    assert done - 3 <= stored <= done
    assert done >= 0.97 * len(pages)


def test_no_page_breaks_the_file(crawled):
    _, stage, _ = crawled
    stage.assert_sound()
    assert stage.value("SELECT count(*) FROM articles WHERE headline = ''") == 0
    # Of pages whose publisher reserves text mining no text is kept.
    bare = "SELECT count(*) FROM articles WHERE body = '' AND is_tdm_reserved IS NOT 1"
    assert stage.value(bare) == 0
    assert stage.rows("SELECT finish_reason FROM crawls") == [("finished",)]
    assert stage.value("SELECT count(*) FROM changes WHERE done_at IS NULL") == 0
