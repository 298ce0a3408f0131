"""How the time of `find_amounts` and `detect` grows with the length of hostile text.

Run: .venv/bin/python bench/money.py. Doubling the text should double the time, never square it.
"""

from __future__ import annotations

from time import perf_counter

from newswatch.detect import detect
from newswatch.model import Story
from newswatch.money import find_amounts

UNITS = ("$", "$1 ", "1 ", "1,", "9", "half a ", "A, ", ".", '"', "A of ", "led by A and B, ", "五")
SIZES = (25_000, 50_000, 100_000, 200_000)


def seconds(unit: str, size: int) -> tuple[float, float]:
    """Return the seconds that finding sums in, and judging, *size* characters of *unit* take."""
    text = unit * (size // len(unit))
    start = perf_counter()
    find_amounts(text)
    middle = perf_counter()
    detect(Story(headline="", body=text))
    return middle - start, perf_counter() - middle


def main() -> None:
    """Print one line a unit: the seconds by size, sums first."""
    for unit in UNITS:
        taken = [seconds(unit, size) for size in SIZES]
        print(f"{unit!r:20}", "  ".join(f"{a:6.2f} {b:6.2f}" for a, b in taken))


if __name__ == "__main__":
    main()
