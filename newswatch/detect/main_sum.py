"""Which sums of a story are the announced money.

The main sum is the one that the headline or the opening announces; its twins in other currencies
and the other end of its range go with it. Reads the roles that `roles` told; tells none itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from newswatch.detect.late_sum import is_deal_sized, is_price, is_withheld, told_late
from newswatch.detect.reading import Reading
from newswatch.detect.roles import Placed, placed
from newswatch.detect.weighing import Hit
from newswatch.detect.whole_sum import after, alike, before, whole_of
from newswatch.detect.words import sum_words

# A sum so small is a price, even in the headline.
_LOST_BY_SMALL = 8.0
_TARGET = re.compile(
    r"(?<!reached its )(?<!hit its )(?<!met its )(?<!reached the )\b(?:target(?:ed|ing|s)?"
    r"|aim(?:s|ed|ing)?|goal|hope[sd]?)\b[^.;¤]{0,24}\Z",
    re.IGNORECASE,
)
# What a fund has so far goes before what it may have.
_CLOSED = re.compile(
    r"\b(?:first|second|third|interim) clos(?:e|ing) (?:(?:of|at|on)(?! an? )[^.;¤]{0,12}"
    r"|(?:of|on) an? ¤+ [^.;¤]{0,20}(?:at|with|on) )\Z",
    re.IGNORECASE,
)
_TOP = frozenset({"headline", "lead"})
_PASSED = re.compile(r"\b(?:past|beyond|above|tops|passes)(?: (?:over|about|nearly))? \Z")
_SAID_AGAIN = frozenset({"valuation", "revenue", "market_size", "total_to_date"})
_ZONES = {"headline": 8.0, "lead": 3.0, "early": 1.4, "rest": -3.0}
# What a cue counts at most, what words of the deal beside a sum count that no cue covers, and what
# is lost where nothing tells of a deal.
_MOST_COVERED, _LOST_UNTOLD = 2.5, 1.5
_TOLD = {"headline": 1.8, "lead": 1.8, "early": 0.6, "rest": 0.0}
# What words count that call a sum the whole, by zone: late they are needed most.
_WHOLE = {"headline": 0.0, "lead": 2.0, "early": 4.0, "rest": 7.5}
_WIDE, _ON = 80, 60
# What is paid so often is a wage or a price.
_OFTEN = frozenset({"month", "week", "day"})
# With less than this speaking for it a sum is not the one that a story says is kept quiet.
_SURE = {"headline": 0.0, "lead": 3.0, "early": 2.0, "rest": 3.0}
# The whole is told before its parts.
_FIRST = 1.1


def announced(reading: Reading, hits: Sequence[Hit]) -> list[Placed]:
    """Return the announced sums, main one first; empty where none is disclosed."""
    sums = _with_roles_elsewhere(placed(reading))
    main = _main(reading, sums, hits) or _told_as_total(sums) or told_late(reading, sums)
    if main is None:
        return []
    main = whole_of(sums, main)
    chosen = [main]
    for other in _company(sums, main):
        if other.key not in {one.key for one in chosen}:
            chosen.append(other)
    return chosen


def _main(reading: Reading, sums: Sequence[Placed], hits: Sequence[Hit]) -> Placed | None:
    open_ones = [one for one in sums if one.role is None and one.money.twin_of is None]
    first = next((one for one in open_ones if _opens(one, hits)), None)
    ranked = sorted(
        (-_rank(one, hits) - (_FIRST if one is first else 0.0), index)
        for index, one in enumerate(open_ones)
    )
    if not ranked or ranked[0][0] >= 0:
        return _targeted(open_ones)
    main = open_ones[ranked[0][1]]
    is_sure = -ranked[0][0] >= _SURE[main.sentence.zone]
    return main if is_sure or not is_withheld(reading) else None


def _opens(one: Placed, hits: Sequence[Hit]) -> bool:
    """Tell whether *one* is told as a deal's in the lead, with nothing against it."""
    if one.sentence.zone != "lead" or not is_deal_sized(one) or _told(one, hits) <= 0:
        return False
    return not _against(one) and not _TARGET.search(before(one))


def _targeted(sums: Sequence[Placed]) -> Placed | None:
    """Return what headline or lead say is hoped for, where they tell of nothing had."""
    told = (s for s in sums if s.sentence.zone in _TOP and _TARGET.search(before(s)))
    return next((s for s in told if is_deal_sized(s)), None)


def _with_roles_elsewhere(sums: Sequence[Placed]) -> list[Placed]:
    """Give a headline's sum the role that the text gives it: "past $2.7bn" is its valuation."""
    roles = {one.money.value: one.role for one in sums if one.role in _SAID_AGAIN}
    return [
        replace(one, role=roles.get(one.money.value))
        if one.sentence.zone == "headline" and one.role is None and _PASSED.search(before(one))
        else one
        for one in sums
    ]


def _told_as_total(sums: Sequence[Placed]) -> Placed | None:
    """Return the sum of the lead that is put as a total, where no other is announced."""
    told = (s for s in sums if s.role == "total_to_date" and s.sentence.zone in _TOP)
    return next(told, None)


def _rank(one: Placed, hits: Sequence[Hit]) -> float:
    """Return how much speaks for *one* being the main sum."""
    zone = one.sentence.zone
    is_whole = _is_whole(one)
    if zone == "rest" and not is_whole:
        # Nothing else could raise it to the announced sum.
        return _ZONES[zone]
    rank = _ZONES[zone] + _told(one, hits)
    if is_whole:
        rank += _WHOLE[zone]
    if _TARGET.search(before(one)):
        rank -= 7.0
    if _CLOSED.search(before(one, _WIDE)):
        rank += 3.0
    if one.money.bound == "high":
        rank -= 1.0
    if is_price(one):
        rank -= _LOST_BY_SMALL
    return rank - _against(one)


def _is_whole(one: Placed) -> bool:
    """Tell whether the words beside *one* call it the whole, or the sum that is known."""
    leading, trailing = sum_words.SAID_AGAIN
    words = before(one, _WIDE)
    is_again = leading.search(words) and trailing.search(after(one, _ON))
    return bool(is_again or sum_words.WHOLE.search(words) or sum_words.WHOLE_OF.search(words))


def _told(one: Placed, hits: Sequence[Hit]) -> float:
    """Return what the cues over *one*, or the words beside it, tell of a deal."""
    start = one.money.start - one.sentence.span.start
    covered = max(
        (
            hit.score
            for hit in hits
            if hit.sentence is one.sentence and hit.start <= start < hit.end
        ),
        default=0.0,
    )
    least = _TOLD[one.sentence.zone]
    if covered < least and _is_told(one):
        covered = least
    return min(covered, _MOST_COVERED) if covered else -_LOST_UNTOLD


def _is_told(one: Placed) -> bool:
    """Tell whether the words beside *one* are those of a deal."""
    return bool(
        sum_words.TOLD_BEFORE.search(before(one, _WIDE))
        or sum_words.TOLD_AFTER.search(after(one, _ON))
    )


def _against(one: Placed) -> float:
    """Return what the words beside *one* count that make it a part, an old sum or no deal's."""
    lost = 3.0 if one.money.per in _OFTEN and not is_deal_sized(one) else 0.0
    if sum_words.PART_AFTER.search(after(one, _ON)):
        lost += 3.0
    if sum_words.NOT_BEFORE.search(before(one, _WIDE)) or sum_words.NOT_AFTER.search(
        after(one, _ON)
    ):
        lost += 5.0
    if sum_words.BEFOREHAND.search(before(one, _WIDE)):
        lost += 5.0
    return lost


def _company(sums: Sequence[Placed], main: Placed) -> Iterator[Placed]:
    """Yield what restates the main sum: twins, the other end of its range, the same said again."""
    same = [
        one
        for one in sums
        if one is main or (one.money.value == main.money.value and alike(one.money, main.money))
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


def _adjacent(one: Placed, other: Placed) -> bool:
    gap = max(one.money.start, other.money.start) - min(one.money.end, other.money.end)
    return gap <= 8  # noqa: PLR2004 - " and ", " to ", "-"
