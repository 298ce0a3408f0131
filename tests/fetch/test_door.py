"""The pace at one door: nobody goes sooner than the delay after one who was held."""

import asyncio
from itertools import pairwise
from time import monotonic

from newswatch.fetch.hosts import Door

DELAY = 0.2


def test_who_follows_one_that_was_held_is_held_as_well():
    async def through():
        door, at = Door(asyncio.Semaphore(1)), []
        for _ in range(3):
            # An earlier run has just asked; the queue of this crawl lets its requests go at once.
            await door.pace(1, DELAY, 0.0)
            at.append(monotonic())
        return at

    at = asyncio.run(through())
    assert min(later - sooner for sooner, later in pairwise(at)) >= DELAY * 0.95
