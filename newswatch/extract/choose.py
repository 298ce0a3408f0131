"""Choose the blocks of a page that are its story: learnt odds, then what is best for the whole.

Each block is judged by itself, its place and those beside it. Weights: `weights/`; what they are
learnt from and how: `bench/blocks/train.py`. Never looks at what a text means.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from newswatch.extract import place, traits
from newswatch.extract.fill import filled, plain_text
from newswatch.extract.forest import Forest, load
from newswatch.extract.home import wider
from newswatch.extract.place import Lay, Seen
from newswatch.extract.voices import Voices

HINTS = ("is_summary", "is_title", "in_stated_body")
NAMES = (*traits.NAMES, *place.NAMES, *place.BESIDE_NAMES, *HINTS)
FLAGS = traits.FLAGS | place.FLAGS | place.BESIDE_FLAGS | {"is_summary", "is_title"}
COUNTS = traits.COUNTS | place.COUNTS | {"in_stated_body"}

_LINK_ONLY, _SHORT, _TINY = 0.8, 60, 30
_NO_SHARE = 0.02
# Probabilities are sharpened before the best set is sought, and nothing below the floor is taken.
_SHARPEN, _FLOOR = 1.3, 0.15
# Where no block has better odds, the page is unlike all that were learnt from.
_GOOD = 0.3
# To ask about a block costs 0.1 ms; 252 saved news pages have at most 224 that are asked about, and
# no more than 2,000 paragraphs are kept of any.
MAX_ASKED = 3000


def rows_of(lay: Lay, voices: Voices) -> dict[int, tuple[float, ...]]:
    """Return for each block that may be text its numbers, in the order of ``NAMES``.

    At most the first ``MAX_ASKED`` of them: what is longer was written by no person.
    """
    able = (pair for pair in enumerate(lay.seen) if _may_be_text(lay, pair[1]))
    return {
        at: (
            *traits.traits(one.block, one.chars, ends=one.is_sentence),
            *place.place(lay, at),
            *place.beside(lay, at),
            *voices.hints(one.block.text),
        )
        for at, one in islice(able, MAX_ASKED)
    }


def _may_be_text(lay: Lay, one: Seen) -> bool:
    """Tell whether a block is worth asking about: most of a page are labels and links."""
    box = one.block.box
    if one.linked > _LINK_ONLY and one.chars < _SHORT:
        return False
    if box.is_hidden and one.chars < _TINY:
        return False
    least = _NO_SHARE * lay.para_chars
    return (
        one.chars >= _SHORT or one.home.para_chars >= least or wider(one.home).para_chars >= least
    )


def choose(lay: Lay, voices: Voices) -> list[int]:
    """Return the indices of the blocks of *lay* that are the story, in page order."""
    ask = forest().ask
    odds = [0.0] * len(lay.seen)
    for at, row in rows_of(lay, voices).items():
        odds[at] = ask(row)
    chosen = best_set([one.chars for one in lay.seen], odds)
    if max((odds[at] for at in chosen), default=0.0) < _GOOD:
        chosen = plain_text(lay) or chosen
    return filled(lay, voices, chosen)


def forest() -> Forest:
    """Return the forest that tells the odds of a block."""
    return load("blocks", NAMES, FLAGS, COUNTS)


def best_set(chars: Sequence[float], odds: Sequence[float]) -> list[int]:
    """Return the indices that make the expected F1 greatest, by weight in characters.

    Taking the likeliest first, F1 = 2 * expected right / (taken + expected true); where it is
    greatest a block more would cost more than it brings. So a page of which all is doubtful is
    cut at a lower threshold than one that is clear.
    """
    sharp = [value**_SHARPEN for value in odds]
    true = sum(value * size for value, size in zip(sharp, chars, strict=True))
    order = sorted(range(len(odds)), key=lambda at: -odds[at])
    right = taken = best = 0.0
    threshold = 1.0
    for at in order:
        if odds[at] < _FLOOR:
            break
        right += sharp[at] * chars[at]
        taken += chars[at]
        if (f1 := 2 * right / (taken + true)) > best:
            best, threshold = f1, odds[at]
    return [at for at, value in enumerate(odds) if value >= threshold]
