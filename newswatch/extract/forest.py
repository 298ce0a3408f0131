"""Read and ask small forests of decision trees, kept as JSON that a person can review.

Knows numbers and their names, not pages. Written by the training script, never by hand.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import exp, floor

_CERTAIN = 30.0
_GROUP = 16


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees whose scores add up to the log-odds of an answer. ``names`` are those of a row."""

    names: tuple[str, ...]
    score: Callable[[Sequence[float]], float]

    def ask(self, row: Sequence[float]) -> float:
        """Return the probability, 0 to 1, that *row* (numbers in the order of ``names``) is one."""
        return 1.0 / (1.0 + exp(-max(-_CERTAIN, min(_CERTAIN, self.score(row)))))


@lru_cache(maxsize=4)
def load(
    name: str,
    names: tuple[str, ...],
    flags: frozenset[str] = frozenset(),
    counts: frozenset[str] = frozenset(),
) -> Forest:
    """Return the forest kept as ``weights/<name>.json``, for rows named *names*.

    Of these, *flags* are always a bool and *counts* always an int. Raises KeyError where it asks
    for a number that rows do not have.
    """
    text = (files("newswatch.extract") / "weights" / f"{name}.json").read_text("utf-8")
    told = json.loads(text)
    tests = {
        name: _Test(ast.Name(_local(place), ast.Load()), name in flags, name in counts)
        for place, name in enumerate(names)
    }
    return Forest(names, _compiled(told["trees"], tests))


@dataclass(frozen=True, slots=True)
class _Test:
    """How one number of a row is compared with a threshold.

    Python compares an int with an int, and a float with a float, in half the time that it takes
    for one of each; to look whether something is true takes a fifth.
    """

    number: ast.expr
    is_flag: bool
    is_count: bool

    def __call__(self, threshold: float, less: ast.expr, more: ast.expr) -> ast.expr:
        if self.is_flag and 0 <= threshold < 1:
            return ast.IfExp(self.number, more, less)
        at = ast.Constant(floor(threshold) if self.is_count else float(threshold))
        return ast.IfExp(ast.Compare(self.number, [ast.LtE()], [at]), less, more)


def _compiled(
    trees: Sequence[object], tests: dict[str, _Test]
) -> Callable[[Sequence[float]], float]:
    """Return a function that adds up what *trees* say of a row.

    Walking nested tuples takes five times as long as the comparisons compiled: half the time of a
    page. What is compiled is built of our own numbers and names alone, and never from text.
    """
    scores = [_expression(tree, tests) for tree in trees]
    # In groups: a sum of a hundred terms would nest too deeply for the compiler.
    groups = [_sum(scores[at : at + _GROUP]) for at in range(0, len(scores), _GROUP)]
    # A row is taken apart first: a name is found faster than a place in a row, and asked for often.
    names = [ast.Name(_local(place), ast.Store()) for place in range(len(tests))]
    apart = ast.Assign([ast.Tuple(list(names), ast.Store())], ast.Name("row", ast.Load()))
    arguments = ast.arguments([], [ast.arg("row")], None, [], [], None, [])
    function = ast.FunctionDef("score", arguments, [apart, ast.Return(_sum(groups))], [])
    told = ast.fix_missing_locations(ast.Module([function], []))
    made: dict[str, Callable[[Sequence[float]], float]] = {}
    exec(compile(told, "<weights>", "exec"), made)  # noqa: S102
    return made["score"]


def _local(place: int) -> str:
    return f"n{place}"


def _sum(terms: Sequence[ast.expr]) -> ast.expr:
    total: ast.expr = ast.Constant(0.0)
    for term in terms:
        total = ast.BinOp(total, ast.Add(), term)
    return total


def _expression(tree: object, tests: dict[str, _Test]) -> ast.expr:
    """Return a tree, in JSON [name, threshold, where at most, where more] or a score, as code."""
    if not isinstance(tree, list):
        return ast.Constant(float(str(tree)))
    name, threshold, less, more = tree
    return tests[name](threshold, _expression(less, tests), _expression(more, tests))
