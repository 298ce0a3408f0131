"""Decodes gzip, deflate, br and zstd bodies: whole ones only, and never past the size limit.

Scrapy's middleware gives what it could decode of a body that breaks off, and a page that ends in
mid-sentence would be stored as an edit. Reads no content.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Iterator

import brotli  # type: ignore[import-untyped] # ships no types
from scrapy import Request, Spider
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.http import Response

from newswatch.fetch.failures import Unfetched

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_STEP = 65536
_MAX_LAYERS = 2  # servers send one, misconfigured ones two; more are bombs
_BROKEN = (EOFError, zlib.error, brotli.error, zstd.ZstdError)


def decode(body: bytes, encoding: bytes, max_size: int) -> bytes:
    """Return *body* decoded; *encoding* is gzip, x-gzip, deflate, br or zstd, *max_size* bytes.

    Raises `Unfetched`: ``too_large`` past *max_size*, ``truncated`` for a body that ends early or
    is no such thing. An empty body stays empty.

    >>> decode(zlib.compress(b"story"), b"deflate", 100)
    b'story'
    """
    name = encoding.decode("ascii", "replace")
    pieces, size = [], 0
    try:
        for piece in _DECODERS[encoding](body) if body else ():
            size += len(piece)
            if size > max_size > 0:
                raise Unfetched("too_large", f"more than {max_size} bytes once {name} is decoded")
            pieces.append(piece)
    except _BROKEN as error:
        raise Unfetched("truncated", f"the {name} data is incomplete or broken: {error}") from error
    return b"".join(pieces)


class CompressionMiddleware(HttpCompressionMiddleware):
    """Scrapy's middleware with the decoders above; limit: DOWNLOAD_MAXSIZE, for each layer."""

    def process_response(
        self,
        request: Request,
        response: Response,
        spider: Spider | None = None,  # noqa: ARG002 - the base class has it
    ) -> Request | Response:
        """Return *response* decoded; more than two layers of encoding are refused."""
        told = b",".join(response.headers.getlist("Content-Encoding"))
        if told.count(b",") >= _MAX_LAYERS:
            raise Unfetched("too_large", f"{told.count(b',') + 1} layers of encoding")
        return super().process_response(request, response)

    @staticmethod
    def _decode(body: bytes, encoding: bytes, max_size: int) -> bytes:
        return decode(body, encoding, max_size)


def _inflate(body: bytes, wbits: int) -> Iterator[bytes]:
    stream, data = zlib.decompressobj(wbits), body
    while True:
        piece = stream.decompress(data, _STEP)
        yield piece
        data = stream.unconsumed_tail
        if stream.eof:
            # A gzip body may have several members; what follows otherwise is padding.
            if not stream.unused_data.startswith(b"\x1f\x8b"):
                return
            stream, data = zlib.decompressobj(wbits), stream.unused_data
        elif not data and len(piece) < _STEP:
            raise EOFError("it ends early")


def _gzip(body: bytes) -> Iterator[bytes]:
    return _inflate(body, 31)


def _deflate(body: bytes) -> Iterator[bytes]:
    # RFC 9110 8.4.1.2: zlib-wrapped; some servers send it bare. The wrapper's first nibble is 8.
    is_wrapped = body[0] & 0x0F == 8 and int.from_bytes(body[:2], "big") % 31 == 0  # noqa: PLR2004 - RFC 1950's header
    return _inflate(body, 15 if is_wrapped else -15)


def _brotli(body: bytes) -> Iterator[bytes]:
    stream, data = brotli.Decompressor(), body
    while not stream.is_finished():
        piece = stream.process(data, output_buffer_limit=_STEP)
        if not piece and not stream.is_finished():
            raise EOFError("it ends early")
        yield piece
        data = b""


def _zstd(body: bytes) -> Iterator[bytes]:
    stream, data = zstd.ZstdDecompressor(), body
    while True:
        piece = stream.decompress(data, _STEP)
        yield piece
        data = b""
        if stream.eof:
            if not stream.unused_data:
                return
            stream, data = zstd.ZstdDecompressor(), stream.unused_data
        elif stream.needs_input and not piece:
            raise EOFError("it ends early")


_DECODERS = {
    b"gzip": _gzip,
    b"x-gzip": _gzip,
    b"deflate": _deflate,
    b"br": _brotli,
    b"zstd": _zstd,
}
