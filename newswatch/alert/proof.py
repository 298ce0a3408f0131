"""The sentence that proves an announcement, as a receiver wants to read it.

Pure: widens a piece of evidence to the sentence it stands in. Judges nothing anew and keeps no
offsets: those stay with the evidence.
"""

from __future__ import annotations

import re

from newswatch.alert.text import plain
from newswatch.model import Announcement, Evidence

_ENDS = re.compile(r"[.!?…][\"”’')\]]{0,3}\s{1,4}(?=[\"“‘'(\[]{0,3}[^a-z\s])")
# A stop after these ends no sentence.
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Rs|No|Nos|Inc|Ltd|Co|Corp|Pte|Bhd|Sdn|St|vs|approx|est"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z])\.$"
)
# What proves best, best first: any announced sum, then what makes it funding, then the parties.
_FACTS = ("amounts", "type", "funders", "recipients")


def proving_sentence(found: Announcement, headline: str, body: str) -> str | None:
    """Return the sentence of the body (else the words of the headline) that proves *found* best."""
    texts = {"headline": headline, "body": body}
    # What is invisible proves nothing to a reader.
    ranked = sorted((e for e in found.evidence if plain(e.quote)), key=_rank)
    for evidence in ranked:
        text = texts.get(evidence.place, "")
        if text[evidence.start : evidence.end] == evidence.quote:
            return sentence_at(text, evidence.start, evidence.end)
    return ranked[0].quote if ranked else None


def _rank(evidence: Evidence) -> tuple[bool, int]:
    fact = evidence.fact.partition("[")[0]
    return evidence.place != "body", _FACTS.index(fact) if fact in _FACTS else len(_FACTS)


def sentence_at(text: str, start: int, end: int) -> str:
    """Return the sentence or sentences of *text* in which the words from *start* to *end* stand."""
    first = text.rfind("\n\n", 0, start) + 2 if "\n\n" in text[:start] else 0
    last = text.find("\n\n", end)
    last = len(text) if last < 0 else last
    for stop in _ENDS.finditer(text, first, last):
        if _SHORT.search(text[max(first, stop.start() - 9) : stop.start() + 1]):
            continue
        if stop.end() <= start:
            first = stop.end()
        elif stop.start() >= end - 1:
            last = stop.end()
            break
    return text[first:last].strip()
