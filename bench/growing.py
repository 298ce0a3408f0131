"""Grow the trees of the detector over named features, and write them as the program reads them.

Needs lightgbm (4 or newer) and scipy, which the program itself does not:
``pip install lightgbm`` into the environment that runs the script. Reads no cases.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import lightgbm
import numpy as np
from learning import WEIGHTS, Values
from scipy.sparse import csr_matrix

# Names that fewer rows show are chance. The trees are many, small and each only a little right.
LEAST, TREES = 15, 400
_GROWTH = {
    "objective": "binary", "learning_rate": 0.06, "num_leaves": 15, "min_data_in_leaf": 20,
    "feature_fraction": 0.3, "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5.0,
    "max_bin": 63, "verbose": -1, "num_threads": 1, "deterministic": True, "seed": 1,
}  # fmt: skip
# What lightgbm writes where a value is asked whether it is there at all.
_NOTHING = 1e-6
_BOUND = 12.0


class Grown:
    """Trees that tell label 1 from 0 by the named values of *rows*, each of its own weight."""

    def __init__(
        self, rows: Sequence[Values], labels: Sequence[int], weights: Sequence[float]
    ) -> None:
        seen = Counter(name for row in rows for name, value in row.items() if value)
        self.names = sorted(name for name, count in seen.items() if count >= LEAST)
        self._places = {name: place for place, name in enumerate(self.names)}
        data = lightgbm.Dataset(self._table(rows), np.array(labels), weight=np.array(weights))
        self.model = lightgbm.train(_GROWTH, data, TREES)

    def _table(self, rows: Sequence[Values]) -> csr_matrix:
        places, values, ends = [], [], [0]
        for row in rows:
            known = [(self._places[n], v) for n, v in row.items() if v and n in self._places]
            places += [place for place, _ in known]
            values += [value for _, value in known]
            ends.append(len(places))
        shape = len(rows), len(self.names)
        return csr_matrix((values, places, ends), shape=shape, dtype=np.float64)

    def balances(self, rows: Sequence[Values]) -> list[float]:
        """Return the log odds of label 1 for each row."""
        told = self.model.predict(self._table(rows), raw_score=True)
        return [float(one) for one in np.clip(told, -_BOUND, _BOUND)]

    def as_json(self) -> dict[str, Any]:
        """Return bias and trees as the program reads them."""
        told = self.model.dump_model()["tree_info"]
        return {"bias": 0.0, "trees": [self._tree(tree["tree_structure"]) for tree in told]}

    def _tree(self, node: Mapping[str, Any]) -> float | list[Any]:
        if "leaf_value" in node:
            return float(round(node["leaf_value"], 4))
        threshold = node["threshold"]
        return [
            self.names[node["split_feature"]],
            0 if abs(threshold) < _NOTHING else round(threshold, 4),
            self._tree(node["left_child"]),
            self._tree(node["right_child"]),
        ]


def write_trees(name: str, models: Mapping[str, Any]) -> None:
    """Write ``weights/<name>.json``, one tree a line."""
    told = []
    for label, model in models.items():
        trees = ",\n".join(json.dumps(tree, ensure_ascii=False) for tree in model["trees"])
        told.append(f'"{label}": {{"bias": {model["bias"]}, "trees": [\n{trees}\n]}}')
    (WEIGHTS / f"{name}.json").write_text("{" + ",\n".join(told) + "}\n", "utf-8")
