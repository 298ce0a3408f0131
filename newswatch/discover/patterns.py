"""Propose the pattern of an outlet's story addresses from some that it lists.

Addresses in, a regular expression on their paths out, of which no part can take more than linear
time. A proposal: whoever declares a source reads it before it counts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

# Fewer addresses than this tell no pattern; a form that only one in ten has is left out.
_ENOUGH, _FEW = 3, 0.1
_FORMS = 3
_FILE = re.compile(r"\.[a-z]{3,5}$")
_ID = re.compile(r"-(\d{4,14})$")
_SLUG, _ANY_SLUG = re.compile(r"[a-z0-9-]+"), re.compile(r"[A-Za-z0-9_-]+")


def story_pattern(urls: Iterable[str]) -> str | None:
    """Return a pattern that fits the paths of *urls*, or None where there are too few to tell.

    >>> story_pattern(f"https://x.example/news/a-b-{n}-of-many" for n in range(3))
    '^/news/[a-z0-9]{1,80}(?:-[a-z0-9]{1,80}){4,80}/?$'
    """
    forms: dict[tuple[int, str], list[list[str]]] = defaultdict(list)
    for path in dict.fromkeys(urlsplit(url).path.rstrip("/") for url in urls):
        parts = path.split("/")[1:]
        if parts:
            forms[len(parts), _ending(parts[-1])].append(parts)
    number = sum(map(len, forms.values()))
    ranked = sorted(forms.items(), key=lambda form: -len(form[1]))[:_FORMS]
    told = [_form(rows, form[1]) for form, rows in ranked if len(rows) > _FEW * number]
    return "|".join(told) if number >= _ENOUGH else None


def _ending(name: str) -> str:
    found = _FILE.search(name)
    return found[0] if found else ""


def _form(rows: Sequence[Sequence[str]], ending: str) -> str:
    *shelves, names = zip(*rows, strict=True)
    last = [name.removesuffix(ending) for name in names]
    parts = [*(_shelf(values) for values in shelves), _name(last)]
    return f"^/{'/'.join(parts)}{re.escape(ending) if ending else '/?'}$"


def _shelf(values: Sequence[str]) -> str:
    """Return what stands for one part of the paths before the last: a word, a number, a section."""
    if len({*values}) == 1 and not values[0].isdigit():
        return re.escape(values[0])
    return _number(values) or (
        "[a-z0-9-]{1,80}" if all(map(_SLUG.fullmatch, values)) else "[^/]{1,200}"
    )


def _name(values: Sequence[str]) -> str:
    """Return what stands for the last part: a number, a slug, a slug with a number behind it."""
    if _number(values):
        return _number(values, grows=True)
    if not all(map(_ANY_SLUG.fullmatch, values)):
        return "[^/]{1,300}"
    letters = "a-z0-9" if all(map(_SLUG.fullmatch, values)) else "A-Za-z0-9_"
    numbers = [found[1] for value in values if (found := _ID.search(value))]
    if len(numbers) == len(values):
        return f"[{letters}-]{{1,200}}-{_number(numbers, grows=True)}"
    # Stories have more hyphens than "about-us"; half as many as those that were seen have.
    hyphens = (min(value.count("-") for value in values) + 1) // 2
    if hyphens > 1 and letters == "a-z0-9":
        return f"[{letters}]{{1,80}}(?:-[{letters}]{{1,80}}){{{hyphens},80}}"
    return f"[{letters}-]{{{max(min(map(len, values)) // 2, 1)},200}}"


def _number(values: Sequence[str], *, grows: bool = False) -> str:
    """Return what stands for *values* that are all numbers, else ""; ids grow longer with time."""
    if not all(value.isascii() and value.isdigit() for value in values):
        return ""
    least, most = min(map(len, values)), max(map(len, values))
    if grows:
        return rf"\d{{{max(least - 1, 1)},{most + 2}}}"
    return rf"\d{{{least}}}" if least == most else rf"\d{{{least},{most}}}"
