"""Decide which paragraphs of a body are the story.

Looks at one paragraph after the other, each against a fixed table: linear and bounded. Never
changes a word inside a paragraph that stays; what was glued together it takes apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, takewhile

from newswatch.clean.act import act_on
from newswatch.clean.glued import unglued
from newswatch.clean.repeated import repeated
from newswatch.clean.text import folded, tidy
from newswatch.errors import ConfigError

MAX_PARAGRAPHS, MAX_CHARS = 2000, 400_000
_BY = re.compile(r"(?:by|von|par|por|text|words)[\s:]\s*", re.IGNORECASE)
_BIO = re.compile(
    r"\s(?:is|are|was|covers?|writes?|reports?|joined|has|can be|ist|schreibt|berichtet|arbeitet"
    r"|leitet|est|écrit|couvre|travaille|es|escribe|cubre|trabaja|è|scrive|lavora|é|escreve|cobre|trabalha"
    r"|schrijft|werkt|är|skriver|arbetar|er|jobber|arbejder|jest|pisze|pracuje)\s"
)
_MAX_BYLINE, _MAX_BIO, _MIN_SURNAME, _BIO_WORDS = 120, 600, 3, 4


@dataclass(frozen=True, slots=True)
class Kept:
    """The paragraphs that stay, and whether a wall was met on the way.

    ``places`` has for each of them the index of the paragraph of which it is all or a part.
    """

    paragraphs: list[str]
    places: list[int]
    is_cut: bool


def keep_story(
    paragraphs: list[str],
    headline: str,
    *,
    authors: tuple[str, ...] = (),
    related: tuple[str, ...] = (),
    patterns: tuple[str, ...] = (),
) -> Kept:
    """Return the paragraphs that are the story.

    *related* are titles of other stories, *patterns* what the outlet adds to the table. Raises
    ConfigError where one of *patterns* is no regular expression.
    """
    titles = tuple({key: None for title in related if (key := folded(title))})
    names = {key for name in authors if (key := folded(name))}
    own, top = _compiled(patterns), folded(headline)
    texts = _tidied(paragraphs)
    left = sum(len(text) for _, text in texts)
    kept: list[tuple[int, str, str]] = []
    last, is_cut, size = "", False, 0
    for place, text in texts:
        left -= len(text)
        key, act = folded(text), act_on(text)
        is_cut = is_cut or act == "cut"
        # A label of a box that stands in the middle of a story does not end it.
        if (act == "end" and 0 < left < size) or size + len(text) > MAX_CHARS:
            break
        is_noise = act or not key or key == last or (not kept and key == top)
        if is_noise or _is_titles(key, titles) or _is_byline(text, key, names):
            continue
        if not any(pattern.fullmatch(text) for pattern in own):
            kept.append((place, text, key))
            last, size = key, size + len(text)
    return _kept(kept, authors, is_cut=is_cut)


def _tidied(paragraphs: list[str]) -> list[tuple[int, str]]:
    """Return each tidied line with the index of the paragraph of which it is all or a part.

    What lies beyond the longest story is not looked at: to compose signs may take a second.
    """
    sizes = accumulate(map(len, paragraphs[:MAX_PARAGRAPHS]))
    return [
        (place, text)
        for place, _ in enumerate(takewhile(MAX_CHARS.__ge__, sizes))
        for text in unglued(tidy(paragraphs[place]))
    ]


def _kept(texts: list[tuple[int, str, str]], authors: tuple[str, ...], *, is_cut: bool) -> Kept:
    """Return *texts* without repetitions, and without what presents the author at the end."""
    again = repeated([text for _, text, _ in texts], [key for _, _, key in texts])
    kept = [said for at, said in enumerate(texts) if at not in again]
    while len(kept) > 1 and _is_bio(kept[-1][1], authors):
        kept.pop()
    return Kept([text for _, text, _ in kept], [place for place, _, _ in kept], is_cut)


def _is_titles(key: str, titles: tuple[str, ...]) -> bool:
    """Tell whether *key* is one of *titles*, or nothing but several of them in a row."""
    if not key.startswith(titles):
        return False
    if key in titles:
        return True
    for title in titles:
        key = key.replace(title, "", 1)
    return not key


def _is_byline(text: str, key: str, names: set[str]) -> bool:
    """Tell whether *text* is a credited name, alone or after "By"."""
    if len(text) > _MAX_BYLINE or not names:
        return False
    if found := _BY.match(text):
        key = folded(text[found.end() :])
        return any(key.startswith(name) for name in names)
    return key in names


def _is_bio(text: str, authors: tuple[str, ...]) -> bool:
    """Tell whether *text* presents one of *authors*: the name first, then what they do."""
    if len(text) > _MAX_BIO or not (found := _BIO.search(text)):
        return False
    first = {folded(word) for word in text[: found.start()].split()[:_BIO_WORDS]}
    surnames = {folded(name.split()[-1]) for name in authors if len(name.split()) > 1}
    return any(len(name) >= _MIN_SURNAME and name in first for name in surnames) and (
        len(text[: found.start()].split()) <= _BIO_WORDS
    )


@lru_cache(maxsize=256)
def _compiled(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    try:
        return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)
    except re.error as error:
        raise ConfigError(f"a boilerplate pattern is no regular expression: {error}") from error
