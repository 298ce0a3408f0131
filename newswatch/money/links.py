"""What joins sums to each other and to the words around them: ranges, twins, hedges, rates.

Looks only at the short stretch between two neighbours or beside one. Reads no numbers.
"""

from __future__ import annotations

import re
from dataclasses import replace

from newswatch.money.scan import Scanned

# Longest stretch of text that may stand between the two ends of a range or a sum and its twin.
MAX_GAP = 40
_LOOK = 26
_RANGE_GAP = re.compile(r" ?(?:-|~|to|and|or|hingga|sampai|至|到|から|에서) ?\Z", re.IGNORECASE)
_BEFORE_AND = re.compile(r"\b(?:between|antara)(?: (?:about|around|roughly))? \Z", re.IGNORECASE)
_BEFORE_TO = re.compile(
    r"\b(?:from|by|rose|fell|grew|up|down|jumped|climbed|dropped)(?: [a-z]{2,8})? \Z", re.IGNORECASE
)
_RANGING = re.compile(
    r"\b(?:ranging|ranges?|anywhere|anything|worth|of|sums|grants|awards|cheques|checks|tickets"
    r"|loans|amounts|investments|stakes|prizes|vouchers) from \Z",
    re.IGNORECASE,
)
_ABOUT = (
    r"(?:about|around|approx\.?|approximately|roughly|some|nearly|almost|over|equivalent to"
    r"|equal to"
    r"|equivalent|or|sekitar|setara|约|約|≈|~|=)"
)
_TWIN_GAP = re.compile(
    rf" ?(?:[(\[/≈~=]|,? or|; |, "
    r"(?=about|approx|around|roughly|or|equal|equiv|some)|- ) ?"
    rf"(?:{_ABOUT} ?){{0,2}}\Z",
    re.IGNORECASE,
)
_HEDGE = re.compile(
    r"\b(up to|as much as|as many as|at least|more than|over|in excess of|upwards of|north of"
    r"|close to"
    r"|nearly|almost|just under|just over|slightly (?:over|under|more than)|less than|under|below"
    r"|about|around|approximately|approx\.?|roughly|some|an estimated|estimated at|a minimum of"
    r"|a maximum of|a whopping|well over|well above|above|hingga|sekitar|lebih dari)"
    r"(?: (?:an?|the|about))?[ -]?\Z",
    re.IGNORECASE,
)
_PER = re.compile(
    r"[ -]?(?:(?:per|an?|each|every|for each|/) ?-?(share|unit|month|year|annum|day|week|quarter"
    r"|head|person|user|hour|minute|second|seat|ticket|episode|piece|click|spot|stock|token)\b"
    r"|(apiece|each|annually|yearly|a piece|p\.a\.|monthly|daily|weekly|every year)\b)",
    re.IGNORECASE,
)
_SAME = {
    "annum": "year", "annually": "year", "yearly": "year", "p.a.": "year", "every year": "year",
    "a piece": "each", "apiece": "each", "piece": "each", "monthly": "month", "daily": "day",
    "weekly": "week", "stock": "share",
}  # fmt: skip


def as_range(flat: str, low: Scanned, high: Scanned) -> tuple[Scanned, Scanned] | None:
    """Return both ends of a range with currency and magnitude shared, or None if it is none."""
    if low.key is None and high.key is None:
        return None
    gap = flat[low.end : high.start]
    if len(gap) > MAX_GAP or not _RANGE_GAP.match(gap):
        return None
    before, word = flat[max(0, low.start - _LOOK) : low.start], gap.strip(" ").lower()
    if word == "and" and not _BEFORE_AND.search(before):
        return None
    if word == "or" and (low.key is None or high.key is None):
        return None
    if word == "to" and _BEFORE_TO.search(before) and not _RANGING.search(before):
        return None
    return _shared(low, high, is_dash=word == "-")


def _shared(low: Scanned, high: Scanned, *, is_dash: bool) -> tuple[Scanned, Scanned] | None:
    """Give each end what only the other says; None unless it ends up lower first."""
    if low.key and high.key and low.key != high.key:
        return None
    if high.key is None and not (is_dash or high.factor > 1):
        return None
    if low.factor == 1 and high.factor > 1 and low.number < high.number:
        low = replace(low, factor=high.factor)
    key = low.key or high.key
    low, high = replace(low, key=key), replace(high, key=key)
    return (low, high) if low.value < high.value else None


def is_twin(flat: str, first: Scanned, second: Scanned) -> bool:
    """Tell whether *second* restates *first* in another currency ("HK$370m (US$48m)")."""
    if first.key == second.key or second.start - first.end > MAX_GAP:
        return False
    return bool(_TWIN_GAP.match(flat[first.end : second.start]))


def hedge_before(flat: str, start: int) -> str | None:
    """Return the words of bound or doubt before a sum, in lower case, or None."""
    match = _HEDGE.search(flat, max(0, start - _LOOK), start)
    return match[1].lower() if match else None


def per_after(flat: str, end: int) -> str | None:
    """Return what the sum is paid for each of (share, year, each …), or None."""
    match = _PER.match(flat, end)
    if match is None:
        return None
    word = (match[1] or match[2]).lower()
    return _SAME.get(word, word)
