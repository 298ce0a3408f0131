"""One real crawl among pages that misbehave: each gets its word, and none stops the others."""

import gzip
import os

import pytest
from fetch.misbehaviour import (
    cut_chunk,
    drip,
    endless_body,
    endless_chunks,
    endless_head,
    endless_line,
    hang_up,
    no_http,
    old_protocol,
    reset_mid_body,
    silence,
)
from fetch.wire import ALLOW, answer

BOMB = gzip.compress(b"\0" * (1 << 25))


def moved(to):
    return answer(b"", "302 Found", Location=to)


PAGES = {
    "/good": (answer(), None),
    "/old": (old_protocol, None),
    "/gzip": (answer(gzip.compress(b"<html>story"), Content_Encoding="gzip"), None),
    "/longer": (answer(b"<html>story and more", length=11), None),
    "/drip": (drip, "timeout"),
    "/silence": (silence, "timeout"),
    "/endless-body": (endless_body, "too_large"),
    "/endless-chunks": (endless_chunks, "too_large"),
    "/endless-head": (endless_head, "too_large"),
    "/endless-line": (endless_line, "too_large"),
    "/long-line": (answer(Set_Cookie="a=" + "b" * 100_000), None),
    "/told-too-large": (answer(b"", length=1 << 40), "too_large"),
    "/bomb": (answer(BOMB, Content_Encoding="gzip"), "too_large"),
    "/layers": (answer(gzip.compress(b"x"), Content_Encoding="gzip,gzip,gzip"), "too_large"),
    "/cut-gzip": (
        answer(gzip.compress(os.urandom(3000))[:1500], Content_Encoding="gzip"),
        "truncated",
    ),
    "/false-gzip": (answer(b"<html>", Content_Encoding="gzip"), "truncated"),
    "/shorter": (answer(b"<html>half", length=1000), "truncated"),
    "/cut-chunk": (cut_chunk, "truncated"),
    "/reset": (reset_mid_body, "truncated"),
    "/hang-up": (hang_up, "truncated"),
    "/no-http": (no_http, "truncated"),
    "/to-metadata": (moved("http://169.254.169.254/latest/"), "refused"),
    "/to-metadata-number": (moved("http://2852039166/"), "refused"),
    "/to-mapped": (moved("http://[::ffff:a9fe:a9fe]/"), "refused"),
    "/to-private": (moved("//10.0.0.1/"), "refused"),
    "/to-file": (moved("file:///etc/passwd"), "refused"),
    "/to-data": (moved("data:text/html,x"), "refused"),
    "/to-user": (moved("http://user:secret@127.0.0.1/"), "refused"),
    "/to-port": (moved("http://127.0.0.1:22/"), "refused"),
    "/to-nowhere": (answer(b"", "302 Found"), "redirect"),
    "/to-nonsense": (moved("http://[::1"), "redirect"),
    "/to-itself": (moved("/to-itself"), "redirect"),
    "/to-good": (moved("/good"), None),
    "/to-elsewhere": (moved("http://127.0.0.2:8000/"), "offsite"),
    "/refresh": (answer(b'<html><meta http-equiv="refresh" content="0;url=/good">'), None),
    "/401": (answer(status="401 Unauthorized"), "forbidden"),
    "/410": (answer(status="410 Gone"), "gone"),
    "/500": (answer(status="500 Oops"), "server_error"),
    "/wall": (answer(b"<html><title>Just a moment...</title>"), "challenge"),
    "/pdf": (answer(b"%PDF", Content_Type="application/pdf"), "not_html"),
    "/empty": (answer(b""), "empty"),
}


@pytest.fixture(scope="module")
def hostile(site):
    return site({path: page for path, (page, _) in PAGES.items()})


@pytest.fixture(scope="module")
def report(hostile, crawl):
    return crawl(
        [hostile.url(path) for path in PAGES] + [hostile.url("/" + "a" * 70000)],
        {
            **ALLOW,
            "DOWNLOAD_TIMEOUT": 2,
            "DOWNLOAD_MAXSIZE": 1 << 20,
            "CONCURRENT_REQUESTS": 100,
            "CONCURRENT_REQUESTS_PER_DOMAIN": 100,
            "NEWSWATCH_HOST_FAILURES_MAX": 0,
        },
        domains=["127.0.0.1"],
    )


@pytest.mark.parametrize("path", PAGES)
def test_each_page_gets_its_word(report, hostile, path):
    assert report["results"][hostile.url(path)]["failure"] == PAGES[path][1]


def test_every_request_has_a_result(report):
    assert len(report["results"]) == len(PAGES) + 1
    assert report["stats"][0]["finish_reason"] == "finished"
    assert "Traceback" not in report["log"]


def test_an_address_of_64_kilobytes_is_refused_with_a_word(report):
    (long,) = [result for url, result in report["results"].items() if len(url) > 60000]
    assert long["failure"] == "refused"
    assert "longer than" in long["detail"]


def test_bodies_are_whole_and_decoded(report, hostile):
    assert report["results"][hostile.url("/gzip")]["start"] == "<html>story"
    assert report["results"][hostile.url("/longer")]["start"] == "<html>story"


def test_a_refusal_carries_the_error_that_names_the_address(report, hostile):
    refused = report["results"][hostile.url("/to-metadata")]
    assert refused["kind"] == "Unfetched"
    assert refused["error"] == "GateError"
    assert "169.254.169.254 is link-local" in refused["detail"]


def test_a_redirect_is_followed_to_a_page_that_was_asked_for_before(report, hostile):
    assert report["results"][hostile.url("/to-good")]["status"] == 200
    assert hostile.paths().count("/good") == 2
    assert hostile.paths().count("/to-itself") == 7


def test_what_passes_is_tried_twice_and_what_does_not_once(report, hostile):
    tried = hostile.paths()
    assert [tried.count(path) for path in ("/500", "/drip", "/hang-up")] == [2, 2, 2]
    once = ("/401", "/bomb", "/endless-body", "/endless-head", "/told-too-large", "/to-file")
    assert [tried.count(path) for path in once] == [1] * len(once)


def test_requests_say_who_asks_and_not_where_from(report, hostile):
    heads = "\n".join(head for _, _, head in hostile.log).lower()
    assert "user-agent: newswatch/" in heads
    assert "referer:" not in heads
    assert "cookie:" not in heads


def test_no_door_into_the_process_is_open(report):
    assert report["listening"] == []


def test_the_slot_is_the_host_with_its_port(report, hostile):
    assert report["results"][hostile.url("/good")]["slot"] == hostile.host


def test_robots_txt_was_asked_for_once_and_first(report, hostile):
    assert hostile.paths()[0] == "/robots.txt"
    assert hostile.paths().count("/robots.txt") == 1
