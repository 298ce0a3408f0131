"""The one lock of a database: a file beside it that the running process holds.

The system lets go of it when the process ends, however it ends, so that no lock is ever stale.
Knows nothing of the database itself.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newswatch.errors import LockError, StoreError


@contextmanager
def lock(database: Path) -> Iterator[None]:
    """Hold the lock of *database*; raises LockError with the holder's number where it is taken."""
    path = Path(f"{database}.lock")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise StoreError(
            f"its lock cannot be made ({error.strerror}); is the folder writable?", path=str(path)
        ) from error
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = os.read(descriptor, 20).decode("ascii", "replace").strip()
            raise LockError(str(path), pid=int(holder) if holder.isdigit() else None) from error
        except OSError as error:
            raise StoreError(
                f"its lock cannot be taken ({error.strerror}); is it on a file system with locks?",
                path=str(path),
            ) from error
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        # Closing lets go of it. The file stays: removing it would let two runs hold two locks.
        os.close(descriptor)
