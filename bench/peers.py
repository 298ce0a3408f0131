"""Run newswatch and its peers on one site of this machine, and count what each of them asks.

    .venv/bin/python bench/peers.py --maker make_site.py [--peers PYTHON] [--only NAME …]

The site: 4 publishers with 500 stories each, made by *maker* (`--root --host --extra --prune`),
with a feed of the newest 50, news sitemap, sitemap index and section pages. Each contestant looks
three times: for the first time, unchanged, and after five new stories of each publisher. The
server, this program's own, answers with ETag and Last-Modified, is the proxy of all contestants so
that they can use names, and writes down every request. *peers* is a Python that has Scrapy and
trafilatura; without it newswatch runs alone. Prints one JSON object a contestant and look, then a
table. Changes nothing outside a temporary folder.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from email.utils import formatdate
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[1]
# In place of this folder, whose names are those of tests.
sys.path[:1] = [str(ROOT / "tests"), str(ROOT)]

from newswatch.newsroom.loopback import LoopbackServer, QuietHandler  # noqa: E402 - found above

HOSTS = tuple(f"news.example.{end}:8000" for end in ("com", "net", "org", "edu"))
KINDS = {".html": "text/html; charset=utf-8", ".xml": "application/xml", ".txt": "text/plain"}
CLIENTS = Path(__file__).with_name("peers")
SPIDER = '''"""A publisher of the site."""
from newswatch.crawl.spider import NewsSpider
from newswatch.model import Channel


class Publisher(NewsSpider):
    name = "{name}"
    home = "http://{host}"
    channels = (Channel(kind="feed", url="/feed.xml"),)
    article_url = r"-1\\d{{5}}\\.html$"
'''
COUNT = """import sqlite3
print(*sqlite3.connect("news.db").execute("SELECT count(*) FROM articles").fetchone())
"""
CONFIG = """contact = "mailto:bench@newswatch.invalid"
database = "news.db"
spiders = ["outlets"]
allow = ["127.0.0.0/8"]
archive = {archive}

[crawl]
delay = 0.0
interval = "0s"
"""


@dataclass(slots=True)
class Tally:
    """What was asked of the server since it was last cleared."""

    requests: int = 0
    unmodified: int = 0
    pages: int = 0
    sent: int = 0
    others: int = 0
    guard: threading.Lock = field(default_factory=threading.Lock)

    def note(self, status: int, path: str, size: int) -> None:
        """Count one answer of *size* bytes."""
        with self.guard:
            self.requests += 1
            self.sent += size
            self.unmodified += status == 304
            self.pages += status == 200 and "-1" in path and path.endswith(".html")
            self.others += status not in {200, 304}

    def clear(self) -> None:
        """Begin anew."""
        with self.guard:
            self.requests = self.unmodified = self.pages = self.sent = self.others = 0


def serving(site: Path, tally: Tally) -> LoopbackServer:
    """Return a server of the files under *site*, one folder ``pN`` for each of HOSTS."""

    class Files(QuietHandler):
        def do_GET(self) -> None:  # noqa: N802 - the name that http.server looks for
            asked = urlsplit(self.path)
            host = asked.netloc or self.headers.get("Host", "")
            number = HOSTS.index(host) if host in HOSTS else 0
            path = site / f"p{number}{asked.path}"
            path = path / "index.html" if path.is_dir() else path
            status, body, more = answered(path, self.headers)
            tally.note(status, asked.path, len(body))
            self.reply(status, more, body)

    return LoopbackServer(Files)


def answered(path: Path, headers: Any) -> tuple[int, bytes, dict[str, str]]:  # noqa: ANN401 - a message
    """Return status, body and headers for the file at *path*: its validators are time and size."""
    try:
        stat = path.stat()
    except OSError:
        return 404, b"Nothing here.", {"Content-Type": "text/plain"}
    etag = f'"{int(stat.st_mtime):x}-{stat.st_size:x}"'
    modified = formatdate(stat.st_mtime, usegmt=True)
    more = {"ETag": etag, "Last-Modified": modified, "Content-Type": KINDS[path.suffix]}
    wanted = headers.get("If-None-Match")
    if wanted == etag or (wanted is None and headers.get("If-Modified-Since") == modified):
        return 304, b"", more
    return 200, path.read_bytes(), more


@dataclass(frozen=True, slots=True)
class Contestant:
    """How a contestant is called, and how the stories that it holds are counted."""

    name: str
    words: tuple[str, ...]
    folder: Path
    stored: tuple[str, ...]

    def look(self, tally: Tally, proxy: str) -> dict[str, Any]:
        """Let it look at the site once; return what that cost and asked."""
        tally.clear()
        env = {name: text for name, text in os.environ.items() if "proxy" not in name.lower()}
        env |= {"http_proxy": proxy, "HTTP_PROXY": proxy, "PYTHONUNBUFFERED": "1"}
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        ended = subprocess.run(
            self.words, cwd=self.folder, env=env, capture_output=True, text=True, check=False
        )
        wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        if ended.returncode:
            raise SystemExit(f"{self.name}: {ended.stdout[-500:]} {ended.stderr[-2000:]}")
        held = subprocess.run(
            self.stored, cwd=self.folder, capture_output=True, text=True, check=True
        )
        return {
            "requests": tally.requests, "not_modified": tally.unmodified, "pages": tally.pages,
            "megabytes": round(tally.sent / 1e6, 3), "others": tally.others,
            "seconds": round(wall, 2), "cpu_seconds": round(cpu, 2), "stored": int(held.stdout),
        }  # fmt: skip


def newswatch(folder: Path, *, archive: bool = False) -> Contestant:
    """Return newswatch as a project with a spider for each publisher."""
    (folder / "outlets").mkdir(parents=True)
    (folder / "outlets/__init__.py").write_text('"""The publishers."""\n')
    (folder / "scrapy.cfg").write_text("[settings]\ndefault = newswatch.settings\n")
    (folder / "newswatch.toml").write_text(CONFIG.format(archive=str(archive).lower()))
    for number, host in enumerate(HOSTS):
        name = f"publisher_{number}"
        (folder / f"outlets/{name}.py").write_text(SPIDER.format(name=name, host=host))
    return Contestant(
        name="newswatch",
        words=(sys.executable, "-m", "newswatch", "run", "--all"),
        folder=folder,
        stored=(sys.executable, "-c", COUNT),
    )


def peer(name: str, python: str, folder: Path) -> Contestant:
    """Return a peer as the script of that name beside this one, with a memory of its own."""
    folder.mkdir(parents=True)
    script = str(CLIENTS / f"{name}_feeds.py")
    count = "print(len(set(open('stored.txt').read().split())))"
    return Contestant(
        name=f"{name}_feeds",
        words=(python, script, *(f"http://{host}/feed.xml" for host in HOSTS)),
        folder=folder,
        stored=(python, "-c", count),
    )


def make(maker: Path, site: Path, extra: int) -> None:
    """Make the site at *site*, with *extra* stories a publisher more than the 500."""
    words = [sys.executable, str(maker), "--root", str(site), "--host", ",".join(HOSTS)]
    words += ["--prune", "--extra", str(extra)]
    subprocess.run(words, check=True, capture_output=True)


def measure(maker: Path, python: str | None, only: list[str], folder: Path) -> list[dict[str, Any]]:
    """Return what each contestant asked in each look."""
    site, tally = folder / "site", Tally()
    make(maker, site, 0)
    entered = [newswatch(folder / "newswatch")]
    if python:
        entered += [peer(name, python, folder / name) for name in ("trafilatura", "scrapy")]
    entered = [one for one in entered if not only or one.name in only]
    found = []
    with serving(site, tally) as server:
        for look, extra in (("first", 0), ("unchanged", 0), ("five_more", 5)):
            if extra:
                make(maker, site, extra)
            for one in entered:
                found.append(
                    {"contestant": one.name, "look": look, **one.look(tally, server.origin)}
                )
                print(json.dumps(found[-1]), flush=True)
    return found


def table(found: list[dict[str, Any]]) -> str:
    """Return the figures as a table in Markdown."""
    names = [name for name in found[0] if name != "others"]
    lines = [names, ["---"] * len(names), *([str(one[name]) for name in names] for one in found)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def main() -> int:
    """Measure as the command line asks."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--maker", type=Path, required=True, help="the program that makes the site")
    words.add_argument("--peers", help="a Python that has Scrapy and trafilatura")
    words.add_argument("--only", nargs="*", default=[], help="names of contestants")
    given = words.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(table(measure(given.maker, given.peers, given.only, Path(folder))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
