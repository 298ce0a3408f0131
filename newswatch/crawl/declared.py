"""What is wrong with a spider's declarations, said before anything is asked for.

Reads classes only; loads, starts and asks for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from zoneinfo import ZoneInfo

from cssselect import SelectorError
from parsel.csstranslator import HTMLTranslator

from newswatch.model import Channel, PageRules

_NAME = re.compile(r"[a-z0-9_]{1,60}")
_KINDS = ("feed", "sitemap", "listing")
# What hangs on how an outlet's pages look today.
_MAY_ROT = ("body", "drop", "related", "headline", "byline", "published", "boilerplate")


def faults(spider: type) -> list[str]:
    """Return a sentence for each declaration of *spider* that cannot work, none for a sound one.

    Somebody else's spider has none of the declarations, and is taken as it is.
    """
    if not hasattr(spider, "channels"):
        return []
    return [*_of_source(spider), *_of_terms(spider), *_of_channels(spider), *_of_rules(spider)]


def _of_source(spider: type) -> Iterator[str]:
    name = getattr(spider, "name", None)
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        yield f"name must be lower-case letters, digits and _, not {name!r}"
    home = getattr(spider, "home", None)
    if not isinstance(home, str) or not home.startswith(("http://", "https://")):
        yield f"home must be an http(s) address, not {home!r}"
    zone = getattr(spider, "time_zone", "UTC")
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, TypeError, OSError):
        yield f"time_zone must be an IANA zone such as Asia/Singapore, not {zone!r}"
    for key in ("article_url", "not_article_url"):
        yield from _pattern(key, getattr(spider, key, None))


def _of_terms(spider: type) -> Iterator[str]:
    url, checked_on = getattr(spider, "terms_url", None), getattr(spider, "terms_checked_on", None)
    if url is not None and not str(url).startswith(("http://", "https://")):
        yield f"terms_url must be an http(s) address, not {url!r}"
    if checked_on is not None and not _is_day(checked_on):
        yield f"terms_checked_on must be a day such as 2026-11-25, not {checked_on!r}"


def _is_day(value: object) -> bool:
    try:
        return bool(date.fromisoformat(value if isinstance(value, str) else ""))
    except ValueError:
        return False


def _of_channels(spider: type) -> Iterator[str]:
    channels = getattr(spider, "channels", ())
    if not isinstance(channels, tuple) or not all(isinstance(c, Channel) for c in channels):
        yield "channels must be a tuple of Channel(…); mind the comma after a single one"
        return
    for channel in channels:
        where = f"channel {channel.url!r}"
        if channel.kind not in _KINDS:
            yield f"{where}: kind must be one of {', '.join(_KINDS)}, not {channel.kind!r}"
        if channel.pages < 1:
            yield f"{where}: pages must be 1 or more, not {channel.pages!r}"
        yield from _selector(f"{where}: links", channel.links)
        if channel.next_page and "{page}" not in channel.next_page:
            yield from _selector(f"{where}: next_page", channel.next_page)


def _of_rules(spider: type) -> Iterator[str]:
    rules = getattr(spider, "rules", PageRules())
    if not isinstance(rules, PageRules):
        yield f"rules must be PageRules(…), not {rules!r}"
        return
    for key in ("body", "headline", "byline", "published"):
        yield from _selector(f"rules: {key}", getattr(rules, key))
    for key in ("drop", "related"):
        for selector in getattr(rules, key):
            yield from _selector(f"rules: {key}", selector)
    for pattern in rules.boilerplate:
        yield from _pattern("rules: boilerplate", pattern)
    if any(getattr(rules, key) for key in _MAY_ROT) and not _is_day(rules.checked_on):
        yield (
            "rules: checked_on must be the day, such as 2026-11-25, on which they were last held"
            f" against the outlet's pages, not {rules.checked_on!r}"
        )


def _pattern(key: str, pattern: object) -> Iterator[str]:
    if pattern is None:
        return
    try:
        re.compile(pattern if isinstance(pattern, str) else "(")
    except re.error as error:
        yield f"{key} must be a regular expression: {pattern!r}: {error}"


def _selector(key: str, selector: object) -> Iterator[str]:
    if selector is None:
        return
    try:
        HTMLTranslator().css_to_xpath(selector if isinstance(selector, str) else "")
    except SelectorError as error:
        yield f"{key} must be a CSS selector: {selector!r}: {error}"
