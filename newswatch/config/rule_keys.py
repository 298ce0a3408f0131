"""The keys of a rule: what each takes, in the words of the reader that refuses all else.

Knows forms, not meanings: whether a source or target exists is for `alert` to check. Reads no file.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from newswatch.model.announcement import EVENT_TYPES
from newswatch.model.rule import ABOUT, EVERY_DAY, Quiet, Schedule, Threshold
from newswatch.rates import to_usd
from newswatch.terms import parse

_LARGEST = 10**15
_ANY_DAY = date(2026, 1, 1)  # a currency has rates or has none, whatever the day
_MOST_A_HOUR = 10_000
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_AT = r"(\d\d):(\d\d)"
_CLOCK = re.compile(_AT, re.ASCII)
_SCHEDULE = re.compile(rf"(daily|weekdays|weekly ({'|'.join(_DAYS)})) {_AT}", re.ASCII)
_QUIET = re.compile(rf"{_AT}\s?-\s?{_AT}", re.ASCII)
_SUM = re.compile(r"([A-Z]{3}) (\d{1,3}(?:[,_]?\d{3}){0,4})(?:\.(\d{1,3}))?\s?(k|m|bn)?", re.ASCII)
_SCALES = {None: 1, "k": 10**3, "m": 10**6, "bn": 10**9}


@dataclass(frozen=True, slots=True)
class Key:
    """What a key takes (``kind``: a name among the readers) and what it is for."""

    kind: str
    help: str


def _sum(value: object) -> Threshold:
    wanted = 'a currency and a sum, such as "HKD 5m" or "EUR 250,000"'
    match = _SUM.fullmatch(value) if isinstance(value, str) else None
    if not match:
        raise ValueError(wanted)
    code, whole, part, scale = match.groups()
    if to_usd(1, code, _ANY_DAY) is None:
        raise ValueError(f"{wanted}, in a currency of ISO 4217 of which a rate is known")
    figures = int(re.sub("[,_]", "", whole)) * 1000 + int((part or "").ljust(3, "0"))
    found, rest = divmod(figures * _SCALES[scale], 1000)
    if rest or found > _LARGEST:
        raise ValueError(f"{wanted}, in whole units up to {_LARGEST}")
    return Threshold(currency=code, value=found)


def _clock(hour: str, minute: str) -> time:
    try:
        return time(int(hour), int(minute))
    except ValueError as error:
        raise ValueError("a time of day from 00:00 to 23:59") from error


def _schedule(value: object) -> Schedule:
    match = _SCHEDULE.fullmatch(value) if isinstance(value, str) else None
    if not match:
        raise ValueError(
            '"daily HH:MM", "weekdays HH:MM" or "weekly DAY HH:MM" with a day of '
            + ", ".join(_DAYS)
        )
    which, day, hour, minute = match.groups()
    days = EVERY_DAY if which == "daily" else EVERY_DAY[:5]
    return Schedule(at=_clock(hour, minute), days=(_DAYS.index(day),) if day else days)


def _quiet(value: object) -> Quiet:
    match = _QUIET.fullmatch(value) if isinstance(value, str) else None
    if not match:
        raise ValueError('hours of the day, such as "22:00-07:00"')
    start, end = _clock(match[1], match[2]), _clock(match[3], match[4])
    if start == end:
        raise ValueError('hours of the day, such as "22:00-07:00", that begin and end apart')
    return Quiet(start=start, end=end)


def _zone(value: object) -> str:
    try:
        return ZoneInfo(str(value)).key if isinstance(value, str) else ZoneInfo("").key
    except (ValueError, OSError, LookupError) as error:
        wanted = 'a time zone of the IANA list, such as "Asia/Hong_Kong"'
        known = sorted(available_timezones())
        near = [zone for zone in known if value and zone.endswith(str(value))]
        close = get_close_matches(str(value), known, n=3)
        hint = ", ".join(list(dict.fromkeys([*near, *close]))[:3])
        raise ValueError(f"{wanted}{f' ({hint}?)' if hint else ''}") from error


def _countries(value: object) -> tuple[str, ...]:
    codes = value if isinstance(value, list) else [value]
    if value == codes and all(isinstance(one, str) and one in _known() for one in codes):
        return tuple(codes)
    wrong = next((one for one in codes if not isinstance(one, str) or one not in _known()), "")
    names = {name.casefold(): code for code, name in _known().items()}
    near = [names[name] for name in get_close_matches(str(wrong).casefold(), names)]
    hint = f" ({', '.join(near)}?)" if near else ""
    raise ValueError(
        f'a list of countries in the two capitals of ISO 3166-1, such as ["HK", "GB"]{hint}'
    )


@cache
def _known() -> dict[str, str]:
    """Return the countries of ISO 3166-1 by their codes, as the list of time zones has them."""
    text = (files("tzdata") / "zoneinfo" / "iso3166.tab").read_text("utf-8")
    return dict(line.split("\t", 1) for line in text.splitlines() if line[:1] not in ("", "#"))


def _expression(value: object) -> str:
    if isinstance(value, str):
        parse(value)
        return value
    raise ValueError("a search in quotes, such as 'omnicom \"retail media\"'")


def _budget(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= _MOST_A_HOUR:
        raise ValueError(f"a whole number from 1 to {_MOST_A_HOUR}")
    return value


def _about(value: object) -> str:
    if not isinstance(value, str) or value not in ABOUT:
        raise ValueError(" or ".join(f'"{one}"' for one in ABOUT))
    return value


def _table(_: object) -> Any:  # noqa: ANN401 - read by `rules`, key by key
    raise ValueError('a table of conditions, such as { funders = ["Omnicom"] }')


def _tables(_: object) -> Any:  # noqa: ANN401 - as above
    raise ValueError('a list of tables, such as [{ funders = ["A"] }, { words = ["b"] }]')


RULE_READERS: dict[str, Callable[[object], Any]] = {
    "sum": _sum,
    "schedule": _schedule,
    "quiet": _quiet,
    "zone": _zone,
    "countries": _countries,
    "expression": _expression,
    "budget": _budget,
    "about": _about,
    "condition": _table,
    "conditions": _tables,
}
# What a story must be like; these keys also stand in the tables of any, all and not.
CONDITION_KEYS = {
    "types": Key("texts", f"kinds of funding: {', '.join(EVENT_TYPES)}"),
    "min_usd": Key("whole", "the main sum in US dollars at least, at the rate of the day"),
    "max_usd": Key("whole", "the main sum in US dollars at most, at the rate of the day"),
    "min_sum": Key("sum", "the main sum at least, compared at the rate of the day"),
    "max_sum": Key("sum", "the main sum at most, compared at the rate of the day"),
    "funders": Key("texts", "words in the name of somebody who gives"),
    "recipients": Key("texts", "words in the name of somebody who gets"),
    "parties": Key("texts", "words in the name of somebody who gives or gets"),
    "sources": Key("texts", "names of sources, as `newswatch sources` lists them"),
    "countries": Key("countries", "country of the outlet"),
    "languages": Key("texts", 'language of the story; "en" holds for "en-AU" as well'),
    "sections": Key("texts", "words in the name of the outlet's section"),
    "tags": Key("texts", "words in a tag of the story"),
    "words": Key("texts", "words in the headline or body, one of them"),
    "search": Key("expression", "words as `newswatch search` finds them, with AND, OR, NOT"),
    "min_probability": Key("share", "how sure the detector must be, at least (0.5 if left out)"),
    "any": Key("conditions", "one of these tables must hold"),
    "all": Key("conditions", "each of these tables must hold"),
    "not": Key("condition", "this table must not hold"),
}
# The keys of a rule; the only place where they are described.
RULE_KEYS = {
    "name": Key("text", "what the rule is called in messages and in the database; one of a kind"),
    "targets": Key("texts", "who is told: names of [targets.NAME]"),
    "about": Key("about", "funding announcements only, or any story"),
    **CONDITION_KEYS,
    "max_age_days": Key("days", "also tell old stories of a first crawl, if younger than this"),
    "digest": Key("schedule", "tell all at this time in one message, in place of each at once"),
    "send_empty": Key("flag", "send the digest also when there is nothing to tell"),
    "quiet": Key("quiet", "hours in which nothing is sent; it goes out when they end"),
    "time_zone": Key("zone", "the zone of digest and quiet"),
    "budget": Key("budget", "messages of one source in one hour; what is more becomes one line"),
}
