"""Append each message to a file as one line of JSON, or print it.

The line is on the disk before the delivery counts as sent, and a repeated attempt looks for its key
first, so a crash in between writes nothing twice (in one file: a rotated one is not searched).
JSON in ASCII: page text cannot end a line or steer a terminal.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from newswatch.durable import to_disk
from newswatch.errors import AlertError, ConfigError
from newswatch.gate import Gate
from newswatch.model import Delivery, Target, message_json

OPTIONS = {"file": "path of the file, or - for standard output"}
REQUIRED = ("file",)


def check(target: Target) -> None:
    """Raise ConfigError if the options cannot work."""
    file = target.options["file"]
    if not isinstance(file, str) or not file or "\0" in file:
        raise ConfigError(f"target {target.name}: file must be a path, or - for standard output")


def send(delivery: Delivery, target: Target, gate: Gate, timeout: float) -> None:
    """Write *delivery* once; AlertError, not final, if the file cannot be written."""
    del gate, timeout  # nothing is dialled
    line = json.dumps(message_json(delivery.message) | {"key": delivery.key}) + "\n"
    file = str(target.options["file"])
    try:
        if file == "-":
            sys.stdout.write(line)
            sys.stdout.flush()
        elif delivery.attempts <= 1 or not _holds(Path(file), delivery.key):
            _append(Path(file), line.encode("ascii"))
    except OSError as error:
        raise AlertError(f"cannot write {file}: {error.strerror}", target=target.name) from error


def _holds(path: Path, key: str) -> bool:
    """Tell whether a whole line of the file carries *key*."""
    if not path.exists():
        return False
    # The key is looked for as bytes first: parsing every line of a long log takes seconds.
    wanted = json.dumps(key).encode("ascii")
    with path.open("rb") as lines:
        return any(wanted in line and _key(line) == key for line in lines)


def _key(line: bytes) -> object:
    try:
        record = json.loads(line)
    except ValueError:
        return None  # a line torn by a crash
    return record.get("key") if isinstance(record, dict) else None


def _append(path: Path, line: bytes) -> None:
    is_new = not path.exists()
    file = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        size = os.fstat(file).st_size
        # A torn line of an earlier crash must not swallow this one.
        if size and os.pread(file, 1, size - 1) != b"\n":
            line = b"\n" + line
        while line:
            line = line[os.write(file, line) :]
        os.fsync(file)
    finally:
        os.close(file)
    if is_new:
        to_disk(path.parent)  # its name, too
