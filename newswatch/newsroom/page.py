"""The pages of the sample newsroom as HTML: a story with all that stands around it, a list.

Fills the publisher's own templates; what differs between publishers is in their folders. Reads no
clock: whatever ticks on a page is counted in requests.
"""

from __future__ import annotations

import json
from html import escape

from newswatch.newsroom.edition import Edition, Piece
from newswatch.newsroom.publisher import Publisher
from newswatch.newsroom.story import Story, split_links

SIDEBAR_SIZE = 4


def render_page(piece: Piece, edition: Edition, home: str, tick: int = 0) -> str:
    """Return the page of *piece*; a restless publisher's differs with *tick*, the request's number.

    *home* is the origin that all addresses begin with.
    """
    publisher, story = edition.publisher, piece.story
    tick = tick if publisher.is_restless else 0
    words = _said(piece, publisher, home)
    return publisher.page.substitute(
        words,
        body="\n".join(_block(block, publisher) for block in story.blocks),
        tags=" ".join(_tag(tag, publisher) for tag in story.tags),
        related=_related(story, edition, tick),
        sidebar=_sidebar(edition, tick),
        json_ld=_json_ld(piece, publisher, home),
        views=f"{1000 + 37 * len(story.headline) + tick:,}",
        minutes=str(1 + tick % 59),
        comments=str(story.comments),
    )


def render_list(
    pieces: tuple[Piece, ...], edition: Edition, home: str, next_path: str | None, tick: int = 0
) -> str:
    """Return a page that lists *pieces* with a link to *next_path*, if there is one."""
    publisher = edition.publisher
    items = [publisher.block("listed", **_said(piece, publisher, home)) for piece in pieces]
    further = publisher.block("next", path=escape(next_path)) if next_path else ""
    return publisher.list_page.substitute(
        title=escape(publisher.title),
        home=home,
        lang=publisher.language,
        items="\n".join(items),
        next=further,
        minutes=str(1 + tick % 59 if publisher.is_restless else 1),
    )


def _said(piece: Piece, publisher: Publisher, home: str) -> dict[str, str]:
    """Return what the templates may say of a piece, escaped."""
    story = piece.story
    published = piece.published_at.astimezone(publisher.time_zone)
    said = {
        "title": publisher.title,
        "home": home,
        "lang": story.language or publisher.language,
        "headline": story.headline,
        "path": piece.path,
        "url": home + piece.path,
        "section": story.section,
        "byline": story.byline,
        "image": story.image or story.headline,
        "slug": story.slug,
        "description": _description(story),
        "standfirst": story.description,
        "published": published.isoformat(),
        "modified": piece.modified_at.astimezone(publisher.time_zone).isoformat(),
        "date_words": f"{published.day} {published:%B %Y}",
        "time_words": f"{published:%B} {published.day}, {published:%Y %H:%M}",
        "upload": str(int(piece.published_at.timestamp())),
    }
    return {name: escape(value) for name, value in said.items()}


def _description(story: Story) -> str:
    first = story.description or next(iter(story.paragraphs), "")
    return first if len(first) <= 160 else first[:157].rsplit(" ", 1)[0] + "..."  # noqa: PLR2004 - the length that search engines show


def _block(block: str, publisher: Publisher) -> str:
    if block.startswith("## "):
        return f"<h2>{escape(block[3:])}</h2>"
    if not block.startswith("::"):
        return f"<p>{_with_links(block, publisher)}</p>"
    name, _, text = block[2:].partition(" ")
    try:
        told = publisher.story(text)
    except KeyError:
        return publisher.block(name, text=escape(text), path="")
    return publisher.block(name, text=escape(told.headline), path=publisher.path_of(told))


def _with_links(block: str, publisher: Publisher) -> str:
    html = []
    for text, target in split_links(block):
        if target is None:
            html.append(escape(text, quote=False))
        else:
            href = target if "/" in target else publisher.path_of(publisher.story(target))
            html.append(f'<a href="{escape(href)}">{escape(text, quote=False)}</a>')
    return "".join(html)


def _tag(tag: str, publisher: Publisher) -> str:
    return publisher.block("tag", text=escape(tag), slug=escape(tag.lower().replace(" ", "-")))


def _related(story: Story, edition: Edition, tick: int) -> str:
    """Return the block under the body. Headlines are those of day one: boxes are seldom renewed."""
    publisher = edition.publisher
    stories = [publisher.story(slug) for slug in story.related]
    if publisher.is_restless:
        stories += [piece.story for piece in _turning(edition, tick, 2) if piece.story != story]
    if not stories:
        return ""
    items = [
        publisher.block("related_item", text=escape(it.headline), path=publisher.path_of(it))
        for it in stories
    ]
    name = "related" if story.has_related_heading else "related_bare"
    return publisher.block(name, items="\n".join(items))


def _sidebar(edition: Edition, tick: int) -> str:
    """Return the latest headlines: turning with each request, or as on day one for ever."""
    publisher = edition.publisher
    if publisher.is_restless:
        stories = [piece.story for piece in _turning(edition, tick, SIDEBAR_SIZE)]
    else:
        first = [story for story in publisher.stories if story.day == 1]
        stories = sorted(first, key=lambda story: story.hours_before)[:SIDEBAR_SIZE]
    return "\n".join(
        publisher.block(
            "sidebar_item",
            text=escape(story.headline),
            path=publisher.path_of(story),
            ago=str(int(story.hours_before) + 1),
            minutes=str(1 + (tick + 7 * place) % 59),
        )
        for place, story in enumerate(stories)
    )


def _turning(edition: Edition, tick: int, size: int) -> list[Piece]:
    pieces = edition.pieces
    return [pieces[(tick + step) % len(pieces)] for step in range(min(size, len(pieces)))]


def _json_ld(piece: Piece, publisher: Publisher, home: str) -> str:
    story, zone = piece.story, publisher.time_zone
    said: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.headline,
        "mainEntityOfPage": home + piece.path,
        "datePublished": piece.published_at.astimezone(zone).isoformat(),
        "dateModified": piece.modified_at.astimezone(zone).isoformat(),
        "inLanguage": story.language or publisher.language,
        "articleSection": story.section,
        "publisher": {"@type": "Organization", "name": publisher.title},
    }
    if story.byline:
        said["author"] = {"@type": "Person", "name": story.byline}
    return json.dumps(said, ensure_ascii=False).replace("</", "<\\/")
