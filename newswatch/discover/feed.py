"""Read RSS, Atom and JSON Feed, broken ones included, with the names the formats use.

Takes bytes and gives entries; never opens an address, although the parser beneath could.
"""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from newswatch.discover.lists import (
    ENTRY_LIMIT,
    TAG_LIMIT,
    Listed,
    is_web,
    once,
    plain,
    refuse_overgrown,
    w3c_date,
)
from newswatch.discover.mend import mended
from newswatch.discover.skips import skipped
from newswatch.errors import DiscoverError
from newswatch.hashes import settled, signal_hash
from newswatch.model import Entry
from newswatch.urls import canonicalise

_PERIODS = {"hourly": 3600, "daily": 86400, "weekly": 604800, "monthly": 2592000}

_ENTRY_END = re.compile(rb"</(?:item|entry)\s{0,40}>")
# Equals signs in one tag: the time that attributes take grows by the square of their number.
_ATTRIBUTES = 1000
_DIGITS = 9  # of a ttl: more is no number of minutes


def read_feed(body: bytes, url: str) -> Listed:
    """Return what the feed at *url* lists; raises DiscoverError (not_a_feed, empty, too_large)."""
    if body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return _read_json_feed(body, url)
    markup = mended(_shortened(body))
    _refuse_overgrown(markup, url)
    # Imported here: it takes a fifth of a second, and most verbs read no feed.
    import feedparser  # noqa: PLC0415 - see above

    # A stream, never the bytes themselves: given bytes that look like an address it would fetch it.
    try:
        parsed = feedparser.parse(
            io.BytesIO(markup), sanitize_html=False, resolve_relative_uris=False
        )
    except Exception as error:  # the parser's own faults on hostile bytes have no common root
        raise DiscoverError(f"is no feed that can be read: {error}", url=url) from error
    if not parsed.get("version") and not parsed.entries:
        raise DiscoverError("is no RSS, Atom or JSON feed", url=url)
    items = enumerate(parsed.entries[:ENTRY_LIMIT])
    entries = once(entry for position, item in items if (entry := _entry(item, url, position)))
    hours, days = skipped(body)
    listed = _listed(entries, url, _min_interval(parsed.feed))
    return replace(listed, skip_hours=hours, skip_days=days)


def _refuse_overgrown(markup: bytes, url: str) -> None:
    """Raise DiscoverError (too_large) for a feed over which the parser would take many seconds.

    What stands in CDATA is text: a feed with whole stories has more tags there than of its own.
    """
    first, *others = markup.split(b"<![CDATA[")
    outside = b"".join((first, *(part.partition(b"]]>")[2] for part in others)))
    refuse_overgrown(outside, url)
    attributes = [part.partition(b">")[0].count(b"=") for part in outside.split(b"<")]
    if sum(attributes) > TAG_LIMIT or max(attributes) > _ATTRIBUTES:
        raise DiscoverError("has tags of endless attributes", url=url, failure="too_large")


def _shortened(body: bytes) -> bytes:
    """Return *body* without the entries past the limit: the parser takes 0.4 ms for each."""
    ends = [match.end() for match in _ENTRY_END.finditer(body)]
    return body if len(ends) <= ENTRY_LIMIT else body[: ends[ENTRY_LIMIT - 1]] + body[ends[-1] :]


def _listed(entries: tuple[Entry, ...], url: str, min_interval_s: int | None = None) -> Listed:
    if not entries:
        raise DiscoverError("is a feed without a single story", url=url, failure="empty")
    return Listed(entries=entries, min_interval_s=min_interval_s)


def _entry(item: Any, url: str, position: int) -> Entry | None:  # noqa: ANN401 - a FeedParserDict
    link, id_ = item.get("link", ""), item.get("id", "")
    if link in {"", id_}:
        # The parser takes every guid for a link, but for one that is declared to be none.
        link = id_ if "://" in id_ else ""
    # `updated` falls back to `published` inside the parser: only what is really there counts.
    modified = _moment(item.get("updated_parsed")) if "updated" in item else None
    return _told(
        url=canonicalise(link, url) if link else "",
        id_=item.get("id"),
        title=item.get("title"),
        published=_moment(item.get("published_parsed")),
        modified=modified,
        position=position,
    )


def _told(
    *,
    url: str,
    id_: object,
    title: object,
    published: str | None,
    modified: str | None,
    position: int,
) -> Entry | None:
    """Return what the feed tells of one story, or None where its address is none of the web."""
    if not is_web(url):
        return None
    said = settled(plain(title)) or None
    return Entry(
        url=url,
        id=plain(id_) or None,
        title=said,
        published=published or modified,
        modified=modified,
        position=position,
        signal=signal_hash(said, modified),
    )


def _moment(parsed: Any) -> str | None:  # noqa: ANN401 - a time.struct_time or None
    try:
        year, month, day, hour, minute, second = parsed[:6]
        moment = datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC)
    except (TypeError, ValueError):
        return None
    return moment.isoformat().replace("+00:00", "Z")


def _min_interval(feed: Any) -> int | None:  # noqa: ANN401 - a FeedParserDict
    """Return the seconds that ttl (minutes) or sy:updatePeriod ask for, whichever is longer."""
    period = _PERIODS.get(str(feed.get("sy_updateperiod", "")).strip().lower(), 0)
    times = _count(feed.get("sy_updatefrequency", "1")) or 1
    asked = max(_count(feed.get("ttl")) * 60, period // times)
    return min(asked, _PERIODS["daily"]) or None


def _count(value: object) -> int:
    """Return the number that *value* writes in few digits, or 0."""
    text = str(value).strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else 0


def _read_json_feed(body: bytes, url: str) -> Listed:
    try:
        feed = json.loads(body.decode("utf-8-sig"))
        items = feed["items"]
        if not isinstance(items, list) or "jsonfeed.org" not in str(feed.get("version")):
            raise ValueError("no version of jsonfeed.org, or no list of items")  # noqa: TRY301 - told below
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DiscoverError(f"is no JSON Feed: {error}", url=url) from error
    listed = enumerate(items[:ENTRY_LIMIT])
    return _listed(once(e for place, item in listed if (e := _json_entry(item, url, place))), url)


def _json_entry(item: object, url: str, position: int) -> Entry | None:
    if not isinstance(item, dict):
        return None
    link = plain(item.get("url")) or plain(item.get("id"))
    modified = w3c_date(plain(item.get("date_modified")))
    return _told(
        url=canonicalise(link, url) if link else "",
        id_=item.get("id"),
        title=item.get("title"),
        published=w3c_date(plain(item.get("date_published"))),
        modified=modified,
        position=position,
    )
