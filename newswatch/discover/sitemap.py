"""Read sitemap indexes, sitemaps and news sitemaps, plain or gzipped (sitemaps.org 0.9).

Resolves no entity, loads no DTD and unpacks no more than a bounded number of bytes.
"""

from __future__ import annotations

import zlib
from datetime import datetime

from lxml import etree

from newswatch.discover.lists import ENTRY_LIMIT, Listed, is_web, once, sort_key, w3c_date
from newswatch.discover.mend import mended
from newswatch.errors import DiscoverError
from newswatch.hashes import settled, signal_hash
from newswatch.model import Channel, Entry
from newswatch.urls import canonicalise

# sitemaps.org allows 50 MB unpacked; a monitor reads far smaller ones, and a bomb stops here.
UNPACKED_LIMIT = 50 * 1024 * 1024
# Archives list a sitemap a month; only the newest can hold news.
CHILD_LIMIT = 5


def read_sitemap(body: bytes, url: str) -> Listed:
    """Return what the sitemap served at *url* lists, newest first where it states dates.

    An index gives its newest children instead. Raises DiscoverError (not_a_feed, empty, too_large).
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False
    )
    try:
        # With recover=True the parser gives None for bytes without any element.
        root: etree._Element | None = etree.fromstring(mended(_unpacked(body, url)), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DiscoverError(f"is no sitemap: {error}", url=url) from error
    if root is None:
        raise DiscoverError("is no sitemap: it holds no element", url=url)
    name = _local(root)
    if name == "sitemapindex":
        children = _children(root, url)
        if children:
            return Listed(children=children)
        raise DiscoverError("is a sitemap index that names no sitemap", url=url, failure="empty")
    if name != "urlset":
        raise DiscoverError("is no sitemap: neither urlset nor sitemapindex", url=url)
    entries = _entries(root, url)
    if not entries:
        raise DiscoverError("is a sitemap without an address", url=url, failure="empty")
    return Listed(entries=entries)


def _unpacked(body: bytes, url: str) -> bytes:
    if body[:2] != b"\x1f\x8b":
        return body
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        text = unpacker.decompress(body, UNPACKED_LIMIT)
    except zlib.error as error:
        raise DiscoverError(f"is no gzip that can be read: {error}", url=url) from error
    if unpacker.unconsumed_tail:
        raise DiscoverError("unpacks to more than 50 MB", url=url, failure="too_large")
    return text


def _local(node: etree._Element) -> str:
    # A comment's tag is a function: its text matches no name. An undeclared prefix stays a prefix.
    return str(node.tag).rpartition("}")[2].rpartition(":")[2]


def _texts(node: etree._Element) -> dict[str, str]:
    """Return the texts of a <url> or <sitemap> and those of its <news:news>, the first of each.

    Other extensions are left out: the title of an <image:image> is not that of the story.
    """
    texts: dict[str, str] = {}
    for part in node:
        for told in part if _local(part) == "news" else (part,):
            # A comment within splits the text: what follows it is its tail.
            text = (told.text or "") + "".join(inner.tail or "" for inner in told)
            texts.setdefault(_local(told), text.strip())
    return texts


def _newest(root: etree._Element) -> list[dict[str, str]]:
    """Return the texts of the entries that name an address, newest first.

    Stable: where no dates are stated the order of the document stays.
    """
    found = [texts for node in root if (texts := _texts(node)).get("loc")]

    def told_at(texts: dict[str, str]) -> datetime:
        return sort_key(w3c_date(texts.get("publication_date")) or w3c_date(texts.get("lastmod")))

    return sorted(found, key=told_at, reverse=True)


def _children(root: etree._Element, url: str) -> tuple[Channel, ...]:
    addresses = dict.fromkeys(canonicalise(texts["loc"], url) for texts in _newest(root))
    webbed = [address for address in addresses if is_web(address)]
    return tuple(Channel(kind="sitemap", url=address) for address in webbed[:CHILD_LIMIT])


def _entries(root: etree._Element, url: str) -> tuple[Entry, ...]:
    found = []
    for position, texts in enumerate(_newest(root)[:ENTRY_LIMIT]):
        title = settled(texts.get("title", "")) or None
        modified = w3c_date(texts.get("lastmod"))
        entry = Entry(
            url=canonicalise(texts["loc"], url),
            title=title,
            published=w3c_date(texts.get("publication_date")),
            modified=modified,
            position=position,
            signal=signal_hash(title, modified),
        )
        if is_web(entry.url):
            found.append(entry)
    return once(found)
