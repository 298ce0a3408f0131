"""Whom a story names: every party that could give or get, with all places where it stands.

Joins the names that mean one party ("Lumora", "The Lumora Group, Inc."), and takes public bodies
that are only described ("the culture ministry"). Which role one plays is for `choosing`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from newswatch.detect.eastern import LANGUAGES, eastern_lists, eastern_names
from newswatch.detect.lists import clusters, government_at
from newswatch.detect.names import Name
from newswatch.detect.parties import key_of
from newswatch.detect.reading import Reading, Sentence
from newswatch.detect.sentences import dateline
from newswatch.detect.words import grammar
from newswatch.detect.words.eastern_grammar import FULL_ENDS

_BODY = re.compile(
    r"(?<![\w□■●'-])(?:(?:(?!the\b|an?\b|its\b|of\b|by\b|from\b|with\b|under\b|to\b|for\b|in\b|on\b"
    r"|that\b|as\b|at\b|is\b|has\b|new\b|said\b|says\b|this\b|their\b|will\b)[a-z]+(?:-[a-z]+)?,? )"
    r"(?:and )?){0,3}(?:ministry|government|treasury|parliament"
    r"|(?<=[a-z] )(?:board|council|agency|office|commission|authority|foundation|fund))\b"
    r"(?!'s? (?:[a-z]+ ){0,2}(?:minister|plan))"
)
_MOST = 80
# What a giver calls its money: "Acme" gives, "Acme Creators Fund" is what it gives.
_SCHEME = re.compile(
    r"\b(?:funds?|programme|program|scheme|initiative|project|academy|awards?|grants?)\Z"
)
# Zones in which a body without a name may be the giver.
_NEAR = frozenset({"headline", "lead", "early"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands."""

    name: Name
    sentence: Sentence


@dataclass(slots=True)
class Candidate:
    """One party: the key its names share, and its mentions in order; ``kind`` as of names.

    ``kind``: org, person, place, reference (only describes another) or body (has no name).
    """

    key: str
    kind: str
    mentions: list[Mention] = field(default_factory=list)

    @property
    def longest(self) -> Mention:
        """The mention with the longest name; the first of them."""
        return max(self.mentions, key=lambda m: len(m.name.text))


def candidates(reading: Reading) -> list[Candidate]:
    """Return the parties of a story in the order in which they come up."""
    found: dict[str, Candidate] = {}
    for sentence in reading.sentences:
        for name in _named(sentence, reading.language):
            key = key_of(name.text)
            if not key or grammar.NOT_PARTY.search(name.text):
                continue
            known = found.setdefault(key, Candidate(key, name.kind))
            known.mentions.append(Mention(name, sentence))
            known.kind = _kind(known.kind, name.kind)
            if len(found) > _MOST:
                return _joined(found)
    return _joined(found)


def _kind(known: str, new: str) -> str:
    """Return the plainer of two kinds: what is a person once, is one throughout."""
    return min(known, new, key=("person", "org", "body", "place", "reference").index)


def _named(sentence: Sentence, language: str) -> Iterator[Name]:
    """Yield the possible names of *sentence* in a *language*."""
    if language in LANGUAGES:
        return eastern_names(sentence.text, language)
    return _names(sentence)


def runs_of(sentence: Sentence, language: str) -> list[list[Name]]:
    """Return the runs of names of *sentence* in a *language* that stand in one list."""
    if language in LANGUAGES:
        return eastern_lists(sentence.text, language)
    return clusters(sentence)


def _names(sentence: Sentence) -> Iterator[Name]:
    """Yield the names of *sentence*, governments of places and bodies without a name."""
    taken = []
    opening = dateline(sentence.text) if sentence.zone == "lead" else 0
    for name in sentence.names:
        if sentence.mask[name.start] == '"' or name.end <= opening:
            continue
        public = government_at(sentence, name.start) if name.kind == "place" else None
        chosen = public or name
        taken.append((chosen.start, chosen.end))
        yield chosen
    if sentence.zone in _NEAR:
        for match in _BODY.finditer(sentence.mask):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                yield Name(sentence.text[match.start() : match.end()], *match.span(), "body")


def _joined(found: dict[str, Candidate]) -> list[Candidate]:
    """Join each party with the one whose longer name begins or ends with its own.

    Where several do, it is the one that came up first; initials stand for their name.
    """
    order = {key: index for index, key in enumerate(found)}
    kept: list[Candidate] = []
    for one in sorted(found.values(), key=lambda c: (-len(c.key), order[c.key])):
        fitting = [other for other in kept if _is_same(one, other)]
        if not fitting:
            kept.append(one)
            continue
        long = min(fitting, key=lambda c: order[c.key])
        long.mentions += one.mentions
        long.kind = _kind(long.kind, one.kind)
    for one in kept:
        one.mentions.sort(key=lambda m: (m.sentence.span.place == "body", m.sentence.span.start))
    return sorted(kept, key=lambda c: min(order[key_of(m.name.text)] for m in c.mentions))


def _is_same(short: Candidate, long: Candidate) -> bool:
    if "place" in {short.kind, long.kind} or "body" in {short.kind, long.kind}:
        return False
    inner, outer = short.key, long.key
    if len(inner) > 1 and outer.startswith(inner) and FULL_ENDS.fullmatch(outer[len(inner) :]):
        return True
    if _SCHEME.search(outer) and not _SCHEME.search(inner):
        return False
    if f"{outer} ".startswith(f"{inner} ") or f" {outer}".endswith(f" {inner}"):
        return len(inner) > 2  # noqa: PLR2004 - two letters are too few to know a party by
    initials = "".join(word[0] for word in outer.split())
    return len(inner) > 2 and inner == initials  # noqa: PLR2004 - as above
