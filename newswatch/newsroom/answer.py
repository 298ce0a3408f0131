"""What the sample newsroom answers to a request: page, list, 304, 404, 410.

Decides from an edition and the request's own headers; opens no socket and reads no clock.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime, parsedate_to_datetime
from urllib.parse import parse_qs, urlsplit

from newswatch.newsroom.channels import content_type, listed, render_channel
from newswatch.newsroom.edition import Edition
from newswatch.newsroom.page import render_page
from newswatch.newsroom.publisher import Listing

HTML = "text/html; charset=utf-8"
SMALLEST_TO_PACK = 500  # bytes; below it gzip saves nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A GET: ``target`` is path and query, header names are in lower case, ``tick`` its number."""

    target: str
    headers: Mapping[str, str] = field(default_factory=dict)
    tick: int = 0

    @property
    def path(self) -> str:
        """The path alone."""
        return urlsplit(self.target).path

    @property
    def page(self) -> int:
        """The number in ``?page=N``, or 1."""
        digits = parse_qs(urlsplit(self.target).query).get("page", ["1"])[0][:4]
        return int(digits) if digits.isascii() and digits.isdigit() and int(digits) else 1

    @property
    def is_conditional(self) -> bool:
        """Whether it carries a validator."""
        return bool({"if-none-match", "if-modified-since"} & self.headers.keys())


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A status, headers and the body's bytes, ready to be written out."""

    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


def answer(edition: Edition, home: str, request: Request) -> Answer:
    """Return the answer to *request*; *home* is the origin that all addresses begin with."""
    if request.path == "/robots.txt":
        return Answer(
            status=200,
            body=edition.publisher.robots.replace("$home", home).encode(),
            headers={"Content-Type": "text/plain; charset=utf-8"},
        )
    for listing in edition.publisher.listings:
        if listing.path == request.path:
            return _of_channel(listing, edition, home, request)
    return _of_page(edition, home, request)


def _of_page(edition: Edition, home: str, request: Request) -> Answer:
    piece = edition.piece(request.path)
    if piece is None:
        return _sorry(edition.gone.get(request.path, 404))
    body = render_page(piece, edition, home, request.tick).encode()
    if edition.publisher.is_restless:
        return _packed(body, {"Content-Type": HTML}, request)
    return _fresh_or_not(body, _etag(body), piece.modified_at, HTML, request)


def _of_channel(listing: Listing, edition: Edition, home: str, request: Request) -> Answer:
    text = render_channel(listing, edition, home, request.page, request.tick)
    if text is None:
        return _sorry(404)
    body = text.encode()
    if listing.path.endswith(".gz"):
        body = gzip.compress(body, mtime=0)
    # A list page ticks too; only its links say whether there is anything new to fetch.
    paths = "\n".join(piece.path for piece in listed(listing, edition, request.page))
    named = paths.encode() if listing.kind == "listing" else body
    return _fresh_or_not(body, _etag(named), edition.made_at, content_type(listing), request)


def _fresh_or_not(
    body: bytes, etag: str, modified_at: datetime, kind: str, request: Request
) -> Answer:
    validators = {"ETag": etag, "Last-Modified": format_datetime(modified_at, usegmt=True)}
    if _is_known(request.headers, etag, modified_at):
        return Answer(status=304, headers=validators)
    return _packed(body, {"Content-Type": kind, **validators}, request)


def _is_known(headers: Mapping[str, str], etag: str, modified_at: datetime) -> bool:
    """Whether the caller has this already; If-None-Match overrules the date (RFC 9110, 13.2.2)."""
    tags = headers.get("if-none-match")
    if tags is not None:
        return etag.removeprefix("W/") in (
            tag.strip().removeprefix("W/") for tag in tags.split(",")
        )
    since = headers.get("if-modified-since")
    if since is None:
        return False
    try:
        return parsedate_to_datetime(since) >= modified_at
    except (TypeError, ValueError):
        return False


def _packed(body: bytes, said: dict[str, str], request: Request) -> Answer:
    said = {**said, "Vary": "Accept-Encoding"}
    wanted = "gzip" in request.headers.get("accept-encoding", "")
    if wanted and len(body) >= SMALLEST_TO_PACK and "gzip" not in said["Content-Type"]:
        return Answer(
            status=200,
            body=gzip.compress(body, 6, mtime=0),
            headers={**said, "Content-Encoding": "gzip"},
        )
    return Answer(status=200, body=body, headers=said)


def _sorry(status: int) -> Answer:
    words = "This page has been withdrawn." if status == 410 else "There is no such page."  # noqa: PLR2004 - HTTP's Gone
    return Answer(
        status=status,
        body=f"<!doctype html><title>{status}</title><p>{words}</p>\n".encode(),
        headers={"Content-Type": HTML},
    )


def _etag(body: bytes) -> str:
    return f'W/"{hashlib.blake2b(body, digest_size=8).hexdigest()}"'
