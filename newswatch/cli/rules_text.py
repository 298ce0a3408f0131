"""How the trial of a rule and the answer of its predicates read, as text and as JSON values.

Knows what it was given and asks for nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import click

from newswatch.alert.digest import moment_words
from newswatch.alert.digest_wording import figure
from newswatch.alert.message import compose
from newswatch.cli.predicates import predicate_json, predicate_lines
from newswatch.cli.wording import facts_text, safe
from newswatch.flag.explaining import Explained, RuleWord
from newswatch.flag.trying import Hit, Trial, WouldSend
from newswatch.model import message_json
from newswatch.schedule import stamp


def trials_text(trials: Sequence[Trial], *, limit: int) -> str:
    """Return what each rule would have sent, the latest *limit* messages of each."""
    return "\n\n".join("\n".join(_trial(trial, limit)) for trial in trials)


def _trial(trial: Trial, limit: int) -> Iterator[str]:
    rule = trial.rule
    targets = ", ".join(map(safe, rule.targets))
    yield click.style(f"{safe(rule.name)} → {targets}", bold=True)
    yield (
        f"Since {moment_words(trial.since, rule)} ({safe(rule.time_zone)}): {trial.read:,} stories,"
        f" of which {len(trial.hits):,} match; as if newswatch had been watching all along."
    )
    if old := sum(hit.is_old for hit in trial.hits):
        yield (
            f"{old:,} of these were old when they were first read, marked (old): nobody was told"
            " of them then, unless the rule sets max_age_days."
        )
    counts = [
        f"{number:,} {noun if number == 1 else nouns}"
        for way, noun, nouns in (
            ("alone", "message at once", "messages at once"),
            ("digest", "digest", "digests"),
            ("flood", "line for what went over", "lines for what went over"),
        )
        if (number := sum(one.way == way for one in trial.messages))
    ]
    yield f"Would have sent to each target: {', '.join(counts) or 'nothing'}."
    if trial.waiting:
        yield f"{trial.waiting:,} more wait for a time that is still to come."
    if left_out := len(trial.messages) - limit:
        yield from [f"… {left_out:,} earlier messages; --limit shows more"] if left_out > 0 else []
    for one in trial.messages[-limit:]:
        yield from _message(one, trial)


def _message(one: WouldSend, trial: Trial) -> Iterator[str]:
    at = moment_words(one.at, trial.rule)
    if one.message is None:
        (hit,) = one.hits
        yield f"{at}  {_hit(hit)}"
        if (found := hit.collected.subject.announcement).is_funding:
            yield f"    {facts_text(found)}"
        yield from (f"    + {safe(reason)}" for reason in hit.collected.reasons)
        yield f"    {safe(hit.collected.subject.url)}"
        return
    yield f"{at}  {safe(one.message.headline)}"
    old = {hit.collected.subject.url for hit in one.hits if hit.is_old}
    for entry in one.message.entries:
        money = f"{safe(figure(entry))}  " if entry.sum_usd is not None else ""
        mark = " (old)" if entry.url in old else ""
        yield f"    {money}{safe(entry.headline)} · {safe(entry.outlet)}{mark}"
    if one.way == "digest":
        yield from (f"    {safe(line)}" for line in one.message.lines)


def _hit(hit: Hit) -> str:
    subject = hit.collected.subject
    old = " (old)" if hit.is_old else ""
    return f"{safe(subject.headline)} · {safe(subject.outlet or subject.source)}{old}"


def trial_json(trial: Trial) -> dict[str, Any]:
    """Return a trial as JSON values, every message of it."""
    return {
        "rule": trial.rule.name,
        "targets": list(trial.rule.targets),
        "since_at": stamp(trial.since),
        "stories": trial.read,
        "matches": len(trial.hits),
        "old": sum(hit.is_old for hit in trial.hits),
        "waiting": trial.waiting,
        "messages": [_message_json(one, trial) for one in trial.messages],
    }


def _message_json(one: WouldSend, trial: Trial) -> dict[str, Any]:
    message = one.message
    if message is None:
        told = one.hits[0].collected
        message = compose(told.subject, trial.rule.name, told.reasons, "")
    return {
        "at": stamp(one.at),
        "way": one.way,
        "articles": [hit.collected.subject.article_id for hit in one.hits],
        "old": sum(hit.is_old for hit in one.hits),
        "message": {k: v for k, v in message_json(message).items() if k not in {"key", "quote"}},
    }


def explained_text(told: Explained) -> str:
    """Return which predicates of a rule hold for a story, a line each."""
    (word,) = told.rules
    lines = [click.style(safe(told.headline), bold=True)]
    if told.article:
        lines.append(
            f"{told.article.article_id} · {safe(told.article.source)} · "
            f"{safe(told.article.canonical_url)}"
        )
    lines.append(click.style(f"{safe(word.rule.name)}: {_answer(word)}", bold=True))
    return "\n".join([*lines, *predicate_lines(word.predicates, "  ")])


def _answer(word: RuleWord) -> str:
    failed = sum(not one.ok for one in word.predicates)
    if not failed:
        return f"matches; all {len(word.predicates)} predicates hold"
    return f"does NOT match; {failed} of {len(word.predicates)} predicates fail"


def explained_json(told: Explained) -> dict[str, Any]:
    """Return which predicates of a rule hold for a story as JSON values."""
    (word,) = told.rules
    return {
        "rule": word.rule.name,
        "article_id": told.article.article_id if told.article else None,
        "url": told.article.canonical_url if told.article else None,
        "headline": told.headline,
        "matches": word.is_match,
        "predicates": [predicate_json(one) for one in word.predicates],
    }
