"""What the predicates of a rule say, as lines and as JSON values.

Knows what it was given and asks for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import click

from newswatch.alert.rules import Verdict
from newswatch.cli.wording import safe


def predicate_lines(verdicts: Iterable[Verdict], margin: str) -> Iterator[str]:
    """Yield a line for each predicate, those within another one below it."""
    for one in verdicts:
        sign = click.style("+", fg="green") if one.ok else click.style("-", fg="red")
        yield f"{margin}{sign} {one.predicate}: {safe(one.why)}"
        if one.parts:
            yield from predicate_lines(one.parts, margin + "    ")


def predicate_json(verdict: Verdict) -> dict[str, Any]:
    """Return a predicate's answer as JSON values, with those within it."""
    parts = [predicate_json(part) for part in verdict.parts]
    return {"predicate": verdict.predicate, "ok": verdict.ok, "why": verdict.why, "parts": parts}
