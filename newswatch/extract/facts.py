"""Find the plain facts about a story: section, tags, description, image, language, address.

Each is one question put to the page's voices in order of trust; no guesses from the body.
"""

from __future__ import annotations

import re
from itertools import islice
from urllib.parse import urlsplit

from lxml.etree import _Element as HtmlElement

from newswatch.extract.head import Head, Said
from newswatch.extract.jsonld import strings
from newswatch.extract.marks import marked
from newswatch.extract.tree import absolute, text_of
from newswatch.model import PageRules
from newswatch.urls import canonicalise

_LANGUAGE = re.compile(r"^([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?$")
# WordPress marks the sections of a story as "category tag".
_TAG = re.compile(r"^(?!.*\bcategory\b).*(?:^|\s)tag(?:\s|$)")
# Scripts with the languages that write them, the likeliest first; kana before Chinese characters.
_SCRIPTS = (
    (re.compile("[\u3040-\u30ff]"), ("ja",)),
    (re.compile("[\uac00-\ud7af]"), ("ko",)),
    (re.compile("[\u4e00-\u9fff]"), ("zh", "ja", "ko", "yue")),
    (re.compile("[\u0e00-\u0e7f]"), ("th",)),
    (re.compile("[\u0900-\u097f]"), ("hi", "mr", "ne", "sa", "kok", "bho", "mai")),
    (re.compile("[\u0600-\u06ff]"), ("ar", "fa", "ur", "ps", "ckb", "sd", "ug", "ku", "ms", "az")),
    (re.compile("[\u0590-\u05ff]"), ("he", "iw", "yi")),
    (re.compile("[\u0370-\u03ff]"), ("el",)),
)
_LATIN_END = "\u036f"
_MAX_TAGS, _MAX_TAG_CHARS, _MAX_LINKS = 50, 80, 200
# Public suffixes of two labels that trade titles live under ("co.uk", "com.au").
_SECOND_LEVEL = frozenset({"co", "com", "net", "org", "gov", "ac", "edu", "or", "ne", "go"})


def find_description(head: Head) -> Said | None:
    """Return the summary that the page gives of itself, or None."""
    return head.stated("description") or head.said(
        "og:description", "description", "twitter:description"
    )


def find_section(head: Head) -> Said | None:
    """Return the first section that the page names, or None."""
    return head.stated("articleSection") or head.said(
        "article:section", "og:article:section", "section"
    )


def find_tags(tree: HtmlElement, head: Head) -> tuple[tuple[str, ...], str]:
    """Return keywords and tags in page order, each once, and the voice of the first."""
    voices = [("json-ld:keywords", strings(head.article.get("keywords")))]
    voices.append(("meta:article:tag", head.metas.get("article:tag", [])))
    if not any(said for _, said in voices):
        voices = [(f"meta:{n}", head.metas.get(n, [])) for n in ("news_keywords", "keywords")]
    voices.append(("a[rel=tag]", _tag_links(tree)))
    found: dict[str, tuple[str, str]] = {}
    for voice, said in voices:
        for word in (part.strip() for text in said for part in text.split(",")):
            if word and len(word) <= _MAX_TAG_CHARS:
                found.setdefault(word.casefold(), (word, voice))
    kept = list(found.values())[:_MAX_TAGS]
    return tuple(word for word, _ in kept), kept[0][1] if kept else ""


def _tag_links(tree: HtmlElement) -> list[str]:
    return [text_of(link) for link in islice(marked(tree, "rel", _TAG.search, "a"), _MAX_LINKS)]


def find_image(head: Head) -> Said | None:
    """Return the absolute address of the lead image, or None."""
    said = head.article.get("image")
    images = [
        item.get("url") or item.get("contentUrl") if isinstance(item, dict) else item
        for item in (said if isinstance(said, list) else [said])
    ]
    found = [Said(text, "json-ld:image") for item in images for text in strings(item)]
    metas = ("og:image", "og:image:url", "twitter:image", "twitter:image:src")
    found += [said] if (said := head.said(*metas)) else []
    return next(
        (Said(url, voice) for text, voice in found if (url := absolute(head.url, text))), None
    )


def find_language(head: Head, rules: PageRules, headline: str = "") -> Said | None:
    """Return the language as BCP 47, or None where neither page nor *rules* say.

    A headline in a script that one language writes overrules a label of another script: systems
    that were set up in English call every page "en".
    """
    said = (
        Said(head.lang, "html[lang]"),
        head.stated("inLanguage"),
        head.said("og:locale", "content-language", "language"),
        Said(rules.language or "", "rules:language"),
    )
    tags = [Said(tag, one.voice) for one in said if one and (tag := language_tag(one.text))]
    script = _languages_of(headline)
    fitting = [tag for tag in tags if not script or tag.text.partition("-")[0] in script]
    if not fitting and script:
        return Said(script[0], "script")
    return fitting[0] if fitting else None


def _languages_of(headline: str) -> tuple[str, ...]:
    """Return the languages whose script most letters of *headline* are of; none for wide ones."""
    letters = [char for char in headline if char.isalpha()]
    # A name in brackets, as Hong Kong's outlets write it, makes no Chinese headline.
    if sum(char > _LATIN_END for char in letters) * 2 <= len(letters):
        return ()
    return next((names for signs, names in _SCRIPTS if len(signs.findall(headline)) > 1), ())


def language_tag(text: str) -> str | None:
    """Return *text* as a BCP 47 tag in its usual case, or None if it is none.

    >>> language_tag("en_us"), language_tag("zh-hant-hk"), language_tag("English")
    ('en-US', 'zh-Hant-HK', None)
    """
    found = _LANGUAGE.match(text.strip())
    if not found:
        return None
    language, script, region = found.groups()
    parts = (language.lower(), (script or "").title(), (region or "").upper())
    return "-".join(part for part in parts if part)


def find_canonical(head: Head) -> Said:
    """Return the address under which the story is to be known.

    What the page names is not believed where it points at a home page or at another site.
    """
    named = [Said(href, "link[rel=canonical]") for href in head.canonicals]
    named += [said] if (said := head.said("og:url")) else []
    for link, voice in named:
        address = absolute(head.url, link)
        if address and _is_believable(address, head.url):
            return Said(canonicalise(address), voice)
    return Said(canonicalise(head.url), "url")


def _is_believable(address: str, url: str) -> bool:
    """Tell whether *address* may be the canonical one of the page at *url*."""
    named, here = urlsplit(address), urlsplit(url)
    if not here.netloc:
        return True
    is_home = named.path in {"", "/"} and not named.query and here.path not in {"", "/"}
    return not is_home and site_of(named.netloc) == site_of(here.netloc)


def site_of(netloc: str) -> str:
    """Return the part of a host that all hosts of one publisher share; a port belongs to it.

    >>> site_of("www.example.com.au"), site_of("production.example.com"), site_of("127.0.0.1:8001")
    ('example.com.au', 'example.com', '127.0.0.1:8001')
    """
    host = netloc.rpartition("@")[2].lower()
    labels = host.split(".")
    if labels[-1].partition(":")[0].isdigit():
        return host
    keep = 3 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL else 2  # noqa: PLR2004 - "com.au"
    return ".".join(labels[-keep:])
