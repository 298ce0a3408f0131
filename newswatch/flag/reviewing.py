"""Let people judge stories: a sample is drawn, an answer becomes a verdict, the record follows.

Asks nobody itself: the verb shows a story and hands the answer on. A verdict is one transaction
with all that follows from it, and so is taking it back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from newswatch import store
from newswatch.detect import detect
from newswatch.errors import NewswatchError
from newswatch.evaluate.sample import STRATA, draw, stratum_of
from newswatch.flag.following import News, follow_up
from newswatch.flag.keeping import DETECTOR, settle
from newswatch.flag.owing import Rules, settle_alerts
from newswatch.flag.told import Told, told_by_article
from newswatch.model import Announcement
from newswatch.schedule import stamp
from newswatch.store import Database, Drawn, Judgement, Verdict

Clock = Callable[[], datetime]


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A story that a person is to judge: its text, what the detector says, how it was drawn.

    ``before`` is the verdict that a person gave on an older version, None where it is the first
    look.
    """

    told: Told
    judged: Judgement
    drawn: Drawn | None
    before: Verdict | None = None

    @property
    def shown(self) -> Announcement:
        """What the detector says of it."""
        return self.judged.found


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a person says of a story. ``facts`` is None where it announces no funding."""

    answer: str
    facts: Announcement | None
    by: str
    fixed: tuple[str, ...] = ()
    note: str | None = field(default=None)


class MovedError(NewswatchError):
    """The story changed, or was judged by somebody else, while a person was reading it."""


def judge_unjudged(
    db: Database, *, on_batch: Callable[[int], None] = lambda _: None, clock: Clock = _now
) -> int:
    """Judge what has no judgement yet, so that all stories can be drawn; return how many.

    Stories from before judgements were kept are such. No announcement changes by it.
    """
    sources = {source.name: source for source in store.list_sources(db)}
    last = done = 0
    while batch := store.unjudged_articles(db, after=last, limit=100):
        articles = [article for n in batch if (article := store.get_article(db, n))]
        judged = [(a, detect(told_by_article(a, sources).story)) for a in articles]
        with store.transaction(db):
            for article, found in judged:
                stratum = stratum_of(is_funding=found.is_funding, probability=found.probability)
                store.save_judgement(
                    db,
                    article.article_id,
                    article.version_id,
                    found,
                    stratum=stratum,
                    detector=DETECTOR,
                    now=stamp(clock()),
                )
        last, done = batch[-1], done + len(batch)
        on_batch(done)
    return done


def sample(db: Database, seed: int, sizes: Mapping[str, int]) -> list[Asked]:
    """Return the stories to ask about: those that changed since they were judged, then a draw.

    *sizes* is how many of each stratum are drawn at most, among those that nobody has judged yet.
    They come in random order, so that whoever stops has read a fair part. The same seed draws the
    same stories from the same store.
    """
    strata = {one.stratum: one for one in store.list_strata(db)}
    drawn: dict[int, Drawn] = {}
    for stratum in STRATA:
        numbers = draw(store.unread_stories(db, stratum), seed, sizes.get(stratum, 0))
        for number in numbers:
            whole = strata[stratum]
            weight = max(1.0, whole.population / (whole.read + len(numbers)))
            drawn[number] = Drawn(stratum=stratum, population=whole.population, weight=weight)
    sources = {source.name: source for source in store.list_sources(db)}
    again = [
        _asked(db, number, sources, before.drawn if before else None, before)
        for number in store.changed_since_verdict(db)
        for before in [store.find_verdict(db, number)]
    ]
    fresh = [
        _asked(db, number, sources, drawn[number], None) for number in draw(drawn, seed, len(drawn))
    ]
    return [one for one in (*again, *fresh) if one is not None]


def _asked(
    db: Database,
    number: int,
    sources: Mapping[str, store.SourceRow],
    drawn: Drawn | None,
    before: Verdict | None,
) -> Asked | None:
    article, judged = store.get_article(db, number), store.find_judgement(db, number)
    if article is None or judged is None:
        return None
    told = told_by_article(article, sources)
    return Asked(told=told, judged=judged, drawn=drawn, before=before)


def take(
    db: Database, rules: Rules, asked: Asked, answer: Answer, *, clock: Clock = _now
) -> Verdict:
    """Store a person's answer and bring the record to it; return the verdict.

    Raises MovedError, and stores nothing, where what the person read is not what stands now.
    """
    now = clock()
    number = asked.told.article_id
    with store.transaction(db):
        if not _stands(db, asked):
            raise MovedError("it changed, or somebody judged it, meanwhile; it will be asked again")
        store.save_verdict(
            db,
            number,
            is_funding=answer.facts is not None,
            note=answer.note,
            decided_by=answer.by,
            now=stamp(now),
            version_id=asked.told.version_id,
            answer=answer.answer,
            fixed=answer.fixed,
            facts=answer.facts,
            shown=asked.shown,
            drawn=asked.drawn,
        )
        _follow(db, rules, asked.told, asked.shown, now)
        given = store.find_verdict(db, number)
    assert given is not None
    return given


def _stands(db: Database, asked: Asked) -> bool:
    """Tell whether a story is as it was when it was shown: its text, the judgement, the verdict."""
    number = asked.told.article_id
    article = store.get_article(db, number)
    return (
        article is not None
        and article.version_id == asked.told.version_id
        and store.find_judgement(db, number) == asked.judged
        and _id(store.find_verdict(db, number)) == _id(asked.before)
    )


def take_back(
    db: Database, rules: Rules, verdict: Verdict, *, clock: Clock = _now
) -> Announcement | None:
    """Take a verdict back: the one before it holds again, or else the detector's word.

    Returns the announcement that then stands, None where there is none. Raises NewswatchError
    where the verdict was taken back before, or is not the last on its story.
    """
    now = clock()
    with store.transaction(db):
        standing = store.find_verdict(db, verdict.article_id)
        if _id(standing) != verdict.verdict_id:
            raise NewswatchError(f"verdict {verdict.verdict_id} is not the one that holds")
        store.undo_verdict(db, verdict.verdict_id, stamp(now))
        article = store.get_article(db, verdict.article_id)
        assert article is not None  # its verdicts would have gone with it
        sources = {source.name: source for source in store.list_sources(db)}
        judged = store.find_judgement(db, verdict.article_id)
        is_present = judged is not None and judged.version_id == article.version_id
        told = told_by_article(article, sources)
        found = judged.found if judged and is_present else detect(told.story)
        if article.removed_at is None:
            _follow(db, rules, told, found, now)
    stored = store.find_announcement(db, verdict.article_id)
    return stored.facts if stored and stored.state == "live" else None


def _follow(db: Database, rules: Rules, told: Told, found: Announcement, now: datetime) -> None:
    """Bring the announcement, and what is owed because of it, to what holds now."""
    kept = settle(db, told, found, stamp(now))
    settle_alerts(db, rules, told, kept, now)
    if kept.outcome in ("withdrawn", "changed", "found"):
        news = News(told=told, event_id=kept.event_id, held=kept.found, cause="judged")
        follow_up(db, news, now, rules)


def _id(verdict: Verdict | None) -> int | None:
    return verdict.verdict_id if verdict else None
