"""A story made ready to be judged: sentences with their names and sums, and a mask of each.

In a mask every sum is a run of ``¤``, every place one of ``◇``, every name one of ``□``: or of
``■`` where it is a public body's or foundation's by its words, of ``●`` where an investor's. Each
run is as long as what it hides: patterns over masks see the grammar, and their offsets are those of
the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace

from newswatch.detect.casing import casing
from newswatch.detect.languages import language_of
from newswatch.detect.names import Name, find_names
from newswatch.detect.sentences import Span, dateline, split
from newswatch.detect.tokens import Word, placed_words
from newswatch.detect.words import kinds
from newswatch.model.announcement import Story
from newswatch.money import Money, find_amounts

SUM, PLACE = "¤", "◇"
NAME, PUBLIC, INVESTOR = "□", "■", "●"
NAMES = NAME + PUBLIC + INVESTOR
# No story is longer; what is, is cut (in code points).
_MOST = 200_000
# The signs of the mask, should a text hold them itself.
_UNMASKED = dict.fromkeys(map(ord, NAMES + SUM + PLACE), " ")
_QUOTED = re.compile(r'"[^"]{25,600}"')


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with what stands in it; offsets of ``names`` count from its start."""

    span: Span
    mask: str
    names: tuple[Name, ...]
    sums: tuple[Money, ...]

    @property
    def zone(self) -> str:
        """headline, lead, early or rest."""
        return self.span.zone

    @property
    def text(self) -> str:
        """The sentence as flattened text."""
        return self.span.text

    def name_at(self, start: int) -> Name:
        """Return the name that covers *start*, where the mask has one."""
        return next(name for name in self.names if name.start <= start < name.end)


@dataclass(frozen=True, slots=True)
class Reading:
    """A story with its sentences.

    ``twins`` maps a bare sum (unit, value) to the currencies that restate it somewhere;
    ``language`` is a base tag.
    """

    story: Story
    sentences: tuple[Sentence, ...]
    twins: dict[tuple[str | None, int], set[str]] = field(default_factory=dict)
    language: str = "en"
    _rows: dict[int, list[tuple[int, Word]]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def row(self, sentence: Sentence) -> list[tuple[int, Word]]:
        """Return (start, word) for each word of one of its sentences, classed narrowly."""
        key = sentence.span.start if sentence.span.place == "body" else -1
        row = self._rows.get(key)
        if row is None:
            row = self._rows[key] = placed_words(sentence.mask, self.language)
        return row

    def zone(self, *zones: str) -> list[Sentence]:
        """Return the sentences of these zones, in order."""
        return [s for s in self.sentences if s.zone in zones]


def read(story: Story) -> Reading:
    """Return *story* split, with names and sums found."""
    spans = split(story.headline, story.body)
    case = casing((span.text for span in spans if span.place == "body"), spans[0].text)
    body = story.body[: max((span.end for span in spans[1:]), default=0)][:_MOST]
    sums = {"headline": find_amounts(story.headline[:_MOST]), "body": find_amounts(body)}
    starts = {place: [money.start for money in found] for place, found in sums.items()}
    sentences = []
    for span in spans:
        first = bisect_left(starts[span.place], span.start)
        last = bisect_left(starts[span.place], span.start + len(span.text))
        inside = tuple(sums[span.place][first:last])
        hidden = [(money.start - span.start, money.end - span.start) for money in inside]
        names = tuple(
            find_names(span.text, case, is_headline=span.place == "headline", hidden=hidden)
        )
        if span.place == "body" and span.start == spans[1].start:
            names = _placed(span.text, names)
        sentences.append(Sentence(span, _mask(span, names, inside), names, inside))
    every = sums["headline"] + sums["body"]
    return Reading(story, tuple(sentences), _twins(every), language_of(story))


def _placed(text: str, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Return *names*, those of the dateline as places: nobody that stands there is a party."""
    end = dateline(text)
    return tuple(replace(one, kind="place") if one.end <= end else one for one in names)


def _twins(sums: list[Money]) -> dict[tuple[str | None, int], set[str]]:
    """Return the plain currencies that stand beside each bare sum as its restatement."""
    found: dict[tuple[str | None, int], set[str]] = {}
    first: Money | None = None
    for money in sums:
        if money.twin_of is None or first is None:
            first = money
        elif money.currency:
            found.setdefault((first.unit, first.value), set()).add(money.currency)
        elif first.currency:
            found.setdefault((money.unit, money.value), set()).add(first.currency)
    return found


def _sign(name: Name) -> str:
    """Return the character that hides *name*."""
    if name.kind == "place":
        return PLACE
    if kinds.PUBLIC.search(name.text):
        return PUBLIC
    return INVESTOR if kinds.INVESTOR.search(name.text) else NAME


def _mask(span: Span, names: tuple[Name, ...], sums: tuple[Money, ...]) -> str:
    """Return the text of *span* with long quotes, names and sums hidden."""
    chars = list(span.text.translate(_UNMASKED))
    for quote in _QUOTED.finditer(span.text):
        chars[quote.start() : quote.end()] = '"' * (quote.end() - quote.start())
    for name in names:
        if chars[name.start] != '"':
            sign = _sign(name)
            chars[name.start : name.end] = sign * (name.end - name.start)
    for money in sums:
        start, end = money.start - span.start, min(money.end - span.start, len(chars))
        chars[start:end] = SUM * (end - start)
    return "".join(chars)
