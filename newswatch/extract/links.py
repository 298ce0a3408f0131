"""Tell the links of a page apart: in the body, to a tag, to an author; related ones are `boxes`'.

Keeps addresses absolute and each pair of address and role once; links of menus are nobody's.
"""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from newswatch.extract.tree import BLOCKS, absolute, innermost, paragraphs_of, text_of, words_of
from newswatch.model import Link

_TAG_PATH = re.compile(r"/(?:tags?|topics?|keywords?|thema|label)/", re.IGNORECASE)
_TAG_BOX = re.compile(r"(?:^|[^a-z])(?:tag|topic|keyword|categor)")
_MAX_LINKS, _MAX_TEXT, _LEVELS = 500, 300, 4


def named_links(tree: HtmlElement, url: str, authors: tuple[str, ...]) -> list[Link]:
    """Return the links to tags and to authors, each address once a role, in page order."""
    names = {name.casefold() for name in authors}
    found: dict[tuple[str, str], Link] = {}
    for link in innermost(tree, "a"):
        text = text_of(link)
        role = _role(link, text.casefold() in names) if 0 < len(text) <= _MAX_TEXT else None
        address = absolute(url, link.get("href")) if role else None
        if role and address and len(found) < _MAX_LINKS:
            found.setdefault((role, address), Link(url=address, text=text, role=role))
    return list(found.values())


def _role(link: HtmlElement, is_author: bool) -> str | None:
    """Return "tag", "author" or None."""
    kinds = (link.get("rel") or "").lower().split()
    if is_author:
        return "author"
    if "tag" in kinds:
        return "tag"
    if _TAG_PATH.search(link.get("href") or ""):
        near = [link, *link.iterancestors()][:_LEVELS]
        return "tag" if any(_TAG_BOX.search(words_of(node)) for node in near) else None
    return None


def body_links(tree: HtmlElement, url: str, paragraphs: list[str]) -> list[Link]:
    """Return the links that stand in one of *paragraphs*, each address once, in page order."""
    kept = set(paragraphs)
    known: dict[HtmlElement, bool] = {}
    found: dict[str, Link] = {}
    for link in innermost(tree, "a"):
        if len(found) >= _MAX_LINKS:
            break
        block = next(node for node in link.iterancestors() if node.tag in BLOCKS)
        if block not in known:
            known[block] = any(line in kept for line in paragraphs_of(block))
        if (
            known[block]
            and (address := absolute(url, link.get("href")))
            and (text := text_of(link))
        ):
            found.setdefault(address, Link(url=address, text=text[:_MAX_TEXT], role="in_body"))
    return list(found.values())
