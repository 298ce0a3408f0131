"""Stops asking a host that does not answer, so that one dead source does not hold up a run.

Counts; opens no connection and reads no clock.
"""

from __future__ import annotations

from newswatch.fetch.failures import Unfetched

_SILENT = ("unreachable", "timeout", "tls")


class Breaker:
    """After *limit* silent failures of a host in a row, further requests to it fail unsent.

    The word stays that of the last failure. A limit of 0 never stops.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._silent: dict[str, tuple[int, str]] = {}

    def note(self, host: str, failure: str | None) -> None:
        """Remember how a request to *host* ended; any answer at all starts the count anew."""
        if failure in _SILENT:
            count, _ = self._silent.get(host, (0, ""))
            self._silent[host] = (count + 1, failure)
        elif failure is None:
            self._silent.pop(host, None)

    def check(self, host: str) -> None:
        """Raise `Unfetched` if *host* has failed too often."""
        count, failure = self._silent.get(host, (0, ""))
        if self._limit and count >= self._limit:
            raise Unfetched(failure, f"not asked: {host} failed {count} times in a row")
