"""Checks a parsed newswatch.toml key by key and tells the line of the first mistake.

Knows kinds of values, not their meaning; opens no file.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import get_close_matches
from ipaddress import ip_network
from pathlib import Path
from typing import Any, get_type_hints
from urllib.parse import urlsplit

from newswatch.config.place import Where, line_of
from newswatch.config.rule_keys import RULE_KEYS, RULE_READERS, Key
from newswatch.config.rules import read_rules
from newswatch.errors import ConfigError
from newswatch.model import Rule, Target

__all__ = ["READERS", "RULE_KEYS", "Key", "Reader", "keys_of"]

_LARGEST = 10**15  # more is a slip of the keyboard, and would overflow where it is used
_OLDEST_DAYS = 36_500  # a hundred years
_SHOWN = 80  # characters of a wrong value in a message
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_DURATION = re.compile(r"(\d{1,6})\s?([smhd])", re.ASCII)


def keys_of(table: type) -> dict[str, Key]:
    """Return the documented keys of one of the configuration's dataclasses, in order."""
    hints = get_type_hints(table, include_extras=True)
    found = {name: getattr(hint, "__metadata__", ()) for name, hint in hints.items()}
    return {name: meta[0] for name, meta in found.items() if meta and isinstance(meta[0], Key)}


def _typed(kind: type, name: str) -> Callable[[object], Any]:
    def read(value: object) -> Any:  # noqa: ANN401 - of *kind*
        if isinstance(value, kind):
            return value
        raise ValueError(name)

    return read


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
        raise ValueError("a number from 0 up")
    if not value <= _LARGEST:  # nan and inf included
        raise ValueError(f"a number up to {_LARGEST}")
    return float(value)


def _share(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ValueError("a number from 0 to 1")
    return float(value)


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _LARGEST:
        raise ValueError(f"a whole number from 0 to {_LARGEST}")
    return value


def _days(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= _OLDEST_DAYS:
        raise ValueError(f"a whole number from 1 to {_OLDEST_DAYS}")
    return value


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError('a list of texts, such as ["a", "b"]')
    return tuple(value)


def _duration(value: object) -> int:
    match = _DURATION.fullmatch(value) if isinstance(value, str) else None
    if not match:
        raise ValueError('a duration such as "90s", "15m", "6h" or "2d"')
    return int(match[1]) * _UNITS[match[2]]


def _networks(value: object) -> tuple[str, ...]:
    try:
        return tuple(str(ip_network(item, strict=False)) for item in _texts(value))
    except ValueError as error:
        raise ValueError('a list of networks, such as ["127.0.0.0/8"]') from error


def _path(value: object) -> Path:
    text = _typed(str, "a path in quotes")(value)
    if not text or "\0" in text:
        raise ValueError("a path in quotes")
    return Path(text)


def _address(value: object) -> str:
    wanted = 'an http(s) address, such as "https://www.outlet.example"'
    try:
        parts = urlsplit(value if isinstance(value, str) else "")
        sound = parts.scheme in {"http", "https"} and parts.hostname and "@" not in parts.netloc
        sound = sound and (parts.port is None or parts.port > 0)
    except ValueError:
        sound = False
    if not sound or not str(value).isprintable() or " " in str(value):
        raise ValueError(wanted)
    return str(value)


def _line(value: object) -> str:
    text = _typed(str, "a text in quotes")(value)
    if not text.isprintable():
        raise ValueError("a text on one line")
    return str(text)


READERS: dict[str, Callable[[object], Any]] = {
    "flag": _typed(bool, "true or false"),
    "text": _typed(str, "a text in quotes"),
    "texts": _texts,
    "path": _path,
    "whole": _whole,
    "days": _days,
    "number": _number,
    "share": _share,
    "duration": _duration,
    "networks": _networks,
    "address": _address,
    "line": _line,
    **RULE_READERS,
}


class Reader:
    """One file's text and path, kept to say where a mistake stands.

    ``where`` is the way to a table: ``()`` the file, ``("sources", NAME)``, ``("rules", 0)``.
    """

    def __init__(self, text: str, path: Path) -> None:
        self._text = text
        self._path = path

    def values(
        self, kind: type, table: object, where: Where = (), also: tuple[str, ...] = ()
    ) -> dict[str, Any]:
        """Check *table* against the keys of *kind*; *also* names tables allowed beside them."""
        return self._checked({k: v.kind for k, v in keys_of(kind).items()}, table, where, also)

    def tables(self, value: object, name: str) -> dict[str, Any]:
        """Check that *value* is a table of tables: ``[name.NAME]``."""
        if not isinstance(value, dict):
            raise self._wrong((name,), f"{name} must be tables: [{name}.NAME]")
        return value

    def target(self, name: str, table: object) -> Target:
        """Read ``[targets.NAME]``; the options are checked by the channel that `kind` names."""
        where = ("targets", name)
        if not isinstance(table, dict) or not isinstance(table.get("kind"), str):
            message = f'[{_head(where)}] needs kind = "log", "webhook", "mail", "apprise" or "feed"'
            raise self._wrong((*where, "kind"), message)
        options = {k: self._placed(k, value) for k, value in table.items() if k != "kind"}
        return Target(name=name, kind=table["kind"], options=options)

    def _placed(self, key: str, value: object) -> object:
        """Take a path that is relative from the file's folder, as all paths here."""
        if (
            isinstance(value, str)
            and value != "-"
            and (key in ("file", "folder") or key.endswith("_file"))
        ):
            return str(self._path.parent / value)
        return value

    def rules(self, value: object) -> tuple[Rule, ...]:
        """Read ``[[rules]]``: see `read_rules`."""
        return read_rules(value, self._checked, self._wrong)

    def _checked(
        self, kinds: dict[str, str], table: object, where: Where, also: tuple[str, ...] = ()
    ) -> dict[str, Any]:
        if not isinstance(table, dict):
            raise self._wrong(where, f"{_head(where)} must be a table: [{_head(where)}]")
        allowed = (*kinds, *also)
        for key in table:
            if key not in allowed:
                raise self._unknown(where, key, allowed)
        values: dict[str, Any] = {}
        for key, value in table.items():
            try:
                values[key] = READERS[kinds[key]](value)
            except ValueError as error:
                message = f"{key} must be {error}, not {_shown(value)}"
                raise self._wrong((*where, key), message) from error
        return values

    def _unknown(self, where: Where, key: str, allowed: tuple[str, ...]) -> ConfigError:
        close = get_close_matches(key, allowed, n=1)
        hint = f"; did you mean `{close[0]}`?" if close else ""
        at = f" in [{_head(where)}]" if where else ""
        allowed_keys = ", ".join(sorted(allowed))
        message = f"unknown key `{key}`{at}{hint} (allowed: {allowed_keys})"
        return self._wrong((*where, key), message)

    def _wrong(self, where: Where, message: str) -> ConfigError:
        return ConfigError(message, path=str(self._path), line=line_of(self._text, where))


def _shown(value: object) -> str:
    try:
        shown = repr(value)
    except (ValueError, RecursionError):  # thousands of digits, of dots in a key
        return f"a {type(value).__name__} of this size"
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"


def _head(where: Where) -> str:
    return ".".join(part for part in where if isinstance(part, str))
