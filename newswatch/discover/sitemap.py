"""Read sitemap indexes, sitemaps and news sitemaps, plain or gzipped (sitemaps.org 0.9).

Resolves no entity, loads no DTD and unpacks no more than a bounded number of bytes.
"""

from __future__ import annotations

import re
import zlib
from collections import deque
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice, zip_longest

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
# Addresses in one sitemap, as sitemaps.org bounds them; tags, opening and closing, that leave room
# for each of them in ten languages.
_ADDRESSES, _TAGS = 50_000, 1_500_000
_END = re.compile(rb"</(?:[a-z0-9]{1,20}:)?(?:url|sitemap)\s{0,20}>", re.IGNORECASE)
_NEWS = "/schemas/sitemap-news/"
# In names of sitemaps that hold no stories, as the plug-ins of publishing systems write them.
_SHELVES = (
    "tag", "author", "categor", "user", "image", "video", "taxonom", "page-", "pages", "event",
)  # fmt: skip


def read_sitemap(body: bytes, url: str) -> Listed:
    """Return what the sitemap served at *url* lists, newest first where it states dates.

    An index gives its newest children instead. Raises DiscoverError (not_a_feed, empty, too_large).
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False
    )
    try:
        # With recover=True the parser gives None for bytes without any element.
        root: etree._Element | None = etree.fromstring(
            mended(_shortened(_unpacked(body, url), url)), parser
        )
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DiscoverError(f"is no sitemap: {error}", url=url) from error
    if root is None:
        raise DiscoverError("is no sitemap: it holds no element", url=url)
    name = _local(root)
    if name == "sitemapindex":
        children = _children(root, url)
        if children:
            return Listed(children=children)
        raise DiscoverError(
            "is a sitemap index that names no sitemap but itself", url=url, failure="empty"
        )
    if name != "urlset":
        raise DiscoverError("is no sitemap: neither urlset nor sitemapindex", url=url)
    entries = _entries(root, url)
    if not entries and _is_quiet(root):
        return Listed()
    if not entries:
        raise DiscoverError("is a sitemap without an address", url=url, failure="empty")
    return Listed(entries=entries)


def _unpacked(body: bytes, url: str, layers: int = 2) -> bytes:
    """Return *body* without its gzip; one that breaks off gives what came before."""
    if body[:2] != b"\x1f\x8b":
        return body
    pieces, size, rest = [], 0, body
    # Members one after the other are one file (RFC 1952 2.2); packed twice is a habit of proxies.
    while rest[:2] == b"\x1f\x8b":
        unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        try:
            piece = unpacker.decompress(rest, UNPACKED_LIMIT - size + 1)
        except zlib.error as error:
            raise DiscoverError(f"is no gzip that can be read: {error}", url=url) from error
        pieces.append(piece)
        size += len(piece)
        if size > UNPACKED_LIMIT:
            raise DiscoverError("unpacks to more than 50 MB", url=url, failure="too_large")
        rest = unpacker.unused_data
    text = b"".join(pieces)
    return _unpacked(text, url, layers - 1) if layers > 1 and text[:2] == b"\x1f\x8b" else text


def _shortened(body: bytes, url: str) -> bytes:
    """Return *body* without the addresses between the first and the last 25,000.

    Some systems write the newest first, some last. A million of them took 10 s and 800 MB.
    """
    ends = (match.end() for match in _END.finditer(body))
    first = deque(islice(ends, _ADDRESSES // 2), maxlen=1)
    last = deque(ends, maxlen=_ADDRESSES // 2 + 1)
    if len(last) > _ADDRESSES // 2:
        body = body[: first[0]] + body[last[0] :]
    if body.count(b"<") > _TAGS:
        raise DiscoverError(f"has more than {_TAGS} tags", url=url, failure="too_large")
    return body


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
    if len(found) > 1 and not any(
        w3c_date(texts.get("publication_date")) or w3c_date(texts.get("lastmod")) for texts in found
    ):
        return _from_both_ends(found)

    def told_at(texts: dict[str, str]) -> datetime:
        return sort_key(w3c_date(texts.get("publication_date")) or w3c_date(texts.get("lastmod")))

    return sorted(found, key=told_at, reverse=True)


def _from_both_ends(found: list[dict[str, str]]) -> list[dict[str, str]]:
    """Return entries without any date so that neither end is cut off.

    Some systems write the newest first, some last, and nothing tells which.
    """
    if len(found) <= CHILD_LIMIT:
        return found
    half = (len(found) + 1) // 2
    pairs = zip_longest(found[:half], reversed(found[half:]))
    return [one for pair in pairs for one in pair if one]


def _children(root: etree._Element, url: str) -> tuple[Channel, ...]:
    # Tags and authors change with every story, so by date alone they would crowd its own list out.
    ranked = sorted(_newest(root), key=lambda texts: _rank(texts["loc"]))
    # An index may name 50,000: only those that are looked at are brought into their one form.
    webbed = filter(is_web, (canonicalise(texts["loc"], url) for texts in ranked))
    own = canonicalise(url)
    found = islice((one for one in _once(webbed) if one != own), CHILD_LIMIT)
    return tuple(Channel(kind="sitemap", url=address) for address in found)


def _once(addresses: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for address in addresses:
        if address not in seen:
            seen.add(address)
            yield address


def _rank(address: str) -> int:
    name = (address.partition("://")[2].partition("/")[2] or address).lower()
    return 0 if "news" in name else 2 if any(word in name for word in _SHELVES) else 1


def _is_quiet(root: etree._Element) -> bool:
    """Tell whether an empty sitemap is one of news: of two days, in which there may be none."""
    return any(uri and _NEWS in uri for uri in root.nsmap.values())


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
