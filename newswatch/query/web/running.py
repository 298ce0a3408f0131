"""The server: its socket, taken before anything slow is loaded, and its end on a signal.

Listens on this machine unless told otherwise; writes no access log.
"""

from __future__ import annotations

import errno
import ipaddress
import signal
import socket
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace

from newswatch.errors import NewswatchError
from newswatch.query.web.engine import datasette_for
from newswatch.query.web.site import Site

_BACKLOG = 64
_GRACE_S = 5  # for pages that are being made when the end is asked for


def serve(
    site: Site, *, host: str, port: int, public_hosts: Iterable[str], ready: Callable[[str], None]
) -> None:
    """Serve *site* until SIGTERM or SIGINT; call *ready* with its address once it listens.

    With *port* 0 the system chooses one. Raises NewswatchError if the port is taken, or the address
    is not of this machine.
    """
    taken = _listen(host, port)
    with taken:
        port = taken.getsockname()[1]
        names = _names(host, port, public_hosts)
        app = datasette_for(replace(site, hosts=names)).app()
        shown = f"[{host}]" if ":" in host else host
        _run(app, taken, lambda: ready(f"http://{shown}:{port}{site.base}"))


def _listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens on *host* and *port*."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    taken = socket.socket(family, socket.SOCK_STREAM)
    # On Windows this option means to share the port; elsewhere, not to wait after the last server.
    if sys.platform != "win32":
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((host, port))
        taken.listen(_BACKLOG)
    except OSError as error:
        taken.close()
        raise NewswatchError(_refused(host, port, error)) from error
    return taken


def _refused(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} is taken by another program; name another with --port, or 0 for any"
    if error.errno == errno.EACCES:
        return f"port {port} is kept for the system; name one above 1023 with --port"
    return f"{host} is no address of this machine ({error.strerror}); see --host"


def _names(host: str, port: int, public_hosts: Iterable[str]) -> frozenset[str]:
    """Return the values of the header Host under which the site is known."""
    here = {"localhost", "127.0.0.1", "[::1]", f"[{host}]" if ":" in host else host.lower()}
    if ipaddress.ip_address(host).is_unspecified:
        here -= {host, f"[{host}]"}
    named = {name.lower() for name in public_hosts}
    return frozenset({*(f"{name}:{port}" for name in here), *(here if port == 80 else ()), *named})  # noqa: PLR2004 - that of HTTP


def _run(app: object, taken: socket.socket, ready: Callable[[], None]) -> None:
    import uvicorn  # noqa: PLC0415 - loaded with Datasette, after the socket is ours

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets=sockets)
            ready()

    config = uvicorn.Config(
        app,  # type: ignore[arg-type] # Datasette is untyped
        access_log=False,
        backlog=_BACKLOG,
        date_header=True,
        lifespan="on",
        limit_concurrency=100,
        log_config=None,
        server_header=False,
        timeout_graceful_shutdown=_GRACE_S,
        timeout_keep_alive=5,
    )
    # uvicorn raises the signal again when it has ended; that is the end that was asked for.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: None)
    Server(config).run(sockets=[taken])
