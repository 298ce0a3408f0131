"""Where the sample newsroom lists its stories: RSS, Atom, sitemaps, paged lists.

Text in, text out; a list tells no more than its kind does in the wild, so an RSS item has no date
of change while a sitemap and an Atom entry have one. Reads no clock.
"""

from __future__ import annotations

from email.utils import format_datetime
from html import escape

from newswatch.newsroom.edition import Edition, Piece
from newswatch.newsroom.page import render_list
from newswatch.newsroom.publisher import Listing

NEWS_SITEMAP_HOURS = 48  # Google's rule for news sitemaps: the last two days only
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def render_channel(
    listing: Listing, edition: Edition, home: str, page: int = 1, tick: int = 0
) -> str | None:
    """Return the list at *listing*, or None where it has no such *page*."""
    if listing.kind == "listing":
        return _section_page(listing, edition, home, page, tick)
    if listing.kind == "sitemap_index":
        return _index(listing, edition, home)
    return {
        "rss": _rss,
        "atom": _atom,
        "sitemap": _sitemap,
        "news_sitemap": _news_sitemap,
    }[listing.kind](edition, home)


def content_type(listing: Listing) -> str:
    """Return the Content-Type that lists of this kind are served with."""
    if listing.path.endswith(".gz"):
        return "application/gzip"
    kinds = {"rss": "application/rss+xml", "atom": "application/atom+xml", "listing": "text/html"}
    return f"{kinds.get(listing.kind, 'text/xml')}; charset=utf-8"


def listed(listing: Listing, edition: Edition, page: int = 1) -> tuple[Piece, ...]:
    """Return the pieces that *page* of a listing shows."""
    return edition.pieces[(page - 1) * listing.per_page : page * listing.per_page]


def _rss(edition: Edition, home: str) -> str:
    publisher = edition.publisher
    items = "".join(
        f"<item><title>{escape(piece.story.headline)}</title>"
        f"<link>{home}{piece.path}</link>"
        f'<guid isPermaLink="true">{home}{piece.path}</guid>'
        f"<pubDate>{format_datetime(piece.published_at.astimezone(publisher.time_zone))}</pubDate>"
        f"<description>{escape(_teaser(piece))}</description></item>\n"
        for piece in edition.pieces
    )
    return (
        f'{_XML}<rss version="2.0"><channel><title>{escape(publisher.title)}</title>'
        f"<link>{home}/</link><description>The latest from {escape(publisher.title)}</description>"
        f"<language>{publisher.language}</language>\n{items}</channel></rss>\n"
    )


def _atom(edition: Edition, home: str) -> str:
    publisher = edition.publisher
    entries = "".join(
        f"<entry><title>{escape(piece.story.headline)}</title>"
        f'<link rel="alternate" href="{home}{piece.path}"/><id>{home}{piece.path}</id>'
        f"<published>{piece.published_at.astimezone(publisher.time_zone).isoformat()}</published>"
        f"<updated>{piece.modified_at.astimezone(publisher.time_zone).isoformat()}</updated>"
        f"<author><name>{escape(piece.story.byline)}</name></author>"
        f"<summary>{escape(_teaser(piece))}</summary></entry>\n"
        for piece in edition.pieces
    )
    return (
        f'{_XML}<feed xmlns="http://www.w3.org/2005/Atom"><title>{escape(publisher.title)}</title>'
        f'<id>{home}/</id><link rel="self" href="{home}/atom.xml"/>'
        f"<updated>{edition.made_at.astimezone(publisher.time_zone).isoformat()}</updated>\n"
        f"{entries}</feed>\n"
    )


def _index(listing: Listing, edition: Edition, home: str) -> str:
    made = edition.made_at.isoformat()
    children = "".join(
        f"<sitemap><loc>{home}{path}</loc><lastmod>{made}</lastmod></sitemap>\n"
        for path in listing.children
    )
    return f"{_XML}<sitemapindex {_SITEMAP}>\n{children}</sitemapindex>\n"


def _sitemap(edition: Edition, home: str) -> str:
    urls = "".join(
        f"<url><loc>{home}{piece.path}</loc>"
        f"<lastmod>{piece.modified_at.isoformat()}</lastmod></url>\n"
        for piece in edition.pieces
    )
    return f"{_XML}<urlset {_SITEMAP}>\n{urls}</urlset>\n"


def _news_sitemap(edition: Edition, home: str) -> str:
    publisher = edition.publisher
    recent = [
        piece
        for piece in edition.pieces
        if (edition.made_at - piece.published_at).total_seconds() < NEWS_SITEMAP_HOURS * 3600
    ]
    urls = "".join(
        f"<url><loc>{home}{piece.path}</loc><news:news><news:publication>"
        f"<news:name>{escape(publisher.title)}</news:name>"
        f"<news:language>{piece.story.language or publisher.language}</news:language>"
        "</news:publication><news:publication_date>"
        f"{piece.published_at.astimezone(publisher.time_zone).isoformat()}"
        f"</news:publication_date><news:title>{escape(piece.story.headline)}</news:title>"
        "</news:news></url>\n"
        for piece in recent
    )
    space = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    return f"{_XML}<urlset {_SITEMAP} {space}>\n{urls}</urlset>\n"


def _section_page(
    listing: Listing, edition: Edition, home: str, page: int, tick: int
) -> str | None:
    pieces = listed(listing, edition, page)
    if not pieces:
        return None
    has_more = page * listing.per_page < len(edition.pieces)
    return render_list(
        pieces, edition, home, f"{listing.path}?page={page + 1}" if has_more else None, tick
    )


def _teaser(piece: Piece) -> str:
    return piece.story.description or next(iter(piece.story.paragraphs), "")
