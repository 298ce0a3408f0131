"""How a story itself spells its words: what it writes small, with a capital, or always together.

Names are found by it (`names`); it finds none itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newswatch.detect.words.places import PLACES

TOKEN = re.compile(r"&|[^\W_]+(?:[-'.&/+@][^\W_]+)*")
_MID = re.compile(r"[\w,'-] \Z")
_SMALL_INSIDE = re.compile(
    r"\b([A-Z][\w'-]*) (?:to|by|of|in|with|from|into|or|without|over|against|meets|a|the|on|at)"
    r"(?: the| a)? (?=([A-Z][\w'-]*))"
)


# Words with a foreign letter that English has taken in, and no names.
_BORROWED = frozenset(
    ["café", "cafés", "cliché", "clichés", "résumé", "fiancé", "fiancée", "protégé", "décor",
     "première", "façade", "naïve", "soirée", "rosé", "exposé", "élite", "matinée", "crème",
     "communiqué", "entrée", "señor", "über", "pâté", "tête", "émigré", "mañana", "piñata"]
)  # fmt: skip
# Of a language that writes such letters itself, many more words have one.
_FEW_FOREIGN = 0.05


@dataclass(frozen=True, slots=True)
class Casing:
    """How the body itself spells words: seen small, seen capitalised inside a sentence.

    ``fixed`` holds names with a small word in them, "Page to Pixel", each as (first, second);
    ``brands`` names that are written small and told by a foreign letter, "mitú".
    """

    small: frozenset[str]
    capital: frozenset[str]
    fixed: frozenset[tuple[str, str]] = frozenset()
    brands: frozenset[str] = frozenset()


def casing(sentences: Iterable[str], headline: str = "") -> Casing:
    """Learn from running text how its words are written."""
    small, capital = set(), set()
    sentences = list(sentences)
    for text in sentences:
        for match in TOKEN.finditer(text):
            word = bare_of(match[0])
            if word[0].islower():
                small.add(word)
            elif _MID.search(text, max(0, match.start() - 2), match.start()):
                capital.add(word)
    texts = [headline, *sentences]
    return Casing(frozenset(small), frozenset(capital), _fixed(texts), _brands(texts))


def _brands(texts: Sequence[str]) -> frozenset[str]:
    """Return the small words with a foreign letter that come up twice, where few words have one."""
    words = [bare_of(match[0]) for text in texts for match in TOKEN.finditer(text)]
    foreign = Counter(w for w in words if not w.isascii() and w[0].islower())
    if foreign.total() > _FEW_FOREIGN * len(words):
        return frozenset()
    return frozenset(word for word, count in foreign.items() if count > 1) - _BORROWED


def _fixed(texts: Sequence[str]) -> frozenset[tuple[str, str]]:
    """Return the pairs of words that a small word joins each time that either of them comes up."""
    pairs: Counter[tuple[str, str]] = Counter()
    opening = set()
    for text in texts:
        for match in _SMALL_INSIDE.finditer(text):
            pair = match[1], bare_of(match[2])
            pairs[pair] += 1
            if match.start() == 0:
                opening.add(pair)
    # "They sold Lumora to Redbird" opens no sentence with the pair.
    often = {pair for pair in opening if pairs[pair] > 1 and not PLACES.keys() & {*pair}}
    if not often:
        return frozenset()
    words = Counter(bare_of(m[0]) for text in texts for m in TOKEN.finditer(text))
    return frozenset(
        (first, second)
        for first, second in often
        if first != second and words[first] == words[second] == pairs[first, second]
    )


def bare_of(word: str) -> str:
    """Return *word* without the ``'s`` of an owner."""
    return word.removesuffix("'s")
