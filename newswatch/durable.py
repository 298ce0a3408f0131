"""Make what was written outlast a power cut: a file's bytes, or the names that a folder holds.

Writes, renames and deletes nothing itself.
"""

from __future__ import annotations

import os
from pathlib import Path


def to_disk(path: Path) -> None:
    """Return when *path* is on the disk: a file's bytes, a folder's names (fsync(2)).

    A file that was renamed needs the second as well. Raises OSError where the disk refuses.
    """
    opened = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
