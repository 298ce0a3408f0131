"""A page, the article read from it, and what became of it since the last look.

Values only: `extract` makes an Article, `clean` gives another, `diff` compares two.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from newswatch.model.wishes import Wishes

# What kind of page a story may stand on.
PAGE_KINDS = ("news", "opinion", "round_up", "partner", "live_blog", "listing", "video")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What was served: bytes (or decoded text) and the address that answered.

    ``encoding`` is the charset of the Content-Type header, or None; a BOM and the page itself may
    overrule it.
    """

    url: str
    body: bytes | str
    encoding: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRules:
    """What one outlet's pages need said; every field is optional and a generic page needs none.

    Selectors are CSS. ``boilerplate`` holds regular expressions matched against whole paragraphs.
    ``checked_on`` is the day (ISO 8601) on which the rules were last held against the pages.
    """

    body: str | None = None
    drop: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    headline: str | None = None
    byline: str | None = None
    published: str | None = None
    boilerplate: tuple[str, ...] = ()
    time_zone: str | None = None
    language: str | None = None
    country: str | None = None
    checked_on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One link of an article. ``url`` is absolute, or None where a text copy has lost it.

    ``role``: in_body, related, tag or author. ``paragraph`` is the index of the paragraph of the
    body in which a link "in_body" stands; None for every other link and where it is not known.
    """

    url: str | None
    text: str
    role: str
    paragraph: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A news article as the page tells it (schema.org NewsArticle in our words).

    ``body`` is paragraphs separated by one blank line, standfirst included, nothing else.
    ``published`` and ``modified`` are RFC 3339 (date alone where no time is stated; offset only
    where the page states one); the ``_raw`` twins keep the text as written.
    ``is_partial``: the body is known to be cut (wall, teaser, posts over many pages).
    ``kind``: one of ``PAGE_KINDS``.
    ``provenance``: pairs of a field and the voice that gave it, such as ("headline",
    "json-ld:headline"); fields that no voice gave are absent.
    ``wishes``: what the publisher asks of machines, as far as it is known.
    """

    url: str
    canonical_url: str
    headline: str
    body: str
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_raw: str | None = None
    modified: str | None = None
    modified_raw: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    description: str | None = None
    image: str | None = None
    language: str | None = None
    links: tuple[Link, ...] = ()
    is_accessible_for_free: bool | None = None
    is_partial: bool = False
    kind: str = "news"
    provenance: tuple[tuple[str, str], ...] = ()
    wishes: Wishes = field(default_factory=Wishes)

    @property
    def related(self) -> tuple[Link, ...]:
        """The links that lead to other stories of the outlet, in page order."""
        return tuple(link for link in self.links if link.role == "related")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What differs since the last look. ``kind``: new, modified or removed.

    ``fields`` names what differs (headline, body, authors, restored), empty for new and removed.
    """

    kind: str
    fields: tuple[str, ...] = field(default=())
