"""The verb itself: how it starts, what it says when it cannot, how it ends, whom it answers."""

import signal
import socket
import sqlite3

import pytest
from click.testing import CliRunner
from query.web.served import serving
from query.web.shelf import fill

from newswatch.cli import newswatch
from newswatch.errors import NewswatchError


def failed(path, *options):
    """Call the verb, which must fail before it serves; return its exit code and what it says."""
    ended = CliRunner().invoke(newswatch, ["serve", "--db", str(path), *options])
    assert isinstance(ended.exception, NewswatchError)
    return ended.exception.exit_code, str(ended.exception)


def test_a_taken_port_is_named_with_the_way_out(shelf):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        code, says = failed(shelf, "--port", str(port))
    assert code == 1
    assert f"port {port} is taken" in says
    assert "--port" in says


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--host", "news.example"), "--host takes an address"),
        (("--public-host", "https://x/"), "--public-host takes a name"),
        (("--base", "/a b/"), "--base takes a path"),
    ],
)
def test_a_wrong_option_is_a_usage_error(shelf, options, says):
    code, said = failed(shelf, *options)
    assert code == 2
    assert says in said


def test_an_address_of_another_machine_is_refused(shelf):
    code, says = failed(shelf, "--host", "192.0.2.1", "--port", "0")
    assert code == 1
    assert "no address of this machine" in says


def test_a_missing_database_says_how_one_is_made(tmp_path):
    code, says = failed(tmp_path / "none.db")
    assert code == 1
    assert "newswatch run" in says


def test_a_newer_schema_is_refused(tmp_path):
    path = tmp_path / "newer.db"
    fill(path)
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 9999")
    db.close()
    code, says = failed(path)
    assert code == 1
    assert "newer" in says


UNFIT = [
    "_sort='",
    "_sort=zzz",
    "_sort=id&_sort_desc=id",
    "_next='",
    "_facet=zzz",
    "_col=zzz",
    "_size=x",
    "_size=9999999",
    "id__gt=99999999999999999999",
    "headline__contains=%00",
    "%00=1",
]


def test_addresses_that_make_no_sense_are_no_fault_of_ours_and_ctrl_c_ends_it_cleanly(shelf):
    with serving(shelf) as site:
        assert site.get("/").status == 200
        for query in UNFIT:
            # A view has no key to go on from; a table takes any text for one.
            answer = site.get(f"/data/funding?{query}".replace("'", "%27"))
            assert answer.status == 400, query
            assert "SELECT" not in answer.text.upper() or "cannot be" in answer.text, query
        # A fault would stand in the log, with all that it knows.
        assert site.end(signal.SIGINT) == (0, "")


def test_sigterm_ends_it_while_a_browser_holds_its_line(shelf):
    with serving(shelf) as site, socket.create_connection((site.host, site.port)) as line:
        line.sendall(f"GET / HTTP/1.1\r\nHost: {site.host}:{site.port}\r\n\r\n".encode())
        assert line.recv(9) == b"HTTP/1.1 "
        assert site.end() == (0, "")


def test_a_path_with_signs_of_an_address_is_opened_and_what_is_written_is_seen_at_once(tmp_path):
    path = tmp_path / "a b%41?#.db"
    fill(path)
    with serving(path) as site:
        # Moved away by somebody, for a while: said as it is, and no fault.
        path.rename(tmp_path / "away")
        for page in ("/", "/stories/2", "/data/funding", "/data/funding.json"):
            answer = site.get(page)
            assert (answer.status, "not in its place" in answer.text) == (503, True)
        (tmp_path / "away").rename(path)
        assert site.get("/stories/2").status == 200
        assert site.get("/data").status == 200
        assert "Renamed" not in site.get("/stories").text
        with sqlite3.connect(path) as db:
            db.execute("UPDATE articles SET headline = 'Renamed' WHERE id = 2")
        db.close()
        assert "Renamed" in site.get("/stories").text
        # Nothing was made beside it under a misread name.
        assert {p.name[: len(path.name)] for p in tmp_path.iterdir()} == {path.name}


# --- whom it answers


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "", "127.0.0.1.evil"],
)
def test_a_foreign_name_is_refused(site, host):
    answer = site.get("/", host=host.format(port=site.port) if host else "")
    assert answer.status in (400, 421)
    assert "Alibaba" not in answer.text


def test_names_of_this_machine_are_answered(site):
    for host in ("127.0.0.1", "localhost", "LOCALHOST", "[::1]"):
        assert site.get("/", host=f"{host}:{site.port}").status == 200


def test_behind_a_proxy_it_is_known_by_the_names_given(shelf):
    with serving(shelf, "--public-host", "news.example", "--base", "/watch/") as site:
        assert site.url.endswith("/watch/")
        found = site.get("/watch/announcements", host="news.example")
        assert found.status == 200
        assert 'href="/watch/announcements/1"' in found.text
        assert 'href="/announcements' not in found.text
        assert site.get("/announcements", host="news.example").status == 404
        assert site.get("/watch/data/funding", host="news.example").status == 200
        assert site.get("/watch/", host="other.example").status == 421


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
def test_only_reading_is_possible(site, method):
    answer = site.get("/", method=method)
    assert answer.status == 405
    assert answer.headers["allow"] == "GET, HEAD"


def test_head_answers_without_a_body(site):
    answer = site.get("/", method="HEAD")
    assert (answer.status, answer.text) == (200, "")


ADDRESSES = (
    "/",
    "/stories/6",
    "/style.css",
    "/data",
    "/data/funding.json",
    "/nothing",
    "/stories/99",
)


@pytest.mark.parametrize("path", ADDRESSES)
def test_every_answer_carries_the_headers(site, path):
    headers = site.get(path).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'self'; img-src 'self'")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "server" not in headers
    assert "access-control-allow-origin" not in headers


def test_refusals_carry_the_headers_too(site):
    assert "content-security-policy" in site.get("/", host="evil.example").headers


def test_the_sheet_is_kept_and_pages_are_not(site):
    assert "immutable" in site.get("/style.css").headers["cache-control"]
    assert "no-" in site.get("/").headers["cache-control"]


def test_an_overlong_address_is_refused(site):
    assert site.get("/search?q=" + "a" * 5000).status == 414
