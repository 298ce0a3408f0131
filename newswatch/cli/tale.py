"""What the demo tells of a day: from the rows, in plain words.

Reads what the run has stored and nothing else: what it tells is what happened.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

import click

from newswatch import store
from newswatch.alert import message_from_json, plain_text
from newswatch.cli.wording import change_text, deal_text, safe
from newswatch.newsroom import Received
from newswatch.store import Database, FoundChange


def tell_day(db: Database, *, after: int, day: int) -> str:
    """Return what a day's run has found, changes above number *after*."""
    changes = store.list_changes(db, since_id=after)
    flagged = [c for c in changes if c.announcement and c.kind == "new"]
    if day == 1:
        return "\n".join([_first(changes, flagged), "", *(_deal(change) for change in flagged)])
    parts = [
        ("Published", [c for c in changes if c.kind == "new"]),
        ("Changed", [c for c in changes if c.kind == "modified"]),
        ("Gone", [c for c in changes if c.kind == "removed"]),
    ]
    lines = []
    for title, rows in parts:
        lines.append(click.style(f"{title} ({len(rows)})", bold=True))
        for change in rows:
            lines += [change_text(change), *_difference(db, change)]
    return "\n".join(lines)


def _first(changes: Sequence[FoundChange], flagged: Sequence[FoundChange]) -> str:
    return (
        f"{len(changes)} stories, {len(flagged)} of them announce funding. All of it was there "
        "before newswatch came,\nso it is filed as backfill and nobody is told. Who "
        "gives how much to whom:"
    )


def _deal(change: FoundChange) -> str:
    said = deal_text(change.announcement) if change.announcement else ""
    return f"  {safe(change.headline)}\n    {said}"


def _difference(db: Database, change: FoundChange) -> list[str]:
    """Return the paragraphs of a modified story that differ, before and after."""
    if change.kind != "modified":
        return []
    before, after = store.list_versions(db, change.article_id)[-2:]
    old = [before.headline, *before.body.split("\n\n")]
    new = [after.headline, *after.body.split("\n\n")]
    gone = [f"    was: {_short(text)}" for text in old if text not in new]
    come = [f"    now: {_short(text)}" for text in new if text not in old]
    return [line for pair in zip(gone, come, strict=False) for line in pair][:4]


def _short(text: str) -> str:
    text = safe(text)
    return text if len(text) <= 160 else text[:159] + "…"  # noqa: PLR2004 - two lines of a terminal


def inbox_lines(inbox: Sequence[Received], *, day: int) -> str:
    """Return what the desk's inbox on this machine has received."""
    if not inbox:
        return "\nThe desk's inbox is empty." + (" As it should be." if day == 1 else "")
    lines = [click.style(f"\nThe desk received {len(inbox)} messages. The first reads:", bold=True)]
    first = json.loads(inbox[0].body)
    text = plain_text(message_from_json(first.get("data", first)))
    return "\n".join([*lines, "", *(f"  | {line}" for line in text.splitlines())])
