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


def test_a_delay_that_was_asked_for_begins_with_the_answer():
    async def gap():
        door = Door(asyncio.Semaphore(1))
        await door.pace(1, DELAY, None, is_asked=True)
        await asyncio.sleep(DELAY / 2)  # on its way, and back
        door.answered()
        answered_at = monotonic()
        await door.pace(1, DELAY, None, is_asked=True)
        return monotonic() - answered_at

    assert asyncio.run(gap()) >= DELAY * 0.95


def test_our_own_delay_is_left_to_the_queue():
    async def waits():
        door = Door(asyncio.Semaphore(1))
        await door.pace(1, 3600.0, None)
        door.answered()
        await asyncio.wait_for(door.pace(1, 3600.0, None), 60)

    asyncio.run(waits())
