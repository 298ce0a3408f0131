"""Words of the trade press by what they speak of: the classes that the learned models count.

Data to be reviewed; general English, no names of companies. A word may stand in several classes; a
phrase counts as one word. What a class speaks for is learnt by bench/train_decision.py.
"""

from __future__ import annotations

from collections.abc import Mapping

from newswatch.detect.words.class_actors import ACTORS
from newswatch.detect.words.class_news import NEWS
from newswatch.detect.words.class_nouns import NOUNS
from newswatch.detect.words.class_outcomes import OUTCOMES
from newswatch.detect.words.class_verbs import VERBS
from newswatch.detect.words.class_world import WORLD
from newswatch.detect.words.forms import forms


def _gathered(*tables: Mapping[str, str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, listing in VERBS.items():
        for verb in listing.split(","):
            for form in forms(" ".join(verb.split())):
                found.setdefault(form, set()).add(name)
    for table in tables:
        for name, listing in table.items():
            for word in listing.split(","):
                found.setdefault(" ".join(word.split()), set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


# Word or phrase, in lower case → its classes: of money moves and news, by which parties are found.
CLASSES = _gathered(NOUNS, NEWS)
# The same with who acts, how it ends and common words: by all of it a story is judged.
WIDE = _gathered(NOUNS, NEWS, ACTORS, OUTCOMES, WORLD)
LONGEST_PHRASE = max(word.count(" ") + 1 for word in WIDE)
