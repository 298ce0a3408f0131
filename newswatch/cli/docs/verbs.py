"""docs/verbs.md: the help of every verb, at one width whatever the terminal.

Calls no verb.
"""

from __future__ import annotations

from collections.abc import Iterator

import click

from newswatch.cli import newswatch

_WIDTH = 88


def lines() -> Iterator[str]:
    """Yield the lines of the page."""
    yield (
        "# The verbs\n\n"
        "`newswatch VERB --help` says the same. In a checkout `./run VERB` sets up first.\n\n"
        "Exit codes: 0 done; 1 failed; 2 usage or configuration; 75 another run holds the lock.\n"
    )
    yield from _helps(newswatch, None)


def _helps(command: click.Command, above: click.Context | None) -> Iterator[str]:
    context = click.Context(
        command,
        parent=above,
        info_name=command.name,
        terminal_width=_WIDTH,
        max_content_width=_WIDTH,
        help_option_names=["-h", "--help"],
    )
    yield f"## {context.command_path}\n\n```text\n{command.get_help(context)}\n```\n"
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None
            yield from _helps(inner, context)
