"""The label of the round that a story tells of: of this one, and of none before or after it.

Reads labels as the press writes them, in English and in the other languages that are judged;
gives none where only a number ("third round") tells which round it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from newswatch.detect.reading import NAMES, Reading, Sentence
from newswatch.detect.words import cues

_ROUND = re.compile(
    r"\b(?P<pre>pre[- ])?series[- ](?P<letter>[a-k])(?P<more>-?[0-9]|\+)?(?![a-z]|'s\b)"
    r"|\bpre[- ](?P<short>[a-c])\b(?= round| funding)"
    r"|\b(?P<bare>(?-i:[A-H]))(?P<plus>[0-9]|\+)?(?=[ -](?:round|financing|funding round"
    r"|extension)\b)"
    r"|\b(?P<tranche>(?-i:[A-H]))\b(?:(?<=tranche of its [A-H])|(?<=tranche of the [A-H]))"
    r"|\b(?P<preseed>pre-?seed)\b"
    r"|\b(?P<seed>seed)(?=(?: plus|\+|[- ](?:stage"
    r"|extension))?[- ](?:\w+ ){0,2}?(?:round|funding|financing|extension|money"
    r"|capital|investment|raise|deal|finance|cash|cheque|check|offering|placement|notes?|equity"
    r"|tranche|top-up)| from| led| joined|,|\.| with|\Z)"
    r"|\b(?P<angel>angel)(?= (?:round|funding|investment|financing|capital|cheque|check|money))"
    r"|\b(?P<span>bridge)\b(?:(?<=[0-9][mk] bridge)|(?<=llion bridge)|(?<=[0-9]bn bridge))"
    r"|\b(?P<bridge>bridge)(?= (?:round|funding|financing|loan|note|raise)|\Z| as| to an?"
    r"| from| of (?:[A-Z]{1,3})?[$€£¥₹]|,|\.|;| and| that| of up)"
    r"|\b(?P<preipo>pre-ipo)\b"
    r"|\b(?P<growth>growth)(?= (?:round|equity round|funding round|financing"
    r"|(?:equity )?investment|capital round)|(?<=round of growth)(?= capital)"
    r"|(?<=as growth)(?= capital))",
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

# Where a new clause begins, the words of another time before it are not the label's.
_CLAUSE = re.compile(
    r"[;:]|,? (?:and|but) (?:now|this|today)\b"
    r"|, (?:takes?|joins?|joined|is|are|has|have|will|now|takes part|participates?|leads?)\b"
)
# "An extension of the Series A that was announced in 2018" is of now, whenever the round began.
_EXTENDED = re.compile(
    r"\b(?:extension|extend(?:ed|s|ing)?|top(?:s|ped|ping)?[- ]up|second clos(?:e|ing)|tranche"
    r"|re-?open(?:s|ed|ing)?|add(?:s|ed|ing)? to|enlarg(?:es|ed|ing))\b[^.;]{0,25}\Z",
    re.IGNORECASE,
)
# "When it raises its Series B", "up from $140m at the Series B", "since shutting its Series A".
_OTHER_TIME = re.compile(
    r"\b(?:when|until|before|ahead of|next|shutting|was (?:at|part of)|(?<!¤ )at|instead of"
    rf"|rather than|was to (?:be|have been)) (?:[a-z{NAMES}]+ ){{0,3}}\Z"
    r"|\bup from [^.;,]{0,30}\Z",
    re.IGNORECASE,
)
_AFTER = re.compile(rf"\bafter(?: closing)? (?:[a-z{NAMES}]+ ){{0,3}}\Z", re.IGNORECASE)
# "… after a Series A that Cinnabar led" is this round, which the sentence goes on to tell of.
_TOLD_ON = re.compile(r"\A\+?[^.;,]{0,16} (?:that|which|led|co-led|of|worth|from)\b", re.IGNORECASE)
_THEN = re.compile(
    r"\b(?:last (?:year|spring|summer|autumn|fall|winter|month|january|february|march|april|may"
    r"|june|july|august|september|october|november|december)|(?:years?|months?|weeks?) ago"
    r"|previously|earlier|before that|in (?:19|20)[0-9]{2}|at the time|back in)\b",
    re.IGNORECASE,
)
_APART = re.compile(r"[.;:]|\b(?:up from|after|since|when|until|before|last|previous|earlier)\b")
_LOOK_BACK, _LOOK_ON, _NEAR = 60, 24, 40


@dataclass(frozen=True, slots=True)
class Found:
    """A fact with the stretch of the sentence that tells it."""

    value: str | int
    sentence: Sentence
    start: int
    end: int


def find_round(reading: Reading, values: Collection[int] = ()) -> Found | None:
    """Return the round's label as a token (``series-a``, ``pre-seed`` …), or None.

    *values* are those of the announced sums: a label in one sentence with them is of this round.
    """
    top = [f for s in reading.zone("headline", "lead", "early") for f in _labels(s, values)]
    if top:
        # "Has extended its Series A … calls it a Series A+": the closer label counts.
        closer = (one for one in top if one.value == f"{top[0].value}+")
        return next(closer, top[0])
    return _foreign_round(reading) if reading.language != "en" else _later_round(reading, values)


def _labels(sentence: Sentence, values: Collection[int]) -> Iterator[Found]:
    """Yield the labels of *sentence* that are of this round."""
    for match in _ROUND.finditer(sentence.text):
        is_sure = sentence.zone == "headline" or _is_of_the_sum(sentence, match, values)
        if not is_sure and _is_another(sentence, match):
            continue
        if not _in_name(sentence, match.start(), match.end()):
            yield Found(_token(match), sentence, match.start(), match.end())


def _is_of_the_sum(sentence: Sentence, match: re.Match[str], values: Collection[int]) -> bool:
    """Tell whether an announced sum stands shortly before a label, with none between."""
    before = [one for one in sentence.sums if one.end - sentence.span.start <= match.start()]
    if not before or before[-1].value not in values:
        return False
    between = sentence.mask[before[-1].end - sentence.span.start : match.start()]
    return len(between) <= _NEAR and not _APART.search(between)


def _is_another(sentence: Sentence, match: re.Match[str]) -> bool:
    """Tell whether the words around a label speak of a round before or after this one."""
    before = cues.REPORTED.sub("", sentence.mask[: match.start()])[-_LOOK_BACK:]
    after = sentence.mask[match.end() : match.end() + _LOOK_ON]
    if _EXTENDED.search(before):
        return False
    before = _CLAUSE.split(before)[-1]
    near = before[-_NEAR:]
    is_after = _AFTER.search(near) and not _TOLD_ON.search(after)
    return bool(
        cues.PAST.search(before) or _THEN.search(after) or _OTHER_TIME.search(near) or is_after
    )


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


def _later_round(reading: Reading, values: Collection[int]) -> Found | None:
    """Return the label that a sentence further down gives the round, with no word of the past."""
    for sentence in reading.zone("rest"):
        is_told = any(money.value in values for money in sentence.sums)
        for found in _labels(sentence, values):
            mask = sentence.mask
            around = mask[max(0, found.start - _AROUND) : found.end + _AROUND]
            is_called = _CALLED.search(mask, max(0, found.start - _NEAR), found.start)
            is_this = _THIS_ROUND.search(mask) or is_called
            if is_told or (is_this and not _ANOTHER.search(around)):
                return found
    return None


_AROUND = 90
_CALLED = re.compile(
    r"\b(?:being|calls? (?:it|this)|called (?:it|this)|this is|it is|with)(?: an?| the)? \Z",
    re.IGNORECASE,
)
_THIS_ROUND = re.compile(
    r"\b(?:the|this|its new|latest) (?:[\w-]+ )?(?:round|series|raise)\b", re.IGNORECASE
)
_ANOTHER = re.compile(
    r"\b(?:previous|earlier|last|ago|before|since|rival|competitor|had|next"
    r"|in (?:19|20)[0-9]{2})\b",
    re.IGNORECASE,
)


def _token(match: re.Match[str]) -> str:
    letter = match["letter"] or match["bare"] or match["tranche"]
    if letter:
        more = (match["more"] or match["plus"] or "").removeprefix("-")
        return f"{'pre-' if match['pre'] else ''}series-{letter.lower()}{more}"
    if match["short"]:
        return f"pre-series-{match['short'].lower()}"
    return "pre-seed" if match["preseed"] else match[0].lower()
