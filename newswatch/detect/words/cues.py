"""What a cue is, and what it counts where it stands.

The cues themselves are rows of `cues_company`, `cues_programme`, `cues_other` and `cues_doubt`: a
pattern over a sentence's mask (``¤`` a sum, ``□`` a name, ``◇`` a place), what it speaks for, and a
weight to be reviewed. Nothing is matched here. Gaps are bounded, so that no pattern can run away.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

SUM = r"¤+"
_GAP = r"[^.;¤]{0,%d}?"


def gap(length: int) -> str:
    """Return the pattern of at most *length* characters of one clause with no sum in them."""
    return _GAP % length


@dataclass(frozen=True, slots=True)
class Cue:
    """One row.

    ``kind`` is a funding type, ``funding`` (any of them), ``programme`` (pledge, grant or fund) or
    a kind of other news.

    ``damps`` is what a cue against leaves of all that speaks for, where it stands near the top: a
    round called off uses all the words of a round. ``needs_sum``: it cannot match without a sum.
    """

    name: str
    kind: str
    weight: float
    pattern: re.Pattern[str]
    damps: float = 0.55
    needs_sum: bool = False


def any_name(pattern: str) -> str:
    """Return *pattern* with ``□`` standing for names of every sort."""
    return pattern.replace("□", "[□■●]")


def cue(name: str, kind: str, weight: float, pattern: str, damps: float = 0.55) -> Cue:
    """Return a row with *pattern* compiled, case ignored."""
    compiled = re.compile(any_name(pattern), re.IGNORECASE)
    return Cue(name, kind, weight, compiled, damps, _needs_sum(pattern))


def _needs_sum(pattern: str) -> bool:
    """Tell whether nothing without a sum can match: each alternative holds one, in no group."""
    flat = re.sub(r"\\.|\[[^\]]*\]", "", pattern)
    depth, found, every = 0, False, True
    for char in flat:
        depth += (char == "(") - (char == ")")
        found = found or (char == "¤" and depth == 0)
        if char == "|" and depth == 0:
            every, found = every and found, False
    return every and found


# "The company said that it had raised" tells of now.
REPORTED = re.compile(
    r"\b(?:said|says|announced|revealed|confirmed|disclosed"
    r"|told)\b[^.;¤]{0,50}?\bhad\b",
    re.IGNORECASE,
)
# What a sentence says of the past counts little, wherever it stands.
PAST = re.compile(
    r"\b(?:last (?:year|spring|summer|autumn|fall|winter|month|january|february"
    r"|march|april|may|june|july|august"
    r"|september|october|november|december)|(?:years?|months?|weeks?|decades?) ago"
    r"|previously|earlier (?:this"
    r"|in)|(?:a|one|two|three) (?:year|month|week)s? earlier|had (?:already "
    r"|previously |earlier |also )?[a-z]+(?:ed|en)\b|had (?:already )?(?:taken|put"
    r"|won|got)"
    r"|since (?:then|it|its|the|20|19)|since[,.]|to date|so far|in all|in total"
    r"|takes? the total|total (?:raised|funding)|brings? (?:its|the|in) total"
    r"|bringing (?:its|the) total|already raised|before that|in (?:19|20)[0-9]{2}"
    r"|last raised|at the time|back in|once(?!-))\b",
    re.IGNORECASE,
)
SCALE_OF_PAST = 0.25
# The second half of a headline tells circumstances: "… as profits fall", "… after merger fails".
ASIDE = re.compile(
    r"\b(?:after|as|despite|amid|following|since|even as|while|days? after|ahead of)\b",
    re.IGNORECASE,
)
SCALE_OF_ASIDE = 0.35
# … and what it puts before the news is old: "after its $5m round".
BEFOREHAND = re.compile(
    r"\b(?:after|since|following|despite|months on from|weeks after)\b", re.IGNORECASE
)
# Zone → how much a cue for, and a cue against, counts there.
ZONES: dict[str, tuple[float, float]] = {
    "headline": (1.2, 1.2),
    "lead": (1.0, 0.7),
    "early": (0.5, 0.0),
    "rest": (0.0, 0.0),
}
BIAS = -2.2
MOST_FOR, MOST_AGAINST = 9.0, 9.0
