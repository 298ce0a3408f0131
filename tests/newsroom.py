"""A publisher to test against, that publishes, edits and withdraws on demand.

    with Site() as site:
        url = site.publish("first-story", "A headline", "A paragraph.\\n\\nAnother.")
        site.pages["/feed"] = misbehaviour.truncated_feed(site)
        ... ; site.asked("/feed") → the requests for it

Real HTTP on a free loopback port; it never reaches out, and knows nothing of newswatch's steps.
"""

import socket
import struct
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from hashlib import blake2b
from html import escape
from time import monotonic
from typing import Self

from newswatch.newsroom.loopback import LoopbackServer, QuietHandler


@dataclass(frozen=True)
class Asked:
    method: str
    path: str
    headers: dict[str, str]  # names in lower case
    status: int | None  # None: cut off or not in one piece
    at: float = 0.0  # when it came in, on a clock that only counts


class Exchange:
    """One request with the means to answer it, well or badly."""

    def __init__(self, handler: QuietHandler, closing: threading.Event):
        self._handler = handler
        self.method, self.path = handler.command, handler.path
        self.headers = handler.headers_lower()
        self.closing = closing
        self.status: int | None = None

    def send(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.status = status
        self._handler.reply(status, headers, body)

    def raw(self, data: bytes) -> None:
        """Write bytes as they are, now; the connection ends with this exchange."""
        self._handler.close_connection = True
        self._handler.wfile.write(data)
        self._handler.wfile.flush()

    def reset(self) -> None:
        """End the connection with a TCP reset: a close that lingers for no time sends one."""
        self._handler.close_connection = True
        linger = struct.pack("ii", 1, 0)
        self._handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self._handler.connection.close()


Answer = Callable[[Exchange], None]


@dataclass(frozen=True)
class Reply:
    """A plain answer. ``has_validators``: ETag and Last-Modified, and 304 to who has it already."""

    body: bytes | str = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    modified_at: datetime | None = None
    has_validators: bool = False

    def __call__(self, exchange: Exchange) -> None:
        body = self.body.encode() if isinstance(self.body, str) else self.body
        headers = {"Content-Type": "text/html; charset=utf-8", **self.headers}
        if self.has_validators:
            headers["ETag"] = f'"{blake2b(body, digest_size=8).hexdigest()}"'
            if self.modified_at:
                headers["Last-Modified"] = format_datetime(self.modified_at, usegmt=True)
            if exchange.headers.get("if-none-match") == headers["ETag"]:
                exchange.send(304, {"ETag": headers["ETag"]}, b"")
                return
        exchange.send(self.status, headers, body)


@dataclass(frozen=True)
class Story:
    slug: str
    headline: str
    body: str
    published: datetime
    modified: datetime


class Site:
    """One origin with ``/feed``, ``/sitemap.xml``, ``/news`` and a page for each story.

    What is in ``pages`` (path → Reply or any Answer) goes before what the site would say itself.
    """

    def __init__(self, title: str = "The Test Post", port: int = 0):
        self.title = title
        self.pages: dict[str, Answer] = {}
        self.clock: Callable[[], datetime] = lambda: datetime.now(UTC)
        self.stories: dict[str, Story] = {}
        self.gone: dict[str, int] = {}
        self._guard = threading.Lock()
        self._requests: list[Asked] = []
        self._closing = threading.Event()
        self._server = LoopbackServer(self._handler(), port)

    def __enter__(self) -> Self:
        self._server.__enter__()
        return self

    def __exit__(self, *_) -> None:
        self._closing.set()
        self._server.__exit__()

    @property
    def home(self) -> str:
        return self._server.origin

    @property
    def requests(self) -> list[Asked]:
        with self._guard:
            return list(self._requests)

    def asked(self, path: str) -> list[Asked]:
        return [asked for asked in self.requests if asked.path == path]

    def clear(self) -> None:
        with self._guard:
            self._requests.clear()

    def publish(
        self, slug: str, headline: str, body: str, published: datetime | None = None
    ) -> str:
        """Put a story out, dated now unless said otherwise; return its URL."""
        moment = published or self.clock().replace(microsecond=0)
        self.stories[slug] = Story(slug, headline, body, moment, moment)
        self.gone.pop(slug, None)
        return self.url(slug)

    def edit(self, slug: str, headline: str | None = None, body: str | None = None) -> None:
        """Change a story's words; its date of change moves by a second at least."""
        old = self.stories[slug]
        modified = max(self.clock().replace(microsecond=0), old.modified + timedelta(seconds=1))
        self.stories[slug] = replace(
            old, headline=headline or old.headline, body=body or old.body, modified=modified
        )

    def withdraw(self, slug: str, status: int = 410) -> None:
        """Take a story off the lists; its page answers *status* from now on."""
        del self.stories[slug]
        self.gone[slug] = status

    def url(self, slug: str) -> str:
        return f"{self.home}/{slug}"

    def newest(self) -> list[Story]:
        return sorted(self.stories.values(), key=lambda s: (s.published, s.slug), reverse=True)

    def feed(self, limit: int | None = None) -> str:
        items = "".join(
            f"<item><title>{escape(story.headline)}</title><link>{self.url(story.slug)}</link>"
            f"<guid>{self.url(story.slug)}</guid>"
            f"<pubDate>{format_datetime(story.published)}</pubDate></item>"
            for story in self.newest()[:limit]
        )
        head = f"<title>{escape(self.title)}</title><link>{self.home}/</link>"
        return f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{items}</channel></rss>'

    def sitemap(self) -> str:
        urls = "".join(
            f"<url><loc>{self.url(story.slug)}</loc>"
            f"<lastmod>{story.modified.isoformat()}</lastmod></url>"
            for story in self.newest()
        )
        space = "http://www.sitemaps.org/schemas/sitemap/0.9"
        return f'<?xml version="1.0"?><urlset xmlns="{space}">{urls}</urlset>'

    def listing(self) -> str:
        items = "".join(
            f'<li><a href="/{story.slug}">{escape(story.headline)}</a> '
            f'<time datetime="{story.published.isoformat()}"></time></li>'
            for story in self.newest()
        )
        return f"<!doctype html><html><body><ul class='news'>{items}</ul></body></html>"

    def page(self, story: Story) -> str:
        paragraphs = "".join(f"<p>{escape(part)}</p>" for part in story.body.split("\n\n"))
        return (
            f"<!doctype html><html lang='en'><head><title>{escape(story.headline)}</title>"
            f'<link rel="canonical" href="{self.url(story.slug)}">'
            f'<meta property="og:title" content="{escape(story.headline)}">'
            f'<meta property="article:published_time" content="{story.published.isoformat()}">'
            f"</head><body><article><h1>{escape(story.headline)}</h1>"
            f'<div class="body">{paragraphs}</div></article></body></html>'
        )

    def _own(self, path: str) -> Answer:
        name = path.partition("?")[0]
        story = self.stories.get(name[1:])
        xml = {"Content-Type": "application/xml; charset=utf-8"}
        if story:
            return Reply(self.page(story), modified_at=story.modified, has_validators=True)
        if name == "/feed":
            return Reply(self.feed(), headers=xml, has_validators=True)
        if name == "/sitemap.xml":
            return Reply(self.sitemap(), headers=xml, has_validators=True)
        if name == "/news":
            return Reply(self.listing(), has_validators=True)
        return Reply("<p>Nothing here.</p>", status=self.gone.get(name[1:], 404))

    def _handler(self) -> type[QuietHandler]:
        site = self

        class Handler(QuietHandler):
            def do_GET(self):  # noqa: N802 - the name that http.server looks for
                exchange, at = Exchange(self, site._closing), monotonic()
                answer = site.pages.get(self.path) or site._own(self.path)
                try:
                    answer(exchange)
                finally:
                    asked = Asked(self.command, self.path, exchange.headers, exchange.status, at)
                    with site._guard:
                        site._requests.append(asked)

            do_HEAD = do_GET  # noqa: N815 - as above

        return Handler
