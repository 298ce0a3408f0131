"""`alert`: send what is owed; list, retry and cancel messages.

Prints; the conductor sends.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime

import click

from newswatch import store
from newswatch.cli.frame import Frame, is_terminal, log_plainly, options, verb
from newswatch.cli.outbox_lines import delivery_lines, target_line
from newswatch.errors import NewswatchError
from newswatch.schedule import stamp
from newswatch.store import deliveries
from newswatch.store import targets as target_rows

_STATES = ("pending", "sending", "sent", "failed", "unknown", "cancelled")
_ALL_OF = "all messages in this state"
_TARGET = click.option("--target", metavar="NAME", help="only messages to this target")
_RULE = click.option("--rule", metavar="NAME", help="only messages of this rule")
_NUMBERS = click.argument("numbers", type=int, nargs=-1, metavar="[NUMBER]...")


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
        report = send(db, frame.config, is_alone=True)
    frame.tell(
        asdict(report),
        lambda: (
            f"{report.sent} sent, {report.waiting} to be tried again, "
            f"{report.unknown} that may have arrived, {report.failed} failed, {report.held} held"
        ),
    )
    if report.failed or report.waiting or report.unknown:
        raise NewswatchError("some messages were not delivered; see `newswatch alert list`")


@alert.command("list")
@click.option("--state", type=click.Choice(_STATES), help="only messages in this state")
@_TARGET
@_RULE
@click.option(
    "--limit",
    type=click.IntRange(1, 100_000),
    default=50,
    show_default=True,
    help="so many at most",
)
@verb
def _list(
    frame: Frame, *, state: str | None, target: str | None, rule: str | None, limit: int
) -> None:
    """List messages, the newest first."""
    with frame.database(read_only=True) as db:
        rows = store.list_deliveries(db, state=state, target=target, rule=rule, limit=limit)
    frame.tell(
        [asdict(row) for row in rows],
        lambda: "\n".join(map(delivery_lines, rows)) or "no messages",
    )


@alert.command("targets")
@verb
def _targets(frame: Frame) -> None:
    """Tell how each target is doing that was ever tried."""
    with frame.database(read_only=True) as db:
        rows = target_rows.list_targets(db)
    frame.tell(
        [asdict(row) for row in rows],
        lambda: "\n".join(map(target_line, rows)) or "no target was tried yet",
    )


@alert.command("retry")
@_NUMBERS
@click.option("--state", type=click.Choice(("failed", "unknown", "cancelled")), help=_ALL_OF)
@_TARGET
@_RULE
@verb
def _retry(
    frame: Frame, *, numbers: tuple[int, ...], state: str | None, target: str | None,
    rule: str | None,
) -> None:  # fmt: skip
    """Let messages be tried again at the next sending, and their targets at once.

    By NUMBER, or all of a state, target or rule (those that failed, if no state is given). Of one
    that is unknown ask the receiver first: it may have arrived.
    """
    now = stamp(datetime.now(UTC))
    with frame.database() as db:
        chosen = _chosen(db, numbers, (state or "failed",), target, rule, is_any=bool(state))
        done = {number: store.retry(db, number, now) for number in chosen}
    _answer(frame, done, is_one=len(numbers) == 1, word="will be tried again")


@alert.command("cancel")
@_NUMBERS
@click.option("--state", type=click.Choice(("pending", "failed", "unknown")), help=_ALL_OF)
@_TARGET
@_RULE
@verb
def _cancel(
    frame: Frame, *, numbers: tuple[int, ...], state: str | None, target: str | None,
    rule: str | None,
) -> None:  # fmt: skip
    """Give messages up.

    By NUMBER, or all of a state, target or rule (those that wait to be sent, if no state is given).
    """
    states = (state,) if state else ("pending", "failed")
    with frame.database() as db:
        chosen = _chosen(db, numbers, states, target, rule, is_any=bool(state))
        done = {number: store.cancel(db, number) for number in chosen}
    _answer(frame, done, is_one=len(numbers) == 1, word="is cancelled")


def _chosen(
    db: store.Database,
    numbers: tuple[int, ...],
    states: tuple[str, ...],
    target: str | None,
    rule: str | None,
    *,
    is_any: bool,
) -> list[int]:
    """Return the messages that are named, or those that the options choose; not both at once."""
    is_choice = is_any or target is not None or rule is not None
    if bool(numbers) == is_choice:
        raise click.UsageError("name messages by NUMBER, or give --state, --target or --rule")
    return [*numbers] or deliveries.choose(db, states=states, target=target, rule=rule)


def _answer(frame: Frame, done: dict[int, bool], *, is_one: bool, word: str) -> None:
    told = [{"delivery_id": number, "done": is_done} for number, is_done in done.items()]
    refused = [str(number) for number, is_done in done.items() if not is_done]
    if not (is_one and refused):
        frame.tell(
            told[0] if is_one else told,
            lambda: (
                "\n".join(f"message {number} {word}" for number in done if done[number])
                or "no messages"
            ),
        )
    if refused:
        raise NewswatchError(
            f"message {', '.join(refused)} is unknown, or was sent, or is being sent"
        )
