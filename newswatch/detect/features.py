"""What a story has that may speak for or against: named features with the sentence of each.

Names are words for people, since weights and reasons are read under them. Weighs nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from newswatch.detect.reading import Reading, Sentence
from newswatch.detect.tokens import Word, words_of
from newswatch.detect.weighing import Hit

_PLACES = {"headline": "headline", "lead": "lead", "early": "opening"}
# How many classed words, and words of any sort, may stand between the two of a pair.
_PAIR_NEXT, _PAIR_REACH = 4, 9
# The first body sentence with a sum is looked for among so many.
_FIRST = 8
_VERB_LAST = frozenset({"ja", "ko"})
_LONG_TEXT = 2000
_FEW = 5


# What a sentence may tell of money, and what else it may tell of.
_ACTS = frozenset(
    ["raise", "invest", "pledge", "give", "support", "set up", "lead", "join", "issue", "borrow"]
)
_MATTERS = frozenset(
    ["round", "capital", "investor", "stake", "fund", "debt", "offering", "grant", "promise"]
)
_OTHERS = frozenset(
    ["acquire", "control", "account", "results", "market", "people", "sponsor", "campaign", "prize",
     "production", "charity", "law", "cuts", "payout", "premises", "price", "opinion", "roundup",
     "rumour", "cancel", "appoint", "grow", "forecast", "sue", "donate", "partner", "shop", "sell",
     "past", "conditional", "negation", "question", "valuation", "spend", "most"]
)  # fmt: skip
_MANY_OTHERS = 5
# Who acts, for whom and how it ends: crossed with the money like the matters, but not counted.
_CROSSED = _OTHERS | frozenset(
    ["crowd", "politics", "politician", "tourism", "service", "course", "asset", "own means",
     "helped", "work", "event", "ended", "looking back", "wage", "trading", "account money",
     "payback", "takeover", "refusal", "request", "court", "own people", "gossip",
     "told as fact", "handed out", "effort", "community", "state", "new holder", "money put up",
     "money taken in"]
)  # fmt: skip


@dataclass(slots=True)
class Features:
    """Feature name → value (0 to 1), and → the first sentence that shows it."""

    values: dict[str, float] = field(default_factory=dict)
    shown: dict[str, Sentence] = field(default_factory=dict)

    def add(self, name: str, value: float = 1.0, sentence: Sentence | None = None) -> None:
        """Note *name*; where it is known already the larger value stays."""
        if value > self.values.get(name, 0.0):
            self.values[name] = value
            if sentence is not None:
                self.shown.setdefault(name, sentence)


def features_of(reading: Reading, hits: Sequence[Hit], against: Sequence[Hit]) -> Features:
    """Return the features of a story with its cues for and against."""
    found = Features()
    for side, told in (("for", hits), ("against", against)):
        for hit in told:
            strength = min(1.0, hit.score / hit.cue.weight)
            found.add(f"cue {side}: {hit.cue.name}", strength, hit.sentence)
    _read_top(found, reading)
    _whole(found, reading)
    return found


def _read_top(found: Features, reading: Reading) -> None:
    """Note what headline and opening show, and the first body sentence with a sum."""
    first_sum = _first_with_sum(reading)
    spoken: dict[str, set[str]] = {"headline": set(), "lead": set()}
    for sentence in reading.sentences:
        place = _PLACES.get(sentence.zone)
        if place is None and sentence is not first_sum:
            continue
        row = words_of(sentence.mask, reading.language)
        if reading.language in _VERB_LAST:
            # Read from the end the verb comes before its object, as in the other languages.
            row.reverse()
        if place:
            _words(found, sentence, row, place)
        if place in spoken:
            spoken[place].update(name for word in row for name in word.classes)
        kind = "with a sum" if sentence.sums else "without a sum"
        for name in {name for word in row for name in word.classes}:
            found.add(f"{kind}: {name}", 1.0, sentence)
        if sentence is first_sum:
            _classes(found, sentence, row, ("first sum",))
        if sentence.zone == "headline" and row:
            _ends(found, sentence, row)
    for place, classes in spoken.items():
        _tells(found, reading.zone(place), classes, place)


def _ends(found: Features, sentence: Sentence, row: list[Word]) -> None:
    """Note with what the headline opens and closes."""
    for place, word in (("opens", row[0]), ("ends", row[-1])):
        found.add(f"headline {place}: {word.text}", 1.0, sentence)
        for name in word.classes:
            found.add(f"headline {place} with: {name}", 1.0, sentence)


def _tells(found: Features, sentences: Sequence[Sentence], classes: set[str], place: str) -> None:
    """Note how much *sentences* tell of money, with each other matter that they tell of."""
    if not sentences:
        return
    told = [
        word
        for word, there in (
            ("act", classes & _ACTS),
            ("matter", classes & _MATTERS),
            ("sum", any(sentence.sums for sentence in sentences)),
        )
        if there
    ]
    money = " and ".join(told) or "nothing"
    others = classes & _OTHERS
    found.add(f"{place} tells {money} of money", 1.0, sentences[0])
    found.add(f"{place} has {min(len(others), _MANY_OTHERS)} other matters", 1.0, sentences[0])
    for name in classes & _CROSSED:
        found.add(f"{place} tells {money} of money and of: {name}", 1.0, sentences[0])


def _first_with_sum(reading: Reading) -> Sentence | None:
    body = (s for s in reading.sentences[1 : _FIRST + 1] if s.sums)
    return next(body, None)


def _words(found: Features, sentence: Sentence, row: list[Word], place: str) -> None:
    """Note the words of a sentence near the top, one by one and (not later on) in twos."""
    for word in row:
        found.add(f"{place} word: {word.text}", 1.0, sentence)
    if place == "opening":
        _classes(found, sentence, row, (place,))
        return
    for word in row:
        found.add(f"top word: {word.text}", 1.0, sentence)
    for first, second in pairwise(row):
        found.add(f"{place} words: {first.text} {second.text}", 1.0, sentence)
    _classes(found, sentence, row, (place, "top"))


def _classes(found: Features, sentence: Sentence, row: list[Word], places: Iterable[str]) -> None:
    """Note the classes of a sentence and which of them follow one another."""
    classed = [(at, word.classes) for at, word in enumerate(row) if word.classes]
    pairs = {
        f"{a} > {b}"
        for index, (at, here) in enumerate(classed)
        for beyond, there in classed[index + 1 : index + 1 + _PAIR_NEXT]
        if beyond - at <= _PAIR_REACH
        for a in here
        for b in there
        if a != b
    }
    for place in places:
        if place != "top":
            for name in set().union(*(names for _, names in classed)):
                found.add(f"{place} speaks of: {name}", 1.0, sentence)
        for pair in pairs:
            found.add(f"{place} order: {pair}", 1.0, sentence)


def _whole(found: Features, reading: Reading) -> None:
    """Note what only the whole story shows."""
    sentences = reading.sentences
    found.add("a sum in the headline", float(bool(sentences[0].sums)))
    found.add("a sum in the lead", float(any(s.sums for s in reading.zone("lead"))))
    found.add("a sum in the opening", float(any(s.sums for s in reading.zone("early"))))
    found.add("no sum at all", float(not any(s.sums for s in sentences)))
    names = [name for s in sentences for name in s.names]
    signs = [s.mask[n.start] for s in sentences for n in s.names]
    found.add("investors named", min(1.0, signs.count("●") / _FEW))
    found.add("public bodies named", min(1.0, signs.count("■") / _FEW))
    found.add("many names", min(1.0, len(names) / (4 * _FEW)))
    found.add("length", min(1.0, len(reading.story.body) / _LONG_TEXT))
