"""The words that prove each fact, with their offsets in headline or body.

Quotes are cut from the story as given, so that quote and offsets can never disagree.
"""

from __future__ import annotations

from newswatch.detect.reading import Sentence
from newswatch.model import Evidence, Story


def prove(story: Story, fact: str, sentence: Sentence, start: int, end: int) -> Evidence:
    """Return the evidence for *fact*; *start* and *end* count from the sentence's start."""
    place = sentence.span.place
    text = story.headline if place == "headline" else story.body
    first, last = sentence.span.start + start, sentence.span.start + end
    return Evidence(fact=fact, place=place, quote=text[first:last], start=first, end=last)
