"""How many rows a list has, counted once while the file does not change.

Counts nothing itself. That a count took too long is kept as well: it would again.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

# Not every table that is shown moves the number of changes.
_OLDEST_S = 60.0
_MOST = 1_000


class Counts:
    """Answers to statements that count, by the statement and what it is asked with."""

    def __init__(self, clock: Callable[[], float], too_slow: type[Exception]) -> None:
        self._clock, self._too_slow = clock, too_slow
        self._kept: dict[str, tuple[int, float, Any]] = {}

    async def get(self, name: str, change_seq: int, count: Callable[[], Awaitable[Any]]) -> Any:  # noqa: ANN401 - Datasette's
        """Return what *count* returns or raises, asked once for each state of the file.

        *change_seq* is that state; an answer is asked for anew after a minute all the same.
        """
        seq, counted_at, answer = self._kept.get(name, (-1, 0.0, None))
        if seq != change_seq or self._clock() - counted_at > _OLDEST_S:
            try:
                answer = await count()
            except self._too_slow as error:
                answer = error
            if len(self._kept) >= _MOST:
                self._kept.clear()
            self._kept[name] = (change_seq, self._clock(), answer)
        if isinstance(answer, Exception):
            raise answer.with_traceback(None)
        return answer
