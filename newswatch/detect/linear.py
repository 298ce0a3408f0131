"""Learned weights: a plain sum over named features, on the logistic curve.

Weights are JSON in `weights/`, written by bench/train_*.py; nothing is learnt or drawn here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from math import exp


@dataclass(frozen=True, slots=True)
class Linear:
    """A bias and a weight for each named feature; features without a weight count nothing."""

    bias: float
    weights: Mapping[str, float]

    def balance(self, features: Mapping[str, float]) -> float:
        """Return the weighted sum of *features*."""
        weights = self.weights
        return self.bias + sum(weights.get(name, 0.0) * value for name, value in features.items())


class Rivals:
    """Models over the same features, all weighed while the features are gone through once."""

    def __init__(self, models: Mapping[str, Linear]) -> None:
        self._biases = {label: model.bias for label, model in models.items()}
        self._weights: dict[str, list[tuple[str, float]]] = {}
        for label, model in models.items():
            for name, weight in model.weights.items():
                self._weights.setdefault(name, []).append((label, weight))

    def balances(self, features: Mapping[str, float]) -> dict[str, float]:
        """Return the weighted sum of *features* by each model's label.

        >>> Rivals({"a": Linear(1.0, {"x": 2.0}), "b": Linear(0.0, {})}).balances({"x": 0.5})
        {'a': 2.0, 'b': 0.0}
        """
        sums = dict(self._biases)
        weights = self._weights
        for name, value in features.items():
            for label, weight in weights.get(name, ()):
                sums[label] += weight * value
        return sums


def logistic(balance: float) -> float:
    """Return the probability (0 to 1) that *balance* means; never overflows.

    >>> logistic(0.0), logistic(-1000.0)
    (0.5, 0.0)
    """
    if balance < 0:
        grown = exp(max(balance, -700.0))
        return round(grown / (1 + grown), 6)
    return round(1 / (1 + exp(-balance)), 6)


def load(name: str) -> dict[str, Linear]:
    """Return the models of ``weights/<name>.json`` by their label."""
    text = files("newswatch.detect").joinpath("weights", f"{name}.json").read_text("utf-8")
    return {label: Linear(row["bias"], row["weights"]) for label, row in json.loads(text).items()}
