"""The bound on requests to one host within an hour, shared by all of its sources.

Works out what is left from what was asked; counts nothing itself beyond asking the store.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from newswatch import store
from newswatch.model import Job
from newswatch.schedule import due_by, stamp
from newswatch.store import Database, pace
from newswatch.urls import host_of

_SPAN = timedelta(hours=1)


def left(db: Database, home: str, budget: int, now: datetime) -> int | None:
    """Return how many requests the host of *home* may still get within the hour; None: no bound.

    All sources with a home on that host count, whichever run asked.
    """
    if not budget:
        return None
    host = host_of(home)
    sharing = [one.name for one in store.list_sources(db) if host_of(one.home) == host]
    asked = pace.requests_since(db, sharing, stamp(now - _SPAN), limit=budget)
    return max(budget - asked, 0)


def due_sources(db: Database, budget: int, now: datetime) -> set[str]:
    """Return the stored sources that are due and whose hosts may be asked for what is due.

    A source of which only stories are due waits until its host's hour has room again.
    """
    by = due_by(now)
    ready, listing = {*store.due_sources(db, by)}, {*pace.due_lists(db, by)}
    return {
        source.name
        for source in store.list_sources(db)
        if source.name in ready
        and (source.name in listing or left(db, source.home, budget, now) != 0)
    }


def within(job: Job, pages: int) -> Job:
    """Return *job* with no more stories to look at again than *pages* leaves room for.

    What was never read goes first; of the rest no more than half is given to second looks, so
    that what the channels name now has room as well. What is left out stays due.
    """
    candidates = job.candidates[:pages]
    return replace(
        job,
        candidates=candidates,
        rechecks=job.rechecks[: (pages - len(candidates) + 1) // 2],
    )
