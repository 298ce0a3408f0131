"""Tell by an address, by where it led and by what was read there whether it is a story of a source.

Gives the reason in words where it is not. Fetches nothing, and leaves what a source declares of its
own stories (``article_url``) to the spider, which hands it in.
"""

from __future__ import annotations

import re
from itertools import pairwise
from urllib.parse import unquote, urlsplit

from newswatch.discover.excuses import excuse_of
from newswatch.urls import is_same_site

_FILES = re.compile(
    r"\.(?:jpe?g|png|gif|webp|avif|svg|ico|css|js|json|xml|rss|atom|pdf|docx?|xlsx?|pptx?|zip|gz"
    r"|mp[34]|m4[av]|mov|avi|webm|ogg|wav|woff2?|ttf|ics|apk|exe)$",
    re.IGNORECASE,
)
# First parts of paths that hold lists, people and doors at nearly every outlet; the last part alone
# may be a story's slug ("tag-of-the-year").
_SHELVES = re.compile(
    r"/(?:tags?|topics?|categor(?:y|ies)|authors?|contributors?|search|archives?|login|sign-?in"
    r"|register|account|cart|checkout|wp-(?:admin|login|json|content|includes)|cdn-cgi|feeds?|rss"
    r"|newsletters?/(?:sign-?up|subscribe))(?:/|$)"
)
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LITTLE = 60  # words: less than any brief
_LETTERS = re.compile(r"[^\W\d_]{4,40}")
_TELLING = 3  # words of a title without which it says too little to be missed
_PAGE_OF_LIST = re.compile(r"/page/\d{1,6}/?$")


def why_not_by_address(
    url: str,
    home: str,
    twins: tuple[str, ...] = (),
    *,
    article_url: str = r"^/.",
    not_article_url: str | None = None,
) -> str | None:
    """Return why *url* holds no story of the source at *home*, judged before fetching, or None.

    What the source declares goes first: a pattern of its own for stories is believed, and only a
    source that leaves it open is helped by what addresses mostly mean.
    """
    if not is_same_site(url, home, twins):
        return "leads to another site"
    path = urlsplit(url).path or "/"
    if not_article_url and re.search(not_article_url, path):
        return "fits not_article_url of the spider"
    if not re.search(article_url, path):
        return "does not fit article_url of the spider"
    if _FILES.search(path):
        return "is a file by its ending"
    is_open = article_url == r"^/."
    if is_open and (_SHELVES.match(unquote(path).lower()) or _PAGE_OF_LIST.search(path)):
        return "is a list or a door by its path"
    return None


def why_led_away(asked: str, final: str, kind: str, *, is_story: bool) -> str | None:
    """Return why the page that a redirect led to is not the story that was asked for, or None.

    Sites answer for a story that is gone with their front page or the section it stood in, and 200.
    *is_story* tells whether the address it led to may be a story's, *kind* what the page is.
    """
    before, after = urlsplit(asked).path.rstrip("/"), urlsplit(final).path.rstrip("/")
    if is_story or before == after:
        return None
    if not after:
        return "leads to the front page"
    if before.startswith(f"{after}/"):
        return "leads to the section that it stood in"
    return "leads to a list" if kind == "listing" else None


def why_not_by_page(kind: str, headline: str, body: str, told: str | None = None) -> str | None:
    """Return why a page that was read is no story, or None; *told* is its channel's title for it.

    Pages with next to no text of their own are judged: one that calls itself a list is believed,
    and one that has not a word of what its channel calls it stands there in place of the story.
    """
    words = _words(body)
    if words >= _LITTLE:
        return None
    if kind == "listing":
        return f"calls itself a list, and has {words} words of its own"
    if _is_missed(told or "", f"{headline} {body}"):
        return f"has {words} words, and none of what its channel calls it"
    return None


def why_stands_in(headline: str, body: str) -> tuple[str, str] | None:
    """Return failure word and reason for a page that says that there is none, whatever its status.

    It has such a title and next to no text: a story about broken pages has some.
    """
    words = _words(body)
    word = excuse_of(headline) if words < _LITTLE else None
    return (word, f"is titled {headline[:80]!r}, and has {words} words") if word else None


def _words(body: str) -> int:
    return len(body.split()) + len(_EAST_ASIAN.findall(body)) // 2


def _is_missed(told: str, page: str) -> bool:
    """Tell whether *told* says something, and *page* not a word of it; pairs of signs are words."""
    told, page = told.casefold()[:300], page.casefold()
    signs = _EAST_ASIAN.findall(told)
    pairs = {one + two for one, two in pairwise(signs) if one + two in told}
    words = {*_LETTERS.findall(_EAST_ASIAN.sub(" ", told)), *pairs}
    return len(words) >= _TELLING and not any(word in page for word in words)
