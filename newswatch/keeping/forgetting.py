"""Forget a story, an address or an author: rows, files, index and log, and prove that it is gone.

Shows before it does. Reaches this machine's database and archive, nothing that left them: backups,
exports, logs and receivers are the operator's to see to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from newswatch import store
from newswatch.errors import StoreError
from newswatch.keeping import files
from newswatch.store import Database, forgetting, sweeping
from newswatch.urls import canonicalise

# Pieces of an erased text that the files are searched for afterwards: long enough to be its own,
# short enough to stand on one page of the file.
_PIECE, _PIECES = 40, 12
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One story that is to be forgotten."""

    article_id: int
    url: str
    headline: str
    versions: int
    is_announced: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be forgotten: ``stories``, ``urls`` to be barred, and ``authors``."""

    stories: tuple[Found, ...] = ()
    urls: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """What was erased, and the pieces of it that other stories say as well."""

    stories: int
    files: int
    said_elsewhere: tuple[str, ...] = ()


def find(db: Database, urls: Iterable[str], authors: Iterable[str]) -> Wanted:
    """Return what *urls* (all writings of an address) and *authors* name; nothing is changed."""
    numbers: dict[int, None] = {}
    barred = dict.fromkeys(form for url in urls for form in (canonicalise(url), url))
    for url in barred:
        known = store.find_article(db, url)
        if known:
            numbers[known.article_id] = None
    names = tuple(authors)
    for name in names:
        numbers.update(dict.fromkeys(forgetting.articles_by(db, name)))
    return Wanted(
        stories=tuple(_found(db, number) for number in numbers), urls=tuple(barred), authors=names
    )


def forget(db: Database, folder: Path, wanted: Wanted, *, reason: str, now: str) -> Forgotten:
    """Erase what is *wanted* and bar its return; the caller holds the lock.

    Rows and tombstones are one durable transaction; then files, index, file and log follow. After a
    kill in between, forgetting the same again ends the work. Raises StoreError where words of what
    was erased are still in a file.
    """
    pieces = [piece for found in wanted.stories for piece in _pieces_of(db, found.article_id)]
    sweeping.overwrite_deleted(db)
    with store.transaction(db, durable=True):
        forgetting.begin_erasure(db, len(wanted.stories), now)
        for found in wanted.stories:
            store.forget_article(db, found.article_id, reason=reason, now=now)
        forgetting.bury_addresses(db, wanted.urls, reason=reason, now=now)
        for name in wanted.authors:
            forgetting.bury_author(db, name, now=now)
    gone = files.let_go(db, folder)
    return Forgotten(
        stories=len(wanted.stories), files=gone, said_elsewhere=finish(db, folder, pieces, now)
    )


def finish(db: Database, folder: Path, pieces: Sequence[str], now: str) -> tuple[str, ...]:
    """Sweep the words of all erasures out of the file; return *pieces* that other stories say.

    Raises StoreError where one that no story says is still there.
    """
    sweeping.sweep(db)
    left = sweeping.words_in_files(db, pieces)
    elsewhere = tuple(piece for piece in left if forgetting.is_said(db, piece))
    if len(left) > len(elsewhere):
        raise StoreError(
            f"{len(left) - len(elsewhere)} pieces of what was erased are still in the database;"
            " do this again, and report it if they stay",
            path=str(folder.parent),
        )
    forgetting.end_erasures(db, now)
    # The end of the erasure is a page of the log as well, and no old one.
    store.checkpoint(db)
    return elsewhere


def _found(db: Database, number: int) -> Found:
    article = store.get_article(db, number)
    assert article is not None
    announced = store.find_announcement(db, number)
    return Found(
        article_id=number,
        url=article.canonical_url,
        headline=article.headline,
        versions=len(store.list_versions(db, number)),
        is_announced=announced is not None and announced.state == "live",
    )


def _pieces_of(db: Database, number: int) -> list[str]:
    """Return pieces of every text that the article has had, spread over each."""
    pieces = []
    for version in store.list_versions(db, number):
        pieces.append(version.headline[:_PIECE])
        step = max(len(version.body) // _PIECES, _PIECE)
        pieces += [version.body[at : at + _PIECE] for at in range(0, len(version.body), step)]
    return [piece for piece in pieces if len(_BLANKS.sub("", piece)) >= _PIECE // 2]
