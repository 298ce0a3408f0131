"""A crawl as a job with a result: what a crawl of one source needs to know, and what it learnt.

Everything here turns into JSON and back without loss, so a job may run in this process or on
another machine, and applying a result twice changes nothing the second time.
"""

from __future__ import annotations

from dataclasses import dataclass

from newswatch.model.article import Article
from newswatch.model.exchange import Exchange

# Words an operator can act on; stored in fetches.failure and feeds.failure.
FAILURES: dict[str, str] = {
    "unreachable": "no connection to the host (refused, unroutable, unknown name)",
    "timeout": "the answer did not end in time",
    "tls": "the certificate or the TLS handshake failed",
    "refused": "the gate does not let this address or scheme be dialled",
    "robots": "robots.txt forbids this address",
    "rate_limited": "the host asked us to wait (429, or 503 with Retry-After)",
    "challenge": "a bot wall answered in place of the page",
    "forbidden": "the host refused us (401, 403, 451)",
    "gone": "the page is not there (404, 410)",
    "server_error": "the host failed (5xx)",
    "client_error": "another 4xx answer",
    "redirect": "too many redirects, or one that leads nowhere",
    "offsite": "a redirect or link that leads to a host which is not the source's",
    "too_large": "more bytes than the limit, on the wire or decoded",
    "truncated": "the connection ended before the answer did",
    "not_html": "an article address answered with something else than a page",
    "not_a_feed": "a feed, sitemap or listing address answered with something else",
    "not_modified": "the host says 'not modified' to requests that name no earlier answer",
    "empty": "a feed, sitemap, listing or page with nothing in it",
    "no_article": "a page without a headline or body that could be read",
    "invalid": "an item that does not hold what an article must",
    "error": "our own code failed on it; the log has the trace",
}

# What is counted of a crawl: columns of crawls, in the order in which people are told.
COUNTS = ("pages", "found", "new", "modified", "removed", "unmodified", "failed", "rejected")


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """Where a source lists its stories.

    ``kind``: feed (RSS, Atom or JSON Feed, told by content), sitemap (index, urlset or news), or
    listing. For a listing, ``links`` is the CSS selector of the links to stories, ``next_page``
    that of the link to the next page or a pattern of its address with ``{page}`` for the number, as
    in ``?page={page}``; ``pages`` is how many are followed at most. ``is_fallback``: asked only
    while the others are dead.
    """

    kind: str
    url: str
    links: str | None = None
    next_page: str | None = None
    pages: int = 1
    is_fallback: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One story as a channel lists it; ``url`` is canonical, ``position`` counts from 0.

    ``id`` is the guid or atom id, ``published``/``modified`` RFC 3339 or None, ``signal`` a short
    hash of what the channel says of the story: when it differs, the story is looked at again.
    """

    url: str
    id: str | None = None
    title: str | None = None
    published: str | None = None
    modified: str | None = None
    position: int = 0
    signal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A story that is known of and not read yet: one row of the frontier."""

    url: str
    title: str | None = None
    published: str | None = None
    attempts: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """An address that a channel names and that is not read, with the reason in words."""

    url: str
    reason: str
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recheck:
    """A stored story that is due for another look; ``missing_since_at`` if the last one failed."""

    url: str
    http_etag: str | None = None
    http_last_modified: str | None = None
    missing_since_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """A channel with what the last look left: validators (verbatim) and entries.

    ``whole_at`` is when it was last read whole, ``body_hash`` the fingerprint of those bytes;
    ``validators`` what is thought of them (`discover.validators`), ``restless`` how often in a row
    they moved by themselves; ``is_tried``: they are sent to see whether their host has been mended.
    ``is_fallback``: it stands in when others are dead; ``is_child``: an
    index names it; ``failures`` are looks that failed in a row.
    """

    channel: Channel
    http_etag: str | None = None
    http_last_modified: str | None = None
    entries: tuple[Entry, ...] = ()
    is_due: bool = True
    whole_at: str | None = None
    body_hash: str | None = None
    validators: str = "sound"
    is_tried: bool = False
    restless: int = 0
    failures: int = 0
    is_dead: bool = False
    is_fallback: bool = False
    is_child: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HostState:
    """What is remembered of one host: robots.txt as last fetched, and until when to keep away.

    ``asked_at`` is when any run last asked it for anything, ``tdmrep`` its reservations of text
    mining as last fetched.
    """

    host: str
    robots_txt: str | None = None
    robots_status: int | None = None
    robots_fetched_at: str | None = None
    not_before_at: str | None = None
    asked_at: str | None = None
    tdmrep: str | None = None
    tdmrep_fetched_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """All that a crawl of one source needs to know beforehand.

    ``known``, ``gone`` and ``doubtable`` are needed once a channel has an answer that is not "not
    modified"; until then they may be left empty. ``known`` holds ``url_hash(url)`` of the most
    recent addresses (bounded): what is in it is not fetched as new, but what is in ``gone`` too
    (removed, given up, turned down) is looked at again when a channel lists it anew, and what is in
    ``forgotten`` is not asked for at all.
    ``rechecks`` are stored stories due now, ``doubtable`` others that a channel may cast doubt on
    (same shape, so that the request can be conditional).
    ``page_validators`` says what those of pages are worth; with ``prove_pages`` the first page that
    is said not to have changed is asked for whole.
    """

    source: str
    crawl_id: int
    feeds: tuple[FeedState, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    known: frozenset[str] = frozenset()
    forgotten: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    rechecks: tuple[Recheck, ...] = ()
    doubtable: tuple[Recheck, ...] = ()
    hosts: tuple[HostState, ...] = ()
    page_validators: str = "sound"
    prove_pages: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetch:
    """One request and what came of it. ``status`` is None where no answer came.

    ``kind``: feed, article or robots. ``bytes_received`` counts the body as received, decoded.
    ``failure`` is None or a key of FAILURES, ``detail`` one line for people.
    """

    url: str
    kind: str
    fetched_at: str
    status: int | None = None
    failure: str | None = None
    detail: str | None = None
    final_url: str | None = None
    bytes_received: int = 0
    elapsed_ms: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedResult:
    """What one look at one channel gave: one commit, so that validators never outrun entries.

    ``entries`` is all that it lists now, or None where nothing was learnt (304, failure).
    ``found`` are the addresses to read for the first time, ``doubted`` stored ones to look at again
    (listed differently, or gone from the list out of order). ``children`` are channels that a
    sitemap index names. ``min_interval_s`` is what the channel asks for (ttl, Cache-Control), or
    None; ``skip_hours`` and ``skip_days`` (GMT; Monday is 0) when it asks not to be read.
    ``body_hash`` is that of an answer that was read whole, or None; ``validators`` and ``restless``
    are what is thought of them from then on, ``is_caught``: they were a lie now. ``passed`` are
    addresses that were judged to hold no story (bounded). ``is_dead``: given up for another;
    ``stands_in_for`` is the address of the dead channel in whose place this one answered ("" for
    none), or None.
    """

    channel: Channel
    fetch: Fetch
    http_etag: str | None = None
    http_last_modified: str | None = None
    entries: tuple[Entry, ...] | None = None
    found: tuple[Candidate, ...] = ()
    doubted: tuple[str, ...] = ()
    children: tuple[Channel, ...] = ()
    min_interval_s: int | None = None
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[int, ...] = ()
    body_hash: str | None = None
    validators: str = "sound"
    restless: int = 0
    is_caught: bool = False
    passed: tuple[Passed, ...] = ()
    is_dead: bool = False
    stands_in_for: str | None = None
    stands_in_reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageResult:
    """What one look at one article's address gave.

    ``article`` (a model.Article, cleaned) is None for 304, for failures and for pages that hold
    none. ``url`` is the canonical address that was asked for. ``raw_hash`` names the archived bytes
    of the page, ``exchange`` says how they were served; both None where none are kept.
    ``was_denied``: the host had said "not modified" just before, and was asked for the whole.
    ``claimed_url`` is the address on another site that the page names as canonical, or None.
    """

    url: str
    fetch: Fetch
    article: Article | None = None
    http_etag: str | None = None
    http_last_modified: str | None = None
    raw_hash: str | None = None
    was_denied: bool = False
    claimed_url: str | None = None
    exchange: Exchange | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HostResult:
    """What was learnt of a host: robots.txt or tdmrep.json as fetched, or how long to keep away."""

    host: str
    fetch: Fetch | None = None
    robots_txt: str | None = None
    robots_status: int | None = None
    robots_fetched_at: str | None = None
    crawl_delay_s: float | None = None
    not_before_at: str | None = None
    tdmrep: str | None = None
    tdmrep_fetched_at: str | None = None
