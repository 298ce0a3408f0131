"""Learn who gives and who gets: cross-validate by story, then write the weights.

    python bench/train_parties.py [MORE.jsonl ...]

Needs scikit-learn beside the program (see learning.py). The type is taken as labelled; F1 is that
of docs/funding.md. Writes newswatch/detect/weights/parties.json. Never reads the test part.
"""

from __future__ import annotations

import re
from math import log
from typing import Any

from learning import Fitted, folds, sources, write

from newswatch.detect.candidates import Candidate, candidates
from newswatch.detect.choosing import choose, evened, listed
from newswatch.detect.contract import as_story
from newswatch.detect.languages import language_of, unjudged
from newswatch.detect.parties import poll
from newswatch.detect.reading import read
from newswatch.detect.standing import Standing

STRENGTH = {"funder": 0.15, "recipient": 0.5}
COMPANY = {"round", "strategic", "debt", "ipo"}
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
            values = [_told(standing.of(p, i, case["type"])) for i, p in enumerate(parties)]
            rows.append(
                {
                    "source": source, "case": case, "reading": reading, "parties": parties,
                    "values": values, "lists": listed(reading, parties),
                    "funder": labels(case["funders"], parties),
                    "recipient": labels(case["recipients"], parties), "told": ([], []),
                }
            )  # fmt: skip
    return rows


def fit(rows: list[dict[str, Any]], role: str) -> Fitted:
    """Learn one role from *rows*; places and sectors as recipients of programmes are no names."""
    values = [v for row in rows for v in row["values"]]
    truth = [t for row in rows for t in row[role]]
    return Fitted(values, truth, scale, strength=STRENGTH[role])


def judge(rows: list[dict[str, Any]]) -> None:
    """Note in each row of ``told`` (funders, recipients) by models that did not see it."""
    kinds = [f"{row['source']} {row['case']['type']}" for row in rows]
    for train, test in folds(kinds, [row["case"]["id"] for row in rows]):
        models = {role: fit([rows[i] for i in train], role) for role in STRENGTH}
        for row in (rows[i] for i in test if rows[i]["values"]):
            told = {role: models[role].probabilities(row["values"]) for role in STRENGTH}
            gives = evened([odds(p) for p in told["funder"]], row["lists"])
            gets = [odds(p) for p in told["recipient"]]
            chosen = choose(row["parties"], gives, gets, row["case"]["type"])
            row["told"] = tuple([p.longest.name.text for p in some] for some in chosen)


def main() -> None:
    """Cross-validate, print, learn from all and write."""
    rows = prepared()
    judge(rows)
    scores: dict[tuple[str, str], Score] = {}
    for row in rows:
        case, (funders, recipients) = row["case"], row["told"]
        for part in ("all", row["source"], case["type"], language_of(as_story(case))):
            scores.setdefault((part, "funders"), Score()).add(case["funders"], funders)
            if case["type"] in COMPANY:
                scores.setdefault((part, "recipients"), Score()).add(case["recipients"], recipients)
    for (part, role), score in scores.items():
        print(f"{part:15} {role:10} {score}")
    write("parties", {role: fit(rows, role).as_json() for role in STRENGTH})


if __name__ == "__main__":
    main()
