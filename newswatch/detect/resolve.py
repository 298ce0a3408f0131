"""From votes to parties: one entry for each party, in its role, under its longest name.

Takes the votes of `parties` and the type; looks at no sums.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newswatch.detect.lists import government_at
from newswatch.detect.names import Name
from newswatch.detect.parties import Party, Poll, key_of
from newswatch.detect.reading import Reading
from newswatch.detect.words import kinds, vocabulary
from newswatch.detect.words.places import COUNTRIES

COMPANY_MONEY = frozenset({"round", "strategic", "debt", "ipo"})
# Types whose givers stand in long lists that need no verb.
_LISTING = frozenset({"round", "strategic", "debt", "fund"})
_ENOUGH = 0.6
_SURE = 1.0
_MOST = 30
_GATHERED = re.compile(
    rf"\b(?:{vocabulary.RAISE}|complete[sd]?|hits?|reach(?:es|ed)?|held|holds?)\b", re.IGNORECASE
)


_INVESTING = re.compile(
    r"\b(?:venture (?:capital|firm|investor)|seed investor|vc|investment (?:firm"
    r"|house)|private equity|limited partners"
    r"|fund manager|[a-z]+ investor)\b",
    re.IGNORECASE,
)


_COMMITS = re.compile(
    r" (?:to|will|pledges|commits|sets|earmarks|puts|pours|pumps|allocates|unveils"
    r"|launches|offers|gives|plans)\b"
)
_MINISTRY = re.compile(r"\b[a-z]+(?: and [a-z]+)? ministry\b")
# What a giver calls its own money: a part of the programme, not a party.
_SCHEME = re.compile(
    r"\b(?:Fund|Funds|Programme|Program|Scheme|Initiative|Project|Academy|Prize"
    r"|Awards?|Grants?|Package|Plan|Budget)\Z"
)


@dataclass(frozen=True, slots=True)
class Parties:
    """Who gives and who gets, main ones first."""

    funders: tuple[Party, ...]
    recipients: tuple[Party, ...]


def resolve(votes: Poll, reading: Reading, kind: str) -> Parties:
    """Return the parties of the deal."""
    parties = _merged(votes.parties.values())
    for party in parties:
        if not party.recipient and not party.sponsor and kind in _LISTING:
            party.funder += party.listed
    if kind == "fund":
        recipients, funders = _of_fund(parties, reading)
    elif kind in COMPANY_MONEY:
        recipients, funders = _of_company(parties, kind)
    else:
        recipients, funders = _of_programme(parties)
        funders = funders or _likely_giver(reading, kind, recipients)
    funders = _spelt_out(_repeated(funders, reading), reading)
    return Parties(tuple(funders[:_MOST]), tuple(recipients[:_MOST]))


def _of_company(parties: Sequence[Party], kind: str) -> tuple[list[Party], list[Party]]:
    """Return (recipients, funders) of money to a company; a share sale's buyers are the public."""
    for party in parties if kind in {"ipo", "debt"} else ():
        party.recipient += party.seller
    recipients = _top_recipient(parties)
    given = [p for p in parties if p not in recipients] if kind != "ipo" else []
    return recipients, _giving(given, _ENOUGH)


def _of_programme(parties: Sequence[Party]) -> tuple[list[Party], list[Party]]:
    """Return (recipients, funders) of a pledge or grant: those near the top, else any that give."""
    for party in parties:
        party.funder += party.sponsor
    recipients = [p for p in parties if p.recipient > p.funder and p.recipient >= _SURE]
    given = [p for p in _giving(parties, _SURE) if not p.is_person]
    given = [p for p in given if not _SCHEME.search(p.name.text)]
    funders = [p for p in given if p.near + p.sponsor >= _SURE] or given
    if not funders:
        # A film board that "will have £5m to hand out" looks like a recipient.
        funders = [p for p in recipients if kinds.PUBLIC.search(p.name.text)]
        recipients = [p for p in recipients if p not in funders]
    return recipients, funders


def _giving(parties: Iterable[Party], least: float) -> list[Party]:
    return [p for p in parties if p.funder >= least and p.funder >= p.recipient]


def _of_fund(parties: Sequence[Party], reading: Reading) -> tuple[list[Party], list[Party]]:
    """Tell backers from manager: outside backers give to the manager, a sponsor gives its own."""
    sponsors = [p for p in parties if p.sponsor >= _SURE and not p.is_person]
    sponsors = [p for p in sponsors if not _SCHEME.search(p.name.text)] or sponsors[:1]
    backers = [p for p in _giving(parties, _ENOUGH) if p not in sponsors]
    manager = sponsors[:1] or [p for p in parties if p.recipient >= _SURE][:1]
    is_raised = bool(manager) and _is_manager(manager[0], reading, has_backers=len(backers) > 1)
    if is_raised:
        return manager, [p for p in backers if p not in manager]
    return [], sponsors or backers or _likely_giver(reading, "fund", [])


def _likely_giver(reading: Reading, kind: str, recipients: Sequence[Party]) -> list[Party]:
    """Return the public body or, for other money than grants, the first party of the opening."""
    taken = {key_of(p.name.text) for p in recipients}
    near = [(s, n) for s in reading.zone("headline", "lead") for n in s.names]
    for sentence, name in near:
        public = government_at(sentence, name.start)
        if public:
            return [Party(public, sentence)]
        if kinds.PUBLIC.search(name.text) and key_of(name.text) not in taken:
            return [Party(name, sentence)]
    if kind == "grant":
        return _ministry(reading) or _state(reading)
    first = [(s, n) for s, n in near if n.kind == "org" and key_of(n.text) not in taken]
    return [Party(name, sentence) for sentence, name in first[:1]] or _state(reading)


def _state(reading: Reading) -> list[Party]:
    """Return the country that the headline begins with: "Saudi Arabia to pump …"."""
    headline = reading.sentences[0]
    named = headline.names[0] if headline.names else None
    if named is None or named.text not in COUNTRIES or named.start:
        return []
    return [Party(named, headline)] if _COMMITS.match(headline.mask, named.end) else []


def _ministry(reading: Reading) -> list[Party]:
    """Return "communications ministry" where no body with a name gives the money."""
    for sentence in reading.zone("headline", "lead"):
        match = _MINISTRY.search(sentence.mask)
        if match:
            name = Name(sentence.text[match.start() : match.end()], *match.span(), "org")
            return [Party(name, sentence)]
    return []


def _is_manager(party: Party, reading: Reading, *, has_backers: bool) -> bool:
    """Tell whether *party* gathered the fund from others: an investor by name that raised it."""
    gathers = any(_GATHERED.search(s.mask) for s in reading.zone("headline", "lead"))
    says = any(_INVESTING.search(s.mask) for s in reading.zone("headline", "lead"))
    return has_backers or (gathers and (says or bool(kinds.INVESTOR.search(party.name.text))))


def _merged(parties: Iterable[Party]) -> list[Party]:
    """Join parties whose name begins or ends with another's, unless they play opposite roles."""
    every = sorted(parties, key=lambda p: (len(key_of(p.name.text)), p.order))
    kept: list[Party] = []
    for party in every:
        twin = next((other for other in kept if _is_same(other, party)), None)
        if twin is None:
            kept.append(party)
            continue
        twin.name, twin.sentence = party.name, party.sentence
        for role in ("funder", "recipient", "seller", "sponsor", "listed", "near"):
            setattr(twin, role, getattr(twin, role) + getattr(party, role))
        twin.is_person = twin.is_person or party.is_person
        twin.is_lead = twin.is_lead or party.is_lead
        twin.order = min(twin.order, party.order)
    return sorted(kept, key=lambda party: party.order)


def _is_same(short: Party, long: Party) -> bool:
    inner, outer = key_of(short.name.text), key_of(long.name.text)
    if not (f"{outer} ".startswith(f"{inner} ") or f" {outer}".endswith(f" {inner}")):
        return False
    agree = (short.funder >= short.recipient) == (long.funder >= long.recipient)
    return agree or "headline" in {short.sentence.zone, long.sentence.zone}


def _top_recipient(parties: Sequence[Party]) -> list[Party]:
    """Return the company that gets the money: the most voted for, if it gets more than it gives."""
    ranked = sorted(
        (party for party in parties if party.recipient > 0),
        key=lambda p: (p.funder - p.recipient, p.order),
    )
    top = [p for p in ranked[:1] if p.recipient >= p.funder]
    tied = [p for p in ranked[1:] if top and _is_tied(top[0], p)]
    return top + tied


def _spelt_out(funders: list[Party], reading: Reading) -> list[Party]:
    """Give a body that is named by its initials the long name that the story has for it."""
    long = {
        "".join(word[0] for word in name.text.split() if word[0].isupper()): (name, sentence)
        for sentence in reading.sentences
        for name in sentence.names
        if " " in name.text
    }
    for party in funders:
        if party.name.text in long:
            party.name, party.sentence = long[party.name.text]
    return funders


def _is_tied(top: Party, other: Party) -> bool:
    """Tell whether both stand in one list of the headline and nothing sets them apart."""
    if other.sentence is not top.sentence or other.recipient != top.recipient:
        return False
    return top.sentence.mask[top.name.end : other.name.start] == " and "


def _repeated(funders: list[Party], reading: Reading) -> list[Party]:
    """Drop names that only the headline has where the body names who gave."""
    body = [party for party in funders if party.sentence.zone != "headline"]
    if not body:
        return funders
    text = reading.story.body
    return [p for p in funders if p.sentence.zone != "headline" or p.name.text in text]
