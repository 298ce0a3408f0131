"""Read a moment from text as pages write it, and give it as RFC 3339.

Pure arithmetic on the words given: never guesses a zone, a time or "today".
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime, timedelta

from newswatch.extract.months import HALVES, MONTHS, PM, TWO_WORDS, ZONES

_ZONE = (
    r"(?:\s?\(?(?P<zone>(?:GMT|UTC)?\s?[+-]\d\d:?\d\d|(?:GMT|UTC)\s?[+-]\d{1,2}|[+-]\d\d\b"
    rf"|(?:{'|'.join(sorted(ZONES, key=len, reverse=True))})\b))?"
)
_TIME = (
    rf"(?:(?P<early>{HALVES})\s?)?"
    r"(?P<hour>\d{1,2})\s?[:.hH時时시點点](?:\s?(?P<minute>\d\d))[分분]?"
    r"(?:\s?[:.]?(?P<second>(?<=[:.])\d\d|\d\d(?=[秒초]))[秒초]?(?:[.,]\d{1,9})?)?"
    r"(?:\s?(?:(?P<half>[AaPp])\.?[Mm]\b\.?|(?P<late>[صم])(?!\w)))?" + _ZONE
)
_DIGITAL = r"(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?"
_GAP = (
    r"(?:,|\s|-|–|—|\||·|•|/|T|@|\(|at\b|um\b|kl\.?|klo\b|à|às\b|a las\b|om\b|ore\b|alle\b"
    r"|o godz\.?|в\b|о\b|pukul\b|jam\b|lúc\b|เวลา|الساعة|saat\b){1,6}"
)
_AFTER = rf"(?:{_GAP}{_TIME})?"
# A month in any script: whatever is neither blank, digit nor sign. What is none is refused later.
_WORD = r"(?P<month_name>[^\s\d,/:|()–—\-]{2,14})"
_END_YEAR = r"(?!\d)"
_YEAR = r"(?P<year>(?:19|20|25|26)\d\d)" + _END_YEAR
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|ª)?\.?"
_OF = r"(?:\s(?:of|de|del))?"
_WEEKDAY = r"(?:\s?[(（]\w{1,3}[)）])?"
_NUMERIC = r"(?<!\d)(?P<first>\d{1,2})(?P<sign>[./-])\s?(?P<other>\d{1,2})(?P=sign)\s?" + _YEAR
_BIG_FIRST = (
    rf"(?<!\d){_YEAR}\s?[-/.年년]\s?(?P<month>\d{{1,2}})\s?[-/.月월]\s?(?P<day>\d{{1,2}})(?!\d)"
)
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_BIG_FIRST}(?:(?:[日일]\.?{_WEEKDAY}\s?|\.?{_WEEKDAY}[T\s,|·–-]{{1,4}}){_TIME})?",
        rf"\b{_YEAR.removesuffix(_END_YEAR)}(?P<month>\d\d)(?P<day>\d\d)(?:T?{_DIGITAL}{_ZONE})?\b",
        rf"(?<!\d){_TIME}{_GAP}(?:\w{{2,12}}[,.]?\s)?{_DAY}{_OF}\s{_WORD}{_OF}\s{_YEAR}",
        rf"(?<!\d){_TIME}{_GAP}(?:\w{{2,12}}[,.]?\s)?{_WORD}\s{_DAY},?\s{_YEAR}",
        rf"(?<!\d){_TIME}{_GAP}{_NUMERIC}",
        # Java's Date.toString: "Fri Apr 28 19:20:36 CEST 2023".
        rf"{_WORD}\s{_DAY}\s{_TIME}\s{_YEAR}",
        rf"(?<!\d){_DAY}{_OF}[\s-]?{_WORD}{_OF},?[\s-]?{_YEAR}{_AFTER}",
        rf"(?<!\w){_WORD}\s{_DAY},?\s{_YEAR}{_AFTER}",
        rf"(?<!\d){_DAY}\s(?:tháng|Tháng)\s(?P<month>\d{{1,2}})(?:,|\snăm)?\s{_YEAR}{_AFTER}",
        # Two figures of a year are read only beside a Thai month.
        rf"(?<!\d){_DAY}\s?{_WORD}\s?(?P<short>\d\d)(?!\d){_AFTER}",
        rf"{_NUMERIC}{_AFTER}",
    )
)
_ISO = re.compile(
    r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)"
    r"(?:[T ](?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d{1,9})?)?"
    r"\s?(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
)
_EPOCH = re.compile(r"\d{10}(?:\d{3})?")
_MAX_CHARS = 200
_OLDEST, _NEWEST = 1990, 2100
_NOON = 12
# The Thai calendar counts from the Buddha's death.
_BUDDHIST, _BUDDHIST_CENTURY = 543, 2500
Parts = dict[str, str | None]


def rfc3339(text: str, *, month_first: bool = False) -> str | None:
    """Return the first moment that *text* writes, as RFC 3339, or None.

    A date alone where no time is written; an offset only where one is written. *month_first*
    reads 03/04/2026 as 4 March, as the United States write it.

    >>> rfc3339("2026-11-21T09:04:11+0800")
    '2026-11-21T09:04:11+08:00'
    >>> rfc3339("Posted on Apr 3, 2023 9:04 PM")
    '2023-04-03T21:04:00'
    >>> rfc3339("21 พ.ย. 2569 09.04 น.")
    '2026-11-21T09:04:00'
    >>> rfc3339("3 hours ago") is None
    True
    """
    text = text.strip()[:_MAX_CHARS]
    if (found := _ISO.fullmatch(text)) and (moment := _written(found.groupdict())):
        return moment
    if _EPOCH.fullmatch(text):
        return _from_epoch(text)
    return next((moment for _, moment in moments(text, month_first=month_first)), None)


def moments(text: str, *, month_first: bool = False) -> list[tuple[int, str]]:
    """Return (where it begins, RFC 3339) of each moment in the first 200 characters of *text*."""
    text = _plain(text[:_MAX_CHARS])
    found = [
        (match.start(), match.end(), moment)
        for form in _FORMS
        for match in form.finditer(text)
        if (moment := _written(match.groupdict(), month_first=month_first))
    ]
    kept: list[tuple[int, str]] = []
    end = 0
    # Of two readings of one place the one that begins first is whole: "20:00, 29 Jan 2024".
    for start, stop, moment in sorted(found, key=lambda one: (one[0], -one[1])):
        if start >= end:
            kept.append((start, moment))
            end = stop
    return kept


def _plain(text: str) -> str:
    """Return *text* with ASCII digits, single blanks and months of one word."""
    if text.isascii():
        return " ".join(text.split())
    digits = {char: str(unicodedata.digit(char)) for char in set(text) if char.isdecimal()}
    for one, other in (digits | TWO_WORDS).items():
        text = text.replace(one, other)
    return " ".join(text.replace("\u200f", "").replace("\u200e", "").split())


def _from_epoch(text: str) -> str | None:
    """Return the moment of a Unix time in seconds or milliseconds."""
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(text[:10]))
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment.year >= _OLDEST else None


def _written(parts: Parts, *, month_first: bool = False) -> str | None:
    """Return the moment that the *parts* of a match make, or None if there is no such day."""
    month, day = _month_and_day(parts, month_first=month_first)
    year = _year(parts)
    try:
        moment = datetime(year, month, day, *_time(parts))  # noqa: DTZ001 - the offset is added as written
    except ValueError:
        return None
    if not _OLDEST <= year < _NEWEST:
        return None
    if parts.get("hour") is None:
        return moment.date().isoformat()
    return moment.isoformat() + _offset(parts.get("zone"))


def _year(parts: Parts) -> int:
    """Return the year; 0 where it is none."""
    if short := parts.get("short"):
        is_thai = "\u0e00" <= (parts["month_name"] or " ")[0] <= "\u0e7f"
        return _BUDDHIST_CENTURY + int(short) - _BUDDHIST if is_thai else 0
    year = int(parts["year"] or 0)
    return year - _BUDDHIST if year >= _BUDDHIST_CENTURY else year


def _time(parts: Parts) -> tuple[int, int, int]:
    """Return the hour of 24, the minute and the second."""
    return _hour(parts), int(parts.get("minute") or 0), int(parts.get("second") or 0)


def _hour(parts: Parts) -> int:
    hour = int(parts.get("hour") or 0)
    half = (parts.get("half") or parts.get("late") or parts.get("early") or "").lower()
    if half in PM and hour <= _NOON:
        return hour % _NOON + _NOON
    return hour % _NOON if half and hour <= _NOON else hour


def _month_and_day(parts: Parts, *, month_first: bool) -> tuple[int, int]:
    """Return (month, day); month 0 where the word is no month."""
    if name := parts.get("month_name"):
        return MONTHS.get(name.lower().replace(".", ""), 0), int(parts["day"] or 0)
    if first := parts.get("first"):
        one, two = int(first), int(parts["other"] or 0)
        # With full stops between, the day comes first everywhere.
        swap = month_first and one <= _NOON and parts["sign"] != "."
        return (one, two) if swap or two > _NOON else (two, one)
    return int(parts["month"] or 0), int(parts["day"] or 0)


def _offset(zone: str | None) -> str:
    """Return "Z", "+08:00" or, where no zone is written, an empty text."""
    if not zone:
        return ""
    if zone in ZONES:
        minutes = ZONES[zone]
    else:
        digits = zone.removeprefix("GMT").removeprefix("UTC").strip()
        sign, digits = (-1 if digits[0] == "-" else 1), digits[1:].replace(":", "")
        hours, rest = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")  # noqa: PLR2004 - "+8" or "+0800"
        minutes = sign * (int(hours) * 60 + int(rest))
    if minutes == 0:
        return "Z"
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
