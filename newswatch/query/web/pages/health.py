"""How the sources are doing, in words, and the rhythm in which they publish.

Judges nothing: whether a source is well is said by the view source_health.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from newswatch.query.web import wording
from newswatch.query.web.drawing import Heat, heat
from newswatch.query.web.reader import Reader

_HEALTH = """
SELECT h.source, h.title, h.health, h.state, h.detail, h.state_since_at, h.failure, h.failures,
    h.failed_at, h.last_success_at, h.last_new_at, h.waiting, s.id, s.home
FROM source_health AS h JOIN sources AS s ON s.name = h.source ORDER BY s.title
"""
# Worst first: what asks for somebody's eyes stands on top.
_ORDER = {"blind": 0, "failing": 1, "degraded": 2, "never": 3}
_MEANINGS = {
    "blind": "new stories would not reach us",
    "degraded": "it is read, and something is amiss",
    "failing": "the last crawls failed",
    "never": "not read yet",
    "well": "its channels answer",
}
_RHYTHM = """
SELECT published_at FROM articles WHERE source_id = ? AND published_at IS NOT NULL
ORDER BY published_at DESC LIMIT 1000
"""


def health(reader: Reader) -> dict[str, Any]:
    """Return the sources, those in trouble first, and how many are well."""
    rows = reader.rows(_HEALTH)
    for row in rows:
        # Judged after each run, where that was done already; else what the crawls left behind.
        if row["state"] in ("blind", "degraded") and row["health"] in ("well", "degraded"):
            row["health"] = row["state"]
        row["is_well"] = row["health"] == "well"
        row["meaning"] = row["detail"] or _MEANINGS.get(row["health"], "")
        row["since"] = row["state_since_at"] if row["detail"] else row["failed_at"]
    rows.sort(key=lambda row: _ORDER.get(row["health"], 9))
    return {
        "sources": rows,
        "well": sum(row["is_well"] for row in rows),
        "troubled": [row for row in rows if not row["is_well"]],
    }


def rhythm(reader: Reader, source_ids: Iterable[int]) -> Heat:
    """Return when sources publish: the newest thousand stories of each, by hour of the week."""
    counts: Counter[tuple[int, int]] = Counter()
    for number in source_ids:
        for (at,) in reader.tuples(_RHYTHM, (number,)):
            moment = _moment(at)
            if moment:
                counts[moment.weekday(), moment.hour] += 1
    return heat(counts, "stories")


def _moment(at: str) -> datetime | None:
    try:
        return datetime.fromisoformat(at)
    except ValueError:
        return wording.moment(at)
