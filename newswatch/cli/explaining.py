"""How the explanation of a story reads to people.

Text only; knows what it was given and asks for nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

import click

from newswatch.cli.predicates import predicate_lines
from newswatch.cli.wording import facts_text, safe, sum_text
from newswatch.flag.explaining import Explained, Proof
from newswatch.model import Amount
from newswatch.store import Verdict


def explained_text(told: Explained) -> str:
    """Return the explanation as people read it."""
    parts = [
        _title(told),
        _facts(told),
        _reasons(told),
        _record(told),
        _people(told),
        _rules(told),
        _messages(told),
    ]
    return "\n\n".join("\n".join(lines) for part in parts if (lines := [*part]))


def _title(told: Explained) -> Iterator[str]:
    yield click.style(safe(told.headline), bold=True)
    if told.article:
        yield f"{told.article.article_id} · {told.article.source} · " + safe(
            told.article.canonical_url
        )
    yield click.style(_answer(told), bold=True)


def _answer(told: Explained) -> str:
    """Return in a line whether the story is flagged, by whose word, and whether anyone was told."""
    sure = f"the detector is {told.said.probability:.0%} sure that it announces funding"
    flagged = "FLAGGED" if told.held.is_funding else "NOT FLAGGED"
    if told.ruling:
        sure = f"{safe(told.ruling.decided_by)} judged it so; {sure}"
    if told.article is None:
        return f"{flagged} ({sure}); not stored: no rule was asked"
    sent = sum(one.state == "sent" for one in told.deliveries)
    alerted = f"ALERTED ({sent} sent)" if sent else f"NOT ALERTED: {why_not_alerted(told)}"
    return f"{flagged} ({sure}); {alerted}"


def why_not_alerted(told: Explained) -> str:
    """Return why nobody has been told of a stored story, in a few words."""
    states = [one.state for one in told.deliveries]
    if states:
        return "messages are " + ", ".join(sorted(set(states)))
    if any(change.done_at is None for change in told.changes):
        return "a change waits to be judged: `newswatch flag`"
    if not told.held.is_funding:
        return "there is nothing to tell"
    if not told.rules:
        return "newswatch.toml has no rules"
    if not any(rule.is_match for rule in told.rules):
        return "no rule matches"
    return "no message was owed when it was judged; the rules of today would match"


def _facts(told: Explained) -> Iterator[str]:
    if told.held.is_funding:
        yield f"What it announces: {facts_text(told.held)}"
    for proof in told.proofs:
        yield f"  {proof.fact:<14} {_value(proof.value)}"
        yield f"  {'':<14} {_proof(proof)}"


def _value(value: str | int | Amount) -> str:
    return sum_text(value) if isinstance(value, Amount) else safe(str(value))


def _proof(proof: Proof) -> str:
    if proof.quote is None:
        return "no words prove it: a person vouches for it"
    if proof.sentence is None:
        return f"“{safe(proof.quote)}” ({proof.place}; the text is not kept)"
    sentence, quote = safe(proof.sentence), safe(proof.quote)
    marked = sentence.replace(quote, click.style(quote, fg="green", bold=True), 1)
    return f"“{marked}” ({proof.place})"


def _reasons(told: Explained) -> Iterator[str]:
    yield "What spoke for and against:"
    yield from (f"  - {safe(reason)}" for reason in told.said.reasons)
    if told.today:
        word = facts_text(told.today) if told.today.is_funding else "no funding"
        yield f"Today's detector says otherwise ({told.today.probability:.0%} sure): {word}"
        yield from (f"  - {safe(reason)}" for reason in told.today.reasons)
        yield "  `newswatch detect --all` shows what judging all stories anew would change"


def _record(told: Explained) -> Iterator[str]:
    article = told.article
    if article is None:
        return
    if told.judged:
        yield (
            f"Judged: version {told.judged.version} of {article.version}, {told.judged.judged_at}, "
            f"by {told.judged.detector}; of the stories that are {told.judged.stratum}"
        )
    else:
        yield "No judgement is on record: this is what today's detector says"
    found = told.announcement
    if found:
        yield (
            f"Announcement {found.announcement_id} ({found.state}) of event {found.event_id}; "
            f"{'backfill, no news' if found.is_backfill else 'news'}"
        )
    old = "old when it was first read (backfill)" if article.is_backfill else "new"
    yield f"First read {article.first_seen_at}, {old}; published {article.published or 'undated'}"
    if article.removed_at:
        yield f"The outlet withdrew it; noticed {article.removed_at}"
    for change in told.changes:
        waits = "set aside, see `quarantine`" if change.is_quarantined else "waits to be judged"
        done = f"judged {change.done_at}" if change.done_at else waits
        error = f"; failed {change.attempts} times: {safe(change.error)}" if change.error else ""
        yield f"  {change.kind}, version {change.version}, {change.found_at}: {done}{error}"


def _people(told: Explained) -> Iterator[str]:
    for verdict in told.verdicts:
        yield f"Verdict {verdict.verdict_id} {_verdict(verdict, told)}"


def _verdict(verdict: Verdict, told: Explained) -> str:
    what = facts_text(verdict.facts) if verdict.facts else "no funding"
    if verdict.is_funding and not verdict.facts:
        what = "funding"
    if verdict.undone_at:
        state = f"taken back {verdict.undone_at}"
    elif told.ruling and told.ruling.verdict_id == verdict.verdict_id:
        state = "holds"
    else:
        state = "does not hold any more"
    fixed = f" ({', '.join(verdict.fixed)} put right)" if verdict.fixed else ""
    note = f" “{safe(verdict.note)}”" if verdict.note else ""
    return (
        f"by {safe(verdict.decided_by)}, {verdict.decided_at}, on version "
        f"{verdict.version or 'unknown'}: {verdict.answer}{fixed}: {what}{note} — {state}"
    )


def _rules(told: Explained) -> Iterator[str]:
    if told.rules:
        yield "Rules of newswatch.toml, as of when it was judged:"
    for word in told.rules:
        matched = "matches" if word.is_match else "does not match"
        yield f"  {safe(word.rule.name)} → {', '.join(map(safe, word.rule.targets))}: {matched}"
        yield from predicate_lines(word.predicates, "    ")


def _messages(told: Explained) -> Iterator[str]:
    for one in told.deliveries:
        when = one.sent_at or one.tried_at or one.created_at
        error = f": {safe(one.last_error)}" if one.last_error else ""
        yield (
            f"Message {one.delivery_id} to {safe(one.target)} ({safe(one.rule)}): "
            f"{one.state} {when}, {one.attempts} attempts{error}"
        )
