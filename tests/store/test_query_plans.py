"""What is asked once a story or once a verb is looked up by an index, and walks over no table."""

import re

import pytest
from store.build import announce, announcement, article, at, save

from newswatch import store
from newswatch.store.transactions import rows

PER_STORY = {
    "canonical": "SELECT id FROM articles WHERE canonical_url = 'u'",
    "address": "SELECT article_id FROM article_urls WHERE url = 'u'",
    "address in another writing": "SELECT 1 FROM article_urls WHERE url_hash = 'h'",
    "links waiting": "SELECT 1 FROM links WHERE url_hash = 'h' AND target_article_id IS NULL",
    "candidate": "SELECT 1 FROM candidates WHERE source_id = 1 AND url_hash = 'h'",
    "candidate anywhere": "SELECT 1 FROM candidates WHERE url_hash = 'h'",
    "due candidates": "SELECT 1 FROM candidates WHERE source_id = 1 AND state = 'open'"
    " AND next_fetch_at <= 'n' ORDER BY next_fetch_at",
    "recent candidates": "SELECT 1 FROM candidates WHERE source_id = 1 ORDER BY id DESC LIMIT 9",
    "recent articles": "SELECT 1 FROM articles WHERE source_id = 1 ORDER BY id DESC LIMIT 9",
    "due articles": "SELECT 1 FROM articles WHERE source_id = 1 AND next_check_at IS NOT NULL"
    " AND next_check_at <= 'n' ORDER BY next_check_at LIMIT 9",
    "listed": "SELECT 1 FROM feed_entries WHERE feed_id = 1 AND is_listed = 1 ORDER BY position",
    "pending": "SELECT 1 FROM changes WHERE done_at IS NULL AND id > 3 ORDER BY id LIMIT 9",
    "first that is owed": "SELECT 1 FROM deliveries WHERE target = 't'"
    " AND next_attempt_at IS NOT NULL AND is_aside = 0 ORDER BY id LIMIT 1",
    "waiting apart": "SELECT 1 FROM deliveries WHERE target = 't' AND is_aside = 1"
    " AND next_attempt_at <= 'n' ORDER BY next_attempt_at, id LIMIT 1",
    "out": "SELECT 1 FROM deliveries WHERE state = 'sending' AND +target = 't'",
    "recent events": "SELECT 1 FROM events WHERE first_seen_at >= 'n'"
    " ORDER BY first_seen_at DESC, id DESC LIMIT 9",
    "mentions": "SELECT 1 FROM event_mentions WHERE event_id = 1",
    "party": "SELECT 1 FROM parties WHERE name_key = 'k'",
    "fetch": "SELECT 1 FROM fetches WHERE crawl_id = 1 AND url = 'u' AND kind = 'feed'",
    "held": "SELECT 1 FROM quarantine WHERE subject_kind = 'change' AND subject = '1'"
    " AND released_at IS NULL",
    "running": "SELECT 1 FROM crawls WHERE source_id = 1 AND finished_at IS NULL",
    "latest": "SELECT max(id) FROM crawls WHERE source_id = 1",
}


@pytest.mark.parametrize("question", PER_STORY)
def test_no_question_asked_per_story_grows_with_the_store(db, question):
    plan = [row["detail"] for row in rows(db, f"EXPLAIN QUERY PLAN {PER_STORY[question]}")]
    assert not [step for step in plan if step.startswith("SCAN") and "USING INDEX" not in step]
    assert not [step for step in plan if "TEMP B-TREE" in step]
    assert [step for step in plan if step.startswith("SEARCH")] or question == "pending"


def plans_of(db, work):
    """Trace what *work* really asks, and return the steps of each statement's plan."""
    asked = []
    db.conn.set_trace_callback(asked.append)
    work()
    db.conn.set_trace_callback(None)
    return {
        sql: [step["detail"] for step in rows(db, f"EXPLAIN QUERY PLAN {sql}")]
        for sql in asked
        if sql.lstrip().startswith(("SELECT", "UPDATE", "DELETE"))
    }


def test_the_statements_that_run_per_story_search_and_never_scan(db, crawl_id):
    def tell_one():
        article_id = save(db, crawl_id)
        save(db, crawl_id, article(1, body="Other."), kind="modified", minute=5)
        (change, *_) = store.pending_changes(db)
        announce(db, article_id, announcement(evidence=()))
        store.finish_change(db, change.change_id, at(9))

    # The index of words reads its own few settings once a connection, after the schema has grown.
    own = "SCAN main.articles_fts_config"
    for sql, plan in plans_of(db, tell_one).items():
        if "articles_fts_config" in sql:
            continue  # one row, which the index reads anew when the schema was changed
        for step in plan:
            one_row = "change_counter"
            few = step == own or re.match(
                rf"SCAN (?:c USING INDEX changes_pending|CONSTANT|{one_row}$)", step
            )
            assert few or not step.startswith("SCAN "), (
                sql, step,
            )  # fmt: skip


LOOKED_UP = [
    (store.list_changes, {"since_at": at(1)}, "c USING INDEX changes_by_found_at"),
    (
        store.list_changes,
        {"since_at": at(1), "source": "outlet"},
        "c USING INDEX changes_by_found_at",
    ),
    (store.list_changes, {"since_id": 1}, "c USING INTEGER PRIMARY KEY"),
    (store.last_crawls, {"source": "outlet"}, "k USING INDEX crawls_by_source"),
    (store.list_deliveries, {"state": "sent"}, "d USING INDEX deliveries_by_state"),
]


@pytest.mark.parametrize(("ask", "what", "index"), LOOKED_UP)
def test_what_is_asked_for_is_looked_up_by_its_index(db, crawl_id, ask, what, index):
    plans = plans_of(db, lambda: ask(db, **what))
    assert any(step.startswith(f"SEARCH {index}") for plan in plans.values() for step in plan), (
        plans
    )


def test_forgetting_walks_over_no_table(db, crawl_id):
    article_id = save(db, crawl_id)
    plans = plans_of(db, lambda: store.forget_article(db, article_id, reason="r", now=at(9)))
    large = {"candidates", "fetches", "feed_entries", "articles", "alerts", "changes"}
    walked = [step for plan in plans.values() for step in plan if step.split()[:1] == ["SCAN"]]
    assert not [step for step in walked if step.split()[1] in large]
    assert len(plans) > 5
