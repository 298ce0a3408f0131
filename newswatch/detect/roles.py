"""Which sums of a story are the announced money, and what the others are.

The main sum is the one that the headline or the opening announces; its twins in other currencies
and the other end of its range go with it. Every other sum gets the role that the words around it
tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newswatch.detect.reading import Reading, Sentence
from newswatch.detect.weighing import Hit
from newswatch.model import Amount
from newswatch.money import Money

_BEFORE, _AFTER = 60, 45
_SMALL = 1000
# A "digital economy agency" is no economy.
_NO_BODY = (
    r"(?! (?:[a-z]+ )?(?:agency|ministry|minister|department|board|body|bureau|office|council))"
)
# Role → the words around a sum that tell it; the first that matches counts.
_ROLES: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (role, re.compile(before, re.IGNORECASE), re.compile(after, re.IGNORECASE))
    for role, before, after in (
        (
            "valuation",
            (
                r"\b(?:valu(?:ation|ations|ed|es|ing|e)|market cap(?:italisation)?|(?:is|was"
                r"|company|business|group|it|now|enterprise) (?:worth|value))\b[^.;¤]{0,40}\Z"
            ),
            r"\A(?:\)? ?(?:\w+ )?(?:pre-money|post-money)|\)?(?: \w+)? valuation| company\b)",
        ),
        (
            "total_to_date",
            (
                r"\b(?:total (?:of|raised|funding|investment|to)|in all|to date|so far"
                r"|cumulative|has (?:now )?raised (?:more|over|about|some|slightly)|(?:brings?"
                r"|bringing|takes?|taking) (?:its|the|total)[^.;¤]{0,12})\b[^.;¤]{0,50}\Z"
            ),
            (
                r"\A\)?[^.;¤]{0,25}\b(?:to date|so far|in total|in all|since (?:it|its|19|20"
                r"|june|then)|altogether|overall)\b"
            ),
        ),
        (
            "revenue",
            (
                r"\b(?:revenues?|sales|turnover|profits?|loss(?:es)?|earn(?:ed|s|ings)?|billings"
                r"|gmv|income|ebitda|turn over|orders|bookings|receipts"
                r"|(?:goods|merchandise|products|tickets) worth)\b[^.;¤]{0,45}\Z"
            ),
            (
                r"\A\)?[^.;¤]{0,25}\b(?:in|of|a year in)?\s?(?:annual )?(?:revenues?|sales"
                r"|turnover|profits?|loss(?:es)?|earnings|billings|gmv|ebitda|of orders)\b"
            ),
        ),
        (
            "market_size",
            (
                r"\b(?:market|industry|sector|spend(?:ing)?|economy|adspend"
                rf"|expenditure)\b{_NO_BODY}[^.;¤]{{0,50}}\b(?:worth|of|at|reach|hit|total|to|was|is)\b"
                r"[^.;¤]{0,20}\Z"
            ),
            r"\A\)?[^.;¤]{0,20}\b(?:market|industry|sector|economy)\b",
        ),
        (
            "fund_size",
            r"\b(?:manag(?:es|ing|ed)|under management|assets|oversees)\b[^.;¤]{0,40}\Z",
            r"\A\)?[^.;¤]{0,30}\b(?:under management|of assets|in assets|aum)\b",
        ),
        (
            "earlier_round",
            (
                r"\b(?:previous(?:ly)?|earlier|last (?:year|month|raised|round)"
                r"|had (?:already )?(?:raised|taken|put|invested)|ago|in (?:19|20)[0-9]{2}"
                r"|first announced|once|formerly)\b[^.;]{0,60}\Z"
            ),
            (
                r"\A\)?[^.;¤]{0,60}\b(?:last year|(?:years?|months?) ago|in (?:19|20)[0-9]{2}"
                r"|previously|the year before|a year (?:before|earlier))\b"
            ),
        ),
    )
)


# "A pound for every ¤ raised": a rate, and no sum that anybody lets go of.
_RATE_BEFORE = re.compile(r"\b(?:for|per|against|on|of) (?:each|every) (?:\w+ )?\Z", re.IGNORECASE)
_RATE_AFTER = re.compile(
    r"\A\)?(?: (?:more|extra|of (?:\w+ ){1,3}))? ?(?:for|against|in|on) (?:each|every)(?: \w+)? ¤",
    re.IGNORECASE,
)
_TARGET = re.compile(
    r"\b(?:target(?:ed|ing|s)?|aim(?:s|ed|ing)?|goal|hopes?)\b[^.;¤]{0,24}\Z", re.IGNORECASE
)

# "They said they had raised …" is the news itself in reported speech, and no earlier round.
_REPORTED = re.compile(
    r"\b(?:said|says|announced|confirmed|told|disclosed)\b[^.;¤]{0,40}"
    r"\bhad (?:just |now )?(?:raised|taken|put|invested)\b[^.;¤]{0,40}\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A sum with the sentence it stands in; ``role`` is None until something tells it."""

    money: Money
    sentence: Sentence
    role: str | None

    @property
    def key(self) -> tuple[str | None, int]:
        """What makes two mentions the same sum: currency or bare sign, and value."""
        return self.money.currency or self.money.unit, self.money.value


def placed(reading: Reading) -> list[Placed]:
    """Return the sums of the sentences with the roles that the words beside them tell."""
    return [
        Placed(money, sentence, role_of(sentence, money))
        for sentence in reading.sentences
        for money in sentence.sums
    ]


def role_of(sentence: Sentence, money: Money) -> str | None:
    """Return why *money* is not the announced sum, or None where nothing says so."""
    if money.per not in {None, "year", "each", "month", "day", "week", "quarter"}:
        return "other"
    start = money.start - sentence.span.start
    end = min(money.end - sentence.span.start, len(sentence.mask))
    before = sentence.mask[max(0, start - _BEFORE) : start]
    after = sentence.mask[end : end + _AFTER]
    if _RATE_BEFORE.search(before) or _RATE_AFTER.search(after):
        return "other"
    for role, leading, trailing in _ROLES:
        if sentence.zone == "headline" and role == "earlier_round":
            continue
        told = leading.search(before) and not (role == "earlier_round" and _REPORTED.search(before))
        if told or trailing.search(after):
            return role
    return None


def announced(sums: Sequence[Placed], hits: Sequence[Hit]) -> list[Placed]:
    """Return the announced sums, main one first; empty where none is disclosed."""
    main = _main(sums, hits) or _told_as_total(sums)
    if main is None:
        return []
    main = _totalled(sums, _added(sums, main))
    chosen = [main]
    for other in _company(sums, main):
        if other.key not in {one.key for one in chosen}:
            chosen.append(other)
    return chosen


def _main(sums: Sequence[Placed], hits: Sequence[Hit]) -> Placed | None:
    ranked = sorted(
        (one for one in sums if one.role is None and one.money.twin_of is None),
        key=lambda one: (-_rank(one, hits), sums.index(one)),
    )
    return ranked[0] if ranked and _rank(ranked[0], hits) > 0 else None


def _told_as_total(sums: Sequence[Placed]) -> Placed | None:
    """Return the sum of the lead that is put as a total, where no other is announced."""
    told = (s for s in sums if s.role == "total_to_date" and s.sentence.zone in _TOP)
    return next(told, None)


_TOP = frozenset({"headline", "lead"})
# "raises another $5m, taking the round to $12m": the news is the former.
_MORE = re.compile(
    r"\b(?:another|added|adds|adding|further|additional|extra)(?: \w+){0,2} \Z", re.IGNORECASE
)
_UP_TO_NOW = re.compile(
    r"\b(?:to|at|past|beyond|reaches|hits|tops|passes)(?: (?:over|about|almost|nearly))? \Z"
)


def _added(sums: Sequence[Placed], main: Placed) -> Placed:
    """Return the sum that was added where *main* is what it adds up to, else *main*."""
    if not _UP_TO_NOW.search(_before(main)):
        return main
    more = (
        s
        for s in sums
        if s.sentence.zone in _TOP
        and s.role is None
        and s.money.value < main.money.value
        and _MORE.search(_before(s))
    )
    return next(more, main)


_EACH = re.compile(r"\beach\b")
_FEWEST, _MOST = 2, 12


def _totalled(sums: Sequence[Placed], main: Placed) -> Placed:
    """Return what "75m each" of several adds up to, where the same sentence says it."""
    mask, start = main.sentence.mask, main.money.start - main.sentence.span.start
    end = main.money.end - main.sentence.span.start
    if not _EACH.search(mask[max(0, start - 30) : start] + mask[end : end + 8]):
        return main
    for one in sums:
        times, rest = divmod(one.money.value, main.money.value)
        is_sum = not rest and _FEWEST <= times <= _MOST and _alike(one.money, main.money)
        if one.sentence is main.sentence and is_sum:
            return one
    return main


def _before(one: Placed) -> str:
    start = one.money.start - one.sentence.span.start
    return one.sentence.mask[max(0, start - 30) : start]


def _rank(one: Placed, hits: Sequence[Hit]) -> float:
    """Return how much speaks for *one* being the main sum."""
    zone = {"headline": 8.0, "lead": 3.0, "early": 1.4, "rest": -3.0}[one.sentence.zone]
    start = one.money.start - one.sentence.span.start
    covered = max(
        (
            hit.score
            for hit in hits
            if hit.sentence is one.sentence and hit.start <= start < hit.end
        ),
        default=0.0,
    )
    if not covered:
        zone -= 1.5
    if _TARGET.search(one.sentence.mask, max(0, start - 30), start):
        zone -= 7.0
    if one.money.bound == "high":
        zone -= 1.0
    return zone + min(covered, 2.5) - (1.5 if one.money.value < _SMALL else 0.0)


def _company(sums: Sequence[Placed], main: Placed) -> Iterator[Placed]:
    """Yield what restates the main sum: twins, the other end of its range, the same said again."""
    same = [
        one
        for one in sums
        if one is main or (one.money.value == main.money.value and _alike(one.money, main.money))
    ]
    for one in same:
        for other in sums:
            if other.sentence is not one.sentence:
                continue
            is_twin = other.money.twin_of == one.money.start
            is_pair = {other.money.bound, one.money.bound} == {"low", "high"} and _adjacent(
                one, other
            )
            if is_twin or is_pair:
                yield other


def _alike(first: Money, second: Money) -> bool:
    return first.currency == second.currency or None in {first.currency, second.currency}


def _adjacent(one: Placed, other: Placed) -> bool:
    gap = max(one.money.start, other.money.start) - min(one.money.end, other.money.end)
    return gap <= 8  # noqa: PLR2004 - " and ", " to ", "-"


def amount(money: Money, place: str, currency: str, role: str) -> Amount:
    """Return the finished noun."""
    return Amount(
        text=money.text,
        currency=currency,
        value=money.value,
        role=role,
        place=place,
        start=money.start,
        end=money.end,
    )
