"""Learn whether a story announces funding: cross-validate by story, then write the weights.

    python bench/train_decision.py [MORE.jsonl ...]

Needs scikit-learn beside the program (see learning.py). Prints precision and recall by source and
the table of how often a told probability comes true, all out of fold; then writes
newswatch/detect/weights/decision.json from all cases. Never reads the test part.

The drills of drills.py are learnt from at a small weight and are in no score.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from drills import drills
from learning import Case, Fitted, Values, folds, sources, write

from newswatch.detect.contract import as_story
from newswatch.detect.decision import shown_by
from newswatch.detect.languages import language_of, unjudged
from newswatch.detect.reading import read

STRENGTH, TELLING = 1.0, 0.45
# What a drill counts beside a story that a person wrote, and how often such stories have to show a
# word before a drill may teach it.
DRILL, KNOWN = 0.25, 3
# Half of the stories learnt from are announcements, of real ones few: odds of 2.1 are even.
CARE = 0.75
# The cues were written with some of these cases in view and look better on them than they are.
_BALANCE, _HELD_BACK = "balance of cues", 0.25
_GRADED = (_BALANCE, "length", "many names", "investors named", "public bodies named")


def scale(name: str) -> float:
    """Return the scale of a feature by its name."""
    return _HELD_BACK if name == _BALANCE else 1.0


def show(name: str, truth: np.ndarray, told: np.ndarray) -> None:
    """Print precision, recall and log loss of one set."""
    flagged = told > 0.5
    right = int((flagged & truth).sum())
    loss = -np.log(np.clip(np.where(truth, told, 1 - told), 1e-3, 1)).mean()
    print(
        f"{name:10} n {len(truth):4} P {right / max(1, flagged.sum()):.3f} "
        f"R {right / max(1, truth.sum()):.3f} right {(flagged == truth).mean():.3f} "
        f"log loss {loss:.3f}"
    )


def table(truth: np.ndarray, told: np.ndarray) -> None:
    """Print how often each band of probability comes true."""
    for low in np.arange(0, 1, 0.1):
        band = (told >= low) & (told < low + 0.1 + (low > 0.85) * 0.01)
        if band.any():
            print(
                f"  told {low:.1f}-{low + 0.1:.1f}: {band.sum():4} cases, "
                f"mean {told[band].mean():.2f}, true {truth[band].mean():.2f}"
            )


def judged() -> tuple[list[str], list[Case]]:
    """Return the cases in languages that are judged, each with its source."""
    rows = [(name, case) for name, cases in sources().items() for case in cases]
    rows = [(name, case) for name, case in rows if unjudged(as_story(case)) is None]
    return [name for name, _ in rows], [case for _, case in rows]


def shown(cases: Sequence[Case]) -> list[Values]:
    """Return the features of each of *cases*."""
    return [dict(shown_by(read(as_story(case))).features.values) for case in cases]


class Drilled:
    """Learns from stories with the drills beside them; *features* are those of all stories."""

    def __init__(self, features: Sequence[Values]) -> None:
        known = Counter(name for row in features for name in row)
        cases = drills()
        self.rows = [_taught(row, known) for row in shown(cases)]
        self.truth = np.array([case["is_funding"] for case in cases])

    def fit(self, rows: Sequence[Values], truth: np.ndarray) -> Fitted:
        """Return what *rows* and the drills teach."""
        weights = [1.0] * len(rows) + [DRILL] * len(self.rows)
        return Fitted(
            [*rows, *self.rows], np.concatenate([truth, self.truth]), scale,
            strength=STRENGTH, weights=weights, telling=TELLING, graded=_GRADED,
        )  # fmt: skip


def _taught(row: Values, known: Mapping[str, int]) -> Values:
    return {n: value for n, value in row.items() if " word" not in n or known.get(n, 0) >= KNOWN}


def main() -> None:
    """Cross-validate, print, learn from all and write."""
    names, cases = judged()
    features = shown(cases)
    drilled = Drilled(features)
    truth = np.array([bool(case["is_funding"]) for case in cases])
    groups = [case.get("group") or case["id"] for case in cases]
    told = np.zeros(len(cases))
    strata = [f"{name} {flag}" for name, flag in zip(names, truth, strict=True)]
    for train, test in folds(strata, groups):
        model = drilled.fit([features[i] for i in train], truth[train])
        odds = np.clip(model.probabilities([features[i] for i in test]), 1e-6, 1 - 1e-6)
        told[test] = 1 / (1 + np.exp(CARE - np.log(odds / (1 - odds))))
    show("all", truth, told)
    languages = [language_of(as_story(case)) for case in cases]
    for language in dict.fromkeys(languages):
        chosen = np.array([one == language for one in languages])
        show(f"lang {language}", truth[chosen], told[chosen])
    for name in dict.fromkeys(names):
        chosen = np.array([n == name for n in names])
        show(name, truth[chosen], told[chosen])
    table(truth, told)
    final = drilled.fit(features, truth).as_json()
    final["bias"] = round(final["bias"] - CARE, 3)
    print(len(final["weights"]), "weights")
    write("decision", {"funding": final})


if __name__ == "__main__":
    main()
