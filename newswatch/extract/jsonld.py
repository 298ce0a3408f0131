"""Read the JSON-LD of a page, and find the node that describes its article.

Believes nothing: not that it is JSON, not that it is small, not that the first article in it is
this page's. Bounded in bytes and nodes.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

from newswatch.extract.tree import squash
from newswatch.hashes import ASCII_SIGNS, PUNCTUATION

Node = dict[str, Any]

# The largest honest block met had 0.84 MB (a live blog); more costs time and says nothing more.
MAX_BLOCK_CHARS = 2_000_000
MAX_NODES = 4000
_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|Reportage)$")
# Below these keys stand other texts: comments, entries of a live blog, lists of other stories.
_OTHERS = frozenset({
    "comment", "comments", "liveblogupdate", "itemlistelement", "haspart", "relatedlink",
    "citation", "mentions", "review", "reviews", "subjectof",
})  # fmt: skip
_OPENINGS = ("<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA[")
_CLOSINGS = ("-->", "//]]>", "/*]]>*/", "]]>", ";")
_TRAILING_COMMA = re.compile(r",(?=\s{0,40}[}\]])")
_NO_LETTER = re.compile(r"[\W_]+")
_DECODER = json.JSONDecoder(strict=False)
_EXTENSION = re.compile(r"\.\w{2,5}$")
_MAX_VALUES, _OTHER_STORY = 20, -1
_BETWEEN = " \t\r\n,;"
# What a block that is no JSON (a quotation mark not escaped, a comment inside) still says plainly.
_KIND = re.compile(r'"@type"\s{0,9}:\s{0,9}\[?\s{0,9}"(\w{0,30}(?:Article|Posting|Report))"')
_PLAIN_FACT = re.compile(
    r'"(headline|datePublished|dateModified|dateCreated|articleSection|inLanguage)"\s{0,9}:\s{0,9}'
    r'("(?:[^"\\\n]|\\.){1,500}+")(?=\s{0,9}[,}])'
)


def read_nodes(blocks: Iterable[str]) -> list[Node]:
    """Return every object in the JSON-LD *blocks*, outermost first, at most ``MAX_NODES``."""
    nodes: list[Node] = []
    for block in blocks:
        for value in _loads(block):
            for node in _walk(value):
                nodes.append(node)
                if len(nodes) >= MAX_NODES:
                    return nodes
    return nodes


def _loads(text: str) -> list[object]:
    """Return the values that *text* writes; forgives what the field's readers forgive."""
    if len(text) > MAX_BLOCK_CHARS:
        return []
    with suppress(ValueError, RecursionError):
        return [json.loads(text, strict=False)]
    bare = text.strip()
    for opening in _OPENINGS:
        bare = bare.removeprefix(opening).lstrip()
    for closing in _CLOSINGS:
        bare = bare.removesuffix(closing).rstrip()
    found = _values(_TRAILING_COMMA.sub("", bare))
    return found or _salvaged(bare)


def _values(text: str) -> list[object]:
    """Return the values at the start of *text*, one after another: some pages write several."""
    found: list[object] = []
    at = 0
    while at < len(text) and len(found) < _MAX_VALUES:
        try:
            value, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        found.append(value)
        while at < len(text) and text[at] in _BETWEEN:
            at += 1
    return found


def _salvaged(text: str) -> list[object]:
    """Return the plain facts of an article out of *text*, which as a whole is no JSON."""
    kind = _KIND.search(text)
    if not kind:
        return []
    node: Node = {"@type": kind[1]}
    for found in _PLAIN_FACT.finditer(text):
        with suppress(ValueError):
            node.setdefault(found[1], json.loads(found[2], strict=False))
    return [node]


def _walk(value: object) -> Iterator[Node]:
    """Yield the objects in *value*, breadth first."""
    queue = [value]
    for item in queue:
        if isinstance(item, dict):
            yield item
            queue += [v for k, v in item.items() if k.lower() not in _OTHERS and _is_nest(v)]
        elif isinstance(item, list):
            queue += [v for v in item if _is_nest(v)]


def _is_nest(value: object) -> bool:
    return isinstance(value, dict | list)


def article_node(nodes: list[Node], addresses: list[str], titles: frozenset[str]) -> Node:
    """Return the node that describes the article at one of *addresses*, or an empty one.

    *titles* are the page's other titles, folded by ``title_key``: a block may describe another
    story, so a node that agrees with them is preferred, and one that has another title and another
    address is not believed.
    """
    found = [node for node in nodes if any(_ARTICLE.search(kind) for kind in kinds(node))]
    found = found or [node for node in nodes if "datePublished" in node and "headline" in node]
    slugs = {slug for address in addresses if (slug := _slug(address))}

    def worth(node: Node) -> int:
        headline = title_key(text_in(node, "headline"))
        stated = strings(node.get("url")) + strings(node.get("mainEntityOfPage"))
        is_known, is_here = headline in titles, any(_slug(one) in slugs for one in stated)
        is_elsewhere = any(_slug(one) and "//" in one for one in stated) and not is_here
        near = any(headline in title or title in headline for title in titles if title)
        if slugs and headline and titles and is_elsewhere and not near:
            return _OTHER_STORY
        return 4 * is_known + 2 * is_here + ("headline" in node) + ("datePublished" in node)

    best = max(found, key=worth, default=None)
    if best is None or worth(best) == _OTHER_STORY:
        return {}
    headline = title_key(text_in(best, "headline"))
    # Some pages describe their article twice, each time with other facts.
    twins = [
        node for node in found if headline and title_key(text_in(node, "headline")) == headline
    ]
    return {key: value for node in (*reversed(twins), best) for key, value in node.items()}


def _slug(address: str) -> str:
    """Return the last part of the path of *address*, without its extension."""
    path = address.partition("//")[2].partition("?")[0].partition("#")[0].rstrip("/")
    last = path.partition("/")[2].rpartition("/")[2]
    return _EXTENSION.sub("", last)


def kinds(node: Node) -> list[str]:
    """Return the types of *node* as a list of words."""
    return strings(node.get("@type"))


def strings(value: object) -> list[str]:
    """Return the texts in a JSON-LD value: itself, its items, their name, @id or url.

    >>> strings([{"name": "Ann Lee"}, "Bob"])
    ['Ann Lee', 'Bob']
    """
    found = []
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            item = item.get("name") or item.get("@id") or item.get("url")  # noqa: PLW2901 - unwrapped
        said = item if isinstance(item, list) else [item]
        found += [clear for text in said if isinstance(text, str) and (clear := plain(text))]
    return found


def text_in(node: Node, *keys: str) -> str:
    """Return the first text that *node* has under one of *keys*, or an empty one."""
    return next((said for key in keys for said in strings(node.get(key))), "")


def plain(text: str) -> str:
    """Return *text* without the entities and blanks that sloppy writers leave in JSON strings."""
    return squash(html.unescape(html.unescape(text)) if "&" in text else text)


def title_key(title: str) -> str:
    """Return *title* folded for comparison: letters and digits only, in lower case.

    >>> title_key("Alibaba’s media arm ") == title_key("Alibaba's Media Arm")
    True
    """
    # Bytes are many times faster here than signs; what is not ASCII is mostly punctuation.
    said = title.encode("utf-8", "surrogatepass")
    if b"\xe2" in said:
        said = PUNCTUATION.sub(b"", said)
    bare = said.translate(None, delete=ASCII_SIGNS)
    if bare.isascii():
        return bare.lower().decode()
    return _NO_LETTER.sub("", bare.decode("utf-8", "surrogatepass").casefold())
