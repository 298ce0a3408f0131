"""`run` and `crawl`: look at the sources; `run` also flags what is new and sends the alerts.

Prints; the conductors do.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from newswatch.cli.frame import Frame, is_terminal, log_plainly, verb
from newswatch.cli.progress import Shown, progress_for
from newswatch.cli.summary import crawl_lines, flag_line
from newswatch.errors import NewswatchError
from newswatch.keeping.files import folder_of
from newswatch.keeping.pruning import expire

if TYPE_CHECKING:
    from newswatch.crawl.run import SourceReport
    from newswatch.flag import FlagReport, SendReport

_SOURCES = click.argument("sources", nargs=-1, metavar="[SOURCE]...")
_STRICT = click.option("--strict", is_flag=True, help="exit 1 if any source failed")


@click.command()
@_SOURCES
@_STRICT
@click.option("--all", "all_", is_flag=True, help="look at every source, due or not")
@verb
def run(frame: Frame, *, sources: tuple[str, ...], strict: bool, all_: bool) -> None:
    """Crawl what is due, flag what is new, send the alerts: the cron line.

    SOURCE names the sources to look at, due or not; without any, those that are due are.
    """
    from newswatch.crawl.run import source_names  # noqa: PLC0415 - loads Scrapy
    from newswatch.flag import check_rules, send_first  # noqa: PLC0415 - loads the detector

    log_plainly(is_quiet=_is_watched(frame))
    check_rules(frame.config, source_names(frame.config))
    with frame.lock(), progress_for(is_watched=_is_watched(frame)) as progress:
        with frame.database(create=True) as db:
            before = send_first(db, frame.config)
        reports, not_due = _crawl(frame, sources, progress, due_only=not (sources or all_))
        try:
            flagged, after = _flag(frame, progress)
        except NewswatchError:
            # What was crawled is stored, whatever befell the rest: the log should say so.
            click.echo("\n".join(crawl_lines(reports, not_due)), err=True)
            raise
    sent = before + after
    told = {
        "sources": [asdict(report) for report in reports],
        "not_due": not_due,
        "flagged": asdict(flagged),
        "sent": asdict(sent),
    }
    frame.tell(told, lambda: "\n".join([*crawl_lines(reports, not_due), flag_line(flagged, sent)]))
    _judge(reports, strict=strict)
    undelivered = sent.failed + sent.waiting + sent.unknown
    if undelivered or flagged.failed:
        raise NewswatchError(
            f"{undelivered} alerts were not delivered and {flagged.failed} changes or digests "
            "not done; see `newswatch alert list` and the log"
        )


@click.command()
@_SOURCES
@_STRICT
@verb
def crawl(frame: Frame, *, sources: tuple[str, ...], strict: bool) -> None:
    """Look at the sources and store what is new; flag and send nothing."""
    log_plainly(is_quiet=_is_watched(frame))
    with frame.lock(), progress_for(is_watched=_is_watched(frame)) as progress:
        reports, not_due = _crawl(frame, sources, progress, due_only=False)
    frame.tell(
        {"sources": [asdict(report) for report in reports]},
        lambda: "\n".join(crawl_lines(reports, not_due)),
    )
    _judge(reports, strict=strict)


def _is_watched(frame: Frame) -> bool:
    return is_terminal() and not frame.as_json


def _crawl(
    frame: Frame, sources: tuple[str, ...], progress: Shown, *, due_only: bool
) -> tuple[list[SourceReport], int]:
    """Return the reports of the sources that were crawled, and how many were not due."""
    # Imported here: the reactor takes its time, and --help need not wait for it.
    from newswatch.crawl.run import SourceReport, broken_spiders, chosen, crawl, due  # noqa: PLC0415 - see above

    names = chosen(frame.config, sources)
    wanted = due(frame.config, names) if due_only else names
    broken = [] if sources else broken_spiders(frame.config)
    reports = [SourceReport(source=name, failure="not_started") for name in broken]
    if wanted:
        reports += crawl(frame.config, wanted, progress, due_only=due_only)
    return reports, len(names) - len(wanted)


def _flag(frame: Frame, progress: Shown) -> tuple[FlagReport, SendReport]:
    """Judge what was crawled and how the sources do, send, and let go of what has expired."""
    from newswatch.crawl.run import chosen  # noqa: PLC0415 - loads Scrapy
    from newswatch.flag import flag, send  # noqa: PLC0415 - loads the detector
    from newswatch.flag.health import check_health  # noqa: PLC0415 - as above

    with frame.database(create=True) as db:
        flagged = flag(db, frame.config)
        for source, number in flagged.by_source.items():
            progress.flagged(source, number)
        check_health(db, frame.config, chosen(frame.config, ()), datetime.now(UTC))
        sent = send(db, frame.config, is_alone=True)
        expire(db, frame.config, folder_of(frame.config.database), datetime.now(UTC))
    return flagged, sent


def _judge(reports: Collection[SourceReport], *, strict: bool) -> None:
    """Raise where the exit code must say that the run failed."""
    if any(report.failure == "interrupted" for report in reports):
        raise NewswatchError("interrupted; what was read until then is stored")
    failed = [report for report in reports if report.failure]
    if any(report.failure == "store_failed" for report in reports):
        raise NewswatchError("the database failed; see the lines above, then `newswatch verify`")
    if failed and (strict or len(failed) == len(reports)):
        raise NewswatchError(
            f"{len(failed)} of {len(reports)} sources failed; `newswatch sources` tells why"
        )
