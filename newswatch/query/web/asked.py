"""What a browser asked for: the parameters of an address, made safe to use.

Whatever stands in an address gives a value or none; nothing here raises.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

_CURSOR = re.compile(r"([0-9TZ:.-]{0,40})_([0-9]{1,18})")
_NUMBER = re.compile(r"[0-9]{1,18}")
_TEXT_LIMIT = 400


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: its parameters, the numbers and names in its path, its cookies, the time."""

    path: str
    values: Mapping[str, str]
    names: Mapping[str, str] = field(default_factory=dict)
    cookies: Mapping[str, str] = field(default_factory=dict)
    base: str = "/"
    now: float = 0.0

    def text(self, name: str) -> str:
        """Return a parameter as text of at most 400 characters, without control characters."""
        kept = "".join(c if c.isprintable() else " " for c in self.values.get(name, ""))
        return kept[:_TEXT_LIMIT].strip()

    def choice(self, name: str, allowed: Collection[str]) -> str:
        """Return a parameter if it is one of *allowed*, else ""."""
        value = self.values.get(name, "")
        return value if value in allowed else ""

    def number(self, name: str, *, most: int = 10**18) -> int | None:
        """Return a parameter as a whole number from 0 to *most*, or None."""
        value = self.values.get(name, "")
        return int(value) if _NUMBER.fullmatch(value) and int(value) <= most else None

    def cursor(self) -> tuple[str, int] | None:
        """Return where the next page begins, as (time, number): the parameter ``after``."""
        found = _CURSOR.fullmatch(self.values.get("after", ""))
        return (found[1], int(found[2])) if found else None

    def id(self) -> int:
        """Return the number in the path."""
        return int(self.names.get("number", "0"))

    def href(self, path: str, **values: object) -> str:
        """Return the address of a page of ours with these parameters; empty ones are left out."""
        kept = {name: str(value) for name, value in values.items() if value not in (None, "")}
        return self.base.rstrip("/") + path + (f"?{urlencode(kept)}" if kept else "")

    def with_(self, **changes: object) -> str:
        """Return the address of this page with some parameters changed, from its first row on."""
        values = {name: value for name, value in self.values.items() if name != "after"}
        return self.href(self.path, **{**values, **changes})


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page answers with: its template, what that shows, and how."""

    template: str
    shows: Mapping[str, object]
    status: int = 200
    cookies: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a facet: its words, how many rows have it, and where choosing it leads."""

    label: str
    count: int | None
    href: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow a list: its heading, its values, the way to take the choice back."""

    label: str
    options: tuple[Option, ...]
    clear: str = ""


def facet(
    asked: Asked,
    *,
    name: str,
    label: str,
    counts: Mapping[str, int],
    labels: Mapping[str, str] | None = None,
    most: int = 8,
    order: Callable[[str], str | int] | None = None,
) -> Facet:
    """Return a facet over the *counts* of its values, the commonest first or by *order*."""
    chosen = asked.values.get(name, "")
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if order is not None:
        ranked.sort(key=lambda item: order(item[0]))
    kept = [item for n, item in enumerate(ranked) if n < most or item[0] == chosen]
    options = tuple(
        Option(
            label=(labels or {}).get(value, value),
            count=count,
            href=asked.with_(**{name: "" if value == chosen else value}),
            is_chosen=value == chosen,
        )
        for value, count in kept
    )
    return Facet(label, options, asked.with_(**{name: ""}) if chosen else "")
