"""`diff`: what is new, changed and gone since some moment, flagged stories first.

Prints what `store` gives.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import click

from newswatch import store
from newswatch.cli.frame import Frame, verb
from newswatch.cli.wording import change_json, change_text
from newswatch.errors import ConfigError
from newswatch.schedule import stamp

_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


class Since(click.ParamType[datetime]):
    """A moment: ``2026-11-22``, ``2026-11-22T08:00Z``, or an age such as ``12h`` or ``7d``."""

    name = "moment"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """Return the moment (aware); a moment without a zone is UTC."""
        age = re.fullmatch(r"(\d{1,5})([mhdw])", str(value))
        if age:
            return datetime.now(UTC) - timedelta(**{_UNITS[age[2]]: int(age[1])})
        try:
            moment = datetime.fromisoformat(str(value))
            return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
        except (OverflowError, ValueError):
            self.fail(f"{value!r} is no moment: write 2026-11-22, or an age: 12h, 7d", param, ctx)


def known_source(db: store.Database, source: str | None) -> None:
    """Refuse a source of which nothing is stored, naming those that are."""
    names = [row.name for row in store.list_sources(db)] if source is not None else []
    if source is not None and source not in names:
        raise ConfigError(f"no source {source!r} is stored (there are: {', '.join(names)})")


@click.command()
@click.option("--since", type=Since(), help="2026-11-22, 2026-11-22T08:00Z, 12h or 7d [24h]")
@click.option("--as-of", type=Since(), help="what was known at this moment, written as --since")
@click.option("--source", help="this source only")
@click.option(
    "--limit",
    type=click.IntRange(1, 100_000),
    default=200,
    show_default=True,
    help="so many at most",
)
@verb
def diff(
    frame: Frame,
    *,
    since: datetime | None,
    as_of: datetime | None,
    source: str | None,
    limit: int,
) -> None:
    """Show what is new (+), changed (~) and gone (-), funding announcements first.

    With --as-of the day before that moment, as the answer would have been then.
    """
    start = since or (as_of or datetime.now(UTC)) - timedelta(days=1)
    with frame.database(read_only=True) as db:
        known_source(db, source)
        then = stamp(as_of) if as_of else None
        changes = store.list_changes(
            db, since_at=stamp(start), source=source, as_of=then, limit=limit
        )
    frame.tell(
        [change_json(change) for change in changes],
        lambda: (
            "\n".join(change_text(change) for change in changes)
            or f"nothing has changed since {stamp(start)}"
        ),
    )
