"""Learn what each voice is worth for the headline, and print the weights as they are stored.

Run: python bench/headline.py PAGES, where PAGES holds fundus_meta's manifest.json and its pages;
needs scikit-learn, which the program itself does not. First comes what was right out of fold, by
publisher; then the weights for newswatch/extract/headline_weights.py.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from sklearn.linear_model import LogisticRegression

from newswatch.clean.names import clean_headline
from newswatch.extract.head import read_head
from newswatch.extract.headline import Titles
from newswatch.extract.headline_weights import WEIGHTS
from newswatch.extract.tree import parse

SIGNS = list(WEIGHTS)
FOLDS, SEEDS, STRENGTH = 10, 5, 1.0
Row = tuple[str, list[tuple[list[int], bool]]]


def rows(root: Path) -> list[Row]:
    """Return (publisher, [(signs, whether right)]) of each page."""
    found = []
    for said in json.loads((root / "manifest.json").read_text("utf-8")):
        html = gzip.decompress((root / said["id"]).read_bytes()).decode("utf-8", "replace")
        head = read_head(parse(html, said["url"]), said["url"])
        truth = " ".join(said["title"].split())
        choice = [
            ([int(sign in signs) for sign in SIGNS], clean_headline(text, said["url"]) == truth)
            for text, signs in Titles(head).candidates().items()
        ]
        found.append((said["publisher"], choice))
    return found


def fit(data: list[Row]) -> list[float]:
    """Return a weight for each of SIGNS."""
    pages = Counter(publisher for publisher, _ in data)
    pairs: list[list[int]] = []
    answers, weights = [], []
    for publisher, choice in data:
        right = [signs for signs, is_right in choice if is_right]
        wrong = [signs for signs, is_right in choice if not is_right]
        for one in right:
            for other in wrong:
                gap = [a - b for a, b in zip(one, other, strict=True)]
                pairs += [gap, [-value for value in gap]]
                answers += [1, 0]
                weights += [1 / (len(right) * len(wrong) * pages[publisher])] * 2
    model: Any = LogisticRegression(C=STRENGTH, fit_intercept=False)
    return list(model.fit(pairs, answers, sample_weight=weights).coef_[0])


def is_right(choice: list[tuple[list[int], bool]], weights: list[float]) -> bool:
    """Tell whether the writing with the highest sum is the right one."""
    scored = [
        (sum(a * b for a, b in zip(signs, weights, strict=True)), right) for signs, right in choice
    ]
    return bool(scored) and max(scored, key=lambda pair: pair[0])[1]


def out_of_fold(data: list[Row], seed: int) -> float:
    """Return the share of pages that are right with weights learnt from other publishers."""
    publishers = sorted({publisher for publisher, _ in data})
    random.Random(seed).shuffle(publishers)  # noqa: S311 - folds, not secrets
    hits = 0
    for fold in range(FOLDS):
        held = set(publishers[fold::FOLDS])
        weights = fit([row for row in data if row[0] not in held])
        hits += sum(is_right(choice, weights) for publisher, choice in data if publisher in held)
    return hits / len(data)


def main() -> None:
    """Print the out-of-fold share for some seeds, the in-sample one, and the weights."""
    data = rows(Path(sys.argv[1]))
    shares = [out_of_fold(data, seed) for seed in range(SEEDS)]
    print("right out of fold:", " ".join(f"{share:.3f}" for share in shares))
    weights = fit(data)
    stored = list(map(float, WEIGHTS.values()))
    for name, these in (("fitted", weights), ("stored", stored)):
        right = sum(is_right(choice, these) for _, choice in data)
        print(f"right with the {name} weights: {right / len(data):.3f}")
    for sign, weight in zip(SIGNS, weights, strict=True):
        print(f'    "{sign}": {round(100 * weight)},')


if __name__ == "__main__":
    main()
