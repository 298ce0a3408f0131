"""What `sources` says of publishers' terms and wishes.

Words only; the store counts and `keeping` judges what is old.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime

from newswatch.keeping.terms import is_stale, terms_line, wishes_line
from newswatch.store import Database
from newswatch.store.manners import SourceManners, list_manners


def manners_told(db: Database) -> dict[str, dict[str, object]]:
    """Return the terms and wishes of each source by its name, for JSON."""
    today = datetime.now(UTC).date()
    return {
        manners.source: asdict(manners) | {"is_stale": is_stale(manners.terms_checked_on, today)}
        for manners in list_manners(db)
    }


def manners_lines(told: object) -> list[str]:
    """Return the lines for people on what `manners_told` gave for a source."""
    if not isinstance(told, dict):
        return []
    values = {name: told[name] for name in SourceManners.__dataclass_fields__}
    manners = SourceManners(**values)
    lines = (terms_line(manners, datetime.now(UTC).date()), wishes_line(manners))
    return [f"      {line}" for line in lines if line]
