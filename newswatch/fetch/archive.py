"""Raw bytes of each distinct page, in compressed files named by their hash.

A file is on the disk for good before `write` returns, so a row may name it. Knows no addresses: a
name comes from a hash and nothing else. Deletes nothing but its own unfinished files.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from pathlib import Path

from newswatch.errors import StoreError
from newswatch.hashes import raw_hash

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

FOLDER = "archive"  # beside the database
_HASH = re.compile(r"[0-9a-f]{64}")
_LEVEL = 9  # about 4 times smaller than HTML at some 2 ms a page; higher levels gain little


def path_of(folder: Path, name: str) -> Path:
    """Return where the page with raw hash *name* is kept: ``ab/abcdef….zst`` under *folder*.

    Raises StoreError for what is no such hash.
    """
    if not _HASH.fullmatch(name):
        raise StoreError(f"{name[:80]!r} is no hash of a page", path=str(folder))
    return folder / name[:2] / f"{name}.zst"


def write(folder: Path, body: bytes) -> str:
    """Keep *body* under *folder* and return its raw hash; done once for equal bytes.

    Raises StoreError if the disk does not take it.
    """
    name = raw_hash(body)
    path = path_of(folder, name)
    if path.is_file():
        return name
    try:
        if not path.parent.is_dir():
            path.parent.mkdir(parents=True, exist_ok=True)
            _sync_folder(folder)
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


def _write_durably(path: Path, data: bytes) -> None:
    handle, temporary = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
