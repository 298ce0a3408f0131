"""An HTTP/1.1 server on a free loopback port whose threads and sockets end when it closes.

Answers nothing by itself: a request handler is given. Listens on 127.0.0.1 and nowhere else.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from typing import Any, Self


class LoopbackServer(ThreadingHTTPServer):
    """Serves in threads from ``__enter__`` to ``__exit__``; ``origin`` is its address.

    *port* 0 takes one that is free.

    Kept-alive connections are cut at the end, so that no thread is left waiting for a client.
    """

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, handler: type[BaseHTTPRequestHandler], port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), handler)
        self._open: set[socket.socket] = set()
        self._guard = threading.Lock()
        self._thread = threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True)

    def server_bind(self) -> None:
        """Bind without asking the name service who we are, as http.server would."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = "127.0.0.1", self.server_address[1]

    @property
    def origin(self) -> str:
        """The address: ``http://127.0.0.1:PORT``, without a slash."""
        return f"http://127.0.0.1:{self.server_port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self._thread.join()
        with self._guard:
            for connection in self._open:
                with contextlib.suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
        self.server_close()

    def process_request(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - socketserver's own types
        """Remember the connection, then serve it in a thread."""
        with self._guard:
            self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:  # noqa: ANN401 - as above
        """Forget the connection and end it."""
        with self._guard:
            self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - as above
        """Say nothing: a client that hangs up is its own affair."""


class QuietHandler(BaseHTTPRequestHandler):
    """A handler that keeps connections open, writes each answer in one go, and logs nothing."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1  # headers and body in one packet, or each answer waits for a delayed ACK
    timeout = 60

    def finish(self) -> None:
        """Close both directions, whatever is left unsent to a client that has gone."""
        for stream in (self.wfile, self.rfile):
            with contextlib.suppress(OSError):
                stream.close()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that http.server gave it
        """Write no log."""

    def headers_lower(self) -> dict[str, str]:
        """Return the request's headers, names in lower case."""
        return {name.lower(): value for name, value in self.headers.items()}

    def reply(self, status: int, headers: dict[str, str], body: bytes) -> None:
        """Write a whole answer; a 304 and the answer to HEAD carry no body."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        has_body = status not in {204, 304}
        if has_body:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if has_body and self.command != "HEAD":
            self.wfile.write(body)
