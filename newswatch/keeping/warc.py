"""The archive as WARC 1.1 (ISO 28500): what any tool for web archives reads.

A request and a response record for each page, a revisit record where the same bytes were served
before. Reads rows and files; changes neither.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from newswatch import __version__
from newswatch.durable import to_disk
from newswatch.errors import ConfigError, StoreError
from newswatch.fetch import archive
from newswatch.hashes import raw_hash
from newswatch.model import Exchange
from newswatch.store import Database
from newswatch.store import archive as rows
from newswatch.store.archive import ArchivedPage
from newswatch.urls import host_of

_ENDS = (".warc", ".warc.gz")
_PHRASES = {200: "OK", 203: "Non-Authoritative Information", 206: "Partial Content"}
# Bodies are kept decoded and whole: what told of another form is kept under another name, as web
# archives do, and the length is that of what follows.
_UNFIT = frozenset({"content-encoding", "transfer-encoding", "content-length", "trailer"})
_ASIDE = "X-Archive-Orig-"
_Head = list[tuple[str, str]]


@dataclass(slots=True)
class Exported:
    """What an export came to: records of each type, and pages whose bytes could not be read."""

    responses: int = 0
    revisits: int = 0
    unreadable: int = 0

    @property
    def pages(self) -> int:
        """Pages that are in the file."""
        return self.responses + self.revisits


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which pages: of one source or all, asked for from ``since_at`` on and before ``until_at``."""

    source: str | None = None
    since_at: str = ""
    until_at: str = "~"


_ALL = Choice()


def export(db: Database, folder: Path, path: Path, choice: Choice = _ALL) -> Exported:
    """Write the archived pages to *path*, which must not exist, and return what became of them.

    The file is whole or not there at all. A name that ends in .gz gives a packed one, each record
    for itself. Raises ConfigError for another name, and StoreError if it cannot be written.
    """
    if not path.name.endswith(_ENDS):
        raise ConfigError(f"{path} must end in {' or '.join(_ENDS)}")
    if path.exists():
        raise StoreError("exists already: name a new file", path=str(path))
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as file:
            told = _write(file, path.name, folder, _pages(db, choice), rows.repeated_names(db))
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        to_disk(path.parent)
    except OSError as error:
        raise StoreError(f"cannot be written: {error.strerror}", path=str(path)) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return told


def _write(
    file: IO[bytes],
    name: str,
    folder: Path,
    pages: Iterable[ArchivedPage],
    repeated: Collection[str],
) -> Exported:
    """Write *pages*; those whose bytes are in *repeated* may be revisits, and are remembered."""
    writer = WARCWriter(file, gzip=name.endswith(".gz"), warc_version="WARC/1.1")
    writer.write_record(writer.create_warcinfo_record(name, _about()))
    told = Exported()
    first: dict[str, ArchivedPage] = {}
    for page in pages:
        try:
            body = archive.read(folder, page.raw_hash)
        except StoreError:
            told.unreadable += 1
            continue
        before = first.setdefault(page.raw_hash, page) if page.raw_hash in repeated else page
        answer = _answer(writer, page, body, None if before is page else before)
        writer.write_request_response_pair(_request(writer, page, answer), answer)
        told.responses += before is page
        told.revisits += before is not page
    return told


def _about() -> dict[str, str]:
    return {
        "software": f"newswatch/{__version__}",
        "format": "WARC File Format 1.1",
        "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
        "robots": "obey",
    }


def _pages(db: Database, choice: Choice) -> Iterator[ArchivedPage]:
    after = 0
    while batch := rows.list_archived(
        db,
        after=after,
        source=choice.source,
        since_at=choice.since_at,
        until_at=choice.until_at,
    ):
        yield from batch
        after = batch[-1].page_id


def _answer(
    writer: WARCWriter, page: ArchivedPage, body: bytes, before: ArchivedPage | None
) -> ArcWarcRecord:
    """Return the response, or a revisit of the page *before* that had the same bytes."""
    exchange = page.exchange
    line = f"{exchange.status} {_PHRASES.get(exchange.status, '')}".strip()
    http = StatusAndHeaders(
        line, _served(exchange, len(body)), protocol=_http1(exchange), is_http_request=False
    )
    warc = _warc(page)
    digest = f"sha256:{raw_hash(body)}"
    if before is None:
        # The digest is handed over in any case, so that a revisit names the very same one.
        warc["WARC-Payload-Digest"] = digest
        return writer.create_warc_record(
            exchange.url,
            "response",
            payload=BytesIO(body),
            length=len(body),
            http_headers=http,
            warc_headers_dict=warc,
        )
    return writer.create_revisit_record(
        exchange.url,
        digest=digest,
        refers_to_uri=before.exchange.url,
        refers_to_date=before.fetched_at,
        http_headers=http,
        warc_headers_dict=warc,
    )


def _request(writer: WARCWriter, page: ArchivedPage, answer: ArcWarcRecord) -> ArcWarcRecord:
    exchange = page.exchange
    parts = urlsplit(exchange.url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    fields: _Head = [("Host", host_of(exchange.url))]
    fields += [(field.name, field.value) for field in exchange.request_fields]
    http = StatusAndHeaders(f"{exchange.method} {target} HTTP/1.1", fields, is_http_request=True)
    date = answer.rec_headers.get_header("WARC-Date")
    return writer.create_warc_record(
        exchange.url, "request", http_headers=http, warc_headers_dict={"WARC-Date": date}
    )


def _served(exchange: Exchange, length: int) -> _Head:
    """Return the head of the answer as it fits a body that is decoded and whole."""
    head = [
        (_ASIDE + field.name if field.name.lower() in _UNFIT else field.name, field.value)
        for field in exchange.response_fields
    ]
    return [*head, ("Content-Length", str(length))]


def _http1(exchange: Exchange) -> str:
    """Return the protocol as HTTP/1 writes it: that is the form of the record's head."""
    return exchange.protocol if exchange.protocol.startswith("HTTP/1.") else "HTTP/1.1"


def _warc(page: ArchivedPage) -> dict[str, str]:
    told = {"WARC-Date": page.fetched_at}
    if page.exchange.ip_address:
        told["WARC-IP-Address"] = page.exchange.ip_address
    return told
