"""Contract 2: one line of JSON in, one out, exactly as other tools measure it.

Translates between JSON objects and the nouns; judges nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from newswatch.detect.announce import detect
from newswatch.errors import NewswatchError
from newswatch.model import Amount, Announcement, Story

JsonObject = dict[str, Any]


class ContractError(NewswatchError):
    """A line that is no object of contract 2; the message says why."""


def as_story(row: Mapping[str, Any]) -> Story:
    """Return the story of a contract-2 object; raises ContractError where a field has no text."""
    for name in ("headline", "body"):
        if not isinstance(row.get(name), str):
            raise ContractError(f"{name} must be text")
    optional = {}
    for name, key in (
        ("published", "published"),
        ("language", "lang"),
        ("source", "source"),
        ("country", "country"),
    ):
        value = row.get(key)
        if value is not None and not isinstance(value, str):
            raise ContractError(f"{key} must be text or null")
        optional[name] = value
    return Story(headline=row["headline"], body=row["body"], **optional)


def as_contract(id: str | int | None, announcement: Announcement) -> JsonObject:  # noqa: A002 - the contract's own word
    """Return the contract-2 object of *announcement*."""
    return {
        "id": id,
        "is_funding": announcement.is_funding,
        "probability": announcement.probability,
        "type": announcement.type,
        "amounts": [_amount(one) for one in announcement.amounts],
        "other_amounts": [_amount(one) | {"role": one.role} for one in announcement.other_amounts],
        "funders": list(announcement.funders),
        "lead_funders": list(announcement.lead_funders),
        "recipients": list(announcement.recipients),
        "round": announcement.round,
        "period_years": announcement.period_years,
        "evidence": [
            {
                "fact": proof.fact,
                "in": proof.place,
                "quote": proof.quote,
                "start": proof.start,
                "end": proof.end,
            }
            for proof in announcement.evidence
        ],
        "reasons": list(announcement.reasons),
        "error": None,
    }


def _amount(one: Amount) -> JsonObject:
    return {"text": one.text, "currency": one.currency, "value": one.value}


def answer(line: str) -> JsonObject:
    """Return the answer to one line; a bad line gives ``{"id", "error"}`` and never raises."""
    known: str | int | None = None
    try:
        row = json.loads(line)
        if not isinstance(row, dict):
            raise ContractError("a line must hold one JSON object")  # noqa: TRY301 - same answer
        known = row.get("id")
        return as_contract(known, detect(as_story(row)))
    except (ContractError, ValueError, RecursionError) as error:
        return {"id": known, "error": f"{type(error).__name__}: {error}"}
