"""Read the archive with today's extractor: first what would change, then the change itself.

The outlet has changed nothing, so no change is queued and nobody is alerted; who judges stories
anew is handed in. A text that has expired is not brought back. Asks for no page.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from newswatch import store
from newswatch.clean import clean
from newswatch.errors import ExtractError, RefusedValueError, StoreError
from newswatch.extract import extract
from newswatch.fetch import archive
from newswatch.hashes import content_hash
from newswatch.model import Article, Page, PageRules
from newswatch.store import Database, StoredArticle
from newswatch.store import archive as rows
from newswatch.store.archive import ArchivedPage
from newswatch.store.forgetting import without_barred
from newswatch.store.rereading import save_reread

logger = logging.getLogger(__name__)
# Stories a transaction: few commits, and others wait for a moment only.
BATCH = 50
# What a page says of its story, in the order in which it is told; text first.
FIELDS = (
    "headline", "body", "authors", "published", "modified", "section", "tags", "description",
    "language", "kind", "image", "is_accessible_for_free", "is_partial", "links",
)  # fmt: skip
_TEXT = frozenset({"headline", "body", "authors"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One field that today's extractor reads otherwise."""

    field: str
    old: object
    new: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A story of which something is read otherwise."""

    article_id: int
    url: str
    headline: str
    differences: tuple[Difference, ...]


@dataclass(slots=True)
class RereadReport:
    """What would become, or became, of the stored stories.

    ``read`` pages; ``moved`` stories and how often each of ``fields``; ``same`` ones; ``unkept``:
    no page or no text is kept; ``waiting`` to be judged first; ``unreadable``: today's extractor
    finds no story in the page; ``failed``. ``last`` is the last story that is done with.
    """

    is_applied: bool
    read: int = 0
    moved: int = 0
    same: int = 0
    unkept: int = 0
    waiting: int = 0
    unreadable: int = 0
    failed: int = 0
    last: int = 0
    fields: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """How to read and what to do after: ``rules`` by source, ``instant`` of a date by source.

    ``judge`` is called with the stories that were changed, within the transaction.
    """

    rules: Callable[[str], PageRules]
    instant: Callable[[str, str | None], str | None]
    judge: Callable[[Database, Sequence[int]], None] = lambda _, __: None


@dataclass(frozen=True, slots=True)
class _Reading:
    stored: StoredArticle
    page: ArchivedPage
    article: Article
    moved: Moved


def read_again(
    db: Database,
    folder: Path,
    ways: Ways,
    *,
    is_applied: bool,
    after: int = 0,
    source: str | None = None,
    on_moved: Callable[[Moved], None] = lambda _: None,
    on_batch: Callable[[RereadReport], None] = lambda _: None,
) -> RereadReport:
    """Read the last kept page of every story from the one after number *after* on.

    Nothing is written unless *is_applied*; then a batch of stories is one transaction, so that a
    kill leaves whole stories, and what was applied once is found the same at the next time.
    """
    report = RereadReport(is_applied=is_applied, last=after)
    while batch := store.list_articles(db, after=report.last, limit=BATCH, source=source):
        waiting = store.waiting_articles(db, [article.article_id for article in batch])
        report.waiting += len(waiting)
        readings = [
            reading
            for stored in batch
            if stored.article_id not in waiting
            for reading in _readings(db, folder, ways, stored, report)
        ]
        if is_applied and readings:
            readings = _applied(db, ways, readings, report)
        for reading in readings:
            report.moved += 1
            for one in reading.moved.differences:
                report.fields[one.field] = report.fields.get(one.field, 0) + 1
            on_moved(reading.moved)
        report.last = batch[-1].article_id
        on_batch(report)
    return report


def _readings(
    db: Database, folder: Path, ways: Ways, stored: StoredArticle, report: RereadReport
) -> Iterator[_Reading]:
    """Yield what is read otherwise of one story, if anything; count what becomes of it."""
    page = rows.last_archived(db, stored.article_id)
    if page is None or is_erased(stored):
        report.unkept += 1
        return
    try:
        article = _read(folder, page, ways.rules(stored.source))
    except StoreError:
        report.unkept += 1
        return
    except ExtractError as error:
        logger.info("page_unreadable url=%s failure=%s", stored.canonical_url, error.failure)
        report.unreadable += 1
        return
    report.read += 1
    article, differences = _compared(db, stored, article)
    if not differences:
        report.same += 1
        return
    moved = Moved(
        article_id=stored.article_id,
        url=stored.canonical_url,
        headline=stored.headline,
        differences=differences,
    )
    yield _Reading(stored, page, article, moved)


def is_erased(stored: StoredArticle) -> bool:
    """Tell whether the story had a text that is not kept any more."""
    said = content_hash(stored.headline, "", stored.authors)
    return not stored.body and stored.content_hash != said


def _read(folder: Path, page: ArchivedPage, rules: PageRules) -> Article:
    body = archive.read(folder, page.raw_hash)
    served = Page(url=page.exchange.url, body=body, encoding=page.encoding)
    article = clean(extract(served, rules), rules)
    if not (article.headline and article.body):
        raise ExtractError("the page holds nothing but boilerplate", url=page.exchange.url)
    return article


def _compared(
    db: Database, stored: StoredArticle, article: Article
) -> tuple[Article, tuple[Difference, ...]]:
    """Return *article* as it would be stored, and what differs from what is."""
    shown = store.show_article(db, stored.article_id)
    assert shown is not None
    # A date that only the channel stated is not taken back by a page that states none.
    article = replace(
        article,
        url=stored.url,
        canonical_url=stored.canonical_url,
        published=article.published or stored.published,
        links=without_barred(db, article.links),
    )
    is_same = content_hash(article.headline, article.body, article.authors) == stored.content_hash
    if is_same:  # white space and figures that tick are no other words
        article = replace(
            article, headline=stored.headline, body=stored.body, authors=stored.authors
        )
    old: dict[str, object] = {
        **{name: getattr(stored, name) for name in FIELDS if hasattr(stored, name)},
        **{name: getattr(shown, name) for name in FIELDS if hasattr(shown, name)},
        "headline": stored.headline,
    }
    return article, tuple(
        Difference(field=name, old=old[name], new=getattr(article, name))
        for name in FIELDS
        if _plain(old[name]) != _plain(getattr(article, name))
    )


def _plain(value: object) -> object:
    """Return a field as it is compared: what is stored once is one, in whatever order it came."""
    return tuple(dict.fromkeys(value)) if isinstance(value, tuple) else value


def _applied(
    db: Database, ways: Ways, readings: Sequence[_Reading], report: RereadReport
) -> list[_Reading]:
    """Store *readings* and have them judged in one transaction; return those that were stored."""
    done: list[_Reading] = []
    with store.transaction(db):
        for reading in readings:
            try:
                with store.transaction(db):
                    _save(db, ways, reading)
                    ways.judge(db, [reading.stored.article_id])
            except RefusedValueError:
                logger.exception("reading_failed url=%s", reading.stored.canonical_url)
                report.failed += 1
            else:
                done.append(reading)
    return done


def _save(db: Database, ways: Ways, reading: _Reading) -> None:
    article, source = reading.article, reading.stored.source
    save_reread(
        db,
        reading.stored.article_id,
        article,
        content_hash=content_hash(article.headline, article.body, article.authors),
        fetched_at=reading.page.fetched_at,
        published_at=ways.instant(source, article.published),
        modified_at=ways.instant(source, article.modified),
    )
