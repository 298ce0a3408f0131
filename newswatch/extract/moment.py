"""Read a moment from text as pages write it, and give it as RFC 3339.

Pure arithmetic on the words given: never guesses a zone, a time or "today".
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

_MONTHS = (
    "jan january januar janvier enero gennaio januari januari janeiro",
    "feb february februar février fevrier febrero febbraio februari fevereiro",
    "mar march märz maerz mär mars marzo maret maart mac março",
    "apr april avril abril aprile",
    "may mai mayo maggio mei maio",
    "jun june juni juin junio giugno junho",
    "jul july juli juillet julio luglio julai julho",
    "aug august août aout agosto agustus augustus ogos",
    "sep sept september septembre septiembre settembre setembro",
    "oct october oktober okt octobre octubre ottobre outubro",
    "nov november novembre noviembre novembro",
    "dec december dezember dez décembre decembre diciembre dicembre desember disember dezembro",
)
_MONTH = {name: number for number, line in enumerate(_MONTHS, 1) for name in line.split()}
# Names of zones with one meaning in the trade press, in minutes east of Greenwich.
_ZONES = {
    "Z": 0, "UTC": 0, "GMT": 0, "BST": 60, "CET": 60, "CEST": 120, "EET": 120, "EEST": 180,
    "EST": -300, "EDT": -240, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420,
    "SGT": 480, "HKT": 480, "MYT": 480, "JST": 540, "KST": 540, "AEST": 600, "AEDT": 660,
    "NZST": 720, "NZDT": 780,
}  # fmt: skip
_ZONE = (
    r"(?:\s?(?P<zone>(?:GMT|UTC)?[+-]\d\d:?\d\d|(?:GMT|UTC)[+-]\d{1,2}|[+-]\d\d\b"
    r"|Z\b|UTC|GMT|BST|CES?T|EES?T|[ECMP][SD]T|SGT|HKT|MYT|JST|KST|AE[SD]T|NZ[SD]T))?"
)
_TIME = (
    r"(?P<hour>\d{1,2})[:.h時](?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:[.,]\d{1,9})?)?"
    r"(?:\s?(?P<half>[AaPp])\.?[Mm]\b\.?)?" + _ZONE
)
_DIGITAL = r"(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?"
_GAP = r"(?:,|\s|-|–|\||T|at\b|um\b|kl\.?|à|om\b){1,6}"
_AFTER = rf"(?:{_GAP}{_TIME})?"
_WORD = r"(?P<month_name>[A-Za-zÀ-ÿ]{3,10})\.?"
_DAY, _YEAR = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\.?", r"(?P<year>(?:19|20)\d\d)"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"\b{_YEAR}[-/.年](?P<month>\d{{1,2}})[-/.月](?P<day>\d{{1,2}})日?(?:[T\s]{{1,3}}{_TIME})?",
        rf"\b{_YEAR}(?P<month>\d\d)(?P<day>\d\d)(?:T?{_DIGITAL}{_ZONE})?\b",
        rf"\b{_TIME}{_GAP}{_DAY}\s{_WORD}\s{_YEAR}",
        # Java's Date.toString: "Fri Apr 28 19:20:36 CEST 2023".
        rf"\b{_WORD}\s{_DAY}\s{_TIME}\s{_YEAR}",
        rf"\b{_DAY}(?:\sof)?[\s-]{_WORD},?[\s-]{_YEAR}{_AFTER}",
        rf"\b{_WORD}\s{_DAY},?\s{_YEAR}{_AFTER}",
        rf"\b(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}{_AFTER}",
        rf"\b(?P<first>\d{{1,2}})[/-](?P<other>\d{{1,2}})[/-]{_YEAR}{_AFTER}",
    )
)
_EPOCH = re.compile(r"\d{10}(?:\d{3})?")
_MAX_CHARS = 200
_OLDEST, _NEWEST = 1990, 2100
_NOON = 12


def rfc3339(text: str, *, month_first: bool = False) -> str | None:
    """Return the first moment that *text* writes, as RFC 3339, or None.

    A date alone where no time is written; an offset only where one is written. *month_first*
    reads 03/04/2026 as 4 March, as the United States write it.

    >>> rfc3339("2026-11-21T09:04:11+0800")
    '2026-11-21T09:04:11+08:00'
    >>> rfc3339("Posted on Apr 3, 2023 9:04 PM")
    '2023-04-03T21:04:00'
    >>> rfc3339("21 November 2026")
    '2026-11-21'
    >>> rfc3339("3 hours ago") is None
    True
    """
    text = text.strip()[:_MAX_CHARS]
    if _EPOCH.fullmatch(text):
        return _from_epoch(text)
    for form in _FORMS:
        for found in form.finditer(text):
            if moment := _written(found.groupdict(), month_first=month_first):
                return moment
    return None


def _from_epoch(text: str) -> str | None:
    """Return the moment of a Unix time in seconds or milliseconds."""
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(text[:10]))
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment.year >= _OLDEST else None


def _written(parts: dict[str, str | None], *, month_first: bool) -> str | None:
    """Return the moment that the *parts* of a match make, or None if there is no such day."""
    year, (month, day) = int(parts["year"] or 0), _month_and_day(parts, month_first=month_first)
    hour, minute = int(parts.get("hour") or 0), int(parts.get("minute") or 0)
    if half := (parts.get("half") or "").lower():
        hour = hour % _NOON + _NOON * (half == "p")
    try:
        moment = datetime(year, month, day, hour, minute, int(parts.get("second") or 0))  # noqa: DTZ001 - the offset is added as written
    except ValueError:
        return None
    if not _OLDEST <= year < _NEWEST:
        return None
    if parts.get("hour") is None:
        return moment.strftime("%Y-%m-%d")
    return moment.strftime("%Y-%m-%dT%H:%M:%S") + _offset(parts.get("zone"))


def _month_and_day(parts: dict[str, str | None], *, month_first: bool) -> tuple[int, int]:
    """Return (month, day); month 0 where the word is no month."""
    if name := parts.get("month_name"):
        return _MONTH.get(name.lower(), 0), int(parts["day"] or 0)
    if first := parts.get("first"):
        one, two = int(first), int(parts["other"] or 0)
        return (one, two) if (month_first and one <= _NOON) or two > _NOON else (two, one)
    return int(parts["month"] or 0), int(parts["day"] or 0)


def _offset(zone: str | None) -> str:
    """Return "Z", "+08:00" or, where no zone is written, an empty text."""
    if not zone:
        return ""
    if zone in _ZONES:
        minutes = _ZONES[zone]
    else:
        digits = zone.removeprefix("GMT").removeprefix("UTC")
        sign, digits = (-1 if digits[0] == "-" else 1), digits[1:].replace(":", "")
        hours, rest = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")  # noqa: PLR2004 - "+8" or "+0800"
        minutes = sign * (int(hours) * 60 + int(rest))
    if minutes == 0:
        return "Z"
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
