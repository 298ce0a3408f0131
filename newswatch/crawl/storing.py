"""The pipeline's end: hands items to the writer, and the spider its job.

Knows Scrapy's signals and settings; the writer knows neither. Refusals and failures anywhere in
the crawl are recorded here, so that no page is lost without a word.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from itemadapter import ItemAdapter
from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider
from scrapy.statscollectors import StatsCollector
from twisted.python.failure import Failure

from newswatch import store
from newswatch.crawl import budget
from newswatch.crawl.items import FeedItem, LookItem, article_from, is_story
from newswatch.crawl.timing import Ground
from newswatch.crawl.verdict import crawl_failure
from newswatch.crawl.writer import Writer
from newswatch.errors import LockError, StoreError
from newswatch.fetch.signals import host_learned
from newswatch.lock import lock
from newswatch.model import Exchange, FeedResult, Fetch, HostResult, Job, PageResult
from newswatch.schedule import due_by, stamp
from newswatch.store import Database, manners
from newswatch.urls import host_of, writings_of_host

logger = logging.getLogger(__name__)


class Store:
    """Hand every item to the writer, and the spider its job."""

    def __init__(
        self, spider: Spider, stats: StatsCollector, writer: Writer, ground: Ground
    ) -> None:
        self._spider, self._stats, self._writer, self._ground = spider, stats, writer, ground
        self._counts: Counter[str] = Counter()
        self._run_id = uuid4().hex
        self._due_only = False
        self._host_budget = 0
        self._needs_lock = True
        self._lock = ExitStack()
        self._crawler: Crawler | None = None
        self._closing: asyncio.Task[None] | None = None
        writer.on_commit = self._committed

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Store:
        """Read the settings and listen to what befalls items, pages and hosts."""
        spider, settings = crawler.spider, crawler.settings
        if spider is None or crawler.stats is None:  # never so when pipelines are built
            raise CloseSpider("not_started")
        database = Path(settings["NEWSWATCH_DATABASE"])
        archive = settings.get("NEWSWATCH_ARCHIVE")
        intervals = settings.getdict("NEWSWATCH_INTERVALS")
        ground = Ground(
            source=spider.name,
            crawl_id=0,
            time_zone=getattr(spider, "time_zone", "UTC"),
            interval_s=int(intervals.get(spider.name, settings.getint("NEWSWATCH_INTERVAL", 300))),
            longest_s=settings.getint("NEWSWATCH_LONGEST_INTERVAL", 21600),
            patience_s=settings.getint("NEWSWATCH_PATIENCE", 300),
            confirm_removed_after_s=settings.getint("NEWSWATCH_CONFIRM_REMOVED_AFTER", 600),
            backfill_grace_s=settings.getint("NEWSWATCH_BACKFILL_GRACE", 21600),
        )
        pipeline = cls(
            spider, crawler.stats, Writer(database, Path(archive) if archive else None), ground
        )
        pipeline._crawler = crawler
        pipeline._run_id = settings.get("NEWSWATCH_RUN_ID") or pipeline._run_id
        pipeline._host_budget = settings.getint("NEWSWATCH_HOST_BUDGET", 600)
        pipeline._due_only = settings.getbool("NEWSWATCH_DUE_ONLY")
        pipeline._needs_lock = not settings.getbool("NEWSWATCH_IS_LOCKED")
        crawler.signals.connect(pipeline._learned, signal=host_learned)
        crawler.signals.connect(pipeline._dropped, signal=signals.item_dropped)
        crawler.signals.connect(pipeline._broken, signal=signals.item_error)
        crawler.signals.connect(pipeline._stumbled, signal=signals.spider_error)
        crawler.signals.connect(pipeline._closed, signal=signals.spider_closed)
        return pipeline

    async def open_spider(self) -> None:
        """Open the database, declare the source, begin a crawl, and load the spider's job."""
        try:
            if self._needs_lock:
                self._lock.enter_context(lock(self._writer.path))
            self._spider.job = await self._writer.open(self._begin)  # type: ignore[attr-defined]  # ours or foreign: it gets one
            if hasattr(self._spider, "recall"):
                self._spider.recall = self._writer.recall
        except (StoreError, LockError) as error:
            self._store_failed(error)
            raise CloseSpider("store_failed") from error

    def _begin(self, db: Database) -> tuple[Ground, Job]:
        spider, name, now = self._spider, self._spider.name, _now()
        store.declare_source(
            db,
            name=name,
            title=getattr(spider, "title", "") or name,
            home=getattr(spider, "home", ""),
            country=getattr(spider, "country", None),
            language=getattr(spider, "language", None),
            time_zone=getattr(spider, "time_zone", "UTC"),
            channels=spider.sited_channels() if hasattr(spider, "sited_channels") else (),
            now=now,
        )
        manners.declare_terms(
            db,
            name,
            terms_url=getattr(spider, "terms_url", None),
            terms_checked_on=getattr(spider, "terms_checked_on", None),
        )
        crawl_id = store.begin_crawl(db, name, self._run_id, now)
        self._ground = self._ground.of_crawl(crawl_id)
        # A source's pages lie on its twins, too: what they asked for is remembered as well.
        home, twins = getattr(spider, "home", ""), getattr(spider, "twins", ())
        job = store.load_job(
            db,
            name,
            crawl_id,
            now=due_by(datetime.now(UTC)),
            force=not self._due_only,
            hosts=(*writings_of_host(host_of(home)), *twins),
            is_lean=hasattr(spider, "recall"),
        )
        room = budget.left(db, home, self._host_budget, datetime.now(UTC))
        if room is not None:
            spider.max_pages = min(getattr(spider, "max_pages", room), room)  # type: ignore[attr-defined]  # ours heed it
            job = budget.within(job, spider.max_pages)  # type: ignore[attr-defined]  # set above
        return self._ground, job

    async def process_item(self, item: Any) -> Any:  # noqa: ANN401 - any item that ItemAdapter takes
        """Queue what the item says; end the crawl when the store has failed."""
        if not self._took(item):
            adapter = ItemAdapter(item)
            raw = adapter.get("raw")
            self._writer.add(_story_result(adapter), raw if isinstance(raw, bytes) else None)
        if self._writer.is_full:
            await self._writer.flush()
        if self._writer.failure:
            self._end_crawl()
            raise CloseSpider("store_failed") from self._writer.failure
        return item

    def _took(self, item: object) -> bool:
        """Queue *item* if it is one of our own records; stories are no such."""
        if isinstance(item, FeedItem):
            self._writer.add(item.result)
            word = "failed" if item.result.fetch.failure else "read"
            self._stats.inc_value(f"newswatch/channels/{word}")
            return True
        if isinstance(item, LookItem):
            self._writer.add(_look_result(item))
            return True
        return False

    def _end_crawl(self) -> None:
        """Ask for the end of the crawl: Scrapy heeds CloseSpider in callbacks, not in pipelines."""
        engine = self._crawler.engine if self._crawler else None
        if engine and self._closing is None:
            self._closing = asyncio.ensure_future(engine.close_spider_async(reason="store_failed"))

    async def _closed(self, reason: str) -> None:
        """Commit what waits and end the crawl's row with its counts."""
        await self._writer.close(lambda db: self._end(db, reason))
        self._lock.close()
        if self._writer.failure:
            self._store_failed(self._writer.failure)

    def _store_failed(self, error: StoreError | LockError) -> None:
        logger.error("store_failed source=%s error=%s", self._spider.name, error)
        self._stats.set_value("newswatch/store_error", str(error))

    def _end(self, db: Database, reason: str) -> None:
        stats = {
            key: value
            for key, value in self._stats.get_stats().items()
            if isinstance(value, int | float | str)
        }
        failure = crawl_failure({**stats, "finish_reason": reason}, self._counts)
        store.finish_crawl(
            db,
            self._ground.crawl_id,
            now=_now(),
            finish_reason=failure or "finished",
            counts=self._counts,
            stats=stats,
        )
        if failure is None:
            store.note_success(db, self._ground.source)
        elif failure != "interrupted":  # no fault of the source
            store.note_failure(db, self._ground.source, failure, _now())

    def _committed(self, counts: Counter[str]) -> None:
        self._counts.update(counts)
        for name, number in counts.items():
            self._stats.inc_value(f"newswatch/store/{name}", number)

    def _learned(self, result: HostResult) -> None:
        self._writer.add(result)

    def _dropped(self, item: Any, exception: BaseException) -> None:  # noqa: ANN401 - any item
        self._refuse(item, f"dropped by a pipeline: {exception}", "invalid")

    def _broken(self, item: Any, failure: Failure) -> None:  # noqa: ANN401 - any item
        if not isinstance(failure.value, CloseSpider):
            self._refuse(item, f"a pipeline failed: {failure.value!r}", "error")

    def _refuse(self, item: Any, detail: str, word: str) -> None:  # noqa: ANN401 - any item
        # Our own records are no pipeline's to drop: one that was written for stories fails on them.
        if is_story(item):
            adapter = ItemAdapter(item)
            self._record(str(adapter.get("asked_url") or adapter.get("url") or ""), detail, word)
        else:
            self._took(item)

    def _stumbled(self, failure: Failure, response: Any) -> None:  # noqa: ANN401 - a Response or a Failure
        """Record a page or channel on which a callback failed: it is tried again later."""
        told = getattr(getattr(response, "request", None), "cb_kwargs", {})
        detail = f"{type(failure.value).__name__}: {failure.value}"
        if told.get("ask"):
            self._record(told["ask"].recheck.url, detail, "error")
        elif told.get("look"):
            channel = told["look"].state.channel
            fetch = Fetch(
                url=channel.url,
                kind="feed",
                fetched_at=_now(),
                failure="error",
                detail=detail[:300],
            )
            self._took(FeedItem(result=FeedResult(channel=channel, fetch=fetch)))

    def _record(self, url: str, detail: str, word: str) -> None:
        if url:
            fetch = Fetch(
                url=url, kind="article", fetched_at=_now(), failure=word, detail=detail[:300]
            )
            self._writer.add(PageResult(url=url, fetch=fetch))


def _look_result(item: LookItem) -> PageResult:
    return PageResult(
        url=item.url,
        fetch=item.fetch,
        http_etag=item.http_etag,
        http_last_modified=item.http_last_modified,
    )


def _story_result(adapter: ItemAdapter) -> PageResult:
    article = article_from(adapter)
    url = str(adapter.get("asked_url") or article.canonical_url)
    exchange = adapter.get("exchange")
    return PageResult(
        url=url,
        fetch=adapter.get("fetch") or Fetch(url=url, kind="article", fetched_at=_now()),
        article=article,
        http_etag=adapter.get("http_etag"),
        http_last_modified=adapter.get("http_last_modified"),
        exchange=exchange if isinstance(exchange, Exchange) else None,
        was_denied=adapter.get("was_denied") is True,
        claimed_url=adapter.get("claimed_url"),
    )


def _now() -> str:
    return stamp(datetime.now(UTC))
