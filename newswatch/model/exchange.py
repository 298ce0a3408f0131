"""One request and its answer on the wire: what a page's bytes were asked for with, and served with.

Values only; enough to write both down again as WARC records. Holds no body and no cookies.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One header field, as sent or received; the name keeps its case."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """The request that was answered, after all redirects, and the head of the answer.

    ``url`` is the address that answered, ``protocol`` such as "HTTP/1.1", ``ip_address`` the
    address that was dialled (of a proxy, where one is used) or None. The answer's body is kept
    decoded, so the fields that say how it was encoded do not fit it.
    """

    url: str
    status: int
    method: str = "GET"
    protocol: str = "HTTP/1.1"
    ip_address: str | None = None
    request_fields: tuple[Field, ...] = ()
    response_fields: tuple[Field, ...] = ()

    def told(self, name: str) -> str | None:
        """Return the first value of the response header *name*, whatever its case, or None."""
        wanted = name.lower()
        return next((f.value for f in self.response_fields if f.name.lower() == wanted), None)
