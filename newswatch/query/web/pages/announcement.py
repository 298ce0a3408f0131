"""One announcement: each fact with the sentence that proves it, all tellings, all corrections.

The text shown is that of the version in which the facts were found: there the proofs stand.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from newswatch.query.web import wording
from newswatch.query.web.asked import Asked, Page
from newswatch.query.web.highlight import Piece, Span, paragraphs, pieces, sentence
from newswatch.query.web.pages.deals import people
from newswatch.query.web.pages.missing import missing
from newswatch.query.web.pages.tellings import corrections, tellings
from newswatch.query.web.reader import Reader, Row
from newswatch.query.web.site import Site

_ROW = """
SELECT n.*, a.headline AS headline_now, a.canonical_url, a.language, a.version AS version_now,
    a.published_at, a.first_seen_at, a.removed_at, v.version, v.headline, v.body,
    s.title AS outlet, s.name AS source, f.usd, f.rate_on, f.rate_source, f.is_rate_stale,
    min(coalesce(a.published_at, a.first_seen_at), a.first_seen_at) AS announced_at
FROM announcements AS n
JOIN articles AS a ON a.id = n.article_id
LEFT JOIN announcement_figures AS f ON f.announcement_id = n.id
JOIN article_versions AS v ON v.id = n.version_id
JOIN sources AS s ON s.id = a.source_id
WHERE n.id = ?
"""
_AMOUNTS = """
SELECT position, role, text, currency, value, place, start_offset, end_offset
FROM announcement_amounts WHERE announcement_id = ? ORDER BY position
"""
_PARTIES = """
SELECT role, json_group_array(json_array(party_id, name, is_lead)) AS listed FROM (
    SELECT role, party_id, name, is_lead FROM announcement_parties
    WHERE announcement_id = ? ORDER BY role, position
) GROUP BY role
"""
_EVIDENCE = """
SELECT position, fact, place, quote, start_offset, end_offset FROM evidence
WHERE announcement_id = ? AND version_id = ? ORDER BY position
"""
_ROLES = {
    "valuation": "valuation",
    "earlier_round": "an earlier round",
    "total_to_date": "total to date",
    "revenue": "revenue",
    "market_size": "size of the market",
    "fund_size": "size of the fund",
    "other": "another sum",
}
_MOST_TEXT = 200_000  # code points of one text on a page


def page(reader: Reader, asked: Asked, _site: Site) -> Page:
    """Return the page of one announcement, by its number."""
    row = reader.one(_ROW, (asked.id(),))
    if row is None:
        return missing("There is no announcement of this number. It may have been forgotten.")
    proofs = reader.rows(_EVIDENCE, (row["id"], row["version_id"]))
    told = tellings(reader, row)
    return Page(
        template="announcement.html",
        shows={
            **row,
            "type_name": wording.TYPES[row["type"]],
            "meaning": wording.TYPE_MEANINGS[row["type"]],
            "url": wording.link_of(row["canonical_url"]),
            "facts": _facts(reader, row, proofs),
            "others": [_other(amount) for amount in _amounts(reader, row) if not _is_main(amount)],
            "title": pieces(row["headline"], _spans(proofs, "headline")),
            "paragraphs": _text(row, proofs),
            "is_older": row["version"] != row["version_now"],
            "reasons": json.loads(row["reasons"]),
            "tellings": told,
            "corrections": corrections(reader, told),
            "sure": wording.sure_text(row["probability"]),
        },
    )


def _text(row: Row, proofs: list[Row]) -> list[list[Piece]]:
    return paragraphs(row["body"][:_MOST_TEXT], _spans(proofs, "body"))


def _spans(proofs: list[Row], place: str) -> list[Span]:
    return [_span(proof) for proof in proofs if proof["place"] == place]


def _span(proof: Row) -> Span:
    name = wording.fact_text(proof["fact"])
    return Span(proof["start_offset"], proof["end_offset"], proof["position"], name)


def _amounts(reader: Reader, row: Row) -> list[Row]:
    return reader.rows(_AMOUNTS, (row["id"],))


def _is_main(amount: Row) -> bool:
    return bool(amount["role"] == "announced")


def _other(amount: Row) -> dict[str, Any]:
    return {**amount, "role_name": _ROLES.get(amount["role"], amount["role"])}


def _facts(reader: Reader, row: Row, proofs: list[Row]) -> list[dict[str, Any]]:
    """Return the facts in the order in which people ask: how much, from whom, to whom, what."""
    by_fact: dict[str, list[Row]] = {}
    for proof in proofs:
        by_fact.setdefault(proof["fact"], []).append(proof)
    parties = {r["role"]: people(r["listed"]) for r in reader.rows(_PARTIES, (row["id"],))}
    found = [
        *_sums(reader, row),
        *_named("funders", "From", parties.get("funder", [])),
        *_named("recipients", "To", parties.get("recipient", [])),
        {"fact": "type", "label": "Kind", "text": wording.TYPES[row["type"]]},
    ]
    if row["round"]:
        found.append({"fact": "round", "label": "Round", "text": wording.round_text(row["round"])})
    if row["period_years"]:
        years = wording.count_text(row["period_years"], "year")
        found.append({"fact": "period_years", "label": "Over", "text": years})
    each = [{**fact, "proofs": _proofs(row, by_fact.get(fact["fact"], []))} for fact in found]
    return _together(row, each)


def _together(row: Row, facts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the facts with parties side by side that one sentence proves: it is shown once."""
    found: list[dict[str, Any]] = []
    for fact in facts:
        before = found[-1] if found else None
        if before and "parties" in before and not fact["label"] and _shared(before, fact):
            before["parties"] = [*before["parties"], *fact["parties"]]
            (held,), (new,) = before["proofs"], fact["proofs"]
            spans = [*held["spans"], *new["spans"]]
            marked = sentence(row[held["place"]], *spans)
            before["proofs"] = [{**held, "spans": spans, "sentence": marked}]
        else:
            found.append(dict(fact))
    return found


def _shared(before: Mapping[str, Any], fact: Mapping[str, Any]) -> bool:
    """Return whether one and the same sentence is all that proves both."""
    told = [
        [(proof["place"], "".join(piece.text for piece in proof["sentence"])) for proof in proofs]
        for proofs in (before["proofs"], fact["proofs"])
    ]
    return told[0] == told[1] and len(told[0]) == 1


def _sums(reader: Reader, row: Row) -> list[dict[str, Any]]:
    sums = [amount for amount in _amounts(reader, row) if _is_main(amount)]
    return [
        {
            "fact": f"amounts[{n}]",
            "label": "Sum" if not n else f"Sum {n + 1}",
            "text": amount["text"],
            "whole": wording.sum_text(amount["currency"], amount["value"]),
            # What the file knows in dollars is the main sum.
            "usd": row["usd"] if not n and amount["currency"] != "USD" else None,
            "usd_on": wording.day_text(row["rate_on"]),
        }
        for n, amount in enumerate(sums)
    ]


def _named(fact: str, label: str, parties: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {"fact": f"{fact}[{n}]", "label": label if not n else "", "parties": [party]}
        for n, party in enumerate(parties)
    ]


def _proofs(row: Row, proofs: list[Row]) -> list[Mapping[str, Any]]:
    return [
        {
            "number": proof["position"],
            "place": proof["place"],
            "spans": [_span(proof)],
            "sentence": sentence(row[proof["place"]], _span(proof)),
        }
        for proof in proofs[:3]
    ]
