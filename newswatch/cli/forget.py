"""`forget`: erase a story or an author on request, and stop the return.

Prints; `keeping` erases.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime

import click

from newswatch.cli.frame import Frame, verb
from newswatch.cli.given import is_address
from newswatch.cli.wording import safe
from newswatch.errors import ConfigError
from newswatch.keeping import files
from newswatch.keeping.forgetting import Wanted, find
from newswatch.keeping.forgetting import forget as erase
from newswatch.schedule import stamp
from newswatch.urls import at_home, canonicalise

_NOTHING_DONE = (
    "newswatch: nothing was erased; this is what would be. The same with --apply does it, and it"
    " cannot be taken back"
)
_BEYOND = (
    "not reached by this: backups, exported files, logs of alerts, and what receivers were sent"
)


@click.command()
@click.argument("given", nargs=-1, required=True, metavar="URL|AUTHOR...")
@click.option("--apply", "is_applied", is_flag=True, help="erase; without it, only say what")
@click.option("--reason", default="on request", help="why, for the record; names nobody")
@verb
def forget(frame: Frame, *, given: tuple[str, ...], is_applied: bool, reason: str) -> None:
    """Erase stories by address, or all that credit an author, and stop their return.

    Versions, archived pages, index, evidence, and the texts of alerts and links go, and only
    fingerprints of the addresses, words and names stay. The whole file is written anew.
    """
    if any(not one.strip() for one in given):
        raise ConfigError("an empty name would be everybody's: give an address or an author")
    now = stamp(datetime.now(UTC))
    urls = [form for one in given if is_address(one) for form in _forms(frame, one)]
    authors = [one for one in given if not is_address(one)]
    if not is_applied:
        with frame.database(read_only=True) as db:
            wanted = find(db, urls, authors)
        frame.tell(_told(wanted, is_applied=False), lambda: _lines(wanted, "would be erased"))
        click.echo(_NOTHING_DONE, err=True)
        return
    folder = files.folder_of(frame.config.database)
    with frame.lock(), frame.database() as db:
        wanted = find(db, urls, authors)
        done = erase(db, folder, wanted, reason=reason, now=now)
    frame.tell(
        _told(wanted, is_applied=True) | {"files": done.files},
        lambda: _lines(wanted, "erased") + f"\n{_BEYOND}",
    )
    if done.said_elsewhere:
        click.echo("newswatch: other stories say some of the same words, and keep them", err=True)


def _forms(frame: Frame, url: str) -> list[str]:
    """Return the address as given and as each source that serves it would write it."""
    from newswatch.crawl.run import spider_classes  # noqa: PLC0415 - loads Scrapy

    forms = [url]
    for name, spider in spider_classes(frame.config).items():
        source = frame.config.sources.get(name)
        home = source.home if source and source.home else str(getattr(spider, "home", ""))
        if home:
            forms.append(at_home(canonicalise(url), home, getattr(spider, "twins", ())))
    return [*dict.fromkeys(forms)]


def _told(wanted: Wanted, *, is_applied: bool) -> dict[str, object]:
    return {
        "applied": is_applied,
        "stories": [asdict(found) for found in wanted.stories],
        "barred": [*wanted.urls],
        "authors": [*wanted.authors],
    }


def _lines(wanted: Wanted, what: str) -> str:
    lines = [
        f"{found.article_id}: {safe(found.headline)}\n    {safe(found.url)}"
        + (f", {found.versions} versions" if found.versions > 1 else "")
        + (", announces funding" if found.is_announced else "")
        for found in wanted.stories
    ]
    lines.append(f"{len(wanted.stories)} stories {what}")
    if wanted.urls:
        lines.append(f"barred: {', '.join(map(safe, wanted.urls))}")
    if wanted.authors:
        lines.append(f"barred: all that credits {', '.join(map(safe, wanted.authors))}")
    return "\n".join(lines)
