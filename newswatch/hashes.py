"""Fingerprints of addresses and articles, each with a version in front where it is stored.

Decides what counts as the same text: figures that move by themselves do not. Reads nothing but its
arguments.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Literal

CONTENT_VERSION = "1"
# "3 hours ago", "updated 12 mins ago": English only, as the trade press is. Years are left in: they
# tick once a year, and in prose ("founded 5 years ago") they are what the story says.
_AGO = re.compile(
    r"\b(?:(?:updated|posted|published) )?(?:\d{1,3} ?[smhdw]|(?:\d{1,3}|a few|an?|one|few) "
    r"(?:sec|second|min|minute|hr|hour|day|week|month)s?) ago\b",
    re.IGNORECASE,
)
_WHAT = "(?:views?|reads?|shares?|comments?|likes?|min(?:ute)?s? read|people have read this)"
_COUNT = r"\d[\d.,]{0,11} ?(?:k|m|million|thousand)?"
_ONE = rf"(?:{_COUNT} {_WHAT}|{_WHAT} ?[:(] ?{_COUNT}\)?)"
# A counter stands apart, at an edge or between separators. Within a sentence it is news: "bought
# 3m shares", "5 million views".
_COUNTER = re.compile(
    rf"(?:^|(?<=[|·•–—/])) ?{_ONE}(?: {_ONE}){{0,5}}\.?(?= ?(?:$|[|·•–—/]))", re.IGNORECASE
)
# What is not ASCII, with the letter before it, on which a mark may stand. A longer word is
# normalised in pieces: the ordering of combining marks takes the square of their number, so that a
# page of them would take minutes.
_PIECE = re.compile(r"[!-~]?[^\x00-\x7f]\S{0,1023}")
_SHORT = 1024
# A paragraph of so many signs is nobody's by chance; three of them tell a text.
_MARKED, _MARKS = 120, 3
# Shingles: so many words in a row; of a text of fewer shingles a quotation would make a copy.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]|[^\W_]+")
_RUN, _WORDS, _FEWEST, _BINS = 5, 20_000, 40, 24
_BLANK = re.compile(r"\s+")
# What titles are compared without, in UTF-8: signs of ASCII, and U+2010 to U+205E, the dashes,
# quotation marks and dots that texts in Latin letters are full of.
ASCII_SIGNS = bytes(sign for sign in range(128) if not chr(sign).isalnum())
PUNCTUATION = re.compile(rb"\xe2(?:\x80[\x90-\xbf]|\x81[\x80-\x9e])")
# A run of Han, kana or hangul: scripts that are (mostly) written without blanks, of which the index
# holds pairs of characters. One pattern for what is stored and what is asked for.
CJK_RUN = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]+")


def signal_hash(*parts: str | None) -> str:
    """Return 16 hex digits for what a channel says of one story (None and "" are the same)."""
    told = "\x1f".join(part or "" for part in parts)
    return hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def raw_hash(body: bytes) -> str:
    """Return the hex SHA-256 of the bytes of a page; it names the archived file."""
    return hashlib.sha256(body).hexdigest()


def in_form(form: Literal["NFC", "NFKC", "NFKD"], text: str) -> str:
    """Return *text* in a Unicode normal form, in time that grows with its length only.

    >>> in_form("NFC", "cafe\u0301") == "caf\u00e9"
    True
    """
    if text.isascii() or (len(text) <= _SHORT and unicodedata.is_normalized(form, text)):
        return text
    return _PIECE.sub(lambda piece: unicodedata.normalize(form, piece[0]), text)


def settled(text: str) -> str:
    """Return *text* as it is compared: one Unicode form, single blanks, nothing that ticks.

    >>> settled("Raised  £5m – 3 hours ago"), settled("By Ann Lee | 1.2k views | 4 min read")
    ('Raised £5m –', 'By Ann Lee | |')
    """
    text = _BLANK.sub(" ", in_form("NFKC", text)).strip()
    return _BLANK.sub(" ", _COUNTER.sub("", _AGO.sub("", text).strip())).strip()


def said(body: str) -> list[str]:
    r"""Return the paragraphs of *body* as they are compared; one without a letter says nothing.

    >>> said("A  pledge.\n\n5 likes | 3 min read\n\n* * *")
    ['A pledge.']
    """
    paragraphs = (settled(part) for part in body.split("\n\n"))
    return [part for part in paragraphs if any(sign.isalnum() for sign in part)]


def paragraph_marks(body: str) -> tuple[str, ...]:
    """Return fingerprints (16 hex digits) of the longest paragraphs of *body*, at most three.

    A copy that another outlet prints has most of them, whatever it puts in front or cuts off.

    >>> paragraph_marks("Too short to tell.")
    ()
    """
    parts = {part for part in said(body) if len(part) >= _MARKED}
    longest = sorted(parts, key=lambda part: (-len(part), part))[:_MARKS]
    return tuple(signal_hash(part.casefold()) for part in longest)


def shingles(body: str) -> frozenset[int]:
    """Return fingerprints (64 bits) of all runs of five words of *body*, of its first 20,000 words.

    A character of a script without blanks counts as a word.

    >>> len(shingles("One two three four five six.")), len(shingles("too short"))
    (2, 0)
    """
    words = _WORD.findall(" ".join(said(body)).casefold())[:_WORDS]
    runs = (" ".join(words[n : n + _RUN]) for n in range(len(words) - _RUN + 1))
    return frozenset(
        int.from_bytes(hashlib.blake2b(run.encode("utf-8", "ignore"), digest_size=8).digest())
        for run in runs
    )


def sketch_marks(shingled: frozenset[int]) -> tuple[str, ...]:
    """Return twelve fingerprints of a text, of which one that is much the same has some as well.

    Each is made of the least shingle of two of twenty-four bins (one-permutation hashing, Li et al.
    2012, in bands): texts that share six in ten shingles share one at least with 99 %, those that
    share one in ten with 11 %. None where there are too few shingles to tell.
    """
    if len(shingled) < _FEWEST:
        return ()
    least: dict[int, int] = {}
    for one in shingled:
        place = one % _BINS
        if one < least.get(place, 1 << 64):
            least[place] = one
    bands = ((n, least.get(n), least.get(n + 1)) for n in range(0, _BINS, 2))
    return tuple(
        signal_hash(f"{place} {first} {second}")
        for place, first, second in bands
        if first is not None and second is not None
    )


def likeness(one: frozenset[int], other: frozenset[int]) -> float:
    """Return which share of the shorter text's shingles the other has, from 0 to 1.

    0 where it has too few to tell: a brief that quotes a paragraph is no copy.
    """
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter >= _FEWEST else 0.0


def content_hash(headline: str, body: str, authors: tuple[str, ...] = ()) -> str:
    """Return ``"<version>:<hex>"`` over what an article says: headline, body, credited authors.

    Links, dates, images and tags are left out: they churn without a word being changed.
    """
    parts = [settled(headline), *said(body), "\x1e", *sorted(authors)]
    digest = hashlib.blake2b(
        "\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=16
    ).hexdigest()
    return f"{CONTENT_VERSION}:{digest}"
