"""The years over which a promise, grant or fund is spent, as the opening tells them.

Reads only sentences about the money at hand; a loan's tenor is no period of spending.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from newswatch.detect.reading import NAMES, Reading, Sentence
from newswatch.detect.rounds import Found

_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "decade": 10, "a": 1,
}  # fmt: skip
_N = r"(?:[0-9]{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)"
_PERIOD = re.compile(
    rf"\b(?:over|across|during|within|in|for|through|spread over|spanning|covers?|covering"
    rf"|lasts?|lasting"
    rf"|runs?)(?: a| the| its)?(?: next| coming| following| first"
    rf"| initial)?(?: (?:period of|course of(?: the)?(?: next)?))?(?: up to"
    rf"| at least)? (?:(?P<low>{_N})(?: to | or |-))?(?P<number>{_N})"
    rf"(?: more)?[- ](?:(?:school|academic|financial|fiscal|calendar) )?"
    rf"(?P<unit>years?|months?|summers?|winters?)\b"
    rf"|\beach of the (?:next|coming|following) (?P<each>{_N}) years\b"
    rf"|(?:\A|, |: |; )(?P<told>{_N}) years(?=,|\.|\Z)"
    rf"|\b(?:runs?|lasts?|lasting) for (?P<once>a) year\b"
    rf"|\b(?P<tied>{_N})-(?:year)\b(?!-old)"
    rf"|\b(?:over|in|across|during) the (?:next|coming) (?P<decade>decade|year)\b"
    rf"|\b(?:over|across) (?:a|one) (?P<whole>decade)\b"
    rf"|\bthe (?:coming|next) (?P<half>half-decade)\b"
    rf"|\b(?:would|will|to) last (?P<lasting>{_N}) years\b",
    re.IGNORECASE,
)
_FOREIGN_NUMBERS = {
    **{c: n for n, c in enumerate("一二三四五六七八九十", 1)}, "两": 2, "兩": 2,
    "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "lapan": 8,
    "sepuluh": 10, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "mười": 10,
}  # fmt: skip
_FOREIGN_PERIOD = re.compile(
    r"(?<![0-9])(?<!期間は)(?P<east>[0-9]{1,2}|[一二三四五六七八九十两兩]) ?(?:年間|年间"
    r"|年[內内](?!完成)"
    r"|年で|年投|년간|년 동안|년에 걸쳐)"
    r"|(?:未來|未来|今後|향후|앞으로|為期|为期|期間|分) ?"
    r"(?P<next>[0-9]{1,2}|[一二三四五六七八九十两兩]) ?[年년]"
    r"|\b(?:selama|dalam|tempoh|dalam tempoh) (?P<malay>[0-9]{1,2}|dua|tiga|empat|lima|enam|tujuh"
    r"|delapan|lapan|sepuluh) tahun\b(?! (?:terakhir|lalu|lepas))"
    r"|\btrong (?:vòng )?(?P<viet>[0-9]{1,2}|hai|ba|bốn|năm|sáu|bảy|mười) năm\b(?! qua)",
    re.IGNORECASE,
)
_PAST_PERIOD = re.compile(r"\b(?:past|last|previous|ago|after|old|aged|since)\b", re.IGNORECASE)
_LASTING = re.compile(r"\b(?:would|will|to) last\b", re.IGNORECASE)
# What is done for so long is not the spending.
_NOT_SPENT = re.compile(
    r"\b(?:published|free of charge|keep (?:them|it|the stakes?)|hold|held|lowest|highest|worst"
    r"|best|leas(?:e|es|ed|ing)"
    r"|locked|exists?|come|stayed|waited|worked|lived|served)\b[^.;]{0,30}\Z",
    re.IGNORECASE,
)
_TENOR = re.compile(
    r"\b(?:loan|notes?|bond|matur\w+|tenor|contract|deal|agreement|licen[cs]e"
    r"|partnership|sentence|(?:[a-z]+ )?strategy)\b",
    re.IGNORECASE,
)
_MONTHS = 12
# Nobody promises money for longer; "for 31 years" tells of what was.
_LONGEST_PERIOD = 30


def find_period(reading: Reading, values: Collection[int] = ()) -> Found | None:
    """Return the number of years over which the money is spent, the larger of "two to three".

    *values* are those of the announced sums; a sentence with others alone is not about the money.
    """
    for sentence in reading.zone("headline", "lead", "early"):
        for match in _PERIOD.finditer(sentence.mask):
            if _is_another(sentence, match) or _is_of_other_sums(sentence, match, values):
                continue
            years = _years(match)
            if years and _is_about_money(sentence):
                return Found(years, sentence, match.start(), match.end())
        foreign = _FOREIGN_PERIOD.search(sentence.text) if reading.language != "en" else None
        if foreign:
            word = (foreign[foreign.lastgroup or 0]).lower()
            number = _FOREIGN_NUMBERS.get(word) or int(word)
            return Found(number, sentence, foreign.start(), foreign.end())
    return _told_late(reading) or _until(reading, values)


def of_the_sum(reading: Reading, values: Collection[int]) -> Found | None:
    """Return the years that stand right after an announced sum: "¤ of airtime over three years"."""
    for sentence in reading.zone("headline", "lead", "early"):
        for match in _RIGHT_AFTER.finditer(sentence.mask):
            if any(
                money.end - sentence.span.start == match.start() and money.value in values
                for money in sentence.sums
            ):
                period = _PERIOD.search(sentence.mask, match.end())
                years = _years(period) if period else None
                if period and years:
                    return Found(years, sentence, period.start(), period.end())
    return None


_RIGHT_AFTER = re.compile(r"(?<=¤)(?= (?:[a-z]+ ){0,3}over (?:the next )?[a-z0-9]+ years)")


def _is_of_other_sums(sentence: Sentence, match: re.Match[str], values: Collection[int]) -> bool:
    """Tell whether the years follow sums of which none is announced, past the first paragraph."""
    end = match.start() + sentence.span.start
    told = {money.value for money in sentence.sums if money.end <= end}
    is_near = sentence.zone in {"headline", "lead"}
    return bool(values and told) and not is_near and not told & set(values)


def _is_another(sentence: Sentence, match: re.Match[str]) -> bool:
    """Tell whether the years are of a time gone by, of a contract, or of what is done meanwhile."""
    before = _LASTING.sub("", sentence.mask[max(0, match.start() - 12) : match.end()])
    after = sentence.mask[match.end() : match.end() + 24]
    return bool(
        _PAST_PERIOD.search(before)
        or _TENOR.match(after.strip())
        or _NOT_SPENT.search(sentence.mask, max(0, match.start() - 50), match.start())
    )


def _told_late(reading: Reading) -> Found | None:
    """Return the years in which a sentence further down says that the money is to be spent."""
    for sentence in reading.zone("early", "rest"):
        match = _SPENT_IN.search(sentence.mask)
        period = _PERIOD.search(sentence.mask, match.end()) if match else None
        years = _years(period) if period else None
        if period and years:
            return Found(years, sentence, period.start(), period.end())
    return None


def _until(reading: Reading, values: Collection[int]) -> Found | None:
    """Return the years up to the one to which an announced sum is spent, from publication on."""
    published = _MONTH_OF.match(reading.story.published or "")
    for sentence in reading.zone("headline", "lead", "early"):
        match = _TO_YEAR.search(sentence.mask)
        is_of_the_sum = any(money.value in values for money in sentence.sums)
        if match is None or not is_of_the_sum:
            continue
        years = _span(match, published)
        if _FEWEST <= years <= _LONGEST_PERIOD:
            return Found(years, sentence, match.start(), match.end())
    return None


def _span(match: re.Match[str], published: re.Match[str] | None) -> int:
    """Return the years of "between 2025 and 2028", or from publication "until 2028"; 0 if unknown.

    A year that is gone through to its end counts whole where publication is in the first third of
    its own.
    """
    if match["first"]:
        return int(match["last"]) - int(match["first"]) + 1
    if published is None:
        return 0
    is_whole = match["whole"] or match["end"]
    year, month = int(published["year"]), int(published["month"])
    last = int(match["until"][:2] + match["until"][-2:])
    return last - year + int(bool(is_whole) and month <= _EARLY)


_MONTH_OF = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})")
_FEWEST, _EARLY = 2, 4
_TO_YEAR = re.compile(
    r"\b(?:between|from) (?P<first>20[0-9]{2}) (?:and|to) (?P<last>20[0-9]{2})\b"
    r"|\b(?:until|till|(?P<whole>through)|between now and)(?: the)?(?: (?P<end>end of))?"
    r"(?: (?:early|late|mid|january|february|march|april|may|june|july|august|september|october"
    r"|november|december))? (?P<until>20[0-9]{2}(?:-[0-9]{2})?)\b",
    re.IGNORECASE,
)
# "The pool will be invested in three years": said of all of it, and not of one company's share.
_SPENT_IN = re.compile(
    rf"\b(?:it|pool|fund|money|sum|pot|capital|budget|vehicle|all of it)\b[^.;,¤{NAMES}]{{0,20}}"
    r"\b(?:invested|spent|deployed|disbursed|distributed|paid out|handed out|committed"
    rf"|put to work) (?=(?:with)?in |over )",
    re.IGNORECASE,
)


_COUNTED = ("number", "tied", "lasting", "each", "told", "once")


def _years(match: re.Match[str]) -> int | None:
    if match["half"]:
        return 5
    unit = match["decade"] or match["whole"]
    if unit:
        return 10 if unit.lower() == "decade" else 1
    word = next(match[name] for name in _COUNTED if match[name]).lower()
    number = _NUMBERS.get(word) or int(word)
    if number > _LONGEST_PERIOD:
        return None
    if (match["unit"] or "year").lower().startswith("month"):
        return number // _MONTHS if number % _MONTHS == 0 else None
    return number


_MONEY_WORDS = re.compile(
    r"¤|\b(?:money|funds?|programmes?|programs?|initiative|scheme|grants?|commitment"
    r"|budget|pledge|promise|vows?|spend|invest|runs?|lasts?|plan|effort|work|project|sum"
    r"|awards?|finished"
    r"|given|handed|provided(?! that)|released|available|spread|support|extend(?:s|ed)?"
    r"|renew(?:s|ed)?|cover|salar(?:y|ies)|wages|pays?(?!-)|package|paid|spent|distributed"
    r"|instal?lments)\b",
    re.IGNORECASE,
)


def _is_about_money(sentence: Sentence) -> bool:
    return bool(_MONEY_WORDS.search(sentence.mask))
