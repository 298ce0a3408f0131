"""Rows of lists are counted once for a state of the file."""

import asyncio

import pytest

from newswatch.query.web import counts


class SlowError(Exception):
    pass


def test_rows_are_counted_once_until_the_file_changes_or_a_minute_is_over(monkeypatch):
    now, asked = [0.0], []
    kept = counts.Counts(lambda: now[0], SlowError)

    def ask(name, seq):
        async def count():
            asked.append((name, seq))
            if name == "slow":
                raise SlowError
            return len(asked)

        return asyncio.run(kept.get(name, seq, count))

    assert (ask("funders", 7), ask("funders", 7)) == (1, 1)
    assert (ask("deals", 7), ask("funders", 8), ask("funders", 8)) == (2, 3, 3)
    for _ in range(2):
        with pytest.raises(SlowError):
            ask("slow", 8)
    assert asked[3:] == [("slow", 8)]
    now[0] = 61
    assert ask("funders", 8) == 5
    monkeypatch.setattr(counts, "_MOST", 2)
    ask("another", 8)  # what is kept does not grow without end
    assert ask("funders", 8) == 7
