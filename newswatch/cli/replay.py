"""`extract --stored` over all stories: what today's extractor would change, and the change itself.

Prints; `keeping` reads again and `flag` judges.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime

import click

from newswatch import store
from newswatch.cli.anew import Listed, opened, stopped
from newswatch.cli.frame import Frame, is_terminal, log_plainly
from newswatch.cli.given import rules_of
from newswatch.cli.wording import safe
from newswatch.errors import NewswatchError
from newswatch.keeping.files import folder_of
from newswatch.keeping.rereading import Difference, Moved, RereadReport, Ways, read_again
from newswatch.model import Link
from newswatch.schedule import stamp
from newswatch.store import Database

logger = logging.getLogger("newswatch.keeping.rereading")
_VERB = "extract --stored"
_NOTHING_WRITTEN = (
    "newswatch: nothing was changed; this is what would be. `newswatch extract --stored --apply`"
    " does it, and alerts nobody"
)
_SHOWN, _LINES = 100, 4  # characters of a line, lines of each sign


def reread_all(
    frame: Frame, *, is_applied: bool, after: int, limit: int, source: str | None
) -> None:
    """Read every kept page anew; show what changes, and write it where *is_applied*."""
    log_plainly(is_quiet=is_terminal())
    listed = Listed(frame.as_json, limit, _text, asdict)
    reports = [RereadReport(is_applied=is_applied, last=after)]

    def batch_done(report: RereadReport) -> None:
        reports[0] = report
        logger.info("stories_read last=%d moved=%d", report.last, report.moved)

    with opened(frame, is_applied=is_applied) as db:
        try:
            report = read_again(
                db,
                folder_of(frame.config.database),
                _ways(frame, db),
                is_applied=is_applied,
                after=after,
                source=source,
                on_moved=listed.hear,
                on_batch=batch_done,
            )
        except KeyboardInterrupt:
            click.echo(stopped(_VERB, reports[0].last, is_applied=is_applied), err=True)
            raise
    told = asdict(report) | {"changes": listed.kept, "changes_left_out": listed.left_out}
    frame.tell(told, lambda: _summary(report, listed))
    if not is_applied:
        click.echo(_NOTHING_WRITTEN, err=True)
    if report.failed:
        raise NewswatchError(f"{report.failed} stories could not be stored; the log has the trace")


def _ways(frame: Frame, db: Database) -> Ways:
    from newswatch.crawl.timing import instant_of  # noqa: PLC0415 - see above
    from newswatch.flag.again import judge_again  # noqa: PLC0415 - loads the detector

    zones = {row.name: row.time_zone or "UTC" for row in store.list_sources(db)}

    def judge(db: Database, stories: Sequence[int]) -> None:
        judge_again(db, stories, now=stamp(datetime.now(UTC)))

    return Ways(
        rules=rules_of(frame),
        instant=lambda source, stated: instant_of(stated, zones.get(source, "UTC")),
        judge=judge,
    )


def _summary(report: RereadReport, listed: Listed[Moved]) -> str:
    would = "" if report.is_applied else "would "
    lines = [f"… and {listed.left_out} more (--limit)"] if listed.left_out else []
    lines.append(
        f"read {report.read} pages: {report.moved} stories {would}change, {report.same} stay as"
        " they are"
    )
    if report.fields:
        often = sorted(report.fields.items(), key=lambda item: -item[1])
        counted = ", ".join(f"{name} {number}" for name, number in often)
        lines.append(f"fields: {counted}")
    for number, what in (
        (report.unreadable, "pages hold no story that could be read; they stay as they are"),
        (report.waiting, "stories wait to be judged first: `newswatch flag` does that"),
        (report.unkept, "stories have no page or no text any more"),
    ):
        if number:
            lines.append(f"{number} {what}")
    return "\n".join(lines)


def _text(moved: Moved) -> str:
    lines = [f"~ {moved.article_id}: {safe(moved.headline)}", f"    {safe(moved.url)}"]
    for one in moved.differences:
        lines += [f"    {one.field}: {line}" for line in _difference(one)]
    return "\n".join(lines)


def _difference(one: Difference) -> list[str]:
    """Return how one field differs, in few lines: what goes, and what comes."""
    if one.field == "body":
        return _signed(str(one.old).split("\n\n"), str(one.new).split("\n\n"))
    if isinstance(one.old, tuple) and isinstance(one.new, tuple):
        return _signed([_named(item) for item in one.old], [_named(item) for item in one.new])
    return [f"{_cut(one.old)} → {_cut(one.new)}"]


def _signed(old: list[str], new: list[str]) -> list[str]:
    lines = []
    for sign, ours, others in (("-", old, set(new)), ("+", new, set(old))):
        alone = [part for part in dict.fromkeys(ours) if part not in others]
        lines += [f"{sign} {_cut(part)}" for part in alone[:_LINES]]
        if alone[_LINES:]:
            lines.append(f"{sign} … {len(alone) - _LINES} more")
    return lines or ["in another order, or more or less often"]


def _named(item: object) -> str:
    return f"{item.role} {item.text} ({item.url})" if isinstance(item, Link) else str(item)


def _cut(value: object) -> str:
    text = "nothing" if value is None or value == "" else safe(str(value))
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
