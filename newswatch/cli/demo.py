"""`demo`: `run` twice on the sample newsroom, served from this machine, and what came of it.

Has no code path of its own: each day is a real `newswatch run` in a process of its own, with
another configuration, over real HTTP on loopback, into a fresh database.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from newswatch import store
from newswatch.cli.frame import Frame, verb
from newswatch.cli.tale import inbox_lines, tell_day
from newswatch.errors import ConfigError, NewswatchError
from newswatch.newsroom import Newsroom, Served

FOLDER = Path("data/newsroom")
SPIDERS = "newsroom_spiders"
_CONFIG = """\
# The sample newsroom on this machine: the only network that may be dialled is loopback.
contact = "mailto:demo@newswatch.invalid"
database = "newswatch.db"
spiders = ["newsroom_spiders"]
allow = ["127.0.0.0/8"]

[crawl]
interval = "0s"              # look again at once: the demo's days are short
delay = 0.0
confirm_removed_after = "0s"

{homes}
[targets.desk]
kind = "webhook"
url = "{inbox}"

[targets.logbook]
kind = "log"
file = "alerts.jsonl"

[[rules]]
name = "money moves"
targets = ["desk", "logbook"]
"""


@click.command()
@click.option("--into", type=click.Path(path_type=Path), help="folder for the demo's files")
@verb
def demo(frame: Frame, *, into: Path | None) -> None:
    """Watch two days of a sample newsroom go by: crawl, diff, flag, alert."""
    folder = frame.config.root / FOLDER
    if not folder.is_dir():
        raise ConfigError(f"{folder} is not there: call `demo` in a checkout of the project")
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    place = (into or frame.config.root / "demo" / stamp).absolute()
    place.mkdir(parents=True, exist_ok=True)
    if any(place.iterdir()):
        raise ConfigError(f"{place} is not empty: name another folder with --into")
    # Beside the configuration, so that every verb finds them when the demo is over.
    shutil.copytree(folder / SPIDERS, place / SPIDERS, ignore=shutil.ignore_patterns("__pycache__"))
    with Newsroom(folder).open() as served:
        config = place / "newswatch.toml"
        config.write_text(_config(served), encoding="utf-8")
        for day in (1, 2):
            served.day = day
            _one_day(served, config)
    click.echo(_next_steps(place))


def _config(served: Served) -> str:
    homes = "".join(f'[sources.{n}]\nhome = "{home}"\n\n' for n, home in served.homes.items())
    return _CONFIG.format(homes=homes, inbox=served.inbox_url)


def _one_day(served: Served, config: Path) -> None:
    click.secho(f"\nDay {'one' if served.day == 1 else 'two'}", bold=True)
    click.echo(
        "Three invented publishers open their doors on this machine, and newswatch sees them for "
        "the first time."
        if served.day == 1
        else "The newsroom turns the page: stories are published, edited, retitled and withdrawn."
    )
    served.clear()
    seen = _last_change(config)
    environment = {**os.environ, "NEWSWATCH_CONFIG": str(config)}
    command = [sys.executable, "-m", "newswatch", "run", "--config", str(config)]
    click.secho(f"$ newswatch run --config {_short(config)}", dim=True)
    ended = subprocess.run(command, env=environment, check=False)  # noqa: S603 - our own program
    if ended.returncode:
        raise NewswatchError(f"`newswatch run` ended with {ended.returncode}; see the lines above")
    asked = (
        "robots.txt, lists and stories, each once."
        if served.day == 1
        else "lists, what is new in them, and what they tell differently."
    )
    click.echo(f"{len(served.requests)} requests reached the publishers: {asked}\n")
    db = store.open_database(config.parent / "newswatch.db", read_only=True)
    try:
        click.echo(tell_day(db, after=seen, day=served.day))
    finally:
        db.close()
    click.echo(inbox_lines(served.inbox, day=served.day))


def _last_change(config: Path) -> int:
    path = config.parent / "newswatch.db"
    if not path.exists():
        return 0
    db = store.open_database(path, read_only=True)
    try:
        return store.last_change_id(db)
    finally:
        db.close()


def _next_steps(place: Path) -> str:
    database, config = _short(place / "newswatch.db"), _short(place / "newswatch.toml")
    query = "'SELECT * FROM funding'"
    return (
        f"\nThe database is {database}; the alerts are also in {_short(place / 'alerts.jsonl')}.\n"
        "Try next:\n"
        f"  ./run serve --db {database}    (all of it, in your browser)\n"
        f"  ./run diff --db {database}\n"
        f"  ./run search --db {database} screen industry\n"
        f"  ./run show --db {database} 1\n"
        f"  ./run explain --config {config} 1\n"
        f"  ./run review --config {config}\n"
        f"  sqlite3 {database} {query}    (any SQLite tool will do)\n"
        "README.md says how to watch publishers of your own choice.\n"
    )


def _short(path: Path) -> str:
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
