"""Find where an outlet lists its stories, and tell when a channel of it has died.

From its home page and its robots.txt: feeds first, then sitemaps, the home page itself at last.
Asks for nothing; whether what is found lists stories shows when it is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from parsel import Selector
from w3lib.encoding import html_to_unicode

from newswatch.discover.lists import TAG_LIMIT, is_web
from newswatch.markup import defused
from newswatch.model import Channel
from newswatch.urls import canonicalise

# As many as are worth trying, one after the other; the best come first.
FOUND_LIMIT = 6
# Looks in a row: of a failure that passes by itself, and of one that says the channel is not there.
# One 404 is a slip of the site; a second is not.
_PASSING_LOOKS, _LASTING_LOOKS = 4, 2
_LASTING = frozenset(
    {"gone", "not_a_feed", "empty", "forbidden", "redirect", "client_error", "challenge", "robots"}
    | {"refused", "tls", "not_modified", "too_large"}
)
_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json")
# Feeds that are no list of an outlet's stories.
_NOT_STORIES = ("comment", "podcast", "/author/", "/tag/", "oembed", "wp-json")
_FEED_ENDS = ("/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/feed.json")
# Where publishing systems put them by themselves, for pages that name none.
_USUAL = (("feed", "/feed"), ("feed", "/rss"), ("sitemap", "/sitemap.xml"))
_ANCHORS = 2000  # of a home page that are looked at


def is_dead(failure: str | None, failures: int, *, ever_answered: bool) -> bool:
    """Tell whether a channel is given up for another, after *failures* looks in a row.

    One that never answered is dead at its first failure: it was only a guess.
    """
    if failure is None:
        return False
    if not ever_answered:
        return True
    return failures >= (_LASTING_LOOKS if failure in _LASTING else _PASSING_LOOKS)


def find_channels(body: bytes, url: str, sitemaps: Iterable[str] = ()) -> tuple[Channel, ...]:
    """Return the channels that the home page *body*, served at *url*, and its robots.txt name.

    *sitemaps* are the Sitemap lines of robots.txt. Where neither names any, the usual places are
    worth a try. The page itself, as a listing, comes last.
    """
    _, text = html_to_unicode(None, body if body.count(b"<") <= TAG_LIMIT else b"")
    tree = Selector(text=defused(text) or "<html></html>", type="html")
    base = canonicalise(tree.css("base::attr(href)").get(""), url)
    feeds = dict.fromkeys((*_declared(tree, base), *_linked(tree, base)))
    maps = dict.fromkeys(canonicalise(address, url) for address in sitemaps)
    # News sitemaps list two days with dates; the others all that ever was.
    ranked = sorted(maps, key=lambda address: "news" not in address)
    found = [Channel(kind="feed", url=address) for address in feeds if is_web(address)]
    found += [Channel(kind="sitemap", url=address) for address in ranked if is_web(address)]
    found = found[: FOUND_LIMIT - 1] or [*usual_channels(url)]
    return (*found, Channel(kind="listing", url=canonicalise(url)))


def usual_channels(url: str) -> tuple[Channel, ...]:
    """Return where the site of *url* may list its stories though its home page does not tell."""
    return tuple(Channel(kind=kind, url=canonicalise(path, url)) for kind, path in _USUAL)


def _declared(tree: Selector, base: str) -> Iterator[str]:
    """Give the feeds that the page's head declares (RSS autodiscovery), the outlet's own first."""
    for link in tree.css("link[rel~='alternate'][href]"):
        kind = link.attrib.get("type", "").partition(";")[0].strip().lower()
        address = canonicalise(link.attrib["href"], base)
        told = f"{address} {link.attrib.get('title', '')}".lower()
        if kind in _FEED_TYPES and not any(word in told for word in _NOT_STORIES):
            yield address


def _linked(tree: Selector, base: str) -> Iterator[str]:
    """Give the links whose address ends as those of feeds do."""
    for href in tree.css("a::attr(href)").getall()[:_ANCHORS]:
        address = canonicalise(href, base)
        path = address.partition("?")[0].rstrip("/").lower()
        if path.endswith(_FEED_ENDS) and not any(word in path for word in _NOT_STORIES):
            yield address
