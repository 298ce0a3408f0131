"""What the whole story tells of its sort of money, as named features for `decision` and `kind`.

Of which money it talks most, what stands beside the main sum, who gives to whom by their names, and
which of these come together. `features` reads the top only. Weighs nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from newswatch.detect import sorts
from newswatch.detect.parties import Party, Poll
from newswatch.detect.reading import Reading, Sentence
from newswatch.detect.roles import Placed
from newswatch.detect.tokens import SIGNS, Word
from newswatch.detect.words import kinds

# Sentences beyond these are seldom of this deal.
_MOST = 60
# Classes of words that speak of money, and those of them that speak of one type of it.
_OF_ONE_TYPE = ("round", "stake", "fund", "debt", "offering", "grant")
_OF_MONEY = (*_OF_ONE_TYPE, "capital", "investor", "promise", "control")
# So many words of a class tell as much as more of them.
_OFTEN = 4
# Words on each side of the main sum that are read, those right beside it, classed ones among them.
_REACH, _BESIDE, _FIRST = 8, 2, 2
_SHOWN = 3
_NEAR = frozenset({"headline", "lead"})
Values = dict[str, float]


def talk_of(reading: Reading, votes: Poll, main: Sequence[Placed]) -> Values:
    """Return the features of a story, each 0 to 1; *main* are the announced sums."""
    found: Values = {}
    told = [*_whole(found, reading), *_topics(found, reading)]
    _beside_main_sum(found, reading, main)
    givers, takers = sorts.givers(votes), sorts.takers(votes)
    _names(found, "gives", givers)
    _names(found, "gets", takers)
    listed = sum(p.listed > 0 for p in votes.parties.values())
    sellers = sum(p.seller > 0 for p in votes.parties.values())
    for name, count in (("takers", len(takers)), ("sellers", sellers), ("listed", listed)):
        found[f"{name}: {min(count, _SHOWN)}"] = 1.0
    _crossed(found, told, givers, takers)
    _named_first(found, told, reading)
    return found


def _named_first(found: Values, told: Sequence[str], reading: Reading) -> None:
    """Note what sort of name stands first in the headline and in the text, with what is *told*."""
    for place, sentences in (("headline", reading.sentences[:1]), ("text", reading.sentences[1:2])):
        signs = (SIGNS.get(s.mask[n.start], "quoted") for s in sentences for n in s.names)
        first = next(signs, "nobody")
        found[f"first in the {place}: {first}"] = 1.0
        for name in told:
            found[f"{name}, first in the {place}: {first}"] = 1.0


def _whole(found: Values, reading: Reading) -> Iterator[str]:
    """Note the words of the body and how often it talks of each sort of money; yield the most."""
    counts: Counter[str] = Counter()
    first: dict[str, int] = {}
    at = 0
    for sentence in reading.sentences[:_MOST]:
        is_body = sentence.zone != "headline"
        for _, word in reading.row(sentence):
            at += 1
            if is_body:
                found[f"story word: {word.text}"] = 1.0
            for name in word.classes:
                counts[name] += 1
                first.setdefault(name, at)
                if is_body:
                    found[f"story speaks of: {name}"] = 1.0
    for name in _OF_MONEY:
        if counts[name]:
            found[f"talk of: {name}"] = min(1.0, counts[name] / _OFTEN)
        else:
            found[f"no talk of: {name}"] = 1.0
        if counts[name] > 1:
            found[f"talk twice of: {name}"] = 1.0
    typed = [name for name in _OF_ONE_TYPE if name in first]
    typed.sort(key=lambda name: first[name])
    yield from (f"first talk: {name}" for name in typed[:1])
    typed.sort(key=lambda name: -counts[name])
    yield from (f"most talk: {name}" for name in typed[:1])
    if len(typed) > 1:
        yield f"most talk: {typed[0]} then {typed[1]}"


def _topics(found: Values, reading: Reading) -> Iterator[str]:
    """Yield what the opening tells of, by single words; note what the rest does, and schemes."""
    for sentence in reading.sentences[:_MOST]:
        place = "rest" if sentence.zone == "rest" else "top"
        names = {
            name
            for _, word in reading.row(sentence)
            for part in word.text.split(" ")
            for name in kinds.TOPICS.get(part, ())
        }
        for name in names:
            if place == "top":
                yield f"top tells of {name}"
            else:
                found[f"rest tells of {name}"] = 1.0
        for name in _schemes(sentence):
            found[f"{place} name ends: {name}"] = 1.0
            if sentence.zone in _NEAR:
                yield f"near name ends: {name}"


def _schemes(sentence: Sentence) -> Iterator[str]:
    """Yield what the names in *sentence* end with where that says what they are."""
    for name in sentence.names:
        match = kinds.NAMED_AS.search(name.text)
        if match:
            yield match[1].lower()


def _beside_main_sum(found: Values, reading: Reading, sums: Sequence[Placed]) -> None:
    """Note the words and classes on both sides of the announced sum."""
    main = next(iter(sums), None)
    if main is None:
        found["no main sum"] = 1.0
        return
    found[f"main sum in: {main.sentence.zone}"] = 1.0
    start = main.money.start - main.sentence.span.start
    row = reading.row(main.sentence)
    at = next((i for i, (place, _) in enumerate(row) if place >= start), len(row))
    _side(found, "before", [word for _, word in row[max(0, at - _REACH) : at]][::-1])
    _side(found, "after", [word for _, word in row[at + 1 : at + 1 + _REACH]])


def _side(found: Values, side: str, words: Sequence[Word]) -> None:
    """Note *words*, nearest first, up to the end of the sentence."""
    classed = 0
    for distance, word in enumerate(words):
        if word.text == ".":
            return
        found[f"{side} main sum: {word.text}"] = 1.0
        if distance < _BESIDE:
            found[f"just {side} main sum: {word.text}"] = 1.0
        for name in word.classes:
            found[f"{side} main sum speaks of: {name}"] = 1.0
            if classed < _FIRST:
                found[f"first {side} main sum: {name}"] = 1.0
        classed += bool(word.classes)


def _names(found: Values, side: str, parties: Sequence[Party]) -> None:
    """Note the words of the names of those who give or get."""
    for party in parties:
        words = party.name.text.lower().split()
        found[f"{side} last word: {words[-1]}"] = 1.0
        for word in words:
            found[f"{side} name has: {word}"] = 1.0


def _crossed(
    found: Values, told: Sequence[str], givers: Sequence[Party], takers: Sequence[Party]
) -> None:
    """Note the sorts of givers and takers, and each with what is *told*."""
    giving = [sorts.closer_sort_of(party) for party in givers]
    taking = [sorts.closer_sort_of(party) for party in takers]
    given, taken = sorts.told(giving), sorts.told(taking)
    found[f"from {given}"] = found[f"to {taken}"] = found[f"from {given} to {taken}"] = 1.0
    for name in set(taking):
        found[f"gets: {name}"] = 1.0
    ends = [f"from {one}" for one in set(giving) or ("nobody",)]
    ends += [f"to {one}" for one in set(taking) or ("nobody",)]
    for name in told:
        found[name] = 1.0
        for end in ends:
            found[f"{name}, {end}"] = 1.0
