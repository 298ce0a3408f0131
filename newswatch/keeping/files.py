"""The archive's files and the rows that name them, kept in step.

Deletes a file only when no row names it, and only while nobody else writes: callers hold the lock.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from newswatch.errors import StoreError
from newswatch.fetch import archive
from newswatch.store import Database
from newswatch.store import archive as rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Sweep:
    """What no row names: ``orphans``, whole files, and ``unfinished`` ones; ``bytes`` of both."""

    orphans: int = 0
    unfinished: int = 0
    bytes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A row whose file is not what it says: ``what`` is missing, damaged or unreadable."""

    page_id: int
    raw_hash: str
    what: str


def folder_of(database: Path) -> Path:
    """Return the archive's folder for the database at that path."""
    return database.parent / archive.FOLDER


def let_go(db: Database, folder: Path) -> int:
    """Delete the files that lost their last row; return how many went.

    A kill in between leaves the rest for the next time.
    """
    names = rows.released(db)
    unnamed = [name for name in names if not rows.is_archived(db, name)]
    gone = sum(archive.remove(folder, name) for name in unnamed)
    if names:
        rows.note_deleted(db, names)
    return gone


def sweep(db: Database, folder: Path, *, is_applied: bool) -> Sweep:
    """Find what a kill left behind in *folder*, and delete it where *is_applied*."""
    orphans = [name for name in archive.names(folder) if not rows.is_archived(db, name)]
    parts = archive.unfinished(folder)
    size = sum(archive.path_of(folder, name).stat().st_size for name in orphans)
    found = Sweep(
        orphans=len(orphans),
        unfinished=len(parts),
        bytes=size + sum(path.stat().st_size for path in parts),
    )
    if is_applied:
        for name in orphans:
            archive.remove(folder, name)
        for path in parts:
            path.unlink(missing_ok=True)
    return found


def check(db: Database, folder: Path) -> Iterator[Fault | None]:
    """Read each archived page and yield what is wrong with it, None where all is well."""
    known: dict[str, str | None] = {}
    after = 0
    while batch := rows.list_archived(db, after=after):
        for page in batch:
            if page.raw_hash not in known:
                known[page.raw_hash] = _fault(folder, page.raw_hash)
            what = known[page.raw_hash]
            yield Fault(page_id=page.page_id, raw_hash=page.raw_hash, what=what) if what else None
        after = batch[-1].page_id


def _fault(folder: Path, name: str) -> str | None:
    if not archive.path_of(folder, name).is_file():
        return "missing"
    try:
        archive.read(folder, name)
    except StoreError as error:
        return "damaged" if "damaged" in str(error) else "unreadable"
    return None
