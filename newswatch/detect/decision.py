"""Is a story's main news a funding announcement: cues weighed, with the reasons for people.

A plain sum of reviewed weights (`words/cues.py`) on the logistic curve; nothing is learnt or drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from newswatch.detect.reading import Reading
from newswatch.detect.weighing import Hit, hits_against, hits_for
from newswatch.detect.words import cues

_LONGEST_QUOTE = 160
_SHOWN = 3
_NEAR = 0.6


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer with its balance; ``probability`` is 0 to 1, above one half means funding."""

    probability: float
    hits: tuple[Hit, ...]
    against: tuple[Hit, ...]

    @property
    def is_funding(self) -> bool:
        """Whether the balance speaks for a funding announcement."""
        return self.probability > 0.5  # noqa: PLR2004 - even odds


def decide(reading: Reading) -> Verdict:
    """Return the verdict on *reading*."""
    hits, against = hits_for(reading), hits_against(reading)
    pro = min(sum(hit.score for hit in hits), cues.MOST_FOR) * _left(against)
    contra = min(sum(hit.score for hit in against), cues.MOST_AGAINST)
    balance = cues.BIAS + pro - contra
    return Verdict(round(1 / (1 + exp(-balance)), 3), tuple(hits), tuple(against))


def _left(against: Sequence[Hit]) -> float:
    """Return what the cues against, where they stand near the top, leave of those for."""
    left = 1.0
    for hit in against:
        share = min(hit.score / hit.cue.weight, 1.0) if hit.score >= hit.cue.weight * _NEAR else 0.0
        lost = (1.0 - hit.cue.damps) * (1.0 if share == 1.0 else 0.5)
        left = min(left, 1.0 - lost if share else 1.0)
    return left


def reasons(verdict: Verdict) -> list[str]:
    """Return what spoke for and against, strongest first, each with its sentence."""
    told = []
    if verdict.is_funding:
        told += [_told("for", hit) for hit in verdict.hits[:_SHOWN]]
        told += [_told("against", hit) for hit in verdict.against[:1]]
        return told
    if not verdict.hits:
        told.append("no sentence near the top gives, raises, promises or awards money")
    told += [_told("against", hit) for hit in verdict.against[:_SHOWN]]
    told += [_told("for", hit) for hit in verdict.hits[:1]]
    return told


def _told(side: str, hit: Hit) -> str:
    text = hit.sentence.text.strip()
    quote = text if len(text) <= _LONGEST_QUOTE else text[:_LONGEST_QUOTE].rstrip() + "…"
    place = "headline" if hit.sentence.zone == "headline" else "text"
    return f"{side} ({hit.cue.kind}, {hit.score:+.1f}): {hit.cue.name}, in the {place}: {quote}"


def strongest(hits: Sequence[Hit], kind: str) -> Hit:
    """Return the hit that speaks most for *kind*, or else the strongest; there is one."""
    return next((hit for hit in hits if hit.cue.kind == kind), hits[0])
