"""Learn who gives and who gets: cross-validate by whole batches of cases, then write the weights.

    python bench/train_parties.py [--write] [MORE.jsonl ...]

Needs scikit-learn and lightgbm beside the program (see learning.py). The type is taken as labelled;
F1 is that of docs/funding.md. Writes newswatch/detect/weights/parties.json, what weighs each party
alone, and among.json, the trees that know the others. Never reads the test part.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from math import log
from typing import Any
from zlib import crc32

from growing import Grown, write_trees
from learning import Fitted, Values, sources, write

from newswatch.detect.among import COMPANY_MONEY as COMPANY
from newswatch.detect.among import Company, Weighed
from newswatch.detect.candidates import Candidate, candidates
from newswatch.detect.choosing import choose, listed
from newswatch.detect.contract import as_story
from newswatch.detect.languages import language_of, unjudged
from newswatch.detect.parties import poll
from newswatch.detect.reading import read
from newswatch.detect.standing import Standing

STRENGTH, TELLING = {"funder": 0.8, "recipient": 4.0}, 0.4
_GRADED = ("always", "mentions")
# Batches that were written to be odd count half of those that tell as the press mostly does, and
# languages with few stories double.
ODD, PLAIN, RARE = 1.0, 2.0, 2.0
_ODD_BATCHES = frozenset(
    f"train-{name}"
    for name in (
        "ledger", "column", "americas", "asia", "europe", "south", "turns",
        "orchard", "quarry", "harbour", "meadow",
    )
)  # fmt: skip
PARTS = 4

_LEGAL = re.compile(
    r"\b(inc|ltd|limited|llc|plc|pte|bhd|sdn|corp|corporation|co|company|group|holdings?|the|pt|tbk)\b"
)


def plain(name: str) -> str:
    """Return a name without case, punctuation and legal form."""
    words = _LEGAL.sub(" ", re.sub(r"[^\w\s]", " ", name.casefold())).split()
    return " ".join(words) or name.casefold()


def is_same(first: str, second: str) -> bool:
    """Tell whether one name holds the other as whole words."""
    a, b = plain(first), plain(second)
    return f" {a} " in f" {b} " or f" {b} " in f" {a} "


def labels(names: list[str], parties: list[Candidate]) -> list[int]:
    """Return 1 for each party that is the best match of a labelled name."""
    told = [0] * len(parties)
    for name in names:
        matches = [
            (
                plain(name) == plain(p.longest.name.text),
                -abs(len(name) - len(p.longest.name.text)),
                -i,
            )
            for i, p in enumerate(parties)
            if not told[i] and is_same(name, p.longest.name.text)
        ]
        if matches:
            told[-max(matches)[2]] = 1
    return told


def scale(name: str) -> float:
    """Return the scale of a feature by its name."""
    if re.match(r"(?:list, )?(?:before|after) [123]: |last word|signs? (?:after|before): ", name):
        return 0.5
    return 0.7 if "voted" in name else 1.0


def hits(gold: list[str], found: list[str]) -> int:
    """Return how many of *gold* are matched by a name of *found*, each used once."""
    left, count = list(found), 0
    for name in gold:
        match = next((other for other in left if is_same(name, other)), None)
        if match is not None:
            left.remove(match)
            count += 1
    return count


def odds(probability: float) -> float:
    """Return the balance of a *probability*, bounded where it is nearly certain."""
    bounded = min(max(float(probability), 1e-4), 1 - 1e-4)
    return log(bounded / (1 - bounded))


class Score:
    """Counts of right, found and labelled names."""

    def __init__(self) -> None:
        self.right = self.found = self.gold = 0

    def add(self, gold: list[str], found: list[str]) -> None:
        """Count one story."""
        self.right += hits(gold, found)
        self.found += len(found)
        self.gold += len(gold)

    def __str__(self) -> str:
        total = self.found + self.gold
        share = 2 * self.right / total if total else 0.0
        return f"{share:.3f} (P {self.right}/{self.found} R {self.right}/{self.gold})"


def _told(values: dict[str, float]) -> dict[str, float]:
    return {name: value for name, value in values.items() if value}


def prepared() -> list[dict[str, Any]]:
    """Return one row a funding story: case, parties, features and labels."""
    rows = []
    for source, cases in sources().items():
        for case in cases:
            if not case["is_funding"] or unjudged(as_story(case)):
                continue
            reading = read(as_story(case))
            parties = candidates(reading)
            standing = Standing(reading, poll(reading))
            runs = listed(reading, parties)
            values = [_told(standing.of(p, i, case["type"])) for i, p in enumerate(parties)]
            rows.append(
                {
                    "source": source, "case": case, "reading": reading, "parties": parties,
                    "values": values,
                    "company": Company(parties, runs, reading), "runs": runs,
                    "funder": labels(case["funders"], parties),
                    "recipient": labels(case["recipients"], parties), "told": ([], []),
                }
            )  # fmt: skip
    return rows


def _worth(row: dict[str, Any]) -> float:
    """Return what a story counts: more where it is told plainly, and where its language has few."""
    worth = ODD if row["source"] in _ODD_BATCHES else PLAIN
    return worth if language_of(as_story(row["case"])) == "en" else worth * RARE


def fit(rows: list[dict[str, Any]], role: str) -> Fitted:
    """Learn one role from *rows*; places and sectors as recipients of programmes are no names."""
    values = [v for row in rows for v in row["values"]]
    truth = [t for row in rows for t in row[role]]
    weights = [_worth(row) for row in rows for _ in row["values"]]
    return Fitted(
        values, truth, scale,
        strength=STRENGTH[role], weights=weights, telling=TELLING, graded=_GRADED,
    )  # fmt: skip


class Ranker:
    """Both steps for both roles: each party alone, then among the others of its story."""

    def __init__(self, rows: list[dict[str, Any]]) -> None:
        rows = [row for row in rows if row["values"]]
        values = self._unseen(rows)
        weights = [_worth(row) for row in rows for _ in row["values"]]
        self.alone = {role: fit(rows, role) for role in STRENGTH}
        self.among = {
            role: Grown(values, [t for row in rows for t in row[role]], weights)
            for role in STRENGTH
        }

    @staticmethod
    def _unseen(rows: list[dict[str, Any]]) -> list[Values]:
        """Return the features of the second step, by first steps that did not see the story."""
        part = [crc32(row["case"]["id"].encode()) % PARTS for row in rows]
        told: dict[int, list[Values]] = {}
        for held in range(PARTS):
            first = {
                role: fit([r for r, p in zip(rows, part, strict=True) if p != held], role)
                for role in STRENGTH
            }
            for i, row in enumerate(rows):
                if part[i] == held:
                    told[i] = second(first, row)
        return [value for i in range(len(rows)) for value in told[i]]

    def choose(self, row: dict[str, Any]) -> tuple[list[str], list[str]]:
        """Return (funders, recipients) of the story of *row*."""
        if not row["values"]:
            return [], []
        values = second(self.alone, row)
        gives, gets = (self.among[role].balances(values) for role in STRENGTH)
        kind = row["case"]["type"]
        funders, recipients = choose(row["parties"], gives, gets, kind, row["runs"])
        return _names(funders), _names(recipients)

    def write(self) -> None:
        """Write the weights and trees as the program reads them."""
        write("parties", {role: model.as_json() for role, model in self.alone.items()})
        write_trees("among", {role: model.as_json() for role, model in self.among.items()})


def second(first: dict[str, Fitted], row: dict[str, Any]) -> list[Values]:
    """Return the features of the second step for the parties of *row*."""
    weighed = Weighed(*(balances(first[role], row["values"]) for role in STRENGTH))
    return list(row["company"].among(row["values"], weighed, row["case"]["type"]))


def balances(model: Fitted, values: Sequence[Values]) -> list[float]:
    """Return what *model* says of each of *values*."""
    return [odds(p) for p in model.probabilities(values)]


def _names(parties: Sequence[Candidate]) -> list[str]:
    return [party.longest.name.text for party in parties]


def judge(rows: list[dict[str, Any]]) -> None:
    """Note in each row of ``told`` (funders, recipients) by models that saw none of its batch."""
    for batch in sorted({row["source"] for row in rows}):
        ranker = Ranker([row for row in rows if row["source"] != batch])
        for row in rows:
            if row["source"] == batch:
                row["told"] = ranker.choose(row)


def main() -> None:
    """Cross-validate, print, learn from all and write; with ``--write`` only the latter."""
    rows = prepared()
    if "--write" not in sys.argv:
        judge(rows)
        report(rows)
    Ranker(rows).write()


def report(rows: list[dict[str, Any]]) -> None:
    """Print the scores by batch, type and language."""
    scores: dict[tuple[str, str], Score] = {}
    for row in rows:
        case, (funders, recipients) = row["case"], row["told"]
        for part in ("all", row["source"], case["type"], language_of(as_story(case))):
            scores.setdefault((part, "funders"), Score()).add(case["funders"], funders)
            if case["type"] in COMPANY:
                scores.setdefault((part, "recipients"), Score()).add(case["recipients"], recipients)
    for (part, role), score in scores.items():
        print(f"{part:15} {role:10} {score}")


if __name__ == "__main__":
    main()
