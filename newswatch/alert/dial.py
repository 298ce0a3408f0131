"""Open one connection to a target, to an address that the gate allows, with an end in time.

A name is resolved once; every address it has is shown to the gate, and the socket connects to one
of those very addresses, so that a name cannot change its mind in between. Knows no protocol, uses
no proxy and follows nothing.
"""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Iterator
from time import monotonic

from newswatch.errors import AlertError, GateError
from newswatch.gate import Gate


class Deadline:
    """The instant by which a whole exchange must have ended."""

    def __init__(self, seconds: float) -> None:
        self._end = monotonic() + seconds

    def left(self) -> float:
        """Return the seconds that are left, never 0: to a socket that would mean "do not wait"."""
        return max(self._end - monotonic(), 0.001)


def dial(host: str, port: int, gate: Gate, deadline: Deadline, target: str) -> socket.socket:
    """Return a socket that is connected to *host*, or raise AlertError (a retry may help).

    Names that resolve to a forbidden address may be a resolver's passing fault, so that is not
    final; `Gate.check_url` has refused what can never be right.
    """
    try:
        # The resolver keeps its own time limits (resolv.conf); Python gives no way to set them.
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise AlertError(
            f"the host cannot be resolved ({error_words(error)})", target=target
        ) from error
    try:
        for _family, _type, _proto, _name, address in found:
            gate.check_address(str(address[0]))
    except GateError as error:
        raise AlertError(f"may not be dialled: {error.reason}", target=target) from None
    refused: OSError | None = None
    for family, kind, proto, _name, address in found:
        sock = socket.socket(family, kind, proto)
        sock.settimeout(deadline.left())
        try:
            sock.connect(address)
        except OSError as error:
            sock.close()
            refused = error
        else:
            return sock
    raise AlertError(f"no connection ({error_words(refused)})", target=target) from refused


@contextlib.contextmanager
def ending(sock: socket.socket, deadline: Deadline) -> Iterator[None]:
    """Break the connection of *sock* when *deadline* is over, whatever drips through it.

    A socket's own time limit starts anew with each byte received. The duplicate stays valid where
    TLS takes the socket over.
    """
    twin = sock.dup()

    def break_off() -> None:
        with contextlib.suppress(OSError):
            twin.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(deadline.left(), break_off)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        twin.close()


def tls_context(ca_file: object) -> ssl.SSLContext:
    """Return a context that verifies certificate and host name, by *ca_file* if one is given."""
    return ssl.create_default_context(cafile=str(ca_file) if ca_file else None)


def error_words(error: Exception | None) -> str:
    """Return what an operator can act on; such texts hold no address and no secret of ours."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"certificate: {error.verify_message}"
    return (error.strerror if isinstance(error, OSError) else None) or type(error).__name__
