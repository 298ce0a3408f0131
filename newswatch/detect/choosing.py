"""From how parties stand to who gives and who gets: learned weights and a few plain rules.

Weights are data (`weights/parties.json`), learnt by bench/train_parties.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newswatch.detect.candidates import Candidate, candidates, runs_of
from newswatch.detect.linear import load, logistic
from newswatch.detect.parties import Poll, key_of
from newswatch.detect.reading import Reading
from newswatch.detect.standing import Standing
from newswatch.detect.words.places import COUNTRIES

COMPANY_MONEY = frozenset({"round", "strategic", "debt", "ipo"})
_MODELS = load("parties")
# From these odds on a party gives; the public buys a share sale, so a named buyer must be plain.
_GIVES, _BUYS = 0.5, 0.9
# Where nobody is that plain, the likeliest giver counts from here on: somebody gives.
_GIVES_ALONE = 0.15
# The likeliest taker of company money counts from here on, a second only where it is plain.
_GETS_ALONE, _GETS_TOO = 0.1, 0.6
# Takers of money to many.
_SHARES = 0.5
# How much of a list's mean passes to each of its names.
_SHARED = 0.2
_MOST = 30


@dataclass(frozen=True, slots=True)
class Parties:
    """Who gives and who gets, in the order of the story; ``leads`` of the givers."""

    funders: tuple[Candidate, ...]
    recipients: tuple[Candidate, ...]
    leads: tuple[Candidate, ...] = ()


def resolve(votes: Poll, reading: Reading, kind: str) -> Parties:
    """Return the parties of a story of type *kind*."""
    named = candidates(reading)
    standing = Standing(reading, votes)
    values = [standing.of(party, order, kind) for order, party in enumerate(named)]
    gives = [_MODELS["funder"].balance(value) for value in values]
    gets = [_MODELS["recipient"].balance(value) for value in values]
    gives = evened(gives, listed(reading, named))
    funders, recipients = choose(named, gives, gets, kind)
    if not funders and kind not in COMPANY_MONEY:
        funders = [party for party in named if _opens_headline(party)][:1]
    leads = tuple(party for party in funders if _leads(votes, party))
    return Parties(tuple(funders[:_MOST]), tuple(recipients[:_MOST]), leads)


def _opens_headline(party: Candidate) -> bool:
    """Tell whether a country is the first word of the headline: "Saudi Arabia to pump …"."""
    first = party.mentions[0]
    opens = first.sentence.zone == "headline" and first.name.start == 0
    return opens and party.kind == "place" and first.name.text in COUNTRIES


def _leads(votes: Poll, party: Candidate) -> bool:
    keys = {key_of(mention.name.text) for mention in party.mentions}
    return any(key in keys and one.is_lead for key, one in votes.parties.items())


def listed(reading: Reading, named: Sequence[Candidate]) -> list[list[int]]:
    """Return the lists of the story, each as the indices of the parties that stand in it."""
    places = {
        (id(mention.sentence), mention.name.start): index
        for index, party in enumerate(named)
        for mention in party.mentions
    }
    found = []
    for sentence in reading.sentences:
        for run in runs_of(sentence, reading.language):
            known = {places.get((id(sentence), name.start), -1) for name in run} - {-1}
            if len(known) > 1:
                found.append(sorted(known))
    return found


def evened(balances: Sequence[float], lists: Sequence[Sequence[int]]) -> list[float]:
    """Return *balances* with part of the mean of its list mates added to each."""
    more = [0.0] * len(balances)
    for run in lists:
        for index in run:
            mates = [balances[other] for other in run if other != index]
            add = _SHARED * sum(mates) / len(mates)
            more[index] = max(more[index], add, key=abs)
    return [balance + add for balance, add in zip(balances, more, strict=True)]


def choose(
    named: Sequence[Candidate], gives: Sequence[float], gets: Sequence[float], kind: str
) -> tuple[list[Candidate], list[Candidate]]:
    """Return (funders, recipients) by the balances of giving and getting of each of *named*."""
    giving, getting = [logistic(b) for b in gives], [logistic(b) for b in gets]
    everyone = range(len(named))
    ranked = sorted(everyone, key=lambda i: -getting[i])
    if kind in COMPANY_MONEY:
        takers = [i for i in ranked[:1] if getting[i] > _GETS_ALONE]
        takers += [i for i in ranked[1:] if getting[i] > _GETS_TOO]
    else:
        takers = [i for i in ranked if getting[i] > _SHARES and named[i].kind != "place"]
    least = _BUYS if kind == "ipo" else _GIVES
    givers = [
        i for i in everyone if giving[i] > least and (i not in takers or giving[i] > getting[i])
    ]
    if not givers and kind != "ipo":
        free = [i for i in everyone if kind not in COMPANY_MONEY or i not in takers[:1]]
        givers = [i for i in sorted(free, key=lambda i: -giving[i])[:1] if giving[i] > _GIVES_ALONE]
    return [named[i] for i in givers], [named[i] for i in sorted(takers) if i not in givers]
