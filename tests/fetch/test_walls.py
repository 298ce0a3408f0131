import pytest

from newswatch.fetch.failures import failure_of_response
from newswatch.fetch.walls import wall_of

WALLS = [
    ({"cf-mitigated": b"challenge"}, b"", "Cloudflare"),
    ({}, b"<html><head><title>Just a moment...</title>", "Cloudflare"),
    ({}, b"<script>(function(){window._cf_chl_opt={cvId:'3'", "Cloudflare"),
    ({}, b"<title>Attention Required! | Cloudflare</title>", "Cloudflare"),
    ({"x-dd-b": b"1"}, b"", "DataDome"),
    ({}, b"<script>var dd={'rt':'c','host':'geo.captcha-delivery.com/'}", "DataDome"),
    ({}, b'<iframe src="https://geo.captcha-delivery.com/captcha/?x">', "DataDome"),
    ({}, b'<div id="px-captcha">', "HUMAN"),
    ({}, b"<title>Access to this page has been denied</title> _pxAppId", "HUMAN"),
    ({}, b"<H1>Access Denied</H1> https://errors.edgesuite.net/18.1", "Akamai"),
    ({}, b"<TITLE>Access Denied</TITLE> Reference #18.2d351ab8.1557333295", "Akamai"),
    ({}, b'<div id="sec-if-cpt-container">', "Akamai"),
    ({}, b"Request unsuccessful. Incapsula incident ID: 443000270", "Imperva"),
    ({}, b'<iframe id="main-iframe" src="/_Incapsula_Resource?CWUDNSAI=1">', "Imperva"),
    ({}, b"<title>Pardon Our Interruption</title>", "Imperva"),
    ({"x-amzn-waf-action": b"challenge"}, b"", "AWS WAF"),
    ({}, b"<script>window.gokuProps = {}; window.awsWafCookieDomainList=[]", "AWS WAF"),
    ({"x-vercel-mitigated": b"challenge"}, b"", "Vercel"),
    ({"sg-captcha": b"challenge"}, b"", "SiteGround"),
    ({"x-kpsdk-ct": b"0x"}, b"", "Kasada"),
    ({}, b'<script id="anubis_challenge" type="application/json">', "Anubis"),
]


@pytest.mark.parametrize(("headers", "body", "maker"), WALLS)
@pytest.mark.parametrize("status", [200, 202, 403, 405, 429, 503])
def test_a_wall_is_told_from_a_page_whatever_its_status(headers, body, maker, status):
    assert wall_of(headers, body) == maker
    assert failure_of_response(status, headers, body) == "challenge"


@pytest.mark.parametrize(
    "page",
    [
        b'<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script><p>Story',
        b"<script>window._pxAppId='PX1'</script><title>Agency wins pitch</title>",
        b'<p>Story</p><script src="/_Incapsula_Resource?SWJIYLWA=719d"></script>',
        b"<title>Just a moment: why brands pause</title>",
        b"<title>Access denied: the death of the cookie</title><p>reference</p>",
        b"<p>Cloudflare, DataDome and Akamai sell captcha pages</p>",
        b"<html>" + b" " * 20000 + b"<title>Just a moment...</title>",
    ],
)
def test_pages_that_only_carry_or_discuss_a_wall_are_pages(page):
    headers = {"server": b"cloudflare", "x-datadome": b"protected", "content-type": b"text/html"}
    assert failure_of_response(200, headers, page) is None
