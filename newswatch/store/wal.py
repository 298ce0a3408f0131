"""The write-ahead log: moved into the file, and who keeps it from that.

Waits for nobody and breaks nobody's read: a reader may stay as long as it likes.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path

from sqlite_utils import Database

from newswatch.store.transactions import path_of, run

# A crawl of a day writes some megabytes. More than this is a reader that has stayed for long.
LOG_LIMIT_BYTES = 64 * 1024 * 1024


def fold_log(db: Database) -> int:
    """Move the log into the file and cut it to nothing; return the bytes that are left of it.

    They are left while another connection reads an older state; the first call after its end
    returns 0. Until then the log grows with all that is written.
    """
    waits = db.execute("PRAGMA busy_timeout").fetchone()[0]
    with suppress(sqlite3.Error):  # a disk that is full or read-only shows where it matters
        db.execute("PRAGMA busy_timeout = 0")
        run(db, "PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    db.execute(f"PRAGMA busy_timeout = {waits}")
    log = Path(f"{path_of(db)}-wal")
    return log.stat().st_size if log.exists() else 0
