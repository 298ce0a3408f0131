"""The one writer: whole results, in batches; what cannot be stored costs itself alone."""

import asyncio
from dataclasses import replace

import pytest
from store.build import FEED, article, at, declare, fetch, look, page, url

from newswatch import store
from newswatch.crawl.timing import Ground
from newswatch.crawl.writer import BATCH, Writer
from newswatch.errors import StoreError
from newswatch.fetch import archive
from newswatch.model import HostResult
from newswatch.store.transactions import rows, run, value


def begin(db):
    declare(db, FEED)
    crawl_id = store.begin_crawl(db, "outlet", "run", at(0))
    return Ground(source="outlet", crawl_id=crawl_id), "the job"


def write(path, *results, raw=None, between=None, folder=None):
    """Give *results* to a writer as a crawl does; return it, and the counts of each commit."""

    async def crawl():
        writer, commits = Writer(path, folder), []
        writer.on_commit = commits.append
        assert await writer.open(begin) == "the job"
        for result in results:
            writer.add(result, raw)
            if writer.is_full:
                await writer.flush()
        if between:
            await writer.flush()
            between()
        await writer.close(lambda db: store.heartbeat(db, 1, at(9)))
        return writer, commits

    return asyncio.run(crawl())


def opened(path):
    return store.open_database(path, read_only=True)


def poison(number, **more):
    """A story that our own code stumbles over."""
    return page(article(number, authors=None), **more)


def test_a_batch_is_one_commit_and_a_full_one_does_not_wait(path):
    _, commits = write(path, *(page(article(n)) for n in range(BATCH + 3)))
    assert [counts["new"] for counts in commits] == [BATCH, 3]
    with opened(path) as db:
        assert value(db, "SELECT count(*) FROM articles") == BATCH + 3
        assert value(db, "SELECT heartbeat_at FROM crawls") == at(9)


def test_what_waits_is_committed_within_a_second_by_itself(path):
    async def crawl():
        writer, committed = Writer(path, None), asyncio.Event()
        writer.on_commit = lambda counts: committed.set()
        await writer.open(begin)
        writer.add(page(article(1)))
        await asyncio.wait_for(committed.wait(), 30)
        await writer.close(lambda db: None)

    asyncio.run(crawl())


def test_a_poisonous_result_is_set_aside_alone(path):
    writer, commits = write(path, look(1, 2, 3), page(article(1)), poison(2), page(article(3)))
    assert writer.failure is None
    assert sum(commits, commits[0].__class__())["new"] == 2
    with opened(path) as db:
        (aside,) = store.list_quarantine(db)
        assert (aside.subject_kind, aside.subject, aside.step) == ("page", url(2), "store")
        assert "TypeError" in aside.error
        assert "Traceback" in aside.trace
        assert {row["url"] for row in rows(db, "SELECT url FROM articles")} == {url(1), url(3)}
        # It counts as an attempt: or it would be asked for in every crawl.
        candidate = store.find_candidate(db, "outlet", url(2))
        assert (candidate.state, candidate.reason, candidate.attempts) == ("open", "error", 1)
        assert candidate.next_fetch_at > at(0)


def test_a_value_that_the_schema_refuses_does_not_end_the_crawl(path):
    odd = page(article(1), status=10**30)
    feed = replace(look(5), fetch=fetch(FEED.url, kind="nonsense"))
    writer, _ = write(path, odd, feed, page(article(2)))
    assert writer.failure is None
    with opened(path) as db:
        assert [row.subject for row in store.list_quarantine(db)] == [url(1), FEED.url]
        assert [row["url"] for row in rows(db, "SELECT url FROM articles")] == [url(2)]
        (row,) = store.list_feeds(db, "outlet")
        assert (row.failure, row.failures) == ("error", 1)


def test_what_cannot_even_be_recorded_as_failed_is_still_in_quarantine(path):
    nowhere = replace(poison(1), url=None)
    host = HostResult(host=None)
    writer, _ = write(path, nowhere, host, page(article(2)))
    assert writer.failure is None
    with opened(path) as db:
        assert [row.subject for row in store.list_quarantine(db)] == ["None", "None"]
        assert [row["url"] for row in rows(db, "SELECT url FROM articles")] == [url(2)]


def test_bytes_that_are_none_cost_their_own_result_alone(path, tmp_path):
    async def crawl():
        writer = Writer(path, tmp_path / "archive")
        await writer.open(begin)
        writer.add(page(article(1)), "text, not bytes")
        writer.add(page(article(2)), b"<p>page</p>")
        await writer.close(lambda db: None)
        return writer

    assert asyncio.run(crawl()).failure is None
    with opened(path) as db:
        assert [row.subject for row in store.list_quarantine(db)] == [url(1)]
        (name,) = (
            row["raw_hash"] for row in rows(db, "SELECT raw_hash FROM fetches") if row["raw_hash"]
        )
    assert archive.read(tmp_path / "archive", name) == b"<p>page</p>"


def test_a_store_that_fails_is_a_failure_and_nothing_is_half_written(path):
    def break_it():
        db = store.open_database(path)
        run(db, "DROP TABLE links")
        db.close()

    async def crawl():
        writer = Writer(path, None)
        await writer.open(begin)
        writer.add(page(article(1)))
        await writer.flush()
        break_it()
        writer.add(page(article(2)))
        await writer.close(lambda db: pytest.fail("a crawl whose store failed has no good end"))
        return writer

    writer = asyncio.run(crawl())
    assert isinstance(writer.failure, StoreError)
    with opened(path) as db:
        assert value(db, "SELECT count(*) FROM articles") == 1
        assert value(db, "SELECT count(*) FROM fetches") == 1


def test_a_disk_that_takes_no_pages_is_a_failure_of_the_store(path, tmp_path):
    folder = tmp_path / "archive"
    folder.write_text("a file where the folder should be")
    writer, _ = write(path, page(article(1)), raw=b"<p>page</p>", folder=folder)
    assert isinstance(writer.failure, StoreError)
    with opened(path) as db:
        assert value(db, "SELECT count(*) FROM fetches") == 0


def test_a_database_that_cannot_be_opened_is_said_at_once(path):
    path.write_text("no database")
    with pytest.raises(StoreError):
        write(path, page(article(1)))
