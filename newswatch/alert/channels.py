"""The kinds of targets there are, and the one door through which a delivery leaves.

A kind is a module with ``OPTIONS`` (key → what it means), ``REQUIRED``, ``check(target)`` and
``send(delivery, target, gate, timeout)``. Never reads or writes the outbox, never retries.
"""

from __future__ import annotations

import importlib
from difflib import get_close_matches
from types import ModuleType

from newswatch.alert.check import WithinError
from newswatch.errors import AlertError, ConfigError, GateError
from newswatch.gate import Gate
from newswatch.model import Delivery, Target

# Imported when used: a log needs neither TLS nor mail.
CHANNELS = {
    "log": "newswatch.alert.log",
    "webhook": "newswatch.alert.webhook",
    "mail": "newswatch.alert.mail",
    "apprise": "newswatch.alert.chat",
    "feed": "newswatch.alert.feed",
}
TIMEOUT_S = 30.0
# Options that every kind knows.
COMMON = {
    "allow": "networks this target may be in besides the public web, e.g. ['127.0.0.0/8']",
    "timeout": "seconds for one attempt, from 1 to 600 (default 30)",
}
_LONGEST_TIMEOUT = 600
_ANYWHERE = ("0.0.0.0/0", "::/0")


def check_options(target: Target, gate: Gate | None = None) -> None:
    """Raise ConfigError, naming what is allowed, if *target* cannot work as configured.

    Nothing is read or dialled: secrets and connections are tried when the first message is sent.
    Where there is a *gate*, it (or the target's own) is shown the address that stands in the
    options.
    """
    kind = _kind(target)
    allowed = {**kind.OPTIONS, **COMMON}
    for key in target.options:
        if key not in allowed:
            listed = ", ".join(allowed)
            near = get_close_matches(key, allowed, n=1)
            meant = f"; did you mean {near[0]!r}?" if near else ""
            message = f"target {target.name}: unknown option {key!r}{meant}; allowed: {listed}"
            raise WithinError(message, (key,))
    for key in kind.REQUIRED:
        if key not in target.options:
            raise ConfigError(f"target {target.name}: {key} is missing ({kind.OPTIONS[key]})")
    own = _own_gate(target)
    _timeout(target)
    kind.check(target)
    if gate is not None and "url" in target.options:
        _check_url(target, str(target.options["url"]), own or gate)


def send(delivery: Delivery, target: Target, gate: Gate, timeout: float = TIMEOUT_S) -> None:
    """Send *delivery* to *target*, or raise AlertError saying whether a retry can help.

    *gate* says which addresses may be dialled, unless the target has an ``allow`` of its own;
    *timeout* is in seconds for the whole attempt, unless the target has its own.
    """
    try:
        check_options(target)
    except ConfigError as error:
        # Configured away since the alert was written; it can be put back before the next attempt.
        raise AlertError(f"its options cannot work: {error}", target=target.name) from error
    seconds = _timeout(target)
    _kind(target).send(
        delivery, target, _own_gate(target) or gate, timeout if seconds is None else seconds
    )


def _check_url(target: Target, url: str, gate: Gate) -> None:
    try:
        gate.check_url(url)
    except GateError as error:
        hint = "; name its network in this target's allow" if _is_inside(url) else ""
        message = f"target {target.name}: the url is refused: {error.reason}{hint}"
        raise WithinError(message, ("url",)) from None


def _is_inside(url: str) -> bool:
    """Tell whether an address would be let through if its network were allowed."""
    try:
        Gate(allow=_ANYWHERE).check_url(url)
    except GateError:
        return False
    return True


def _kind(target: Target) -> ModuleType:
    if target.kind not in CHANNELS:
        listed = ", ".join(CHANNELS)
        message = f"target {target.name}: unknown kind {target.kind!r}; allowed: {listed}"
        raise WithinError(message, ("kind",))
    return importlib.import_module(CHANNELS[target.kind])


def _own_gate(target: Target) -> Gate | None:
    allow = target.options.get("allow")
    if allow is None:
        return None
    if not isinstance(allow, list | tuple) or not all(isinstance(one, str) for one in allow):
        raise WithinError(f"target {target.name}: allow must be a list of networks", ("allow",))
    return Gate(allow=allow)


def _timeout(target: Target) -> float | None:
    seconds = target.options.get("timeout")
    if seconds is None:
        return None
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        seconds = 0
    if not 1 <= seconds <= _LONGEST_TIMEOUT:
        raise ConfigError(f"target {target.name}: timeout must be 1 to {_LONGEST_TIMEOUT} seconds")
    return float(seconds)
