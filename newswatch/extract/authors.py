"""Find who is credited with a story: people and agencies, as written.

Splits lists of names and drops what is no name; job titles and "By" are left to `clean`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from newswatch.extract.head import Head
from newswatch.extract.jsonld import Node, plain, strings, title_key
from newswatch.extract.select import select_texts
from newswatch.extract.tree import squash, text_of
from newswatch.model import PageRules

_METAS = (
    "author", "article:author", "articleauthor", "parsely-author", "sailthru.author", "byl",
    "article:author_name", "og:article:author", "og:author", "mrf:authors", "cxenseparse:author",
    "dc.creator", "dcterms.creator", "content-author", "citation_author",
)  # fmt: skip
_MARKED = re.compile(r"(?:^|[\s_-])(?:author|byline|by-line|writer|autor|auteur)", re.IGNORECASE)
# Places where other people are named: comments, teasers of other stories, boxes about the author.
_ELSEWHERE = re.compile(
    r"comment|related|teaser|(?<!v)card|sidebar|widget|bio|avatar|image|photo|caption|recommend|footer",
    re.IGNORECASE,
)
_AUTHOR_PATH = re.compile(
    r"/(?:authors?|autor(?:en|es)?|auteurs?|journalists?|writers?|contributors?)/.", re.IGNORECASE
)
_AND = re.compile(r"\s*(?:;|\||·|•|\s(?:and|und|et|y|e|en|og|och|dan|with|&)\s)\s*|,\s+")
_PREFIX = re.compile(
    r"^(?:(?:written|words|story|posted|published|reported)\s)?(?:by|von|par|por|di|door|af|av"
    r"|oleh|text|author|autor|autorin|auteur)\b[:\s]\s*",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r":|www\.|@|^\W*$|^\d|\d{3,}|^\(|^(?:by|admin|none|null|undefined)$", re.IGNORECASE
)
_COMPANY_TAIL = re.compile(
    r"^(?:inc|ltd|llc|gmbh|plc|co|corp|pte|jr|sr|ph\.?d|md|ii|iii)\.?$", re.IGNORECASE
)
_MAX_NAME, _MAX_AUTHORS, _MAX_BYLINE, _MAX_LABEL, _MAX_ELEMENTS, _LEVELS = 80, 30, 160, 12, 60, 5


def find_authors(tree: HtmlElement, head: Head, rules: PageRules) -> tuple[str, ...]:
    """Return the credited authors in page order, agencies included, each once."""
    if rules.byline and (chosen := split_names(select_texts(tree, rules.byline))):
        return chosen
    stated = split_names(_json_ld_names(head))
    if stated and not _is_house(stated, head):
        return stated
    for values in (*(head.metas.get(name, []) for name in _METAS), _labelled(head)):
        names = split_names(values)
        if names and not _is_house(names, head):
            return names
    visible = split_names(_bylines(tree))
    if visible and not _is_house(visible, head):
        return visible
    return stated or split_names(head.metas.get("author", []))


def _json_ld_names(head: Head) -> list[str]:
    """Return the authors of the JSON-LD article; a bare ``@id`` is looked up."""
    said = head.article.get("author") or head.article.get("creator") or []
    names: list[str] = []
    for item in said if isinstance(said, list) else [said]:
        if isinstance(item, dict) and not item.get("name") and item.get("@id"):
            item = _by_id(head.nodes, item["@id"])  # noqa: PLW2901 - the node it stands for
        names += strings(item)
    return names


def _by_id(nodes: list[Node], wanted: object) -> Node:
    return next((node for node in nodes if node.get("@id") == wanted and node.get("name")), {})


def _labelled(head: Head) -> list[str]:
    """Return the author that WordPress's commonest plugin states for previews."""
    return [
        value
        for place in ("1", "2")
        if head.meta(f"twitter:label{place}") in {"Written by", "Author"}
        for value in head.metas.get(f"twitter:data{place}", [])
    ] + head.metas.get("twitter:misc:written by", [])


def _is_house(names: tuple[str, ...], head: Head) -> bool:
    """Tell whether *names* only name the outlet itself, so that a person may be found elsewhere."""
    said = [*strings(head.article.get("publisher")), head.meta("og:site_name") or ""]
    houses = {title_key(house) for house in said if house}
    host = title_key(head.url.partition("//")[2].partition("/")[0])
    return all(
        (key := title_key(name)) in houses
        or (len(key) > 2 and key in host)  # noqa: PLR2004 - "FT" is in too many hosts
        or any(key.startswith(house) for house in houses)
        for name in names
    )


def _bylines(tree: HtmlElement) -> list[str]:
    """Return the names in the first element that looks like the by-line of this story."""
    for element in islice(_marked(tree), _MAX_ELEMENTS):
        text = text_of(element)
        if (
            not text
            or len(text) > _MAX_BYLINE
            or ":" in text[_MAX_LABEL:]
            or _stands_elsewhere(element)
        ):
            continue
        around = _whole_byline(element)
        links = [text_of(link) for link in around.iter("a")]
        names = [name for name in links if len(name.split()) > 1]
        return names or [text]
    return []


def _whole_byline(element: HtmlElement) -> HtmlElement:
    """Return the element that holds all authors, of whom *element* may be but the first."""
    for node in islice(element.iterancestors(), _LEVELS):
        if _MARKED.search(node.get("class") or "") and len(text_of(node)) <= _MAX_BYLINE:
            element = node
    return element


def _marked(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Yield elements that hold an author: by itemprop or rel, then by class, then by address."""
    yield from tree.xpath("//*[@itemprop='author' or @rel='author']")
    for element in tree.iter("a", "span", "p", "div", "address", "li", "h3", "h4", "h5", "h6"):
        if _MARKED.search(element.get("class") or ""):
            yield element
    for element in tree.iter("a"):
        if _AUTHOR_PATH.search(element.get("href") or ""):
            yield element


def _stands_elsewhere(element: HtmlElement) -> bool:
    around = (element, *element.iterancestors())
    return any(_ELSEWHERE.search(node.get("class") or "") for node in around[:5])


def split_names(texts: list[str]) -> tuple[str, ...]:
    """Return the names in *texts*, each once, in order.

    >>> split_names(["By Ann Lee and Bob Tan, dpa"])
    ('Ann Lee', 'Bob Tan', 'dpa')
    >>> split_names(["Lee, Ann"]), split_names(["Acme, Inc."])
    (('Ann Lee',), ('Acme, Inc.',))
    """
    found: dict[str, str] = {}
    for text in texts:
        for name in _split(_PREFIX.sub("", squash(plain(text))[:500])):
            bare = _PREFIX.sub("", name).strip(" ,;:|-–—/")
            if bare and len(bare) <= _MAX_NAME and not _NO_NAME.search(bare):
                found.setdefault(bare.casefold(), bare)
    return tuple(found.values())[:_MAX_AUTHORS]


def _split(text: str) -> list[str]:
    """Return the names that *text* lists."""
    names: list[str] = []
    for part in filter(None, _AND.split(text)):
        if names and _COMPANY_TAIL.match(part):
            names[-1] = f"{names[-1]}, {part}"
        else:
            names.append(part)
    if len(names) == 2 and "," in text and " " not in names[0] + names[1]:  # noqa: PLR2004 - "Lee, Ann"
        return [f"{names[1]} {names[0]}"]
    return names
