"""Real crawls against the gate: names, proxies, certificates, and a missing contact."""

import contextlib
import ssl

import pytest
import trustme
from fetch.wire import ALLOW, answer

CONTACT = {"NEWSWATCH_CONTACT": "desk@example.org", "DOWNLOAD_DELAY": 0}


def refused(report, url):
    result = report["results"][url]
    return result["failure"] == "refused" and result["detail"]


def test_names_and_numbers_of_this_machine_are_not_dialled_unless_allowed(site, crawl):
    inner = site()
    port = inner.port
    urls = {
        f"http://{host}:{port}/"
        for host in ("127.0.0.1", "localhost", "2130706433", "0x7f.1", "inner.example", "[::1]")
    } | {"file:///etc/passwd", "ftp://example.org/x", f"http://user@127.0.0.1:{port}/"}
    names = {"inner.example": ["127.0.0.1"]}
    report = crawl(sorted(urls), CONTACT, names=names, crawlers=2)
    assert set(report["results"]) == urls
    assert all(refused(report, url) for url in urls)
    assert "127.0.0.1 is loopback" in refused(report, f"http://inner.example:{port}/")
    assert inner.log == []
    assert len(report["stats"]) == 2


def test_the_address_that_is_dialled_is_the_one_that_was_checked(site, crawl):
    allowed = site(address="127.0.0.2")
    forbidden = site(address="127.0.0.3", port=allowed.port)
    names = {
        "turning.example": ["127.0.0.2", "127.0.0.3"],
        "mixed.example": ["127.0.0.3 127.0.0.2"],
        "nowhere.example": ["10.255.255.1 169.254.169.254"],
    }
    turning, mixed, nowhere = (f"http://{name}:{allowed.port}/" for name in names)
    report = crawl(
        [turning, mixed, nowhere],
        {**CONTACT, "NEWSWATCH_ALLOW": ["127.0.0.2"], "RETRY_TIMES": 0},
        names=names,
    )
    assert "127.0.0.3 is loopback" in refused(report, turning)
    assert report["results"][mixed]["status"] == 200
    assert refused(report, nowhere)
    assert forbidden.log == []
    assert report["looked_up"].count("turning.example") == 2  # one a connection, none between


@pytest.mark.parametrize("installed", [0, 2])
def test_the_gate_is_there_however_the_crawl_was_started(site, crawl, installed):
    inner = site()
    url = f"http://inner.example:{inner.port}/"
    names = {"inner.example": ["127.0.0.1"]}
    report = crawl([url], CONTACT, names=names, runner=installed)
    assert "127.0.0.1 is loopback" in refused(report, url)
    assert inner.log == []


def test_an_unknown_name_is_unreachable(crawl):
    report = crawl(
        ["http://gone.example/"], {**CONTACT, "RETRY_TIMES": 0}, names={"gone.example": []}
    )
    (result,) = report["results"].values()
    assert result["failure"] == "unreachable"
    assert report["learned"][0]["fetch"]["failure"] == "unreachable"


def test_nothing_beyond_loopback_is_asked_for_without_a_contact(site, crawl):
    own = site()
    away = ["http://example.org/", "https://1.1.1.1/"]
    report = crawl([*away, own.url()], ALLOW, names={"example.org": ["127.0.0.1"]})
    for url in away:
        assert "set `contact` in newswatch.toml" in refused(report, url)
        assert report["results"][url]["error"] == "ConfigError"
    assert report["results"][own.url()]["status"] == 200
    assert "example.org" not in report["looked_up"]


@pytest.fixture(scope="module")
def proxied():
    """What a proxy on this machine answers in place of the page."""
    return {
        "http://example.org/robots.txt": answer(b"", "404 Not Found"),
        "http://example.org/": answer(b"<html>by proxy</html>"),
        "example.org:443": b"HTTP/1.1 403 Forbidden\r\n\r\n",
    }


def test_a_proxy_is_used_only_if_its_own_address_may_be_dialled(site, crawl, proxied):
    proxy = site(proxied)
    urls = ["http://example.org/", "https://example.org/"]
    env = {"http_proxy": proxy.url(), "https_proxy": proxy.url()}
    report = crawl(urls, CONTACT, env)
    assert all("127.0.0.1 is loopback" in refused(report, url) for url in urls)
    assert proxy.log == []
    named = {"http_proxy": f"http://localhost:{proxy.port}", "https_proxy": "localhost"}
    report = crawl(urls, CONTACT, named)
    assert all(refused(report, url) for url in urls)
    assert proxy.log == []


def test_an_allowed_proxy_is_asked_and_does_not_open_the_gate(site, crawl, proxied):
    proxy = site(proxied)
    env = {"http_proxy": proxy.url(), "https_proxy": proxy.url(), "no_proxy": ""}
    inner = "http://10.0.0.1/"
    # Two hosts: http and https of one name share its robots.txt.
    urls = ["http://example.org/", "https://other.example/", inner]
    proxy.pages["other.example:443"] = proxied["example.org:443"]
    report = crawl(urls, {**CONTACT, **ALLOW, "RETRY_TIMES": 0}, env)
    assert report["results"]["http://example.org/"]["start"] == "<html>by proxy</html>"
    assert report["results"]["https://other.example/"]["failure"] == "unreachable"
    assert refused(report, inner)
    assert set(proxy.paths()) == {
        "http://example.org/robots.txt",
        "http://example.org/",
        "other.example:443",
    }


def over_tls(certificate):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)

    @contextlib.contextmanager
    def wrap(connection):
        with context.wrap_socket(connection, server_side=True) as wire:
            yield wire

    return wrap


def test_certificates_are_verified(site, crawl, tmp_path):
    authority = trustme.CA()
    good = site(wrap=over_tls(authority.issue_cert("127.0.0.1")))
    other = site(wrap=over_tls(authority.issue_cert("news.example")))
    foreign = site(wrap=over_tls(trustme.CA().issue_cert("127.0.0.1")))
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    urls = [one.url(scheme="https") for one in (good, other, foreign)]
    report = crawl(urls, {**ALLOW, "RETRY_TIMES": 0}, {"SSL_CERT_FILE": str(tmp_path / "ca.pem")})
    assert [report["results"][url]["failure"] for url in urls] == [None, "tls", "tls"]
    assert "certificate verify failed" in report["results"][urls[2]]["detail"]
    assert other.log == foreign.log == []  # not a byte of a request was sent
