"""One form for each address, so that the same page is the same row.

Knows no network: nothing here says whether an address may be dialled (`gate` does) or answers.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from urllib.parse import unquote_plus, urljoin, urlsplit, urlunsplit

from w3lib.url import canonicalize_url

# Parameters that say how a reader came, never which page is meant. Collected from the makers'
# own documentation: Google (utm, gclid, gbraid), Meta (fbclid, igshid), Microsoft (msclkid),
# Mailchimp (mc_), HubSpot (_hs), Marketo (mkt_tok), Matomo (mtm_, pk_), X (twclid). And visits that
# servers count by address where there are no cookies: PHP, Java, ASP, ColdFusion.
_TRACKERS = re.compile(
    r"^(?:utm_\w{1,40}|fbclid|gclid|gclsrc|gbraid|wbraid|dclid|igshid|igsh|msclkid|twclid|ttclid"
    r"|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|hsctatracking|mtm_\w{1,40}|pk_\w{1,40}|piwik_\w{1,40}"
    r"|yclid|vero_id|oly_enc_id|oly_anon_id|wickedid|cmpid|ncid|_ga|_gl|s_cid"
    r"|phpsessid|jsessionid|aspsessionid\w{1,20}|cfid|cftoken)$",
    re.IGNORECASE,
)
# A visitor's session in the path, as servlet containers write it (RFC 3986 3.3 allows parameters).
_SESSION = re.compile(r";(?:jsessionid|phpsessid)=[^/;]{1,200}", re.IGNORECASE)
_CACHED = re.compile(
    r"https?://(?:[a-z0-9-]{1,63}\.cdn\.ampproject\.org/[acvwi]/|(?:www\.)?google\.[a-z.]{2,6}/amp/)"
    r"(?P<tls>s/)?(?P<rest>[a-z0-9-]{1,63}\.[^\s]{1,2000})$",
    re.IGNORECASE,
)
# The face for phones of a page, as a file's ending or as a parameter.
_AMP_FILE = re.compile(r"\.amp(?=\.html?$)", re.IGNORECASE)
_AMP_QUERY = re.compile(
    r"(?:^|&)(?:amp(?:=(?:1|true)?)?|outputtype=amp|_amp=(?:1|true))(?=&|$)", re.IGNORECASE
)
_DEFAULT_PORTS = {"http": 80, "https": 443}


def canonicalise(url: str, base: str = "") -> str:
    """Return *url* (relative to *base*) in one form: absolute, no fragment, no trackers.

    Scheme and host are lower-cased, a default port and trackers are dropped, the query is sorted.
    What is no http(s) address is given back stripped of blanks and otherwise as it came; halves of
    surrogate pairs, which no database takes, are left out of both. Raises nothing.

    >>> canonicalise("/a/?utm_source=x&b=2&a=1#top", "HTTPS://Example.org:443/")
    'https://example.org/a/?a=1&b=2'
    """
    url = url.encode("utf-8", "ignore").decode("utf-8").strip()
    whole = _joined(base, url)
    try:
        return _in_one_form(_unwrapped(whole))
    except ValueError:  # UnicodeError is one, too
        return whole


def _in_one_form(whole: str) -> str:
    """Return the absolute address *whole* in one form; ValueError if it cannot be taken apart."""
    parts = urlsplit(whole)
    scheme, host, port = parts.scheme.lower(), (parts.hostname or ""), parts.port
    if scheme not in _DEFAULT_PORTS or not host:
        return whole
    host = f"[{host}]" if ":" in host else host
    netloc = host if port in (None, _DEFAULT_PORTS[scheme]) else f"{host}:{port}"
    query = "&".join(
        pair
        for pair in parts.query.split("&")
        if not _TRACKERS.match(unquote_plus(pair.partition("=")[0]))
    )
    path = _SESSION.sub("", parts.path) or "/"
    return str(canonicalize_url(urlunsplit((scheme, netloc, path, query, ""))))


def _unwrapped(whole: str) -> str:
    """Return the publisher's own address where *whole* is that of a copy in an AMP cache.

    The forms are those of the AMP project and of Google: ``HOST.cdn.ampproject.org/c/s/…`` and
    ``google.TLD/amp/s/…``, with ``s/`` for https.
    """
    cached = _CACHED.match(whole)
    if not cached:
        return whole
    return f"{'https' if cached['tls'] else 'http'}://{cached['rest']}"


def _joined(base: str, url: str) -> str:
    try:
        return urljoin(base, url) if base else url
    except ValueError:
        return url


def identity(url: str) -> str:
    """Return the key under which two writings of one address are the same.

    Scheme, ``www.``, a trailing slash and the face for phones (AMP) do not tell two pages apart.

    >>> identity("https://www.example.org/a/") == identity("http://example.org/a?utm_medium=mail")
    True
    >>> identity("https://amp.example.org/big-deal/amp/"), identity("http://example.org/big-deal?amp")
    ('example.org/big-deal', 'example.org/big-deal')
    """
    address = canonicalise(url)
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    host = parts.netloc.removeprefix("www.").removeprefix("amp.")
    asked = _AMP_QUERY.sub("", parts.query).lstrip("&")
    query = f"?{asked}" if asked else ""
    return f"{host}{_plain(parts.path).rstrip('/')}{query}"


def _plain(path: str) -> str:
    """Return *path* without the part that asks for the face for phones.

    Only behind a part with a hyphen in it: ``/news/amp`` may be a story about it.
    """
    head, _, last = path.rstrip("/").rpartition("/")
    if last.lower() == "amp" and "-" in head.rpartition("/")[2]:
        return head
    return _AMP_FILE.sub("", path)


def url_hash(url: str) -> str:
    """Return 16 hex digits for the address, the same for all writings that `identity` makes one.

    >>> url_hash("https://www.example.org/a/") == url_hash("http://example.org/a")
    True
    """
    return blake2b(identity(url).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def writings(url: str) -> tuple[str, str]:
    """Return *url* and itself with or without its trailing slash: pages link to both.

    >>> writings("https://example.org/a/")
    ('https://example.org/a/', 'https://example.org/a')
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return url, url
    path = parts.path.rstrip("/") if parts.path.endswith("/") else f"{parts.path}/"
    return url, urlunsplit(parts._replace(path=path))


def host_of(url: str) -> str:
    """Return ``host`` or ``host:port`` (port only where it is not the scheme's own), lower-cased.

    >>> host_of("https://Example.org:443/x"), host_of("http://127.0.0.1:8001/x")
    ('example.org', '127.0.0.1:8001')
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return ""
    host = parts.hostname or ""
    host = f"[{host}]" if ":" in host else host
    return host if port in (None, _DEFAULT_PORTS.get(parts.scheme.lower())) else f"{host}:{port}"


def writings_of_host(host: str) -> tuple[str, str]:
    """Return *host* with and without ``www.``, itself first: one often leads to the other.

    >>> writings_of_host("www.example.org")
    ('www.example.org', 'example.org')
    """
    bare = host.removeprefix("www.")
    return host, bare if host != bare else f"www.{bare}"


def is_same_site(url: str, home: str, twins: tuple[str, ...] = ()) -> bool:
    """Tell whether *url* is on the host of *home*, with or without ``www.``, or on a twin host.

    >>> is_same_site("http://example.org/a", "https://www.example.org")
    True
    """
    host = host_of(url).removeprefix("www.")
    houses = (host_of(home), *twins)
    return bool(host) and host in {house.removeprefix("www.") for house in houses}


def at_home(url: str, home: str, twins: tuple[str, ...] = ()) -> str:
    """Return *url* moved to the scheme and host of *home* if it is the same site, else unchanged.

    >>> at_home("http://production.example.org/a", "https://www.example.org",
    ...         ("production.example.org",))
    'https://www.example.org/a'
    """
    if not is_same_site(url, home, twins):
        return url
    parts, house = urlsplit(url), urlsplit(home)
    return urlunsplit((house.scheme, house.netloc, parts.path, parts.query, ""))
