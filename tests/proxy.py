"""A forward proxy on loopback that stands in for the whole web, http and https.

    with Proxy(tmp_path, {"https://www.example.com/": (200, {}, b"hello")}) as proxy:
        subprocess.run([...], env={**os.environ, **proxy.environ})

Answers for any host from a dict; what is not in it is 404. TLS ends here, under certificates of an
authority made for this run, so a client that verifies must be told of it (``SSL_CERT_FILE``, which
``environ`` sets). Nothing is ever passed on.
"""

import contextlib
import socket
import ssl
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import trustme

from newswatch.newsroom.loopback import LoopbackServer, QuietHandler

Answers = dict[str, tuple[int, dict[str, str], bytes]]


@dataclass(frozen=True)
class Asked:
    method: str
    url: str
    headers: dict[str, str]  # names in lower case
    status: int


class Proxy:
    """Serves between ``__enter__`` and ``__exit__``; ``answers`` may change meanwhile."""

    def __init__(self, folder: Path, answers: Answers | None = None):
        self.answers: Answers = dict(answers or {})
        self.ca_pem = folder / "proxy-ca.pem"
        self._authority = trustme.CA()
        self._authority.cert_pem.write_to_path(str(self.ca_pem))
        self._contexts: dict[str, ssl.SSLContext] = {}
        self._tunnels: set[ssl.SSLSocket] = set()
        self._requests: list[Asked] = []
        self._guard = threading.Lock()
        self._server = LoopbackServer(self._handler())

    def __enter__(self) -> Self:
        self._server.__enter__()
        return self

    def __exit__(self, *_) -> None:
        with self._guard:
            for tunnel in self._tunnels:
                with contextlib.suppress(OSError):
                    tunnel.shutdown(socket.SHUT_RDWR)
        self._server.__exit__()

    @property
    def url(self) -> str:
        return self._server.origin

    @property
    def environ(self) -> dict[str, str]:
        """What a child process needs to know: the proxy, and whom to trust."""
        proxies = dict.fromkeys(("http_proxy", "https_proxy", "HTTPS_PROXY"), self.url)
        return {**proxies, "no_proxy": "", "NO_PROXY": "", "SSL_CERT_FILE": str(self.ca_pem)}

    @property
    def requests(self) -> list[Asked]:
        with self._guard:
            return list(self._requests)

    def clear(self) -> None:
        with self._guard:
            self._requests.clear()

    def answer(self, method: str, url: str, headers: dict[str, str]) -> tuple[int, dict, bytes]:
        """Return what is laid down for *url*, and note that it was asked for."""
        found = self.answers.get(url) or (404, {"Content-Type": "text/plain"}, b"not laid down\n")
        with self._guard:
            self._requests.append(Asked(method, url, headers, found[0]))
        return found

    def context(self, host: str) -> ssl.SSLContext:
        """Return the TLS context for *host*, its certificate made at the first call."""
        with self._guard:
            if host not in self._contexts:
                context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                self._authority.issue_cert(host).configure_cert(context)
                self._contexts[host] = context
            return self._contexts[host]

    def _handler(self) -> type[QuietHandler]:
        proxy = self

        class Handler(QuietHandler):
            tunnel: str | None = None
            secured: Any = None

            def do_GET(self):  # noqa: N802 - the name that http.server looks for
                url = self.path if self.tunnel is None else self.tunnel + self.path
                answer = proxy.answer(self.command, url, self.headers_lower())
                self.reply(*answer)

            do_HEAD = do_GET  # noqa: N815 - as above

            def do_POST(self):  # noqa: N802 - as above
                self.rfile.read(int(self.headers.get("Content-Length", "0")))
                self.do_GET()

            def do_CONNECT(self):  # noqa: N802 - as above
                """Say yes, put TLS on the connection, and go on reading requests from within."""
                host, _, port = self.path.rpartition(":")
                self.send_response(200, "Connection established")
                self.end_headers()
                self.wfile.flush()
                self.secured = proxy.context(host.strip("[]")).wrap_socket(
                    self.connection, server_side=True
                )
                with proxy._guard:
                    proxy._tunnels.add(self.secured)
                self.rfile = self.secured.makefile("rb", -1)
                self.wfile = self.secured.makefile("wb", -1)
                self.tunnel = f"https://{host}" + ("" if port == "443" else f":{port}")
                self.close_connection = False

            def finish(self):
                super().finish()
                if self.secured is not None:
                    with proxy._guard:
                        proxy._tunnels.discard(self.secured)
                    self.secured.close()

        return Handler
