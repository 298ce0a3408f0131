"""How near a body is to the true one: F1 of four-word shingles, precision and recall over pages.

The measure of the article-extraction benchmark; the fundus_eval pages are measured likewise, not
by ROUGE, since only differences matter here.
"""

from __future__ import annotations

import collections
import statistics
from collections.abc import Sequence

from pages import _TOKEN, Labelled

_SIZE = 4


def _shingles(text: str) -> collections.Counter:
    words = _TOKEN.findall(text)
    last = max(1, len(words) - _SIZE + 1) if words else 0
    return collections.Counter(tuple(words[at : at + _SIZE]) for at in range(last))


def page_measures(truth: list[str], body: str) -> tuple[float, float]:
    """Return (precision, recall) of *body*; an empty body has a precision of 0."""
    true, told = _shingles("\n".join(truth)), _shingles(body)
    hits = sum((true & told).values())
    return hits / (sum(told.values()) or 1), hits / (sum(true.values()) or 1)


def measures(pages: Sequence[Labelled], bodies: dict[str, str]) -> dict[str, dict[str, float]]:
    """Return F1, precision and recall by collection."""
    found = collections.defaultdict(list)
    for page in pages:
        found[page.collection].append(page_measures(page.truth, bodies[page.name]))
    told = {}
    for name, pairs in found.items():
        precision = statistics.fmean(pair[0] for pair in pairs)
        recall = statistics.fmean(pair[1] for pair in pairs)
        f1 = 2 * precision * recall / (precision + recall)
        told[name] = {"f1": round(f1, 4), "precision": round(precision, 4),
                      "recall": round(recall, 4), "pages": len(pairs)}  # fmt: skip
    return told
