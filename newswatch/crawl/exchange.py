"""What went over the wire for one page, taken from Scrapy's request and response.

Leaves cookies out: they say who we were, and nothing of the page. Asks for nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from scrapy.http import Headers, Response

from newswatch.model import Exchange, Field

_LEFT_OUT = frozenset({"set-cookie", "set-cookie2", "cookie", "authorization"})
# Characters of fields that are kept of one head. Browsers send and take some 8,000; what is more
# is told by a server that has run wild.
_MAX_HEAD = 16_384


def exchange_of(response: Response) -> Exchange:
    """Return the exchange that gave *response*."""
    request = response.request
    address = getattr(response, "ip_address", None)
    return Exchange(
        url=response.url,
        status=response.status,
        method=request.method if request else "GET",
        protocol=getattr(response, "protocol", None) or "HTTP/1.1",
        ip_address=str(address) if address else None,
        request_fields=tuple(_fields(request.headers)) if request else (),
        response_fields=tuple(_fields(response.headers)),
    )


def _fields(headers: Headers) -> Iterator[Field]:
    """Yield the fields of one head, byte for byte as Latin-1, up to its limit."""
    size = 0
    for key in headers:
        for value in headers.getlist(key):
            name, text = _text(key), _text(value)
            size += len(name) + len(text)
            if name.lower() not in _LEFT_OUT and size <= _MAX_HEAD:
                yield Field(name=name, value=text)


def _text(value: object) -> str:
    """Return a name or value as text on one line."""
    told = value.decode("latin-1") if isinstance(value, bytes) else str(value)
    return "".join(sign for sign in told if sign >= " ")
