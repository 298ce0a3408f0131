"""What one predicate of a rule says of a story."""

from __future__ import annotations

from typing import NamedTuple


class Verdict(NamedTuple):
    """A predicate's name, whether it holds, and why (one sentence).

    ``parts`` is what the predicates within it say, where it is made of others (any, all, not).
    """

    predicate: str
    ok: bool
    why: str
    parts: tuple[Verdict, ...] = ()
