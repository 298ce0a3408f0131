"""Tells a bot wall's page from a publisher's, whatever its status.

Looks at headers and the first bytes only; tries to pass no wall.
"""

from __future__ import annotations

from typing import Protocol

# Header → a part of its value that only a wall sends ("" for any value). The makers' own
# documentation: Cloudflare "cf-mitigated", AWS WAF "x-amzn-waf-action", Vercel
# "x-vercel-mitigated"; SiteGround and DataDome (x-dd-b goes with block pages only) as seen.
_HEADERS = (
    ("cf-mitigated", b"challenge", "Cloudflare"),
    ("x-amzn-waf-action", b"", "AWS WAF"),
    ("x-vercel-mitigated", b"challenge", "Vercel"),
    ("sg-captcha", b"challenge", "SiteGround"),
    ("x-dd-b", b"", "DataDome"),
    ("x-kpsdk-ct", b"", "Kasada"),
)
# All parts must stand in the start of the page. Scripts that walls also put into ordinary pages
# (/cdn-cgi/challenge-platform/, _pxAppId, /_Incapsula_Resource?SWJIYLWA) prove nothing and are out.
_MARKS: tuple[tuple[tuple[bytes, ...], str], ...] = (
    ((b"<title>just a moment...</title>",), "Cloudflare"),
    ((b"window._cf_chl_opt",), "Cloudflare"),
    ((b"<title>attention required! | cloudflare</title>",), "Cloudflare"),
    ((b"captcha-delivery.com/", b"var dd="), "DataDome"),
    ((b"geo.captcha-delivery.com/captcha",), "DataDome"),
    ((b'id="px-captcha"',), "HUMAN"),
    ((b"<title>access to this page has been denied", b"px"), "HUMAN"),
    ((b"errors.edgesuite.net", b"access denied"), "Akamai"),
    ((b"<title>access denied</title>", b"reference #"), "Akamai"),
    ((b"sec-if-cpt-container",), "Akamai"),
    ((b"/_sec/verify?provider=interstitial",), "Akamai"),
    ((b"incapsula incident id",), "Imperva"),
    ((b'id="main-iframe"', b"_incapsula_resource"), "Imperva"),
    ((b"<title>pardon our interruption",), "Imperva"),
    ((b"window.gokuprops", b"awswaf"), "AWS WAF"),
    ((b"awswafintegration.getnewtoken",), "AWS WAF"),
    ((b"<title>ddos-guard</title>",), "DDoS-Guard"),
    ((b"<title>sucuri website firewall",), "Sucuri"),
    ((b'id="anubis_challenge"',), "Anubis"),
)
# Challenge pages are small and carry their mark early; reading on would only find articles that
# write about walls.
_LOOKED_AT = 16384


class HeadersLike(Protocol):
    """Scrapy's Headers, or a dict with lower-case names: anything that gives a value by name."""

    def get(self, key: str, /) -> bytes | None:
        """Return the value of header *key* (lower-case), or None."""


def wall_of(headers: HeadersLike, body_start: bytes) -> str | None:
    """Return the maker of the wall that answered, or None.

    *body_start* is the decoded body (16 KiB of it are looked at).

    >>> wall_of({"cf-mitigated": b"challenge"}, b"")
    'Cloudflare'
    """
    for name, part, maker in _HEADERS:
        value = headers.get(name)
        if value is not None and part in value.lower():
            return maker
    start = body_start[:_LOOKED_AT].lower()
    return next((maker for parts, maker in _MARKS if all(p in start for p in parts)), None)
