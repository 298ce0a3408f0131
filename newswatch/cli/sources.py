"""`sources`: the catalogue, with when each source last answered and what it last failed on.

Prints what the project declares and the store remembers.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime

import click

from newswatch import store
from newswatch.cli.frame import Frame, log_plainly, verb
from newswatch.cli.health import amiss_in, health_lines, health_told
from newswatch.cli.manners import manners_lines, manners_told
from newswatch.cli.trying import trial_lines, trial_told
from newswatch.errors import NewswatchError
from newswatch.model import FAILURES
from newswatch.store import switches


@click.group(invoke_without_command=True)
@verb
def sources(frame: Frame) -> None:
    """List the sources: where they list their stories, and how the last looks went.

    `newswatch sources health` tells how they are doing; `newswatch sources add URL` finds another.
    """
    if click.get_current_context().invoked_subcommand is None:
        _list(frame)


@sources.command()
@click.option("--strict", is_flag=True, help="exit 1 if a source is blind or the watch is silent")
@verb
def health(frame: Frame, *, strict: bool) -> None:
    """Tell of each source how it is doing: its state and why, its pace, what its stories have."""
    with frame.database(read_only=True) as db:
        told = health_told(db, datetime.now(UTC))
    frame.tell(told, lambda: "\n".join(health_lines(told)))
    amiss = amiss_in(told)
    if strict and amiss:
        raise NewswatchError(amiss)


@sources.command()
@click.argument("url")
@click.option("--name", help="what to call the source; else its host tells")
@click.option("--apply", "is_applied", is_flag=True, help="write the spider's file")
@verb
def add(frame: Frame, url: str, *, name: str | None, is_applied: bool) -> None:
    """Find where the outlet at URL lists its stories, and write its spider.

    Looks at its front page and robots.txt, asks what they name, and reads three stories; nothing is
    stored. Without --apply the spider is shown and not written. Read it, and the outlet's terms,
    before it is let loose.
    """
    from newswatch.crawl.adding import found, write  # noqa: PLC0415 - loads Scrapy

    log_plainly(is_quiet=True)
    trial, sketch = found(frame.config, url, name)
    path = write(frame.config, sketch) if is_applied else None
    told = trial_told(trial) | {
        "file": str(sketch.path),
        "spider": sketch.text,
        "written": is_applied,
    }
    shown = (
        f"\nwrote {path}; now `newswatch crawl {sketch.name}`"
        if path
        else f"\n{sketch.path} would be (`--apply` writes it):\n\n{sketch.text}"
    )
    frame.tell(told, lambda: "\n".join([*trial_lines(trial), shown]))


@sources.command()
@click.argument("name")
@verb
def check(frame: Frame, name: str) -> None:
    """Ask the channels of the source NAME and read three of its stories; store nothing."""
    from newswatch.crawl.adding import checked  # noqa: PLC0415 - loads Scrapy

    log_plainly(is_quiet=True)
    trial = checked(frame.config, name)
    frame.tell(trial_told(trial), lambda: "\n".join(trial_lines(trial)))
    if not any(page.article and not page.failure for page in trial.pages):
        raise NewswatchError(f"not one story of {name} could be read; see above")


def _list(frame: Frame) -> None:
    from newswatch.crawl.run import spider_classes  # noqa: PLC0415 - loads Scrapy

    declared = spider_classes(frame.config)
    known, asked, switched = {}, {}, {}
    if frame.config.database.exists():
        with frame.database(read_only=True) as db:
            known = {
                row.name: (row, store.list_feeds(db, row.name)) for row in store.list_sources(db)
            }
            switched = {name: switches.list_switches(db, name, open_only=True) for name in known}
            asked = manners_told(db)
    told = [
        _told(frame, name, declared.get(name), known.get(name))
        | {"manners": asked.get(name)}
        | {"stands_in": [asdict(one) for one in switched.get(name, ())]}
        for name in {**declared, **known}
    ]
    frame.tell(told, lambda: "\n".join(_line(source) for source in told))


def _told(
    frame: Frame,
    name: str,
    spider: type | None,
    known: tuple[store.SourceRow, list[store.FeedRow]] | None,
) -> dict[str, object]:
    row, feeds = known or (None, [])
    config = frame.config.sources.get(name)
    return {
        "source": name,
        "title": row.title if row else getattr(spider, "title", name),
        "home": (config and config.home) or (row.home if row else getattr(spider, "home", "")),
        "enabled": (config is None or config.enabled) and spider is not None,
        "last_success_at": row.last_success_at if row else None,
        "last_new_at": row.last_new_at if row else None,
        "failures": row.failures if row else 0,
        "failure": row.failure if row else None,
        "channels": [
            {
                "url": feed.url,
                "kind": feed.kind,
                "last_success_at": feed.last_success_at,
                "next_fetch_at": feed.next_fetch_at,
                "failures": feed.failures,
                "failure": feed.failure,
            }
            for feed in feeds
            if feed.is_declared
        ],
    }


def _line(source: dict[str, object]) -> str:
    state = "on " if source["enabled"] else "off"
    seen = source["last_success_at"] or "never"
    lines = [f"{state} {source['source']:<24} {source['title']}, {source['home']}; answered {seen}"]
    channels = source["channels"]
    for channel in channels if isinstance(channels, list) else []:
        if channel["failure"]:
            why = FAILURES.get(channel["failure"], channel["failure"])
            lines.append(f"      {channel['url']} failed {channel['failures']} times: {why}")
    stands_in = source["stands_in"]
    for switch in stands_in if isinstance(stands_in, list) else []:
        place = (
            f"in place of {switch['from_url']}" if switch["from_url"] else "as it was found there"
        )
        lines.append(f"      reads {switch['to_url']} {place}, since {switch['began_at']}")
    lines += manners_lines(source["manners"])
    return "\n".join(lines)
