"""Find who is credited with a story: people and agencies, as written.

Drops what is no name and whole parts that are job titles; a job glued to a name is left to `clean`.
"""

from __future__ import annotations

from lxml.etree import _Element as HtmlElement

from newswatch.extract.byline import SURE, find_byline
from newswatch.extract.head import Head, Said
from newswatch.extract.jsonld import Node, kinds, strings, title_key
from newswatch.extract.names import each_once, split_names
from newswatch.extract.select import select_texts
from newswatch.model import PageRules

_METAS = (
    "author", "article:author", "articleauthor", "parsely-author", "sailthru.author", "byl",
    "article:author_name", "og:article:author", "og:author", "mrf:authors", "cxenseparse:author",
    "dc.creator", "dcterms.creator", "content-author", "citation_author",
)  # fmt: skip
_MAX_DEPTH, _MAX_AUTHORS = 3, 30
Names = tuple[tuple[str, ...], str]


def find_authors(tree: HtmlElement, head: Head, rules: PageRules) -> Names:
    """Return (the credited authors in page order, agencies included, each once; the voice).

    Machines are told first; where they are told the outlet's own name alone, whoever else is named
    in meta tags or in the visible by-line is preferred.
    """
    if rules.byline and (chosen := split_names(select_texts(tree, rules.byline))):
        return chosen, "rules:byline"
    stated = json_ld_names(head)
    if stated[0] and not _is_house(stated[0], head):
        return stated
    houses = [stated] if stated[0] else []
    for said in _meta_voices(head):
        if said[0] and not _is_house(said[0], head):
            return _without_house(said, head)
        houses += [said] if said[0] else []
    visible = find_byline(tree, head, SURE if houses else 0)
    if visible[0] and (not houses or not _is_house(visible[0], head)):
        return _without_house(visible, head)
    return houses[0] if houses else ((), "")


def _without_house(said: Names, head: Head) -> Names:
    """Return *said* without the outlet's own name behind people's: "Ann Lee, Example News"."""
    names, voice = said
    people = tuple(name for name in names if not _is_house((name,), head))
    return (people or names), voice


def json_ld_names(head: Head) -> Names:
    """Return the authors of the JSON-LD article with the key that names them."""
    for key in ("author", "creator"):
        if names := each_once(_named(head.article.get(key), head.nodes)):
            return names, f"json-ld:{key}"
    return (), ""


def _named(value: object, nodes: list[Node], depth: int = 0) -> list[str]:
    """Return the names in the JSON-LD *value*; a bare ``@id`` is looked up in *nodes*."""
    if depth > _MAX_DEPTH:
        return []
    if isinstance(value, list):
        # Of lists in lists ever fewer: 30 in each of four levels would be a million names.
        few = value[: _MAX_AUTHORS // (depth + 1) ** 2]
        return [
            name for item in few for name in _named(item, nodes, depth + isinstance(item, list))
        ]
    if isinstance(value, str):
        return list(split_names([value]))
    if not isinstance(value, dict):
        return []
    if value.get("name"):
        said = strings(value["name"])
        # An organisation is one name: "Marks and Spencer".
        is_one = any(kind.endswith("Organization") for kind in kinds(value))
        return said if is_one else list(split_names(said))
    parts = [text for key in ("givenName", "familyName") for text in strings(value.get(key))]
    return [" ".join(parts)] if parts else _named(_behind(value, nodes), nodes, depth + 1)


def _behind(value: Node, nodes: list[Node]) -> object:
    """Return what stands for the nameless *value*: what it holds, or the node of its ``@id``."""
    wanted = value.get("@id")
    found = (node for node in nodes if wanted and node.get("@id") == wanted and node.get("name"))
    return value.get("author") or value.get("@list") or next(found, None)


def _meta_voices(head: Head) -> list[Names]:
    """Return what each meta tag says of the authors, most trusted first."""
    voices = [
        (split_names(head.metas[name]), f"meta:{name}") for name in _METAS if name in head.metas
    ]
    return [*voices, (split_names(said.text for said in _labelled(head)), "meta:twitter:data")]


def _labelled(head: Head) -> list[Said]:
    """Return the author that WordPress's commonest plugin states for previews."""
    labels = [head.meta(f"twitter:label{place}") for place in ("1", "2")]
    found = [
        head.said(f"twitter:data{place}")
        for place, label in zip(("1", "2"), labels, strict=True)
        if label in {"Written by", "Author", "Verfasst von", "Écrit par", "Escrito por"}
    ]
    return [said for said in (*found, head.said("twitter:misc:written by")) if said]


def _is_house(names: tuple[str, ...], head: Head) -> bool:
    """Tell whether *names* only name the outlet itself, so that a person may be found elsewhere."""
    said = [*strings(head.article.get("publisher")), head.meta("og:site_name") or ""]
    houses = {title_key(house) for house in said if house}
    host = title_key(head.url.partition("//")[2].partition("/")[0])
    return all(
        (key := title_key(name)) in houses
        or (len(key) > 2 and key in host)  # noqa: PLR2004 - "FT" is in too many hosts
        or any(house and key.startswith(house) for house in houses)
        for name in names
    )
