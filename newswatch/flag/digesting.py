"""Owe the digests that are due: what waits for one becomes one alert a target.

Alert, digest and the marks of what it tells are one transaction: a kill at any instant leaves all
of it or nothing, so nothing stands in two digests and nothing is lost. A digest whose time went by
while nothing ran is caught up once. Sends nothing.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from newswatch import store
from newswatch.alert import Subject, explain, idempotency_key
from newswatch.alert.digest import Collected, compose_digest, compose_flood
from newswatch.alert.timing import hour_of, last_due, local, send_at
from newswatch.config import Config
from newswatch.errors import StoreError
from newswatch.flag.collecting import with_traits
from newswatch.flag.correcting import corrections
from newswatch.flag.told import told_by_article
from newswatch.model import Alert, Announcement, Message, Rule
from newswatch.schedule import stamp
from newswatch.store import Database, health, matches

logger = logging.getLogger(__name__)
# That these held needs no saying in each entry.
_PLAIN = ("funding", "min_probability", "age")


@dataclass(slots=True)
class DigestReport:
    """Digests and lines that are owed now (counted once, whoever gets them), and what they tell."""

    owed: int = 0
    stories: int = 0
    dropped: int = 0
    failed: int = 0


def digest(
    db: Database, config: Config, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> DigestReport:
    """Owe every digest that is due and return what came of it; one rule never stops another."""
    report = DigestReport()
    for rule in config.rules:
        try:
            with store.transaction(db):
                found = _Digesting(db, rule, clock()).owe()
        except StoreError:
            raise
        except Exception:
            logger.exception("digest_failed rule=%s", rule.name)
            report.failed += 1
            continue
        for name in ("owed", "stories", "dropped"):
            setattr(report, name, getattr(report, name) + getattr(found, name))
    return report


class _Digesting:
    """One rule at one instant, and what becomes of all that waits for it."""

    def __init__(self, db: Database, rule: Rule, now: datetime) -> None:
        self._db, self._rule, self._now = db, rule, now
        self._sources = {source.name: source for source in store.list_sources(db)}
        self._report = DigestReport()

    def owe(self) -> DigestReport:
        """Owe what is due of the rule's digest, and of what went over its budget."""
        if self._rule.digest is not None:
            self._scheduled()
        elif waiting := matches.waiting_matches(self._db, self._rule.name, way="digest"):
            # The rule had a digest once: what waited for it is told at once, for the last time.
            since = self._last() or datetime.fromisoformat(waiting[0].matched_at)
            self._tell(waiting, self._now, since)
        self._floods()
        return self._report

    def _scheduled(self) -> None:
        rule = self._rule
        assert rule.digest is not None
        last = self._last()
        if last is None:
            # A rule counts from when it is first seen, not from a time that went by before.
            now = stamp(self._now)
            matches.add_digest(self._db, rule.name, due_at=now, now=now, since_at=now)
            return
        due = last_due(rule.digest, rule.time_zone, self._now)
        if due > last:
            waiting = matches.waiting_matches(self._db, rule.name, way="digest")
            self._tell(waiting, due, last)

    def _last(self) -> datetime | None:
        """Return when the rule's last digest was due, or the rule was first seen."""
        last = matches.last_digest_at(self._db, self._rule.name, by=stamp(self._now))
        return datetime.fromisoformat(last) if last else None

    def _tell(self, waiting: Sequence[matches.Match], due: datetime, since: datetime) -> None:
        """Owe one digest for all that waits; where nothing is left of it, only note its time."""
        number = matches.add_digest(
            self._db,
            self._rule.name,
            due_at=stamp(due),
            now=stamp(self._now),
            since_at=stamp(since),
        )
        if number is None:
            return
        collected = self._collected(waiting)
        corrected = dict(corrections(self._db, self._rule, self._standing))
        self._close(number, waiting)
        matches.tell_again(self._db, number, (one.match_id for one in corrected))
        if collected or corrected or self._rule.send_empty:
            notes = self._blind(since)
            self._owe(
                number,
                lambda key: compose_digest(
                    self._rule,
                    collected,
                    key,
                    since=since,
                    until=self._now,
                    corrected=[*corrected.values()],
                    notes=notes,
                ),
            )

    def _standing(self, match: matches.Match) -> list[Subject]:
        """Return the stories that still tell of a match, with all that the file knows of them."""
        return [with_traits(self._db, one) for one in self._tellings(match)]

    def _floods(self) -> None:
        """Owe a line for each source and hour that is over, of what went beyond the budget."""
        hours: dict[tuple[str, datetime], list[matches.Match]] = {}
        for one in matches.waiting_matches(self._db, self._rule.name, way="flood"):
            hour = hour_of(datetime.fromisoformat(one.matched_at))
            hours.setdefault((one.source, hour), []).append(one)
        for (source, hour), waiting in hours.items():
            end = hour + timedelta(hours=1)
            if self._now < end:
                continue
            number = matches.add_digest(
                self._db,
                self._rule.name,
                source=source,
                due_at=stamp(end),
                now=stamp(self._now),
                since_at=stamp(hour),
            )
            if number is None:
                continue
            collected = self._collected(waiting)
            self._close(number, waiting)
            if collected:
                self._owe(number, self._flood(collected, hour))

    def _flood(self, collected: Sequence[Collected], hour: datetime) -> Callable[[str], Message]:
        return lambda key: compose_flood(self._rule, collected, key, hour=hour, until=self._now)

    def _close(self, number: int, waiting: Sequence[matches.Match]) -> None:
        told = matches.close_matches(self._db, number, [one.match_id for one in waiting])
        self._report.stories += told

    def _owe(self, number: int, composed: Callable[[str], Message]) -> None:
        """Owe the digest of this *number* to each target of the rule."""
        self._report.owed += 1
        for target in self._rule.targets:
            key = idempotency_key(self._rule.name, target, "digest", number)
            alert = Alert(
                rule=self._rule.name,
                target=target,
                subject_kind="digest",
                subject_id=number,
                kind="first",
                key=key,
                message=composed(key),
            )
            due_at = stamp(send_at(self._rule, self._now))
            store.add_alert(self._db, alert, change_id=None, now=stamp(self._now), due_at=due_at)

    def _blind(self, since: datetime) -> list[str]:
        """Return who could not see, with their times: what a quiet day may mean."""
        sight = health.blind_sources(self._db, stamp(self._now), since=stamp(since))
        zone = local(self._now, self._rule.time_zone).tzinfo or UTC
        said = sight.sentence(zone)
        return [f"{said}:", *sight.lines(zone)] if said else []

    def _collected(self, waiting: Sequence[matches.Match]) -> list[Collected]:
        """Return what still holds of what waits, one entry an event; drop the rest."""
        entries: dict[object, Collected] = {}
        for one in waiting:
            found = self._as_it_stands(one)
            if isinstance(found, str):
                matches.drop_match(self._db, one.match_id, found)
                self._report.dropped += 1
                continue
            event = found.subject.event_id
            entries.setdefault(("event", event) if event else one.match_id, found)
        return [*entries.values()]

    def _as_it_stands(self, match: matches.Match) -> Collected | str:
        """Return a match with today's facts, or why it is not told after all."""
        matched_at = datetime.fromisoformat(match.matched_at)
        tellings = [*self._tellings(match)]
        if not tellings:
            return "the story is gone, or announces nothing any more"
        subject = with_traits(self._db, tellings[0])
        verdicts = explain(self._rule, subject, now=matched_at)
        # Of a text that is not kept, what was asked when it was judged holds.
        if subject.body and not all(one.ok for one in verdicts):
            return "; ".join(one.why for one in verdicts if not one.ok)
        outlets = dict.fromkeys(telling.outlet for telling in tellings[1:])
        return Collected(
            subject=subject,
            matched_at=matched_at,
            reasons=tuple(v.why for v in verdicts if v.ok and v.predicate not in _PLAIN),
            also=tuple(name for name in outlets if name != subject.outlet),
        )

    def _tellings(self, match: matches.Match) -> Iterator[Subject]:
        """Yield the stories that are told under one entry, the first telling before all."""
        found = store.find_announcement(self._db, match.article_id)
        event_id = match.subject_id if match.subject_kind == "event" else None
        if event_id is None and found is not None and found.state == "live":
            event_id = found.event_id
        if match.subject_kind == "article":
            facts = found.facts if found is not None and found.state == "live" else _NOTHING
            yield from self._subject(match.article_id, facts, event_id, match)
        for telling in store.announcements_in(self._db, event_id) if event_id else ():
            if match.subject_kind == "event" or telling.article_id != match.article_id:
                yield from self._subject(telling.article_id, telling.facts, event_id, match)

    def _subject(
        self, article_id: int, facts: Announcement, event_id: int | None, match: matches.Match
    ) -> Iterator[Subject]:
        article = store.get_article(self._db, article_id)
        if article is not None and article.removed_at is None:
            told = told_by_article(article, self._sources)
            today = datetime.fromisoformat(match.matched_at).date()
            # It was news when it matched: whatever is asked of its age was asked then.
            yield told.subject(facts, event_id, today=today, is_backfill=False)


_NOTHING = Announcement(is_funding=False, probability=0.0)
