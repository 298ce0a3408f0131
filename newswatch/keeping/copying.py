"""A copy of the database while it is in use, proved before it has its name.

Changes nothing but the copy, and never writes over a file.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from newswatch import store
from newswatch.durable import to_disk
from newswatch.errors import StoreError
from newswatch.fetch import archive
from newswatch.store import Database
from newswatch.store import archive as rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """What is in the copy: ``bytes`` of the database, ``articles``, archived ``pages`` copied.

    ``findings`` are those that `verify` has in the copy, because the database itself has them.
    """

    bytes: int
    articles: int
    pages: int = 0
    findings: int = 0


def backup(db: Database, path: Path) -> Copied:
    """Copy the database to *path*, which must not exist; it is whole and proved, or not there.

    The copy is of one moment, whoever reads and writes meanwhile. Raises StoreError where it cannot
    be written, and where the copy is damaged.
    """
    if path.exists():
        raise StoreError("exists already: name a new file for the copy", path=str(path))
    if not path.parent.is_dir():
        raise StoreError("its folder does not exist: make it first", path=str(path))
    part = path.with_name(f".{path.name}.part")
    _remove(part)  # of a copy that was cut short
    try:
        store.backup(db, part)
        articles, findings = _proved(part)
        to_disk(part)
        size = part.stat().st_size
        part.rename(path)
        to_disk(path.parent)
    except OSError as error:
        raise StoreError(f"cannot be written: {error.strerror}", path=str(path)) from error
    finally:
        _remove(part)
    return Copied(bytes=size, articles=articles, findings=findings)


def copy_pages(copy: Path, folder: Path, target: Path) -> int:
    """Copy the archived pages that the database *copy* names from *folder* to *target*; how many.

    What is there already and whole stays. Raises StoreError for a page that cannot be read.
    """
    target.mkdir(parents=True, exist_ok=True)
    db = store.open_database(copy, read_only=True)
    try:
        names = sorted(rows.archived_names(db))
    finally:
        db.close()
    for name in names:
        archive.write(target, archive.read(folder, name))
    return len(names)


def _proved(part: Path) -> tuple[int, int]:
    """Return how many articles the copy has, and findings; StoreError if it is damaged."""
    os.chmod(part, 0o600)  # noqa: PTH101 - texts of others are nobody else's business
    db = store.open_database(part)
    try:
        findings = store.verify(db)
        articles = store.count_articles(db)
        store.checkpoint(db)
    finally:
        db.close()
    damage = [finding.detail for finding in findings if finding.check == "integrity"]
    if damage:
        raise StoreError(
            f"not made: the copy is damaged, as the database may be ({damage[0]});"
            " `newswatch verify` says where",
            path=str(part),
        )
    return articles, len(findings)


def _remove(part: Path) -> None:
    with suppress(OSError):
        for end in ("", "-wal", "-shm", "-journal"):
            part.with_name(part.name + end).unlink(missing_ok=True)
