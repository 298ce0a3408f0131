"""What spiders yield: a story, a look at a page that gave none, a look at a channel.

Any mapping, dataclass or attrs item with a ``url`` and a ``headline`` counts as a story, too: the
pipelines read items through ItemAdapter only.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from itemadapter import ItemAdapter

from newswatch.model import PAGE_KINDS, Article, Exchange, FeedResult, Fetch, Link, Wishes
from newswatch.urls import canonicalise


@dataclass(kw_only=True)
class StoryItem:
    """A story as read from its page; the fields are those of ``model.Article``.

    ``asked_url`` is the address that was asked for; ``fetch``, the validators, ``raw`` (the bytes
    as served, decoded) and ``exchange`` (how they were served) are bookkeeping, and may be missing
    in items of foreign spiders.
    """

    url: str
    headline: str
    body: str
    canonical_url: str = ""
    authors: list[str] = field(default_factory=list)
    published: str | None = None
    published_raw: str | None = None
    modified: str | None = None
    modified_raw: str | None = None
    section: str | None = None
    tags: list[str] = field(default_factory=list)
    description: str | None = None
    image: str | None = None
    language: str | None = None
    links: list[dict[str, Any]] = field(default_factory=list)
    is_accessible_for_free: bool | None = None
    is_partial: bool = False
    kind: str = "news"
    provenance: dict[str, str] = field(default_factory=dict)
    wishes: Wishes = field(default_factory=Wishes)
    asked_url: str | None = None
    fetch: Fetch | None = None
    http_etag: str | None = None
    http_last_modified: str | None = None
    raw: bytes | None = field(default=None, repr=False)
    was_denied: bool = False
    claimed_url: str | None = None
    exchange: Exchange | None = field(default=None, repr=False)


@dataclass(kw_only=True)
class LookItem:
    """A look at a page that gave no story: not modified, gone, refused, failed, or no article.

    ``fetch.failure`` is the word, None for 304.
    """

    url: str
    fetch: Fetch
    http_etag: str | None = None
    http_last_modified: str | None = None


@dataclass(kw_only=True)
class FeedItem:
    """One look at one channel."""

    result: FeedResult


_ARTICLE_FIELDS = tuple(f.name for f in fields(Article))
_LINK_FIELDS = tuple(f.name for f in fields(Link))
_TEXTS = frozenset(_ARTICLE_FIELDS) - {
    "authors", "tags", "links", "is_accessible_for_free", "is_partial", "provenance",
    "wishes",
}  # fmt: skip


def is_story(item: object) -> bool:
    """Tell whether *item* is a story, ours or a foreign spider's."""
    return not isinstance(item, LookItem | FeedItem)


def story_from(article: Article, **bookkeeping: Any) -> StoryItem:  # noqa: ANN401 - fields of StoryItem
    """Return the item of *article*."""
    values = {name: getattr(article, name) for name in _ARTICLE_FIELDS}
    # Not asdict, which copies what is within: a page has a hundred links.
    values["links"] = [{name: getattr(one, name) for name in _LINK_FIELDS} for one in article.links]
    values["authors"], values["tags"] = list(article.authors), list(article.tags)
    values["provenance"] = dict(article.provenance)
    return StoryItem(**values, **bookkeeping)


def article_from(adapter: ItemAdapter) -> Article:
    """Return the article that *adapter*'s item holds; absent fields are empty.

    Foreign items may hold a name where a list is meant, and dates where text is.
    """
    values = {name: adapter[name] for name in _ARTICLE_FIELDS if adapter.get(name) is not None}
    for name in _TEXTS & values.keys():
        values[name] = _text(values[name])
    values["url"] = canonicalise(values["url"])
    canonical = canonicalise(values.get("canonical_url", ""), values["url"])
    is_web = canonical.startswith(("http://", "https://"))
    values["canonical_url"] = canonical if is_web else values["url"]
    for name in ("authors", "tags"):
        given = values.get(name, ())
        values[name] = (given,) if isinstance(given, str) else tuple(map(str, given))
    values["links"] = tuple(
        link if isinstance(link, Link) else Link(**link) for link in values.get("links", ())
    )
    if not isinstance(values.get("wishes"), Wishes):
        values.pop("wishes", None)
    if values.get("kind") not in PAGE_KINDS:
        values.pop("kind", None)
    values["provenance"] = tuple(
        (str(name), str(voice)) for name, voice in dict(values.get("provenance", ())).items()
    )
    return Article(**values)


def _text(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def update(adapter: ItemAdapter, article: Article) -> None:
    """Write the fields of *article* back into the item, whatever kind of item it is."""
    for name, value in vars(story_from(article)).items():
        if name in _ARTICLE_FIELDS and name in _writable(adapter, name):
            adapter[name] = value


def _writable(adapter: ItemAdapter, name: str) -> tuple[str, ...]:
    """Return (name,) if the item can hold *name*: a mapping can, a class only its own fields."""
    names = adapter.field_names()
    return (name,) if isinstance(adapter.item, dict) or name in names else ()
