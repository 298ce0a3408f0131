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
    r"|\b(?P<bare>(?-i:[A-H]))(?P<plus>[0-9]|\+)?(?=[ -](?:round|financing|funding round)\b)"
    r"|\b(?P<preseed>pre-?seed)\b"
    r"|\b(?P<seed>seed)(?=(?: plus|\+|[- ](?:stage"
    r"|extension))?[- ](?:\w+ ){0,2}?(?:round|funding|financing|extension|money"
    r"|capital|investment|raise|deal|finance|cash|cheque|check)| from| led| joined|,|\.| with|\Z)"
    r"|\b(?P<angel>angel)(?= (?:round|funding|investment|financing|capital|cheque|check|money))"
    r"|\b(?P<bridge>bridge)(?= (?:round|funding|financing|loan|note|raise)|\Z| as| to an?"
    r"| from| of (?:[A-Z]{1,3})?[$€£¥₹]|,|\.)"
    r"|\b(?P<preipo>pre-ipo)\b"
    r"|\b(?P<growth>growth)(?= (?:round|equity round|funding round|financing"
    r"|(?:equity )?investment|capital round))",
    re.IGNORECASE,
)
_FOREIGN_ROUND = re.compile(
    r"(?P<pre>pre-?|프리 ?)?(?:(?P<letter>[a-k])(?P<more>[0-9]|\+)? ?[輪轮]"
    r"|(?:シリーズ|시리즈|\bseri|\bsiri) ?(?P<named>[a-k])(?P<plus>[0-9]|\+)?(?![a-z]))"
    r"|프리 ?(?P<short>[a-c])(?![a-z])|(?P<preseed>プレシード|프리시드|\bpra-benih)"
    r"|(?P<seed>種子輪|种子轮|シードラウンド|シード|시드|\bbenih\b|\btahap awal\b|\bhạt giống\b)"
    r"|(?P<angel>天使輪|天使轮|エンジェル)",
    re.IGNORECASE,
)
_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "decade": 10, "a": 1,
}  # fmt: skip
_N = r"(?:[0-9]{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)"
_PERIOD = re.compile(
    rf"\b(?:over|across|during|within|in|for|through|spread over|spanning|lasts?|lasting"
    rf"|runs?)(?: a| the| its)?(?: next| coming| following| first"
    rf"| initial)?(?: (?:period of|course of(?: the)?(?: next)?))?(?: up to"
    rf"| at least)? (?:(?P<low>{_N})(?: to | or |-))?(?P<number>{_N})"
    rf"(?: more)?[- ](?:(?:school|academic|financial|fiscal) )?(?P<unit>years?|months?)\b"
    rf"|\b(?P<tied>{_N})-(?:year)\b(?!-old)"
    rf"|\b(?:over|in|across|during) the (?:next|coming) (?P<decade>decade|year)\b"
    rf"|\b(?:over|across|for) (?:a|one) (?P<whole>decade)\b"
    rf"|\b(?:would|will|to) last (?P<lasting>{_N}) years\b",
    re.IGNORECASE,
)
_FOREIGN_NUMBERS = {
    **{c: n for n, c in enumerate("一二三四五六七八九十", 1)}, "两": 2, "兩": 2,
    "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "lapan": 8,
    "sepuluh": 10, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "mười": 10,
}  # fmt: skip
_FOREIGN_PERIOD = re.compile(
    r"(?<![0-9])(?P<east>[0-9]{1,2}|[一二三四五六七八九十两兩]) ?(?:年間|年间|年內|年内"
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
_TENOR = re.compile(
    r"\b(?:loan|notes?|bond|matur\w+|tenor|contract|deal|agreement|licen[cs]e"
    r"|partnership|sentence)\b",
    re.IGNORECASE,
)
_MONTHS = 12
# Nobody promises money for longer; "for 31 years" tells of what was.
_LONGEST_PERIOD = 30


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
            if sentence.zone != "headline" and _is_another(sentence, match):
                continue
            if _in_name(sentence, match.start(), match.end()):
                continue
            return Found(_token(match), sentence, match.start(), match.end())
    return _foreign_round(reading) if reading.language != "en" else _later_round(reading)


def _is_another(sentence: Sentence, match: re.Match[str]) -> bool:
    """Tell whether the words around a label speak of a round before or after this one."""
    before = cues.REPORTED.sub("", sentence.mask[: match.start()])[-_LOOK_BACK:]
    after = sentence.mask[match.start() : match.end() + _LOOK_ON]
    return bool(cues.PAST.search(before + after) or _OTHER_TIME.search(before[-_NEAR:]))


# "when it raises its Series B", "up from $140m at the Series B", "since shutting its Series A".
_OTHER_TIME = re.compile(
    r"\b(?:when|until|before|ahead of|next|up from|at|shutting|after(?: closing)?"
    r"|was) (?:[a-z]+ ){0,3}\Z",
    re.IGNORECASE,
)
_LOOK_BACK, _LOOK_ON, _NEAR = 60, 30, 40


def _in_name(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether the label is but a part of a name: "Kestrel Seed"."""
    return any(n.start < start and end <= n.end for n in sentence.names)


def _foreign_round(reading: Reading) -> Found | None:
    for sentence in reading.zone("headline", "lead", "early"):
        match = _FOREIGN_ROUND.search(sentence.text)
        if match:
            return Found(_foreign_token(match), sentence, match.start(), match.end())
    return None


def _foreign_token(match: re.Match[str]) -> str:
    letter = match["letter"] or match["named"]
    if letter:
        more = match["more"] or match["plus"] or ""
        return f"{'pre-' if match['pre'] else ''}series-{letter.lower()}{more}"
    if match["short"]:
        return f"pre-series-{match['short'].lower()}"
    return {"preseed": "pre-seed"}.get(match.lastgroup or "", match.lastgroup or "")


def _later_round(reading: Reading) -> Found | None:
    """Return the label that a sentence further down gives the round, with no word of the past."""
    for sentence in reading.zone("rest"):
        match = _ROUND.search(sentence.text)
        if match and _THIS_ROUND.search(sentence.mask) and not _ANOTHER.search(sentence.mask):
            return Found(_token(match), sentence, match.start(), match.end())
    return None


_THIS_ROUND = re.compile(
    r"\b(?:the|this|its new|latest) (?:[\w-]+ )?(?:round|series|raise)\b", re.IGNORECASE
)
_ANOTHER = re.compile(
    r"\b(?:previous|earlier|last|ago|before|since|rival|competitor|had|next"
    r"|in (?:19|20)[0-9]{2})\b",
    re.IGNORECASE,
)


def _token(match: re.Match[str]) -> str:
    if match["letter"] or match["bare"]:
        prefix = "pre-" if match["pre"] else ""
        letter, more = match["letter"] or match["bare"], match["more"] or match["plus"] or ""
        return f"{prefix}series-{letter.lower()}{more}"
    if match["short"]:
        return f"pre-series-{match['short'].lower()}"
    return "pre-seed" if match["preseed"] else match[0].lower()


def find_period(reading: Reading) -> Found | None:
    """Return the number of years over which the money is spent, the larger of "two to three"."""
    for sentence in reading.zone("headline", "lead", "early"):
        for match in _PERIOD.finditer(sentence.mask):
            before = _LASTING.sub("", sentence.mask[max(0, match.start() - 12) : match.end()])
            after = sentence.mask[match.end() : match.end() + 24]
            if _PAST_PERIOD.search(before) or _TENOR.match(after.strip()):
                continue
            years = _years(match)
            if years and _is_about_money(sentence):
                return Found(years, sentence, match.start(), match.end())
        foreign = _FOREIGN_PERIOD.search(sentence.text) if reading.language != "en" else None
        if foreign:
            word = (foreign[foreign.lastgroup or 0]).lower()
            number = _FOREIGN_NUMBERS.get(word) or int(word)
            return Found(number, sentence, foreign.start(), foreign.end())
    return None


def _years(match: re.Match[str]) -> int | None:
    unit = match["decade"] or match["whole"]
    if unit:
        return 10 if unit.lower() == "decade" else 1
    word = (match["number"] or match["tied"] or match["lasting"]).lower()
    number = _NUMBERS.get(word) or int(word)
    if number > _LONGEST_PERIOD:
        return None
    if (match["unit"] or "year").lower().startswith("month"):
        return number // _MONTHS if number % _MONTHS == 0 else None
    return number


_MONEY_WORDS = re.compile(
    r"¤|\b(?:money|funds?|programmes?|programs?|initiative|scheme|grants?|commitment"
    r"|budget|pledge|promise|vows?|spend|invest|runs?|lasts?|plan|effort|work|project|sum|awards?|finished"
    r"|spread|support|package|paid|spent|distributed|instal?lments)\b",
    re.IGNORECASE,
)


def _is_about_money(sentence: Sentence) -> bool:
    return bool(_MONEY_WORDS.search(sentence.mask))
