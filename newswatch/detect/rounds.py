"""The label of a round and the years over which money is spent, as the opening tells them.

Reads only sentences about the deal at hand; a loan's tenor is no period of spending.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from newswatch.detect.reading import Reading, Sentence
from newswatch.detect.words import cues

_ROUND = re.compile(
    r"\b(?P<pre>pre[- ])?series[- ](?P<letter>[a-k])(?P<more>[0-9]|\+)?(?![a-z])"
    r"|\bpre[- ](?P<short>[a-c])\b(?= round| funding)"
    r"|\b(?P<preseed>pre-?seed)\b"
    r"|\b(?P<seed>seed)(?=(?: plus|\+|[- ](?:stage"
    r"|extension))?[- ](?:\w+ ){0,2}?(?:round|funding|financing|extension|money"
    r"|capital|investment|raise)| from| led|,|\.| with|\Z)"
    r"|\b(?P<angel>angel)(?= (?:round|funding|investment|financing|capital))"
    r"|\b(?P<bridge>bridge)(?= (?:round|funding|financing|loan|note)|\Z| as|,|\.)"
    r"|\b(?P<growth>growth)(?= (?:round|equity round|funding round|financing round"
    r"|equity investment))",
    re.IGNORECASE,
)
_TOPS_UP_SEED = re.compile(r"\b(?:its|the|a) seed (?:round|funding)?|\bseed\b", re.IGNORECASE)
_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "decade": 10, "a": 1,
}  # fmt: skip
_N = r"(?:[0-9]{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)"
_PERIOD = re.compile(
    rf"\b(?:over|across|during|within|in|for|through|spread over|spanning)(?: a"
    rf"| the)?(?: next| coming| following"
    rf"| initial)?(?: (?:period of|course of(?: the)?(?: next)?))?(?: up to"
    rf"| at least)? (?:(?P<low>{_N})(?: to | or |-))?(?P<number>{_N})"
    rf"(?: more)?[- ](?P<unit>years?|months?)\b"
    rf"|\b(?P<tied>{_N})-(?:year)\b(?!-old)"
    rf"|\b(?:over|in|across|during) the (?:next|coming) (?P<decade>decade|year)\b",
    re.IGNORECASE,
)
_PAST_PERIOD = re.compile(r"\b(?:past|last|previous|ago|after|old|aged|since)\b", re.IGNORECASE)
_TENOR = re.compile(
    r"\b(?:loan|notes?|bond|matur\w+|tenor|contract|deal|agreement|licen[cs]e"
    r"|partnership|plan|sentence)\b",
    re.IGNORECASE,
)
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Found:
    """A fact with the stretch of the sentence that tells it."""

    value: str | int
    sentence: Sentence
    start: int
    end: int


def find_round(reading: Reading) -> Found | None:
    """Return the round's label as a token (``series-a``, ``pre-seed`` …), or None."""
    for sentence in reading.zone("headline", "lead", "early"):
        for match in _ROUND.finditer(sentence.text):
            around = sentence.mask[max(0, match.start() - 60) : match.end() + 30]
            if sentence.zone != "headline" and cues.PAST.search(around):
                continue
            return Found(_token(match), sentence, match.start(), match.end())
    return None


def _token(match: re.Match[str]) -> str:
    if match["letter"]:
        prefix = "pre-" if match["pre"] else ""
        return f"{prefix}series-{match['letter'].lower()}{match['more'] or ''}"
    if match["short"]:
        return f"pre-series-{match['short'].lower()}"
    if match["preseed"]:
        return "pre-seed"
    return match[0].lower()


def find_period(reading: Reading) -> Found | None:
    """Return the number of years over which the money is spent, the larger of "two to three"."""
    for sentence in reading.zone("headline", "lead", "early"):
        for match in _PERIOD.finditer(sentence.mask):
            before = sentence.mask[max(0, match.start() - 12) : match.end()]
            after = sentence.mask[match.end() : match.end() + 24]
            if _PAST_PERIOD.search(before) or _TENOR.match(after.strip()):
                continue
            years = _years(match)
            if years and _is_about_money(sentence):
                return Found(years, sentence, match.start(), match.end())
    return None


def _years(match: re.Match[str]) -> int | None:
    if match["decade"]:
        return 10 if match["decade"].lower() == "decade" else 1
    word = (match["number"] or match["tied"]).lower()
    number = _NUMBERS.get(word) or int(word)
    if (match["unit"] or "year").lower().startswith("month"):
        return number // _MONTHS if number % _MONTHS == 0 else None
    return number


_MONEY_WORDS = re.compile(
    r"¤|\b(?:money|funds?|programme|program|initiative|scheme|grants?|commitment"
    r"|budget|pledge|spend|invest|run"
    r"|spread|support|package|paid|spent|distributed|instal?lments)\b",
    re.IGNORECASE,
)


def _is_about_money(sentence: Sentence) -> bool:
    return bool(_MONEY_WORDS.search(sentence.mask))
