"""Which country's money a bare sign means in one story.

Goes by the outlet's country, a twin in plain words, and the places of the opening; else by default.
"""

from __future__ import annotations

from collections.abc import Sequence

from newswatch.detect.reading import Reading
from newswatch.detect.words.places import PLACES
from newswatch.money import Money, settle
from newswatch.money.settle import BARE

# Where the press writes its own dollars bare even for company money; elsewhere start-ups mean US$.
_AT_HOME = frozenset({"AU", "NZ", "CA"})
_PUBLIC = frozenset({"grant"})


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
    named = [
        country
        for sentence in reading.zone("headline", "lead")
        for name in sentence.names
        if (country := _country_in(name.text))
    ]
    fitting = {country for country in named if country in BARE[unit][1]}
    if unit != "$":
        return sorted(fitting, key=named.index)
    if "USD" in twins:
        fitting.discard("US")
    if "US" in fitting or len(fitting) != 1:
        return ()
    country = next(iter(fitting))
    return (country,) if country in _AT_HOME or kind in _PUBLIC or reading.writes_usd else ()


def _country_in(name: str) -> str:
    """Return the country of a place, or of a body that begins with one ("New Zealand Post")."""
    words = name.split()
    for length in (len(words), 2, 1):
        start = " ".join(words[:length])
        country = PLACES.get(start) or PLACES.get(start.title() if start.isupper() else "")
        if country:
            return country
    return ""
