"""The proxy that stands in for the web: what a client that verifies certificates sees of it."""

import http.client
import os
import ssl
import subprocess
import sys
import urllib.error
import urllib.request

import pytest
from proxy import Proxy

PAGES = {
    "http://www.plain.example/": (200, {"Content-Type": "text/plain"}, b"plain"),
    "https://www.secure.example/rss-feed?page=2": (200, {"ETag": '"1"'}, b"secure"),
    "https://odd.example:8443/": (503, {"Retry-After": "9"}, b""),
}


@pytest.fixture
def proxy(tmp_path):
    with Proxy(tmp_path, PAGES) as proxy:
        yield proxy


def get(proxy, url, method="GET"):
    """Fetch *url* through the proxy, trusting its authority and nobody else."""
    opener = urllib.request.build_opener(
        urllib.request.ProxyHandler({"http": proxy.url, "https": proxy.url}),
        urllib.request.HTTPSHandler(context=ssl.create_default_context(cafile=proxy.ca_pem)),
    )
    try:
        with opener.open(urllib.request.Request(url, method=method)) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


def test_it_answers_for_http_and_https(proxy):
    assert get(proxy, "http://www.plain.example/")[2] == b"plain"
    status, headers, body = get(proxy, "https://www.secure.example/rss-feed?page=2")
    assert (status, headers["ETag"], body) == (200, '"1"', b"secure")
    status, headers, _ = get(proxy, "https://odd.example:8443/")
    assert (status, headers["Retry-After"]) == (503, "9")


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_what_is_not_laid_down_is_404_robots_txt_too(proxy, scheme):
    assert get(proxy, f"{scheme}://nowhere.example/robots.txt")[0] == 404
    proxy.answers[f"{scheme}://nowhere.example/robots.txt"] = (200, {}, b"User-agent: *\n")
    assert get(proxy, f"{scheme}://nowhere.example/robots.txt")[2] == b"User-agent: *\n"


def test_it_notes_whole_addresses(proxy):
    get(proxy, "http://www.plain.example/")
    get(proxy, "https://www.secure.example/rss-feed?page=2", method="HEAD")
    get(proxy, "https://odd.example:8443/")
    assert [(asked.method, asked.url, asked.status) for asked in proxy.requests] == [
        ("GET", "http://www.plain.example/", 200),
        ("HEAD", "https://www.secure.example/rss-feed?page=2", 200),
        ("GET", "https://odd.example:8443/", 503),
    ]
    proxy.clear()
    assert proxy.requests == []


def test_a_tunnel_serves_several_requests_and_ends_with_the_proxy(tmp_path):
    with Proxy(tmp_path, PAGES) as proxy:
        connection = http.client.HTTPSConnection(
            proxy.url.removeprefix("http://"),
            context=ssl.create_default_context(cafile=proxy.ca_pem),
        )
        connection.set_tunnel("www.secure.example", 443)
        for path, status in (("/rss-feed?page=2", 200), ("/else", 404), ("/robots.txt", 404)):
            connection.request("GET", path)
            with connection.getresponse() as answer:
                assert answer.status == status
                answer.read()
    connection.close()


def test_a_client_that_was_not_told_of_the_authority_turns_away(proxy):
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({"https": proxy.url}))
    with pytest.raises(urllib.error.URLError, match="CERTIFICATE_VERIFY_FAILED"):
        opener.open("https://www.secure.example/")
    assert proxy.requests == []


def test_a_child_process_finds_it_by_its_environment(proxy):
    code = "import urllib.request as u; print(u.urlopen('https://www.secure.example/x').read())"
    proxy.answers["https://www.secure.example/x"] = (200, {}, b"from afar")
    ended = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **proxy.environ},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "from afar" in ended.stdout
