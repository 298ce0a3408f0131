"""Send each message through Apprise, as plain text, to one receiver: Slack, Telegram, and the like.

Apprise runs in a process of its own (`carrier`), which can be ended when its time is over and keeps
the address, a secret, out of every log. No idempotency key and no thread travels this way: services
have no place for them. A long message goes in parts; what had arrived is not sent again.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import select
import subprocess
import sys
import threading
from typing import Any

from newswatch.alert.chat_services import refusal, service_of
from newswatch.alert.chat_text import chat_text
from newswatch.alert.secret import check_secret, secret
from newswatch.errors import AlertError, ConfigError
from newswatch.gate import Gate
from newswatch.model import Delivery, Target

OPTIONS = {
    "url_env": "environment variable that holds the service's Apprise address",
    "url_file": "file that holds the service's Apprise address",
    "ca_file": "certificates to trust in place of the system's",
}
REQUIRED: tuple[str, ...] = ()
# Loading Apprise takes its time, on a busy machine above all; it is no part of an attempt.
_START_S = 120.0
# The carrier keeps the time itself; it is ended where it does not.
_GRACE_S = 5.0


def check(target: Target) -> None:
    """Raise ConfigError if the options cannot work; the address is read when sending."""
    if not (target.options.get("url_env") or target.options.get("url_file")):
        raise ConfigError(
            f"target {target.name}: give url_env or url_file; an Apprise address holds secrets"
        )
    check_secret(target, "url")


def send(delivery: Delivery, target: Target, gate: Gate, timeout: float) -> None:
    """Deliver within *timeout* seconds, or raise AlertError that says how many parts arrived."""
    url = secret(target, "url") or ""
    service = service_of(url)
    if why := refusal(service):
        raise AlertError(f"Apprise's {service} is not used: {why}", target=target.name)
    asked = {
        "target": target.name,
        "url": url,
        "text": chat_text(delivery.message),
        "done": delivery.parts,
        "timeout": timeout,
        "allow": gate.allowed,
        "ca_file": str(target.options.get("ca_file") or "") or None,
    }
    told = _ask(asked, target, timeout)
    if told.get("error"):
        raise AlertError(
            str(told["error"]),
            target=target.name,
            is_final=bool(told.get("is_final")),
            is_unknown=bool(told.get("is_unknown")),
            retry_after=told.get("retry_after"),
            parts=int(told.get("parts", 0)),
        )


class _Carrier:
    """One process of `carrier`: a line of JSON in, a line of JSON out."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "newswatch.alert.carrier"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        if self._line(_START_S) is None:
            self.end()
            raise OSError

    def ask(self, asked: dict[str, Any], seconds: float) -> dict[str, Any] | None:
        """Return the answer, or None where none came within *seconds*."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(asked).encode("ascii") + b"\n")
        self._process.stdin.flush()
        line = self._line(seconds)
        return None if line is None else dict(json.loads(line))

    def end(self) -> None:
        """End the process, whatever it is at."""
        self._process.kill()
        with self._process:
            pass

    def _line(self, seconds: float) -> bytes | None:
        out = self._process.stdout
        assert out is not None
        ready, _, _ = select.select([out], [], [], seconds)
        return (out.readline() or None) if ready else None


_idle: list[_Carrier] = []
_guard = threading.Lock()


@atexit.register
def end_carriers() -> None:
    """End the processes that wait for more."""
    with _guard:
        while _idle:
            _idle.pop().end()


def _ask(asked: dict[str, Any], target: Target, timeout: float) -> dict[str, Any]:
    try:
        with _guard:
            carrier = _idle.pop() if _idle else None
        carrier = carrier or _Carrier()
    except OSError as error:
        raise AlertError("Apprise could not be started", target=target.name) from error
    told = None
    try:
        with contextlib.suppress(OSError, ValueError):
            told = carrier.ask(asked, timeout + _GRACE_S)
    finally:
        if told is None:
            carrier.end()
    if told is None:
        words = "Apprise gave no answer in time; it may have arrived"
        raise AlertError(words, target=target.name, is_unknown=True)
    with _guard:
        _idle.append(carrier)
    return told
