"""`parties`: names that are watched in stories, and other names of one party.

Prints what `store` gives.
"""

from __future__ import annotations

from datetime import UTC, datetime

import click

from newswatch import store
from newswatch.cli.frame import Frame, verb
from newswatch.cli.wording import safe
from newswatch.errors import ConfigError
from newswatch.query import expression
from newswatch.schedule import stamp
from newswatch.store import watching


@click.group()
def parties() -> None:
    """Watch names in stories, and join names of one party."""


@parties.command("list")
@verb
def list_(frame: Frame) -> None:
    """Show the names that are watched, and the newest stories that name them without funding."""
    with frame.database(read_only=True) as db:
        watched, found = watching.list_watched(db), watching.list_mentions(db)
        aliases = store.list_aliases(db)
    frame.tell(
        {"watched": watched, "mentions": found, "aliases": aliases},
        lambda: (
            "\n".join(
                [f"watched: {safe(one['name'])}  {safe(one['note'])}".rstrip() for one in watched]
                + [f"{safe(str(one['alias']))} is {safe(str(one['name']))}" for one in aliases]
                + [
                    f"{one['article_id']:>6} {one['first_seen_at'][:10]} {safe(one['source'])}: "
                    f"{safe(one['headline'])}  [{safe(one['party'])}]"
                    for one in found
                ]
            )
            or "no name is watched: `newswatch parties watch NAME`"
        ),
    )


@parties.command()
@click.argument("name")
@click.option("--note", help="why")
@verb
def watch(frame: Frame, name: str, note: str | None) -> None:
    """Watch NAME: the view watched_mentions lists stories that name it and announce no funding."""
    name = safe(name)
    wanted = expression('"' + name.replace('"', " ") + '"')
    if not wanted:
        raise ConfigError(f"{name!r} holds no word to look for")
    with frame.database() as db:
        now = stamp(datetime.now(UTC))
        is_new = watching.watch_name(db, name, wanted, note=note, now=now)
    said = "watched" if is_new else "was watched already"
    frame.tell({"name": name, "is_new": is_new}, lambda: f"{name} {said}")


@parties.command()
@click.argument("name")
@verb
def unwatch(frame: Frame, name: str) -> None:
    """Watch NAME no more."""
    with frame.database() as db:
        known = watching.unwatch_name(db, safe(name))
    if not known:
        raise ConfigError(f"{name!r} is not watched; `newswatch parties list` shows what is")
    frame.tell({"name": name}, lambda: f"{safe(name)} is watched no more")


@parties.command()
@click.argument("name")
@click.argument("other")
@verb
def alias(frame: Frame, name: str, other: str) -> None:
    """Let OTHER be another name of the party NAME, also in what is stored."""
    with frame.database() as db:
        store.add_alias(db, safe(name), safe(other))
    frame.tell({"name": name, "alias": other}, lambda: f"{safe(other)} is {safe(name)}")
