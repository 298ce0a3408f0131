"""`archive`: the kept pages as WARC for other tools, and whether each is still whole.

Prints; `keeping` reads and writes.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import click

from newswatch.cli.frame import Frame, verb
from newswatch.errors import NewswatchError
from newswatch.keeping import files
from newswatch.schedule import stamp


@click.group()
def archive() -> None:
    """Look after the bytes of the pages that were read."""


@archive.command("export")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--source", help="pages of this source only")
@click.option("--since", type=click.DateTime(), help="pages asked for at this UTC time or later")
@click.option("--until", type=click.DateTime(), help="pages asked for before this UTC time")
@verb
def _export(
    frame: Frame,
    *,
    file: Path,
    source: str | None,
    since: datetime | None,
    until: datetime | None,
) -> None:
    """Write the kept pages to FILE (.warc or .warc.gz, a new one) as WARC 1.1."""
    from newswatch.keeping.warc import Choice, export  # noqa: PLC0415 - loads warcio

    folder = files.folder_of(frame.config.database)
    choice = Choice(source=source, since_at=_instant(since, ""), until_at=_instant(until, "~"))
    with frame.database(read_only=True) as db:
        told = export(db, folder, file, choice)
    frame.tell(
        {"file": str(file), "pages": told.pages, **asdict(told)},
        lambda: f"wrote {told.pages} pages to {file}, {told.revisits} of them as revisits",
    )
    if told.unreadable:
        raise NewswatchError(
            f"{told.unreadable} pages could not be read; `newswatch archive check` names them"
        )


@archive.command("check")
@verb
def _check(frame: Frame) -> None:
    """Read every kept page and name those that are missing or damaged."""
    folder = files.folder_of(frame.config.database)
    with frame.database(read_only=True) as db:
        found = [*files.check(db, folder)]
    faults = [fault for fault in found if fault]
    counted = Counter(fault.what for fault in faults)
    frame.tell(
        {"pages": len(found), "faults": [asdict(fault) for fault in faults]},
        lambda: "\n".join(
            [f"{fault.what}: {fault.raw_hash}" for fault in faults]
            or [f"all is well: {len(found)} pages"]
        ),
    )
    if faults:
        told = ", ".join(f"{number} {what}" for what, number in counted.items())
        raise NewswatchError(f"of {len(found)} pages: {told}; put them back from a copy")


def _instant(given: datetime | None, unbounded: str) -> str:
    return stamp(given.replace(tzinfo=UTC)) if given else unbounded
