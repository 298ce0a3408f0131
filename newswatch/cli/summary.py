"""The lines at the end of a run: each source, then what was flagged and sent, in words.

Text only; knows no database.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from newswatch.model import COUNTS, FAILURES

if TYPE_CHECKING:
    from newswatch.crawl.run import SourceReport
    from newswatch.flag import FlagReport, SendReport

# Why a whole source failed; why a page or channel did, is in FAILURES.
SOURCE_FAILURES = {
    "no_channel": "none of its feeds, sitemaps or listings could be read",
    "not_started": "its spider could not start; the log has the trace",
    "cut_short": "a limit of its settings stopped it before its end",
    "interrupted": "the run was interrupted",
    "store_failed": "the database failed",
    "error": "our own code failed on it; the log has the trace",
}
# What is as expected is left out of a source's line.
_COUNTED = tuple(name for name in COUNTS if name not in {"pages", "found", "unmodified"})


def crawl_lines(reports: Iterable[SourceReport], not_due: int) -> list[str]:
    """Return a line a source, and one for those that were left alone."""
    lines = [_source_line(report) for report in reports]
    if not_due:
        lines.append(f"{not_due} {'more ' if lines else ''}not due")
    return lines


def flag_line(flagged: FlagReport, sent: SendReport) -> str:
    """Return what was flagged and what was sent, in one line."""
    old = f" and {flagged.backfilled} old" if flagged.backfilled else ""
    others = (
        (sent.waiting, "to be tried again"),
        (sent.unknown, "that may have arrived"),
        (sent.failed, "failed"),
        (sent.held, "held for a rule or target that is missing"),
    )
    rest = "".join(f", {number} {words}" for number, words in others if number)
    return (
        f"flagged {flagged.flagged} new{old} funding announcements; alerts: {sent.sent} sent{rest}"
    )


def _source_line(report: SourceReport) -> str:
    parts = [f"{report.counts[name]} {name}" for name in _COUNTED if report.counts.get(name)]
    line = (
        f"{report.source}: {', '.join(parts) or 'nothing new'}; {report.requests} requests, "
        f"{report.not_modified} not modified, {report.seconds:.1f} s"
    )
    if not report.failure:
        return line
    why = SOURCE_FAILURES.get(report.failure) or FAILURES.get(report.failure, report.failure)
    return f"{line}; FAILED: {why}"
