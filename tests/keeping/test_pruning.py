"""What is too old goes, and nothing that something rests on."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from keeping.kept import html, keep
from store.build import BODY, announce, announcement, article, at, declare, save

from newswatch import store
from newswatch.config import Config, SourceConfig
from newswatch.fetch import archive
from newswatch.keeping.pruning import days_of, expire, prune
from newswatch.model import Wishes
from newswatch.store import forgetting
from newswatch.store.archive import list_archived
from newswatch.store.transactions import rows, run, value

DAY = 1440
NOW = datetime(2026, 11, 30, tzinfo=UTC)  # eight days after the first minute of the tests
WEEK = Config(keep_days=7)


@pytest.fixture
def stocked(db, folder, crawl_id):
    """Stories of day 0 (1: announced, 2: edited on day 3, 3: plain) and of day 3 (4)."""
    for number in (1, 2, 3):
        told = article(number, body=BODY if number == 1 else f"Body {number}.")
        keep(db, folder, crawl_id, told, html(str(number)), minute=number)
    edited = article(2, body="Body 2, edited.")
    keep(db, folder, crawl_id, edited, html("2 edited"), minute=3 * DAY, kind="modified")
    keep(db, folder, crawl_id, article(4, body="Body 4."), html("4"), minute=3 * DAY)
    run(db, "UPDATE changes SET done_at = found_at")
    announce(db, 1, minute=5)
    return db


def texts(db):
    found = rows(db, "SELECT article_id, body FROM article_versions WHERE body <> '' ORDER BY id")
    return [(row["article_id"], row["body"]) for row in found]


LEFT = [(1, BODY), (2, "Body 2, edited."), (4, "Body 4.")]


def test_texts_and_pages_go_when_they_are_older_than_keep_days(stocked, folder):
    told = prune(stocked, WEEK, folder, NOW, is_applied=False)
    expired = told.sources["outlet"]
    assert (expired.texts, expired.pages, expired.proofs) == (2, 2, 1)
    assert len(texts(stocked)) == 5
    for number, version in ((1, 1), (3, 3)):
        store.save_judgement(
            stocked, number, version, announcement(reasons=("it says: Body",)), stratum="flagged",
            detector="1", now=at(9),
        )  # fmt: skip
    assert prune(stocked, WEEK, folder, NOW, is_applied=True).sources == told.sources
    quoted = rows(stocked, "SELECT article_id FROM judgements WHERE reasons <> '[]'")
    assert quoted == [{"article_id": 1}]
    assert texts(stocked) == LEFT
    assert {page.article_id for page in list_archived(stocked)} == {1, 2, 4}
    assert len([*archive.names(folder)]) == 3
    # Facts stay: the story is known, and is no other when it is read again.
    kept = store.get_article(stocked, 3)
    assert (kept.headline, kept.body, kept.version) == ("Story 3", "", 1)
    assert store.search_articles(stocked, "story")
    assert store.verify(stocked) == []
    assert not any(expire(stocked, WEEK, folder, NOW))
    again = article(3, body="Body 3.")
    save(stocked, 1, again, minute=9 * DAY, kind=None)
    assert store.get_article(stocked, 3).version == 1
    assert texts(stocked) == LEFT


def test_the_proof_of_a_live_announcement_outlives_any_term(stocked, folder):
    years = replace(WEEK, keep_days=1)
    later = datetime(2036, 1, 1, tzinfo=UTC)
    prune(stocked, years, folder, later, is_applied=True)
    assert texts(stocked) == [(1, BODY)]
    assert [page.article_id for page in list_archived(stocked)] == [1]
    store.withdraw_announcement(stocked, 1, at(DAY))
    prune(stocked, years, folder, later, is_applied=True)
    assert texts(stocked) == []
    assert [*archive.names(folder)] == []
    assert store.verify(stocked) == []


def test_a_text_that_waits_to_be_judged_stays(stocked, folder):
    run(stocked, "UPDATE changes SET done_at = NULL WHERE article_id = 3")
    prune(stocked, WEEK, folder, NOW, is_applied=True)
    assert (3, "Body 3.") in texts(stocked)


def test_a_source_may_have_a_term_of_its_own(stocked, folder):
    declare(stocked, name="other")
    config = Config(sources={"outlet": SourceConfig(keep_days=100), "third": SourceConfig()})
    assert [days_of(config, name) for name in ("outlet", "other", "third")] == [100, None, None]
    told = prune(stocked, config, folder, NOW, is_applied=True)
    assert [*told.sources] == ["outlet"]
    assert len(texts(stocked)) == 5
    assert prune(stocked, Config(), folder, NOW, is_applied=True).sources == {}


def test_texts_that_a_publisher_asks_not_to_keep_go_once_they_are_judged(db, folder, crawl_id):
    for minute, words in enumerate(("One.", "Two.")):
        asking = article(1, body=words, wishes=Wishes(noarchive=True))
        save(db, crawl_id, asking, minute=minute, kind="modified" if minute else "new")
    assert len(texts(db)) == 2
    run(db, "UPDATE changes SET done_at = found_at")
    told = prune(db, Config(), folder, NOW, is_applied=False)
    assert told.unwanted == 1
    prune(db, Config(), folder, NOW, is_applied=True)
    assert texts(db) == [(1, "Two.")]


def test_a_run_walks_over_no_store(stocked, folder):
    """It asks by age and by wish; with a million stories a walk over them would cost minutes."""
    asked = []
    stocked.conn.set_trace_callback(asked.append)
    expire(stocked, WEEK, folder, NOW)
    stocked.conn.set_trace_callback(None)
    steps = [
        step["detail"]
        for sql in asked
        if sql.lstrip().startswith("SELECT v.id") or sql.lstrip().startswith("SELECT p.id")
        for step in rows(stocked, f"EXPLAIN QUERY PLAN {sql}")
    ]
    by = ("v USING INDEX article_versions_with_text", "p USING INDEX archived_pages_by_fetched_at")
    assert {f"SEARCH {step} (fetched_at<?)" for step in by} <= set(steps)
    walks = [step for step in steps if step.startswith("SCAN")]
    assert set(walks) <= {"SCAN a USING INDEX articles_with_wishes"}
    assert not [step for step in steps if "articles_by_source (source_id=?)" in step]


def test_what_a_kill_left_behind_is_ended(stocked, folder):
    archive.write(folder, b"an orphan")
    forgetting.begin_erasure(stocked, 1, at(1))
    told = prune(stocked, Config(), folder, NOW, is_applied=True)
    assert (told.files.orphans, told.erasures) == (1, 1)
    after = prune(stocked, Config(), folder, NOW, is_applied=False)
    assert (after.files.orphans, after.erasures) == (0, 0)
    assert store.verify(stocked) == []


def test_expired_words_are_not_in_the_file(stocked, folder, path):
    unique = "a word such as qwertyzuiop that is nowhere else"
    save(stocked, 1, article(9, body=unique), minute=2)
    run(stocked, "UPDATE changes SET done_at = found_at")
    prune(stocked, WEEK, folder, NOW, is_applied=True)
    store.rebuild_index(stocked)
    store.checkpoint(stocked)
    assert value(stocked, "SELECT count(*) FROM articles WHERE body LIKE '%qwertz%'") == 0
    assert unique.encode() not in path.read_bytes()
