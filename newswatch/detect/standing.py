"""How a party stands in a story: named features of each mention, gathered over all of them.

Looks at the words and classes around a name, the list it stands in and what the grammar votes for.
Weighs nothing; names of features are words for people.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from newswatch.detect.candidates import Candidate, Mention, runs_of
from newswatch.detect.eastern import LANGUAGES, beside
from newswatch.detect.eastern_frames import Told, told_parties
from newswatch.detect.frames import Frames, frames
from newswatch.detect.names import Name
from newswatch.detect.parties import Party, Poll, key_of
from newswatch.detect.reading import Reading, Sentence
from newswatch.detect.surroundings import around, in_brackets
from newswatch.detect.tokens import SIGNS, Word
from newswatch.detect.words import cues, grammar
from newswatch.detect.words.people import FIRST_NAMES

_LATE = 6
# How many words the names of people have.
_PERSONAL = frozenset({2, 3})
_VOTES = ("funder", "recipient", "seller", "sponsor", "listed")
_MOST_VOTE = 4.0
_GROUPS = {"round": "company", "strategic": "company", "debt": "company", "ipo": "company"}
Values = dict[str, float]


class Standing:
    """Reads the sentences of one story once and tells how its parties stand."""

    def __init__(self, reading: Reading, votes: Poll) -> None:
        self.votes = votes
        self._reading = reading
        self._language = reading.language
        self._first = next((i for i, s in enumerate(reading.sentences[1:], 1) if s.sums), 1)
        self._index = {id(sentence): i for i, sentence in enumerate(reading.sentences)}
        self._runs: dict[int, list[list[Name]]] = {}
        self._frames: dict[int, Frames] = {}
        self._told: dict[int, list[Told]] = {}

    def of(self, party: Candidate, order: int, kind: str) -> Values:
        """Return the features of *party*, the *order*-th of a story of type *kind*."""
        found: Values = {"always": 1.0}
        for mention in party.mentions[:_LATE]:
            for name in self._mention(mention):
                found[name] = 1.0
        found[f"order {min(order, _LATE)}"] = 1.0
        found["mentions"] = min(1.0, (len(party.mentions) - 1) / 4)
        found["in the headline"] = float(party.mentions[0].sentence.zone == "headline")
        found["in the body too"] = float(party.mentions[-1].sentence.zone != "headline")
        found |= _looks(party)
        found |= self._voted(party)
        found["called by its last word"] = float(_is_called_by_last(party))
        if is_personal(party):
            found["begins with a first name"] = 1.0
        if _SCHEME.search(party.longest.name.text):
            found["named as a scheme"] = 1.0
        group = _GROUPS.get(kind, kind)
        found |= {f"{group}, {name}": value for name, value in found.items() if _is_crossed(name)}
        found |= {f"{kind}, {name}": value for name, value in found.items() if name in _BY_KIND}
        return found

    def _mention(self, mention: Mention) -> Iterable[str]:
        """Yield the names of the features of one mention."""
        sentence, name = mention.sentence, mention.name
        yield f"in the {sentence.zone}"
        row = self._reading.row(sentence)
        at = next((i for i, (start, _) in enumerate(row) if start >= name.start), len(row))
        after = next((i for i, (start, _) in enumerate(row) if start >= name.end), len(row))
        index = self._index[id(sentence)]
        if index:
            yield f"sentences after the first sum: {max(-1, min(4, index - self._first))}"
        for _, first in row[:1]:
            yield f"sentence opens: {first.text}"
            yield from (f"sentence opens with: {c}" for c in sorted(first.classes))
        if in_brackets(row, at):
            yield "in brackets"
        if at == 0:
            yield f"opens the {'headline' if sentence.zone == 'headline' else 'sentence'}"
        yield from around(row, at, after, sentence.zone)
        is_top = sentence.zone in {"headline", "lead"}
        for done in sorted(self._done(sentence, name)):
            yield from (done, f"top {done}")[: 1 + is_top]
        if sentence.sums:
            yield "beside a sum"
        yield from (f"in talk of: {what}" for what, words in _TOLD if words.search(sentence.mask))
        talk = {c for _, word in row for c in word.classes}
        yield from (f"in talk of: {name}" for name in sorted(talk & _TALK))
        if self._language in LANGUAGES:
            yield from beside(sentence.text, name)
        run = next((run for run in self._clusters(sentence) if name in run), [])
        if len(run) > 1:
            yield from self._listed(sentence, row, run, run.index(name))

    def _listed(
        self, sentence: Sentence, row: list[tuple[int, Word]], run: list[Name], index: int
    ) -> Iterable[str]:
        """Yield what a list tells of each of its names."""
        yield f"in a list of {min(len(run), 4)}"
        yield f"number {min(index + 1, 3)} of a list"
        if any(sentence.mask[one.start] == "●" for one in run):
            yield "listed with an investor"
        at = next((i for i, (start, _) in enumerate(row) if start >= run[0].start), len(row))
        after = next((i for i, (start, _) in enumerate(row) if start >= run[-1].end), len(row))
        yield from (f"list, {name}" for name in around(row, at, after, sentence.zone))

    def _done(self, sentence: Sentence, name: Name) -> Iterable[str]:
        """Return what *name* does in *sentence*."""
        if self._language in LANGUAGES:
            told = [one for one in self._tellings(sentence) if one.name == name]
            return {f"told as {one.role}{', leading' * one.is_lead}" for one in told}
        if id(sentence) not in self._frames:
            self._frames[id(sentence)] = frames(sentence, self._reading.row(sentence))
        return self._frames[id(sentence)].get(name.start, ())

    def _tellings(self, sentence: Sentence) -> list[Told]:
        if id(sentence) not in self._told:
            self._told[id(sentence)] = told_parties(sentence.text, self._language)
        return self._told[id(sentence)]

    def leads(self, party: Candidate) -> bool:
        """Tell whether *party* is said to lead the others."""
        keys = {key_of(mention.name.text) for mention in party.mentions}
        if any(key in keys and one.is_lead for key, one in self.votes.parties.items()):
            return True
        return self._language in LANGUAGES and any(
            told.is_lead and told.name == mention.name
            for mention in party.mentions
            for told in self._tellings(mention.sentence)
        )

    def _clusters(self, sentence: Sentence) -> list[list[Name]]:
        if id(sentence) not in self._runs:
            self._runs[id(sentence)] = runs_of(sentence, self._language)
        return self._runs[id(sentence)]

    def _voted(self, party: Candidate) -> Values:
        """Return what the grammar voted for the names of *party*."""
        parties = self.votes.parties
        keys = {key_of(mention.name.text) for mention in party.mentions}
        voted = [parties[key] for key in sorted(keys) if key in parties]
        found = {
            f"voted {role}": min(_MOST_VOTE, sum(getattr(one, role) for one in voted)) / _MOST_VOTE
            for role in _VOTES
        }
        found["voted lead"] = float(any(one.is_lead for one in voted))
        found["voted more for giving"] = float(_sum(voted, "funder") > _sum(voted, "recipient"))
        found["voted more for getting"] = float(_sum(voted, "funder") < _sum(voted, "recipient"))
        found["not voted for"] = float(not voted)
        return found


def _sum(voted: Sequence[Party], role: str) -> float:
    return float(sum(getattr(one, role) for one in voted))


_TOLD = (
    ("what was", cues.PAST),
    ("advice", grammar.ADVICE),
    ("absence", grammar.ABSENCE),
    ("known backers", grammar.KNOWN_BACKER),
)
_TALK = frozenset(
    ["investor", "round", "stake", "lead", "join", "account", "past", "people", "appoint",
     "invest", "put", "support", "capital", "say", "money put up", "money taken in", "acquire",
     "sell", "fund", "grant", "promise", "apply", "own people", "community"]
)  # fmt: skip
# What the money is called is seldom who gives it.
_SCHEME = re.compile(
    r"\b(?:funds?|program(?:me)?s?|scheme|initiative|accelerator|academy|awards?|grants?|project"
    r"|dana|[IVX]+|[0-9])\Z",
    re.IGNORECASE,
)
_BY_KIND = frozenset(
    {
        "named as a scheme",
        "opens the headline",
        "opens the sentence",
        "order 0",
        "order 1",
        "in the headline",
    }
)
_CROSSED = (
    "voted",
    "opens",
    "before: ",
    "after: ",
    "list, before: ",
    "list, after: ",
    "sign",
    "kind",
    "ends ",
    "does: ",
    "undergoes: ",
    "taken by: ",
    "owns: ",
)


def _is_crossed(name: str) -> bool:
    return name.startswith(_CROSSED) or name in _BY_KIND


def is_personal(party: Candidate) -> bool:
    """Tell whether the name of *party* begins like a person's and is as long."""
    words = party.longest.name.text.split()
    return words[0].lower() in FIRST_NAMES and len(words) in _PERSONAL


def _is_called_by_last(party: Candidate) -> bool:
    """Tell whether the last word stands for the whole, as people are called: "Rob Lee … Lee"."""
    words = party.longest.name.text.split()
    return len(words) > 1 and any(m.name.text == words[-1] for m in party.mentions)


def _looks(party: Candidate) -> Values:
    """Return what the name itself tells."""
    longest = party.longest
    text = longest.name.text
    words = text.split()
    sign = SIGNS.get(longest.sentence.mask[longest.name.start], "body")
    return {
        f"kind {party.kind}": 1.0,
        f"sign {sign}": 1.0,
        f"last word: {words[-1].lower()}": 1.0,
        f"words in name {min(len(words), 4)}": 1.0,
        "only referred to": float(all(m.name.kind == "reference" for m in party.mentions)),
    }
