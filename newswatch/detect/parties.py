"""Who gives and who gets: votes of the grammar for the names of a story.

Each pattern that points at a name votes for it in a role, more near the top; names that contain one
another are one party under its longest form. Tells nothing about sums or types.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from newswatch.detect.lists import clusters, names_after, names_before
from newswatch.detect.names import Name
from newswatch.detect.reading import INVESTOR, PUBLIC, Reading, Sentence
from newswatch.detect.words import cues, grammar

# Zone → the worth of a vote there. The rest of a story speaks of this deal only in clear words.
_WORTH = {"headline": 2.0, "lead": 2.0, "early": 1.0, "rest": 0.6}
_DEAL = re.compile(
    r"\b(?:round|investors?|backers?|funding|financing|investment|raise|series|stake"
    r"|fund|limited partners|loan|deal|cheques?|cap table|capital|money"
    r"|shareholders?|on board|syndicate"
    r"|cash|consortium|lenders?|proceeds|put up|put in|chipped in|led|joined"
    r"|participat\w+|took part)\b",
    re.IGNORECASE,
)
_ROUND_TALK = re.compile(
    r"\b(?:round|investors?|backers?|limited partners|shareholders?|lenders?"
    r"|took part|participat\w+|led)\b",
    re.IGNORECASE,
)
_STAYS_OUT = re.compile(
    r"\b(?:not|never|no longer|declined to|without) (?:taking|take|took|participat\w+|invest\w*"
    r"|join\w*|back\w*)\b",
    re.IGNORECASE,
)
# A list this long in a sentence about the deal names those who pay, whatever the verb.
_LONG_LIST = 3
_MOST_AT_ONCE = 6
_CUSTOMERS = re.compile(
    r"\b(?:clients?|customers?|brands|advertisers|works? with|worked (?:with|at|for)"
    r"|used by|users|such as [□■●]|rivals?|compet\w+"
    r"|markets?|countries|formerly|portfolio|previously|platforms|titles|channels"
    r"|publishers like|invested in [□■●]"
    r"|backed [□■●]|founded|veterans?|executives|advised|advisers|lawyers"
    r"|underwriters?|bookrunners?|managed by)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r", (?:(?:all|both|each|most|some) of (?:which|whom|them)|who|which"
    r"|whose) [^,;]{3,90},",
    re.IGNORECASE,
)
_FOUNDED = re.compile(
    r"\b(?:founded|launched|started|set up|established|created|formed|began|born"
    r"|opened)\b[^.;,¤]{0,40}?\b(?:in|since) (?:19|20)[0-9]{2}",
    re.IGNORECASE,
)
_OLD = re.compile(
    r"\b(?:last (?:year|spring|summer|autumn|fall|winter|month)|(?:years?"
    r"|months?) ago|previously|(?:a|one|two|three)"
    r" (?:year|month|week)s? earlier|had (?:already |previously |earlier "
    r"|also )?[a-z]+(?:ed|en)\b|since (?:20|19)[0-9]{2}"
    r"|before that|in (?:19|20)[0-9]{2}|last raised|already raised|at the time"
    r"|earlier round|previous round"
    r"|has been an? (?:investor|shareholder)|elsewhere)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Party:
    """One party: its names as found, and what spoke for each role."""

    name: Name
    sentence: Sentence
    funder: float = 0.0
    recipient: float = 0.0
    seller: float = 0.0
    sponsor: float = 0.0
    listed: float = 0.0
    near: float = 0.0
    is_person: bool = False
    is_lead: bool = False
    order: int = 0


@dataclass(slots=True)
class Poll:
    """The votes so far, by the key of the name."""

    parties: dict[str, Party] = field(default_factory=dict)
    people: frozenset[str] = frozenset()

    def vote(self, names: Iterable[Name], sentence: Sentence, **roles: float) -> None:
        """Add votes (funder, recipient, seller, sponsor, listed, lead) for each of *names*."""
        for name in names:
            if name.kind in {"place", "reference"} or grammar.NOT_PARTY.search(name.text):
                continue
            key = key_of(name.text)
            if not key or name.text in self.people:
                continue
            party = self.parties.setdefault(key, Party(name, sentence, order=len(self.parties)))
            party.funder += roles.get("funder", 0.0)
            party.near += roles.get("funder", 0.0) * (sentence.zone in {"headline", "lead"})
            party.is_person = party.is_person or name.kind == "person"
            party.recipient += roles.get("recipient", 0.0)
            party.seller += roles.get("seller", 0.0)
            party.sponsor += roles.get("sponsor", 0.0)
            party.listed += roles.get("listed", 0.0)
            party.is_lead = party.is_lead or bool(roles.get("lead"))


_LEGAL = re.compile(
    r"\b(?:inc|ltd|limited|llc|plc|pte|bhd|sdn|corp|corporation|co|company|group"
    r"|holdings?|the|pt|tbk)\b"
)


def key_of(name: str) -> str:
    """Return what two writings of one name share.

    >>> key_of("The Lumora Group, Inc."), key_of("Lumora")
    ('lumora', 'lumora')
    """
    plain = re.sub(r"[^\w\s]", " ", name.casefold())
    return " ".join(_LEGAL.sub(" ", plain).split()) or " ".join(plain.split())


def poll(reading: Reading) -> Poll:
    """Return the votes of all sentences."""
    people = {
        word
        for s in reading.sentences
        for n in s.names
        if n.kind == "person"
        for word in n.text.split()
    }
    votes = Poll(people=frozenset(people))
    for sentence in reading.sentences:
        if not sentence.names or not _speaks_of_deal(sentence):
            continue
        if _STAYS_OUT.search(sentence.mask):
            continue
        worth = _WORTH[sentence.zone]
        _vote_funders(votes, sentence, worth)
        _vote_listed(votes, sentence)
        if sentence.zone != "rest":
            _vote_givers(votes, sentence, worth)
            _vote_recipients(votes, sentence, worth)
    return votes


def _speaks_of_deal(sentence: Sentence) -> bool:
    return sentence.zone in {"headline", "lead", "early"} or bool(_DEAL.search(sentence.mask))


def _is_old(sentence: Sentence, end: int) -> bool:
    """Tell whether the words around speak of another time or another deal."""
    if sentence.zone == "headline":
        return False
    around = cues.REPORTED.sub("", sentence.mask[: end + 60])
    for aside in (grammar.KNOWN_BACKER, _FOUNDED, _RELATIVE):
        around = aside.sub("", around)
    return bool(_OLD.search(around))


def _matches(pattern: re.Pattern[str], sentence: Sentence) -> Iterator[re.Match[str]]:
    """Yield the matches of *pattern* that speak of the deal at hand."""
    for match in pattern.finditer(sentence.mask):
        if not _is_old(sentence, match.end()):
            yield match


def _vote_funders(votes: Poll, sentence: Sentence, worth: float) -> None:
    """Vote for those named after "led by", "from", or before "took part"."""
    for match in _matches(grammar.LEAD_AFTER, sentence):
        listed = names_after(sentence, match.end())
        votes.vote(listed[:1], sentence, lead=1.0)
        votes.vote(listed, sentence, funder=worth * 1.5)
    is_headline = sentence.zone == "headline"
    for pattern in (*grammar.FUNDERS_AFTER, *(grammar.HEADLINE_FUNDERS_AFTER * is_headline)):
        for match in _matches(pattern, sentence):
            votes.vote(names_after(sentence, match.end()), sentence, funder=worth)
    for match in _matches(grammar.LEADS, sentence):
        if _DEAL.search(sentence.mask):
            votes.vote(
                names_before(sentence, match.start()), sentence, funder=worth * 1.5, lead=1.0
            )
    for match in _matches(grammar.JOINS, sentence):
        votes.vote(names_before(sentence, match.start()), sentence, funder=worth)
    for match in _matches(grammar.SHARES_TO, sentence):
        votes.vote(names_after(sentence, match.end())[:1], sentence, funder=worth * 2)


def _vote_listed(votes: Poll, sentence: Sentence) -> None:
    """Vote for investors by name, and for long lists, where a sentence speaks of this deal."""
    pattern = _ROUND_TALK if sentence.zone == "rest" else _DEAL
    if not pattern.search(sentence.mask) or _CUSTOMERS.search(sentence.mask):
        return
    for run in clusters(sentence):
        investors = [n for n in run if sentence.mask[n.start] == INVESTOR]
        is_old = _is_old(sentence, run[-1].end)
        if not is_old and (investors or len(run) >= _LONG_LIST):
            votes.vote(run, sentence, listed=1.0)


def _vote_givers(votes: Poll, sentence: Sentence, worth: float) -> None:
    """Vote for the subject of "invests", "pledges", "launches a fund", "takes a stake"."""
    for pattern in (
        grammar.GIVES,
        grammar.TAKES_STAKE,
        grammar.FORMS_VENTURE,
        grammar.MAKES_AVAILABLE,
    ):
        for match in _matches(pattern, sentence):
            votes.vote(names_before(sentence, match.start()), sentence, funder=worth)
            break
    for match in _matches(grammar.SETS_UP, sentence):
        votes.vote(names_before(sentence, match.start()), sentence, sponsor=worth)
        break
    for match in _matches(grammar.ANNOUNCES, sentence):
        named = names_before(sentence, match.start())
        public = [n for n in named if sentence.mask[n.start] == PUBLIC]
        votes.vote(public, sentence, funder=worth)
    for match in _matches(grammar.OWNED_FUND, sentence):
        votes.vote(_named(sentence, match), sentence, sponsor=worth)


def _vote_recipients(votes: Poll, sentence: Sentence, worth: float) -> None:
    for pattern in (grammar.GETS, grammar.SELLS):
        for match in _matches(pattern, sentence):
            votes.vote(names_before(sentence, match.start()), sentence, recipient=worth)
            break
    for match in _matches(grammar.OFFERS, sentence):
        votes.vote(names_before(sentence, match.start()), sentence, seller=worth)
        break
    for pattern in grammar.GETS_AFTER:
        for match in _matches(pattern, sentence):
            votes.vote(
                names_after(sentence, match.end())[:_MOST_AT_ONCE], sentence, recipient=worth
            )
    for match in _matches(grammar.OWNED_ROUND, sentence):
        votes.vote(_named(sentence, match), sentence, recipient=worth)


def _named(sentence: Sentence, match: re.Match[str]) -> list[Name]:
    return [sentence.name_at(match.start("name"))]
