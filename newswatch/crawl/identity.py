"""Which stored story a page is: by its addresses, its channel's id, its words.

What a page or a channel says of itself is believed where its words agree. Writes only to give an
address back to the story that lives there.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from newswatch import store
from newswatch.crawl.timing import Ground, instant_of, moment_of
from newswatch.diff import Seen, is_same_story, is_same_text
from newswatch.hashes import content_hash
from newswatch.model import Article, PageResult
from newswatch.store import Database, addresses
from newswatch.urls import canonicalise, url_hash

# Texts shorter than this (signs) may be the same by chance: "Read it in our app."
_TELLING = 200
# The same text dated further apart than this is a yearly notice, not one story twice.
_APART = timedelta(days=3)


def identified(
    db: Database, ground: Ground, result: PageResult, article: Article
) -> tuple[Article, store.StoredArticle | None]:
    """Return *article* under the address that stands for it, and what is stored of it, or None."""
    article = _under_its_own_name(db, article)
    old = store.find_article(db, article.canonical_url, article.url, result.url)
    if old and _is_squatted(old, result, article):
        addresses.give_back(db, old.article_id, article.canonical_url)
        old = store.find_article(db, article.url, result.url)
    if old is None:
        old = _moved(db, ground, result, article)
        if old and not (old.missing_since_at or old.removed_at or _was_led(result)):
            # Two addresses of one story, both served: the first one stands.
            article = replace(article, canonical_url=old.canonical_url)
    return article, old


def seen(old: store.StoredArticle) -> Seen:
    """Return what `diff` needs to know of a stored story."""
    return Seen(
        headline=old.headline,
        body=old.body,
        authors=old.authors,
        content_hash=old.content_hash,
        is_removed=old.removed_at is not None,
    )


def _under_its_own_name(db: Database, article: Article) -> Article:
    """Return *article* under the address that served it, if its canonical one is another story's.

    Else a page that names a neighbour, by a slip of the site or by intent, would overwrite it.
    """
    own = canonicalise(article.url)
    if url_hash(article.canonical_url) == url_hash(own):
        return article
    other = store.find_article(db, article.canonical_url)
    if other is None or is_same_story(seen(other), article):
        return article
    return replace(article, canonical_url=own)


def _is_squatted(old: store.StoredArticle, result: PageResult, article: Article) -> bool:
    """Tell whether *old* was read elsewhere and only claimed the address that served *article*."""
    own = url_hash(article.url)
    return (
        own == url_hash(article.canonical_url)
        and url_hash(old.url) not in {own, url_hash(result.url)}
        and not is_same_story(seen(old), article)
    )


def _moved(
    db: Database, ground: Ground, result: PageResult, article: Article
) -> store.StoredArticle | None:
    """Return the stored story that *article* is under another address, or None.

    A channel's id says so, if half of the words agree (ids are used twice); the very same words
    say so by themselves.
    """
    if len(article.body) < _TELLING:
        return None
    for url in addresses.earlier_addresses(db, ground.source, result.url):
        old = store.find_article(db, url)
        if old and is_same_text(seen(old), article):
            return old
    said = content_hash(article.headline, article.body, article.authors)
    same = addresses.address_with_text(db, ground.source, said)
    old = store.find_article(db, same) if same else None
    return old if old and not _is_apart(ground, old, article) else None


def _is_apart(ground: Ground, old: store.StoredArticle, article: Article) -> bool:
    before = moment_of(old.published_at)
    now = moment_of(instant_of(article.published, ground.time_zone))
    return before is not None and now is not None and abs(now - before) > _APART


def _was_led(result: PageResult) -> bool:
    """Tell whether a redirect led to the page: the address it led to is the one that stands."""
    final = result.fetch.final_url
    return bool(final) and url_hash(final or "") != url_hash(result.url)
