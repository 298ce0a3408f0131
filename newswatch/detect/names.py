"""Find the names of organisations, people and places in a sentence.

Goes by capitals, connectors and a short list of words that are no names; looks nothing up. Which
party a name is, is for `parties` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from newswatch.detect.casing import TOKEN, Casing, bare_of
from newswatch.detect.joining import Token, is_fixed_name, joins, owns_house
from newswatch.detect.words.commons import (
    ACRONYMS,
    DESCRIPTORS,
    FUNCTION,
    NEVER,
    OPENERS,
    SPEECH,
    TITLES,
    TRADE_OPENERS,
)
from newswatch.detect.words.forms import forms
from newswatch.detect.words.places import PLACES

_CAMEL = re.compile(r"[a-z]{1,2}[A-Z]|[a-z][0-9]\Z")
_DOMAIN = re.compile(r"\.(?:com|co|io|ai|net|tv|org|me|app|asia|sg|hk|my|id|ph|in)\Z")
_NUMBERED = re.compile(r"[0-9]{1,4}[A-Z][A-Za-z]*\Z|[0-9]{1,2}[a-z]?[0-9]?[A-Z]+\w*\Z")
# Common words that close a name where they stand capitalised in running text ("Havas Next").
_CLOSING = frozenset({"next", "now", "one", "more", "others", "new", "only", "first", "beyond"})
_SUFFIXED = re.compile(
    r"-(?:based|listed|backed|owned|led|born|headquartered|run|funded|style|founded"
    r"|controlled|related|made|like)\Z"
)
_OPENS = re.compile(r"(?:\A|[:.?!\"(] ?|- )\Z")
_ROUND_LETTER = re.compile(r"[Ss]eries [A-K]\Z")
# "500 Global": a number that opens a name, where a list or preposition leads to it.
_COUNTED = re.compile(r"(?:, |\band |\bfrom |\bby |\bwith )([0-9]{2,3} )\Z")
_ENDS_NUMBERED = re.compile(
    r" [0-9]{1,3}(?=[,.;)]|\Z| and (?=[A-Z])|'s\b| (?:has|is|was|will|said|says|told|to)\b)"
)
# "a Lumora rival", "Lumora's maker": named only to describe another.
_REFERENCE = re.compile(
    r" (?:partner|backer|supplier|unit|arm|brand|app|platform|operator|creator"
    r"|producer|publisher|star|host) (?=[A-Z])"
    r"|(?:'s)? (?:rivals?|competitor|veterans?|alumni|alumnus|founders?|co-founders?"
    r"|makers?|owner|parent|lookalike|clone|clan)\b(?! (?:of|company|group)\b)"
)
# With "the" before it, something that stands or flows somewhere: "the Third Mainland Bridge".
_SITE = re.compile(r" (?:Bridge|Tunnel|Highway|Expressway|Airport|River|Canal|Strait)\Z")
_PLURAL = re.compile(r" [a-z]+s\b")
_NUMBERS = frozenset(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])
_PEOPLE = frozenset({"partners", "founders", "executives", "brothers", "sisters", "analysts"})
# What firms do and words that end like adverbs do not.
_DEEDS = frozenset({"has", "had", "is", "was", "will", "would", "says", "said"}) | frozenset(
    form
    for verb in (
        "raise", "get", "close", "land", "win", "take", "pick", "bag", "secure", "receive",
        "launch", "plan", "sell", "buy", "add", "hire", "expand", "report", "join", "announce",
        "complete", "draw", "attract", "collect", "nab", "scoop", "borrow", "file", "seek", "bank",
        "pocket", "net", "rake", "grab", "snag", "score", "tap", "pull", "bring",
    )
    for form in forms(verb)
    if form != verb and not form.endswith("ing")
)  # fmt: skip
# "Ask Devi Anand", "Meet Lumora": a call to the reader, and no part of the name.
_CALLS = frozenset({"ask", "meet", "remember", "imagine", "picture", "forget", "introducing"})
_TITLE_CASE_SHARE = 0.7
_LONG = 4
_MAX_NAME = 90


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a sentence; ``start`` and ``end`` count from the sentence's start.

    ``kind``: org (anything that may be a party), person, place, or reference (a name that only
    describes another).
    """

    text: str
    start: int
    end: int
    kind: str


def find_names(
    text: str,
    case: Casing,
    *,
    is_headline: bool = False,
    hidden: Iterable[tuple[int, int]] = (),
) -> list[Name]:
    """Return the names in *text*, in order; stretches in *hidden* (sums) hold none.

    >>> [n.text for n in find_names("It got help from the Bank of Penang and Naver's fund",
    ...                             Casing(frozenset(), frozenset()))]
    ['Bank of Penang', 'Naver']
    """
    for start, end in hidden:
        text = text[:start] + " " * (end - start) + text[end:]
    tokens = [Token(m[0], m.start(), m.end()) for m in TOKEN.finditer(text)]
    all_capitals = is_headline and _is_title_case(tokens)
    names: list[Name] = []
    run: list[int] = []
    for index, token in enumerate(tokens):
        if not _is_capital(token.word) and bare_of(token.word) not in case.brands:
            continue
        is_common = _is_common(text, tokens, index, case, all_capitals)
        is_fixed = bool(run) and is_fixed_name(tokens, run, index, case)
        closes = run and not all_capitals and _closes(text, tokens, run, index)
        if is_common and not (closes or is_fixed):
            continue
        if run and not (is_fixed or joins(text, tokens, run, index)):
            names += _named(text, tokens, run)
            run = []
        run.append(index)
        if token.word.endswith("'s") and not owns_house(text, tokens, index):
            names += _named(text, tokens, run)
            run = []
    return names + _named(text, tokens, run)


def _closes(text: str, tokens: list[Token], run: list[int], index: int) -> bool:
    """Tell whether a common word ends the name before it: "Hokkaido Next"."""
    gap = text[tokens[run[-1]].end : tokens[index].start]
    return gap == " " and tokens[index].word.lower() in _CLOSING


def _is_title_case(tokens: list[Token]) -> bool:
    long = [t.word for t in tokens if len(t.word) >= _LONG and t.word[0].isalpha()]
    return (
        len(long) >= _LONG
        and sum(word[0].isupper() for word in long) / len(long) >= _TITLE_CASE_SHARE
    )


def _is_capital(word: str) -> bool:
    return word[0].isupper() or bool(
        _CAMEL.match(word) or _NUMBERED.match(word) or _DOMAIN.search(word)
    )


def _is_common(
    text: str, tokens: list[Token], index: int, case: Casing, all_capitals: bool
) -> bool:
    """Tell whether the capitalised word at *index* names nobody."""
    token = tokens[index]
    bare = bare_of(token.word)
    low = bare.lower()
    if bare in ACRONYMS or low in NEVER or low in FUNCTION or _SUFFIXED.search(low):
        return True
    if _ROUND_LETTER.search(text, max(0, token.start - 12), token.end):
        return True
    if not all_capitals and not _OPENS.search(text, max(0, token.start - 3), token.start):
        return False
    if (low in case.small and bare not in case.capital) or _describes(low):
        return True
    beyond = (
        index + 2 if tokens[index + 1 : index + 2] and tokens[index + 1].word == "&" else index + 1
    )
    follows = beyond < len(tokens) and tokens[beyond].word[0].isupper()
    if follows or bare in case.capital or not _opens_only(low):
        return False
    return not (low.endswith("ly") and _acts(text, tokens, index))


def _acts(text: str, tokens: list[Token], index: int) -> bool:
    """Tell whether the word at *index* does what comes next: "Lumorly has raised", no adverb."""
    after = tokens[index + 1 : index + 2]
    return bool(after) and after[0].word in _DEEDS and text[tokens[index].end] == " "


def _describes(low: str) -> bool:
    """Tell whether a word at the start of a sentence only describes: "Broadcaster", "Ad-tech"."""
    first, hyphen, _ = low.partition("-")
    return low in DESCRIPTORS or bool(hyphen and first in DESCRIPTORS | TRADE_OPENERS | OPENERS)


def _opens_only(low: str) -> bool:
    """Tell whether a word alone at the start of a sentence is no name by its look or by list."""
    return low in OPENERS or low in TRADE_OPENERS or low.endswith(("ing", "ly"))


def _named(text: str, tokens: list[Token], run: list[int]) -> list[Name]:
    """Return the name that *run* makes, if it makes one."""
    while len(run) > 1 and _is_described(text, tokens[run[0]]):
        run = run[1:]
    if not run:
        return []
    start, end = tokens[run[0]].start, tokens[run[-1]].end
    counted = _COUNTED.search(text, max(0, start - 12), start)
    start = counted.start(1) if counted else start
    if text[start:end].endswith("'s"):
        end -= 2
    numbered = _ENDS_NUMBERED.match(text, end)
    end = numbered.end() if numbered else end
    bracket = re.match(r" \(([A-Z][\w ]{2,18})\)", text[end : end + 24])
    if bracket and bracket[1] in PLACES:
        end += bracket.end()
    name = text[start:end]
    if len(name) > _MAX_NAME or not any(c.isalpha() for c in name):
        return []
    if name in PLACES or (name.isupper() and name.title() in PLACES):
        return [Name(name, start, end, "place")]
    if _SITE.search(name) and text.endswith(" the ", 0, start):
        return [Name(name, start, end, "place")]
    if _REFERENCE.match(text, end) or _is_counted(text, tokens[run[0]], end):
        return [Name(name, start, end, "reference")]
    return [Name(name, start, end, "person" if _is_person(text, start, end) else "org")]


def _is_counted(text: str, token: Token, end: int) -> bool:
    """Tell whether the name only describes a number of others: "Three Prairie funds"."""
    return token.word.lower() in _NUMBERS and bool(_PLURAL.match(text, end))


def _is_described(text: str, token: Token) -> bool:
    """Tell whether *token* opens a sentence and only describes the name after it."""
    low = token.word.lower()
    opens = _OPENS.search(text, max(0, token.start - 3), token.start)
    return bool(opens) and (
        low in DESCRIPTORS
        or low in _PEOPLE
        or low in _CALLS
        or low in TITLES
        or (low.endswith("s") and low[:-1] in DESCRIPTORS)
    )


def _is_person(text: str, start: int, end: int) -> bool:
    before = TOKEN.findall(text[max(0, start - 24) : start])
    after = TOKEN.findall(text[end : end + 16])
    has_title = (
        " " in text[start:end]
        and bool(before)
        and before[-1].lower() in TITLES
        and text[start - 1 : start] == " "
    )
    return has_title or (
        bool(after) and after[0].lower() in SPEECH and text[start:end].count(" ") == 1
    )
