"""What kinds of element a page is made of: boxes, links, breaks, and what holds no text at all.

Knows HTML, and what its authors do with it; walks nowhere (`walk`).
"""

from __future__ import annotations

import re

from lxml.etree import _Element as HtmlElement

from newswatch.extract.tree import BLOCKS

# Elements whose text is never text of the page. A form is none of them: old systems put whole
# pages into one.
SKIPPED = frozenset({
    "script", "style", "noscript", "template", "svg", "iframe", "object", "head", "title", "meta",
    "link", "button", "select", "option", "textarea", "input", "audio", "video", "canvas",
    "source", "img", "picture", "math", "map", "datalist", "amp-ad", "amp-sticky-ad", "amp-consent",
    "amp-sidebar", "amp-twitter", "amp-instagram", "amp-facebook", "amp-embed",
})  # fmt: skip
BORDERS = (BLOCKS | {"dialog", "hgroup", "legend", "menu", "search", "summary", "caption", "td",
                      "th", "center"}) - {"html", "body"}  # fmt: skip
_CELLS = ("td", "th")
ROOTS = ("html", "body")
OUTSIDE = frozenset({"nav", "footer"})
# Only those before SKIP end anything. What folds up is shut until its reader opens it.
BOX, CELL, LINK, BOLD, OWN, FOLD, SKIP, BREAK = range(1, 9)
_PLAIN = (
    "html", "body", "span", "em", "i", "u", "s", "small", "big", "font", "sup", "sub", "time",
    "cite", "q", "abbr", "label", "ins", "del", "mark", "code", "wbr", "tt", "strike", "bdi", "bdo",
)  # fmt: skip


class _Kinds(dict[object, int]):
    """The kind of an element by its tag; 0 for one that ends nothing and marks nothing."""

    def __missing__(self, tag: object) -> int:
        # Not kept: a page may invent as many tags as it likes.
        return OWN if isinstance(tag, str) and "-" in tag else 0


KINDS = _Kinds({
    **dict.fromkeys(_PLAIN, 0), **dict.fromkeys(BORDERS, BOX), **dict.fromkeys(_CELLS, CELL),
    **dict.fromkeys(SKIPPED, SKIP), "details": FOLD, "br": BREAK, "a": LINK, "b": BOLD,
    "strong": BOLD,
})  # fmt: skip
# What a field is for that searches; all others in which readers write ask for something.
_SEEKS = re.compile(r"(?:^|[^a-z])(?:q|s|query|search|such|buscar|rechercher?)", re.IGNORECASE)


def is_shown(node: HtmlElement) -> bool:
    """Tell whether *node*, of a kind that is skipped, is what browsers show of a web component."""
    return node.tag == "template" and (node.get("shadowrootmode") or "").lower() == "open"


def is_box(node: HtmlElement) -> bool:
    """Tell whether *node*, of a tag that the page invented, may be a box.

    Only its style sheet knows; what holds elements and no text of its own is taken for one.
    """
    return len(node) > 0 and not (node.text or "").strip()


def is_asking(field: HtmlElement) -> bool:
    """Tell whether readers are to write into *field* who they are: a name, an address."""
    said = field.attrib
    if (said.get("type") or "text").lower() not in {"text", "email", "tel"} or "readonly" in said:
        return False
    return not any(_SEEKS.search(said.get(key) or "") for key in ("name", "id", "class", "role"))
