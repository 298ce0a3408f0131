"""Read an article from text that somebody copied out of a browser.

Knows lines and their order only: which line is headline, body, related title or the page's tail.
Addresses are lost in such a copy, so related links have none.
"""

from __future__ import annotations

import re

from newswatch.errors import ExtractError
from newswatch.extract.charset import MAX_CHARS, printable
from newswatch.extract.jsonld import title_key
from newswatch.extract.moment import rfc3339
from newswatch.extract.tree import squash
from newswatch.extract.words import RELATED_HEADING
from newswatch.model import Article, Link
from newswatch.urls import canonicalise

_SHARE = re.compile(r"share (?:on|this(?: article| story)?)\s?:?|share", re.IGNORECASE)
_TAIL = re.compile(
    r"follow us on\b.*|free newsletter|subscribe now.*|sign up (?:to|for)\b.*|tags?:?|comments?:?"
    r"|most read|just published|leave a (?:comment|reply).*",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"don[’'`]?t miss\s?:\s?(.{1,300})", re.IGNORECASE)
_BYLINE = re.compile(r"[Bb][Yy]\s+([A-Z][^.!?]{2,80})")
_END = re.compile(r"[.!?…。！？\"”»)\]:;,]$")
_HEAD_LINES, _MAX_TITLE, _MAX_META, _MIN_TITLE = 12, 250, 60, 12


def extract_text(text: str, url: str = "") -> Article:
    """Return the article in the copied *text*; *url* says where it came from, where that is known.

    Raises ExtractError "empty" for text without words, "no_article" for a headline without body.
    """
    lines = [line for raw in printable(text[:MAX_CHARS]).splitlines() if (line := squash(raw))]
    if not lines:
        raise ExtractError("the text is empty", url=url, failure="empty")
    start, headline = _headline(lines)
    body, related = _body(lines[start:])
    authors, published, raw, body = _byline(body)
    if not body:
        raise ExtractError("the text holds no more than a headline", url=url)
    return Article(
        url=url,
        canonical_url=canonicalise(url) if url else "",
        headline=headline,
        body="\n\n".join(body),
        authors=authors,
        published=published,
        published_raw=raw,
        links=tuple(Link(url=None, text=title, role="related") for title in related),
    )


def _headline(lines: list[str]) -> tuple[int, str]:
    """Return where the body begins, and the headline that stands before it.

    Above the headline may stand banners; the headline itself often comes twice (the text of the
    lead image, then the h1). ``share on`` ends the head of a page.
    """
    head = lines[:_HEAD_LINES]
    shares = [place for place, line in enumerate(head) if _SHARE.fullmatch(line)]
    end = shares[0] if shares and shares[0] > 0 else None
    keys = [title_key(line) for line in head]
    for place, key in enumerate(keys[:end]):
        if key and key in keys[place + 1 : end]:
            last = max(at for at, other in enumerate(keys[:end]) if other == key)
            return (end if end is not None else last) + 1, lines[place]
    if end is not None:
        return end + 1, lines[end - 1]
    return 1, lines[0]


def _body(lines: list[str]) -> tuple[list[str], list[str]]:
    """Return the paragraphs, and the titles of related stories, of what follows the head."""
    body: list[str] = []
    related: list[str] = []
    in_related = False
    for line in lines:
        if _TAIL.fullmatch(line):
            break
        if _SHARE.fullmatch(line):
            if not in_related:
                related += _bare_titles(body)
            break
        if found := _LABELLED.fullmatch(line):
            related.append(found[1])
        elif RELATED_HEADING.fullmatch(line):
            in_related = True
        elif in_related:
            related.append(line)
        else:
            body.append(line)
    return body, related


def _bare_titles(body: list[str]) -> list[str]:
    """Take the lines off the end of *body* that read like titles: no full stop, not long.

    Some pages list related stories under the last paragraph without a heading, before ``share on``.
    """
    titles: list[str] = []
    while len(body) > 1 and _MIN_TITLE <= len(body[-1]) <= _MAX_TITLE and not _END.search(body[-1]):
        titles.insert(0, body.pop())
    return titles


def _byline(
    body: list[str],
) -> tuple[tuple[str, ...], str | None, str | None, list[str]]:
    """Return (authors, published, its words, the rest) from the first lines of *body*."""
    authors: tuple[str, ...] = ()
    published = raw = None
    rest = list(body)
    while rest and len(rest[0]) <= _MAX_META:
        if not authors and (found := _BYLINE.fullmatch(rest[0])):
            authors = (found[1],)
        elif published is None and (published := rfc3339(rest[0])) and not _END.search(rest[0]):
            raw = rest[0]
        else:
            published = published if raw else None
            break
        rest.pop(0)
    return authors, published, raw, rest
