"""The verbs: each reads the configuration, calls one function, and prints.

Holds no logic of its own and loads a verb's code only when the verb is called.
"""

from __future__ import annotations

import os
import sys
from errno import ENOSPC
from importlib import import_module
from pathlib import Path
from typing import NoReturn

import click

from newswatch import __version__
from newswatch.errors import NewswatchError

# verb → module of this package; the command in it has the verb's name (with a final _ where the
# name is taken). The order is that of the story: watch, read, judge, tell, look up, take care.
VERBS = {
    "demo": "demo",
    "run": "run",
    "watch": "watch",
    "crawl": "run",
    "flag": "flag",
    "alert": "alert",
    "diff": "diff",
    "extract": "extract",
    "detect": "detect",
    "evaluate": "evaluate",
    "sources": "sources",
    "search": "read",
    "show": "read",
    "explain": "explain",
    "rules": "rules",
    "review": "review",
    "serve": "serve",
    "export": "export",
    "parties": "parties",
    "rates": "rates",
    "verify": "care",
    "migrate": "care",
    "archive": "archive",
    "backup": "prune",
    "prune": "prune",
    "forget": "forget",
}


class _Verbs(click.Group):
    """Loads the module of a verb when it is asked for."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the verb; if the reader of its output goes (`| head`), that is no error of ours."""
        from newswatch.cli.frame import let_go_of_output  # noqa: PLC0415 - loads the store

        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            let_go_of_output()
            return None

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return [*VERBS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        if cmd_name not in VERBS:
            return None
        command = getattr(import_module(f"newswatch.cli.{VERBS[cmd_name]}"), cmd_name)
        return command if isinstance(command, click.Command) else None


@click.group(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="newswatch")
@click.pass_context
def newswatch(ctx: click.Context) -> None:
    """Watch the marketing trade press and tell people when money moves."""
    if os.environ.get("NO_COLOR"):
        ctx.color = False  # for all verbs; https://no-color.org, which click does not know


def main() -> None:
    """Run the verb that the command line names; the exit code says how it went.

    0 done · 1 failed · 2 usage or configuration · 75 another run holds the lock.
    """
    _open_closed_streams()
    try:
        newswatch(prog_name="newswatch", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except click.Abort:
        sys.exit(130)
    except NewswatchError as error:
        click.echo(f"newswatch: {error}", err=True)
        sys.exit(error.exit_code)
    except OSError as error:
        if error.errno != ENOSPC:
            raise
        _give_up_output(error)


def _open_closed_streams() -> None:
    """Put /dev/null where the caller closed a stream (``2>&-``): its number is not free for files.

    Else Python has None in its place, and the next file that is opened gets what is printed.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            # Open until the process ends, as the streams in whose place they stand.
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - as said


def _give_up_output(error: OSError) -> NoReturn:
    from newswatch.cli.frame import let_go_of_output  # noqa: PLC0415 - loads the store

    click.echo(f"newswatch: the output could not be written: {error.strerror}", err=True)
    let_go_of_output()
    sys.exit(1)
