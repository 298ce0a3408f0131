"""How sums, days, spans and kinds read on the pages.

Values in, words out; no clock and no markup.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

TYPES = {
    "round": "Funding round",
    "strategic": "Strategic stake",
    "pledge": "Pledge",
    "grant": "Grant",
    "fund": "Fund",
    "debt": "Debt",
    "ipo": "IPO",
}
TYPE_MEANINGS = {
    "round": "investors put money into a company",
    "strategic": "a company takes a stake in another",
    "pledge": "money is promised to a cause, a place or a sector",
    "grant": "money is given and not asked back",
    "fund": "a pot is filled from which others will be funded",
    "debt": "a loan or facility",
    "ipo": "shares are offered to the public",
}
KINDS = {
    "news": "News",
    "opinion": "Opinion",
    "round_up": "Round-up",
    "partner": "Partner content",
    "live_blog": "Live blog",
    "listing": "Listing",
    "video": "Video",
}
# Where the trade press of our sources sits; other codes stand as they are.
COUNTRIES = {
    "?": "not known",
    "AE": "UAE",
    "AU": "Australia",
    "BR": "Brazil",
    "CA": "Canada",
    "CN": "China",
    "DE": "Germany",
    "ES": "Spain",
    "FR": "France",
    "GB": "United Kingdom",
    "HK": "Hong Kong",
    "ID": "Indonesia",
    "IE": "Ireland",
    "IN": "India",
    "IT": "Italy",
    "JP": "Japan",
    "KR": "South Korea",
    "MX": "Mexico",
    "MY": "Malaysia",
    "NL": "Netherlands",
    "NZ": "New Zealand",
    "PH": "Philippines",
    "SA": "Saudi Arabia",
    "SE": "Sweden",
    "SG": "Singapore",
    "TH": "Thailand",
    "TW": "Taiwan",
    "US": "United States",
    "VN": "Vietnam",
    "ZA": "South Africa",
}
_LANGUAGES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "hi": "Hindi",
    "id": "Indonesian",
    "ja": "Japanese",
    "ko": "Korean",
    "ms": "Malay",
    "pt": "Portuguese",
    "th": "Thai",
    "vi": "Vietnamese",
    "zh": "Chinese",
}
_MAGNITUDES = ((10**12, "tn"), (10**9, "bn"), (10**6, "m"), (10**3, "k"))
_SPANS = ((86400, "day"), (3600, "hour"), (60, "minute"))
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_NUMBERED = re.compile(r"(\w{1,40})\[(\d{1,6})\]")
_FACTS = {
    "type": "Kind",
    "amounts": "Sum",
    "other_amounts": "Other sum",
    "funders": "From",
    "lead_funders": "Led by",
    "recipients": "To",
    "round": "Round",
    "period_years": "Over",
}


def short_number(value: int) -> str:
    """Return a number in few signs.

    >>> [short_number(v) for v in (639_000_000, 7_400_000, 1_250_000_000, 950, 999_950)]
    ['639m', '7.4m', '1.25bn', '950', '1m']
    """
    for size, mark in _MAGNITUDES:
        # 999,950 is a million when it is rounded, not 1,000 thousand.
        if value >= size * 0.9995:
            share = value / size
            digits = 2 if share < 10 and size >= 10**9 else 1 if share < 100 else 0  # noqa: PLR2004 - digits
            text = f"{share:.{digits}f}"
            return (text.rstrip("0").rstrip(".") if "." in text else text) + mark
    return str(value)


def usd_text(value: int | None) -> str:
    """Return a sum in US dollars in few signs; "" for none."""
    return "" if value is None else f"US${short_number(value)}"


def sum_text(currency: str, value: int) -> str:
    """Return a sum with its code and all its digits: HKD 5,000,000,000."""
    return f"{currency} {value:,}"


def moment(at: str | None) -> datetime | None:
    """Return the instant of a time as it is stored, or None where it holds none."""
    try:
        return datetime.fromisoformat(at).astimezone(UTC) if at else None
    except ValueError:
        return None


def day_text(at: str | None) -> str:
    """Return the day of a stored time: 24 Nov 2026; "no date" for none."""
    found = moment(at)
    return f"{found.day} {found:%b %Y}" if found else "no date"


def time_text(at: str | None) -> str:
    """Return a stored time: 24 Nov 2026, 17:03 UTC; "never" for none."""
    found = moment(at)
    return f"{found.day} {found:%b %Y, %H:%M} UTC" if found else "never"


def clock_text(seconds: int) -> str:
    """Return an instant in seconds since 1970 as the pages write times."""
    return time_text(datetime.fromtimestamp(seconds, UTC).isoformat())


def week_text(monday: date) -> str:
    """Return the Monday of a week in few signs: 24 Nov; of a year's first week with the year."""
    year = f" {monday.year}" if monday.month == 1 and monday.day < 8 else ""  # noqa: PLR2004 - days of a week
    return f"{monday.day} {monday:%b}{year}"


def language_text(tag: str) -> str:
    """Return the name of a language with what its tag says more: "en-IN" is English (IN)."""
    first, _, rest = tag.partition("-")
    name = _LANGUAGES.get(first.lower(), first)
    return f"{name} ({rest})" if rest else name


def sure_text(probability: float) -> str:
    """Return how sure the detector is, without claiming what it cannot."""
    percent = round(probability * 100)
    return "less than 1 %" if percent < 1 else "more than 99 %" if percent > 99 else f"{percent} %"  # noqa: PLR2004 - as written


def date_text(on: date) -> str:
    """Return a date as the pages write it: 24 Nov 2026."""
    return f"{on.day} {on:%b %Y}"


def month_text(month: str) -> str:
    """Return a month of a stored time, 2026-11, as people write it: November 2026."""
    try:
        return f"{date.fromisoformat(month + '-01'):%B %Y}"
    except ValueError:
        return month


def round_text(label: str | None) -> str:
    """Return the label of a round as people write it.

    >>> [round_text(label) for label in ("series-b2", "pre-seed", "pre-series-a", "bridge", None)]
    ['Series B2', 'Pre-seed', 'Pre-Series A', 'Bridge', '']
    """
    series = re.fullmatch(r"(pre-)?series-([a-z0-9+]{1,4})", label or "")
    if series:
        return f"{'Pre-' if series[1] else ''}Series {series[2].upper()}"
    return (label or "")[:1].upper() + (label or "")[1:]


def span_text(seconds: float) -> str:
    """Return how long something took, in its largest unit.

    >>> [span_text(s) for s in (40, 60, 5400, 200_000)]
    ['under a minute', '1 minute', '1 hour', '2 days']
    """
    for size, unit in _SPANS:
        if seconds >= size:
            count = int(seconds // size)
            return f"{count} {unit}{'s' if count > 1 else ''}"
    return "under a minute"


def between(start: str | None, end: str | None) -> float | None:
    """Return the seconds from one stored time to another, or None where one is missing."""
    first, last = moment(start), moment(end)
    return None if first is None or last is None else (last - first).total_seconds()


def language_of(tag: str | None) -> str:
    """Return a language tag that may stand in an attribute ``lang``, or "" for anything else."""
    return tag if tag and _LANGUAGE.fullmatch(tag) else ""


def link_of(url: str | None) -> str:
    """Return an address that may be followed from a page, or "" for any other scheme."""
    return url if url and re.match(r"https?://", url, re.IGNORECASE) else ""


def fact_text(fact: str) -> str:
    """Return the name of a fact of an announcement: ``amounts[1]`` is "Sum 2"."""
    found = _NUMBERED.fullmatch(fact)
    name, number = (found[1], int(found[2])) if found else (fact, 0)
    return _FACTS.get(name, name) + (f" {number + 1}" if number else "")


def count_text(count: int, one: str, many: str = "") -> str:
    """Return a number with its noun: 1 story, 2 stories."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
