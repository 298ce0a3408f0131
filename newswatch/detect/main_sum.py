"""Which sums of a story are the announced money.

The main sum is the one that the headline or the opening announces; its twins in other currencies
and the other end of its range go with it. Reads the roles that `roles` told; tells none itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from newswatch.detect.reading import Reading, Sentence
from newswatch.detect.roles import Placed, placed
from newswatch.detect.weighing import Hit
from newswatch.money import Money

# A sum so small is a price, even in the headline.
_SMALL, _LOST_BY_SMALL = 1000, 8.0
_TARGET = re.compile(
    r"\b(?:target(?:ed|ing|s)?|aim(?:s|ed|ing)?|goal|hopes?)\b[^.;¤]{0,24}\Z", re.IGNORECASE
)
# What a fund has so far goes before what it may have.
_CLOSED = re.compile(
    r"\b(?:first|second|third|interim) clos(?:e|ing) (?:of|at|on)[^.;¤]{0,12}\Z", re.IGNORECASE
)


def announced(reading: Reading, hits: Sequence[Hit]) -> list[Placed]:
    """Return the announced sums, main one first; empty where none is disclosed."""
    sums = _with_roles_elsewhere(placed(reading))
    main = _main(sums, hits) or _told_as_total(sums) or _told_late(sums, reading.sentences)
    if main is None:
        return []
    main = _for_all(sums, _totalled(sums, _added(sums, main)))
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


def _with_roles_elsewhere(sums: Sequence[Placed]) -> list[Placed]:
    """Give a headline's sum the role that the text gives it: "past $2.7bn" is its valuation."""
    roles = {one.money.value: one.role for one in sums if one.role in _SAID_AGAIN}
    return [
        replace(one, role=roles.get(one.money.value))
        if one.sentence.zone == "headline" and one.role is None and _PASSED.search(_before(one))
        else one
        for one in sums
    ]


def _told_late(sums: Sequence[Placed], sentences: Sequence[Sentence]) -> Placed | None:
    """Return the first sum of the deal's size where headline and opening tell none.

    A sum of something else has its role by the words beside it; small ones are prices.
    """
    top = [one for one in sums if one.sentence.zone in _TOP]
    late = (
        one
        for one in sums
        if one.role is None
        and _OF_THE_DEAL.search(one.sentence.mask)
        and one.money.per is None
        and one.money.twin_of is None
        and one.money.value >= _DEAL
    )
    is_told = any(one.role is None for one in top)
    is_withheld = any(_WITHHELD.search(s.mask) for s in sentences)
    return None if is_told or is_withheld else next(late, None)


_PASSED = re.compile(r"\b(?:past|beyond|above|tops|passes)(?: (?:over|about|nearly))? \Z")
_SAID_AGAIN = frozenset({"valuation", "revenue", "market_size"})
# No deal that the press tells of is smaller.
_DEAL = 100_000
_WITHHELD = re.compile(
    r"\b(?:undisclosed|(?:not|n't|never|without|neither|nobody|nor|no|declined|refused)\b"
    r"[^.;¤]{0,40}\b(?:disclos|say|said|saying|price|figure|amount|sum|terms|number|size"
    r"|how much|name|reveal|give|gave|publish|mention)\w*|withheld|kept (?:quiet|secret|private)"
    r"|no (?:sum|figure|amount|price))",
    re.IGNORECASE,
)
_OF_THE_DEAL = re.compile(
    r"\b(?:rais(?:e|es|ed|ing)|round|tranche|invest(?:s|ed|ment|ing|ors?)?|fund(?:s|ing|ed)?"
    r"|deal|capital|cheques?|checks?|proceeds|sum|total|amount|in all|altogether|notes|placement"
    r"|issue|offer(?:ing)?|money|grants?|programme|program|pool|pot|budget|put aside|set apart"
    r"|set aside|consideration|cost|come in|comes to|amounts? to|with it|pays?|paid|worth|loan"
    r"|facility|give|given|gift|series|seed|financing|vehicle|put up|puts? in|come up with"
    r"|stake|holding|airtime|shares|take [0-9.]+ ?(?:%|per ?cent) of)\b",
    re.IGNORECASE,
)


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
    if _CLOSED.search(one.sentence.mask, max(0, start - 30), start):
        zone += 3.0
    if one.money.bound == "high":
        zone -= 1.0
    return zone + min(covered, 2.5) - (_LOST_BY_SMALL if one.money.value < _SMALL else 0.0)


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


# What one of many gets is not the news where headline or opening tell what there is for all.
_FOR_ONE = re.compile(
    r"\b(?:each|every one|cheques?|tickets?|vouchers?|sums from|a grant)\b[^.;¤]{0,20}\Z",
    re.IGNORECASE,
)
_MANY = 5


def _for_all(sums: Sequence[Placed], main: Placed) -> Placed:
    """Return what there is for all where *main* is what one of many gets, else *main*."""
    if main.money.per != "each" and not _FOR_ONE.search(_before(main)):
        return main
    totals = (
        one
        for one in sums
        if one.role is None
        and one.money.per is None
        and one.sentence.zone != "rest"
        and one.money.value >= _MANY * main.money.value
        and not _FOR_ONE.search(_before(one))
    )
    return next(totals, main)


def _alike(first: Money, second: Money) -> bool:
    return first.currency == second.currency or None in {first.currency, second.currency}


def _adjacent(one: Placed, other: Placed) -> bool:
    gap = max(one.money.start, other.money.start) - min(one.money.end, other.money.end)
    return gap <= 8  # noqa: PLR2004 - " and ", " to ", "-"
