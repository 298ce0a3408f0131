"""Looks and jobs, for the tests of crawls."""

from store.build import (
    at,
)

from newswatch import store


def learn(db, crawl_id, result, *, minute=0):
    return store.save_feed(
        db, "outlet", crawl_id, result, now=at(minute + 1), next_fetch_at=at(minute + 15)
    )


def job(db, crawl_id, minute=60, **how):
    return store.load_job(db, "outlet", crawl_id, now=at(minute), **how)
