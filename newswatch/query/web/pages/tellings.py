"""All tellings of one event, and what became of them since: edits, withdrawals, people's verdicts.

Orders by when each outlet published; decides nothing about which of them is right.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from newswatch.query.web import wording
from newswatch.query.web.reader import Reader, Row

_TELLINGS = """
SELECT n.id, n.article_id, n.state, n.detected_at, a.headline, a.language,
    min(coalesce(a.published_at, a.first_seen_at), a.first_seen_at) AS announced_at,
    a.published_at, a.first_seen_at, a.version, a.removed_at, s.title AS outlet, s.name AS source,
    m.text AS sum, m.currency, m.value
FROM announcements AS n
JOIN articles AS a ON a.id = n.article_id
JOIN sources AS s ON s.id = a.source_id
LEFT JOIN announcement_amounts AS m
    ON m.announcement_id = n.id AND m.position = 0 AND m.role = 'announced'
WHERE n.id = :id OR n.event_id = :event_id
ORDER BY announced_at, n.id LIMIT 100
"""
_CHANGES = """
SELECT c.kind, c.fields, c.found_at, v.version FROM changes AS c
LEFT JOIN article_versions AS v ON v.id = c.version_id
WHERE c.article_id = ? AND c.kind <> 'new' ORDER BY c.id LIMIT 100
"""
_VERDICTS = """
SELECT is_funding, answer, fixed, decided_at FROM verdicts
WHERE article_id = ? AND undone_at IS NULL ORDER BY id LIMIT 20
"""
_HISTORY = """
SELECT state, facts, known_from_at FROM announcement_history
WHERE announcement_id = ? ORDER BY id LIMIT 100
"""
_MINUTE_S = 60
_FACTS = {
    "amounts": "Sum",
    "funders": "From",
    "recipients": "To",
    "type": "Kind",
    "round": "Round",
    "period_years": "Years",
}
_FIELDS = {"headline": "headline", "body": "text", "authors": "authors"}


def tellings(reader: Reader, row: Row) -> list[dict[str, Any]]:
    """Return the announcements of the event of *row*, the first telling first."""
    found = reader.rows(_TELLINGS, {"id": row["id"], "event_id": row["event_id"]})
    first = found[0]["announced_at"] if found else None
    this = next(((t["currency"], t["value"]) for t in found if t["id"] == row["id"]), None)
    return [
        {
            **telling,
            "is_this": telling["id"] == row["id"],
            "later": _later(first, telling["announced_at"]),
            "noticed": _later(telling["published_at"], telling["first_seen_at"]),
            "differs": telling["currency"] and (telling["currency"], telling["value"]) != this,
        }
        for telling in found
    ]


def _later(start: str | None, end: str | None) -> str:
    seconds = wording.between(start, end)
    return "" if seconds is None or seconds < _MINUTE_S else wording.span_text(seconds)


def corrections(reader: Reader, told: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return what changed in the tellings since they were first read, the oldest first."""
    found: list[dict[str, Any]] = []
    for telling in told:
        number, outlet = telling["article_id"], telling["outlet"]
        found += [_change(change, number, outlet) for change in reader.rows(_CHANGES, (number,))]
        found += _facts_changed(reader.rows(_HISTORY, (telling["id"],)), outlet)
        found += [
            {"at": verdict["decided_at"], "outlet": outlet, "says": _verdict(verdict)}
            for verdict in reader.rows(_VERDICTS, (number,))
        ]
    return sorted(found, key=lambda item: str(item["at"]))


def _facts_changed(history: list[Row], outlet: str) -> Iterator[dict[str, Any]]:
    """Yield what was known of an announcement and then known otherwise, fact by fact."""
    for before, after in pairwise(history):
        old, new = (_facts(row) for row in (before, after))
        differing = [(_FACTS[key], old[key], new[key]) for key in _FACTS if old[key] != new[key]]
        if after["state"] != before["state"]:
            says = (
                "no longer announces it" if after["state"] == "withdrawn" else "announces it again"
            )
            yield {"at": after["known_from_at"], "outlet": outlet, "says": says}
        elif differing:
            says = "tells other facts than before"
            yield {"at": after["known_from_at"], "outlet": outlet, "says": says, "facts": differing}


def _facts(row: Row) -> dict[str, str]:
    """Return the facts of a row of the history as people read them; "none" for what is not told."""
    facts = json.loads(row["facts"])
    told = {
        "round": wording.round_text(facts.get("round")),
        "period_years": facts.get("period_years"),
        "type": wording.TYPES.get(facts.get("type"), facts.get("type")),
        "amounts": ", ".join(amount["text"] for amount in facts.get("amounts", ())),
        "funders": ", ".join(facts.get("funders", ())),
        "recipients": ", ".join(facts.get("recipients", ())),
    }
    return {key: str(value or "none") for key, value in told.items()}


def _change(change: Row, article_id: int, outlet: str) -> dict[str, Any]:
    fields = [_FIELDS[name] for name in json.loads(change["fields"]) if name in _FIELDS]
    if change["kind"] == "removed":
        says = "withdrew its story"
    elif fields:
        says = f"edited its {' and '.join(fields)}"
    else:
        says = "put its story back"
    can_compare = change["kind"] == "modified" and (change["version"] or 0) > 1
    return {
        "at": change["found_at"],
        "outlet": outlet,
        "says": says,
        "article_id": article_id,
        "version": change["version"] if can_compare else None,
    }


def _verdict(verdict: Row) -> str:
    fixed = json.loads(verdict["fixed"])
    if fixed:
        return f"story: a reader here put right: {', '.join(map(str, fixed))}"
    judged = "is" if verdict["is_funding"] else "is not"
    return f"story: a reader here judged that it {judged} a funding announcement"
