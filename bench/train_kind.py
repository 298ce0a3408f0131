"""Learn which type of funding a story tells of: cross-validate by story, then write the weights.

    python bench/train_kind.py [MORE.jsonl ...]

Needs scikit-learn beside the program (see learning.py). One plain sum a type, the largest wins.
Writes newswatch/detect/weights/kind.json. Never reads the test part.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence

import numpy as np
from learning import Fitted, Values, folds, write
from train_decision import judged

from newswatch.detect.contract import as_story
from newswatch.detect.decision import shown_by
from newswatch.detect.kind import kind_values
from newswatch.detect.reading import read
from newswatch.model.announcement import EVENT_TYPES

STRENGTH, TELLING = 0.4, 0.4
# A story of a rare type counts for more, by this power of how rare it is.
EVENED = 0.5
_SCALES = (
    ("rules say", 0.4),
    ("whole: story ", 0.7),
    ("cues for", 0.7),
    ("cue ", 0.5),
    ("headline words", 0.3),
    ("lead words", 0.3),
    ("headline word", 0.4),
    ("lead word", 0.4),
    ("opening word", 0.3),
    ("top word", 0.4),
    ("opening speaks", 0.7),
)


# Which class follows which is true of thousands of pairs, each seldom.
_ORDER, _OF_ORDER = " order: ", 0.4


def scale(name: str) -> float:
    """Return the scale of a feature by its name."""
    if _ORDER in name:
        return _OF_ORDER
    return next((value for start, value in _SCALES if name.startswith(start)), 1.0)


def _rules(found: dict[str, float]) -> str:
    """Return the type that the rules alone told."""
    return min((name for name in found if name.startswith("rules say: ")), key=len)[11:]


def _fitted(rows: Sequence[Values], truth: np.ndarray) -> dict[str, Fitted]:
    """Return what *rows* teach of each type."""
    counts = Counter(truth)
    even = len(truth) / len(counts)
    weights = [(even / counts[kind]) ** EVENED for kind in truth]
    return {
        kind: Fitted(
            rows, truth == kind, scale, strength=STRENGTH, telling=TELLING, weights=weights
        )
        for kind in EVENT_TYPES
    }


def main() -> None:
    """Cross-validate, print, learn from all and write."""
    names, cases = judged()
    rows = [(name, case) for name, case in zip(names, cases, strict=True) if case["is_funding"]]
    names, cases = [name for name, _ in rows], [case for _, case in rows]
    features = []
    for case in cases:
        reading = read(as_story(case))
        shown = shown_by(reading)
        features.append(kind_values(shown.hits, shown.votes, reading, shown.features.values))
    truth = np.array([case["type"] for case in cases])
    strata = [f"{name} {kind}" for name, kind in zip(names, truth, strict=True)]
    told = np.empty(len(cases), dtype=object)
    for train, test in folds(strata, [case["id"] for case in cases]):
        models = _fitted([features[i] for i in train], truth[train])
        chances = np.array(
            [models[k].probabilities([features[i] for i in test]) for k in EVENT_TYPES]
        )
        told[test] = [EVENT_TYPES[i] for i in chances.argmax(axis=0)]
    rules = np.array([_rules(found) for found in features])
    for name in ["all", *dict.fromkeys(names)]:
        chosen = np.array([name in ("all", n) for n in names])
        right, plain = (told == truth)[chosen].mean(), (rules == truth)[chosen].mean()
        print(f"{name:10} n {chosen.sum():4} type right {right:.3f} (rules alone {plain:.3f})")
    for kind in EVENT_TYPES:
        of = truth == kind
        print(f"  {kind:10} n {of.sum():4} right {(told == truth)[of].mean():.3f}")
    print(
        Counter(f"{t} for {w}" for t, w in zip(told, truth, strict=True) if t != w).most_common(12)
    )
    if "--errors" in sys.argv:
        for case, one in zip(cases, told, strict=True):
            if case["type"] != one:
                print("ERR", case["id"], case["type"], one, "#", case["headline"])
    write("kind", {k: model.as_json() for k, model in _fitted(features, truth).items()})


if __name__ == "__main__":
    main()
