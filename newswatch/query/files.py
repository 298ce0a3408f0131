"""Rows as files: CSV that no spreadsheet runs, JSON Lines, Parquet; whole or not at all.

Takes rows as they come and keeps none; asks no database.
"""

from __future__ import annotations

import csv
import fcntl
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from glob import escape
from itertools import islice
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Any

from newswatch.durable import to_disk
from newswatch.errors import ConfigError

Cells = Mapping[str, Any]
# What a spreadsheet may take for the beginning of a formula or command, blanks before it included;
# the wide forms become the narrow ones in some of them. A quotation mark in front makes it text.
_FORMULA = re.compile(r"\s*[=+\-@|%\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
# The same after what parts cells or lines where a file is read with another separator than its own,
# as Excel does by the country of its user.
_INNER = re.compile(r"([;\t\r\n][;\s]*)(?=[=@\uff1d\uff20]|[+\-|%\uff0b\uff0d]\S)")
# What a spreadsheet takes for a number, a day or a truth though it is text (007, 3/4, 1E5, 5 May),
# but no day as the file writes them, which it may well take for one.
_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_TAKEN = re.compile(
    rf"[^\w\s]{{0,3}} ?\d[\d .,:/%'e+-]*(?:[ap]m)?[)]?|true|false"
    rf"|{_MONTH}[ .,/-]{{1,2}}\d[\d ,/-]*|\d{{1,4}}[ ./-]{{1,2}}{_MONTH}[ .,/-]{{0,2}}\d{{0,4}}",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
_LONGEST_TAKEN = 60
# What JSON leaves as it is and a terminal may obey: C1 controls and marks that turn text around;
# and halves of surrogate pairs, which no UTF-8 can hold.
_STEERING = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_GROUP = 2000


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Yield a file beside *path* that takes its place when all is written, and vanishes if not.

    A reader of *path* sees the old file or the new one, never part of one, also after a power cut.
    What writers of *path* that were killed have left behind is taken away first.
    """
    _sweep(path)
    with _begun(path) as held:
        part = Path(held.name)
        try:
            yield part
            to_disk(part)
            mask = os.umask(0)
            os.umask(mask)
            part.chmod(0o666 & ~mask)  # as any new file; temporary ones are for their maker alone
            part.replace(path)
            to_disk(path.parent)
        finally:
            _remove(part)


def _begun(path: Path) -> Any:  # noqa: ANN401 - a wrapper of a file
    """Return a new file beside *path*, locked as long as it is open: the system lets go at a kill.

    Where the file system has no locks it is made all the same.
    """
    while True:
        file = NamedTemporaryFile(  # noqa: SIM115 - the caller closes it
            dir=path.parent, prefix=f".{path.name}.", suffix=".part", delete=False
        )
        with suppress(OSError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if Path(file.name).exists():  # a sweep may have come between making and locking
            return file
        file.close()


def _sweep(path: Path) -> None:
    """Take away what is half written of *path* and nobody writes any more."""
    for part in path.parent.glob(f".{escape(path.name)}.????????.part"):
        with suppress(OSError), part.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            _remove(part)


def _remove(part: Path) -> None:
    for end in ("", "-journal"):  # a database has its own beside it
        part.with_name(part.name + end).unlink(missing_ok=True)


def cell_text(cell: object, *, is_sheet: bool = False) -> object:
    r"""Return a cell as CSV holds it: numbers as they are, text that is no formula.

    For a sheet, text that would become a number or a day stays text as well.

    >>> cell_text('=HYPERLINK("x")'), cell_text(-5), cell_text(["A", "B"]), cell_text(True)
    ('\'=HYPERLINK("x")', -5, 'A; B', 1)
    >>> cell_text("0012"), cell_text("0012", is_sheet=True), cell_text("2026-11-26", is_sheet=True)
    ('0012', "'0012", '2026-11-26')
    """
    if cell is None or isinstance(cell, bool):
        return "" if cell is None else int(cell)
    if isinstance(cell, int | float):
        return cell
    # Each name by itself: where the semicolon parts cells, each begins one.
    text = "; ".join(map(_plain, cell)) if isinstance(cell, list) else _plain(cell)
    return f"'{text}" if is_sheet and _is_taken(text.strip()) else text


def _is_taken(text: str) -> bool:
    return (
        len(text) <= _LONGEST_TAKEN
        and _TAKEN.fullmatch(text) is not None
        and not _DAY.fullmatch(text)
    )


def _plain(cell: object) -> str:
    text = str(cell).replace("\0", "").encode("utf-8", "replace").decode()
    text = _INNER.sub(r"\1'", text)
    return f"'{text}" if _FORMULA.match(text) else text


def write_csv(
    stream: IO[str], columns: Mapping[str, str], rows: Iterable[Cells], *, is_marked: bool = False
) -> int:
    """Write *rows* under a line of names; return how many.

    Marked, it begins with the sign by which Excel knows that it holds UTF-8, and no text in it is
    taken for a number or a day.
    """
    written = 0
    stream.write("\ufeff" if is_marked else "")
    out = csv.writer(stream, lineterminator="\r\n")  # RFC 4180
    out.writerow(columns)
    for written, row in enumerate(rows, 1):  # noqa: B007 - counted
        out.writerow([cell_text(row.get(name), is_sheet=is_marked) for name in columns])
    return written


def write_jsonl(stream: IO[str], columns: Mapping[str, str], rows: Iterable[Cells]) -> int:
    """Write an object a line, with the cells that the row has; return how many."""
    written = 0
    for written, row in enumerate(rows, 1):  # noqa: B007 - counted
        kept = {name: row[name] for name in columns if name in row}
        stream.write(_STEERING.sub(_escaped, json.dumps(kept, ensure_ascii=False)) + "\n")
    return written


def _escaped(sign: re.Match[str]) -> str:
    return f"\\u{ord(sign[0]):04x}"


def write_parquet(path: Path, columns: Mapping[str, str], rows: Iterable[Cells]) -> int:
    """Write *rows* as Parquet, some thousands a group; return how many.

    ConfigError, with the way out, where the extra `parquet` is not installed.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra, and slow to load
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError as error:
        raise ConfigError(
            "Parquet needs an extra: pip install 'newswatch[parquet]', or write .csv or .jsonl"
        ) from error
    kinds = {"int": pa.int64(), "real": pa.float64(), "bool": pa.bool_(), "text": pa.string()}
    kinds["list"] = pa.list_(pa.string())
    schema = pa.schema([(name, kinds[kind]) for name, kind in columns.items()])
    written, taken = 0, iter(rows)
    with parquet.ParquetWriter(path, schema) as out:
        while group := list(islice(taken, _GROUP)):
            out.write_table(pa.Table.from_pylist([_fitting(columns, row) for row in group], schema))
            written += len(group)
    return written


def _fitting(columns: Mapping[str, str], row: Cells) -> dict[str, Any]:
    """Return the cells of a row as the kinds of its columns ask: text where they are mixed."""
    return {name: _fit(kind, row.get(name)) for name, kind in columns.items()}


def _fit(kind: str, cell: object) -> object:
    return str(cell) if kind == "text" and cell is not None else cell
