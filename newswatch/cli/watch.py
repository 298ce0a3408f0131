"""`watch`: `run` for ever, each source at its own pace.

Starts the rounds and prints what it is told; holds no logic.
"""

from __future__ import annotations

import sys
from datetime import timedelta

import click

from newswatch.cli.frame import Frame, log_plainly, verb


@click.command()
@click.option("--rounds", type=click.IntRange(min=1), help="end after so many rounds")
@verb
def watch(frame: Frame, *, rounds: int | None) -> None:
    """Run round after round, each when something is due, until SIGTERM or Ctrl-C.

    Each round is a `newswatch run` in a process of its own. A signal lets it finish the pages in
    hand, ten seconds at most.
    """
    from newswatch.timetable import Timetable  # noqa: PLC0415 - loads the store
    from newswatch.watch import Watch  # noqa: PLC0415 - as above

    log_plainly(is_quiet=False)
    config = frame.config
    command = [sys.executable, "-m", "newswatch", "run", "--db", str(config.database)]
    command += ["--config", str(config.path)] if config.path else []
    command += ["--json"] if frame.as_json else []
    passed_over = frozenset(name for name, one in config.sources.items() if not one.enabled)
    pause = timedelta(seconds=config.crawl.pause)
    watched = Watch(
        config.database,
        command,
        passed_over=passed_over,
        most=rounds,
        pause=pause,
        promised=Timetable(config),
    )
    number = watched.run()
    if not frame.as_json:
        click.echo(f"watched for {number} rounds")
