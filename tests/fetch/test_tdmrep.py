"""tdmrep.json of a host: asked for before its pages, remembered, and never in the way."""

import asyncio
import json
from types import SimpleNamespace

import pytest
from scrapy import Request
from scrapy.exceptions import DownloadTimeoutError
from scrapy.http import TextResponse

from newswatch.fetch.clock import now, stamp
from newswatch.fetch.tdmrep import META, ReservationMiddleware
from newswatch.model import HostState
from newswatch.wishes import MAX_FILE

HOST = "outlet.example"
RULES = json.dumps([{"location": "/paid/*", "tdm-reservation": 1}])
PAGES = (f"https://{HOST}/paid/a", f"https://{HOST}/free/b")


class Engine:
    """Answers the request for the file with a response, or with what went wrong."""

    def __init__(self, answer):
        self.answer, self.asked = answer, []

    async def download_async(self, request):
        self.asked.append(request.url)
        if isinstance(self.answer, Exception):
            raise self.answer
        status, body = self.answer
        return TextResponse(request.url, status=status, body=body, request=request)


def ask(answer, *urls, state=None, kind="article"):
    """Let requests pass; return what they say is reserved, what was asked for, what was learnt."""
    engine, learnt = Engine(answer), []
    job = SimpleNamespace(hosts=(state,) if state else ())
    crawler = SimpleNamespace(
        engine=engine,
        spider=SimpleNamespace(job=job),
        signals=SimpleNamespace(send_catch_log=lambda **told: learnt.append(told["result"])),
    )
    requests = [Request(url, meta={"newswatch_kind": kind}) for url in urls]

    async def lived():
        middleware = ReservationMiddleware.from_crawler(crawler)
        await asyncio.gather(*(middleware.process_request(request) for request in requests))

    asyncio.run(lived())
    told = [request.meta[META].tdm_reserved for request in requests if META in request.meta]
    return told, engine.asked, learnt


def test_it_is_asked_for_once_however_many_pages_wait():
    told, asked, (learnt,) = ask((200, RULES.encode()), *PAGES, *PAGES)
    assert told == [True, None, True, None]
    assert asked == [f"https://{HOST}/.well-known/tdmrep.json"]
    assert (learnt.host, learnt.tdmrep) == (HOST, RULES)
    assert learnt.tdmrep_fetched_at == learnt.fetch.fetched_at
    assert (learnt.fetch.kind, learnt.fetch.failure) == ("robots", None)


def test_lists_and_the_file_itself_pass_without_it():
    assert ask((200, RULES.encode()), *PAGES, kind="feed") == ([], [], [])
    assert ask((200, RULES.encode()), *PAGES, kind="tdmrep") == ([], [], [])


def test_a_host_without_it_reserves_nothing_and_is_not_asked_again_today():
    told, _, (learnt,) = ask((404, b"no such page"), *PAGES)
    assert told == [None, None]
    assert (learnt.tdmrep, learnt.fetch.failure) == (None, None)
    fresh = HostState(host=HOST, tdmrep=None, tdmrep_fetched_at=stamp(now()))
    assert ask((200, RULES.encode()), *PAGES, state=fresh) == ([None, None], [], [])


def test_what_is_remembered_holds_for_a_day():
    fresh = HostState(host=HOST, tdmrep=RULES, tdmrep_fetched_at=stamp(now()))
    assert ask((500, b""), *PAGES, state=fresh) == ([True, None], [], [])
    old = HostState(host=HOST, tdmrep=RULES, tdmrep_fetched_at="2020-01-01T00:00:00Z")
    told, asked, (learnt,) = ask((404, b""), *PAGES, state=old)
    assert (told, len(asked), learnt.tdmrep) == ([None, None], 1, None)
    ahead = HostState(host=HOST, tdmrep=RULES, tdmrep_fetched_at="2199-01-01T00:00:00Z")
    assert len(ask((404, b""), *PAGES, state=ahead)[1]) == 1  # a clock that went wrong


@pytest.mark.parametrize(
    "answer",
    [(500, b""), (503, b""), (301, b""), DownloadTimeoutError("slow"), RuntimeError("odd")],
)
def test_what_cannot_be_asked_leaves_what_was_known_and_the_pages_go_on(answer):
    old = HostState(host=HOST, tdmrep=RULES, tdmrep_fetched_at="2020-01-01T00:00:00Z")
    told, asked, (learnt,) = ask(answer, *PAGES, state=old)
    assert told == [True, None]
    assert len(asked) == 1
    assert learnt.fetch.failure
    assert learnt.tdmrep_fetched_at is None  # so the next crawl asks again


@pytest.mark.parametrize("body", [b"<html>not found</html>", b"[" * 9000, b"\xff\xfe\x00", b""])
def test_an_answer_that_is_no_such_file_reserves_nothing(body):
    told, _, (learnt,) = ask((200, body), *PAGES)
    assert told == [None, None]
    assert learnt.tdmrep_fetched_at


def test_a_file_beyond_all_measure_is_not_kept():
    _, _, (learnt,) = ask((200, RULES.encode() + b" " * MAX_FILE), *PAGES)
    assert learnt.tdmrep is None
