"""Find the standfirst: the lines between headline and text that sum the story up.

Only what is visible on the page counts: a meta description that nobody sees is no part of the
story. Writers of templates keep it outside the element that holds the body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from newswatch.extract.head import Head
from newswatch.extract.jsonld import strings, title_key
from newswatch.extract.tree import BLOCKS, text_of, words_of

_NAMED = re.compile(
    r"(?:^|[^a-z])(?:stand-?first|dek|deck|sub-?(?:title|head(?:line|ing)?|deck)|lede?|lead|intro"
    r"(?:duction)?|summary|excerpt|strap-?line|abstract|tagline|chapo|vorspann|entradilla|bajada"
    r"|sommario|ingress|article-?description)(?:[^a-z]|$|text|para)"
)
_DATED = re.compile(
    r"(?:19|20)\d\d,?\s?(?:\d\d?:\d\d|updated)|^(?:by|updated|published)\b", re.IGNORECASE
)
_ELSEWHERE = frozenset({"nav", "footer", "aside", "figure", "figcaption", "li", "a"})
_TAGS = ("p", "h2", "h3", "h4", "div", "span", "strong", "section", "header")
_MIN_CHARS, _MAX_CHARS, _MIN_PREFIX = 40, 700, 40
# How many elements after the h1 its standfirst may stand at most.
_REACH = 80


def find_standfirst(tree: HtmlElement, head: Head) -> list[str]:
    """Return the lines of the standfirst of the page *tree*, mostly one or none."""
    summaries = {title_key(said) for said in _summaries(head)}
    summaries = {key for key in summaries if len(key) >= _MIN_CHARS}
    for element, is_near in _candidates(tree):
        text = element.text_content()
        if not _MIN_CHARS <= len(text) <= _MAX_CHARS * 2:
            continue
        text = text_of(element)
        if not _MIN_CHARS <= len(text) <= _MAX_CHARS:
            continue
        if _says_one_of(title_key(text), summaries):
            return [text]
        if (
            is_near
            and not _DATED.search(text)
            and _NAMED.search(words_of(element))
            and not _stands_elsewhere(element)
        ):
            return [text]
    return []


def _summaries(head: Head) -> Iterator[str]:
    yield from strings(head.article.get("description"))
    for name in ("og:description", "description", "twitter:description"):
        yield from head.metas.get(name, [])


def _candidates(tree: HtmlElement) -> Iterator[tuple[HtmlElement, bool]]:
    """Yield the elements that may hold a standfirst, and whether they follow the h1 closely."""
    since: int | None = None
    for element in tree.iter():
        if element.tag == "h1":
            since = 0
        elif since is not None:
            since += 1
        if element.tag in _TAGS and all(child.tag not in BLOCKS for child in element):
            yield element, since is not None and since <= _REACH


def _says_one_of(key: str, summaries: set[str]) -> bool:
    """Tell whether *key* is one of *summaries*, or one of them is the cut beginning of it."""
    return key in summaries or any(
        len(said) >= _MIN_PREFIX and key.startswith(said) for said in summaries
    )


def _stands_elsewhere(element: HtmlElement) -> bool:
    return any(node.tag in _ELSEWHERE for node in (element, *element.iterancestors()))


def with_standfirst(paragraphs: list[str], lines: list[str], headline: str) -> list[str]:
    """Return *paragraphs* with those of *lines* in front that they do not hold yet."""
    said = title_key(" ".join(paragraphs)) if lines else ""
    known = title_key(headline)
    missing = [line for line in lines if (key := title_key(line)) not in said and key != known]
    return [*missing, *paragraphs]
