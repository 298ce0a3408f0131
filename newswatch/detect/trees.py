"""Learned trees over named features: questions asked one after the other, their scores added up.

Trees are JSON in `weights/`, written by bench/train_parties.py; nothing is learnt or drawn here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

# A score, or (feature, threshold, where at most, where more); a feature that is missing is 0.
Tree = float | tuple[str, float, "Tree", "Tree"]


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees whose scores add up to the log odds of an answer."""

    bias: float
    trees: tuple[Tree, ...]

    def balance(self, features: Mapping[str, float]) -> float:
        """Return the sum of the scores that *features* lead to.

        >>> Trees(0.5, (("length", 2.0, -1.0, 1.0), 0.25)).balance({"length": 3.0})
        1.75
        """
        value_of, total = features.get, self.bias
        for tree in self.trees:
            # Asked a million times for a hundred stories, so without a call for each.
            while isinstance(tree, tuple):
                name, threshold, less, more = tree
                tree = more if value_of(name, 0.0) > threshold else less  # noqa: PLW2901
            total += tree
        return total


def load(name: str) -> dict[str, Trees]:
    """Return the trees of ``weights/<name>.json`` by their label."""
    text = files("newswatch.detect").joinpath("weights", f"{name}.json").read_text("utf-8")
    return {
        label: Trees(row["bias"], tuple(_tree(tree) for tree in row["trees"]))
        for label, row in json.loads(text).items()
    }


def _tree(told: object) -> Tree:
    """Return a tree as JSON has it: a number, or [feature, threshold, less, more]."""
    if not isinstance(told, list):
        return float(str(told))
    name, threshold, less, more = told
    return str(name), float(threshold), _tree(less), _tree(more)
