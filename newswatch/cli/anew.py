"""What verbs share that go over all that is stored: list what moves, open the file, stop midway.

Prints what it is told; judges and reads nothing itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

import click

from newswatch.cli.frame import Frame
from newswatch.store import Database

Moved = TypeVar("Moved")


@dataclass
class Listed(Generic[Moved]):
    """The stories that moved: printed as they come, or gathered for JSON; *limit* at most.

    ``text`` and ``json`` say how one of them is shown.
    """

    as_json: bool
    limit: int
    text: Callable[[Moved], str]
    json: Callable[[Moved], dict[str, Any]]
    count: int = 0
    kept: list[dict[str, Any]] = field(default_factory=list)

    def hear(self, moved: Moved) -> None:
        """Show or keep one more, unless enough are."""
        self.count += 1
        if self.count > self.limit:
            return
        if self.as_json:
            self.kept.append(self.json(moved))
        else:
            click.echo(self.text(moved))

    @property
    def left_out(self) -> int:
        """How many were neither shown nor kept."""
        return max(0, self.count - self.limit)


@contextmanager
def opened(frame: Frame, *, is_applied: bool) -> Iterator[Database]:
    """Open the database; what only looks needs no lock and writes nothing."""
    if not is_applied:
        with frame.database(read_only=True) as db:
            yield db
        return
    with frame.lock(), frame.database() as db:
        yield db


def stopped(verb: str, last: int, *, is_applied: bool) -> str:
    """Return the line on an interrupt after the story *last*: what stands and how to go on."""
    done = "what was applied stands; " if is_applied else ""
    more = " --apply" if is_applied else ""
    return (
        f"newswatch: stopped after story {last}; {done}"
        f"`newswatch {verb}{more} --after {last}` goes on from there"
    )
