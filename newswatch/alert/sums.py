"""Hold an announced sum against the sums that a rule asks for, in whatever currencies.

Sums of one currency are compared as they are, others in US dollars at the rate of the story's day,
by the rates that the subject brings along: both sides of a comparison by the same ones.
"""

from __future__ import annotations

from collections.abc import Iterator

from newswatch.alert.figures import usd_words
from newswatch.alert.subject import Subject
from newswatch.alert.text import plain
from newswatch.alert.verdict import Verdict
from newswatch.model import Condition, Threshold


def sum_verdicts(asked: Condition, subject: Subject) -> Iterator[Verdict]:
    """Yield what each bound of *asked* says of the main announced sum."""
    for name, usd, is_least in (
        ("min_usd", asked.min_usd, True),
        ("max_usd", asked.max_usd, False),
    ):
        if usd is not None:
            yield Verdict(name, *_in_dollars(usd, usd_words(usd), subject, is_least=is_least))
    for name, bound, is_least in (
        ("min_sum", asked.min_sum, True),
        ("max_sum", asked.max_sum, False),
    ):
        if bound is not None:
            yield Verdict(name, *_against(bound, subject, is_least=is_least))


def bound_words(bound: Threshold) -> str:
    """Return a sum that a rule asks for, in short.

    >>> bound_words(Threshold(currency="HKD", value=5_000_000))
    'HKD 5m'
    """
    return f"{bound.currency} {usd_words(bound.value).removeprefix('US$')}"


def _in_dollars(bound: int, asked: str, subject: Subject, *, is_least: bool) -> tuple[bool, str]:
    if not subject.announcement.amounts:
        return False, f"no sum is stated; {asked} is asked for"
    if subject.usd is None:
        currency = plain(subject.announcement.amounts[0].currency)
        return False, f"no rate is known to turn {currency} into US dollars"
    usd = subject.usd.usd
    old = " (an old rate)" if subject.usd.is_stale else ""
    rate = f" at the rate of {subject.usd.rate_on}{old}"
    words = (asked, usd_words(abs(bound - usd)), f"{usd_words(usd)}{rate}")
    return _compared(usd, bound, words, is_least=is_least)


def _against(bound: Threshold, subject: Subject, *, is_least: bool) -> tuple[bool, str]:
    asked = bound_words(bound)
    if not subject.announcement.amounts:
        return False, f"no sum is stated; {asked} is asked for"
    main = subject.announcement.amounts[0]
    if main.currency == bound.currency:
        told = bound_words(Threshold(currency=main.currency, value=main.value))
        short = bound_words(Threshold(currency=main.currency, value=abs(bound.value - main.value)))
        return _compared(main.value, bound.value, (asked, short, told), is_least=is_least)
    on = subject.told_on or (subject.usd.rate_on if subject.usd else None)
    wanted = subject.in_dollars(bound.value, bound.currency, on) if on else None
    if wanted is None:
        return False, f"no rate is known to turn {bound.currency} into US dollars"
    both = f"{asked} ({usd_words(wanted.usd)})"
    return _in_dollars(wanted.usd, both, subject, is_least=is_least)


def _compared(
    value: int, bound: int, words: tuple[str, str, str], *, is_least: bool
) -> tuple[bool, str]:
    """Compare two sums of one currency; *words* are what is asked, the difference, what is told."""
    asked, short, told = words
    if is_least:
        ok, fits, misses = value >= bound, "at least", "less than"
    else:
        ok, fits, misses = value <= bound, "at most", "more than"
    if ok:
        return True, f"the sum is {fits} {asked}: {told}"
    return False, f"the sum is {misses} {asked}, by {short}: {told}"
