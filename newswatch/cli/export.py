"""`export`: rows as files of one's own, and the file of facts that may be passed on.

Reads what `store` gives and writes it as `query` says; alters nothing in the database.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import click

from newswatch.cli.diff import Since
from newswatch.cli.frame import Frame, verb
from newswatch.errors import ConfigError
from newswatch.query.files import replacing, write_csv, write_jsonl, write_parquet
from newswatch.schedule import stamp
from newswatch.store import exporting, sharing

_TEXTS: Mapping[str, Callable[..., int]] = {
    "csv": write_csv,
    "excel": partial(write_csv, is_marked=True),
    "jsonl": write_jsonl,
}
_FORMATS = ("csv", "jsonl", "parquet", "db")
_HINT = "name a file that ends in .csv, .jsonl, .parquet or .db, or say --format"


@dataclass
class _Count:
    """What went by: the highest change_seq, which is where the next export goes on."""

    last: int

    def of(self, rows: Iterator[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
        for row in rows:
            self.last = max(self.last, row.get("change_seq") or 0)
            yield row


@click.command()
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--of", default="funding", show_default=True, help="funding, articles, or any view of the file"
)
@click.option("--format", "kind", type=click.Choice(_FORMATS), help="[by the ending of FILE]")
@click.option("--since", type=click.IntRange(0), help="only what changed after this change_seq")
@click.option("--as-of", type=Since(), help="what was known at this moment: 2026-11-22T08:00Z, 7d")
@click.option("--bodies", is_flag=True, help="with the texts of articles")
@click.option(
    "--excel",
    is_flag=True,
    help="write a .csv so that Excel and others keep signs and text as they are",
)
@verb
def export(
    frame: Frame,
    path: Path,
    *,
    of: str,
    kind: str | None,
    since: int | None,
    as_of: datetime | None,
    bodies: bool,
    excel: bool,
) -> None:
    """Write rows to FILE: .csv, .jsonl, .parquet, or .db, the facts alone, to be passed on.

    "-" is standard output. FILE is replaced when all is written. Go on later with the --since that
    is named at the end.
    """
    kind = kind or path.suffix.removeprefix(".").lower()
    if excel and kind != "csv":
        raise ConfigError(f"--excel is for .csv: {kind or 'this'} needs no sign of its encoding")
    _check(kind, path, of, since=since, as_of=as_of, bodies=bodies)
    if path.exists() and frame.config.database.exists() and path.samefile(frame.config.database):
        raise ConfigError(f"{path} is the database itself: name another file")
    if kind == "db":
        _share(frame, path)
        return
    with frame.database(read_only=True) as db:
        columns = exporting.export_columns(db, of, bodies=bodies, with_deleted=since is not None)
        moment = stamp(as_of) if as_of else None
        count = _Count(since or 0)
        rows = count.of(exporting.export_rows(db, of, since=since, as_of=moment))
        written = _write("excel" if excel else kind, path, columns, rows)
    told = {"file": str(path), "rows": written, "next_since": count.last}
    if str(path) == "-":
        return  # what is printed is the rows, and nothing else
    goes_on = f"; go on with --since {count.last}" if count.last and not as_of else ""
    frame.tell(told, lambda: f"{written} rows written to {path}{goes_on}")


def _check(kind: str, path: Path, of: str, **asked: object) -> None:
    if kind not in _FORMATS:
        raise ConfigError(_HINT)
    if str(path) == "-" and kind not in _TEXTS:
        raise ConfigError(f"{kind} cannot go to standard output: name a file")
    if str(path) != "-" and not path.absolute().parent.is_dir():
        raise ConfigError(f"there is no folder {path.absolute().parent}: make it first")
    if path.is_dir():
        raise ConfigError(f"{path} is a folder: {_HINT}")
    said = [name for name, value in asked.items() if value not in (None, False)]
    if said and (kind == "db" or of not in ("funding", "articles")):
        what = "a .db file" if kind == "db" else f"the view {of}"
        raise ConfigError(f"{what} is written whole, without --{said[0].replace('_', '-')}")
    if asked["since"] is not None and asked["as_of"] is not None:
        raise ConfigError("--since goes on from a change, --as-of goes back: say one of them")


def _write(
    kind: str, path: Path, columns: Mapping[str, str], rows: Iterator[Mapping[str, Any]]
) -> int:
    if str(path) == "-":
        return _TEXTS[kind](sys.stdout, columns, rows)
    with replacing(path) as part:
        if kind == "parquet":
            return write_parquet(part, columns, rows)
        return _as_text(part, _TEXTS[kind], columns, rows)


def _as_text(
    part: Path,
    write: Callable[..., int],
    columns: Mapping[str, str],
    rows: Iterator[Mapping[str, Any]],
) -> int:
    with part.open("w", encoding="utf-8", newline="") as stream:
        return write(stream, columns, rows)


def _share(frame: Frame, path: Path) -> None:
    with frame.database(read_only=True):
        pass  # refused, if it is none of ours
    with replacing(path) as part:
        shared = sharing.share(frame.config.database, part)
    told = {"file": str(path), "rows": shared}
    frame.tell(told, lambda: f"{shared} announcements written to {path}, without texts")
