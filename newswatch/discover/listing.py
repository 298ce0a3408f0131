"""Read a section page: the links that a source declares as its stories, and the next page.

Order means nothing here and dates are left to the stories themselves; follows no link.
"""

from __future__ import annotations

from cssselect import SelectorError
from parsel import Selector
from w3lib.encoding import html_to_unicode

from newswatch.discover.lists import ENTRY_LIMIT, Listed, is_web, refuse_overgrown
from newswatch.errors import DiscoverError
from newswatch.hashes import settled, signal_hash
from newswatch.markup import defused
from newswatch.model import Channel, Entry
from newswatch.urls import canonicalise

_LINKS = "h1 a, h2 a, h3 a, h4 a, article a"
_LINKS_LIMIT = 2 * ENTRY_LIMIT  # a story is often linked twice


def read_listing(channel: Channel, body: bytes, url: str, *, page: int = 1) -> Listed:
    """Return the stories that the page lists, each once, and the next page's address or None.

    ``channel.links`` is a CSS selector of <a> elements (default: links within headings and
    articles); ``channel.next_page`` a CSS selector of the link, or a pattern with ``{page}``.
    Raises DiscoverError (empty, too_large) where no link fits or the page is no honest one.
    """
    if not body.strip():
        raise DiscoverError("is an empty page", url=url, failure="empty")
    refuse_overgrown(body, url)
    _, text = html_to_unicode(None, body)
    tree = Selector(text=defused(text), type="html")
    base = canonicalise(tree.css("base::attr(href)").get(""), url)
    base = base if is_web(base) else url
    titles: dict[str, str] = {}
    for link in _css(tree, channel.links or _LINKS, url)[:_LINKS_LIMIT]:
        address, text = _address(link, base, url), settled(" ".join(link.css("::text").getall()))
        # A story is often linked twice, by picture and by headline: the longer text is the title.
        if address and len(text) >= len(titles.get(address, "")):
            titles[address] = text
    if not titles:
        raise DiscoverError(
            f"lists no story: nothing fits {channel.links or _LINKS!r}", url=url, failure="empty"
        )
    entries = tuple(
        Entry(url=address, title=title or None, position=position, signal=signal_hash(title))
        for position, (address, title) in enumerate([*titles.items()][:ENTRY_LIMIT])
    )
    return Listed(entries=entries, next_page=_next(channel, tree, base, url, page))


def _css(tree: Selector, wanted: str, url: str) -> list[Selector]:
    """Return the elements that a source's selector picks, or say that it is none."""
    try:
        found = tree.css(wanted)
    except (SelectorError, ValueError) as error:
        raise DiscoverError(f"cannot be read by {wanted!r}: {error}", url=url) from error
    if any(isinstance(node.root, str) for node in found):
        raise DiscoverError(f"cannot be read by {wanted!r}: pick elements, not texts", url=url)
    return found


def _address(link: Selector, base: str, url: str) -> str | None:
    """Return where *link* leads, or None where that is nowhere, this page or not the web."""
    href = link.attrib.get("href", "").strip()
    address = canonicalise(href, base)
    return address if href and is_web(address) and address != canonicalise(url) else None


def _next(channel: Channel, tree: Selector, base: str, url: str, page: int) -> str | None:
    if not channel.next_page or page >= channel.pages:
        return None
    if "{page}" in channel.next_page:
        return canonicalise(channel.next_page.replace("{page}", str(page + 1)), url)
    links = _css(tree, channel.next_page, url)
    return _address(links[0], base, url) if links else None
