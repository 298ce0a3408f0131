"""What a digest has told and is not so any more: the next digest says so, once.

Compares what the digest said with what holds; whoever got the story by itself is told by
`following`. Called within a transaction; owes nothing itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from newswatch import store
from newswatch.alert import Subject
from newswatch.alert.differences import WITHDRAWN, differences
from newswatch.alert.digest import Collected, entry_of
from newswatch.alert.predicates import asks_for_types
from newswatch.model import DigestEntry, Message, Rule
from newswatch.store import Database, matches

Tellings = Callable[[matches.Match], Sequence[Subject]]


def corrections(
    db: Database, rule: Rule, tellings: Tellings
) -> Iterator[tuple[matches.Match, DigestEntry]]:
    """Yield what earlier digests of *rule* told otherwise, with an entry that says what changed.

    *tellings* gives the stories that still tell of a match, with today's facts.
    """
    for match in matches.judged_since_told(db, rule.name):
        told = matches.told_entry(db, match)
        if told is None:
            continue  # it stood in a line with others
        entry = _corrected(db, rule, match, told, tellings(match))
        if entry is not None:
            yield match, entry


def _corrected(
    db: Database,
    rule: Rule,
    match: matches.Match,
    told: DigestEntry,
    tellings: Sequence[Subject],
) -> DigestEntry | None:
    if not tellings:
        if _is_withdrawn(told):
            return None
        article = store.get_article(db, match.article_id)
        cause = "removed" if article is None or article.removed_at else "edited"
        said = (WITHDRAWN[cause],)
        return replace(told, changes=said, sum_usd=None, quote=None, reasons=())
    at = datetime.fromisoformat(match.matched_at)
    fresh = entry_of(Collected(subject=tellings[0], matched_at=at), rule)
    changes = differences(_message(told), _message(fresh), is_type_asked=asks_for_types(rule))
    return replace(fresh, changes=changes) if changes else None


def _is_withdrawn(entry: DigestEntry) -> bool:
    return any(change in WITHDRAWN.values() for change in entry.changes)


def _message(entry: DigestEntry) -> Message:
    """Return the facts of an entry as the message that would tell it alone."""
    return Message(
        key="",
        headline=entry.headline,
        url=entry.url,
        source="",
        published=entry.published,
        type=entry.type,
        sums=entry.sums,
        sum_usd=entry.sum_usd,
        funders=entry.funders,
        recipients=entry.recipients,
        quote=None,
        rule="",
        reasons=(),
        kind="withdrawn" if _is_withdrawn(entry) else "first",
    )
