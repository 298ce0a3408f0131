"""Which type of funding a story tells of, by the balance of its cues and by who gives.

Follows the table and the rulings of docs/funding.md. Does not decide whether it is funding at all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from newswatch.detect.linear import Rivals, load
from newswatch.detect.lists import government_at
from newswatch.detect.parties import Party, Poll
from newswatch.detect.reading import PUBLIC, Reading
from newswatch.detect.sorts import givers, is_public, sort_of
from newswatch.detect.weighing import Hit
from newswatch.detect.words import kinds, vocabulary
from newswatch.model.announcement import EVENT_TYPES

_MODELS = Rivals(load("kind"))
_SHOWN = 3
# Cues of one type that add up to this leave no doubt.
_MANY = 6.0
_PROGRAMME = ("pledge", "grant", "fund")
_COMPANY = ("round", "strategic", "debt", "ipo")
_NEAR = ("headline", "lead")
_ENOUGH = 1.0
_FUND_WINS = 0.7
_ROUND_WINS = 0.8
# Half of what speaks for money to many, but for no one type of it, counts for the group.
_SHARED = 0.5
_STAKES = frozenset(
    {"takes a stake", "a stake", "minority", "stake in a name", "airtime for equity"}
)
_ROUND_WORDS = frozenset(
    {"gets a round", "sum and round", "round of a sum", "gets a sum in funding"}
)
_SPEAKS_OF_STATE = re.compile(rf"\b{vocabulary.GIVER}\b", re.IGNORECASE)
_TAKES_STAKES = re.compile(
    r"\b(?:fund of funds|venture|invests? in (?:companies|start-?ups|firms)|equity"
    r"|stakes?)\b",
    re.IGNORECASE,
)


def kind_of(
    hits: Sequence[Hit], votes: Poll, reading: Reading, features: Mapping[str, float]
) -> str:
    """Return the type of funding: the one whose learned sum is largest."""
    balances = _MODELS.balances(kind_values(hits, votes, reading, features))
    return max(EVENT_TYPES, key=lambda kind: balances[kind])


def kind_values(
    hits: Sequence[Hit], votes: Poll, reading: Reading, features: Mapping[str, float]
) -> dict[str, float]:
    """Return what tells the type: the story's *features* and what the rules make of it."""
    found = dict(features)
    rules = _by_rules(hits, votes, reading)
    found[f"rules say: {rules}"] = 1.0
    for name, total in totals_of(hits).items():
        found[f"cues for {name}"] = min(1.0, total / _MANY)
    given = givers(votes)
    for sort in {sort_of(party) for party in given}:
        found[f"gives: {sort}"] = 1.0
        found[f"rules say: {rules}, gives: {sort}"] = 1.0
    found[f"givers: {min(len(given), _SHOWN)}"] = 1.0
    return found


def _by_rules(hits: Sequence[Hit], votes: Poll, reading: Reading) -> str:
    """Return the type that the reviewed cues and the givers' sorts speak for."""
    totals = totals_of(hits)
    funders = [p for p in givers(votes) if p.funder + p.sponsor >= _ENOUGH]
    company = max(_COMPANY, key=lambda kind: totals[kind])
    programme = max(_PROGRAMME, key=lambda kind: totals[kind])
    if company == "round" and _is_fund(hits) and not _is_lettered(hits):
        return "fund"
    shared = totals[programme] + _SHARED * totals["programme"]
    is_lettered = company == "round" and _is_lettered(hits)
    if is_lettered and totals["round"] >= _ROUND_WINS * totals["fund"]:
        shared = 0.0
    if shared > totals[company]:
        return _programme_money(programme, totals, funders, reading)
    if company == "strategic" and not _has_receiver(votes, hits):
        return _programme_money("pledge", totals, funders, reading)
    return _company_money(company, hits, funders)


def _programme_money(
    name: str, totals: dict[str, float], funders: Sequence[Party], reading: Reading
) -> str:
    """Tell a grant (public or foundation money) from a pledge and from a fund."""
    near = reading.zone(*_NEAR)
    public = any(PUBLIC in s.mask or _SPEAKS_OF_STATE.search(s.mask) for s in near) or any(
        government_at(s, n.start) for s in near for n in s.names
    )
    given = [p for p in funders if is_public(p)]
    companies = [p for p in funders if not p.is_person and p.name.kind != "person"]
    by_state = bool(given) or (public and not companies)
    if name == "fund" or totals["fund"] >= max(_ENOUGH, _FUND_WINS * totals[name]):
        by_state = by_state and not any(kinds.INVESTOR.search(p.name.text) for p in companies)
        stakes = any(_TAKES_STAKES.search(s.mask) for s in near)
        return "fund" if stakes or not by_state else "grant"
    return "grant" if by_state else name


def _is_fund(hits: Sequence[Hit]) -> bool:
    """Tell whether the headline speaks of a fund, with its sum."""
    return any(h.cue.name == "fund of a sum" and h.sentence.zone == "headline" for h in hits)


def _is_lettered(hits: Sequence[Hit]) -> bool:
    """Tell whether headline or opening call the round by a letter."""
    near = [h for h in hits if h.sentence.zone in _NEAR and h.score >= _ENOUGH]
    return any(h.cue.name == "lettered round" for h in near)


def _has_receiver(votes: Poll, hits: Sequence[Hit]) -> bool:
    """Tell whether a name gets the money, or a stake is spoken of: else it is for many."""
    if any(hit.cue.name in _STAKES and hit.sentence.zone in _NEAR for hit in hits):
        return True
    return any(p.recipient > p.funder for p in votes.parties.values())


def totals_of(hits: Sequence[Hit]) -> dict[str, float]:
    """Return what the three strongest cues of each type add up to, and of ``programme``."""
    totals = dict.fromkeys((*EVENT_TYPES, "programme"), 0.0)
    for name in totals:
        scores = sorted((hit.score for hit in hits if hit.cue.kind == name), reverse=True)
        totals[name] = sum(scores[:_SHOWN])
    return totals


def _company_money(name: str, hits: Sequence[Hit], funders: Sequence[Party]) -> str:
    """Tell a round from a single company's strategic stake, and both from public money."""
    if name not in {"round", "strategic"}:
        return name
    if funders and all(is_public(party) for party in funders) and not _is_lettered(hits):
        return "grant"
    near = {hit.cue.name for hit in hits if hit.sentence.zone in _NEAR and hit.score >= _ENOUGH}
    if _is_lettered(hits):
        return "round"
    financial = [p for p in funders if kinds.INVESTOR.search(p.name.text)]
    if name == "strategic":
        is_round = len(financial) > 1 or (bool(financial) and bool(near & _ROUND_WORDS))
        return "round" if is_round else name
    if near & _ROUND_WORDS and not near & _STAKES:
        return "round"
    return "strategic" if len(funders) == 1 and not financial else name
