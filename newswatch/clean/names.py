"""Write authors and headlines as they are credited: no "By", no job titles, no site's name.

Agencies and outlets stay as they are; nothing is guessed about who a name stands for.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from newswatch.clean.text import folded, tidy

_BY = re.compile(
    r"(?:(?:written|reported|posted|story|words)\s)?(?:by|von|par|por|oleh)[\s:]\s*", re.IGNORECASE
)
_TITLE_WORDS = (
    r"reporter|editor|correspondent|journalist|writer|columnist|producer|contributor|director"
    r"|manager|founder|co-founder|ceo|cmo|president|chairman|analyst|officer|head of|partner"
    r"|intern|staff|redakteur|redakteurin|korrespondent|korrespondentin|journaliste|strategist"
)
# Cuts "Ann Lee, Reporter, Asia Pacific", "Bo Ek / Journalist" and "Cy Day – Senior Editor".
_JOB = re.compile(
    rf"(?:\s?[,/|(]|\s[–—-])\s?[^,/|(–—]{{0,50}}\b(?:{_TITLE_WORDS})\b.*", re.IGNORECASE
)
# Stands before a name without any sign between: "Autor Bo Ek", "Senior Reporter Ann Lee".
_ROLE = re.compile(
    rf"(?:[^\W\d_][\w-]{{1,20}}\s){{0,2}}(?:{_TITLE_WORDS}|author|autor(?:in)?|auteur|autore|redacteur"
    r"|redactora?|periodista|giornalista|yazar|penulis|wartawan|автор)\s(?=\S)",
    re.IGNORECASE,
)
_CODE = re.compile(r"\s\([a-z]{2,5}\.?\)$")
_HANDLE = re.compile(r"\s@\w{1,30}$")
_AGO = re.compile(r"\s*\b\d{1,3}\s+(?:day|hour|minute|second)s?\s+ago$", re.IGNORECASE)
_SITE_END = re.compile(r"(?:\s[|–—·•»-]{1,2}\s|\s?[｜|]\s?)([^|｜–—·•»]{2,60})$")
_MIN_SITE = 3


def clean_authors(authors: tuple[str, ...]) -> tuple[str, ...]:
    """Return the credited names, each once, without "By" and job titles.

    >>> clean_authors(("By Ann Lee, Reporter, Asia Pacific", "AFP", "ann lee"))
    ('Ann Lee', 'AFP')
    """
    found: dict[str, str] = {}
    for author in authors:
        if name := _clean_author(tidy(author)):
            found.setdefault(folded(name), name)
    return tuple(found.values())


def _clean_author(name: str) -> str:
    """Return *name* without what is no part of it; the same again when cleaned again."""
    while True:
        bare = name
        if found := _BY.match(bare):
            bare = bare[found.end() :]
        if (found := _ROLE.match(bare)) and _is_full_name(bare[found.end() :]):
            bare = bare[found.end() :]
        for pattern in (_JOB, _CODE, _HANDLE):
            if found := pattern.search(bare):
                bare = bare[: found.start()] or bare
        bare = bare.strip(" ,;:|/–—-")
        if bare == name:
            return name
        name = bare


def _is_full_name(text: str) -> bool:
    """Tell whether *text* reads as a first and a last name, so that a word before it is none."""
    words = text.split()
    return len(words) > 1 and all(word[0].isupper() for word in (words[0], words[-1]))


def clean_headline(headline: str, url: str) -> str:
    """Return *headline* without the site's name, as the host at *url* tells it, and without ages.

    >>> clean_headline("Ogilvy wins X | Campaign Asia", "https://www.campaignasia.com/a")
    'Ogilvy wins X'
    """
    headline = tidy(headline)
    host = folded(_host(url))
    while True:
        bare = _AGO.sub("", headline)
        found = _SITE_END.search(bare)
        if (
            found
            and found.start() > 0
            and len(site := folded(found[1])) >= _MIN_SITE
            and site in host
        ):
            bare = bare[: found.start()].rstrip()
        if not bare or bare == headline:
            return headline
        headline = bare


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
