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
    """Return F1, precision and recall by collection, and by language over all real pages."""
    found = collections.defaultdict(list)
    for page in pages:
        pair = page_measures(page.truth, bodies[page.name])
        found[page.collection].append(pair)
        if page.collection != "own":
            found[f"real, {page.language or 'none'}"].append(pair)
    told = {}
    for name, pairs in sorted(found.items()):
        precision = statistics.fmean(pair[0] for pair in pairs)
        recall = statistics.fmean(pair[1] for pair in pairs)
        f1 = 2 * precision * recall / (precision + recall)
        told[name] = {"f1": round(f1, 4), "precision": round(precision, 4),
                      "recall": round(recall, 4), "pages": len(pairs)}  # fmt: skip
    return told


def worst(pages: Sequence[Labelled], bodies: dict[str, str], count: int = 10) -> list[str]:
    """Return the pages that are read worst, each with what is missing and what is too much."""
    told = []
    for page in pages:
        precision, recall = page_measures(page.truth, bodies[page.name])
        f1 = 2 * precision * recall / ((precision + recall) or 1)
        body = bodies[page.name].split("\n\n")
        lines = {" ".join(line.split()) for line in page.truth}
        missed = [line[:70] for line in lines - set(body)][:3]
        added = [line[:70] for line in body if line not in lines][:3]
        told.append((f1, f"{f1:.3f} {page.name[:50]} missed {missed} added {added}"))
    return [line for _, line in sorted(told)[:count]]
