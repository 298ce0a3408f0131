"""What names do in their sentence: the verbs they are subject or object of, what leads to them.

Reads masks by the classes of words, so that a verb never seen before counts as its like. Weighs
nothing; which role a frame speaks for is learnt.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from newswatch.detect.lists import names_after, names_before
from newswatch.detect.reading import NAMES, Sentence
from newswatch.detect.surroundings import Row
from newswatch.detect.words.forms import listed

# Start of a name → what it does there, as words for people.
Frames = dict[int, set[str]]

_VERBS = listed(
    """raise, get, close, invest, put, pledge, spend, give, support, set up, lead, join,
    acquire, sell, issue, borrow, cancel, appoint, say, account, partner, rumour"""
)
_NOUNS = listed(
    """round, capital, investor, stake, fund, debt, offering, grant, promise, state,
    foundation, receiver, community, sum, proceeds, past, people"""
)
_BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "has been", "have been"])
_LEADS_TO = listed(
    """by, from, with, to, into, in, for, of, alongside, including, behind, between, among, on,
    at, through, via, against, like, as, :, is, are, were, was, courtesy of, thanks to,
    towards, under, include, includes"""
)
# Nouns of kinship: the name after "of" or before "'s" is known by another, not by the deal.
_KIN = listed(
    """arm, unit, subsidiary, parent, owner, maker, backer, founder, founders, part, division,
    vehicle, brand, brands, head, boss, chief, executive, co-founder, co-founders, member,
    director, chairman, alumni, customers, clients, publisher, operator, home, makers,
    owners, behind, sister, rival"""
)
_REACH, _OWNED = 5, 4
_OBJECTS = _NOUNS | frozenset(["lead", "join"])
_ENDS = frozenset([".", ";", ":", '"', "that", "which", "who"])
_APART = (
    (
        "advises",
        re.compile(
            rf"(?P<name>[{NAMES}])(?: (?:was|were|is|are|acted as|acts as)(?: [a-z]+){{0,4}}"
            r" (?:arrangers?|bookrunners?|advis[eo]rs?|underwriters?|managers?|agents?|brokers?"
            r"|coordinators?)\b| (?:advised|advises|arranged|ran the process|acted for))"
        ),
    ),
    (
        "sells its shares",
        re.compile(
            r"\b(?:paid|pays|paying|bought (?:it|them|the shares|the stake) from|sold by|seller"
            rf" (?:is|was)|sellers (?:are|were)) (?:the )?(?:[a-z-]+ ){{0,3}}(?P<name>[{NAMES}])"
        ),
    ),
)
_ASIDE = re.compile(
    rf"[{NAMES}](?: \([^()]{{1,40}}\))?, (?:an?|the|which|who|whose|where|part|maker|owner|parent"
    rf"|home|itself|one|publisher|operator|known|backed|owned|run|founded|formerly|its|their)\b"
    rf"[^,;]{{2,140}}(?=,|\.?\Z)"
)


def frames(sentence: Sentence, row: Row) -> Frames:
    """Return what each name of *sentence* does, by its start; *row* holds the sentence's words."""
    found: Frames = defaultdict(set)
    for index, (start, word) in enumerate(row):
        verbs = sorted(word.classes & _VERBS)
        if verbs:
            _subjects(found, sentence, row, index, verbs)
        if word.text in _LEADS_TO:
            led = f"{word.text} after {_governor(row, index)}"
            for place, name in enumerate(names_after(sentence, start + len(word.text))[:8]):
                found[name.start].add(led)
                found[name.start].add(f"{led}, {'first' if place == 0 else 'later'}")
    for start, told in _asides(sentence):
        found[start].add(told)
    for told, pattern in _APART:
        for match in pattern.finditer(sentence.mask):
            found[sentence.name_at(match.start("name")).start].add(told)
    _owners(found, row)
    return found


def _subjects(found: Frames, sentence: Sentence, row: Row, index: int, verbs: list[str]) -> None:
    """Note who does the verb at *index* or undergoes it, and whom it takes right after it."""
    start, word = row[index]
    before = {w.text for _, w in row[max(0, index - 2) : index]}
    does = "undergoes" if before & _BE and not word.text.endswith("ing") else "does"
    following = row[index + 1][1].text if index + 1 < len(row) else ""
    done = [f"{does}: {verb}" for verb in verbs]
    told = [f"{one} > {what}" for one in done for what in _object(row, index)]
    for name in names_before(sentence, start):
        found[name.start].update(done, told, [f"{does} in words: {word.text} {following}"])
    if following not in _LEADS_TO:
        for name in names_after(sentence, start + len(word.text))[:8]:
            found[name.start].update(f"taken by: {verb}" for verb in verbs)


def _object(row: Row, index: int) -> list[str]:
    """Return what the verb at *index* is done to: the classes of the nearest noun that tells."""
    for _, word in row[index + 1 : index + 1 + _REACH]:
        told = sorted(word.classes & _OBJECTS)
        if told:
            return told
        if word.text in _ENDS:
            return []
    return []


def _governor(row: Row, index: int) -> str:
    """Return what the word at *index* hangs on: the nearest telling class before it."""
    for _, word in reversed(row[max(0, index - _REACH) : index]):
        if word.text.split(" ")[-1] in _KIN:
            return "kin"
        told = sorted(word.classes & (_VERBS | _NOUNS))
        if told:
            return told[0]
        if word.text in {",", ".", ";", '"'}:
            return "a mark"
        if "name" in word.classes or word.text in NAMES:
            return "a name"
    return "nothing"


def _asides(sentence: Sentence) -> Iterator[tuple[int, str]]:
    """Yield the names within asides, and those that an aside tells more of."""
    for match in _ASIDE.finditer(sentence.mask):
        for name in sentence.names:
            if match.start() + 1 < name.start < match.end():
                yield name.start, "in an aside"
            elif name.end - 1 == match.start():
                yield name.start, "explained by an aside"


def _owners(found: Frames, row: Row) -> None:
    """Note what each owner owns: "Lumora's round"."""
    for index, (start, word) in enumerate(row[:-2]):
        if word.text not in NAMES or row[index + 1][1].text != "s":
            continue
        for _, owned in row[index + 2 : index + 2 + _OWNED]:
            told = sorted(owned.classes & (_VERBS | _NOUNS)) + ["kin"] * (owned.text in _KIN)
            if told:
                found[start].update(f"owns: {kind}" for kind in told)
                break
            if owned.text in NAMES:
                found[start].add("owns: a name")
                break
