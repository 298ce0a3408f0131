"""A story in, an announcement out: the order in which the parts of the detector are asked.

Holds no vocabulary and no weights. Never raises on any text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from newswatch.detect.among import COMPANY_MONEY
from newswatch.detect.cause import find_cause
from newswatch.detect.choosing import Parties, resolve
from newswatch.detect.currency import currency_of
from newswatch.detect.decision import Verdict, decide, reasons, strongest
from newswatch.detect.evidence import prove
from newswatch.detect.kind import kind_of
from newswatch.detect.languages import unjudged
from newswatch.detect.period import find_period, of_the_sum
from newswatch.detect.reading import Reading, read
from newswatch.detect.roles import Placed, amount, placed
from newswatch.detect.rounds import Found, find_round
from newswatch.model import Amount, Announcement, Evidence, Story

_ABSTAINS = 0.1
_PERIODS = frozenset({"pledge", "grant", "fund"})


@dataclass(frozen=True, slots=True)
class _Facts:
    """What was found in a story that announces funding."""

    kind: str
    main: Sequence[Placed]
    parties: Parties
    label: Found | None
    period: Found | None
    cause: Found | None


def detect(story: Story) -> Announcement:
    """Return whether *story* announces funding and, if so, its facts with evidence."""
    reading = read(story)
    language = unjudged(story)
    if language:
        told = f"not judged: language {language} is not supported; sums are listed only"
        return _rejected(reading, _ABSTAINS, (told,))
    verdict = decide(reading)
    if not verdict.is_funding:
        return _rejected(reading, verdict.probability, tuple(reasons(verdict)))
    return _announcement(reading, verdict, _facts(reading, verdict))


def _rejected(reading: Reading, probability: float, told: tuple[str, ...]) -> Announcement:
    others = _others(reading, placed(reading), (), None)
    return Announcement(
        is_funding=False, probability=probability, other_amounts=others, reasons=told
    )


def _facts(reading: Reading, verdict: Verdict) -> _Facts:
    shown = verdict.shown
    kind = kind_of(shown.hits, shown.votes, reading, shown.features.values)
    parties = resolve(shown.votes, reading, kind)
    main = shown.main
    values = {one.money.value for one in main}
    is_open = kind not in COMPANY_MONEY and not parties.recipients
    return _Facts(
        kind=kind,
        main=main,
        parties=parties,
        label=find_round(reading, values) if kind == "round" else None,
        period=_period(reading, kind, values),
        cause=find_cause(reading.zone("headline", "lead")) if is_open else None,
    )


def _period(reading: Reading, kind: str, values: Collection[int]) -> Found | None:
    if kind in _PERIODS:
        return find_period(reading, values)
    # Airtime for shares is given over years; a loan's years are its tenor.
    return of_the_sum(reading, values) if kind == "strategic" else None


def _announcement(reading: Reading, verdict: Verdict, facts: _Facts) -> Announcement:
    funders = facts.parties.funders
    recipients = tuple(party.longest.name.text for party in facts.parties.recipients)
    return Announcement(
        is_funding=True,
        probability=verdict.probability,
        type=facts.kind,
        amounts=tuple(_amount(one, reading, facts.kind, "announced") for one in facts.main),
        other_amounts=_others(reading, placed(reading), facts.main, facts.kind),
        funders=tuple(party.longest.name.text for party in funders),
        lead_funders=tuple(party.longest.name.text for party in facts.parties.leads),
        recipients=(str(facts.cause.value),) if facts.cause else recipients,
        round=str(facts.label.value) if facts.label else None,
        period_years=int(facts.period.value) if facts.period else None,
        evidence=tuple(_evidence(reading.story, verdict, facts)),
        reasons=tuple(reasons(verdict)),
    )


def _amount(one: Placed, reading: Reading, kind: str | None, role: str) -> Amount:
    code = currency_of(one.money, reading, kind)
    return amount(one.money, one.sentence.span.place, code, role)


def _others(
    reading: Reading, sums: Sequence[Placed], main: Sequence[Placed], kind: str | None
) -> tuple[Amount, ...]:
    """Return the sums that are not announced, each once, with their roles."""
    known = {one.key for one in main}
    found = []
    for one in sums:
        if one.key not in known:
            known.add(one.key)
            found.append(_amount(one, reading, kind, one.role or "other"))
    return tuple(found)


def _evidence(story: Story, verdict: Verdict, facts: _Facts) -> Iterator[Evidence]:
    """Yield the words that prove each fact."""
    sentence = strongest(verdict, facts.kind)
    yield prove(story, "type", sentence, 0, len(sentence.text))
    for index, one in enumerate(facts.main):
        start = one.money.start - one.sentence.span.start
        end = one.money.end - one.sentence.span.start
        yield prove(story, f"amounts[{index}]", one.sentence, start, end)
    named = (("funders", facts.parties.funders), ("recipients", facts.parties.recipients))
    for role, parties in named:
        for index, party in enumerate(parties):
            told = party.longest
            yield prove(story, f"{role}[{index}]", told.sentence, told.name.start, told.name.end)
    single = (
        ("round", facts.label),
        ("period_years", facts.period),
        ("recipients[0]", facts.cause),
    )
    for fact, found in single:
        if found:
            yield prove(story, fact, found.sentence, found.start, found.end)
