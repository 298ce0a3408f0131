"""Which country's money a bare sign means in one story.

Goes by the outlet's country, a twin in plain words, and the places of the opening; else by default.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from newswatch.detect.reading import NAMES, PLACE, Reading, Sentence
from newswatch.detect.words.places import PLACES
from newswatch.money import Money, settle
from newswatch.money.settle import BARE

# Where the press writes its own dollars bare even for company money; elsewhere start-ups mean US$.
_AT_HOME = frozenset({"AU", "NZ", "CA"})
_PUBLIC = frozenset({"grant"})
# Canada's firms and those that lend to them reckon in US dollars as often as not.
_ABROAD_TOO = frozenset({"CA"})
_COMPANIES = frozenset({"round", "strategic", "debt"})
# Peso countries write "$" too, but seldom in English.
_DOLLARS = frozenset({"SG", "HK", "AU", "NZ", "CA", "TW", "BN", "FJ", "US"})
# So many countries are those of a deal; more are a list of markets.
_FEW = 3
# Funds and banks lend their country's name to deals anywhere.
_ABROAD = re.compile(r"\b(?:Pension|Teachers|Capital|Ventures?|Bank|Investment|Partners)\b")
# Where a firm is at home: "the Melbourne start-up", "Vietnam's Lumora"; "Jakarta-based" is one
# word, and so no place in the mask.
_HOME = re.compile(
    rf"\A(?:The )?{PLACE}+(?:'s)? (?:[a-z-]+ ){{0,3}}[{NAMES}]"
    rf"|{PLACE}+ (?:[a-z-]+ ){{0,2}}(?:start-?up|scale-?up|company|firm|business|agency|outfit"
    r"|app|site|publisher|studio|platform|maker|brand|retailer|operator|manager|investor"
    r"|insurer|broadcaster|bank)\b",
)
_BASED = re.compile(
    r"\b(?P<place>[A-Z][a-z]+(?: [A-Z][a-z]+){0,2})-(?: and [A-Z][a-z]+-)?"
    r"(?:based|headquartered|born)"
)
_EASTERN = re.compile(
    "(?P<TW>[台臺](?:灣|湾|北|中|南)|高雄|新北|桃園|新竹|文策院)|(?P<HK>香港|港府|九龍)"
    "|(?P<MO>澳門)"
)
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
    countries = _outlet(reading, unit, kind) or _countries(reading, unit, kind, twins)
    for country in countries:
        code = settle(unit, country, story.language)
        if code not in twins:
            return code
    return settle(unit, None, story.language)


def _outlet(reading: Reading, unit: str, kind: str | None) -> Sequence[str]:
    """Return the outlet's country; none where its dollars are another country's firm's."""
    country = (reading.story.country or "").upper()
    home = _home(reading) if unit == "$" and kind not in _PUBLIC else None
    is_foreign = home is not None and country != "US" and home not in BARE["$"][1]
    return (country,) if country and not is_foreign else ()


def _home(reading: Reading) -> str | None:
    """Return the country that the opening calls a firm's home, where it does."""
    for sentence in reading.zone("headline", "lead", "early"):
        based = _BASED.search(sentence.text)
        if based and PLACES.get(based["place"]):
            return PLACES[based["place"]]
        for match in _HOME.finditer(sentence.mask):
            country = _country_in(sentence.name_at(sentence.mask.index(PLACE, match.start())).text)
            if country:
                return country
    return None


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
    if unit == "$":
        return _of_dollars(reading, named, kind, twins)
    fitting = {country for country in named if country in BARE[unit][1]}
    if unit == "元" and not fitting:
        language = (reading.story.language or "").lower()
        spoken = _EASTERN.search(" ".join(s.text for s in top))
        return (spoken.lastgroup or "",) if spoken and "hans" not in language else ()
    return sorted(fitting, key=named.index)


def _of_dollars(
    reading: Reading, named: Sequence[str], kind: str | None, twins: set[str]
) -> Sequence[str]:
    """Return the country whose dollars a bare sign means; *named* are those of the opening."""
    listed = _listed_at(reading)
    if listed:
        return (listed,)
    at_home = _AT_HOME - (_ABROAD_TOO if kind in _COMPANIES and "USD" not in twins else set())
    fitting = [country for country in named if country in _DOLLARS - (_AT_HOME - at_home)]
    if "USD" in twins:
        return _told_in_two(reading, fitting, kind)
    home = _home(reading)
    if kind in _PUBLIC and fitting and fitting[0] == named[0] != "US":
        return (fitting[0],)
    if home and "US" not in fitting:
        return (home,) if home in at_home or kind in _PUBLIC else ()
    if not named:
        return _told_further_down(reading)
    return _most_named(named, fitting, at_home, kind)


def _told_in_two(reading: Reading, fitting: Sequence[str], kind: str | None) -> Sequence[str]:
    """Return the country of a bare sum that is told in US dollars as well: not the US."""
    others = [country for country in fitting if country != "US"]
    counted = Counter(c for c in _named(reading.sentences) if c in _AT_HOME)
    if not others and counted:
        return (counted.most_common(1)[0][0],)
    return _most_named(others, others, _AT_HOME, kind)


def _most_named(
    named: Sequence[str], fitting: Sequence[str], at_home: AbstractSet[str], kind: str | None
) -> Sequence[str]:
    """Return the country with dollars that the opening speaks of above all, where there is one."""
    several = set(fitting)
    if several and several <= at_home:
        is_list = len(set(named)) > _FEW
        is_first = len(several) > 1 and not is_list
        return (fitting[0],) if is_first or _is_most(fitting[0], named) else ()
    if "US" in several or len(several) != 1:
        return ()
    is_public = kind in _PUBLIC and fitting[0] in _DOLLARS
    return (fitting[0],) if is_public else ()


def _is_most(country: str, named: Sequence[str]) -> bool:
    """Tell whether *country* is named most, and not one of many in a list of countries."""
    counted = Counter(named)
    if country in _ABROAD_TOO:
        return len(counted) == 1
    is_list = len(counted) > _FEW and counted[country] == 1
    return counted[country] == max(counted.values()) and not is_list


def _told_further_down(reading: Reading) -> Sequence[str]:
    """Return the one country with its own dollars that a story names whose opening names none."""
    counted = Counter(_named(reading.sentences)).most_common()
    is_one = bool(counted) and all(number < counted[0][1] for _, number in counted[1:])
    return (counted[0][0],) if is_one and counted[0][0] in _AT_HOME else ()


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
