"""Fetch a target's secret from where its option says, at the moment it is needed.

Secrets live in an environment variable or a file; never in the configuration, the database, a log
or an error. Errors name the variable or the file, never what it holds.
"""

from __future__ import annotations

import base64
import binascii
import os
from collections.abc import Iterator
from pathlib import Path

from newswatch.errors import AlertError, ConfigError
from newswatch.model import Target

_SIZE_LIMIT = 4096


def secret(target: Target, name: str) -> str | None:
    """Return the secret *name* of *target*, or None where no option tells where it is.

    Reads the variable named by ``<name>_env`` or the file named by ``<name>_file``. AlertError, not
    final, if it is not there: an operator can put it there before the next attempt.
    """
    variable, path = target.options.get(f"{name}_env"), target.options.get(f"{name}_file")
    if variable:
        found = os.environ.get(str(variable), "")
        where = f"environment variable {variable}"
    elif path:
        where = f"file {path}"
        try:
            with Path(str(path)).open(encoding="utf-8") as file:
                found = file.read(_SIZE_LIMIT)
        except (OSError, ValueError):
            # The cause is left out: an encoding error would show the bytes it stumbled over.
            raise AlertError(f"the {name} in {where} cannot be read", target=target.name) from None
    else:
        return None
    found = found.strip()
    if not found:
        raise AlertError(f"the {name} is missing: {where} is empty or not set", target=target.name)
    return found


def missing_secrets(target: Target) -> Iterator[str]:
    """Yield what is wrong with each secret of *target* that is not where its option says."""
    names = {key.rpartition("_")[0] for key in target.options if key.endswith(("_env", "_file"))}
    for name in sorted(names - {"ca"}):
        try:
            secret(target, name)
        except AlertError as error:
            yield str(error)


def signing_key(text: str, target: Target) -> bytes:
    """Return the bytes of a Standard Webhooks secret (``whsec_`` and base64), or of any text."""
    prefix, _, encoded = text.partition("whsec_")
    if prefix or not encoded:
        return text.encode("utf-8", "surrogateescape")
    try:
        return base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        raise AlertError("the secret after whsec_ is not base64", target=target.name) from None


def check_secret(target: Target, name: str) -> None:
    """Raise ConfigError if *target* names two places for one secret."""
    if target.options.get(f"{name}_env") and target.options.get(f"{name}_file"):
        raise ConfigError(f"target {target.name}: give {name}_env or {name}_file, not both")
