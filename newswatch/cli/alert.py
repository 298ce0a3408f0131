"""`alert`: send what is owed; list, retry and cancel messages.

Prints; the conductor sends.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime

import click

from newswatch import store
from newswatch.cli.frame import Frame, is_terminal, log_plainly, options, verb
from newswatch.cli.wording import safe
from newswatch.errors import NewswatchError
from newswatch.schedule import stamp

_STATES = ("pending", "sending", "sent", "failed", "unknown", "cancelled")


@click.group(invoke_without_command=True)
@options
@click.pass_context
def alert(ctx: click.Context, /, **given: object) -> None:
    """Send the messages that are owed, or look after them."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(_send, **given)
    else:
        ctx.default_map = {ctx.invoked_subcommand: {k: v for k, v in given.items() if v}}


@alert.command("send")
@verb
def _send(frame: Frame) -> None:
    """Send the messages that are owed and due."""
    from newswatch.crawl.run import source_names  # noqa: PLC0415 - loads Scrapy
    from newswatch.flag import check_rules, send  # noqa: PLC0415 - loads the channels

    log_plainly(is_quiet=is_terminal())
    check_rules(frame.config, source_names(frame.config))
    with frame.lock(), frame.database() as db:
        report = send(db, frame.config)
    frame.tell(
        asdict(report),
        lambda: (
            f"{report.sent} sent, {report.waiting} to be tried again, "
            f"{report.unknown} that may have arrived, {report.failed} failed"
        ),
    )
    if report.failed or report.waiting or report.unknown:
        raise NewswatchError("some messages were not delivered; see `newswatch alert list`")


@alert.command("list")
@click.option("--state", type=click.Choice(_STATES), help="only messages in this state")
@click.option(
    "--limit",
    type=click.IntRange(1, 100_000),
    default=50,
    show_default=True,
    help="so many at most",
)
@verb
def _list(frame: Frame, *, state: str | None, limit: int) -> None:
    """List messages, the newest first."""
    with frame.database(read_only=True) as db:
        rows = store.list_deliveries(db, state=state, limit=limit)
    frame.tell(
        [asdict(row) for row in rows],
        lambda: (
            "\n".join(
                f"{row.delivery_id:>5} {row.state:<9} {row.target} ({row.rule}): "
                f"{safe(row.message.headline)}"
                + (
                    f"\n      {row.attempts} attempts: {safe(row.last_error)}"
                    if row.last_error
                    else ""
                )
                for row in rows
            )
            or "no messages"
        ),
    )


@alert.command("retry")
@click.argument("number", type=int)
@verb
def _retry(frame: Frame, number: int) -> None:
    """Let message NUMBER be tried again at the next sending."""
    with frame.database() as db:
        done = store.retry(db, number, stamp(datetime.now(UTC)))
    _answer(frame, number, done=done, word="will be tried again")


@alert.command("cancel")
@click.argument("number", type=int)
@verb
def _cancel(frame: Frame, number: int) -> None:
    """Give message NUMBER up."""
    with frame.database() as db:
        done = store.cancel(db, number)
    _answer(frame, number, done=done, word="is cancelled")


def _answer(frame: Frame, number: int, *, done: bool, word: str) -> None:
    if not done:
        raise NewswatchError(f"message {number} is unknown, or was sent, or is being sent")
    frame.tell({"delivery_id": number, "done": done}, lambda: f"message {number} {word}")
