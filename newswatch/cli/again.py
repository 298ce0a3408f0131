"""`detect --all`: what a better detector would change of what is stored, and the change itself.

Prints; the conductor judges.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

import click

from newswatch import store
from newswatch.cli.anew import Listed, opened, stopped
from newswatch.cli.frame import Frame, is_terminal, log_plainly
from newswatch.cli.wording import facts_changed, facts_json, facts_text, safe
from newswatch.errors import NewswatchError
from newswatch.flag import AgainReport, Moved, detect_again
from newswatch.store import Database

logger = logging.getLogger("newswatch.flag.again")
_VERB = "detect --all"
_MARKS = {"found": "+", "withdrawn": "-", "changed": "~"}
# Said to those who knew the verb when it wrote at once.
_NOTHING_WRITTEN = (
    "newswatch: nothing was changed; this is what would be. `newswatch detect --all --apply` does"
    " it, and alerts nobody (--all alone once did so at once)"
)


def judge_all(frame: Frame, *, is_applied: bool, after: int, limit: int) -> None:
    """Judge every stored story anew; show what changes, and write it where *is_applied*."""
    log_plainly(is_quiet=is_terminal())
    listed = Listed(frame.as_json, limit, _moved_text, _moved_json)
    with opened(frame, is_applied=is_applied) as db, _progress(db) as show:
        reports = [AgainReport(is_applied=is_applied, last=after)]

        def batch_done(report: AgainReport) -> None:
            reports[0] = report
            show(report)

        try:
            report = detect_again(
                db, is_applied=is_applied, after=after, on_moved=listed.hear, on_batch=batch_done
            )
        except KeyboardInterrupt:
            click.echo(stopped(_VERB, reports[0].last, is_applied=is_applied), err=True)
            raise
    told = asdict(report) | {"changes": listed.kept, "changes_left_out": listed.left_out}
    frame.tell(told, lambda: _summary(report, listed))
    if not is_applied:
        click.echo(_NOTHING_WRITTEN, err=True)
    if report.failed:
        raise NewswatchError(f"{report.failed} stories could not be judged; the log has the trace")


@contextmanager
def _progress(db: Database) -> Iterator[Callable[[AgainReport], None]]:
    """Give a bar where a person is watching, lines in the log otherwise."""
    total = store.count_articles(db)
    if not is_terminal():
        yield lambda report: logger.info(
            "stories_judged done=%d of=%d last=%d", report.judged, total, report.last
        )
        return
    # Imported here: a cron job shows no bars.
    from rich.console import Console  # noqa: PLC0415 - see above
    from rich.progress import Progress  # noqa: PLC0415 - see above

    with Progress(console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task("judging", total=total)
        yield lambda report: bars.update(
            task, completed=report.judged + report.waiting + report.failed
        )


def _summary(report: AgainReport, listed: Listed[Moved]) -> str:
    would = "" if report.is_applied else " would be"
    lines = [f"… and {listed.left_out} more (--limit)"] if listed.left_out else []
    lines.append(
        f"judged {report.judged} stories: {report.found} announcements{would} found, "
        f"{report.withdrawn} withdrawn, {report.changed} changed; {report.kept} stay as they are"
    )
    if report.held:
        lines.append(f"{report.held} are as a person judged them, against the detector")
    if report.waiting:
        lines.append(f"{report.waiting} wait to be judged as news: `newswatch flag` does that")
    return "\n".join(lines)


def _moved_text(moved: Moved) -> str:
    lines = [
        f"{_MARKS[moved.kind]} {moved.kind} {moved.article_id}: {safe(moved.headline)}",
        f"    {safe(moved.url)}",
    ]
    if moved.old and moved.new:
        lines += [f"    {line}" for line in facts_changed(moved.old, moved.new)]
    elif moved.new:
        lines.append(f"    → {facts_text(moved.new)}")
    elif moved.old:
        lines.append(f"    {facts_text(moved.old)} → nothing")
    return "\n".join(lines)


def _moved_json(moved: Moved) -> dict[str, Any]:
    return {
        "article_id": moved.article_id,
        "url": moved.url,
        "headline": moved.headline,
        "kind": moved.kind,
        "old": facts_json(moved.old) if moved.old else None,
        "new": facts_json(moved.new) if moved.new else None,
    }
