"""Choose the headline of a page among all that the page calls its title.

Agreement counts: each voice adds its weight to the writing that it gives, and the address of the
page is heard, too. Never takes words from the body.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote

from lxml.etree import _Element as HtmlElement

from newswatch.extract.head import MAX_TITLE, Head, Said, without_site
from newswatch.extract.headline_weights import WEIGHTS
from newswatch.extract.jsonld import strings, text_in, title_key
from newswatch.extract.select import select_texts
from newswatch.model import PageRules
from newswatch.urls import host_of

_MIN_KEY = 3
_WORD = re.compile(r"\w+")
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
        return Said(chosen[0][:MAX_TITLE], "rules:headline")
    titles = Titles(head)
    rows = titles.candidates()
    if not rows:
        return None
    scores = {text: sum(WEIGHTS.get(sign, 0) for sign in signs) for text, signs in rows.items()}
    best = max(scores.values())
    # Of equals the one with most words: kickers are often glued on. The first of them stays.
    equals = [text for text, score in scores.items() if score == best]
    text = max(equals, key=lambda text: len(_WORD.findall(text)))
    kind = next((kind for kind, said, _ in titles.voices if said == text), "title")
    return Said(text, _VOICES[kind])


class Titles:
    """All that one page calls its title: ``voices`` are (kind, text, folded text)."""

    def __init__(self, head: Head) -> None:
        stated = text_in(head.article, "headline")[:MAX_TITLE]
        names = (head.meta("og:site_name") or "", *strings(head.article.get("publisher")))
        self._houses = {title_key(name) for name in names if name}
        self._host = title_key(host_of(head.url))
        self._slug = _slug_key(head.url)
        self._whole = {title_key(said) for said in (*head.headings, stated) if said}
        told = (
            ("json_ld", self._bare(stated)),
            ("og", self._bare((head.meta("og:title") or "")[:MAX_TITLE])),
            *(("h1", text) for text in head.headings),
            ("twitter", self._bare((head.meta("twitter:title") or "")[:MAX_TITLE])),
            ("name", self._bare(text_in(head.article, "name")[:MAX_TITLE])),
            ("title", self._bare(head.title)),
        )
        keyed = ((kind, text, title_key(text)) for kind, text in told if text)
        self.voices = [voice for voice in keyed if len(voice[2]) >= _MIN_KEY]

    def candidates(self) -> dict[str, frozenset[str]]:
        """Return each writing that may be the headline with the signs (keys of WEIGHTS) for it."""
        written = {text: key for _, text, key in self.voices}
        cuts: dict[str, set[str]] = {"og": set(), "title": set()}
        for kind, text, _ in self.voices:
            for cut in without_site(text)[1:] if kind in cuts else ():
                key = title_key(cut)
                cuts[kind].add(key)
                if kind == "title" and len(key) >= _MIN_KEY:
                    written.setdefault(cut, key)
        rows = {
            text: frozenset(self._signs(text, key, cuts))
            for text, key in written.items()
            if not _is_cut_off(text, written)
        }
        return {text: rows[text] for text in rows if written[text] not in self._houses} or rows

    def _signs(self, text: str, key: str, cuts: dict[str, set[str]]) -> Iterator[str]:
        """Yield what speaks for *text*: who says it, who says more behind it, the address."""
        for kind, other, other_key in self.voices:
            if other_key == key:
                yield kind
                if other == text and kind == "json_ld":
                    yield "json_ld_writing"
        for kind, keys in cuts.items():
            if key in keys:
                yield f"{kind}_cut"
        if self._slug and self._slug in {
            _ascii_key(text.lower().translate(_SPELT)),
            _ascii_key(text),
        }:
            yield "slug"

    def _bare(self, title: str) -> str:
        """Return *title* without what stands around it: the name of the site, a label.

        Between gaps stands the whole title where a heading or JSON-LD says just that.
        """
        cuts = without_site(title)[1:]
        if not cuts:
            return title
        # "Opinion | Brand wins": a label that stands in front of all that others say.
        behind = title.partition("|")[2].strip()
        if behind and title_key(behind) in self._whole:
            return behind
        for cut in cuts:
            tail = title_key(title[len(cut) :])
            is_site = tail in self._houses or tail in self._host
            if tail and (is_site or title_key(cut) in self._whole):
                return cut
        return title


def _is_cut_off(text: str, others: dict[str, str]) -> bool:
    """Tell whether *text* is the beginning of another title, cut off with dots."""
    if not text.endswith(("…", "...")):
        return False
    start = title_key(text)
    return any(key.startswith(start) and len(key) > len(start) for key in others.values())


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
