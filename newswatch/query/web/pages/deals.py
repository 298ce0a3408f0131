"""Announcements as lists show them: the sum, who gives, who receives, the story, the outlet.

Reads rows for the entries that a page has chosen; chooses none itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from newswatch.query.web import wording
from newswatch.query.web.ledger import Entry
from newswatch.query.web.reader import Reader

_ROWS = """
SELECT n.id, n.state, n.round, n.period_years, n.article_id, n.is_backfill, a.headline, a.language,
    a.removed_at, s.title AS outlet, s.name AS source, m.text AS sum, m.currency, m.value,
    (SELECT json_group_array(json_array(party_id, name, is_lead)) FROM (
        SELECT party_id, name, is_lead FROM announcement_parties
        WHERE announcement_id = n.id AND role = 'funder' ORDER BY position)) AS funders,
    (SELECT json_group_array(json_array(party_id, name, is_lead)) FROM (
        SELECT party_id, name, is_lead FROM announcement_parties
        WHERE announcement_id = n.id AND role = 'recipient' ORDER BY position)) AS recipients,
    (SELECT count(*) FROM announcements AS o WHERE o.event_id = n.event_id AND o.state = 'live')
        AS tellings
FROM announcements AS n
JOIN articles AS a ON a.id = n.article_id
JOIN sources AS s ON s.id = a.source_id
LEFT JOIN announcement_amounts AS m
    ON m.announcement_id = n.id AND m.position = 0 AND m.role = 'announced'
WHERE n.id IN ({})
"""


def deals(reader: Reader, entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """Return what is shown of *entries*, in their order; those that are gone are left out."""
    wanted = list(entries)
    rows = reader.by_id(_ROWS, [entry.id for entry in wanted])
    return [_deal(rows[entry.id], entry) for entry in wanted if entry.id in rows]


def _deal(row: Mapping[str, Any], entry: Entry) -> dict[str, Any]:
    return {
        **row,
        "announced_at": entry.announced_at,
        "type": entry.type,
        "type_name": wording.TYPES[entry.type],
        "round_name": wording.round_text(row["round"]),
        "usd": entry.usd,
        "has_usd": entry.usd is not None and row["currency"] != "USD",
        "funders": people(row["funders"]),
        "recipients": people(row["recipients"]),
        "others": row["tellings"] - 1,
        "is_withdrawn": row["state"] != "live",
    }


def people(listed: str) -> list[dict[str, Any]]:
    """Return parties from a JSON array of [number, name, is_lead]."""
    return [{"id": p, "name": name, "is_lead": bool(lead)} for p, name, lead in json.loads(listed)]
