"""Read all metadata of a page, each field with the voice that gave it.

Calls the readers in order and keeps the books; decides nothing itself, and knows no body.
"""

from __future__ import annotations

from lxml.etree import _Element as HtmlElement

from newswatch.extract.access import find_free
from newswatch.extract.authors import find_authors
from newswatch.extract.dates import Moment, find_modified, find_published
from newswatch.extract.facts import (
    find_canonical,
    find_description,
    find_image,
    find_language,
    find_section,
    find_tags,
)
from newswatch.extract.head import Head, Said
from newswatch.extract.headline import find_headline
from newswatch.extract.kind import find_kind
from newswatch.model import Article, PageRules


def read_metadata(tree: HtmlElement, head: Head, rules: PageRules) -> Article:
    """Return the article of the page *tree* without body and links; the tree stays as it is."""
    headline = find_headline(tree, head, rules)
    authors, authors_voice = find_authors(tree, head, rules)
    published, modified = find_published(tree, head, rules), find_modified(head)
    section, description = find_section(head), find_description(head)
    said = headline.text if headline else ""
    image, canonical = find_image(head), find_canonical(head)
    language = find_language(head, rules, said)
    tags, tags_voice = find_tags(tree, head)
    free, free_voice = find_free(head)
    kind, kind_voice = find_kind(head, section, said)
    voices = {
        "headline": headline, "authors": authors_voice, "published": published,
        "modified": modified, "section": section, "tags": tags_voice, "description": description,
        "image": image, "language": language, "canonical_url": canonical,
        "is_accessible_for_free": free_voice, "kind": kind_voice,
    }  # fmt: skip
    return Article(
        url=head.url,
        canonical_url=canonical.text,
        headline=said,
        body="",
        authors=authors,
        published=published.moment if published else None,
        published_raw=published.raw if published else None,
        modified=modified.moment if modified else None,
        modified_raw=modified.raw if modified else None,
        section=section.text if section else None,
        tags=tags,
        description=description.text if description else None,
        image=image.text if image else None,
        language=language.text if language else None,
        is_accessible_for_free=free,
        kind=kind,
        provenance=tuple((field, _voice(said)) for field, said in voices.items() if said),
    )


def _voice(said: Said | Moment | str) -> str:
    return said if isinstance(said, str) else said.voice
