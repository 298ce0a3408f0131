"""Labelled cases off the disk: stories in a JSON Lines file, pages in a folder.

Reads and checks; a case that is not as docs/quality.md says is named with its place.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newswatch.errors import ConfigError
from newswatch.model.announcement import EVENT_TYPES

Case = dict[str, Any]
PAGE, LABEL = "page.html", "expected.json"
_LISTS = ("amounts", "funders", "recipients")


def stories(path: Path) -> list[Case]:
    """Return the labelled stories in *path*; ConfigError names the line of one that is wrong."""
    found: dict[str, Case] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if line.strip():
            case = _object(line, path, number)
            wrong = _wrong_story(case)
            if case.get("id") in found:
                wrong = f"the id {case['id']!r} is there twice"
            if wrong:
                raise ConfigError(wrong, path=str(path), line=number)
            found[case["id"]] = case
    if not found:
        raise ConfigError("it holds no case", path=str(path))
    return list(found.values())


def _object(text: str, path: Path, line: int | None = None) -> Case:
    try:
        case = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"no JSON: {error}", path=str(path), line=line) from error
    if not isinstance(case, dict):
        raise ConfigError("a case must be a JSON object", path=str(path), line=line)
    return case


def _wrong_story(case: Case) -> str | None:
    """Return what is wrong with a labelled story, or None."""
    for name in ("id", "headline", "body"):
        if not isinstance(case.get(name), str):
            return f"{name} must be text"
    if not isinstance(case.get("is_funding"), bool):
        return "is_funding must be true or false"
    if case["is_funding"] and case.get("type") not in EVENT_TYPES:
        return f"type must be one of {', '.join(EVENT_TYPES)}"
    for name in _LISTS:
        if not isinstance(case.get(name, []), list):
            return f"{name} must be a list"
        case.setdefault(name, [])
    for amount in case["amounts"]:
        if not (isinstance(amount, dict) and isinstance(amount.get("value"), int | float)):
            return "each of amounts must have text, currency and value"
    return None


def pages(folder: Path) -> Iterator[tuple[str, list[Case]]]:
    """Yield (set, labelled pages): the cases in *folder*, and those of each folder below it.

    A case is a folder with a page and its label; ``page`` and ``id`` are added to the label. The
    cases that lie in *folder* itself are its set, those in a folder of it are ``FOLDER.THAT``.
    """
    places: dict[Path, list[Case]] = {}
    for label in sorted(folder.rglob(LABEL)):
        case = _object(label.read_text("utf-8"), label)
        page = label.with_name(PAGE)
        if not page.is_file():
            raise ConfigError(f"there is no {PAGE} beside it", path=str(label))
        wrong = _wrong_page(case)
        if wrong:
            raise ConfigError(wrong, path=str(label))
        case |= {"id": label.parent.name, "page": page}
        places.setdefault(label.parent.parent, []).append(case)
    if not places:
        raise ConfigError(f"no folder in it has {PAGE} and {LABEL}", path=str(folder))
    for place in sorted(places):
        below = place.relative_to(folder).parts if place.is_relative_to(folder) else ()
        yield ".".join(below), places[place]


def _wrong_page(case: Case) -> str | None:
    """Return what is wrong with a page's label, or None."""
    for name in ("url", "headline", "published", "language", "encoding"):
        if not isinstance(case.get(name), str | None):
            return f"{name} must be text or null"
    for name in ("authors", "body", "outside"):
        if not isinstance(case.get(name), list | None):
            return f"{name} must be a list of texts or null"
    for name in ("related", "optional"):
        links = case.get(name) or []
        if not isinstance(links, list) or not all(isinstance(link, dict) for link in links):
            return f"{name} must be a list of objects with url and text"
    return None
