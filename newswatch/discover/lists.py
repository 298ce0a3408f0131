"""What reading a list of stories gives, whatever kind of list it was.

Shapes and small readings shared by the kinds; parses no list itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from newswatch.errors import DiscoverError
from newswatch.model import Channel, Entry
from newswatch.urls import host_of

# More than any feed of the trade press holds; a sitemap may name 50,000 (sitemaps.org), of which
# only the newest matter to a monitor.
ENTRY_LIMIT = 2000
# Tags of a feed or section page, opening and closing. Two thousand stories with twenty elements
# each stay below; two megabytes of `<a/>` took the feed parser 13 s.
TAG_LIMIT = 100_000
_W3C = re.compile(
    r"^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:\.\d{1,9})?\s?(Z|[+-]\d\d:?\d\d)?)?$",
    re.ASCII,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """Entries in the order listed; further lists that an index names; the next page's address.

    ``min_interval_s`` is what the list itself asks for (RSS ttl, sy:updatePeriod), or None;
    ``skip_hours`` and ``skip_days`` (GMT; Monday is 0) when it asks not to be read at all.
    """

    entries: tuple[Entry, ...] = ()
    children: tuple[Channel, ...] = ()
    next_page: str | None = None
    min_interval_s: int | None = None
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[int, ...] = ()


def refuse_overgrown(markup: bytes, url: str) -> None:
    """Raise DiscoverError (too_large) for *markup* with more tags than a list of stories needs.

    Counted on the bytes, before any parser takes time over them.
    """
    if markup.count(b"<") > TAG_LIMIT:
        raise DiscoverError(f"has more than {TAG_LIMIT} tags", url=url, failure="too_large")


def once(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return *entries* without those whose address came before: told twice, the first counts."""
    first: dict[str, Entry] = {}
    for entry in entries:
        first.setdefault(entry.url, entry)
    return tuple(first.values())


def is_web(address: str) -> bool:
    """Tell whether a canonical address is one of the web: with a host, and no mailto: or such."""
    return address.startswith(("http://", "https://")) and bool(host_of(address))


def plain(value: object) -> str:
    """Return *value* if it is text, or a number as text, else "".

    Halves of surrogate pairs are left out: JSON may hold them, no database takes them.
    """
    text = str(value) if isinstance(value, str | int | float) else ""
    return text.encode("utf-8", "ignore").decode("utf-8")


def w3c_date(text: str | None) -> str | None:
    """Return a W3C date-time (ISO 8601 profile of sitemaps.org) as RFC 3339, or None.

    >>> w3c_date("2026-11-22T08:00+0800"), w3c_date("2026-11-22"), w3c_date("yesterday")
    ('2026-11-22T08:00:00+08:00', '2026-11-22', None)
    """
    match = _W3C.match((text or "").strip())
    if not match:
        return None
    day, minutes, seconds, zone = match.groups()
    zone = zone or ""
    if len(zone) == len("+0800"):
        zone = f"{zone[:3]}:{zone[3:]}"
    value = f"{day}T{minutes}{seconds or ':00'}{zone}" if minutes else day
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return None
    return value


def sort_key(stated: str | None) -> datetime:
    """Return a time to order by: *stated* (RFC 3339) as UTC, the distant past where it is none."""
    try:
        moment = datetime.fromisoformat(stated or "")
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
