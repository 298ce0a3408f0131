"""Judge how a source is doing from what is known of it: well, degraded or blind, and why.

Blind means that new stories would not reach us; degraded that they do, and something is amiss.
Reads no clock and no database: measures and an instant in, a word and a sentence out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

# A source is silent when so many stories are usual by now, and its longest usual gap is passed by
# half: eight that do not come are no chance (e^-8), and a gap that came before is no silence.
_USUAL, _GAP = 8.0, 1.5
# Less than two weeks of a source do not tell what is usual; fewer finds do not tell its gaps.
_KNOWN_FOR, _FINDS = timedelta(weeks=2), 10
# Failures in a row, or for how long, before it is told: a site that restarts is no news.
_FAILURES, _FAILING = 3, timedelta(hours=1)
# Pages of which most gave no story: a redesign, where that was not so before.
_PAGES, _MOST, _FEW = 5, 0.8, 0.5
# Stories that must be there to compare, and what counts as fallen.
_STORIES, _FALLEN, _SHRUNK = 10, 0.5, 1 / 3


class FailedChannel(NamedTuple):
    """A channel of which the last look failed; ``selector`` is that of its links, of a listing."""

    url: str
    word: str
    selector: str | None
    failures: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """What is known of one source.

    ``usual_since_new``: stories that usually come in the time since the last new one;
    ``longest_gap``: the longest time between two finds of the last weeks. ``no_story`` and
    ``pages``: of its latest pages, how many gave no story, ``no_story_before`` the share before
    them. ``fields`` and ``fields_before``: share of stories, the latest and those before, that have
    authors, a date and so on. Bodies are medians in characters. ``same_day``: how many of the
    latest stories are dated by the day they were read, while their channel or age says otherwise.
    """

    failures: int = 0
    failing_since: datetime | None = None
    failure: str | None = None
    failed_channels: tuple[FailedChannel, ...] = ()
    last_success: datetime | None = None
    last_new: datetime | None = None
    known_since: datetime | None = None
    usual_since_new: float = 0.0
    finds: int = 0
    longest_gap: timedelta | None = None
    answered_anew: int = 0  # answers with another list since the last new story
    pages: int = 0
    no_story: int = 0
    no_story_before: float = 0.0
    stories: int = 0
    stories_before: int = 0
    fields: tuple[tuple[str, float, float], ...] = ()  # name, share now, share before
    body: float = 0.0
    body_before: float = 0.0
    same_day: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """``state`` is well, degraded or blind; the others are None, and the present, where well."""

    state: str
    reason: str | None = None
    detail: str | None = None
    since: datetime


def judge(known: Measures, now: datetime, words: Callable[[str], str]) -> Verdict:
    """Return how the source is doing at *now*; *words* says what a failure word means.

    What is worst is said; a source that was never read is as blind as one that fails.
    """
    for rule in (_failing, _silent, _redesigned, _channel_failing, _same_day, _fallen, _shrunk):
        verdict = rule(known, now, words)
        if verdict is not None:
            return verdict
    return Verdict(state="well", since=now)


def _failing(known: Measures, now: datetime, words: Callable[[str], str]) -> Verdict | None:
    if not known.failures or known.failing_since is None:
        return None
    if known.failures < _FAILURES and now - known.failing_since < _FAILING:
        return None
    channels = known.failed_channels
    word = channels[0].word if channels else known.failure or "error"
    told = f"{channels[0].url}: {words(word)}{_selector(channels[0])}" if channels else words(word)
    return Verdict(
        state="blind",
        reason=word,
        detail=f"failed {known.failures} times in a row; {told}",
        since=known.last_success or known.failing_since,
    )


def _selector(channel: FailedChannel) -> str:
    if channel.word != "empty" or not channel.selector:
        return ""
    return f" (its links are looked for by {channel.selector!r})"


def _silent(known: Measures, now: datetime, _: Callable[[str], str]) -> Verdict | None:
    if known.last_new is None or known.known_since is None or known.longest_gap is None:
        return None
    silent = now - known.last_new
    if now - known.known_since < _KNOWN_FOR or known.finds < _FINDS:
        return None
    if known.usual_since_new < _USUAL or silent < _GAP * known.longest_gap:
        return None
    usual = f"{known.usual_since_new:.0f} stories are usual in that time"
    if known.answered_anew:
        reason, detail = "known_only", f"its lists change and name only known stories; {usual}"
    else:
        reason, detail = "silent", f"nothing new for {_span(silent)}; {usual}"
    return Verdict(state="blind", reason=reason, detail=detail, since=known.last_new)


def _redesigned(known: Measures, now: datetime, _: Callable[[str], str]) -> Verdict | None:
    if known.pages < _PAGES or known.no_story < _MOST * known.pages:
        return None
    if known.no_story_before > _FEW:
        return None
    return Verdict(
        state="blind",
        reason="redesigned",
        detail=f"{known.no_story} of its latest {known.pages} pages gave no story: have they a new"
        " layout? the spider's `rules` name what is read of a page",
        since=known.last_new or now,
    )


def _channel_failing(known: Measures, now: datetime, words: Callable[[str], str]) -> Verdict | None:
    failed = [one for one in known.failed_channels if one.failures >= _FAILURES]
    if not failed:
        return None
    others = f", and {len(failed) - 1} more" if len(failed) > 1 else ""
    told = f"{failed[0].url} fails{others}: {words(failed[0].word)}{_selector(failed[0])}"
    return Verdict(state="degraded", reason="channel", detail=told, since=now)


def _same_day(known: Measures, now: datetime, _: Callable[[str], str]) -> Verdict | None:
    if known.stories < _STORIES or known.same_day < _MOST * known.stories:
        return None
    told = (
        f"{known.same_day} of its latest {known.stories} stories are dated by the day on which they"
        " were read, old ones too: their date is not found any more"
    )
    return Verdict(state="degraded", reason="same_day", detail=told, since=now)


def _fallen(known: Measures, now: datetime, _: Callable[[str], str]) -> Verdict | None:
    if min(known.stories, known.stories_before) < _STORIES:
        return None
    fallen = [one for one in known.fields if one[2] - one[1] >= _FALLEN]
    if not fallen:
        return None
    told = "; ".join(f"{name} on {then:.0%} of stories before, {share:.0%} now"
                     for name, share, then in fallen)  # fmt: skip
    return Verdict(state="degraded", reason="fields", detail=told, since=now)


def _shrunk(known: Measures, now: datetime, _: Callable[[str], str]) -> Verdict | None:
    if min(known.stories, known.stories_before) < _STORIES:
        return None
    if known.body >= known.body_before * _SHRUNK:
        return None
    told = f"texts have {known.body:.0f} characters, {known.body_before:.0f} before (medians)"
    return Verdict(state="degraded", reason="bodies", detail=told, since=now)


def _span(span: timedelta) -> str:
    hours = int(span.total_seconds() // 3600)
    return f"{hours} hours" if hours < 72 else f"{hours // 24} days"  # noqa: PLR2004 - three days
