"""`prune` and `backup`: let go of what is too old, and keep a proved copy of the rest.

Prints; `keeping` does.
"""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path

import click

from newswatch.cli.frame import Frame, verb
from newswatch.errors import NewswatchError
from newswatch.keeping import copying, files, pruning
from newswatch.keeping.pruning import Pruned

_NOTHING_DONE = (
    "newswatch: nothing was changed; this is what would go. `newswatch prune --apply` lets it go"
)
_NO_TERM = "nothing expires: `keep_days` is not set, for no source"


@click.command()
@click.option("--apply", "is_applied", is_flag=True, help="let it go; without it, only say what")
@verb
def prune(frame: Frame, *, is_applied: bool) -> None:
    """Let go of texts and pages older than keep_days, and of files that no row names.

    Headlines, facts and fingerprints stay, and all that a live announcement rests on.
    """
    folder, now = files.folder_of(frame.config.database), datetime.now(UTC)
    if is_applied:
        with frame.lock(), frame.database() as db:
            told = pruning.prune(db, frame.config, folder, now, is_applied=True)
    else:
        with frame.database(read_only=True) as db:
            told = pruning.prune(db, frame.config, folder, now, is_applied=False)
    frame.tell(asdict(told), lambda: _lines(told))
    if not is_applied:
        click.echo(_NOTHING_DONE, err=True)


def _lines(told: Pruned) -> str:
    what = "gone" if told.is_applied else "too old"
    lines = [
        f"{source}: {expired.texts} texts and {expired.pages} pages"
        f" ({expired.page_bytes / 1e6:.1f} MB unpacked) {what}"
        + (f"; {expired.proofs} texts stay, something rests on them" if expired.proofs else "")
        for source, expired in told.sources.items()
    ] or [_NO_TERM]
    if told.unwanted:
        lines.append(f"{told.unwanted} texts that their publishers ask not to keep")
    swept = told.files
    lines.append(
        f"{swept.orphans} files that no row names, {swept.unfinished} unfinished"
        f" ({swept.bytes / 1e6:.1f} MB)"
    )
    if told.erasures:
        lines.append(f"{told.erasures} erasures whose words were still in the file")
    return "\n".join(lines)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--archive",
    "target",
    type=click.Path(path_type=Path, file_okay=False),
    help="also copy the kept pages to this folder, those that it lacks",
)
@verb
def backup(frame: Frame, *, file: Path, target: Path | None) -> None:
    """Copy the database to FILE, a new one, while it is in use, and prove the copy."""
    with frame.database(read_only=True) as db:
        copied = copying.backup(db, file)
    if target:
        folder = files.folder_of(frame.config.database)
        copied = replace(copied, pages=copying.copy_pages(file, folder, target))
    pages = f", {copied.pages} pages in {target}" if target else ""
    frame.tell(
        {"file": str(file), **asdict(copied)},
        lambda: (
            f"{file}: {copied.articles} articles, {copied.bytes / 1e6:.1f} MB{pages}"
            + ("" if copied.findings else "; all is well")
        ),
    )
    if copied.findings:
        raise NewswatchError(
            f"the copy is faithful, and has the {copied.findings} findings that the database has;"
            " `newswatch verify` names them"
        )
