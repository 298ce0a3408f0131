"""Measure the detector: stories a second, hostile text, memory. Prints one JSON object.

Run: .venv/bin/python bench/detect_speed.py. Reads the project's own cases and, where present, the
shared ones; seconds are those of the processor, on one core.
"""

from __future__ import annotations

import json
import resource
from pathlib import Path
from time import process_time

from newswatch.detect import detect
from newswatch.detect.contract import answer
from newswatch.model import Story

ROOT = Path(__file__).resolve().parents[1]
SETS = {
    "own": ROOT / "tests" / "detect" / "cases.jsonl",
    "dev": ROOT.parent / "shared" / "funding" / "dev.jsonl",
}
HOSTILE = {
    "names": "Lumora Capital, ",
    "list": "led by Alpha Ventures and Beta Partners, ",
    "sums": "raises $5m in a Series A round ",
    "quotes": '"',
    "phrases": "line of credit line of ",
    "eastern": "融資由資本「領投」",
    "brackets": "(Acme ",
}
SIZES = (250_000, 500_000, 1_000_000)


def a_second(path: Path, *, rounds: int = 3) -> float:
    """Return how many stories of *path*, read *rounds* times, are judged in a second."""
    lines = path.read_text("utf-8").splitlines()
    answer(lines[0])
    start = process_time()
    for line in lines * rounds:
        answer(line)
    return round(rounds * len(lines) / (process_time() - start), 1)


def seconds(unit: str, size: int) -> float:
    """Return the seconds that judging *size* characters of *unit* takes."""
    text = unit * (size // len(unit))
    start = process_time()
    detect(Story(headline=text[:1000], body=text))
    return round(process_time() - start, 2)


def main() -> None:
    """Print the figures."""
    told = {
        "stories_a_second": {name: a_second(path) for name, path in SETS.items() if path.exists()},
        "seconds_by_size": {
            n: [seconds(unit, size) for size in SIZES] for n, unit in HOSTILE.items()
        },
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
