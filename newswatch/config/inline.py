"""Finds the line of a key within a value of several lines: lists of inline tables.

Walks once over text that tomllib has already taken, knows brackets, strings and comments, and never
raises.
"""

from __future__ import annotations

import re

# What can stand in a value: strings whole, comments whole, then what opens, closes and parts.
_PARTS = re.compile(
    r"\"\"\"(?:[^\"\\]|\\.|\"(?!\"\"))*\"\"\"|'''(?:[^']|'(?!''))*'''"
    r"|\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'|#[^\n]*|[][{},=\n]|[^][{},=\n\"'#]+",
    re.DOTALL,
)


def line_within(text: str, path: tuple[str | int, ...]) -> int:
    r"""Return how many lines after the first of *text*, ``key = value …``, *path* stands.

    A path counts the entries of lists from 0 and names the keys of inline tables; what is not found
    stands where the nearest thing around it does.

    >>> line_within('any = [\n  { types = ["x"] },\n  { words = 5 },\n]\n', (1, "words"))
    2
    """
    _, equals, value = text.partition("=")
    stack: list[str | int] = []
    line = best = depth = 0
    said = ""
    for part in _PARTS.finditer(value if equals else ""):
        sign = part[0]
        if sign in ("[", "{"):
            stack.append(0 if sign == "[" else "")
        elif sign in ("]", "}"):
            del stack[-1:]
            if not stack:
                break
        elif sign == "," and stack and isinstance(stack[-1], int):
            stack[-1] += 1
        elif sign == "=" and stack:
            stack[-1] = said
        common = _common(stack, path)
        if common > depth and sign.strip() not in ("", ",", "]", "}"):
            best, depth = line, common
        line += sign.count("\n")
        said = sign.strip().strip("\"'") or said
    return best


def _common(one: list[str | int], other: tuple[str | int, ...]) -> int:
    for position, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return position
    return min(len(one), len(other))
