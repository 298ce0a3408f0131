"""What the store gives back of judgements, verdicts and the sample: plain rows, frozen.

Values only, as `rows`.
"""

from __future__ import annotations

from dataclasses import dataclass

from newswatch.model import Announcement


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What the detector last said of a story (``found``), of which version, when, and which."""

    article_id: int
    version_id: int
    version: int
    stratum: str
    judged_at: str
    detector: str
    found: Announcement


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """From which part of the stories one was drawn: its size, and for how many the story stands."""

    stratum: str
    population: int
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a person decided on reading a story.

    ``answer``: right, wrong or fix, of what was shown (``shown``, the detector's word). ``facts``
    is the announcement as the person has it, None where there is none (or, of old verdicts, where
    it was not noted); ``fixed`` names the facts put right. ``version`` is the one that was read,
    None where it is not known; ``drawn`` is None where the story was not drawn in a sample.
    """

    verdict_id: int
    article_id: int
    version_id: int | None
    version: int | None
    is_funding: bool
    answer: str
    fixed: tuple[str, ...]
    facts: Announcement | None
    shown: Announcement | None
    drawn: Drawn | None
    note: str | None
    decided_at: str
    decided_by: str
    undone_at: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryChange:
    """A change of one story and how the judging of it went."""

    change_id: int
    kind: str
    version: int | None
    is_backfill: bool
    found_at: str
    done_at: str | None
    attempts: int
    error: str | None
    is_quarantined: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Stratum:
    """A part of the stories: how many there are, and how many of them were drawn and judged."""

    stratum: str
    population: int
    read: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """A row of the view detector_quality; ``scope`` is all, source or type.

    ``found`` and ``missed`` are estimated numbers of stories.
    """

    scope: str
    name: str
    flagged: int
    read_flagged: int
    read_narrow: int
    read_rejected: int
    precision: float | None
    precision_low: float | None
    precision_high: float | None
    found: float | None
    missed: float | None
    recall: float | None
    recall_low: float | None
    recall_high: float | None
