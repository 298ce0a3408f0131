"""What makes two capitalised words one name: blanks, small words, owners, charges of a ministry.

Looks at the stretch between them and a few words on; finds no names itself (see `names`).
"""

from __future__ import annotations

from typing import NamedTuple

from newswatch.detect.casing import Casing, bare_of
from newswatch.detect.words.commons import HOUSES, ORG_NOUNS, TRADES

_CONNECTORS = frozenset(
    {"of", "and", "&", "for", "the", "at", "on"}
    | {"de", "du", "des", "del", "di", "da", "do", "dos", "la", "le", "les", "von", "van", "der"}
    # Of Vietnamese bodies: "Ngân hàng Đông Hải", "Tập đoàn Minh Phát".
    | {"hàng", "đoàn"}
)
_ROMANCE = _CONNECTORS - {"of", "and", "&", "for", "the", "at", "on"}
_POINTED = frozenset({"St", "Co", "Corp", "Inc", "Mt", "Ltd", "Dr", "Sdn", "Bros"})
_LONGEST_NUMBER = 3
_MINISTRIES = frozenset({"ministry", "department", "secretariat"})
# They end a firm's name: what "and" leads to after them is another's.
_HOUSEHOLD = frozenset({"partners", "company", "co", "co.", "associates", "brothers", "sons"})
# "Page to the Pixel": so far apart may the words of a fixed name be.
_MOST_SMALL = 3
# How many words after its owner say what a house is.
_LONGEST_HOUSE = 3


class Token(NamedTuple):
    """A word with where it stands in the sentence."""

    word: str
    start: int
    end: int


def is_fixed_name(tokens: list[Token], run: list[int], index: int, case: Casing) -> bool:
    """Tell whether the small words before *index* are part of a name: "Page to Pixel"."""
    first, second = tokens[run[-1]].word, bare_of(tokens[index].word)
    return index - run[-1] <= _MOST_SMALL and (first, second) in case.fixed


def owns_house(text: str, tokens: list[Token], index: int) -> bool:
    """Tell whether a house is called after its owner: "St Frideswide's College"."""
    end = tokens[index].end
    for token in tokens[index + 1 : index + 1 + _LONGEST_HOUSE]:
        if text[end : token.start] not in {" ", "' "} or not token.word[0].isupper():
            return False
        if token.word.lower() in HOUSES:
            return True
        end = token.end
    return False


def joins(text: str, tokens: list[Token], run: list[int], index: int) -> bool:
    """Tell whether the capitalised word at *index* goes on with the name in *run*."""
    between = tokens[run[-1] + 1 : index]
    gap = text[tokens[run[-1]].end : tokens[index].start]
    if not between:
        return _follows(text, tokens, run, index, gap)
    words = [token.word for token in between]
    if len(words) == 1 and words[0].isdecimal():
        # "Channel 4 Ventures"
        return gap == f" {words[0]} " and len(words[0]) <= _LONGEST_NUMBER
    if any(word not in _CONNECTORS for word in words) or gap.replace(" ", "") != "".join(words):
        return False
    last, following = tokens[run[-1]].word.lower(), tokens[index].word.lower()
    if words[0] == "&":
        return len(words) == 1
    if words[0] == "and":
        is_trade = last in TRADES - _HOUSEHOLD and following in TRADES
        return words == ["and"] and (is_trade or _is_of_ministry(tokens, run, index))
    return _continues(words, last, [tokens[i].word.lower() for i in run])


def _follows(text: str, tokens: list[Token], run: list[int], index: int, gap: str) -> bool:
    """Tell whether only blanks and points keep the word at *index* from the name in *run*."""
    previous, low = tokens[run[-1]].word, tokens[index].word.lower()
    if gap == ", ":
        return low in TRADES and bool({tokens[i].word.lower() for i in run} & _MINISTRIES)
    if gap == "' ":
        return low in ORG_NOUNS or owns_house(text, tokens, index - 1)
    is_initial = len(previous) == 1 and gap in {". ", "."}
    return gap == " " or is_initial or (gap == ". " and previous in _POINTED)


def _is_of_ministry(tokens: list[Token], run: list[int], index: int) -> bool:
    """Tell whether "and" names a second charge: "Ministry of Culture and Island Development"."""
    is_charge = {tokens[i].word.lower() for i in run} & _MINISTRIES
    following = [token.word.lower() for token in tokens[index : index + 2]]
    return bool(is_charge and TRADES.intersection(following))


def _continues(words: list[str], last: str, run: list[str]) -> bool:
    if words[0] in {"of", "for", "on"}:
        return bool(ORG_NOUNS.intersection(run)) and (words[0] != "on" or last in ORG_NOUNS)
    return words[0] in _ROMANCE
