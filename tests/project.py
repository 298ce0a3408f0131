"""A project directory of somebody who uses newswatch: a configuration, spiders, a database.

    project = Project(tmp_path)
    project.spider("post", site.home)
    ended = project.newswatch("run")          # a process of its own, as from cron
    project.rows("SELECT * FROM articles")

Every spider reads one local site; nothing here reaches out.
"""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

_SPIDER = '''\
"""A source of the tests."""
from newswatch.crawl.spider import NewsSpider
from newswatch.model import Channel, PageRules


class TestSource(NewsSpider):
    name = {name!r}
    title = {title!r}
    home = {home!r}
    country = "SG"
    language = "en"
    time_zone = "Asia/Singapore"
    channels = ({channels})
    article_url = {article_url!r}
{more}'''
_CONFIG = """\
contact = "mailto:tests@newswatch.invalid"
database = "news.db"
spiders = ["outlets"]
allow = ["127.0.0.0/8"]
{top}
[crawl]
delay = 0.0
interval = "0s"
confirm_removed_after = "0s"
{crawl}
{tables}
"""
LOGBOOK = """
[targets.logbook]
kind = "log"
file = "alerts.jsonl"

[[rules]]
name = "all funding"
targets = ["logbook"]
"""
FEED = 'Channel(kind="feed", url="/feed"),'
SITEMAP = 'Channel(kind="sitemap", url="/sitemap.xml"),'
LISTING = 'Channel(kind="listing", url="/news", links=".news a"),'
STORY = "^/[a-z0-9-]{6,}/?$"


@dataclass(frozen=True)
class Ended:
    code: int
    out: str
    err: str


class Project:
    def __init__(self, root: Path, top="", crawl="", tables="", *, is_new=True):
        self.root = root
        self.database = root / "news.db"
        if not is_new:
            return
        (root / "outlets").mkdir()
        self.file("outlets/__init__.py", '"""The sources of the tests."""\n')
        self.file("scrapy.cfg", "[settings]\ndefault = newswatch.settings\n")
        self.configure(top=top, crawl=crawl, tables=tables)

    def configure(self, top="", crawl="", tables=""):
        self.file("newswatch.toml", _CONFIG.format(top=top, crawl=crawl, tables=tables))

    def file(self, name, text):
        path = self.root / name
        path.write_text(text, encoding="utf-8")
        return path

    def spider(self, name, home, channels=FEED, article_url=STORY, more=""):
        text = _SPIDER.format(
            name=name,
            title=name.title(),
            home=home,
            channels=channels,
            article_url=article_url,
            more=more,
        )
        self.file(f"outlets/{name}.py", text)

    def command(self, *words, program="newswatch"):
        return [sys.executable, "-m", program, *words]

    def newswatch(self, *words, program="newswatch", given="", **environment):
        """Run a verb to its end, as cron would: no terminal, this directory."""
        done = subprocess.run(
            self.command(*words, program=program),
            cwd=self.root,
            env=self.environment(**environment),
            input=given,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        return Ended(done.returncode, done.stdout, done.stderr)

    def environment(self, **more):
        """Return the caller's environment without proxies and settings of theirs."""
        ours = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("NEWSWATCH_", "SCRAPY_")) and "proxy" not in name.lower()
        }
        return {**ours, "PYTHONIOENCODING": "utf-8", **more}

    def rows(self, sql, *values):
        with closing(sqlite3.connect(self.database)) as db:
            db.row_factory = sqlite3.Row
            return [dict(row) for row in db.execute(sql, values)]

    def column(self, sql, *values):
        return [next(iter(row.values())) for row in self.rows(sql, *values)]


def traceless(ended):
    """Tell whether a program ended without showing a trace of its insides."""
    return "Traceback" not in ended.err + ended.out
