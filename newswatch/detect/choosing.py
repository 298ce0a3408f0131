"""From how parties stand to who gives and who gets: learned weights, trees and a few plain rules.

Weights weigh each party alone, trees ask how it stands among the others. Both are data
(`weights/parties.json`, `weights/among.json`), learnt by bench/train_parties.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newswatch.detect import trees
from newswatch.detect.among import COMPANY_MONEY, Company, Values, Weighed
from newswatch.detect.candidates import Candidate, candidates, runs_of
from newswatch.detect.linear import load, logistic
from newswatch.detect.parties import Poll
from newswatch.detect.reading import Reading
from newswatch.detect.standing import Standing, is_personal
from newswatch.detect.words.places import COUNTRIES

_ALONE, _AMONG = load("parties"), trees.load("among")
# From these odds on a party gives; the public buys a share sale, so a named buyer must be plain.
_GIVES, _BUYS = 0.45, 0.9
# Where nobody is that plain, the likeliest giver counts from here on: somebody gives.
_GIVES_ALONE = 0.15
# The only one in doubt of a list of three or more gives from here on, the other of two from there.
_GIVES_IN_LIST, _GIVES_IN_PAIR = 0.2, 0.3
_PAIR = 2
# No tree has made a giver or taker of one whose balance alone is below these.
_HOPELESS = {"funder": -6.0, "recipient": -9.0}
# The likeliest taker of company money counts from here on, a second only where it is plain.
_GETS_ALONE, _GETS_TOO = 0.2, 0.6
# Takers of money to many.
_SHARES = 0.5
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
    alone = Weighed(*(_balances(role, values) for role in ("funder", "recipient")))
    runs = listed(reading, named)
    values = Company(named, runs, reading).among(values, alone, kind)
    gives = _among("funder", values, alone.gives)
    gets = _among("recipient", values, alone.gets)
    funders, recipients = choose(named, gives, gets, kind, runs)
    leads = tuple(party for party in funders if standing.leads(party))
    return Parties(tuple(funders[:_MOST]), tuple(recipients[:_MOST]), leads)


def _among(role: str, values: Sequence[Values], alone: Sequence[float]) -> list[float]:
    """Return the balances of *role* by the trees, or *alone* where that leaves no hope.

    Half of all names are places, customers and the like, and trees take most of the time.
    """
    told, least = zip(values, alone, strict=True), _HOPELESS[role]
    return [_AMONG[role].balance(v) if known > least else known for v, known in told]


def _balances(role: str, values: Sequence[Values]) -> list[float]:
    return [_ALONE[role].balance(value) for value in values]


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


def _is_many(party: Candidate) -> bool:
    """Tell whether a common noun only looks like a name where it opens: "Subscribers pay …"."""
    text = party.longest.name.text
    is_plural = text.endswith("s") and not text.endswith(("ss", "us", "is"))
    return (
        is_plural
        and " " not in text
        and all(m.name.start == 0 and m.sentence.zone != "headline" for m in party.mentions)
    )


def _opens_headline(party: Candidate) -> bool:
    """Tell whether a country is the first word of the headline: "Saudi Arabia to pump …"."""
    first = party.mentions[0]
    opens = first.sentence.zone == "headline" and first.name.start == 0
    return opens and party.kind == "place" and first.name.text in COUNTRIES


def choose(
    named: Sequence[Candidate],
    gives: Sequence[float],
    gets: Sequence[float],
    kind: str,
    runs: Sequence[Sequence[int]] = (),
) -> tuple[list[Candidate], list[Candidate]]:
    """Return (funders, recipients) by the balances of giving and getting of each of *named*.

    *runs*: the lists of the story, as of `listed`.
    """
    giving, getting = [logistic(b) for b in gives], [logistic(b) for b in gets]
    everyone = range(len(named))
    ranked = sorted(everyone, key=lambda i: -getting[i])
    speaker: list[int] = []
    if kind in COMPANY_MONEY:
        # Company money is no person's, though founders speak of it as theirs.
        firms = [i for i in ranked if not (is_personal(named[i]) or _is_many(named[i]))]
        if any(getting[i] > _GETS_ALONE for i in firms[:1]):
            speaker, ranked = ranked[:1], firms
        takers = [i for i in ranked[:1] if getting[i] > _GETS_ALONE]
        takers += [i for i in ranked[1:] if getting[i] > _GETS_TOO]
        takers += sorted(i for i in {*_missing(runs, takers, getting)} if giving[i] <= getting[i])
    else:
        takers = [i for i in ranked if getting[i] > _SHARES and named[i].kind != "place"]
    least = _BUYS if kind == "ipo" else _GIVES
    both = {*takers, *speaker}
    givers = [
        i for i in everyone if giving[i] > least and (i not in both or giving[i] > getting[i])
    ]
    givers = sorted({*givers, *({*_missing(runs, givers, giving)} - both)})
    if not givers and kind not in COMPANY_MONEY:
        givers = [i for i in everyone if _opens_headline(named[i])]
    # Who lends is told plainly or not at all: bonds are sold to the public, as shares are.
    if not givers and kind not in {"ipo", "debt"}:
        free = [i for i in everyone if kind not in COMPANY_MONEY or i not in takers[:1]]
        givers = [i for i in sorted(free, key=lambda i: -giving[i])[:1] if giving[i] > _GIVES_ALONE]
    if kind == "strategic":
        givers = sorted({*givers, *_partners(named, givers)} - ({*takers} - {*givers}))
    return [named[i] for i in givers], [named[i] for i in sorted(takers) if i not in givers]


def _missing(
    runs: Sequence[Sequence[int]], chosen: Sequence[int], odds: Sequence[float]
) -> Iterator[int]:
    """Yield the one name of a list that is in doubt where all others of it are *chosen*."""
    for run in runs:
        doubtful = [i for i in run if i not in chosen]
        least = _GIVES_IN_PAIR if len(run) == _PAIR else _GIVES_IN_LIST
        if len(doubtful) == 1 and odds[doubtful[0]] > least:
            yield doubtful[0]


def _partners(named: Sequence[Candidate], givers: Sequence[int]) -> list[int]:
    """Return who opens the headline together with a giver: "A and B set up …"."""
    heads = {i: one.mentions[0] for i, one in enumerate(named)}
    heads = {i: one for i, one in heads.items() if one.sentence.zone == "headline"}
    for first in (i for i, one in heads.items() if one.name.start == 0):
        rest = heads[first].sentence.text[heads[first].name.end :]
        for other, one in heads.items():
            if rest.startswith(f" and {one.name.text} ") and {first, other} & {*givers}:
                return [first, other]
    return []
