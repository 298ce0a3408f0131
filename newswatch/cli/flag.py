"""`flag`: judge what the crawls have stored, and owe the alerts that the rules ask for.

Prints; the conductor does.
"""

from __future__ import annotations

from dataclasses import asdict

import click

from newswatch.cli.frame import Frame, is_terminal, log_plainly, verb
from newswatch.errors import NewswatchError


@click.command()
@verb
def flag(frame: Frame) -> None:
    """Judge the changes that wait and store the announcements; alerts are owed, not sent."""
    from newswatch.crawl.run import source_names  # noqa: PLC0415 - loads Scrapy
    from newswatch.flag import check_rules  # noqa: PLC0415 - loads the detector
    from newswatch.flag import flag as judge  # noqa: PLC0415 - as above

    log_plainly(is_quiet=is_terminal())
    check_rules(frame.config, source_names(frame.config))
    with frame.lock(), frame.database() as db:
        report = judge(db, frame.config)
    frame.tell(
        asdict(report),
        lambda: (
            f"judged {report.judged} changes: {report.flagged} new funding announcements, "
            f"{report.backfilled} old, {report.withdrawn} withdrawn; {report.alerts} alerts and "
            f"{report.digests} digests owed"
        ),
    )
    if report.failed:
        raise NewswatchError(
            f"{report.failed} changes or digests could not be done; the log has the trace"
        )
