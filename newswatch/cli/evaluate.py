"""`evaluate`: scores of today's detector and extractor on labelled cases, held to floors.

Asks both, lets `evaluate` count, and prints. Writes nothing and opens no database.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from newswatch.cli.cases import Case, pages, stories
from newswatch.cli.frame import Frame, verb
from newswatch.cli.wording import safe
from newswatch.errors import ConfigError, NewswatchError
from newswatch.evaluate import Group, Measure, Shortfall, below, measure_funding, measure_pages
from newswatch.evaluate.floors import Floors

# Where a checkout has its own cases.
_OWN = ("tests/detect", "tests/extract/cases")
_SHORT = {"company_or_programme": "programme", "period_years": "period"}
Sets = dict[str, dict[str, Group]]


@click.command()
@click.argument("given", nargs=-1, metavar="[[NAME=]FILE.jsonl|FOLDER]...")
@click.option(
    "--floor",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="JSON file of the least that each measure may be; exit 1 when any is below",
)
@click.option("--errors", is_flag=True, help="also list each case that went wrong, and how")
@verb
def evaluate(frame: Frame, *, given: tuple[str, ...], floor: Path | None, errors: bool) -> None:
    """Score the detector on labelled stories and the extractor on folders of labelled pages.

    FILE.jsonl holds stories as docs/quality.md describes them, FOLDER one folder a page, with
    page.html and expected.json. Without any, the project's own cases are taken.
    """
    floors = _floors(floor) if floor else {}
    sets = dict(_measured(given))
    if floors and not any(place.partition("/")[0] in sets for place in floors):
        raise ConfigError(f"none of its sets was measured ({', '.join(sets)})", path=str(floor))
    short = below(sets, floors)
    frame.tell(
        {
            "sets": {name: _groups_json(groups, errors=errors) for name, groups in sets.items()},
            "below_floor": [asdict(one) for one in short],
        },
        lambda: "\n\n".join(_table(name, groups, errors=errors) for name, groups in sets.items()),
    )
    if short:
        raise NewswatchError("below the floor: " + "; ".join(map(_told, short)))


def _floors(path: Path) -> Floors:
    try:
        floors = json.loads(path.read_text("utf-8"))
        return {
            str(place): {str(name): float(least) for name, least in measures.items()}
            for place, measures in floors.items()
        }
    except (ValueError, AttributeError, TypeError) as error:
        said = f'floors look like {{"SET": {{"precision": 0.97}}}} ({error})'
        raise ConfigError(said, path=str(path)) from error


def _measured(given: tuple[str, ...]) -> Iterator[tuple[str, dict[str, Group]]]:
    """Yield each set with its measures by group."""
    for name, path in [*map(_named, given)] or [*_own_cases()]:
        if path.is_dir():
            for below_it, cases in pages(path):
                yield f"{name}.{below_it}".rstrip("."), measure_pages(cases, map(_read, cases))
        elif path.is_file():
            cases = stories(path)
            yield name, measure_funding(cases, map(_judged, cases))
        else:
            raise ConfigError("there is no such file or folder", path=str(path))


def _named(text: str) -> tuple[str, Path]:
    name, equals, rest = text.partition("=")
    path = Path(rest if equals else text)
    return (name if equals else path.stem), path


def _own_cases() -> Iterator[tuple[str, Path]]:
    stories_in, pages_in = map(Path, _OWN)
    found = [(path.stem, path) for path in sorted(stories_in.glob("*.jsonl"))]
    found += [(pages_in.name, pages_in)] if pages_in.is_dir() else []
    if not found:
        raise ConfigError(f"there is no {' and no '.join(_OWN)} here: name FILE.jsonl or FOLDER")
    # Stories and pages may have the same name.
    yield from (("pages" if name == "cases" and path == pages_in else name, path)
                for name, path in found)  # fmt: skip


def _judged(case: Case) -> dict[str, Any]:
    from newswatch.detect.contract import answer  # noqa: PLC0415 - loads the detector

    keys = ("id", "headline", "body", "published", "lang", "source", "country")
    return answer(json.dumps({key: case.get(key) for key in keys}))


def _read(case: Case) -> dict[str, Any]:
    from newswatch.crawl.read import read  # noqa: PLC0415 - loads the extractor
    from newswatch.extract import as_contract  # noqa: PLC0415 - as above
    from newswatch.model import Page  # noqa: PLC0415 - as above

    page = Page(
        url=case.get("url") or "", body=case["page"].read_bytes(), encoding=case.get("encoding")
    )
    try:
        return {"id": case["id"], **as_contract(read(page))}
    except NewswatchError as error:
        return {"id": case["id"], "error": f"{type(error).__name__}: {error}"}


def _groups_json(groups: Mapping[str, Group], *, errors: bool) -> dict[str, Any]:
    told = {name: asdict(group) for name, group in groups.items()}
    for name, group in told.items():
        if not errors or name != "all":
            del group["errors"]
    return told


def _table(name: str, groups: Mapping[str, Group], *, errors: bool) -> str:
    """Return a table, a group a line, with the bounds of the whole set's shares below."""
    columns = [*groups["all"].measures]
    heads = [_SHORT.get(column, column) for column in columns]
    lines = [f"{safe(name):<18} {'cases':>6}  " + "  ".join(f"{head:>9}" for head in heads)]
    lines += [
        f"  {safe(group):<16} {measured.cases:>6}  "
        + "  ".join(f"{_value(measured.measures[c]):>{max(9, len(h))}}"
                    for c, h in zip(columns, heads, strict=True))
        for group, measured in groups.items()
    ]  # fmt: skip
    lines += [
        f"  {column}: {one.right} of {one.of}, 95 % between {one.low:.3f} and {one.high:.3f}"
        for column, one in groups["all"].measures.items()
        if one.low is not None and one.high is not None
    ]
    if errors:
        lines += [f"  - {safe(error)}" for error in groups["all"].errors]
    return "\n".join(lines)


def _value(measure: Measure) -> str:
    return "–" if measure.value is None else f"{measure.value:.3f}"


def _told(short: Shortfall) -> str:
    value = "not measured" if short.value is None else f"{short.value:.4f}"
    return f"{short.place} {short.measure} {value}, floor {short.floor}"
