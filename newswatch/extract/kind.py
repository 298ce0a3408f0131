"""Tell what kind of page a story stands on: news, opinion, round-up, partner content and so on.

Believes types first, then the address, the section, labels beside the headline and the headline's
own first words; a page that says nothing is news. Never reads the body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import unquote

from lxml.etree import _Element as HtmlElement

from newswatch.extract.head import Head, Said
from newswatch.extract.jsonld import Node, kinds, strings, title_key
from newswatch.extract.lines import following, line_of
from newswatch.extract.tree import squash

NEWS, LIVE_BLOG = "news", "live_blog"
_TYPES = {
    "LiveBlogPosting": LIVE_BLOG, "OpinionNewsArticle": "opinion",
    "AdvertiserContentArticle": "partner",
}  # fmt: skip
# Types of a whole page that holds no article.
_PAGES = {
    "CollectionPage": "listing", "ItemList": "listing", "ProfilePage": "listing",
    "SearchResultsPage": "listing", "VideoObject": "video",
}  # fmt: skip
_OPINION = (
    r"opinions?|op-?eds?|commentary|commentisfree|kommentare?|meinung|columns?|columnists?|kolumnen?"
    r"|editorials?|viewpoints?|perspectives?|tribunes?|opinie|columnas?|opini[oó]n|colunas?"
    r"|colunistas?|opini[aã]o|leder|ledare|guest-?(?:column|post)s?|chroniques?|commenti|opini"
    r"|評論|评论|社論|社评|観点|社説|오피니언|사설|칼럼|राय"
)
_PARTNER = (
    r"sponsored(?:-by|-?(?:content|post|article|stories))?|partner-?(?:content|post|s-content)"
    r"|partnered-?content|(?:brand|branded|paid)-?(?:content|studio|voice|post|partner)s?"
    r"|advertorials?|advertisement-feature|promoted(?:-content)?|spons|publi-?r?reportajes?"
    r"|contenido-patrocinado|(?:in-)?partnership(?:-with)?|press-releases?|prnewswire"
    r"|pr-newswire|business-?wire|publi-?redactionnel|advertiser-content|native-ads?|廣編|業配|提携"
)
_LIVE = r"live|live-?blogs?|live-?updates?|live-?ticker|liveblogi|en-(?:direct|vivo)|ao-vivo"
_VIDEO = r"videos?|watch|vid[eé]os?|mediathek|tv-shows"
_ROUND_UP = (
    r"(?:news|weekly|daily|morning|evening|daily-news|week(?:end)?|funding|deals?)-?round-?ups?"
    r"|round-?ups?|newsletters?|digests?|(?:morning|daily|evening|weekly)-(?:brief(?:ing)?|digest)"
    r"|this-week-in-[a-z-]{2,20}|the-week-that-was|weekly-wrap|wrap-?up"
)
_LISTING = r"tags?|topics?|categor(?:y|ies)|authors?|search|archives?|page"
_PAGE_OF_LIST = re.compile(r"/page/\d{1,6}/?$")
# All of these are asked of small letters: a pattern that ignores case tries each branch in full.
# Templates make capitals of "video" by the rules of Turkish, and small letters of "LIVE".
_TURKISH = {ord("İ"): "i", ord("ı"): "i"}
_WORDS = tuple(
    (kind, re.compile(words))
    for kind, words in (
        ("partner", _PARTNER), ("opinion", _OPINION), (LIVE_BLOG, _LIVE), ("video", _VIDEO),
        ("round_up", _ROUND_UP),
    )
)  # fmt: skip
_LABEL_ENDS = re.compile(r"^(?:by|von|in|an?)\s|\s(?:by|from|with|von|by:)\s.{1,40}$")
_HEADLINES = tuple(
    (kind, re.compile(words))
    for kind, words in (
        ("partner", r"[\[(]?(?:sponsored|advertorial|partner content|anzeige)\b"),
        ("opinion", r"(?:opinion|op-ed|kommentar|comment|column|editorial|viewpoint)\s?[:|–—-]\s"),
        ("opinion", r"【(?:社説|社論|評論)】"),
        (LIVE_BLOG, r"live(?: blog| updates?)?\s?[:|–—-]\s|liveticker"),
        (LIVE_BLOG, r".{0,120}(?:[–—-]\s?(?:live|as it happened)$|\blive updates\b)"),
        ("video", r"(?:watch|video|\[video\])\s?[:|–—-]\s"),
        ("round_up", r"(?:weekly|daily|news|morning|weekend|funding|deals?)\s?round-?up\b"),
        (
            "round_up",
            r".{0,120}\b(?:round-?up|the week that was|this week in \w+|week in review)\b",
        ),
        ("round_up", r"(?:top|the)\s\d{1,2}\s|\d{1,2}\s(?:marketing|biggest|top|things|stories)\b"),
    )
)
_MAX_LABEL, _MAX_LABELS, _LEVELS, _BELOW = 40, 12, 3, 12


def find_kind(head: Head, section: Said | None, headline: str) -> tuple[str, str]:
    """Return (kind, voice): news, opinion, round_up, partner, live_blog, listing or video.

    The voice is empty where nothing speaks and "news" is only what is left.
    """
    return next(_spoken(head, section, headline), (NEWS, ""))


def _spoken(head: Head, section: Said | None, headline: str) -> Iterator[tuple[str, str]]:
    """Yield what each voice says, most trusted first."""
    for type_ in kinds(head.article):
        if type_ in _TYPES:
            yield _TYPES[type_], "json-ld:@type"
    if any(_is_live(node, head.url, headline) for node in head.nodes):
        yield LIVE_BLOG, "json-ld:@type"
    if strings(head.article.get("sponsor")):
        yield "partner", "json-ld:sponsor"
    if (head.meta("article:opinion") or "").lower() == "true":
        yield "opinion", "meta:article:opinion"
    if not head.article:
        yield from _of_page(head)
    parts = unquote(head.url.partition("?")[0]).lower().split("/")[3:]
    # The last part is the story's own slug, made of the words of its headline.
    yield from _named([Said(part, "url") for part in parts[:-1]])
    if "comment" in parts[:-1]:  # as a label it is a button
        yield "opinion", "url"
    labels = [section] if section else []
    labels += [Said(text, "json-ld:genre") for text in strings(head.article.get("genre"))]
    yield from _named(labels)
    # "Live" and "Watch" beside a headline are mostly buttons.
    near = _named([Said(text, "label") for text in labels_of(head)])
    yield from ((kind, voice) for kind, voice in near if kind in {"partner", "opinion", "round_up"})
    below = islice(following(head.tops[0]), _BELOW) if head.tops else ()
    texts = [squash(element.text) for element in below]
    under = _named([Said(text, "label") for text in texts if 0 < len(text) <= _MAX_LABEL])
    yield from ((kind, voice) for kind, voice in under if kind == "partner")
    small = _small(headline)
    for kind, pattern in _HEADLINES:
        if pattern.match(small):
            yield kind, "headline"


def _is_live(node: Node, url: str, headline: str) -> bool:
    """Tell whether *node*, beside the article's own, is the live blog that this page is."""
    if "LiveBlogPosting" not in kinds(node):
        return False
    here, said = _bare(url), strings(node.get("url"))
    titles = {title_key(title) for title in strings(node.get("headline"))}
    return any(_bare(there) == here for there in said) or title_key(headline) in titles


def _bare(url: str) -> str:
    return url.partition("?")[0].partition("#")[0]


def _small(text: str) -> str:
    return text.lower() if text.isascii() else text.translate(_TURKISH).lower()


def _named(labels: list[Said]) -> Iterator[tuple[str, str]]:
    """Yield the kinds that *labels* name."""
    for text, voice in labels:
        word = _LABEL_ENDS.sub("", _small(text)).strip(" :|-–—[]()").replace(" ", "-")
        for kind, words in _WORDS:
            if words.fullmatch(word):
                yield kind, voice


def _of_page(head: Head) -> Iterator[tuple[str, str]]:
    """Yield what a page without an article in its JSON-LD may be."""
    types = {type_ for node in head.nodes for type_ in kinds(node)}
    og = (head.meta("og:type") or "").lower()
    if og.startswith("video"):
        yield "video", "meta:og:type"
    path = head.url.partition("?")[0].lower()
    if _PAGE_OF_LIST.search(path):
        yield "listing", "url"
    if og == "article":
        return
    for type_, kind in _PAGES.items():
        if type_ in types:
            yield kind, "json-ld:@type"
    parts = [part for part in path.split("/")[3:] if part]
    if (not parts and "?" not in head.url) or (parts and re.fullmatch(_LISTING, parts[0])):
        yield "listing", "url"


def labels_of(head: Head) -> list[str]:
    """Return the short texts that stand just above the headline, nearest first."""
    found: list[str] = []
    node: HtmlElement | None = head.tops[0] if head.tops else None
    for _ in range(_LEVELS):
        if node is None:
            break
        for count, sibling in enumerate(node.itersiblings(preceding=True)):
            if count >= _MAX_LABELS or len(found) >= _MAX_LABELS:
                break
            if text := line_of(sibling, _MAX_LABEL):
                found.append(text)
        node = node.getparent()
    return found
