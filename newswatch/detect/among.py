"""How a party stands among the others of its story, once each has been weighed alone.

Who stands in one list or sentence with a plain giver gives more likely; one taker makes a second
less likely. Weighs nothing; the trees are learnt from stories that the first weights had not seen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newswatch.detect.candidates import Candidate
from newswatch.detect.reading import Reading

COMPANY_MONEY = frozenset({"round", "strategic", "debt", "ipo"})
Values = dict[str, float]
# Balances beyond this are sure; four of it are one unit of a feature.
_SURE, _UNIT = 6.0, 4.0
_GIVING, _GETTING = 4, 3
_MOST_MENTIONS = 6
# A sentence that holds so little beside a name is that name: an item of a list with bullets.
_BESIDE = 6


@dataclass(frozen=True, slots=True)
class Weighed:
    """What speaks for giving and for getting of each party alone, as balances."""

    gives: Sequence[float]
    gets: Sequence[float]


class Company:
    """The parties of one story with who stands beside whom."""

    def __init__(
        self, named: Sequence[Candidate], lists: Sequence[Sequence[int]], reading: Reading
    ) -> None:
        self._named = named
        everyone = range(len(named))
        self._mates = [{o for run in lists if i in run for o in run} - {i} for i in everyone]
        index = {id(sentence): i for i, sentence in enumerate(reading.sentences)}
        stands = [
            {index[id(m.sentence)] for m in party.mentions[:_MOST_MENTIONS]} for party in named
        ]
        # The headline names who matters, whoever they are; it makes no company.
        self._beside = [
            [o for o in everyone if o != i and stands[i] & stands[o] - {0}] for i in everyone
        ]
        before = [{place - 1 for place in places if place > 1} for places in stands]
        self._before = [[o for o in everyone if o != i and stands[o] & before[i]] for i in everyone]

    def among(self, alone: Sequence[Values], weighed: Weighed, kind: str) -> list[Values]:
        """Return the features of each party in a story of type *kind*.

        *alone*: what each party shows alone, and *weighed* what that speaks for.
        """
        gives, gets = weighed.gives, weighed.gets
        giving, getting = _ranks(gives), _ranks(gets)
        told = []
        for i, values in enumerate(alone):
            found = {**values, f"type {kind}": 1.0}
            found["company money"] = float(kind in COMPANY_MONEY)
            found |= {"gives": _unit(gives[i]), "gets": _unit(gets[i])}
            found[f"rank giving {min(giving[i], _GIVING)}"] = 1.0
            found[f"rank getting {min(getting[i], _GETTING)}"] = 1.0
            found |= _best("other giving", [b for o, b in enumerate(gives) if o != i])
            found |= _best("other getting", [b for o, b in enumerate(gets) if o != i])
            found |= self._listed(i, weighed)
            found |= self._near(i, weighed, getting)
            told.append(found)
        return told

    def _listed(self, i: int, weighed: Weighed) -> Values:
        """Return what the lists that a party stands in tell."""
        mates = sorted(self._mates[i])
        if not mates:
            return {"in no list": 1.0}
        gives = [weighed.gives[o] for o in mates]
        return {
            "in a list": 1.0,
            "list mates giving, mean": _unit(sum(gives) / len(gives)),
            "list mates giving, most": _unit(max(gives)),
            "list mates giving, least": _unit(min(gives)),
            "list mates getting, most": _unit(max(weighed.gets[o] for o in mates)),
        }

    def _near(self, i: int, weighed: Weighed, getting: Mapping[int, int]) -> Values:
        """Return what the other names of its sentences, and of those before them, tell."""
        beside = [weighed.gives[o] for o in self._beside[i] if getting[o]]
        found = {"no sentence mates": 1.0}
        if beside:
            found = {
                "sentence mates giving, most": _unit(max(beside)),
                "sentence mates giving, mean": _unit(sum(beside) / len(beside)),
            }
        found["beside the likeliest taker"] = float(any(not getting[o] for o in self._beside[i]))
        before = [weighed.gives[o] for o in self._before[i] if getting[o]]
        found |= (
            {"sentence before giving, most": _unit(max(before))} if before else {"after none": 1.0}
        )
        alone = (len(m.sentence.text) - len(m.name.text) < _BESIDE for m in self._named[i].mentions)
        found["alone in its sentence"] = float(any(alone))
        return found


def _ranks(balances: Sequence[float]) -> dict[int, int]:
    """Return the rank of each, 0 for the largest; of equals the first."""
    ranked = sorted(range(len(balances)), key=lambda i: -balances[i])
    return {i: rank for rank, i in enumerate(ranked)}


def _unit(balance: float) -> float:
    return max(-_SURE, min(_SURE, balance)) / _UNIT


def _best(what: str, balances: Sequence[float]) -> Values:
    return {f"best {what}": _unit(max(balances, default=-_SURE))}
