"""What a look at one page gave, written down.

Decides nothing: what changed, what counts as removed and when to look again come from the caller.
Applying a result twice adds no version and no change.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from sqlite_utils import Database

from newswatch.hashes import content_hash as content_hash_of
from newswatch.model import Article, Change, PageResult
from newswatch.store.archive import save_archived
from newswatch.store.articles import article_at, key_of
from newswatch.store.fetches import save_fetch
from newswatch.store.forgetting import addresses_in, bury_addresses, is_forgotten
from newswatch.store.missing import Look, close_candidate, note_served, save_missing, save_unchanged
from newswatch.store.parts import save_parts
from newswatch.store.search import cjk_pairs
from newswatch.store.sources import source_id_of
from newswatch.store.texts import erase_unwanted
from newswatch.store.transactions import one, run, writes

# What each reading of the page says anew; the text only where it differs in substance.
_SAID = (
    "canonical_url", "description", "section", "language", "image", "published", "published_raw",
    "published_at", "modified", "modified_raw", "modified_at", "is_accessible_for_free",
    "is_partial", "kind", "provenance", "http_etag", "http_last_modified", "next_check_at",
    "is_noarchive", "is_tdm_reserved", "tdm_policy",
)  # fmt: skip
_TEXT = ("headline", "body", "content_hash", "cjk_pairs")
_INSERT = (
    f"INSERT INTO articles (source_id, url, {', '.join(_SAID + _TEXT)}, first_seen_at,"  # noqa: S608  our own names
    " last_seen_at, last_changed_at, is_backfill) VALUES (:source_id, :url,"
    f" {', '.join(':' + name for name in _SAID + _TEXT)}, :now, :now, :now, :is_backfill)"
)
_UPDATE = (
    f"UPDATE articles SET {', '.join(f'{name} = :{name}' for name in _SAID)},"  # noqa: S608  our own names
    " last_seen_at = :now, missing_since_at = NULL, removed_at = NULL WHERE id = :id"
)
_UPDATE_TEXT = (
    f"UPDATE articles SET {', '.join(f'{name} = :{name}' for name in _TEXT)},"  # noqa: S608  our own names
    " version = version + 1, last_changed_at = :now WHERE id = :id"
)


@writes
def save_page(
    db: Database,
    source: str,
    crawl_id: int,
    result: PageResult,
    change: Change | None,
    *,
    now: str,
    content_hash: str | None = None,
    published_at: str | None = None,
    modified_at: str | None = None,
    is_backfill: bool = False,
    next_check_at: str | None = None,
    candidate_state: str | None = None,
    reason: str | None = None,
    retry_at: str | None = None,
) -> int | None:
    """Store one look at one page; return the number of its article, or None if there is none.

    With an article: it is added or updated, with a version more if *content_hash* (by default
    computed) is another one; *change* is queued if this look brought it about. Without: a failure
    that is gone notes since when it is not there, a removed *change* that it is gone for good. The
    candidate is done, or *candidate_state* with one attempt more. Of an address that was forgotten
    on request nothing is stored.
    """
    look = Look(source_id_of(db, source), crawl_id, result, change, now, next_check_at)
    if is_forgotten(db, result):
        _bar(db, result, now)
        return None
    is_first_time = save_fetch(db, look.source_id, crawl_id, result.fetch, result.raw_hash)
    if result.article is not None:
        dates = {"published_at": published_at, "modified_at": modified_at}
        told = {"content_hash": content_hash, "is_backfill": is_backfill, **dates}
        return _save_article(db, look, result.article, told)
    if is_first_time:
        close_candidate(db, look, candidate_state or "open", reason, retry_at)
    if result.fetch.failure is None:
        return save_unchanged(db, look)
    return save_missing(db, look)


def _bar(db: Database, result: PageResult, now: str) -> None:
    """Bar what led to a forgotten story: it leads to the same again. Another story stays."""
    led = [address for address in addresses_in(result) if article_at(db, address) is None]
    bury_addresses(db, led, reason="leads to what was forgotten", now=now)


def _values(look: Look, article: Article) -> dict[str, object]:
    return {
        "source_id": look.source_id,
        "url": article.url,
        "canonical_url": article.canonical_url,
        "headline": article.headline,
        "body": article.body,
        "description": article.description,
        "section": article.section,
        "language": article.language,
        "image": article.image,
        "published": article.published,
        "published_raw": article.published_raw,
        "modified": article.modified,
        "modified_raw": article.modified_raw,
        "is_accessible_for_free": article.is_accessible_for_free,
        "is_partial": article.is_partial,
        "kind": article.kind,
        "provenance": json.dumps(dict(article.provenance), ensure_ascii=False),
        "is_noarchive": article.wishes.noarchive,
        "is_tdm_reserved": article.wishes.tdm_reserved,
        "tdm_policy": article.wishes.tdm_policy,
        "http_etag": look.result.http_etag,
        "http_last_modified": look.result.http_last_modified,
        "next_check_at": look.next_check_at,
        "cjk_pairs": cjk_pairs(f"{article.headline}\n{article.body}"),
        "now": look.now,
    }


def _save_article(db: Database, look: Look, article: Article, told: Mapping[str, object]) -> int:
    values = {**_values(look, article), **told}
    if values["content_hash"] is None:
        values["content_hash"] = content_hash_of(article.headline, article.body, article.authors)
    addresses = addresses_in(look.result)
    known = [article_at(db, url) for url in (article.canonical_url, *addresses)]
    article_id = next((number for number in known if number is not None), None)
    if article_id is None:
        article_id = int(run(db, _INSERT, values).lastrowid or 0)
        version_id: int | None = _append_version(db, look, article_id, article)
        happened = {"new"}
    else:
        version_id, happened = _update(db, look, article_id, article, values)
    save_archived(db, article_id, version_id, look.result)
    if article.wishes.forbid_bytes:
        erase_unwanted(db, article_id, is_reserved=bool(article.wishes.tdm_reserved))
    for other in {number for number in known if number not in {None, article_id}}:
        # A page that names another story as its canonical: that one is the story from now on.
        note_served(db, look, other)
    save_parts(db, article_id, article, addresses)
    for url in addresses:
        run(
            db,
            "UPDATE candidates SET state = 'done', reason = NULL, next_fetch_at = NULL"
            " WHERE source_id = ? AND url_hash = ?",
            (look.source_id, key_of(url)),
        )
    if look.change is not None and look.change.kind in happened:
        look.queue(db, article_id)
    return article_id


def _update(
    db: Database, look: Look, article_id: int, article: Article, values: dict[str, object]
) -> tuple[int | None, set[str]]:
    """Update a stored article; return its new version, if any, and the kinds of change this is."""
    before = one(
        db,
        "SELECT content_hash, coalesce(removed_at, missing_since_at) AS gone_at FROM articles"
        " WHERE id = ?",
        (article_id,),
    )
    assert before is not None
    values = values | {"id": article_id}
    run(db, _UPDATE, values)
    if before["content_hash"] != values["content_hash"]:
        run(db, _UPDATE_TEXT, values)
        return _append_version(db, look, article_id, article), {"modified"}
    return None, {"modified"} if before["gone_at"] else set()


def _append_version(db: Database, look: Look, article_id: int, article: Article) -> int:
    """Copy the text as it stands in ``articles``, so that both say the same; return its number."""
    added = run(
        db,
        "INSERT INTO article_versions (article_id, version, content_hash, headline, body, authors,"
        " fetched_at, crawl_id) SELECT id, version, content_hash, headline, body, ?, ?, ?"
        " FROM articles WHERE id = ?",
        (
            json.dumps(article.authors, ensure_ascii=False),
            look.result.fetch.fetched_at,
            look.crawl_id,
            article_id,
        ),
    )
    return int(added.lastrowid or 0)
