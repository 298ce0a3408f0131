"""How a crawl shows itself: bars to a person, plain lines to a log.

Shows what it is told and nothing else.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from newswatch.crawl.run import SourceReport

logger = logging.getLogger(__name__)


@contextmanager
def progress_for(*, is_watched: bool) -> Iterator[Shown]:
    """Give bars where a person is watching, lines in the log otherwise."""
    if not is_watched:
        yield _Lines()
        return
    # Imported here: a cron job shows no bars.
    from rich.console import Console  # noqa: PLC0415 - see above
    from rich.progress import Progress as Bars  # noqa: PLC0415 - see above
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415 - see above

    columns = (
        SpinnerColumn(finished_text="•"),
        TextColumn("{task.fields[source]:<28}"),
        TextColumn("{task.fields[pages]:>5} pages"),
        TextColumn("{task.fields[found]:>5} found"),
        TextColumn("{task.fields[new]:>5} new"),
        TextColumn("{task.fields[flagged]:>5} flagged"),
        TextColumn("{task.fields[note]}"),
        TimeElapsedColumn(),
    )
    with Bars(*columns, console=Console(stderr=True)) as bars:
        yield _Bars(bars)


class Shown(Protocol):
    """What a crawl tells of itself (``crawl.run.Progress``), and what was flagged of it."""

    def started(self, source: str) -> None:
        """Hear that a source's crawl has begun."""

    def moved(self, source: str, pages: int, counts: Mapping[str, int]) -> None:
        """Hear that an answer came in, or a story was read."""

    def ended(self, report: SourceReport) -> None:
        """Hear that a source's crawl has ended."""

    def flagged(self, source: str, number: int) -> None:
        """Hear how many funding announcements a source's stories make."""


class _Lines:
    def started(self, source: str) -> None:
        logger.info("crawl_started source=%s", source)

    def moved(self, source: str, pages: int, counts: Mapping[str, int]) -> None:
        logger.debug("crawl_moved source=%s pages=%d counts=%s", source, pages, dict(counts))

    def ended(self, report: SourceReport) -> None:
        counts = " ".join(f"{name}={number}" for name, number in report.counts.items())
        logger.info(
            "crawl_ended source=%s failure=%s requests=%d not_modified=%d %s",
            report.source,
            report.failure or "none",
            report.requests,
            report.not_modified,
            counts,
        )

    def flagged(self, source: str, number: int) -> None:
        logger.info("stories_flagged source=%s announcements=%d", source, number)


class _Bars:
    def __init__(self, bars: Any) -> None:  # noqa: ANN401 - rich's Progress, imported late
        self._bars = bars
        self._rows: dict[str, Any] = {}

    def started(self, source: str) -> None:
        self._rows[source] = self._bars.add_task(
            "", total=1, source=source, pages=0, found=0, new=0, flagged=0, note=""
        )

    def moved(self, source: str, pages: int, counts: Mapping[str, int]) -> None:
        if source in self._rows:
            self._bars.update(
                self._rows[source], pages=pages, found=counts["found"], new=counts["new"]
            )

    def ended(self, report: SourceReport) -> None:
        if report.source not in self._rows:
            self.started(report.source)
        row = self._rows[report.source]
        self._bars.update(
            row,
            completed=1,
            found=report.counts.get("found", 0),
            new=report.counts.get("new", 0),
            note=report.failure or "",
        )

    def flagged(self, source: str, number: int) -> None:
        if source in self._rows:
            self._bars.update(self._rows[source], flagged=number)
