"""`rules`: try rules on stored stories, and tell why one does (not) want a story.

Prints what the conductor finds; writes and sends nothing.
"""

from __future__ import annotations

import functools
from datetime import UTC, datetime

import click

from newswatch.cli.frame import Frame, verb
from newswatch.cli.given import stored_story
from newswatch.cli.rules_text import explained_json, explained_text, trial_json, trials_text

_OLDEST_DAYS = 36_500


def now() -> datetime:
    """Return the time by which ages and days are counted."""
    return datetime.now(UTC)


@click.group()
def rules() -> None:
    """Try the rules of newswatch.toml on stored stories; nothing is written or sent."""


@rules.command("test")
@click.argument("rule", required=False)
@click.option(
    "--days",
    type=click.IntRange(1, _OLDEST_DAYS),
    default=90,
    show_default=True,
    help="stories of so many days",
)
@click.option(
    "--limit",
    type=click.IntRange(1, 1_000_000),
    default=20,
    show_default=True,
    help="print so many messages of each rule, the latest",
)
@verb
def _test(frame: Frame, *, rule: str | None, days: int, limit: int) -> None:
    """Show what RULE (all rules, if none is named) would have sent over stored history.

    As if newswatch had been watching all along: stories count from when they were published, also
    those that a first crawl brought, which are marked. Messages at once, quiet hours, budgets and
    digests are played through.
    """
    from newswatch.crawl.run import source_names  # noqa: PLC0415 - loads Scrapy
    from newswatch.flag import check_rules  # noqa: PLC0415 - loads the channels
    from newswatch.flag.trying import named, try_rules  # noqa: PLC0415 - as above

    check_rules(frame.config, source_names(frame.config))
    wanted = named(frame.config.rules, rule)
    with frame.database(read_only=True) as db:
        trials = try_rules(db, wanted, days=days, now=now())
    frame.tell(
        [trial_json(trial) for trial in trials],
        functools.partial(trials_text, trials, limit=limit),
    )


@rules.command("explain")
@click.argument("rule")
@click.argument("story", metavar="URL|NUMBER")
@verb
def _explain(frame: Frame, *, rule: str, story: str) -> None:
    """Say which predicates of RULE hold for a stored story, which fail, and by how much.

    The rule is asked as of when the story was judged.
    """
    from newswatch.crawl.run import source_names  # noqa: PLC0415 - loads Scrapy
    from newswatch.flag import check_rules  # noqa: PLC0415 - loads the channels
    from newswatch.flag.explaining import explain_stored  # noqa: PLC0415 - loads the detector
    from newswatch.flag.trying import named  # noqa: PLC0415 - as above

    check_rules(frame.config, source_names(frame.config))
    wanted = named(frame.config.rules, rule)
    article, _country = stored_story(frame, story)
    with frame.database(read_only=True) as db:
        told = explain_stored(db, article, wanted, now())
    frame.tell(explained_json(told), functools.partial(explained_text, told))
