"""Parse a page once, and read text out of its elements.

Knows HTML, not articles. Every walk is iterative, so no depth of nesting can exhaust the stack.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree
from lxml.etree import _Element as HtmlElement

from newswatch.errors import ExtractError
from newswatch.extract.lean import lean

# Elements whose text is never text of the page.
SILENT = frozenset({
    "script", "style", "noscript", "template", "svg", "iframe", "object", "head", "title", "meta",
    "link", "button", "select", "option", "textarea", "input", "form", "audio", "video", "canvas",
})  # fmt: skip
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "html", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody",
    "tfoot", "thead", "tr", "ul",
})  # fmt: skip
_BLANK = re.compile(r"\s+")
# No honest element is called by more; readers ask for the names of hundreds, again and again.
MAX_WORDS = 1000
_NAMING = ("class", "id", "data-component", "data-testid", "aria-label")
# Nearly all addresses are of a form that joins by itself: whole, or from the root of the site on,
# without parameters, empty parts, or signs that are to be escaped. The standard library takes ten
# times as long, and a page has hundreds of links.
_ORIGIN = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?=[/?#]|\Z)")
_PLAIN = re.compile(
    r"(https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?)?"
    r"((?!//)/[!\"$-:<->@-~]*(?:\?[!\"$-~]+)?(?:#[!-~]+)?)?"
)
# RFC 9110, 4.1 asks for 8,000 to be understood; no story is at a longer address.
_MAX_ADDRESS = 8000


def parse(html: bytes | str, url: str) -> HtmlElement:
    """Return the tree of a page's *html*, which is UTF-8 where it is bytes, as `lean` leaves it.

    Raises ExtractError "empty" where there is nothing to parse.
    """
    # libxml2 recovers from anything but cuts at 256 levels unless told that the tree is huge. The
    # elements of lxml.html would ask for their class in Python, one by one, at every walk.
    parser = etree.HTMLParser(
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,
        collect_ids=False,  # nobody asks for an element by its id
    )
    data = html.encode() if isinstance(html, str) else html
    tree: HtmlElement | None = etree.fromstring(lean(data), parser=parser)
    if tree is None:
        raise ExtractError("the page is empty", url=url, failure="empty")
    return tree


def squash(text: str | None) -> str:
    r"""Return *text* on one line with single blanks.

    >>> squash(" a \n b ")
    'a b'
    """
    return " ".join(text.split()) if text else ""


def text_of(element: HtmlElement) -> str:
    """Return the visible text inside *element* on one line."""
    # Most elements asked for are plain links and spans: a walk would cost ten times as much.
    return squash("".join(pieces_of(element)) if len(element) else element.text)


def pieces_of(element: HtmlElement, skip: frozenset[str] = SILENT) -> Iterator[str]:
    r"""Yield the visible texts inside *element*: ``\n\n`` at block borders, ``\n`` for ``<br>``."""
    skipped: HtmlElement | None = None
    for event, node in etree.iterwalk(element, events=("start", "end")):
        is_block = node.tag in BLOCKS and node is not element
        if event == "start":
            if skipped is None:
                if node.tag in skip and node is not element:
                    skipped = node
                    continue
                if is_block or node.tag == "br":
                    yield "\n\n" if is_block else "\n"
                if node.text:
                    yield _BLANK.sub(" ", node.text)
        elif skipped is None or node is skipped:
            skipped = None
            if is_block:
                yield "\n\n"
            if node.tail and node is not element:
                yield _BLANK.sub(" ", node.tail)


def innermost(element: HtmlElement, tag: str) -> Iterator[HtmlElement]:
    """Yield the elements named *tag* inside *element* that hold no other of them.

    Links and paragraphs do not nest; where broken markup nests them a thousand deep, reading each
    from outside would take quadratic time.
    """
    for node in element.iter(tag):
        if next(node.iterdescendants(tag), None) is None:
            yield node


def absolute(base: str, link: str | None) -> str | None:
    """Return *link* as an absolute http(s) address seen from *base*, or None if it is none."""
    if (
        not link
        or len(link) > _MAX_ADDRESS
        or link.startswith(("#", "javascript:", "mailto:", "tel:", "data:"))
    ):
        return None
    if (plain := _PLAIN.fullmatch(link)) and (origin := _ORIGIN.match(base)):
        if plain[1]:
            return link
        if "/." not in link:
            return origin[0] + link
    try:
        whole = urljoin(base, link.strip())
        parts = urlsplit(whole)
        hostname = parts.hostname
    except ValueError:
        return None
    return whole if parts.scheme in {"http", "https"} and hostname else None


def words_of(element: HtmlElement) -> str:
    """Return class, id and a few telling attributes of *element* in lower case, for matching."""
    given: Any = element.items()
    told: dict[str, str] = dict(given)
    if not told:
        return ""
    said = [told[name][:MAX_WORDS] for name in _NAMING if told.get(name)]
    return " ".join(said).lower()
