"""Finds the line of a configuration file on which a key stands, for messages about it.

Reads line by line what tomllib has already taken; checks nothing and never raises.
"""

from __future__ import annotations

import tomllib

from newswatch.config.inline import line_within

Where = tuple[str | int, ...]
_LONGEST_KEY = 200


def line_of(text: str, path: Where) -> int | None:
    r"""Return the line, counted from 1, of *path* or of the nearest table around it.

    A path names tables and a key, and counts the tables of an array from 0.

    >>> line_of('a = 1\n[[rules]]\nname = "x"\n[[rules]]\nname = 5\n', ("rules", 1, "name"))
    5
    """
    table: Where = ()
    counts: dict[Where, int] = {}
    best, depth = None, 0
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        names, is_head, is_array = _names(line.strip())
        if is_head:
            names = table = _numbered(names, counts, is_array=is_array)
        common = _common(names if is_head else (*table, *names), path)
        if common > depth:
            best, depth = number, common
    if best is not None and depth < len(path):
        best += line_within("\n".join(lines[best - 1 :]), path[depth:])
    return best


def _numbered(names: Where, counts: dict[Where, int], *, is_array: bool) -> Where:
    """Return *names* with the number of the present table behind each array of tables."""
    where: Where = ()
    for position, name in enumerate(names):
        where = (*where, name)
        if is_array and position == len(names) - 1:
            counts[where] = counts.get(where, -1) + 1
        if where in counts:
            where = (*where, counts[where])
    return where


def _common(one: Where, other: Where) -> int:
    for position, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return position
    return min(len(one), len(other))


def _names(line: str) -> tuple[Where, bool, bool]:
    """Return what *line* opens or sets, whether it is a table's head, and of an array of them."""
    is_head = line.startswith("[")
    key, equals, _ = line.partition("=")
    if len(key) > _LONGEST_KEY or not (is_head or equals):
        return (), False, False
    try:
        tree: object = tomllib.loads(line if is_head else f"{key}=0")
    except ValueError:  # within a text or list of several lines
        return (), False, False
    names: list[str] = []
    while isinstance(tree, dict) and tree:
        ((name, tree),) = tree.items()
        names.append(name)
    return tuple(names), is_head, isinstance(tree, list)
