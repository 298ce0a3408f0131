"""Raw bytes of each distinct page, in compressed files named by their hash.

A file is on the disk for good before `write` returns, so a row may name it. Knows no addresses and
no rows: a name comes from a hash and nothing else. Deletes only what it is told to, by name.
"""

from __future__ import annotations

import contextlib
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from newswatch.durable import to_disk
from newswatch.errors import StoreError
from newswatch.hashes import raw_hash

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

FOLDER = "archive"  # beside the database
_HASH = re.compile(r"[0-9a-f]{64}")
_END, _PART = ".zst", ".part"
_LEVEL = 9  # about 6 times smaller than real pages; higher levels gain little


def path_of(folder: Path, name: str) -> Path:
    """Return where the page with raw hash *name* is kept: ``ab/abcdef….zst`` under *folder*.

    Raises StoreError for what is no such hash.
    """
    if not _HASH.fullmatch(name):
        raise StoreError(f"{name[:80]!r} is no hash of a page", path=str(folder))
    return folder / name[:2] / f"{name}{_END}"


def write(folder: Path, body: bytes) -> str:
    """Keep *body* under *folder* and return its raw hash; done once for equal bytes.

    A file of that name that is not whole is written anew. Raises StoreError if the disk does not
    take it.
    """
    name = raw_hash(body)
    path = path_of(folder, name)
    try:
        if _is_whole(path, body):
            # Whoever wrote it may have been killed before its folder was on the disk.
            to_disk(path.parent)
            return name
        _make_folder(path.parent)
        _write_durably(path, zstd.compress(body, _LEVEL))
    except OSError as error:
        raise StoreError(f"cannot be written: {error.strerror}", path=str(path)) from error
    return name


def read(folder: Path, name: str) -> bytes:
    """Return the bytes whose raw hash is *name*.

    Raises StoreError if they are missing, or are no longer what was written.
    """
    path = path_of(folder, name)
    try:
        body = zstd.decompress(path.read_bytes())
    except OSError as error:
        raise StoreError(f"cannot be read: {error.strerror}", path=str(path)) from error
    except zstd.ZstdError as error:
        raise StoreError(
            "is damaged; delete it and fetch the page again", path=str(path)
        ) from error
    if raw_hash(body) != name:
        raise StoreError("is damaged; delete it and fetch the page again", path=str(path))
    return body


def remove(folder: Path, name: str) -> bool:
    """Delete the file of the page whose raw hash is *name*; False if there was none.

    Raises StoreError if it cannot be deleted.
    """
    path = path_of(folder, name)
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise StoreError(f"cannot be deleted: {error.strerror}", path=str(path)) from error
    with contextlib.suppress(OSError):  # others may be in it
        path.parent.rmdir()
    return True


def names(folder: Path) -> Iterator[str]:
    """Yield the raw hash of each page that has a file under *folder*, whole or not."""
    for path in _files(folder):
        name = path.name.removesuffix(_END)
        if _HASH.fullmatch(name) and path.name == f"{name}{_END}":
            yield name


def unfinished(folder: Path) -> list[Path]:
    """Return the files under *folder* that a writer began and never finished.

    One that is at work at this moment has such a file, too: ask while nobody writes.
    """
    return [path for path in _files(folder) if path.name.endswith(_PART)]


def _files(folder: Path) -> Iterator[Path]:
    for below in sorted(folder.glob("[0-9a-f][0-9a-f]")):
        yield from sorted(path for path in below.iterdir() if path.is_file())


def _is_whole(path: Path, body: bytes) -> bool:
    """Tell whether *path* holds *body* already."""
    try:
        return zstd.decompress(path.read_bytes()) == body
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError, zstd.ZstdError):
        return False


def _make_folder(folder: Path) -> None:
    """Make *folder* and what it lies in, each name on the disk for good."""
    if not folder.is_dir():
        _make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        to_disk(folder.parent)


def _write_durably(path: Path, data: bytes) -> None:
    handle, temporary = tempfile.mkstemp(prefix=".", suffix=_PART, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    to_disk(path.parent)
