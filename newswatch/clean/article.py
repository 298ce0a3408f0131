"""Clean one article: body, headline, authors, and the texts beside them.

Puts the parts together; what counts as noise stands in `boilerplate`, `paragraphs` and `names`.
"""

from __future__ import annotations

from dataclasses import replace

from newswatch.clean.names import clean_authors, clean_headline
from newswatch.clean.paragraphs import Kept, keep_story
from newswatch.clean.text import folded, tidy
from newswatch.model import Article, Link, PageRules

_NO_RULES = PageRules()
# Shorter than this, a story that the page itself calls not free is a teaser.
_TEASER_CHARS = 600


def clean(article: Article, rules: PageRules = _NO_RULES) -> Article:
    """Return *article* without noise.

    The body may come out empty where all of it was noise. ``is_partial`` is set where a wall was
    met, or a teaser of a story that is not free. Raises ConfigError where a pattern in *rules* is
    no regular expression.
    """
    headline = clean_headline(article.headline, article.url)
    titles = tuple(link.text for link in article.related)
    authors = clean_authors(article.authors)
    kept = keep_story(
        article.body.split("\n\n"),
        headline,
        authors=authors,
        related=titles,
        patterns=rules.boilerplate,
    )
    body = "\n\n".join(kept.paragraphs)
    is_teaser = article.is_accessible_for_free is False and len(body) < _TEASER_CHARS
    return replace(
        article,
        headline=headline,
        body=body,
        authors=authors,
        section=_tidy_or_none(article.section),
        description=_tidy_or_none(article.description),
        tags=_each_once(article.tags),
        links=_clean_links(article.links, kept),
        is_partial=article.is_partial or kept.is_cut or is_teaser,
    )


def _tidy_or_none(text: str | None) -> str | None:
    return (tidy(text) or None) if text else None


def _each_once(words: tuple[str, ...]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for word in map(tidy, words):
        if word:
            found.setdefault(word.casefold(), word)
    return tuple(found.values())


def _clean_links(links: tuple[Link, ...], kept: Kept) -> tuple[Link, ...]:
    """Return *links* with tidy texts, those in the body with the place that they have now.

    Those without text, doubles of one role, and those whose paragraph left are left out.
    """
    found: dict[tuple[str, str, str, int | None], Link] = {}
    homes: dict[int, list[int]] = {}
    for now, before in enumerate(kept.places):
        homes.setdefault(before, []).append(now)
    for link in links:
        text = tidy(link.text)
        place = None if link.paragraph is None else _place(text, link.paragraph, kept, homes)
        if not text or (place is None and link.paragraph is not None):
            continue
        said = text if place is not None else ""
        key = (link.role, link.url or folded(text), said, place)
        is_same = text == link.text and place == link.paragraph
        found.setdefault(key, link if is_same else replace(link, text=text, paragraph=place))
    return tuple(found.values())


def _place(text: str, before: int, kept: Kept, homes: dict[int, list[int]]) -> int | None:
    """Return where the link *text* of paragraph *before* stands now, or None if it left."""
    return next((at for at in homes.get(before, ()) if text in kept.paragraphs[at]), None)
