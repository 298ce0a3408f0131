"""The whole in place of its part: what all get together, what two givers' sums add up to.

Looks at the sums that stand near the one chosen; chooses none by itself (see `main_sum`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newswatch.detect.roles import Placed
from newswatch.money import Money

_TOP = frozenset({"headline", "lead"})
_LOOK, _WIDE, _ON = 30, 60, 28
# "raises another $5m, taking the round to $12m": the news is the former.
_MORE = re.compile(
    r"\b(?:another|added|adds|adding|further|additional|extra)(?: \w+){0,2} \Z", re.IGNORECASE
)
_UP_TO_NOW = re.compile(
    r"\b(?:to|at|past|beyond|reaches|hits|tops|passes)(?: (?:over|about|almost|nearly))? \Z"
)
_EACH = re.compile(r"\beach\b")
_FEWEST, _MOST = 2, 12
# What one of many gets is not the news where headline or opening tell what there is for all.
_FOR_ONE = re.compile(
    r"\b(?:each|every one|cheques?|tickets?|vouchers?|sums (?:from|of)|a grant"
    r"|(?:apply|eligible|qualify|ask) for)\b[^.;¤]{0,20}\Z"
    r"|\b(?:an?|each|one|any|every) (?:\w+ )?(?:firm|company|project|maker|artist|team"
    r"|applicant|studio"
    r"|recipient|school|producer|business|town|club|publisher|site|film|start-?up) "
    r"(?:is|gets?|can|may|will|receives?)\b[^.;¤]{0,30}\Z|每[^.;,¤]{0,6}\Z",
    re.IGNORECASE,
)
_FOR_EACH = re.compile(
    r"\A(?: seorang| setiap| per orang|元?不等| (?:is|are) available to (?:one|each|any|a)\b)",
    re.IGNORECASE,
)
_MANY = 5
# Parts add up to the whole within a hundredth, as the press rounds.
_ROUNDING = 100
_PARTS = 8


def whole_of(sums: Sequence[Placed], main: Placed) -> Placed:
    """Return the sum that *main* is a part of, or *main* itself."""
    return _for_all(sums, _adding_up(sums, _totalled(sums, _added(sums, main))))


def alike(first: Money, second: Money) -> bool:
    """Tell whether two sums may be in one currency."""
    return first.currency == second.currency or None in {first.currency, second.currency}


def before(one: Placed, length: int = _LOOK) -> str:
    """Return the masked words right before a sum."""
    start = one.money.start - one.sentence.span.start
    return one.sentence.mask[max(0, start - length) : start]


def after(one: Placed, length: int) -> str:
    """Return the masked words right after a sum."""
    end = one.money.end - one.sentence.span.start
    return one.sentence.mask[end : end + length]


def _added(sums: Sequence[Placed], main: Placed) -> Placed:
    """Return the sum that was added where *main* is what it adds up to, else *main*."""
    if not _UP_TO_NOW.search(before(main)):
        return main
    more = (
        s
        for s in sums
        if s.sentence.zone in _TOP
        and s.role is None
        and s.money.value < main.money.value
        and _MORE.search(before(s))
    )
    return next(more, main)


def _totalled(sums: Sequence[Placed], main: Placed) -> Placed:
    """Return what "75m each" of several adds up to, where the opening says it."""
    if not _EACH.search(before(main) + after(main, 8)):
        return main
    for one in sums:
        times, rest = divmod(one.money.value, main.money.value)
        is_sum = not rest and _FEWEST <= times <= _MOST and alike(one.money, main.money)
        if is_sum and (one.sentence is main.sentence or one.role is None):
            return one
    return main


def _adding_up(sums: Sequence[Placed], main: Placed) -> Placed:
    """Return the sum of the opening that *main* and one beside it add up to, else *main*."""
    if main.sentence.zone == "headline":
        return main
    beside = [
        one.money.value
        for one in sums
        if one.sentence is main.sentence and one is not main and alike(one.money, main.money)
    ][:_PARTS]
    wholes = {main.money.value + value for value in beside}
    for one in sums:
        value = one.money.value
        if (
            one.sentence.zone != "rest"
            and one.role in {None, "total_to_date"}
            and one.money.twin_of is None
            and alike(one.money, main.money)
            and any(abs(value - whole) * _ROUNDING <= whole for whole in wholes)
        ):
            return one
    return main


def _for_all(sums: Sequence[Placed], main: Placed) -> Placed:
    """Return what there is for all where *main* is what one of many gets, else *main*."""
    is_for_one = _FOR_ONE.search(before(main, _WIDE)) or _FOR_EACH.match(after(main, _ON))
    if main.money.per != "each" and not is_for_one:
        return main
    totals = (
        one
        for one in sums
        if one.role is None
        and one.money.per is None
        and one.money.bound is None
        and one.sentence.zone != "rest"
        and one.money.value >= _MANY * main.money.value
        and not _FOR_ONE.search(before(one, _WIDE))
        and not _FOR_EACH.match(after(one, _ON))
    )
    return next(totals, main)
