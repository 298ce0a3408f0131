"""Serve the sample newsroom: one origin a publisher, and one inbox for webhooks.

Turns the page when told to and notes what was asked for. Listens on loopback only; decides nothing
about what is on a page.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from newswatch.errors import ConfigError
from newswatch.newsroom.answer import Request, answer
from newswatch.newsroom.edition import Edition, make_edition
from newswatch.newsroom.loopback import LoopbackServer, QuietHandler
from newswatch.newsroom.publisher import Publisher, read_publisher

LARGEST_MESSAGE = 1_000_000  # bytes that the inbox takes


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: ``path`` with its query, ``conditional`` whether it carried a validator."""

    publisher: str
    path: str
    status: int
    conditional: bool


@dataclass(frozen=True, slots=True)
class Received:
    """One message that the inbox took: header names in lower case, the body as it came."""

    path: str
    headers: dict[str, str]
    body: bytes


class Newsroom:
    """The publishers in the folders of *folder*, in order of their names; ready to be opened.

    Raises ConfigError where there is none or one cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        found = sorted(path.parent for path in folder.glob("*/publisher.toml"))
        if not found:
            raise ConfigError("holds no publisher (a folder with publisher.toml)", path=str(folder))
        self.publishers: dict[str, Publisher] = {
            place.name: read_publisher(place) for place in found
        }

    @contextmanager
    def open(self, now: datetime | None = None) -> Iterator[Served]:
        """Serve day one until the block ends; *now* (aware) is the moment of opening."""
        with ExitStack() as stack:
            served = Served(self.publishers, now or datetime.now(UTC))
            for name in self.publishers:
                server = stack.enter_context(LoopbackServer(served.handler(name)))
                served.homes[name] = server.origin
            inbox = stack.enter_context(LoopbackServer(served.inbox_handler()))
            served.inbox_url = f"{inbox.origin}/inbox"
            yield served


class Served:
    """A newsroom that is open: ``homes`` by publisher, ``inbox_url``; ``day = 2`` turns the page.

    The log (``requests``) and the inbox (``inbox``) may be read and cleared from any thread.
    """

    def __init__(self, publishers: dict[str, Publisher], opened_at: datetime) -> None:
        self.homes: dict[str, str] = {}
        self.inbox_url = ""
        self._publishers = publishers
        self._opened_at, self._started = opened_at, time.monotonic()
        self._guard = threading.Lock()
        self._requests: list[Asked] = []
        self._inbox: list[Received] = []
        self._ticks = 0
        self._day = 1
        self._editions = self._made(None)

    @property
    def day(self) -> int:
        """Which day it is, 1 or 2."""
        return self._day

    @day.setter
    def day(self, day: int) -> None:
        """Turn to that day: day two publishes, edits and withdraws as of now."""
        if day not in {1, 2}:
            raise ValueError("the newsroom has two days")
        passed = timedelta(seconds=time.monotonic() - self._started)
        editions = self._made(None if day == 1 else self._opened_at + passed)
        with self._guard:
            self._day, self._editions = day, editions

    @property
    def editions(self) -> dict[str, Edition]:
        """What each publisher has out now."""
        return self._editions

    @property
    def requests(self) -> list[Asked]:
        """What has been asked for since the log was cleared, oldest first (a copy)."""
        with self._guard:
            return list(self._requests)

    @property
    def inbox(self) -> list[Received]:
        """The messages received since the inbox was cleared, oldest first (a copy)."""
        with self._guard:
            return list(self._inbox)

    def clear(self) -> None:
        """Forget the requests and the messages so far."""
        with self._guard:
            self._requests.clear()
            self._inbox.clear()

    def handler(self, name: str) -> type[QuietHandler]:
        """Return the request handler of the publisher *name*."""
        served = self

        class Handler(QuietHandler):
            def do_GET(self) -> None:  # noqa: N802 - the name that http.server looks for
                edition, tick = served._turn(name)
                request = Request(target=self.path, headers=self.headers_lower(), tick=tick)
                said = answer(edition, served.homes[name], request)
                served._note(Asked(name, self.path, said.status, request.is_conditional))
                self.reply(said.status, said.headers, said.body)

            do_HEAD = do_GET  # noqa: N815 - the name that http.server looks for

        return Handler

    def inbox_handler(self) -> type[QuietHandler]:
        """Return the request handler that keeps what is posted to ``/inbox``."""
        served = self

        class Handler(QuietHandler):
            def do_POST(self) -> None:  # noqa: N802 - the name that http.server looks for
                size = self.headers.get("Content-Length", "")
                if not size.isdigit() or int(size) > LARGEST_MESSAGE:
                    self.close_connection = True
                    self.reply(411 if not size else 413, {}, b"")
                    return
                body = self.rfile.read(int(size))
                if self.path != "/inbox":
                    self.reply(404, {}, b"")
                    return
                served._keep(Received(self.path, self.headers_lower(), body))
                self.reply(200, {"Content-Type": "application/json"}, b'{"ok":true}\n')

        return Handler

    def _made(self, turned_at: datetime | None) -> dict[str, Edition]:
        return {
            name: make_edition(publisher, self._opened_at, turned_at)
            for name, publisher in self._publishers.items()
        }

    def _turn(self, name: str) -> tuple[Edition, int]:
        with self._guard:
            self._ticks += 1
            return self._editions[name], self._ticks

    def _note(self, asked: Asked) -> None:
        with self._guard:
            self._requests.append(asked)

    def _keep(self, received: Received) -> None:
        with self._guard:
            self._inbox.append(received)
