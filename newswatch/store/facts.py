"""The facts of an announcement: sums, parties, and the words that prove each.

Finds no fact and judges none. Facts are replaced as a whole, so that none outlives its text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace

from sqlite_utils import Database

from newswatch.model import Amount, Announcement, Evidence
from newswatch.model.announcement import QUOTE_LIMIT
from newswatch.store.parties import party_of
from newswatch.store.rates import bring_rates
from newswatch.store.transactions import Row, rows, run


def replace_facts(db: Database, announcement_id: int, version_id: int, facts: Announcement) -> None:
    """Store the facts of an announcement, found in that version, in place of former ones."""
    for drop in (
        "DELETE FROM announcement_amounts WHERE announcement_id = ?",
        "DELETE FROM announcement_parties WHERE announcement_id = ?",
        "DELETE FROM evidence WHERE announcement_id = ?",
    ):
        run(db, drop, (announcement_id,))
    for main in facts.amounts[:1]:
        bring_rates(db, main.currency)
    for position, amount in enumerate((*facts.amounts, *facts.other_amounts)):
        run(
            db,
            "INSERT INTO announcement_amounts (announcement_id, position, role, text, currency,"
            " value, place, start_offset, end_offset) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                announcement_id,
                position,
                amount.role,
                amount.text,
                amount.currency,
                amount.value,
                amount.place,
                amount.start,
                amount.end,
            ),
        )
    leads = set(facts.lead_funders)
    funders = dict.fromkeys((*facts.funders, *facts.lead_funders))
    for position, name in enumerate(funders):
        _add_party(db, announcement_id, position, "funder", name, is_lead=name in leads)
    for position, name in enumerate(dict.fromkeys(facts.recipients)):
        _add_party(db, announcement_id, position, "recipient", name, is_lead=False)
    _add_evidence(db, announcement_id, version_id, facts.evidence)


def _add_evidence(
    db: Database, announcement_id: int, version_id: int, evidence: Iterable[Evidence]
) -> None:
    for position, proof in enumerate(evidence):
        run(
            db,
            "INSERT INTO evidence (announcement_id, position, fact, place, quote, start_offset,"
            " end_offset, version_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                announcement_id,
                position,
                proof.fact,
                proof.place,
                proof.quote,
                proof.start,
                proof.end,
                version_id,
            ),
        )


def _add_party(
    db: Database, announcement_id: int, position: int, role: str, name: str, *, is_lead: bool
) -> None:
    run(
        db,
        "INSERT INTO announcement_parties (announcement_id, position, role, is_lead, name,"
        " party_id) VALUES (?, ?, ?, ?, ?, ?)",
        (announcement_id, position, role, is_lead, name, party_of(db, name)),
    )


def bounded(facts: Announcement) -> Announcement:
    """Return *facts* with no quote longer than one may be: it is cut at its end, offsets and all.

    A page without full stops must not bring its whole text into what is told and exported.
    """
    if all(len(proof.quote) <= QUOTE_LIMIT for proof in facts.evidence):
        return facts
    evidence = tuple(
        replace(
            proof,
            quote=proof.quote[:QUOTE_LIMIT],
            end=min(proof.end, proof.start + QUOTE_LIMIT),
        )
        for proof in facts.evidence
    )
    return replace(facts, evidence=evidence)


def facts_of(db: Database, row: Row) -> Announcement:
    """Return the facts of the announcement of which *row* is the row itself."""
    number = (row["announcement_id"],)
    amounts = [
        Amount(**amount)
        for amount in rows(
            db,
            'SELECT text, currency, value, role, place, start_offset AS start, end_offset AS "end"'
            " FROM announcement_amounts WHERE announcement_id = ? ORDER BY position",
            number,
        )
    ]
    parties = rows(
        db,
        "SELECT role, name, is_lead FROM announcement_parties WHERE announcement_id = ?"
        " ORDER BY role, position",
        number,
    )
    evidence = rows(
        db,
        'SELECT fact, place, quote, start_offset AS start, end_offset AS "end" FROM evidence'
        " WHERE announcement_id = ? ORDER BY position",
        number,
    )
    funders = [party for party in parties if party["role"] == "funder"]
    return Announcement(
        is_funding=True,
        probability=row["probability"],
        type=row["type"],
        amounts=tuple(amount for amount in amounts if amount.role == "announced"),
        other_amounts=tuple(amount for amount in amounts if amount.role != "announced"),
        funders=tuple(party["name"] for party in funders),
        lead_funders=tuple(party["name"] for party in funders if party["is_lead"]),
        recipients=tuple(party["name"] for party in parties if party["role"] == "recipient"),
        round=row["round"],
        period_years=row["period_years"],
        evidence=tuple(Evidence(**proof) for proof in evidence),
        reasons=tuple(json.loads(row["reasons"])),
    )
