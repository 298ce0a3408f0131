"""Find the plain facts about a story: section, tags, description, image, language, address.

Each is one question put to the page's voices in order of trust; no guesses from the body.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from newswatch.extract.head import Head
from newswatch.extract.jsonld import strings, text_in
from newswatch.extract.tree import absolute, text_of
from newswatch.model import PageRules
from newswatch.urls import canonicalise

_LANGUAGE = re.compile(r"^([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?$")
_MAX_TAGS, _MAX_TAG_CHARS = 50, 80
# Public suffixes of two labels that trade titles live under ("co.uk", "com.au").
_SECOND_LEVEL = frozenset({"co", "com", "net", "org", "gov", "ac", "edu", "or", "ne", "go"})


def find_description(head: Head) -> str | None:
    """Return the summary that the page gives of itself, or None."""
    said = head.meta("og:description", "description", "twitter:description")
    return text_in(head.article, "description") or said or None


def find_section(head: Head) -> str | None:
    """Return the first section that the page names, or None."""
    said = strings(head.article.get("articleSection"))
    return said[0] if said else head.meta("article:section", "og:article:section", "section")


def find_tags(tree: HtmlElement, head: Head) -> tuple[str, ...]:
    """Return keywords and tags in page order, each once."""
    listed = [*strings(head.article.get("keywords")), *head.metas.get("article:tag", [])]
    listed = listed or [*head.metas.get("news_keywords", []), *head.metas.get("keywords", [])]
    words = [word.strip() for said in listed for word in said.split(",")]
    words += [text_of(link) for link in tree.xpath("//a[contains(@rel, 'tag')]")]
    found: dict[str, str] = {}
    for word in words:
        if word and len(word) <= _MAX_TAG_CHARS:
            found.setdefault(word.casefold(), word)
    return tuple(found.values())[:_MAX_TAGS]


def find_image(head: Head) -> str | None:
    """Return the absolute address of the lead image, or None."""
    said = head.article.get("image")
    images = [
        item.get("url") or item.get("contentUrl") if isinstance(item, dict) else item
        for item in (said if isinstance(said, list) else [said])
    ]
    found = [text for item in images for text in strings(item)]
    found += [head.meta("og:image", "og:image:url", "twitter:image", "twitter:image:src") or ""]
    return next((url for text in found if (url := absolute(head.url, text))), None)


def find_language(tree: HtmlElement, head: Head, rules: PageRules) -> str | None:
    """Return the language as BCP 47, or None where neither page nor *rules* say."""
    said = (
        tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
        *strings(head.article.get("inLanguage")),
        head.meta("og:locale", "content-language", "language"),
        rules.language,
    )
    return next((tag for text in said if text and (tag := language_tag(text))), None)


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


def find_canonical(tree: HtmlElement, head: Head) -> str:
    """Return the address under which the story is to be known.

    What the page names is not believed where it points at a home page or at another site.
    """
    named = [
        link.get("href")
        for link in tree.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split()
    ]
    for link in (*named, head.meta("og:url")):
        address = absolute(head.url, link)
        if address and _is_believable(address, head.url):
            return canonicalise(address)
    return canonicalise(head.url)


def _is_believable(address: str, url: str) -> bool:
    """Tell whether *address* may be the canonical one of the page at *url*."""
    named, here = urlsplit(address), urlsplit(url)
    if not here.netloc:
        return True
    is_home = named.path in {"", "/"} and not named.query and here.path not in {"", "/"}
    return not is_home and _site(named.netloc) == _site(here.netloc)


def _site(netloc: str) -> str:
    """Return the part of a host that all hosts of one publisher share; a port belongs to it.

    >>> _site("www.example.com.au"), _site("production.example.com"), _site("127.0.0.1:8001")
    ('example.com.au', 'example.com', '127.0.0.1:8001')
    """
    host = netloc.rpartition("@")[2].lower()
    labels = host.split(".")
    if labels[-1].partition(":")[0].isdigit():
        return host
    keep = 3 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL else 2  # noqa: PLR2004 - "com.au"
    return ".".join(labels[-keep:])


def find_free(head: Head) -> bool | None:
    """Return whether the page says that all may read it, or None where it does not say."""
    said = head.article.get("isAccessibleForFree")
    if isinstance(said, bool):
        return said
    return {"true": True, "false": False}.get(str(said).strip().lower())
