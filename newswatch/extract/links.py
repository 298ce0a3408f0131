"""Tell which links of a page lead to its tags and its authors; the others are `body`'s.

Keeps addresses absolute; links of menus are nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import islice
from urllib.parse import urlsplit

from lxml.etree import _Element as HtmlElement

from newswatch.extract.tree import absolute, words_of
from newswatch.model import Link

# What outlets call their tags in addresses and boxes, in the languages met.
_TAG_WORDS = (
    "tags?|topics?|keywords?|labels?|hashtags?|thema|themen|schlagw(?:ort|orte|oerter)|stichworte?"
    "|etiquetas?|temas?|mots?-cles?|sujets?|argomenti?|onderwerp(?:en)?|trefwoord(?:en)?|emner?"
    "|emneord|ämnen?|amnen?|aiheet|tagi|tematy?|stitky|cimkek|etiket(?:ler)?|konular?|chu-de"
)
_TAG_PATH = re.compile(rf"/(?:{_TAG_WORDS}|t)[/+]")
_CATEGORY_PATH = re.compile(r"/categor(?:y|ies)/")
_TAG_BOX = re.compile(rf"(?:^|[^a-z])(?:{_TAG_WORDS}|filed)(?:[^a-z]|$)")
# Boxes that lead to every tag of the site, not to those of this story.
_MENU = re.compile(
    # Elementor calls whatever it sets a widget.
    r"(?:^|[^a-z])(?:nav|navigation|menu|cloud|(?<!elementor-)widget|breadcrumbs?)(?:[^a-z]|$)"
    r"|tagcloud"
)
_MENU_TAGS = frozenset({"aside"})
_MAX_LINKS, _MAX_TEXT, _LEVELS = 500, 300, 4


def named_links(
    anchors: Iterable[tuple[HtmlElement, str]],
    url: str,
    authors: tuple[str, ...],
    tags: tuple[str, ...] = (),
    is_beside: Callable[[HtmlElement], bool] = lambda _: False,
) -> list[Link]:
    """Return the links to tags and to authors, each address once a role, in page order.

    *anchors* are the links of the page with their texts, *tags* those that the page states; a link
    with such a name needs no other mark, nor does one of which *is_beside* tells that it stands in
    a row of links beside the story. An author is linked once: the first link is the by-line's.
    """
    names = {name.casefold() for name in authors}
    stated = {tag.casefold() for tag in tags}
    found: dict[tuple[str, str], Link] = {}
    # Hundreds of links stand in the same few boxes, whose names may be long.
    told: dict[HtmlElement, str] = {}
    for link, text in anchors:
        if not 0 < len(text) <= _MAX_TEXT or len(found) >= _MAX_LINKS:
            continue
        folded = text.casefold()
        role = _role(link, told, is_author=folded in names, is_stated=folded in stated)
        if role == "maybe":
            role = "tag" if is_beside(link) else None
        address = absolute(url, link.get("href")) if role else None
        if role == "author" and address:
            if urlsplit(address).path.strip("/") == "":
                continue  # an outlet that credits itself leads to its front page
            names.discard(folded)
        if role and address:
            found.setdefault((role, address), Link(url=address, text=text, role=role))
    return list(found.values())


def _role(
    link: HtmlElement, told: dict[HtmlElement, str], *, is_author: bool, is_stated: bool
) -> str | None:
    """Return "tag", "maybe" (one by its address alone), "author" or None.

    *told* keeps the names of the elements around links.
    """
    if is_author:
        return "author"
    rel, href = link.get("rel"), (link.get("href") or "").lower()
    kinds = rel.lower().split() if rel else ()
    is_marked = "tag" in kinds and "category" not in kinds and not _CATEGORY_PATH.search(href)
    if not is_marked and not _TAG_PATH.search(href):
        return None
    near = [link, *islice(link.iterancestors(), _LEVELS)]
    for node in near:
        if node not in told:
            told[node] = words_of(node)
    if any(node.tag in _MENU_TAGS or _MENU.search(told[node]) for node in near):
        return None
    is_boxed = any(_TAG_BOX.search(told[node]) for node in near[:_LEVELS])
    return "tag" if is_marked or is_stated or is_boxed else "maybe"
