"""Choose the headline of a page among all that the page calls its title.

Agreement counts: each voice adds its weight to the writing that it gives, and the address of the
page is heard, too. Never takes words from the body.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote

from lxml.html import HtmlElement

from newswatch.extract.head import Head, Said, without_site
from newswatch.extract.headline_weights import WEIGHTS
from newswatch.extract.jsonld import strings, text_in, title_key
from newswatch.extract.select import select_texts
from newswatch.model import PageRules
from newswatch.urls import host_of

_MIN_KEY = 3
_WORD = re.compile(r"\w+")
# "Five questions for the head of…": a title that a field of limited length has cut.
_CUT_OFF = re.compile(r"\s?(?:…|\.\.\.)$")
_SLUG_GAP = re.compile(r"[-_+ ]+")
_EXTENSION = re.compile(r"\.\w{2,5}$")
# "article24075843", "b1155186": the number of the story, not a word of its title.
_NUMBERED = re.compile(r"(?=[a-z]*\d)[a-z\d]{5,}")
_MIN_SLUG_WORDS = 3
# How German and Danish letters are spelt in addresses; others lose their accents.
_SPELT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "o", "ı": "i"})
_VOICES = {
    "json_ld": "json-ld:headline", "og": "meta:og:title", "h1": "h1", "title": "title",
    "twitter": "meta:twitter:title", "name": "json-ld:name",
}  # fmt: skip


def find_headline(tree: HtmlElement, head: Head, rules: PageRules) -> Said | None:
    """Return the headline of the page and the voice that wrote it so, or None."""
    if rules.headline and (chosen := select_texts(tree, rules.headline)):
        return Said(chosen[0], "rules:headline")
    rows = candidates(head)
    if not rows:
        return None
    scores = {text: sum(WEIGHTS.get(sign, 0) for sign in signs) for text, signs in rows.items()}
    best = max(scores.values())
    # Of equals the one with most words: kickers are often glued on. The first of them stays.
    chosen_text = max(
        (text for text, score in scores.items() if score == best),
        key=lambda text: len(_WORD.findall(text)),
    )
    kind = next((kind for kind, text in _voices(head) if text == chosen_text), "title")
    return Said(chosen_text, _VOICES[kind])


def candidates(head: Head) -> dict[str, frozenset[str]]:
    """Return each writing that may be the headline with the signs (keys of WEIGHTS) for it."""
    voices = [(kind, text, title_key(text)) for kind, text in _voices(head)]
    voices = [voice for voice in voices if len(voice[2]) >= _MIN_KEY]
    cuts = {
        (kind, title_key(cut))
        for kind, text, _ in voices
        if kind != "h1"
        for cut in without_site(text)[1:]
    }
    written = {text: key for _, text, key in voices}
    for kind, text, _ in voices:
        if kind == "title":
            written |= {cut: title_key(cut) for cut in without_site(text)[1:]}
    slug = _slug_key(head.url)
    rows = {
        text: frozenset(_signs(text, key, voices, cuts, slug))
        for text, key in written.items()
        if len(key) >= _MIN_KEY and not _is_cut_off(text, written)
    }
    houses = _houses(head)
    return {text: signs for text, signs in rows.items() if title_key(text) not in houses} or rows


def _signs(
    text: str,
    key: str,
    voices: list[tuple[str, str, str]],
    cuts: set[tuple[str, str]],
    slug: str,
) -> Iterator[str]:
    """Yield what speaks for *text*: who says it, who says it with more behind, the address."""
    for kind, other, other_key in voices:
        if other_key == key:
            yield kind
            if other == text and kind == "json_ld":
                yield "json_ld_writing"
    for kind in ("og", "title"):
        if (kind, key) in cuts:
            yield f"{kind}_cut"
    if slug and slug in (_ascii_key(text.lower().translate(_SPELT)), _ascii_key(text)):
        yield "slug"


def _voices(head: Head) -> Iterator[tuple[str, str]]:
    """Yield (kind, text) for every title of the page, most trusted first."""
    if stated := head.stated("headline"):
        yield "json_ld", _bare(stated.text, head)
    yield "og", _bare(head.meta("og:title"), head)
    for text in head.headings:
        yield "h1", text
    yield "twitter", _bare(head.meta("twitter:title"), head)
    if stated := head.stated("name"):
        yield "name", _bare(stated.text, head)
    yield "title", _bare(head.title, head)


def _is_cut_off(text: str, others: dict[str, str]) -> bool:
    """Tell whether *text* is the beginning of another title, cut off with dots."""
    if not _CUT_OFF.search(text):
        return False
    start = title_key(_CUT_OFF.sub("", text))
    return any(key.startswith(start) and len(key) > len(start) for key in others.values())


def _houses(head: Head) -> set[str]:
    """Return the folded names of the site, none of which is a headline."""
    names = (head.meta("og:site_name") or "", *strings(head.article.get("publisher")))
    return {title_key(name) for name in names if name}


def _bare(title: str | None, head: Head) -> str:
    """Return *title* without what follows it: the name of the site, or what only it has.

    What stands in front of the gap is the whole title where a heading or JSON-LD says just that.
    """
    cuts = without_site(title or "")[1:]
    if not title or not cuts:
        return title or ""
    known, host = _houses(head), title_key(host_of(head.url))
    whole = {title_key(said) for said in (*head.headings, text_in(head.article, "headline"))}
    for cut in cuts:
        tail = title_key(title[len(cut) :])
        if tail and (tail in known or tail in host or title_key(cut) in whole):
            return cut
    return title


def _slug_key(url: str) -> str:
    """Return the words of the address, folded, where it is made of the words of a title.

    >>> _slug_key("https://www.example.com/news/brand-wins-big-12345.html")
    'brandwinsbig'
    """
    parts = unquote(url.partition("?")[0].partition("#")[0]).lower().split("/")[3:]
    words = max((_SLUG_GAP.split(_EXTENSION.sub("", part)) for part in parts), key=len, default=[])
    words = [word for word in words if word and not _NUMBERED.fullmatch(word)]
    return _ascii_key(" ".join(words)) if len(words) >= _MIN_SLUG_WORDS else ""


def _ascii_key(text: str) -> str:
    """Return the unaccented letters and digits of *text* in lower case."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return title_key(text)
