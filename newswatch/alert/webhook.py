"""POST each message as JSON, signed as Standard Webhooks asks, to an address the gate allows.

Follows no redirect, uses no proxy, reads no body of an answer: the status is the answer. The
address itself can be a secret (it is with chat services), so errors never show it.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import socket
from contextlib import closing
from http.client import HTTPConnection, HTTPException, HTTPResponse
from time import time
from urllib.parse import SplitResult, quote, urlsplit

from newswatch import __version__
from newswatch.alert.answer import judge
from newswatch.alert.dial import Deadline, dial, ending, error_words, tls_context
from newswatch.alert.secret import check_secret, secret, signing_key
from newswatch.errors import AlertError, ConfigError, GateError
from newswatch.gate import Gate
from newswatch.model import Delivery, Message, Target, message_json

OPTIONS = {
    "url": "where to POST (http or https)",
    "url_env": "environment variable that holds the url, where the url is a secret",
    "url_file": "file that holds the url, where the url is a secret",
    "secret_env": "environment variable that holds the signing secret",
    "secret_file": "file that holds the signing secret",
    "ca_file": "certificates to trust in place of the system's",
    "drops_copies": "true where the receiver drops what came under the same webhook-id before: what"
    " may have arrived is then sent again by itself (default false)",
}
REQUIRED: tuple[str, ...] = ()
# What a path and a query may hold as it is (RFC 3986); "%" stays, for it is already encoded.
_PATH_SAFE = "%/?:@!$&'()*+,;=-._~[]"


def check(target: Target) -> None:
    """Raise ConfigError if the options cannot work; the gate judges the address when sending."""
    given = [name for name in ("url", "url_env", "url_file") if target.options.get(name)]
    if len(given) != 1:
        raise ConfigError(f"target {target.name}: give one of url, url_env, url_file")
    url = target.options.get("url")
    if url and not str(url).startswith(("http://", "https://")):
        raise ConfigError(f"target {target.name}: url must start with http:// or https://")
    if not isinstance(target.options.get("drops_copies", False), bool):
        raise ConfigError(f"target {target.name}: drops_copies must be true or false")
    check_secret(target, "secret")


def send(delivery: Delivery, target: Target, gate: Gate, timeout: float) -> None:
    """Deliver within *timeout* seconds, or raise AlertError.

    A 2xx answer is success; 408, 425, 429 and 5xx are worth a retry, any other answer is final.
    What failed before the request was written whole can be retried; what failed after it may have
    arrived (``is_unknown``).
    """
    deadline = Deadline(timeout)
    parts = _address(target, gate)
    body = json.dumps(_payload(delivery)).encode("ascii")
    headers = _headers(delivery, target, body, int(time()))
    host = (parts.hostname or "").encode("idna").decode("ascii")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    with (
        closing(dial(host, port, gate, deadline, target.name)) as plain,
        ending(plain, deadline),
        closing(_secured(plain, host, parts.scheme, target)) as sock,
        closing(HTTPConnection(host, port)) as connection,
    ):
        sock.settimeout(deadline.left())
        connection.sock = sock
        # A connection that is lost stays lost: http.client must not dial again, past the gate.
        connection.auto_open = 0
        with closing(_post(connection, parts, body, headers, target)) as answer:
            judge(answer.status, answer.getheader("Retry-After"), target.name)


def _address(target: Target, gate: Gate) -> SplitResult:
    url = str(target.options.get("url") or secret(target, "url"))
    try:
        gate.check_url(url)
    except GateError as error:
        # Not chained: the gate's own words show the address.
        # Nor final: the operator can put the address right while the message waits.
        raise AlertError(f"the url is refused: {error.reason}", target=target.name) from None
    return urlsplit(url)


def _payload(delivery: Delivery) -> dict[str, object]:
    message = delivery.message
    return {
        "type": _type(message),
        "timestamp": message.found_at or message.published,
        "data": message_json(message),
    }


def _type(message: Message) -> str:
    """Return what the message tells: announcement.first, story.first, digest and the like."""
    if message.kind == "digest":
        return "digest"
    return f"{'announcement' if message.about == 'funding' else 'story'}.{message.kind}"


def _headers(delivery: Delivery, target: Target, body: bytes, now: int) -> dict[str, str]:
    headers = {
        "Content-Type": "application/json",
        "User-Agent": f"newswatch/{__version__}",
        "webhook-id": delivery.key,
        "webhook-timestamp": str(now),
        "Connection": "close",
    }
    text = secret(target, "secret")
    if text is not None:
        signed = f"{delivery.key}.{now}.".encode() + body
        digest = hmac.new(signing_key(text, target), signed, hashlib.sha256).digest()
        headers["webhook-signature"] = f"v1,{base64.b64encode(digest).decode('ascii')}"
    return headers


def _secured(sock: socket.socket, host: str, scheme: str, target: Target) -> socket.socket:
    if scheme != "https":
        return sock
    try:
        return tls_context(target.options.get("ca_file")).wrap_socket(sock, server_hostname=host)
    except (OSError, ValueError) as error:
        raise AlertError(f"TLS failed ({error_words(error)})", target=target.name) from error


def _post(
    connection: HTTPConnection,
    parts: SplitResult,
    body: bytes,
    headers: dict[str, str],
    target: Target,
) -> HTTPResponse:
    """Return the head of the answer; AlertError, unknown once the request had been written."""
    path = quote(f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}", safe=_PATH_SAFE)
    try:
        connection.request("POST", path, body=body, headers=headers | {"Host": _host(parts)})
    except (OSError, HTTPException) as error:
        reason = f"the request could not be written ({type(error).__name__})"
        raise AlertError(reason, target=target.name) from error
    try:
        return connection.getresponse()
    except (OSError, HTTPException) as error:
        reason = f"sent, but no answer came ({type(error).__name__}); it may have arrived"
        raise AlertError(reason, target=target.name, is_unknown=True) from error


def _host(parts: SplitResult) -> str:
    return parts.netloc.encode("idna").decode("ascii") if "[" not in parts.netloc else parts.netloc
