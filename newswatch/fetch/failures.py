"""One word an operator can act on for everything that can go wrong with a request.

The words are the keys of model.FAILURES. An exception or an answer in, a word out; it logs nothing,
retries nothing, reads the clock only to tell whether a date is past, and knows the exceptions of
Scrapy 2.19, Twisted and OpenSSL by class.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from http import HTTPStatus

from OpenSSL.SSL import Error as SslError
from scrapy import exceptions as scrapy_errors
from scrapy.core.downloader.handlers.http11 import TunnelError
from scrapy.spidermiddlewares.httperror import HttpError
from service_identity import VerificationError
from twisted.internet import error as twisted_errors
from twisted.web.client import ResponseFailed

from newswatch.errors import ConfigError, FetchError, GateError
from newswatch.fetch.clock import now
from newswatch.fetch.waits import wait_of
from newswatch.fetch.walls import HeadersLike, wall_of
from newswatch.model import FAILURES

_MAX_DETAIL = 200
_ANY_WAIT_S = 1  # how long is for `retry_after` to say


class HeadTooLargeError(Exception):
    """More bytes of status line and headers than any honest server sends."""


# First match wins, so subclasses stand before their bases. TimeoutError, ConnectionError and their
# kin are OSErrors; what is left of OSError comes from a body that could not be decoded.
_WORDS: tuple[tuple[type[BaseException], str], ...] = (
    (HeadTooLargeError, "too_large"),
    (GateError, "refused"),
    (ConfigError, "refused"),
    (SslError, "tls"),
    (VerificationError, "tls"),
    (scrapy_errors.DownloadTimeoutError, "timeout"),
    (twisted_errors.TimeoutError, "timeout"),
    (twisted_errors.TCPTimedOutError, "timeout"),
    (TimeoutError, "timeout"),
    (scrapy_errors.CannotResolveHostError, "unreachable"),
    (scrapy_errors.DownloadConnectionRefusedError, "unreachable"),
    (TunnelError, "unreachable"),
    (twisted_errors.ConnectError, "unreachable"),
    (twisted_errors.DNSLookupError, "unreachable"),
    (scrapy_errors.DownloadCancelledError, "too_large"),  # Scrapy cancels for size alone
    (scrapy_errors.ResponseDataLossError, "truncated"),
    (scrapy_errors.StopDownload, "truncated"),
    (twisted_errors.ConnectionClosed, "truncated"),
    (scrapy_errors.UnsupportedURLSchemeError, "refused"),
    (scrapy_errors.NotSupported, "refused"),
    (ConnectionError, "unreachable"),
    (EOFError, "truncated"),
    (zlib.error, "truncated"),
    (OSError, "truncated"),
)
# Envelopes: what they carry says more; empty ones are broken connections or bytes that are no HTTP.
_ENVELOPES = (scrapy_errors.DownloadFailedError, ResponseFailed)
# What Scrapy says by IgnoreRequest alone, for the components that are not ours.
_IGNORED = (
    ("max redirections", "redirect"),
    ("offsite", "offsite"),
    ("robots.txt", "robots"),
    ("DOWNLOAD_MAXSIZE", "too_large"),
)
_STATUSES = {
    401: "forbidden",
    403: "forbidden",
    451: "forbidden",
    404: "gone",
    410: "gone",
    408: "timeout",
    429: "rate_limited",
    204: "empty",
    205: "empty",
    206: "truncated",
}
_FAMILIES = {2: None, 4: "client_error", 5: "server_error"}
_BINARY = ("image/", "audio/", "video/", "font/", "application/pdf", "application/zip")
_UNSURE = ("", "text/plain", "application/octet-stream", "text/xml", "application/xml")
_SNIFFED = 1024
_PAGES = ("text/html", "application/xhtml+xml")


class Unfetched(scrapy_errors.IgnoreRequest):
    """A request that was not sent, or whose answer cannot be used; never tried again.

    ``failure`` is a key of model.FAILURES, ``detail`` one line for people, ``error`` the error that
    stopped it (such as a GateError), if there was one.
    """

    def __init__(self, failure: str, detail: str, error: Exception | None = None) -> None:
        self.failure, self.detail, self.error = failure, one_line(detail), error
        super().__init__(f"{failure}: {self.detail}")


def one_line(text: str) -> str:
    r"""Return *text* on one line of printable characters, 200 at most: fit for a log and a cell.

    >>> one_line("a\r\n2026-01-01 INFO forged")
    'a 2026-01-01 INFO forged'
    """
    line = " ".join("".join(ch if ch.isprintable() else " " for ch in text).split())
    return line if len(line) <= _MAX_DETAIL else line[: _MAX_DETAIL - 1] + "…"


def failure_of(error: BaseException) -> tuple[str, str]:
    """Return ``(word, detail)`` for an exception that ended a request.

    What carries its own word (`Unfetched`, FetchError) is asked; HttpError is judged by its
    response; envelopes are opened. ``error`` is the word for what nobody foresaw.

    >>> failure_of(scrapy_errors.DownloadTimeoutError("took longer than 60 seconds"))
    ('timeout', 'took longer than 60 seconds')
    """
    if isinstance(error, Unfetched | FetchError):
        return error.failure, getattr(error, "detail", one_line(str(error)))
    if isinstance(error, HttpError):
        response = error.response
        word = failure_of_response(response.status, response.headers, response.body)
        return word or "error", f"HTTP status {response.status}"
    inner = error
    for inner in _opened(error):
        known = _word(inner)
        if known:
            return known, one_line(str(inner) or FAILURES[known])
    word = "truncated" if isinstance(error, _ENVELOPES) else "error"
    return word, one_line(f"{type(inner).__name__}: {inner}")


def failure_of_response(
    status: int, headers: HeadersLike, body_start: bytes, kind: str = "article"
) -> str | None:
    """Return the word for an answer that is not what was asked for, or None for a usable one.

    *kind* is article, feed or robots (as Fetch.kind): an article must be a page; whether a feed is
    one is for `discover` to say, so only pictures, films and the like are turned away here. 304 is
    usable. A wall's page is a ``challenge`` with any status, 200 included.
    """
    if kind != "robots" and wall_of(headers, body_start):
        return "challenge"
    if status == HTTPStatus.SERVICE_UNAVAILABLE and wait_of(
        headers.get("retry-after"), now(), longest_s=_ANY_WAIT_S
    ):
        return "rate_limited"
    if HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST:
        return _redirect_word(status, headers)
    word = _STATUSES.get(status) or _FAMILIES.get(status // 100, "error")
    return word or _content_word(headers, body_start, kind)


def _opened(error: BaseException) -> Iterator[BaseException]:
    """Yield *error* and what it carries or was caused by, outermost first, each once."""
    queue, seen = [error], set()
    while queue:
        inner = queue.pop(0)
        if id(inner) in seen:
            continue
        seen.add(id(inner))
        yield inner
        reasons = getattr(inner, "reasons", None) or ()
        queue += [failure.value for failure in reasons if hasattr(failure, "value")]
        queue += [inner.__cause__] if inner.__cause__ else []


def _word(error: BaseException) -> str | None:
    if isinstance(error, scrapy_errors.IgnoreRequest):
        said = str(error)
        return next((word for part, word in _IGNORED if part in said), "refused")
    return next((word for kind, word in _WORDS if isinstance(error, kind)), None)


def _redirect_word(status: int, headers: HeadersLike) -> str | None:
    if status == HTTPStatus.NOT_MODIFIED:
        return None
    scheme, colon, _ = (headers.get("location") or b"").strip().lower().partition(b":")
    is_other = bool(colon) and scheme.isalpha() and scheme not in (b"http", b"https")
    return "refused" if is_other else "redirect"


def _content_word(headers: HeadersLike, body_start: bytes, kind: str) -> str | None:
    if kind == "robots":
        return None
    start = body_start.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start:
        return "empty"
    told = (headers.get("content-type") or b"").split(b";")[0].strip().lower()
    media = told.decode("ascii", "replace")
    if kind == "feed":
        return "not_a_feed" if media.startswith(_BINARY) else None
    is_page = media in _PAGES or (media in _UNSURE and b"<html" in start[:_SNIFFED].lower())
    return None if is_page else "not_html"
