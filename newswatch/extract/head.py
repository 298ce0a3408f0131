"""Read what a page says of itself: meta tags, title, headings, links, times, JSON-LD.

One pass over the tree gathers and normalises; which of two voices to believe is decided by the
module that wants to know.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from lxml.etree import _Element as HtmlElement

from newswatch.extract.jsonld import Node, article_node, read_nodes, text_in, title_key
from newswatch.extract.tree import squash, text_of

_MAX_METAS = 500
_MAX_HEADINGS, _MAX_TRIED = 8, 24
_MAX_TIMES, _MAX_CANONICALS = 60, 20
_MAX_CUTS = 6
# No title is longer; and of what meta tags say nothing longer is used.
MAX_TITLE, _MAX_CONTENT = 1000, 10_000
# What stands between a headline and the name of the site, as sites write it.
_GAP_SIGN = re.compile(r"[|–—‒·•:»«\-｜：]")
_SITE_GAP = re.compile(r"\s[|–—‒·•:»«\-]{1,2}\s|\s?[｜：]|\s?\|\s?|--")


class Said(NamedTuple):
    """A text and the voice that gave it, such as ("Media", "meta:article:section")."""

    text: str
    voice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The voices of one page.

    ``metas`` has lower-case names, values in page order; ``canonicals`` and ``lang`` are as
    written; ``tops`` are the first <h1> that say anything, ``times`` the first <time>.
    """

    url: str
    metas: dict[str, list[str]]
    title: str
    headings: tuple[str, ...]
    nodes: list[Node]
    article: Node
    canonicals: tuple[str, ...] = ()
    lang: str = ""
    tops: tuple[HtmlElement, ...] = ()
    times: tuple[HtmlElement, ...] = ()

    def meta(self, *names: str) -> str | None:
        """Return the first value of the first of *names* that the page states, or None."""
        return next((self.metas[name][0] for name in names if name in self.metas), None)

    def said(self, *names: str) -> Said | None:
        """Return what `meta` returns, with the voice ("meta:" and the name)."""
        found = next((name for name in names if name in self.metas), None)
        return Said(self.metas[found][0], f"meta:{found}") if found else None

    def stated(self, *keys: str) -> Said | None:
        """Return the first text of the JSON-LD article under one of *keys*, or None."""
        for key in keys:
            if text := text_in(self.article, key):
                return Said(text, f"json-ld:{key}")
        return None


def read_head(tree: HtmlElement, url: str) -> Head:
    """Return what the page *tree* at *url* says of itself."""
    seen = _Seen()
    for element in tree.iter("meta", "title", "h1", "script", "link", "time"):
        getattr(seen, element.tag)(element)
    nodes = read_nodes(seen.blocks)
    title = seen.titles[0] if seen.titles else ""
    known = {*seen.headings, *seen.metas.get("og:title", []), *without_site(title)}
    titles = frozenset(title_key(said) for said in known if said)
    article = article_node(nodes, [url, *seen.canonicals, *seen.metas.get("og:url", [])], titles)
    return Head(
        url=url,
        metas=seen.metas,
        title=title,
        headings=tuple(seen.headings),
        nodes=nodes,
        article=article,
        canonicals=tuple(seen.canonicals),
        lang=tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "",
        tops=tuple(seen.tops),
        times=tuple(seen.times),
    )


class _Seen:
    """What was met on the way through a tree; one method for each name of an element."""

    def __init__(self) -> None:
        self.metas: dict[str, list[str]] = {}
        self.titles: list[str] = []
        self.headings: list[str] = []
        self.blocks: list[str] = []
        self.canonicals: list[str] = []
        self.tops: list[HtmlElement] = []
        self.times: list[HtmlElement] = []
        self._count = self._tried = 0

    def meta(self, element: HtmlElement) -> None:
        self._count += 1
        get = element.get
        name = get("property") or get("name") or get("itemprop") or get("http-equiv")
        content = " ".join((get("content") or "")[:_MAX_CONTENT].split())
        if name and content and self._count <= _MAX_METAS:
            self.metas.setdefault(name.strip().lower(), []).append(content)

    def title(self, element: HtmlElement) -> None:
        if not self.titles:  # pictures in SVG have titles, too
            self.titles.append(squash("".join(map(str, element.itertext())))[:MAX_TITLE])

    def h1(self, element: HtmlElement) -> None:
        self._tried += 1
        may_be = len(self.tops) < _MAX_HEADINGS and self._tried <= _MAX_TRIED
        if may_be and (text := text_of(element)):
            self.headings.append(text[:MAX_TITLE])
            self.tops.append(element)

    def script(self, element: HtmlElement) -> None:
        if "ld+json" in (element.get("type") or "").lower():
            self.blocks.append(element.text or "")

    def link(self, element: HtmlElement) -> None:
        is_named = "canonical" in (element.get("rel") or "").lower().split()
        if is_named and len(self.canonicals) < _MAX_CANONICALS:
            self.canonicals.append(element.get("href") or "")

    def time(self, element: HtmlElement) -> None:
        if len(self.times) < _MAX_TIMES:
            self.times.append(element)


def without_site(title: str) -> list[str]:
    """Return what *title* may be once a site's name is cut off its end, longest first.

    >>> without_site("Agency wins - again | Campaign Asia")
    ['Agency wins - again | Campaign Asia', 'Agency wins - again', 'Agency wins']
    """
    if not _GAP_SIGN.search(title):
        return [title]
    ends = [match.start() for match in _SITE_GAP.finditer(title)]
    return [title, *(title[:end].rstrip() for end in reversed(ends[-_MAX_CUTS:]) if end > 0)]
