"""What stands before every page: who may ask, what may be asked, and the headers of every answer.

Reads no row. A name in the header Host that is not ours is refused, for a page elsewhere could have
its own name lead to this machine (DNS rebinding) and read everything.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from urllib.parse import parse_qsl

from newswatch.query.web.site import DATABASE, Site

App = Callable[[Any, Any, Any], Awaitable[None]]
# Nothing may run, nothing may be loaded from elsewhere, nobody may frame it.
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
        " base-uri 'none'; frame-ancestors 'none'"
    ),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "x-robots-tag": "noindex, nofollow",
}
_OURS = re.compile(
    r"/(?:|new|announcements(?:/\d+)?|stories(?:/\d+(?:/versions/\d+)?)?|search|parties(?:/\d+)?"
    r"|sources(?:/[\w-]+)?|charts|about|style\.css|icon\.svg|robots\.txt)$"
)
# Of Datasette its tables and rows, as pages and as JSON; no CSV, which a spreadsheet would run.
_TABLES = re.compile(rf"/{DATABASE}(?:\.json|/[\w~]+(?:/[\w~,-]+)?(?:\.json)?)?$")
# Datasette's parameters that lead to other tables or to SQL are not among these.
_PARAMETERS = frozenset(
    {
        "_col",
        "_facet",
        "_facet_size",
        "_filter_column",
        "_filter_op",
        "_filter_value",
        "_labels",
        "_next",
        "_nl",
        "_nocol",
        "_search",
        "_shape",
        "_size",
        "_sort",
        "_sort_by_desc",
        "_sort_desc",
    }
)
_ADDRESS_LIMIT = 4000


def doors(app: App, site: Site) -> App:
    """Return *app* behind the doors of *site*."""

    async def guarded(scope: Any, receive: Any, send: Any) -> None:  # noqa: ANN401 - ASGI's
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        sealed = _sealing(send)
        refusal = _refusal(scope, site)
        if refusal:
            await _refuse(sealed, *refusal)
        else:
            await app(scope, receive, sealed)

    return guarded


def _sealing(send: Any) -> Callable[[Any], Awaitable[None]]:  # noqa: ANN401 - ASGI's
    async def sealed(message: Any) -> None:  # noqa: ANN401 - ASGI's
        if message["type"] == "http.response.start":
            ours = {name.encode() for name in HEADERS}
            kept = [(k, v) for k, v in message.get("headers", []) if k.lower() not in ours]
            kept += [(k.encode(), v.encode()) for k, v in HEADERS.items()]
            if not any(name.lower() == b"cache-control" for name, _ in kept):
                kept.append((b"cache-control", b"private, no-cache"))
            message = {**message, "headers": kept}
        await send(message)

    return sealed


def _refusal(scope: Mapping[str, Any], site: Site) -> tuple[int, str] | None:
    """Return status and words if this may not be asked, or None."""
    hosts = [value for name, value in scope["headers"] if name == b"host"]
    if len(hosts) != 1 or hosts[0].decode("latin-1").lower() not in site.hosts:
        return 421, "This name is not served here. Name it with --public-host if it is yours.\n"
    if scope["method"] not in ("GET", "HEAD"):
        return 405, "This is to be read only: GET and HEAD.\n"
    query = scope["query_string"].decode("latin-1")
    path = (scope.get("raw_path") or scope["path"].encode()).decode("latin-1").partition("?")[0]
    if len(path) + len(query) > _ADDRESS_LIMIT:
        return 414, "This address is too long.\n"
    return _unserved(path, query, site)


def _unserved(path: str, query: str, site: Site) -> tuple[int, str] | None:
    """Return a refusal for what is no page of ours and no table of Datasette's."""
    inner = "/" + path[len(site.base) :] if path.startswith(site.base) else ""
    if _OURS.match(inner):
        return None
    if not _TABLES.match(inner):
        return 404, "There is nothing here.\n"
    return _unasked(query, is_database=inner.split(".")[0] == f"/{DATABASE}", site=site)


def _unasked(query: str, *, is_database: bool, site: Site) -> tuple[int, str] | None:
    """Return a refusal for a parameter of Datasette's that is not for all."""
    if "%00" in query or "\0" in query:
        return 400, "No text of the tables holds this sign.\n"
    if is_database and site.allow_sql:
        return None
    for name, _ in parse_qsl(query, keep_blank_values=True, max_num_fields=100):
        known = re.sub(r"_\d{1,2}$", "", name) if name.startswith("_filter_") else name
        if (name.startswith("_") and known not in _PARAMETERS) or name == "sql":
            return 403, "This parameter is not open here.\n"
    return None


async def _refuse(send: Callable[[Any], Awaitable[None]], status: int, says: str) -> None:
    body = says.encode()
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
    ]
    if status == 405:  # noqa: PLR2004 - as in the refusal
        headers.append((b"allow", b"GET, HEAD"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
