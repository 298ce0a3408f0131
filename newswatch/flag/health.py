"""Judge how the sources are doing after a run, and owe a message where that has changed.

Told once when a source goes blind or degraded, once when it is well again; sends nothing itself.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import datetime

from newswatch import store
from newswatch.alert import idempotency_key
from newswatch.config import Config
from newswatch.health import Verdict, judge
from newswatch.model import FAILURES, Alert, Message
from newswatch.schedule import moment, stamp
from newswatch.store import Database, health, measures

logger = logging.getLogger(__name__)
# Stands as the rule of messages about sources.
RULE = "[health]"


def check_health(
    db: Database, config: Config, watched: Iterable[str], now: datetime
) -> dict[str, Verdict]:
    """Judge the *watched* sources that were ever crawled; return by name how each is doing.

    State and message are one transaction for each source: a kill in between tells nobody twice
    and forgets nothing.
    """
    wanted, verdicts = {*watched}, {}
    for row in store.list_sources(db):
        if row.name in wanted and row.first_crawled_at is not None:
            verdict = judge(measures.measure(db, row.name, now), now, _words)
            verdicts[row.name] = verdict
            with store.transaction(db):
                _keep(db, config, row, verdict, now)
    health.end_spells(db, wanted, stamp(now))
    return verdicts


def _keep(
    db: Database, config: Config, row: store.SourceRow, verdict: Verdict, now: datetime
) -> None:
    before = health.present_spells(db).get(row.name)
    number = health.save_state(
        db,
        row.source_id,
        state=verdict.state,
        reason=verdict.reason,
        detail=verdict.detail,
        began_at=stamp(verdict.since),
        now=stamp(now),
    )
    if number is None or (before is None and verdict.state == "well"):
        return  # it goes on as it was; that a new source is well is no news
    logger.info(
        "source_state source=%s state=%s reason=%s", row.name, verdict.state, verdict.reason
    )
    for target in config.health.targets:
        alert = _alert(target, row, verdict, before, number)
        store.add_alert(db, alert, change_id=None, now=stamp(now))


def _alert(
    target: str,
    row: store.SourceRow,
    verdict: Verdict,
    before: health.Spell | None,
    number: int,
) -> Alert:
    """Return the message to one target that a spell has begun, or that all is well again."""
    is_well = verdict.state == "well"
    kind = "recovered" if is_well else "first"
    key = idempotency_key(RULE, target, "source", number, kind)
    earlier = before.spell_id if is_well and before else None
    message = Message(
        key=key,
        headline=_headline(row, verdict, before),
        url=row.home,
        source=row.name,
        outlet=row.title,
        published=None,
        type=verdict.reason or (before.reason if before else None) or "",
        sums=(),
        sum_usd=None,
        funders=(),
        recipients=(),
        quote=None,
        rule=RULE,
        reasons=(verdict.detail or "its channels are read and bring stories again",),
        kind=kind,
        follows=idempotency_key(RULE, target, "source", earlier) if earlier else None,
        about="source",
    )
    return Alert(
        rule=RULE,
        target=target,
        subject_kind="source",
        subject_id=number,
        kind=kind,
        key=key,
        message=message,
    )


def _headline(row: store.SourceRow, verdict: Verdict, before: health.Spell | None) -> str:
    if verdict.state == "well":
        was = f"it was {before.state} since {_clock(moment(before.began_at))}" if before else ""
        return f"{row.title} is well again; {was}"
    return f"{row.title} is {verdict.state} since {_clock(verdict.since)}: {verdict.detail}"


def _clock(instant: datetime) -> str:
    return f"{instant:%Y-%m-%d %H:%M} UTC"


def _words(word: str) -> str:
    return FAILURES.get(word, word)
