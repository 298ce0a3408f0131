"""Origins for the tests of fetching: whole answers as bytes, or functions that misbehave."""

import socket
import threading
import time

ALLOW = {"NEWSWATCH_ALLOW": ["127.0.0.0/8"], "DOWNLOAD_DELAY": 0}


def answer(body=b"<html><p>story</p></html>", status="200 OK", length=None, **headers):
    """Return a whole HTTP answer; header names are written with underscores."""
    body = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}"]
    headers.setdefault("Content_Type", "text/html")
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    lines.append("Connection: close")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


class Site:
    """One origin. ``pages`` maps a path to bytes or to a function that gets the connection."""

    def __init__(self, pages=None, robots=None, wrap=None, address="127.0.0.1", port=0):
        self.pages = {"/robots.txt": robots or answer(b"", "404 Not Found"), **(pages or {})}
        self.log = []
        self._wrap = wrap
        self._socket = socket.create_server((address, port))
        self.port = self._socket.getsockname()[1]
        self.host = f"{address}:{self.port}"
        threading.Thread(target=self._serve, daemon=True).start()

    def url(self, path="/", scheme="http"):
        return f"{scheme}://{self.host}{path}"

    def paths(self):
        return [path for _, path, _ in self.log]

    def close(self):
        self._socket.close()

    def _serve(self):
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection):
        try:
            with self._wrap(connection) if self._wrap else connection as wire:
                wire.settimeout(20)
                head = b""
                while b"\r\n\r\n" not in head:
                    piece = wire.recv(65536)
                    if not piece:
                        return
                    head += piece
                path = head.split(b" ")[1].decode()
                self.log.append((time.monotonic(), path, head.decode("latin-1")))
                page = self.pages.get(path, answer())
                if callable(page):
                    page(wire)
                else:
                    wire.sendall(page)
        except OSError:
            return  # the crawler hung up, as it should on a misbehaving page
