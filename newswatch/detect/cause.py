"""The sector, place or programme that a pledge, grant or fund is for, as the story words it.

Reads what follows the announced sum; company money has named recipients and does not come here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from newswatch.detect.reading import Sentence
from newswatch.detect.rounds import Found

_VERBS = (
    r"(?:help(?: to)?|support|boost|promote|develop|train|fund|back|revive|prop up"
    r"|fight|bring|nurture|grow|revitalise"
    r"|revitalize|strengthen|protect|assist|reward|pay|finance|sustain|encourage"
    r"|foster|rebuild|improve|expand|shore up)"
)
_AFTER_SUM = re.compile(
    rf"¤\)?(?: (?:more|in [\w-]+(?: and [\w-]+)?|of [\w-]+|a year|each year|annually"
    rf"|fund|grants?|programme|scheme|over [\w -]{{3,30}}?years?)){{0,3}},?"
    rf" (?:(?:to|into|for|towards?|in|on|behind|among"
    rf"|across)(?: {_VERBS})?(?: the)?) (?P<cause>[^,.;:()¤]{{3,90}})",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"\b(?:over|within|during|in the (?:next|coming)|through|by 20|as|after|with"
    r"|from|which|who|that|to|under|via|across the next|get|and (?:vows?|will))\b.*\Z",
    re.IGNORECASE,
)


def find_cause(sentences: Iterable[Sentence]) -> Found | None:
    """Return the phrase after the sum that says what it is for, headline first."""
    for sentence in sentences:
        match = _AFTER_SUM.search(sentence.mask)
        if match is None:
            continue
        start, end = match.span("cause")
        cut = _CUT.search(sentence.mask, start + 1, end)
        end = cut.start() if cut else end
        phrase = sentence.text[start:end].rstrip(" -\"'")
        if len(phrase) > 2:  # noqa: PLR2004 - a word at least
            return Found(phrase, sentence, start, start + len(phrase))
    return None
