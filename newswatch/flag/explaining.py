"""Why a story was (not) flagged and (not) alerted: all that is on record of it, and what rules say.

Reads only: what it asks today's detector is put beside the record and changes nothing of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from newswatch import store
from newswatch.alert import Subject
from newswatch.alert.proof import sentence_at
from newswatch.alert.rules import Verdict as Predicate
from newswatch.alert.rules import explain as predicates
from newswatch.detect import detect
from newswatch.flag.collecting import with_traits
from newswatch.flag.ruling import essence, holds
from newswatch.flag.told import told_by_article
from newswatch.model import Amount, Announcement, Rule, Story
from newswatch.store import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A fact with its value and the words that prove it, in their sentence (None: a person's)."""

    fact: str
    value: str | int | Amount
    place: str | None = None
    quote: str | None = None
    sentence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleWord:
    """What one rule says of a story: whether it wants it, and each of its predicates."""

    rule: Rule
    is_match: bool
    predicates: tuple[Predicate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """All that tells why a story was (not) flagged and (not) alerted.

    ``held`` is what holds of it: the announcement on record, or "none" with the reasons;
    ``said`` what the detector said (of ``judged``'s version; of the present one where that is
    None). ``today`` is what today's detector says of the present version where that differs.
    ``article`` and all that is on record are empty for a story that is not stored.
    """

    headline: str
    held: Announcement
    said: Announcement
    proofs: tuple[Proof, ...]
    today: Announcement | None = None
    article: store.StoredArticle | None = None
    judged: store.Judgement | None = None
    announcement: store.StoredAnnouncement | None = None
    verdicts: tuple[store.Verdict, ...] = ()
    ruling: store.Verdict | None = None
    changes: tuple[store.StoryChange, ...] = ()
    rules: tuple[RuleWord, ...] = ()
    deliveries: tuple[store.DeliveryRow, ...] = ()


def explain_story(story: Story) -> Explained:
    """Explain a story that is not stored: it has no history, and no rule was asked."""
    found = detect(story)
    proofs = tuple(_proofs(found, story.headline, story.body))
    return Explained(headline=story.headline, held=found, said=found, proofs=proofs)


def explain_stored(
    db: Database, article: store.StoredArticle, rules: Sequence[Rule], now: datetime
) -> Explained:
    """Explain a stored story. The rules are those of today, asked as of when it was judged."""
    told = told_by_article(article, {source.name: source for source in store.list_sources(db)})
    judged = store.find_judgement(db, article.article_id)
    stored = store.find_announcement(db, article.article_id)
    today = detect(told.story)
    said = judged.found if judged else today
    held = _held(stored, said)
    at = datetime.fromisoformat(judged.judged_at) if judged else now
    event_id = stored.event_id if stored else None
    is_backfill = stored.is_backfill if stored else article.is_backfill
    subject = told.subject(held, event_id, today=at.date(), is_backfill=is_backfill)
    subject = with_traits(db, subject)
    verdict = store.find_verdict(db, article.article_id)
    version_id = judged.version_id if judged else article.version_id
    return Explained(
        headline=article.headline,
        held=held,
        said=said,
        proofs=tuple(_proofs(held, *_text(db, article, stored))),
        today=None if essence(today) == essence(said) else today,
        article=article,
        judged=judged,
        announcement=stored,
        verdicts=tuple(store.list_verdicts(db, article.article_id)),
        ruling=verdict if verdict and holds(verdict, said, version_id) else None,
        changes=tuple(store.changes_of(db, article.article_id)),
        rules=tuple(_rule_words(rules, subject, at)),
        deliveries=tuple(store.deliveries_about(db, "event", event_id) if event_id else ()),
    )


def _held(stored: store.StoredAnnouncement | None, said: Announcement) -> Announcement:
    """Return the announcement on record that stands, or that there is none."""
    if stored is not None and stored.state == "live":
        return stored.facts
    return Announcement(is_funding=False, probability=said.probability, reasons=said.reasons)


def _text(
    db: Database, article: store.StoredArticle, stored: store.StoredAnnouncement | None
) -> tuple[str, str]:
    """Return headline and body of the version in which the announcement was found."""
    for version in store.list_versions(db, article.article_id):
        if stored is not None and version.version_id == stored.version_id:
            return version.headline, version.body
    return article.headline, article.body


def _rule_words(rules: Sequence[Rule], subject: Subject, at: datetime) -> Iterator[RuleWord]:
    for rule in rules:
        asked = tuple(predicates(rule, subject, now=at))
        yield RuleWord(rule=rule, is_match=all(one.ok for one in asked), predicates=asked)


def _proofs(found: Announcement, headline: str, body: str) -> Iterator[Proof]:
    """Yield each fact with the words that prove it; what only a person vouches for has none."""
    texts = {"headline": headline, "body": body}
    for fact, value in _facts(found):
        proof = next((one for one in found.evidence if one.fact == fact), None)
        if proof is None:
            yield Proof(fact=fact, value=value)
            continue
        text = texts[proof.place]
        stands = text[proof.start : proof.end] == proof.quote
        yield Proof(
            fact=fact,
            value=value,
            place=proof.place,
            quote=proof.quote,
            sentence=sentence_at(text, proof.start, proof.end) if stands else None,
        )


def _facts(found: Announcement) -> Iterator[tuple[str, str | int | Amount]]:
    """Yield each fact under the name that evidence calls it by."""
    if found.type:
        yield "type", found.type
    for name in ("amounts", "funders", "recipients"):
        for number, value in enumerate(getattr(found, name)):
            yield f"{name}[{number}]", value
    if found.round:
        yield "round", found.round
    if found.period_years:
        yield "period_years", found.period_years
