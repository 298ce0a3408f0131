"""Several sources in one process: one pace per host, and a report that tells the truth.

Sources of one host follow one another, different hosts go side by side. Starts the reactor, so it
can be called once a process. Stores nothing itself and prints nothing.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from configparser import ConfigParser
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from signal import SIGINT, SIGTERM, getsignal, signal
from typing import Protocol
from uuid import uuid4

from scrapy import Spider, signals
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.settings import Settings
from scrapy.utils.project import get_project_settings

from newswatch import store
from newswatch.config import Config
from newswatch.crawl import budget
from newswatch.crawl.loader import Loader
from newswatch.crawl.shallow import import_shallowly
from newswatch.crawl.stopping import Stopping
from newswatch.crawl.verdict import crawl_failure
from newswatch.errors import ConfigError
from newswatch.fetch.contact import require_contact
from newswatch.fetch.options import from_config
from newswatch.gate import Gate
from newswatch.model import COUNTS
from newswatch.urls import host_of

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceReport:
    """What became of one source: ``failure`` is None or a word, ``counts`` what was written."""

    source: str
    failure: str | None
    counts: Mapping[str, int] = field(default_factory=dict)
    requests: int = 0
    not_modified: int = 0
    seconds: float = 0.0


class Progress(Protocol):
    """Is told how a crawl goes. Every method returns at once."""

    def started(self, source: str) -> None:
        """Hear that a source's crawl has begun."""

    def moved(self, source: str, pages: int, counts: Mapping[str, int]) -> None:
        """Hear that an answer came in, or a story was read."""

    def ended(self, report: SourceReport) -> None:
        """Hear that a source's crawl has ended."""


def spider_classes(config: Config) -> dict[str, type[Spider]]:
    """Return the spiders of the project by name; raises ConfigError if a package is not there."""
    loader = _loader(config)
    return {name: loader.load(name) for name in sorted(loader.list())}


def broken_spiders(config: Config) -> dict[str, str]:
    """Return why spiders could not be loaded, by the names of their files."""
    return dict(_loader(config).broken)


def source_names(config: Config) -> list[str]:
    """Return the names of all sources, those whose spider is broken included."""
    return [*spider_classes(config), *broken_spiders(config)]


@cache
def _loaded(packages: tuple[str, ...], root: str) -> Loader:  # noqa: ARG001 - packages are looked up from it
    import_shallowly()
    return Loader(Settings({"SPIDER_MODULES": list(packages)}))


def _loader(config: Config) -> Loader:
    scrapy_settings(config)  # puts the project on the way that modules are looked up
    return _loaded(config.spiders, str(config.root))


def chosen(config: Config, names: Iterable[str]) -> list[str]:
    """Return the sources to crawl: *names*, or all that are enabled.

    Raises ConfigError for a name, here or in the configuration, that no spider has.
    """
    known, broken = spider_classes(config), broken_spiders(config)
    for name in (*names, *(name for name in config.sources if name not in broken)):
        if name not in known:
            why = broken.get(name)
            raise ConfigError(
                f"the source {name!r} cannot be loaded: {why}"
                if why
                else f"there is no source named {name!r} (there are: {', '.join(known) or 'none'})",
                path=str(config.path) if name in config.sources and config.path else None,
            )
    wanted = [*names] or [
        name for name in known if name not in config.sources or config.sources[name].enabled
    ]
    if not wanted and not broken:
        raise ConfigError("there is no enabled source; add a spider to the project's spiders")
    return wanted


def due(config: Config, names: Iterable[str]) -> list[str]:
    """Return those of *names* that are due, in their order; a source never looked at is."""
    db = store.open_database(config.database, create=True)
    try:
        ready = budget.due_sources(db, config.crawl.host_budget, datetime.now(UTC))
        ready |= {*_without_channels(config)}
        known = {source.name for source in store.list_sources(db)}
    finally:
        db.close()
    return [name for name in names if name in ready or name not in known]


def _without_channels(config: Config) -> list[str]:
    """Return the spiders that declare no channel, somebody else's: nothing tells when they are."""
    classes = spider_classes(config)
    return [name for name, spider in classes.items() if not getattr(spider, "channels", ())]


def crawl(
    config: Config, names: Iterable[str], progress: Progress, *, due_only: bool = False
) -> list[SourceReport]:
    """Crawl the sources *names* and return what became of each, in the order they ended.

    With *due_only*, channels and stories that are not due are left alone.
    """
    settings = scrapy_settings(config)
    settings.set("NEWSWATCH_RUN_ID", uuid4().hex, priority="cmdline")
    settings.set("NEWSWATCH_DUE_ONLY", due_only, priority="cmdline")
    wanted = [*names]
    classes = spider_classes(config)
    for name in wanted:
        require_contact(_home(config, classes, name), config.contact, Gate(allow=config.allow))
    # The verb holds the lock for all of its crawls; `scrapy crawl` takes it by itself.
    settings.set("NEWSWATCH_IS_LOCKED", value=True, priority="cmdline")
    settings.set("LOG_INSTALL_ROOT_HANDLER", value=False, priority="cmdline")
    process = AsyncCrawlerProcess(settings)
    reports: list[SourceReport] = []
    stopping = Stopping()
    for queue in _by_host(config, classes, wanted):
        _follow(process, queue, progress, reports, stopping)
    with _own_signals():
        process.start()
        stopping.disarm()
    told = {report.source: report.failure for report in reports}
    # After an interrupt, the sources that waited for their turn are not to blame.
    word = "interrupted" if "interrupted" in told.values() else "not_started"
    reports += [SourceReport(source=n, failure=word) for n in wanted if n not in told]
    return reports


@contextmanager
def _own_signals() -> Iterator[None]:
    """Give SIGINT and SIGTERM back as they were: Scrapy keeps them when its reactor has ended."""
    before = {number: getsignal(number) for number in (SIGINT, SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal(number, handler)


def scrapy_settings(config: Config) -> Settings:
    """Return Scrapy's settings with ours and the configuration's on top.

    The settings module is that of the project's scrapy.cfg, as for `scrapy crawl`.
    """
    project = ConfigParser()
    project.read(config.root / "scrapy.cfg", encoding="utf-8")
    module = project.get("settings", "default", fallback="newswatch.settings")
    os.environ.setdefault("SCRAPY_SETTINGS_MODULE", module)
    if config.path:  # or the settings would read the file beside scrapy.cfg
        os.environ["NEWSWATCH_CONFIG"] = str(config.path)
    root = str(config.root)
    if root not in sys.path:
        sys.path.insert(0, root)
    settings = get_project_settings()
    settings.setdict(from_config(config), priority="cmdline")
    return settings


def _by_host(
    config: Config, classes: Mapping[str, type[Spider]], names: Iterable[str]
) -> list[list[str]]:
    """Return the names in queues, one a host, so that two sources never share a host at once."""
    queues: dict[str, list[str]] = {}
    for name in names:
        host = host_of(_home(config, classes, name))
        queues.setdefault(host or name, []).append(name)
    return [*queues.values()]


def _home(config: Config, classes: Mapping[str, type[Spider]], name: str) -> str:
    source = config.sources.get(name)
    declared: str = getattr(classes[name], "home", "")
    return source.home if source and source.home else declared


def _follow(
    process: AsyncCrawlerProcess,
    queue: list[str],
    progress: Progress,
    reports: list[SourceReport],
    stopping: Stopping,
) -> None:
    """Start the first of *queue*; when it has ended, the next."""
    name = queue[0]
    started_at = datetime.now(UTC)
    try:
        crawler = process.create_crawler(name)
        _connect(crawler, name, progress)
        # Scrapy has set its handlers by then.
        crawler.signals.connect(stopping.arm, signal=signals.spider_opened)
        task = process.crawl(crawler)
    except Exception:
        # What a spider's own settings can do to it must not be done to the others.
        logger.exception("spider_not_started source=%s", name)
        if queue[1:]:
            _follow(process, queue[1:], progress, reports, stopping)
        return

    def ended(done: asyncio.Task[None]) -> None:
        # Fetched, or asyncio would print it again; Scrapy has logged it.
        failed = not done.cancelled() and done.exception() is not None
        seconds = (datetime.now(UTC) - started_at).total_seconds()
        report = _report(name, crawler, seconds, is_broken=failed or done.cancelled())
        reports.append(report)
        try:
            progress.ended(report)
        except Exception:  # what shows progress must not keep the next source from starting
            logger.exception("progress_failed source=%s", name)
        # An interrupt ends the whole run; anything else is this source's trouble alone.
        if queue[1:] and report.failure != "interrupted":
            _follow(process, queue[1:], progress, reports, stopping)

    task.add_done_callback(ended)


def _connect(crawler: Crawler, name: str, progress: Progress) -> None:
    def opened() -> None:
        progress.started(name)

    def moved() -> None:
        stats = _stats(crawler)
        progress.moved(name, _number(stats, "response_received_count"), _counts(stats))

    crawler.signals.connect(opened, signal=signals.spider_opened, weak=False)
    crawler.signals.connect(moved, signal=signals.response_received, weak=False)
    crawler.signals.connect(moved, signal=signals.item_scraped, weak=False)


def _report(name: str, crawler: Crawler, seconds: float, *, is_broken: bool) -> SourceReport:
    stats = _stats(crawler)
    counts = _counts(stats)
    return SourceReport(
        source=name,
        failure=crawl_failure(stats, counts) or ("not_started" if is_broken else None),
        counts=counts,
        requests=_number(stats, "downloader/request_count"),
        not_modified=_number(stats, "downloader/response_status_count/304"),
        seconds=seconds,
    )


def _stats(crawler: Crawler) -> Mapping[str, object]:
    try:
        return crawler.stats.get_stats()
    except RuntimeError:  # Scrapy's way to say that the crawl never started
        return {"finish_reason": "not_started"}


def _number(stats: Mapping[str, object], key: str) -> int:
    value = stats.get(key, 0)
    return value if isinstance(value, int) else 0


def _counts(stats: Mapping[str, object]) -> dict[str, int]:
    return {name: _number(stats, f"newswatch/store/{name}") for name in COUNTS}
