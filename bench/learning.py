"""Fit and cross-validate the plain sums of the detector; what its training scripts share.

Needs scikit-learn (1.5 or newer) and numpy, which the program itself does not:
``pip install scikit-learn`` into the environment that runs the script. Reads labelled cases only.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from math import log
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedGroupKFold

ROOT = Path(__file__).resolve().parents[1]
# Labelled cases that are kept beside the checkout and not in it.
SHARED = ROOT.parent / "shared"
Case = dict[str, Any]
Values = Mapping[str, float]
WEIGHTS = ROOT / "newswatch" / "detect" / "weights"
FOLDS, SEED = 8, 1


def sources() -> dict[str, list[Case]]:
    """Return the labelled cases to learn from, by where they come from; never the test part."""
    own = ROOT / "tests" / "detect"
    paths = {"own": own / "cases.jsonl", "dev": SHARED / "funding" / "dev.jsonl"}
    paths |= {path.stem: path for path in sorted((own / "cases").glob("train-*.jsonl"))}
    paths |= {Path(extra).stem: Path(extra) for extra in sys.argv[1:] if extra.endswith(".jsonl")}
    return {name: _rows(path) for name, path in paths.items() if path.exists()}


def _rows(path: Path) -> list[Case]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _narrow(table: csr_matrix) -> csr_matrix:
    """Return a sparse *table* with the narrow indices that liblinear asks for."""
    table.indices, table.indptr = table.indices.astype(np.int32), table.indptr.astype(np.int32)
    return table


# Log odds beyond this tell no more; a name seen once on one side only is no sure sign.
_MOST_TELLING, _SMOOTHED = 3.0, 1.0


def _telling(rows: Sequence[Values], labels: Sequence[int]) -> dict[str, float]:
    """Return how far from even the odds of label 1 are where a name stands alone, as log odds.

    A name that stands as often on both sides gets 0 and can be given no weight.
    """
    seen: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    for row, label in zip(rows, labels, strict=True):
        seen[bool(label)].update(row.keys())
    sizes = Counter(bool(label) for label in labels)
    spread = log((sizes[True] + 2 * _SMOOTHED) / (sizes[False] + 2 * _SMOOTHED))
    return {
        name: min(
            _MOST_TELLING,
            abs(log((seen[1][name] + _SMOOTHED) / (seen[0][name] + _SMOOTHED)) - spread),
        )
        for name in seen[0].keys() | seen[1].keys()
    }


class Fitted:
    """A logistic regression over named features, each group of them on a scale of its own.

    ``telling``: the power of a name's own log odds that its scale is multiplied by; names that
    tell little alone are held back, and thousands of them add up to less chance. ``graded`` names
    are in every row and tell by their value.
    """

    def __init__(
        self,
        rows: Sequence[Values],
        labels: Sequence[int],
        scale: Callable[[str], float],
        *,
        strength: float,
        least: int = 3,
        weights: Sequence[float] | None = None,
        telling: float = 0.0,
        graded: Collection[str] = (),
    ) -> None:
        seen = Counter(name for row in rows for name in row)
        told = _telling(rows, labels) if telling else {}
        told |= dict.fromkeys(graded, 1.0)
        self.scale = {
            name: scale(name) * told.get(name, 1.0) ** telling
            for name, n in seen.items()
            if n >= least
        }
        self.vectors = DictVectorizer()
        table = _narrow(self.vectors.fit_transform([self._scaled(row) for row in rows]))
        model = LogisticRegression(C=strength, max_iter=3000, solver="liblinear", random_state=0)
        self.model = model.fit(table, np.array(labels), sample_weight=weights)

    def _scaled(self, row: Values) -> dict[str, float]:
        return {n: v * self.scale[n] for n, v in row.items() if self.scale.get(n)}

    def probabilities(self, rows: Sequence[Values]) -> np.ndarray:
        """Return the probability of label 1 for each row."""
        table = _narrow(self.vectors.transform([self._scaled(r) for r in rows]))
        return self.model.predict_proba(table)[:, 1]

    def as_json(self, *, least: float = 0.015) -> dict[str, Any]:
        """Return bias and weights as the program reads them, small ones left out."""
        names = self.vectors.get_feature_names_out()
        told = {
            n: float(w) * self.scale[n] for n, w in zip(names, self.model.coef_[0], strict=True)
        }
        kept = {n: round(w, 3) for n, w in sorted(told.items()) if abs(w) >= least}
        return {"bias": round(float(self.model.intercept_[0]), 3), "weights": kept}


def folds(labels: Sequence[Any], groups: Sequence[Any], seed: int = SEED) -> Iterable[Any]:
    """Return train and test indices, cases of one group never apart."""
    splitter = StratifiedGroupKFold(n_splits=FOLDS, shuffle=True, random_state=seed)
    return splitter.split(np.zeros(len(labels)), labels, groups)


def write(name: str, models: Mapping[str, Any]) -> None:
    """Write ``weights/<name>.json``, one feature a line, sorted."""
    text = json.dumps(models, ensure_ascii=False, indent=1, sort_keys=True)
    (WEIGHTS / f"{name}.json").write_text(text + "\n", "utf-8")
