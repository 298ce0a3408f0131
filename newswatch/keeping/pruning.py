"""Let go of texts and pages that are older than `keep_days`, and of what a kill left behind.

Never takes what a live announcement rests on. Shows before it does; what `run` does by itself each
time is a part of the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from newswatch import store
from newswatch.config import Config
from newswatch.keeping.files import Sweep, let_go, sweep
from newswatch.schedule import stamp
from newswatch.store import Database, expiry, forgetting, sweeping, texts
from newswatch.store.expiry import Expired

# Texts or pages a transaction: others wait for a moment only.
BATCH = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Pruned:
    """What went, or would go: by source, and files that no row names; ``unwanted`` texts.

    ``erasures`` are those whose words were still in the file.
    """

    is_applied: bool
    sources: Mapping[str, Expired] = field(default_factory=dict)
    unwanted: int = 0
    files: Sweep = field(default_factory=Sweep)
    erasures: int = 0


def days_of(config: Config, source: str) -> int | None:
    """Return for how many days texts and pages of *source* are kept; None for ever."""
    own = config.sources.get(source)
    return own.keep_days if own and own.keep_days is not None else config.keep_days


def prune(db: Database, config: Config, folder: Path, now: datetime, *, is_applied: bool) -> Pruned:
    """Find what is too old or named by no row, and let it go where *is_applied*.

    The caller holds the lock where it is applied.
    """
    sources = {
        source: expiry.count_expired(db, source, before)
        for source, before in _bounds(db, config, now)
    }
    unwanted = len(expiry.unwanted_texts(db, limit=1_000_000))
    erasures = forgetting.unswept(db)
    if is_applied:
        sweeping.overwrite_deleted(db)
        while any(expire(db, config, folder, now)):
            pass
        if erasures:
            sweeping.sweep(db)
            forgetting.end_erasures(db, stamp(now))
    return Pruned(
        is_applied=is_applied,
        sources=sources,
        unwanted=unwanted,
        files=sweep(db, folder, is_applied=is_applied),
        erasures=erasures,
    )


def expire(db: Database, config: Config, folder: Path, now: datetime) -> tuple[int, int]:
    """Let go of the oldest that is too old, a batch of each source; return texts and pages."""
    gone, pages = 0, 0
    for source, before in _bounds(db, config, now):
        old = expiry.expired_texts(db, source, before, limit=BATCH)
        gone += texts.erase_texts(db, old) if old else 0
        dropped = expiry.expired_pages(db, source, before, limit=BATCH)
        pages += expiry.drop_pages(db, dropped) if dropped else 0
    unwanted = expiry.unwanted_texts(db, limit=BATCH)
    gone += texts.erase_texts(db, unwanted) if unwanted else 0
    let_go(db, folder)
    return gone, pages


def _bounds(db: Database, config: Config, now: datetime) -> Iterator[tuple[str, str]]:
    """Yield each source that lets anything expire, with the instant before which it is too old."""
    for source in store.list_sources(db):
        days = days_of(config, source.name)
        if days is not None:
            yield source.name, stamp(now - timedelta(days=days))
