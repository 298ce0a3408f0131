"""The one writer of a crawl: collects results, commits them whole, in order, off the event loop.

Up to 100 results or one second go into one transaction. A result that cannot be applied is put in
quarantine with its bytes and never holds up the others. Fetches nothing, decides nothing.
"""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from newswatch import store
from newswatch.crawl.apply import Result, apply
from newswatch.crawl.timing import Ground
from newswatch.errors import RefusedValueError, StoreError
from newswatch.fetch import archive
from newswatch.keeping.files import let_go
from newswatch.model import FeedResult, Fetch, HostResult, Job, PageResult
from newswatch.schedule import stamp
from newswatch.store import Database
from newswatch.store.forgetting import is_forgotten

logger = logging.getLogger(__name__)
T = TypeVar("T")
# DESIGN: up to 100 results or 1 second in one transaction.
BATCH = 100
SECONDS = 1.0


class Writer:
    """Owns the database connection of a crawl, in a thread of its own.

    ``on_commit`` is told the counts of each committed batch. Errors of the store end in
    ``failure``, which the pipeline turns into the end of the crawl.
    """

    def __init__(self, database: Path, archive_dir: Path | None) -> None:
        self.path, self._archive_dir = database, archive_dir
        self.on_commit: Callable[[Counter[str]], None] = lambda _: None
        # SQLite connections belong to the thread that opened them.
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="newswatch-writer")
        self._db: Database | None = None
        self._ground: Ground | None = None
        self._waiting: list[tuple[Result, bytes | None]] = []
        self._turn = asyncio.Lock()
        self._timer: asyncio.TimerHandle | None = None
        self._flushes: set[asyncio.Task[None]] = set()
        self.failure: StoreError | None = None

    async def open(self, begin: Callable[[Database], tuple[Ground, T]]) -> T:
        """Open the database, run *begin* in a transaction, and keep the ground that it gives."""

        def work() -> tuple[Ground, T]:
            self._db = store.open_database(self.path, create=True)
            with store.transaction(self._db):
                return begin(self._db)

        self._ground, job = await self._run(work)
        return job

    async def recall(self, job: Job) -> Job:
        """Return *job* with what a list that was answered is compared with."""
        try:
            return await self._run(lambda: store.recall(self._opened()[0], job))
        except StoreError as error:
            self.failure = self.failure or error
            raise

    @property
    def is_full(self) -> bool:
        """Tell whether a whole batch waits: the giver should await `flush`."""
        return len(self._waiting) >= BATCH

    def add(self, result: Result, raw: bytes | None = None) -> None:
        """Take one result; it is committed within a second."""
        self._waiting.append((result, raw))
        if self._timer is None:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(SECONDS, self._flush_soon)

    def _flush_soon(self) -> None:
        task = asyncio.ensure_future(self.flush())
        # The loop keeps weak references to tasks only.
        self._flushes.add(task)
        task.add_done_callback(self._flushes.discard)

    async def flush(self) -> None:
        """Commit all that waits."""
        async with self._turn:
            if self._timer:
                self._timer.cancel()
                self._timer = None
            batch, self._waiting = self._waiting, []
            if not batch or self.failure:
                return
            try:
                counts = await self._run(lambda: self._write(batch))
            except StoreError as error:
                self.failure = error
                return
        self.on_commit(counts)

    async def close(self, end: Callable[[Database], None]) -> None:
        """Commit what waits, run *end* in a transaction, and close the database."""
        await self.flush()

        def work() -> None:
            if self._db is None:
                return
            try:
                if not self.failure:
                    with store.transaction(self._db):
                        end(self._db)
            finally:
                self._db.close()

        try:
            await self._run(work)
        except StoreError as error:
            self.failure = self.failure or error
        finally:
            self._thread.shutdown()

    async def _run(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def _write(self, batch: list[tuple[Result, bytes | None]]) -> Counter[str]:
        """Apply a batch in one transaction; if one result is poison, each in its own."""
        try:
            return self._commit([self._archived(result, raw) for result, raw in batch])
        except Exception as error:
            if _is_the_stores(error):
                raise
            logger.exception("batch_split results=%d", len(batch))
            return sum((self._commit_alone(*result) for result in batch), Counter())

    def _archived(self, result: Result, raw: bytes | None) -> Result:
        """Make the page's bytes durable before the row that names them."""
        if not raw or not self._archive_dir or not isinstance(result, PageResult):
            return result
        if result.article and result.article.wishes.forbid_bytes:
            return result
        if is_forgotten(self._opened()[0], result):
            return result
        return replace(result, raw_hash=archive.write(self._archive_dir, raw))

    def _commit(self, results: list[Result]) -> Counter[str]:
        db, ground = self._opened()
        now = datetime.now(UTC)
        counts: Counter[str] = Counter()
        with store.transaction(db):
            for result in results:
                counts.update(apply(db, ground, result, now))
            store.heartbeat(db, ground.crawl_id, stamp(now))
        if self._archive_dir:
            let_go(db, self._archive_dir)  # pages of which a later one is kept now
        return counts

    def _commit_alone(self, result: Result, raw: bytes | None) -> Counter[str]:
        try:
            return self._commit([self._archived(result, raw)])
        except Exception as error:
            if _is_the_stores(error):
                raise
            return self._set_aside(result, error)

    def _set_aside(self, result: Result, error: Exception) -> Counter[str]:
        """Put a result in quarantine, and let its page or channel count as failed.

        Without the failure the page would stay due and be asked for in every crawl.
        """
        db, _ = self._opened()
        said = f"{type(error).__name__}: {error}"
        store.quarantine(
            db,
            subject_kind=_KINDS[type(result)],
            subject=_subject(result),
            step="store",
            error=said,
            trace="".join(traceback.format_exception(error, limit=5)),
            now=stamp(datetime.now(UTC)),
        )
        failed = _as_failure(result, said)
        try:
            return self._commit([failed]) if failed else Counter(failed=1)
        except Exception as second:
            if _is_the_stores(second):
                raise
            logger.exception("failure_not_stored subject=%s", _subject(result))
            return Counter(failed=1)

    def _opened(self) -> tuple[Database, Ground]:
        if self._db is None or self._ground is None:
            raise StoreError("the writer was not opened", path=str(self.path))
        return self._db, self._ground


_KINDS = {PageResult: "page", FeedResult: "channel", HostResult: "host"}


def _is_the_stores(error: Exception) -> bool:
    """Tell whether the database is at fault, and not what was to be stored."""
    return isinstance(error, StoreError) and not isinstance(error, RefusedValueError)


def _as_failure(result: Result, detail: str) -> Result | None:
    """Return what is left of a result that cannot be stored: that the look at it failed."""
    if isinstance(result, HostResult):
        return None
    address = result.url if isinstance(result, PageResult) else result.channel.url
    kind = "article" if isinstance(result, PageResult) else "feed"
    now = stamp(datetime.now(UTC))
    fetch = Fetch(url=address, kind=kind, fetched_at=now, failure="error", detail=detail[:300])
    if isinstance(result, PageResult):
        return PageResult(url=address, fetch=fetch)
    return FeedResult(channel=result.channel, fetch=fetch)


def _subject(result: Result) -> str:
    if isinstance(result, PageResult):
        return str(result.url)
    return str(result.channel.url if isinstance(result, FeedResult) else result.host)
