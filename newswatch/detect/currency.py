"""Which country's money a bare sign means in one story.

Goes by the outlet's country, a twin in plain words, and the places of the opening; else by default.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from newswatch.detect.reading import Reading, Sentence
from newswatch.detect.words.places import PLACES
from newswatch.money import Money, settle
from newswatch.money.settle import BARE

# Where the press writes its own dollars bare even for company money; elsewhere start-ups mean US$.
_AT_HOME = frozenset({"AU", "NZ", "CA"})
_PUBLIC = frozenset({"grant"})
# Funds and banks lend their country's name to deals anywhere.
_ABROAD = re.compile(r"\b(?:Pension|Teachers|Capital|Ventures?|Bank|Investment|Partners)\b")
_EXCHANGES = {"ASX": "AU", "ASIC": "AU", "NZX": "NZ", "TSX": "CA"}
_EXCHANGE = re.compile(r"\b(?:ASX|ASIC|NZX|TSX)\b")


def currency_of(money: Money, reading: Reading, kind: str | None) -> str:
    """Return the ISO 4217 code of *money* as this story means it."""
    if money.currency:
        return money.currency
    unit = money.unit or "$"
    story = reading.story
    twins = reading.twins.get((unit, money.value), set())
    plain = _said_plainly(money, reading, unit) - twins
    if len(plain) == 1 and not story.country:
        return plain.pop()
    countries = [story.country.upper()] if story.country else _countries(reading, unit, kind, twins)
    for country in countries:
        code = settle(unit, country, story.language)
        if code not in twins:
            return code
    return settle(unit, None, story.language)


def _said_plainly(money: Money, reading: Reading, unit: str) -> set[str]:
    """Return the currencies in which the same value stands elsewhere, of those *unit* may mean."""
    return {
        other.currency
        for sentence in reading.sentences
        for other in sentence.sums
        if other.currency and other.value == money.value and other.twin_of is None
    } & set(BARE[unit][1].values())


def _countries(reading: Reading, unit: str, kind: str | None, twins: set[str]) -> Sequence[str]:
    """Return the one country that the opening speaks of, where *unit* is money there."""
    top = reading.zone("headline", "lead")
    named = _named(top)
    fitting = {country for country in named if country in BARE[unit][1]}
    if unit != "$":
        return sorted(fitting, key=named.index)
    listed = _listed_at(reading)
    if listed:
        return (listed,)
    if "USD" in twins:
        # The bare sum is told in US dollars beside it, so that it is another country's own.
        fitting.discard("US")
        counted = Counter(c for c in _named(reading.sentences) if c in _AT_HOME)
        if not fitting and counted:
            return (counted.most_common(1)[0][0],)
    if fitting <= _AT_HOME and len(fitting) > 1:
        return tuple(country for country in named if country in fitting)[:1]
    if "US" in fitting or len(fitting) != 1:
        return ()
    country = next(iter(fitting))
    is_home = country in _AT_HOME and named.count(country) == max(Counter(named).values())
    return (country,) if is_home or kind in _PUBLIC else ()


def _named(sentences: Iterable[Sentence]) -> list[str]:
    """Return the country of each name that tells one, in order."""
    found = (_country_in(n.text) for s in sentences for n in s.names if not _ABROAD.search(n.text))
    return [country for country in found if country]


def _listed_at(reading: Reading) -> str:
    """Return the country at whose exchange or registrar the story says that shares are traded."""
    for sentence in reading.sentences:
        match = _EXCHANGE.search(sentence.text)
        if match:
            return _EXCHANGES[match[0]]
    return ""


def _country_in(name: str) -> str:
    """Return the country of a place, or of a body called after one ("Screen Australia")."""
    words = name.split()
    lengths = (len(words), 2, 1)
    for start in (*(" ".join(words[:length]) for length in lengths), words[-1]):
        country = PLACES.get(start) or PLACES.get(start.title() if start.isupper() else "")
        if country:
            return country
    return ""
