"""A message as JSON and back: how it stands in the outbox and how it goes over the wire.

Knows shapes only. Forgives what another version wrote: a message that was owed before an update is
sent after it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

from newswatch.model.alert import DigestEntry, Message


def message_json(message: Message) -> dict[str, Any]:
    """Return *message* as JSON values: a key for each field, lists for tuples."""
    told = {name: _listed(value) for name, value in asdict(message).items()}
    told["entries"] = [{k: _listed(v) for k, v in entry.items()} for entry in told["entries"]]
    return told


def _listed(value: object) -> Any:  # noqa: ANN401 - whatever a field holds
    return list(value) if isinstance(value, tuple) else value


def message_from_json(data: Mapping[str, Any]) -> Message:
    """Return the message that `message_json` gave *data* for.

    Keys of a newer version are passed over, fields of a newer version take their default.
    """
    values: dict[str, Any] = {}
    for field in fields(Message):
        if field.name in data:
            value = data[field.name]
            values[field.name] = tuple(value) if isinstance(value, list) else value
    values["entries"] = tuple(map(_entry, values.get("entries", ())))
    return Message(**values)


def _entry(data: Mapping[str, Any]) -> DigestEntry:
    names = {field.name for field in fields(DigestEntry)}
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in data.items()
        if name in names
    }
    return DigestEntry(**values)
