"""What all verbs share: --config, --db, --json, the log, the lock, and how rows are printed.

Opens nothing by itself; a verb asks for what it needs.
"""

from __future__ import annotations

import functools
import json
import logging
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Concatenate, ParamSpec

import click

from newswatch import config as configuration
from newswatch import store
from newswatch.config import Config
from newswatch.lock import lock
from newswatch.store import Database, wal

P = ParamSpec("P")
_log = logging.getLogger(__name__)
_HELD = (
    "another program reads an old state of the database; its log grows until that read ends"
    " (`fuser` on the file names it), and is cut by the next run after"
)
# What JSON leaves as it is: C1 controls and marks that turn text around, which a terminal may obey,
# and halves of surrogate pairs, which no stream can encode.
_STEERING = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Frame:
    """One call of a verb: the configuration (with --db in it) and whether to print JSON."""

    config: Config
    as_json: bool

    @contextmanager
    def database(self, *, create: bool = False, read_only: bool = False) -> Iterator[Database]:
        """Open the database for the verb and close it after.

        Says so in the log where somebody's long read makes the write-ahead log grow.
        """
        db = store.open_database(self.config.database, create=create, read_only=read_only)
        try:
            yield db
        finally:
            kept = 0 if read_only else wal.fold_log(db)
            db.close()
            if kept > wal.LOG_LIMIT_BYTES:
                _log.warning("log_held bytes=%d: %s", kept, _HELD)

    def lock(self) -> Any:  # noqa: ANN401 - a context manager
        """Hold the one lock of this database while the verb runs; LockError where it is taken."""
        return lock(self.config.database)

    def tell(self, value: object, text: Callable[[], str]) -> None:
        """Print *value* as JSON with --json, else what *text* makes of it.

        A reader that has gone (`| head`) changes nothing about how the verb ends.
        """
        try:
            click.echo(json_text(value) if self.as_json else text())
        except BrokenPipeError:
            let_go_of_output()


def json_text(value: object) -> str:
    """Return *value* as one line of JSON that any terminal and any stream takes."""
    return _STEERING.sub(_escaped, json.dumps(value, ensure_ascii=False))


def _escaped(sign: re.Match[str]) -> str:
    return f"\\u{ord(sign[0]):04x}"


def let_go_of_output() -> None:
    """Send what is still to be printed nowhere, so that nothing fails on it at the end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def options(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the three options that all verbs take."""
    for option in (
        click.option("--json", "as_json", is_flag=True, help="print JSON"),
        click.option("--db", type=click.Path(path_type=Path), help="the SQLite file"),
        click.option(
            "--config",
            "config_path",
            type=click.Path(path_type=Path),
            envvar="NEWSWATCH_CONFIG",
            help="newswatch.toml",
        ),
    ):
        function = option(function)
    return function


def verb(function: Callable[Concatenate[Frame, P], None]) -> Callable[..., None]:
    """Give a verb the options that all verbs take, and its Frame as first argument."""

    @options
    @functools.wraps(function)
    def framed(
        *args: Any,  # noqa: ANN401 - click's own arguments
        config_path: Path | None,
        db: Path | None,
        as_json: bool,
        **rest: Any,  # noqa: ANN401 - click's own arguments
    ) -> None:
        config = configuration.load(config_path)
        if db is not None:
            config = replace(config, database=db.absolute())
        function(Frame(config, as_json), *args, **rest)

    return framed


def log_plainly(*, is_quiet: bool) -> None:
    """Send the log to standard error: our events in full, of Scrapy and Twisted only trouble."""
    level = logging.WARNING if is_quiet else logging.INFO
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("newswatch").setLevel(level)
    # A filter, not levels: Scrapy sets those of its own loggers anew when it starts.
    handler.addFilter(lambda line: line.levelno >= logging.WARNING or _is_ours(line.name))


def _is_ours(logger: str) -> bool:
    return logger.partition(".")[0] == "newswatch"


def is_terminal() -> bool:
    """Tell whether a person is watching."""
    return sys.stderr.isatty()


def columns() -> int | None:
    """Return how many columns the terminal has that is printed on; None for a file or pipe."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None
