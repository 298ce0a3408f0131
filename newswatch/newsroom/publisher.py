"""One publisher of the sample newsroom: who it is, its stories, its page templates.

All of it is data in a folder: ``publisher.toml``, ``page.html``, ``list.html`` and a file a story.
Renders nothing and knows no clock.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from string import Template
from typing import Any
from zoneinfo import ZoneInfo

from newswatch.errors import ConfigError
from newswatch.newsroom.story import Story, read_story

CHANNEL_KINDS = ("rss", "atom", "sitemap_index", "sitemap", "news_sitemap", "listing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A place where the publisher lists its stories; a path that ends in .gz is served packed.

    ``per_page`` and ``?page=N`` are for listings, ``children`` (paths) for sitemap indexes.
    """

    path: str
    kind: str
    per_page: int = 100
    children: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """A fictional trade title. ``blocks`` are the HTML fragments that its pages are made of.

    ``is_restless``: its pages carry counters and boxes that differ at each request, so they have
    no validators. ``article_path`` is a template of ``$slug`` and ``$section``.
    """

    name: str
    title: str
    country: str
    language: str
    time_zone: ZoneInfo
    article_path: Template
    robots: str
    page: Template
    list_page: Template
    listings: tuple[Listing, ...]
    stories: tuple[Story, ...]
    blocks: dict[str, Template] = field(default_factory=dict)
    is_restless: bool = False

    def path_of(self, story: Story) -> str:
        """Return the path of *story*'s page; it never changes, whatever the headline does."""
        return self.article_path.substitute(slug=story.slug, section=story.section)

    def story(self, slug: str) -> Story:
        """Return the story with that slug. Raises KeyError where there is none."""
        for story in self.stories:
            if story.slug == slug:
                return story
        raise KeyError(slug)

    def block(self, name: str, **words: str) -> str:
        """Return the fragment *name* filled with *words* (already escaped), or ""."""
        template = self.blocks.get(name)
        return template.substitute(words) if template else ""


def read_publisher(folder: Path) -> Publisher:
    """Return the publisher whose files are in *folder*. Raises ConfigError naming the bad file."""
    path = folder / "publisher.toml"
    try:
        facts = tomllib.loads(path.read_text(encoding="utf-8"))
        listings = tuple(_listing(facts_of_one) for facts_of_one in facts.pop("channels"))
        blocks = {name: Template(text.strip()) for name, text in facts.pop("blocks", {}).items()}
        publisher = Publisher(
            name=folder.name,
            time_zone=ZoneInfo(facts.pop("time_zone")),
            article_path=Template(facts.pop("article_path")),
            page=Template((folder / "page.html").read_text(encoding="utf-8")),
            list_page=Template((folder / "list.html").read_text(encoding="utf-8")),
            listings=listings,
            stories=tuple(read_story(file) for file in sorted(folder.glob("*.md"))),
            blocks=blocks,
            **facts,
        )
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise ConfigError(f"not a publisher: {error!r}", path=str(path)) from error
    return _checked(publisher, str(path))


def _listing(facts: dict[str, Any]) -> Listing:
    children = facts.pop("children", ())
    listing = Listing(children=tuple(children), **facts)
    if listing.kind not in CHANNEL_KINDS:
        raise ValueError(f"no kind of channel: {listing.kind}")
    return listing


def _checked(publisher: Publisher, path: str) -> Publisher:
    slugs = {story.slug for story in publisher.stories}
    for story in publisher.stories:
        lost = set(story.related) - slugs
        if lost:
            raise ConfigError(f"{story.slug} is related to nothing: {sorted(lost)}", path=path)
    return publisher
