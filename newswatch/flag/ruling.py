"""What a person's verdict makes of the detector's word.

Pure: reads no clock and no database, and never asks the detector.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from newswatch.model import Amount, Announcement, Evidence
from newswatch.store import Verdict


def ruled(
    found: Announcement,
    verdict: Verdict | None,
    *,
    version_id: int,
    headline: str,
    body: str,
) -> Announcement:
    """Return what holds of a version: *found*, or what *verdict* says in its place.

    A verdict holds on the version that was read, whatever any detector says of it; on a later one
    as long as the detector says there what it said when the person was shown it. Else the story has
    news, of which no person has been asked yet.
    """
    if verdict is None or not holds(verdict, found, version_id):
        return found
    word = word_of(verdict)
    if not verdict.is_funding:
        return Announcement(is_funding=False, probability=found.probability, reasons=(word,))
    facts = verdict.facts or found
    if not facts.is_funding:
        return found  # an old verdict, of which no facts were noted
    # A person is sure: no rule's min_probability turns that word down.
    return replace(anchored(facts, headline, body), probability=1.0, reasons=(word, *facts.reasons))


def holds(verdict: Verdict, found: Announcement, version_id: int) -> bool:
    """Tell whether a verdict holds on a version of which the detector says *found*."""
    if verdict.version_id == version_id:
        return True
    return verdict.shown is not None and essence(verdict.shown) == essence(found)


def word_of(verdict: Verdict) -> str:
    """Return the verdict as a reason that people read."""
    what = "it announces funding" if verdict.is_funding else "it announces no funding"
    note = f": {verdict.note}" if verdict.note else ""
    return f"{verdict.decided_by} judged on {verdict.decided_at[:10]} that {what}{note}"


def essence(found: Announcement) -> tuple[object, ...]:
    """Return the facts of an announcement without proofs, reasons and probability.

    What differs in these is another announcement to whoever reads it.
    """
    return (
        found.is_funding,
        found.type,
        tuple((one.text, one.currency, one.value) for one in found.amounts),
        found.funders,
        found.lead_funders,
        found.recipients,
        found.round,
        found.period_years,
    )


def anchored(facts: Announcement, headline: str, body: str) -> Announcement:
    """Return *facts* with every quote where it stands in this text, or without it.

    Names stay, for a person vouches for them; a sum without its words is none.
    """
    texts = {"headline": headline, "body": body}
    return replace(
        facts,
        amounts=tuple(_amounts(facts.amounts, texts)),
        other_amounts=tuple(_amounts(facts.other_amounts, texts)),
        evidence=tuple(_evidence(facts.evidence, texts)),
    )


def _amounts(amounts: tuple[Amount, ...], texts: dict[str, str]) -> Iterator[Amount]:
    for amount in amounts:
        found = place_of(amount.text, texts, amount.place, amount.start)
        if found:
            place, start = found
            yield replace(amount, place=place, start=start, end=start + len(amount.text))


def _evidence(evidence: tuple[Evidence, ...], texts: dict[str, str]) -> Iterator[Evidence]:
    for proof in evidence:
        found = place_of(proof.quote, texts, proof.place, proof.start)
        if found:
            place, start = found
            yield replace(proof, place=place, start=start, end=start + len(proof.quote))


def place_of(
    words: str, texts: dict[str, str], place: str = "headline", start: int = 0
) -> tuple[str, int] | None:
    """Return where *words* stand: where they are said to, else first in that part, or None."""
    if texts[place][start : start + len(words)] == words:
        return place, start
    for part in (place, *(other for other in texts if other != place)):
        at = texts[part].find(words)
        if at >= 0:
            return part, at
    return None
