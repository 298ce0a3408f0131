"""The ways in which a publisher can misbehave, by name: answers to put into ``Site.pages``.

Each is an Answer, or a function that makes one. They are real misbehaviours on a real socket; the
refused port and the endless page included. Nothing here knows what the client ought to do about it.
"""

import gzip
import itertools
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from newsroom import Answer, Exchange, Reply, Site


@contextmanager
def refused_port() -> Iterator[str]:
    """Yield an origin that refuses connections: its port is held, and nobody listens."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{held.getsockname()[1]}"


def status(code: int, **headers: str) -> Reply:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(f"<h1>{code}</h1>", status=code, headers=named)


not_found = status(404)
gone = status(410)
server_error = status(500)
robots_error = status(500)
empty_page = Reply("")
not_html = Reply(b"%PDF-1.7\n1 0 obj\n", headers={"Content-Type": "application/pdf"})
bodyless_page = Reply("<!doctype html><html><head><title>A title</title></head></html>")
empty_feed = Reply(
    '<?xml version="1.0"?><rss version="2.0"><channel><title>The Test Post</title></channel></rss>',
    headers={"Content-Type": "application/rss+xml; charset=utf-8"},
)
html_feed = Reply("<!doctype html><html><body><h1>Welcome back</h1></body></html>")
challenge_page = Reply(
    "<!DOCTYPE html><html><head><title>Just a moment...</title></head><body>"
    '<div id="challenge-running"></div><noscript>Enable JavaScript and cookies to continue'
    '</noscript><script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1"></script>'
    "</body></html>",
    headers={"Server": "cloudflare", "CF-RAY": "0000000000000000-SIN"},
)


def unavailable(retry_after: str = "120") -> Reply:
    return status(503, Retry_After=retry_after)


def rate_limited(retry_after: str = "120") -> Reply:
    return status(429, Retry_After=retry_after)


def in_turn(*answers: Answer) -> Answer:
    """Give each answer once, in order, and the last for ever."""
    waiting, guard = list(answers), threading.Lock()

    def answer(exchange: Exchange) -> None:
        with guard:
            now = waiting.pop(0) if len(waiting) > 1 else waiting[0]
        now(exchange)

    return answer


def unmoved(answer: Callable[[], Reply], *, always: bool = False) -> Answer:
    """Say 304 to whoever names an earlier answer, whatever has changed since; *always*: to all."""

    def reply(exchange: Exchange) -> None:
        named = {"if-none-match", "if-modified-since"} & exchange.headers.keys()
        if always or named:
            exchange.send(304, {}, b"")
        else:
            answer()(exchange)

    return reply


def tagged(answer: Callable[[], Reply], tags: Iterator[str]) -> Answer:
    """Give each answer the next of *tags* as its ETag, and 304 to whoever names that very one."""

    def reply(exchange: Exchange) -> None:
        tag, whole = next(tags), answer()
        if exchange.headers.get("if-none-match") == tag:
            exchange.send(304, {"ETag": tag}, b"")
        else:
            replace(whole, headers={**whole.headers, "ETag": tag})(exchange)

    return reply


def slow_drip(body: bytes = b"x" * 3600, seconds: float = 1.0) -> Answer:
    """Promise *body* and give one byte every *seconds*."""

    def answer(exchange: Exchange) -> None:
        exchange.raw(_head(len(body)))
        for byte in body:
            if exchange.closing.wait(seconds):
                return
            exchange.raw(bytes([byte]))

    return answer


def slow_robots(seconds: float = 3600.0) -> Answer:
    """Accept the request and say nothing for *seconds*."""

    def answer(exchange: Exchange) -> None:
        if not exchange.closing.wait(seconds):
            exchange.send(200, {"Content-Type": "text/plain"}, b"User-agent: *\nAllow: /\n")

    return answer


def endless(exchange: Exchange) -> None:
    """Send a page that never ends, as fast as it is read."""
    exchange.raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n")
    while not exchange.closing.is_set():
        exchange.raw(b"<p>and another thing</p>\n" * 2000)


def wrong_length(body: bytes = b"<p>Half of the story", promised: int = 10_000) -> Answer:
    """Promise more bytes than come, then close in good order."""
    return lambda exchange: exchange.raw(_head(promised) + body)


def reset_mid_body(exchange: Exchange) -> None:
    """Send the beginning of a page, then reset the connection."""
    exchange.raw(_head(10_000) + b"<p>Half of the story")
    exchange.reset()


def gzip_bomb(megabytes: int = 100, kind: str = "text/html; charset=utf-8") -> Answer:
    """Send a small body that unpacks to *megabytes* of blanks."""
    packed = gzip.compress(b" " * 1_000_000, 9) * megabytes
    return Reply(packed, headers={"Content-Type": kind, "Content-Encoding": "gzip"})


def redirect(to: str, code: int = 302) -> Reply:
    return Reply("", status=code, headers={"Location": to})


file_redirect = redirect("file:///etc/passwd")
metadata_redirect = redirect("http://169.254.169.254/latest/meta-data/")
offsite_redirect = redirect("http://offsite.invalid/story")


def redirect_loop() -> Answer:
    """Lead on for ever, to a new address of the same page each time; put it at several paths."""
    steps = itertools.count(1)

    def answer(exchange: Exchange) -> None:
        there = f"{exchange.path.split('?')[0]}?step={next(steps)}"
        exchange.send(302, {"Location": there}, b"")

    return answer


def redirect_to_itself(exchange: Exchange) -> None:
    exchange.send(302, {"Location": exchange.path}, b"")


def robots(*lines: str) -> Reply:
    """A robots.txt of these lines, for all agents."""
    text = "\n".join(("User-agent: *", *lines))
    return Reply(text + "\n", headers={"Content-Type": "text/plain; charset=utf-8"})


robots_disallow = robots("Disallow: /")


def bare_ampersand_feed(site: Site) -> Reply:
    """The site's feed with ``&`` unescaped, as careless software writes it."""
    return _feed(site.feed().replace("&amp;", "&").replace("<title>", "<title>Ads & Money: "))


def control_characters_feed(site: Site) -> Reply:
    """The site's feed with characters that XML does not allow."""
    return _feed(site.feed().replace("<title>", "<title>\x08\x0b"))


def truncated_feed(site: Site) -> Reply:
    """The site's feed, cut in the middle of its last item."""
    text = site.feed()
    return _feed(text[: text.rindex("<pubDate>")])


def _feed(text: str) -> Reply:
    return Reply(text, headers={"Content-Type": "application/rss+xml; charset=utf-8"})


def _head(length: int) -> bytes:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {length}"
    return head.encode() + b"\r\nConnection: close\r\n\r\n"


MISBEHAVIOURS: dict[str, Answer] = {
    "not_found": not_found,
    "gone": gone,
    "server_error": server_error,
    "unavailable": unavailable(),
    "rate_limited": rate_limited(),
    "slow_drip": slow_drip(),
    "endless": endless,
    "wrong_length": wrong_length(),
    "reset_mid_body": reset_mid_body,
    "gzip_bomb": gzip_bomb(),
    "not_html": not_html,
    "empty_page": empty_page,
    "bodyless_page": bodyless_page,
    "challenge_page": challenge_page,
    "file_redirect": file_redirect,
    "metadata_redirect": metadata_redirect,
    "offsite_redirect": offsite_redirect,
    "redirect_loop": redirect_loop(),
    "redirect_to_itself": redirect_to_itself,
}
