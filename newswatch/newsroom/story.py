"""One story of the sample newsroom, read from a file: facts in TOML, then paragraphs.

    +++
    headline = "…"              # also: section, byline, description, image, tags, related, …
    hours_before = 30           # age when the newsroom opens; or `day = 2`: not out before then
    [day_two]                   # what becomes of it: headline, replace = [["old", "new"]],
    withdrawn = 410             # or the status that its page answers with
    +++
    A paragraph, with [words](other-slug-or-address) that link.

    ## A heading between paragraphs

    ::photo A line that stands in the page and is no part of the article

Knows no publisher, no clock and no HTML.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from newswatch.errors import ConfigError

_LINK = re.compile(r"\[([^\[\]]{1,200})\]\(([^()\s]{1,200})\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story as its file tells it; ``blocks`` are the paragraphs in the file's own notation.

    ``hours_before`` is its age in hours when the newsroom opens (0 for stories of the second day);
    ``withdrawn`` the HTTP status it answers with from day two on, or None.
    """

    slug: str
    headline: str
    blocks: tuple[str, ...]
    day: int = 1
    hours_before: float = 0.0
    section: str = "news"
    byline: str = ""
    description: str = ""
    image: str = ""
    language: str = ""
    tags: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    has_related_heading: bool = True
    comments: int = 0
    new_headline: str | None = None
    replacements: tuple[tuple[str, str], ...] = ()
    withdrawn: int | None = None

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """What a reader would call the article: its paragraphs as plain text, inserts left out."""
        own = (block.removeprefix("## ") for block in self.blocks if not block.startswith("::"))
        return tuple(_LINK.sub(r"\1", block) for block in own)

    @property
    def is_edited(self) -> bool:
        """Whether the second day changes its words."""
        return self.new_headline is not None or bool(self.replacements)

    def edited(self) -> Story:
        """Return the story as it stands on the second day."""
        blocks, description = self.blocks, self.description
        for old, new in self.replacements:
            blocks = tuple(block.replace(old, new) for block in blocks)
            description = description.replace(old, new)
        headline = self.new_headline or self.headline
        return replace(self, headline=headline, blocks=blocks, description=description)


def split_links(block: str) -> list[tuple[str, str | None]]:
    """Return *block* as pieces of text, each with the address or slug that it links to, or None.

    >>> split_links("See [the plan](plan-b) now")
    [('See ', None), ('the plan', 'plan-b'), (' now', None)]
    """
    pieces: list[tuple[str, str | None]] = []
    at = 0
    for link in _LINK.finditer(block):
        pieces += [(block[at : link.start()], None), (link[1], link[2])]
        at = link.end()
    pieces.append((block[at:], None))
    return [piece for piece in pieces if piece[0]]


def read_story(path: Path) -> Story:
    """Return the story in the file at *path*; its name is the slug.

    Raises ConfigError where the file is not in the form above, or an edit would change nothing.
    """
    parts = path.read_text(encoding="utf-8").split("+++\n", 2)
    if len(parts) != 3 or parts[0]:  # noqa: PLR2004 - nothing, the facts, the paragraphs
        raise ConfigError("a story is +++, TOML, +++, paragraphs", path=str(path))
    try:
        return _story(path.stem, tomllib.loads(parts[1]), parts[2])
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise ConfigError(f"not a story: {error}", path=str(path)) from error


def _story(slug: str, facts: dict[str, Any], text: str) -> Story:
    blocks = tuple(" ".join(block.split()) for block in text.split("\n\n") if block.strip())
    later = dict(facts.pop("day_two", {}))
    for name in ("tags", "related"):
        facts[name] = tuple(facts.get(name, ()))
    replacements = tuple((old, new) for old, new in later.pop("replace", ()))
    story = Story(
        slug=slug,
        blocks=blocks,
        new_headline=later.pop("headline", None),
        replacements=replacements,
        withdrawn=later.pop("withdrawn", None),
        **facts,
    )
    if later:
        raise ValueError(f"day_two knows no {', '.join(later)}")
    idle = [old for old, _ in replacements if not any(old in block for block in blocks)]
    if idle:
        raise ValueError(f"day_two would replace what is not there: {idle}")
    return story
