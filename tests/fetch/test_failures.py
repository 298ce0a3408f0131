import inspect
import ssl
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from OpenSSL.SSL import Error as SslError
from scrapy import exceptions as scrapy_errors
from scrapy.core.downloader.handlers.http11 import TunnelError
from scrapy.http import Headers, Response
from scrapy.settings import default_settings
from scrapy.spidermiddlewares.httperror import HttpError
from scrapy.utils.misc import load_object
from service_identity import VerificationError
from twisted.internet import error as twisted_errors
from twisted.python.failure import Failure
from twisted.web.client import ResponseFailed

from newswatch.errors import ConfigError, FetchError, GateError
from newswatch.fetch.failures import (
    HeadTooLargeError,
    Unfetched,
    failure_of,
    failure_of_response,
    one_line,
)
from newswatch.model import FAILURES


def caused(error, cause):
    error.__cause__ = cause
    return error


def failed(*reasons):
    return caused(
        scrapy_errors.DownloadFailedError(""), ResponseFailed([Failure(r) for r in reasons])
    )


LOOP = caused(ValueError("a"), ValueError("b"))
LOOP.__cause__.__cause__ = LOOP

ERRORS = [
    (Unfetched("robots", "a rule"), "robots"),
    (FetchError("no", url="http://a/", failure="gone"), "gone"),
    (GateError("loopback", url="http://a/"), "refused"),
    (ConfigError("contact"), "refused"),
    (scrapy_errors.DownloadTimeoutError("took longer"), "timeout"),
    (scrapy_errors.CannotResolveHostError("a"), "unreachable"),
    (scrapy_errors.DownloadConnectionRefusedError("a"), "unreachable"),
    (scrapy_errors.DownloadCancelledError(), "too_large"),
    (scrapy_errors.ResponseDataLossError(), "truncated"),
    (scrapy_errors.StopDownload(), "truncated"),
    (scrapy_errors.UnsupportedURLSchemeError("ftp"), "refused"),
    (scrapy_errors.NotSupported("file"), "refused"),
    (scrapy_errors.DownloadFailedError("a"), "truncated"),
    (failed(SslError([("tls", "", "certificate verify failed")])), "tls"),
    (failed(VerificationError(errors=[])), "tls"),
    (failed(twisted_errors.ConnectionLost(), HeadTooLargeError("headers")), "truncated"),
    (failed(HeadTooLargeError("headers")), "too_large"),
    (failed(ValueError("no HTTP")), "truncated"),
    (failed(), "truncated"),
    (TunnelError("407"), "unreachable"),
    (twisted_errors.TCPTimedOutError(), "timeout"),
    (twisted_errors.NoRouteError(), "unreachable"),
    (twisted_errors.ConnectionLost(), "truncated"),
    (TimeoutError(), "timeout"),
    (ConnectionResetError(), "unreachable"),
    (EOFError(), "truncated"),
    (zlib.error("-3"), "truncated"),
    (OSError("not gzip"), "truncated"),
    (scrapy_errors.IgnoreRequest("max redirections reached"), "redirect"),
    (scrapy_errors.IgnoreRequest("Filtered offsite request to 'a'"), "offsite"),
    (scrapy_errors.IgnoreRequest("Forbidden by robots.txt"), "robots"),
    (scrapy_errors.IgnoreRequest("exceeded DOWNLOAD_MAXSIZE (1 B)"), "too_large"),
    (scrapy_errors.IgnoreRequest("somebody's middleware"), "refused"),
    (HttpError(Response("http://a/", status=404)), "gone"),
    (HttpError(Response("http://a/", status=304)), "error"),
    (KeyError("ours"), "error"),
    (caused(RuntimeError("outer"), scrapy_errors.DownloadTimeoutError("inner")), "timeout"),
    (LOOP, "error"),
]


@pytest.mark.parametrize(("error", "word"), ERRORS, ids=lambda value: repr(value)[:50])
def test_every_error_has_its_word_and_one_line_for_people(error, word):
    found, detail = failure_of(error)
    assert found == word
    assert word in FAILURES
    assert detail
    assert "\n" not in detail


def test_no_error_of_scrapys_downloads_is_left_without_a_word():
    classes = [
        kind
        for name, kind in inspect.getmembers(scrapy_errors, inspect.isclass)
        if "Download" in name or name.endswith(("HostError", "LossError", "SchemeError"))
    ]
    assert len(classes) >= 8
    for kind in classes:
        assert failure_of(kind())[0] != "error", kind


def test_no_error_that_scrapy_would_retry_is_left_without_a_word():
    for kind in map(load_object, default_settings.RETRY_EXCEPTIONS):
        assert failure_of(kind())[0] != "error", kind


def test_tls_errors_of_the_standard_library_are_at_least_known():
    assert failure_of(ssl.SSLError("x"))[0] in FAILURES


def answered(status, body=b"<html><p>story</p></html>", kind="article", **headers):
    told = {"content-type": b"text/html"} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    return failure_of_response(status, told, body, kind)


@pytest.mark.parametrize(
    ("status", "word"),
    [
        (200, None),
        (201, None),
        (204, "empty"),
        (205, "empty"),
        (206, "truncated"),
        (301, "redirect"),
        (304, None),
        (400, "client_error"),
        (401, "forbidden"),
        (403, "forbidden"),
        (404, "gone"),
        (408, "timeout"),
        (410, "gone"),
        (418, "client_error"),
        (429, "rate_limited"),
        (451, "forbidden"),
        (500, "server_error"),
        (503, "server_error"),
        (599, "server_error"),
        (100, "error"),
        (999, "error"),
    ],
)
def test_every_status_has_its_word(status, word):
    assert answered(status) == word


def test_an_answer_is_judged_by_what_goes_with_the_status():
    assert answered(503, retry_after=b"60") == "rate_limited"
    assert answered(503, retry_after=b"Fri, 22 Nov 2999 12:05:00 GMT") == "rate_limited"
    for nothing in (b"0", b"-1", b"soon", b"Sun, 06 Nov 1994 08:49:37 GMT", b"sp\xe4ter"):
        assert answered(503, retry_after=nothing) == "server_error"
    assert answered(302, location=b"file:///etc/passwd") == "refused"
    assert answered(302, location=b"//example.org/") == "redirect"
    assert answered(302, location=b"http://example.org/") == "redirect"
    assert answered(200, b" \r\n") == "empty"
    assert answered(200, b"", "robots") is None


@pytest.mark.parametrize(
    ("media", "body", "kind", "word"),
    [
        (b"text/html; charset=utf-8", b"words", "article", None),
        (b"application/xhtml+xml", b"<html/>", "article", None),
        (b"application/pdf", b"%PDF", "article", "not_html"),
        (b"application/json", b"{}", "article", "not_html"),
        (b"image/png", b"\x89PNG", "article", "not_html"),
        (b"", b"\xef\xbb\xbf\n<!doctype html><HTML>", "article", None),
        (b"text/plain", b"<html>", "article", None),
        (b"text/plain", b"words", "article", "not_html"),
        (b"application/xml", b"<?xml version='1.0'?><rss/>", "article", "not_html"),
        (b"application/rss+xml", b"<rss/>", "feed", None),
        (b"text/html", b"<html>", "feed", None),
        (b"video/mp4", b"\0\0", "feed", "not_a_feed"),
        (b"image/png", b"\x89PNG", "robots", None),
    ],
)
def test_an_article_must_be_a_page_and_a_feed_no_film(media, body, kind, word):
    assert failure_of_response(200, {"content-type": media}, body, kind) == word
    assert failure_of_response(200, Headers({"Content-Type": media}), body, kind) == word


@given(st.integers(100, 599), st.dictionaries(st.text(), st.binary()), st.binary())
def test_any_answer_gets_a_known_word(status, headers, body):
    for kind in ("article", "feed", "robots"):
        assert failure_of_response(status, headers, body, kind) in {None, *FAILURES}


@given(st.text())
def test_a_detail_cannot_forge_a_line_of_the_log(text):
    line = one_line(text)
    assert line.isprintable()
    assert len(line) <= 200
