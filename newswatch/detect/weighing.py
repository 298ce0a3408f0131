"""Weigh what speaks for and against: cues matched in their zones, each counted once.

Decides nothing by itself; `decision` turns the balance into an answer.
"""

from __future__ import annotations

from dataclasses import dataclass

from newswatch.detect.reading import Reading, Sentence
from newswatch.detect.words import cues
from newswatch.detect.words.cues_company import COMPANY
from newswatch.detect.words.cues_doubt import DOUBT
from newswatch.detect.words.cues_other import OTHER
from newswatch.detect.words.cues_programme import PROGRAMME

_FOR = COMPANY + PROGRAMME
_AGAINST = OTHER + DOUBT


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue found in a sentence: where, and what it counts there."""

    cue: cues.Cue
    sentence: Sentence
    start: int
    end: int
    score: float


def hits_for(reading: Reading) -> list[Hit]:
    """Return the strongest hit of each cue for funding, strongest first."""
    return _strongest(reading, _FOR, 0)


def hits_against(reading: Reading) -> list[Hit]:
    """Return the strongest hit of each cue against, strongest first."""
    return _strongest(reading, _AGAINST, 1)


def _strongest(reading: Reading, table: tuple[cues.Cue, ...], side: int) -> list[Hit]:
    best: dict[str, Hit] = {}
    for sentence in reading.sentences:
        zone = cues.ZONES[sentence.zone][side]
        if not zone:
            continue
        has_sum = "¤" in sentence.mask
        for cue in table:
            if cue.needs_sum and not has_sum:
                continue
            match = cue.pattern.search(sentence.mask)
            if match is None:
                continue
            score = cue.weight * zone * _present(sentence, match.start(), match.end(), side)
            if cue.name not in best or best[cue.name].score < score:
                best[cue.name] = Hit(cue, sentence, match.start(), match.end(), score)
    return sorted(best.values(), key=lambda hit: -hit.score)


def _present(sentence: Sentence, start: int, end: int, side: int) -> float:
    """Return 1, or less where the words around are about the past."""
    if sentence.zone == "headline":
        aside = (cues.ASIDE if side else cues.BEFOREHAND).search(sentence.mask, 1)
        return cues.SCALE_OF_ASIDE if aside and aside.start() < start else 1.0
    if side:
        return 1.0
    around = cues.REPORTED.sub("", sentence.mask[max(0, start - 50) : end + 30])
    return cues.SCALE_OF_PAST if cues.PAST.search(around) else 1.0
