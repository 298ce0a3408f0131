"""Read what publishers ask of machines: robots directives, and reservations of text mining.

Three voices tell them: tags of the page, fields of the answer, and a file of the host. Fetches
nothing and keeps nothing; whatever the text, it is read in time that grows with its length only.

Sources: the robots meta tag and X-Robots-Tag as search engines document them; the TDM Reservation
Protocol of the W3C's community group (final report of 10 May 2024).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from newswatch.model import Wishes

# What a page or field may call us; "*" and "robots" mean everybody.
OUR_NAME = "newswatch"
_EVERYBODY = frozenset({"", "*", "robots"})
# "nocache" is what one search engine calls it.
_NOARCHIVE = frozenset({"noarchive", "nocache"})
# Directives that take a value: the word before the colon is no name of a robot.
_VALUED = frozenset({
    "unavailable_after", "max-snippet", "max-image-preview", "max-video-preview",
})  # fmt: skip
_RESERVED, _FREE = frozenset({"1", "true", "yes"}), frozenset({"0", "false", "no"})
RESERVATION, POLICY = "tdm-reservation", "tdm-policy"
MAX_FILE = 500 * 1024  # bytes of tdmrep.json that are read, as of robots.txt
_MAX_RULES, _MAX_LOCATION, _MAX_POLICY = 2000, 2000, 2000


def from_tags(metas: Mapping[str, Sequence[str]]) -> Wishes:
    """Return the wishes that meta tags tell: *metas* are their contents by lower-case name.

    >>> from_tags({"robots": ["index, noarchive"], "tdm-reservation": ["1"]})
    Wishes(noarchive=True, tdm_reserved=True, tdm_policy=None)
    """
    told = [*metas.get("robots", ()), *metas.get(OUR_NAME, ())]
    return Wishes(
        noarchive=any(_is_noarchive(part) for text in told for part in text.split(",")),
        tdm_reserved=_reservation(metas.get(RESERVATION, ())),
        tdm_policy=_policy(metas.get(POLICY, ())),
    )


def from_fields(fields: Iterable[tuple[str, str]]) -> Wishes:
    """Return the wishes that the *fields* of an answer tell, pairs of name and value.

    >>> from_fields([("X-Robots-Tag", "otherbot: noarchive, newswatch: nofollow")]).noarchive
    False
    """
    named = [(name.lower(), value) for name, value in fields]
    tags = [value for name, value in named if name == "x-robots-tag"]
    return Wishes(
        noarchive=any(map(_tag_forbids, tags)),
        tdm_reserved=_reservation(value for name, value in named if name == RESERVATION),
        tdm_policy=_policy(value for name, value in named if name == POLICY),
    )


def together(*voices: Wishes) -> Wishes:
    """Return what holds where several voices speak, the nearest to the page first.

    One wish for no archive is enough. Of reservations the first that says anything holds, with the
    policy that it names itself.
    """
    spoken = next((voice for voice in voices if voice.tdm_reserved is not None), Wishes())
    return Wishes(
        noarchive=any(voice.noarchive for voice in voices),
        tdm_reserved=spoken.tdm_reserved,
        tdm_policy=spoken.tdm_policy,
    )


def _tag_forbids(text: str) -> bool:
    """Tell whether one X-Robots-Tag forbids an archive to us: a name holds for what follows it."""
    agent = ""
    for part in text.split(","):
        before, colon, after = part.partition(":")
        if colon and before.strip().lower() not in _VALUED:
            agent, part = before.strip().lower(), after  # noqa: PLW2901 - what is left of it
        if agent in _EVERYBODY | {OUR_NAME} and _is_noarchive(part):
            return True
    return False


def _is_noarchive(directive: str) -> bool:
    return directive.strip().lower() in _NOARCHIVE


def _reservation(values: Iterable[str]) -> bool | None:
    """Return whether rights are reserved: one value that says so is enough, as far as any does."""
    told = {value.strip().lower() for value in values}
    if told & _RESERVED:
        return True
    return False if told & _FREE else None


def _policy(values: Iterable[str]) -> str | None:
    """Return the first of *values* that is an http(s) address, or None."""
    return next((v.strip() for v in values if _is_address(v.strip())), None)


def _is_address(text: str) -> bool:
    return text.startswith(("http://", "https://")) and len(text) <= _MAX_POLICY


@dataclass(frozen=True, slots=True)
class _Rule:
    location: str
    wishes: Wishes


class Reservations:
    """The rules of one host's ``/.well-known/tdmrep.json``.

    What is no such file has no rules. The longest location that fits a path holds, a reservation
    before its absence; ``*`` stands for anything and ``$`` for the end, as in robots.txt.

    >>> file = '[{"location": "/news/*", "tdm-reservation": 1}]'
    >>> Reservations(file).at("https://example.org/news/a").tdm_reserved
    True
    """

    def __init__(self, text: str = "") -> None:
        self._rules = tuple(_rules(text))

    def __len__(self) -> int:
        return len(self._rules)

    def at(self, url: str) -> Wishes:
        """Return the wishes for the page at *url*."""
        try:
            parts = urlsplit(url)
        except ValueError:
            return Wishes()
        path = unquote(parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        fitting = [rule for rule in self._rules if _fits(rule.location, path)]
        best = max(fitting, key=_weight, default=None)
        return best.wishes if best else Wishes()


def _weight(rule: _Rule) -> tuple[int, bool]:
    return len(rule.location), bool(rule.wishes.tdm_reserved)


def _rules(text: str) -> Iterable[_Rule]:
    try:
        tree: Any = json.loads(text.removeprefix("\ufeff")) if text.strip() else []
    except (ValueError, RecursionError):
        return
    for entry in (tree if isinstance(tree, list) else [tree])[:_MAX_RULES]:
        if not isinstance(entry, dict):
            continue
        location, policy = entry.get("location", "/"), entry.get(POLICY)
        reserved = _reservation([_plain(entry.get(RESERVATION))])
        if isinstance(location, str) and len(location) <= _MAX_LOCATION and reserved is not None:
            told = Wishes(tdm_reserved=reserved, tdm_policy=_policy([_plain(policy)]))
            yield _Rule(unquote(location), told)


def _plain(value: object) -> str:
    """Return a number, flag or text of JSON as text; everything else as nothing."""
    if isinstance(value, bool):
        return str(int(value))
    return str(value) if isinstance(value, int | str) else ""


def _fits(location: str, path: str) -> bool:
    """Tell whether *location* fits the beginning of *path*; each piece is sought once, in order."""
    is_whole = location.endswith("$")
    first, *pieces = location.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for number, piece in enumerate(pieces, 1):
        if is_whole and number == len(pieces):
            return len(path) - len(piece) >= at and path.endswith(piece)
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return not is_whole or at == len(path)
