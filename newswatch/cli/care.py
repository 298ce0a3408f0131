"""`verify` and `migrate`: care of the database file.

Prints what `store` finds and does.
"""

from __future__ import annotations

from dataclasses import asdict

import click

from newswatch import store
from newswatch.cli.frame import Frame, verb
from newswatch.errors import NewswatchError


@click.command()
@click.option("--rebuild-index", is_flag=True, help="make the full-text index anew first")
@verb
def verify(frame: Frame, *, rebuild_index: bool) -> None:
    """Prove the file: integrity, references, index, and every quote where it is said to stand."""
    with frame.database() as db:
        if rebuild_index:
            store.rebuild_index(db)
        findings = store.verify(db)
    frame.tell(
        [asdict(finding) for finding in findings],
        lambda: "\n".join(f"{f.check}: {f.detail}" for f in findings) or "all is well",
    )
    if findings:
        raise NewswatchError(f"{len(findings)} findings; restore a backup or report them")


@click.command()
@verb
def migrate(frame: Frame) -> None:
    """Bring the database to this program's schema."""
    with frame.lock():
        applied = store.migrate(frame.config.database)
    frame.tell(applied, lambda: f"applied {', '.join(applied)}" if applied else "nothing to do")
