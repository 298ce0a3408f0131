"""Read what a page says of itself: meta tags, title, headings, JSON-LD.

Gathers and normalises; which of two voices to believe is decided by the module that wants to know.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from newswatch.extract.jsonld import Node, article_node, read_nodes, title_key
from newswatch.extract.tree import squash, text_of

_MAX_METAS = 500
_MAX_HEADINGS = 8
# What stands between a headline and the name of the site, as sites write it.
_SITE_GAP = re.compile(r"\s[|–—‒·•:»«\-]{1,2}\s|\s?[｜：]|\s?\|\s?|--")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The voices of one page. ``metas`` has lower-case names, values in page order."""

    url: str
    metas: dict[str, list[str]]
    title: str
    headings: tuple[str, ...]
    nodes: list[Node]
    article: Node

    def meta(self, *names: str) -> str | None:
        """Return the first value of the first of *names* that the page states, or None."""
        return next((self.metas[name][0] for name in names if name in self.metas), None)


def read_head(tree: HtmlElement, url: str) -> Head:
    """Return what the page *tree* at *url* says of itself."""
    metas = _read_metas(tree)
    found = next(tree.iter("title"), None)
    title = squash(found.text_content()) if found is not None else ""
    headings = tuple(_headings(tree))
    nodes = read_nodes(tree)
    titles = [*headings, *metas.get("og:title", []), *without_site(title)]
    known = frozenset(title_key(said) for said in titles if said)
    article = article_node(nodes, url, known)
    return Head(url=url, metas=metas, title=title, headings=headings, nodes=nodes, article=article)


def _read_metas(tree: HtmlElement) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for count, element in enumerate(tree.iter("meta")):
        if count >= _MAX_METAS:
            break
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = squash(element.get("content"))
        if name and content:
            metas.setdefault(name.strip().lower(), []).append(content)
    return metas


def _headings(tree: HtmlElement) -> list[str]:
    """Return the texts of the first h1 elements."""
    said = []
    for element in tree.iter("h1"):
        if text := text_of(element):
            said.append(text)
        if len(said) >= _MAX_HEADINGS:
            break
    return said


def without_site(title: str) -> list[str]:
    """Return what *title* may be once a site's name is cut off its end, longest first.

    >>> without_site("Agency wins - again | Campaign Asia")
    ['Agency wins - again | Campaign Asia', 'Agency wins - again', 'Agency wins']
    """
    ends = [match.start() for match in _SITE_GAP.finditer(title)]
    return [title, *(title[:end].rstrip() for end in reversed(ends) if end > 0)]
