"""Compose a digest: one message that tells many stories, sorted by money.

Decides contents, order and bounds; how it looks is `digest_wording`. Reads no clock, network or
database. What is told is grouped by event before: one entry an event.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from newswatch.alert.figures import usd_words
from newswatch.alert.message import compose
from newswatch.alert.subject import Subject
from newswatch.alert.text import cut, plain
from newswatch.alert.timing import hour_of, local
from newswatch.model import DigestEntry, Message, Rule

# More entries than anyone reads; what is beyond is counted by outlet.
MOST_ENTRIES = 100
_MOST_LINES = 40
_NAMED = 3
_HEADLINE = 300
_NAME = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """One event or story that waits to be told: ``also`` names other outlets that tell it."""

    subject: Subject
    matched_at: datetime
    reasons: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


def compose_digest(
    rule: Rule,
    collected: Iterable[Collected],
    key: str,
    *,
    since: datetime,
    until: datetime,
    corrected: Sequence[DigestEntry] = (),
    notes: Iterable[str] = (),
) -> Message:
    """Return the digest of *rule* for the time from *since* until *until*.

    The largest sums come first, then funding without a sum in dollars, then plain stories, the
    newest first, then what is *corrected* of earlier digests. Of look-alikes beyond the rule's
    budget, and of what is beyond `MOST_ENTRIES`, one line an outlet stands. *notes* come last.
    """
    kept, over = _within_budget(rule, sorted(collected, key=_order))
    kept, rest = kept[:MOST_ENTRIES], kept[MOST_ENTRIES:]
    zone = rule.time_zone
    clock = [f"{moment_words(since, rule)} to {moment_words(until, rule)}, times of {zone}."]
    return _message(
        rule,
        key,
        until,
        headline=_title(rule, [*kept, *rest, *over], until, len(corrected)),
        entries=(*(entry_of(one, rule) for one in kept), *corrected[:MOST_ENTRIES]),
        lines=tuple([*_hour_lines(over, rule), *_rest_lines(rest)][:_MOST_LINES]),
        notes=tuple(cut(plain(note), 400) for note in [*notes, *clock]),
    )


def compose_flood(
    rule: Rule, collected: Sequence[Collected], key: str, *, hour: datetime, until: datetime
) -> Message:
    """Return the one line that stands for what a source had beyond the rule's budget in an hour."""
    line = _hour_line([*collected], hour, rule)
    return _message(rule, key, until, headline=cut(line, _HEADLINE))


def moment_words(instant: datetime, rule: Rule) -> str:
    """Return an instant by the rule's wall clock: 25 Nov 2026, 08:30."""
    clock = local(instant, rule.time_zone)
    return f"{clock.day} {clock:%b %Y, %H:%M}"


def _message(  # the fields of a single story stay empty
    rule: Rule,
    key: str,
    until: datetime,
    *,
    headline: str,
    entries: tuple[DigestEntry, ...] = (),
    lines: tuple[str, ...] = (),
    notes: tuple[str, ...] = (),
) -> Message:
    return Message(
        key=key,
        headline=headline,
        url="",
        source="",
        published=None,
        type="",
        sums=(),
        sum_usd=None,
        funders=(),
        recipients=(),
        quote=None,
        rule=cut(plain(rule.name), _NAME),
        reasons=(),
        found_at=until.isoformat(timespec="seconds").replace("+00:00", "Z"),
        kind="digest",
        about="funding" if rule.about == "funding" else "story",
        entries=entries,
        lines=lines,
        notes=notes,
    )


def _order(one: Collected) -> tuple[int, int, float]:
    """Sort by money; what has none by its time, the newest first."""
    found, usd = one.subject.announcement, one.subject.usd
    rank = 2 if not found.is_funding else 1 if usd is None else 0
    return rank, -usd.usd if usd and rank == 0 else 0, -one.matched_at.timestamp()


def _within_budget(
    rule: Rule, collected: Sequence[Collected]
) -> tuple[list[Collected], list[Collected]]:
    """Part what a source had in one hour within the rule's budget from what it had beyond it."""
    if rule.budget is None:
        return [*collected], []
    counts: Counter[tuple[str, datetime]] = Counter()
    kept: list[Collected] = []
    over: list[Collected] = []
    for one in collected:
        counts[_hour(one)] += 1
        (over if counts[_hour(one)] > rule.budget else kept).append(one)
    return kept, over


def _hour(one: Collected) -> tuple[str, datetime]:
    return one.subject.source, hour_of(one.matched_at)


def _title(rule: Rule, collected: Sequence[Collected], until: datetime, corrected: int) -> str:
    """Return a title such as "all funding, Wed 25 Nov 2026: 7 announcements (US$1.2bn)"."""
    funding = [one for one in collected if one.subject.announcement.is_funding]
    dollars = sum(one.subject.usd.usd for one in funding if one.subject.usd)
    parts = []
    if funding:
        money = f" ({usd_words(dollars)})" if dollars else ""
        parts.append(_counted(len(funding), "announcement", "announcements") + money)
    if stories := len(collected) - len(funding):
        parts.append(_counted(stories, "story", "stories"))
    if corrected:
        parts.append(_counted(corrected, "correction", "corrections"))
    clock = local(until, rule.time_zone)
    day = f"{clock:%a} {clock.day} {clock:%b %Y}"
    return cut(f"{plain(rule.name)}, {day}: {', '.join(parts) or 'nothing new'}", _HEADLINE)


def _counted(number: int, singular: str, plural: str) -> str:
    return f"{number:,} {singular if number == 1 else plural}"


def entry_of(one: Collected, rule: Rule) -> DigestEntry:
    """Return how a digest of *rule* tells one event or story."""
    told = compose(one.subject, rule.name, one.reasons, "")
    return DigestEntry(
        headline=told.headline,
        url=told.url,
        outlet=told.outlet,
        published=_by_clock(told.published, rule),
        type=told.type,
        sums=told.sums,
        sum_usd=told.sum_usd,
        rate_on=told.rate_on,
        funders=told.funders,
        recipients=told.recipients,
        quote=told.quote,
        reasons=told.reasons,
        event_id=told.event_id,
        also=tuple(cut(plain(name), _NAME) for name in one.also[:12]),
    )


def _by_clock(published: str | None, rule: Rule) -> str | None:
    """Return the instant of publication by the wall clock of the rule's zone, a date as it is."""
    try:
        instant = datetime.fromisoformat(published or "")
        if instant.tzinfo is None:
            return published
        return local(instant, rule.time_zone).isoformat(timespec="seconds")
    except (ValueError, OverflowError):  # no date, or one at the very end of time
        return published


def _hour_lines(over: Sequence[Collected], rule: Rule) -> list[str]:
    hours: dict[tuple[str, datetime], list[Collected]] = {}
    for one in over:
        hours.setdefault(_hour(one), []).append(one)
    return [_hour_line(ones, hour, rule) for (_source, hour), ones in hours.items()]


def _hour_line(ones: list[Collected], hour: datetime, rule: Rule) -> str:
    start, end = (local(at, rule.time_zone) for at in (hour, hour + timedelta(hours=1)))
    when = f"{start:%H:%M} to {end:%H:%M} on {start.day} {start:%b}"
    return f"{_more(ones)}, {when}: {_headlines(ones)}"


def _rest_lines(rest: Sequence[Collected]) -> list[str]:
    outlets: dict[str, list[Collected]] = {}
    for one in rest:
        outlets.setdefault(one.subject.source, []).append(one)
    return [f"{_more(ones)}: {_headlines(ones)}" for ones in outlets.values()]


def _more(ones: Sequence[Collected]) -> str:
    subject = ones[0].subject
    outlet = cut(plain(subject.outlet or subject.source), _NAME)
    return f"{_counted(len(ones), 'more story', 'more stories')} of {outlet}"


def _headlines(ones: Sequence[Collected]) -> str:
    """Return the first few headlines that differ: look-alikes are named once."""
    named: dict[str, None] = {}
    for at, one in enumerate(ones):
        named.setdefault(cut(plain(one.subject.headline), 80))
        if len(named) == _NAMED:
            return "; ".join([*named, *(["…"] if at + 1 < len(ones) else ())])
    return "; ".join(named)
