"""Choose the headline of a page among all that the page calls its title.

Agreement counts: a headline that several voices give is believed before one that a single voice
gives. Never takes words from the body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from newswatch.extract.head import Head, without_site
from newswatch.extract.jsonld import strings, text_in, title_key
from newswatch.extract.select import select_texts
from newswatch.model import PageRules
from newswatch.urls import host_of

# How much a voice is worth. JSON-LD and h1 are written for readers of the story; og: and twitter:
# are often worded for sharing, and one is mostly a copy of the other; <title> for search engines.
_WEIGHTS = {"json_ld": 10, "h1": 9, "og": 8, "twitter": 3, "title": 6, "name": 2}
_MIN_KEY = 3
_WORD = re.compile(r"\w+")


def find_headline(tree: HtmlElement, head: Head, rules: PageRules) -> str:
    """Return the headline of the page, or an empty text."""
    if rules.headline and (chosen := select_texts(tree, rules.headline)):
        return chosen[0]
    voices = [(kind, said) for kind, said in _voices(head) if len(title_key(said)) >= _MIN_KEY]
    if not voices:
        return ""
    scores = {said: _score(said, voices) for _, said in voices}
    # The first of the best stays: voices come in the order in which they are believed.
    best = max(scores, key=lambda said: scores[said])
    # Of writings with the same letters the one with most words: kickers are often glued on.
    same = [said for said in scores if scores[said] == scores[best] and _is_same(said, best)]
    return max(same, key=lambda said: len(_WORD.findall(said)))


def _is_same(said: str, other: str) -> bool:
    return title_key(said) == title_key(other)


def _voices(head: Head) -> Iterator[tuple[str, str]]:
    """Yield (kind, text) for every title of the page, most trusted first."""
    yield "json_ld", text_in(head.article, "headline")
    for text in head.headings:
        yield "h1", text
    yield "og", _bare(head.meta("og:title"), head)
    yield "twitter", _bare(head.meta("twitter:title"), head)
    yield "name", text_in(head.article, "name")
    yield "title", _bare(head.title, head)
    for text in without_site(head.title):
        yield "title", text


def _bare(title: str | None, head: Head) -> str:
    """Return *title* without what follows it, where that is the name of the site."""
    names = (head.meta("og:site_name") or "", *strings(head.article.get("publisher")))
    known = {title_key(name) for name in names}
    host = title_key(host_of(head.url))
    for cut in without_site(title or "")[1:]:
        tail = title_key((title or "")[len(cut) :])
        if tail and (tail in known or tail in host):
            return cut
    return title or ""


def _score(said: str, voices: list[tuple[str, str]]) -> float:
    """Return how many kinds of voice, by weight, say *said*, alone or with a site's name behind it.

    The same letters count in full, the very same writing a little more.
    """
    key = title_key(said)
    heard: dict[str, float] = {}
    for kind, other in voices:
        worth = 0.0
        if title_key(other) == key:
            worth = _WEIGHTS[kind] + (0.5 if other == said else 0.0)
        elif kind != "h1" and any(title_key(cut) == key for cut in without_site(other)[1:]):
            worth = _WEIGHTS[kind] * 0.9
        heard[kind] = max(worth, heard.get(kind, 0.0))
    return sum(heard.values())
