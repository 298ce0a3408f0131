"""The schema: explains itself, refuses nonsense, counts changes, and keeps the index in step."""

import re
import sqlite3

import pytest
from store.build import announce, announcement, article, at, declare, save, url

from newswatch import store
from newswatch.errors import StoreError
from newswatch.model.announcement import EVENT_TYPES
from newswatch.store.docs import describe, dropped
from newswatch.store.migrations import statements
from newswatch.store.transactions import rows, run, value

OWN = re.compile(r"^(?!sqlite_|_sqlite_|articles_fts_)")


def objects(db, *kinds):
    found = rows(db, "SELECT name, type FROM sqlite_master")
    return [row["name"] for row in found if row["type"] in kinds and OWN.match(row["name"])]


def columns(db, name):
    return [row["name"] for row in rows(db, "SELECT name FROM pragma_table_info(?)", (name,))]


def test_every_table_view_and_column_is_described_once(db):
    described = [(found.object, found.column) for found in describe(store.schema_sql())]
    wanted = [
        (name, column)
        for name in objects(db, "table", "view")
        for column in ["", *columns(db, name)]
    ]
    assert sorted(described) == sorted(wanted)
    assert all(found.description.endswith((".", "…", "?")) for found in store.list_docs(db))


def test_the_file_carries_the_descriptions(db):
    in_file = {(d.object, d.column): d for d in store.list_docs(db)}
    assert in_file == {(d.object, d.column): d for d in describe(store.schema_sql())}
    assert in_file["announcement_amounts", "value"].format == "whole units of currency"
    assert in_file["articles", "removed_at"].format == "RFC 3339 UTC, ending in Z"
    assert in_file["articles", "is_backfill"].format == "0 or 1"
    assert "rejected: no article" in in_file["candidates", "state"].description
    schema = value(db, "SELECT sql FROM sqlite_master WHERE name = 'candidates'")
    assert "-- The frontier: stories" in schema  # `.schema` shows it too


def test_a_file_of_sql_without_descriptions_gives_none():
    assert describe("SELECT 1;\n-- nothing is created here\n") == []
    made = "CREATE TABLE t (  -- {}\n);\n"
    anew = made.format("Old.") + "ALTER TABLE t RENAME TO s;\n" + made.format("New.")
    assert [found.description for found in describe(anew)] == ["New."]
    assert describe("CREATE TABLE t (\n    -- of nothing in particular\n    a TEXT\n);") == []


def test_statements_are_split_as_sqlite_reads_them():
    sql = (
        "CREATE TABLE a (b); -- it's\n\nCREATE TRIGGER t AFTER INSERT ON a BEGIN\n SELECT 1;\nEND;"
    )
    assert len(list(statements(sql))) == 2
    assert list(statements("SELECT 1\n-- no end")) == ["SELECT 1\n-- no end"]
    assert list(statements("-- only words\n\n")) == []


def test_tables_are_strict(db):
    lax = rows(db, "SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0")
    assert [row["name"] for row in lax if OWN.match(row["name"])] == []


def test_every_reference_can_be_followed_back_without_a_scan(db):
    for table in objects(db, "table"):
        for key in rows(db, 'SELECT "from" AS name FROM pragma_foreign_key_list(?)', (table,)):
            plan = rows(db, f"EXPLAIN QUERY PLAN SELECT 1 FROM {table} WHERE {key['name']} = 1")
            assert "USING" in plan[0]["detail"], (table, key["name"], plan)


def test_times_dates_and_flags_are_checked_wherever_they_stand(db):
    for table in objects(db, "table"):
        schema = value(db, "SELECT sql FROM sqlite_master WHERE name = ?", (table,))
        for column in columns(db, table):
            if column.endswith("_at"):
                assert f"CHECK ({column} GLOB '*T*Z')" in schema
            if column.startswith("is_") and "VIRTUAL" not in schema:
                assert f"CHECK ({column} IN (0, 1))" in schema


def test_the_types_of_funding_are_the_models(db):
    for table in ("announcements", "events"):
        schema = value(db, "SELECT sql FROM sqlite_master WHERE name = ?", (table,))
        listed = re.search(r"CHECK \(type IN \(([^)]*)\)\)", schema)[1]
        assert tuple(re.findall(r"'(\w+)'", listed)) == EVENT_TYPES


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO sources (name, title, home, failed_at) VALUES ('a', 'A', 'h', '2026-11-22')",
        "UPDATE feeds SET is_declared = 2",
        "INSERT INTO sources (name, title, home, failures) VALUES ('a', 'A', 'h', 'many')",
        "INSERT INTO crawls (run_id, source_id, started_at, heartbeat_at) VALUES ('r', 99, '', '')",
        "UPDATE crawls SET stats = 'not json'",
        "UPDATE change_counter SET id = 2",
    ],
)
def test_nonsense_is_refused(db, crawl_id, sql):
    with pytest.raises(StoreError, match=r"schema refused a value"), store.transaction(db):
        run(db, sql)


def test_what_was_read_may_be_erased_but_never_rewritten(db, crawl_id):
    save(db, crawl_id)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        run(db, "UPDATE article_versions SET body = 'something else'")
    run(db, "UPDATE article_versions SET body = ''")


def seq(db):
    return value(db, "SELECT value FROM change_counter")


def test_change_seq_grows_with_what_an_analyst_would_notice(db, crawl_id):
    article_id = save(db, crawl_id)
    before = seq(db)
    save(db, crawl_id, article(1, body="Other words."), kind="modified", minute=5)
    now = value(db, "SELECT change_seq FROM articles")
    assert before < now <= seq(db)
    assert value(db, "SELECT max(change_seq) FROM article_versions") == seq(db)
    before = seq(db)
    event_id = store.create_event(
        db, type="pledge", first_article_id=article_id, first_seen_at=at(6)
    )
    announce(db, article_id, announcement(evidence=()), event_id=event_id)
    for table in (
        "events", "announcements", "announcement_amounts", "announcement_parties", "event_mentions"
    ):  # fmt: skip
        assert value(db, f"SELECT min(change_seq) FROM {table}") > before
    numbers = [
        row["change_seq"]
        for table in ("articles", "article_versions", "events", "announcements",
                      "announcement_amounts", "announcement_parties", "event_mentions")
        for row in rows(db, f"SELECT change_seq FROM {table}")
    ]  # fmt: skip
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE articles SET last_seen_at = '2027-01-01T00:00:00Z'",
        "UPDATE articles SET next_check_at = '2027-01-01T00:00:00Z', http_etag = 'x'",
        "UPDATE articles SET headline = headline, body = body, version = version",
        "UPDATE announcements SET type = type",
        "UPDATE events SET type = type",
        "UPDATE announcement_amounts SET value = value",
        "UPDATE announcement_parties SET name = name",
        "UPDATE event_mentions SET is_first = is_first",
    ],
)
def test_change_seq_does_not_grow_with_bookkeeping(db, crawl_id, sql):
    article_id = save(db, crawl_id)
    event_id = store.create_event(db, type=None, first_article_id=article_id, first_seen_at=at(6))
    announce(db, article_id, event_id=event_id)
    before = seq(db)
    run(db, sql)
    assert seq(db) == before


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE articles SET headline = 'Other'",
        "UPDATE articles SET removed_at = '2027-01-01T00:00:00Z'",
        "UPDATE article_versions SET body = ''",
        "UPDATE announcements SET state = 'withdrawn'",
        "UPDATE events SET type = 'grant'",
        "UPDATE announcement_amounts SET value = 7 WHERE position = 0",
        "UPDATE announcement_parties SET name = 'Other' WHERE role = 'recipient'",
        "UPDATE event_mentions SET is_first = 0",
    ],
)
def test_change_seq_grows_once_a_row_also_with_recursive_triggers(db, crawl_id, sql):
    article_id = save(db, crawl_id)
    event_id = store.create_event(db, type=None, first_article_id=article_id, first_seen_at=at(6))
    announce(db, article_id, event_id=event_id)
    assert value(db, "PRAGMA recursive_triggers") == 1
    before = seq(db)
    assert run(db, sql).rowcount == 1
    assert seq(db) == before + 1


def hits(db, words):
    return [hit.article_id for hit in store.search_articles(db, words)]


def test_the_index_follows_insert_update_and_delete(db, crawl_id):
    first = save(db, crawl_id, article(1, body="Café financing"))
    assert hits(db, "cafe") == [first]
    save(db, crawl_id, article(1, body="Restaurant financing"), kind="modified")
    assert hits(db, "cafe") == []
    assert hits(db, "restaurant") == [first]
    run(db, "DELETE FROM articles")
    assert hits(db, "restaurant") == []
    assert store.verify(db) == []


def test_the_views_read_as_an_analyst_expects(db, crawl_id):
    article_id = save(db, crawl_id)
    announce(db, article_id)
    (funded,) = rows(db, "SELECT * FROM funding")
    assert funded["headline"] == "Story 1"
    assert (funded["sum_text"], funded["sum_currency"], funded["sum_value"]) == (
        "HK$5bn", "HKD", 5_000_000_000,
    )  # fmt: skip
    assert funded["funders"] == "Alibaba; Tencent"
    assert funded["recipients"] == "HK's cultural scene"
    assert (funded["quote"], funded["source"], funded["url"]) == ("HK$5bn", "outlet", url(1))
    (new,) = rows(db, "SELECT * FROM new_since_last_crawl")
    assert (new["kind"], new["is_funding"], new["article_id"]) == ("new", 1, article_id)
    store.withdraw_announcement(db, article_id, at(9))
    assert rows(db, "SELECT * FROM funding") == []


def test_an_announcement_without_a_sum_has_its_row(db, crawl_id):
    announce(db, save(db, crawl_id), announcement(amounts=()))
    (funded,) = rows(db, "SELECT * FROM funding")
    assert funded["sum_value"] is None  # a revenue figure is not the announced money


def test_health_is_one_word(db):
    declare(db)
    assert store.list_health(db)[0]["health"] == "never"


def test_what_is_dropped_and_made_again_is_described_as_it_is_now():
    first = "CREATE VIEW v AS  -- Old.\nSELECT\n    1 AS a,  -- A.\n    2 AS b  -- B.\n;\n"
    then = "DROP VIEW v;\nCREATE VIEW v AS  -- New.\nSELECT\n    2 AS b  -- Again.\n;\n"
    other = "CREATE TABLE t (  -- Stays.\n    x TEXT  -- X.\n);\n"
    said = [(row.object, row.column, row.description) for row in describe(first + other + then)]
    assert said == [("t", "", "Stays."), ("t", "x", "X."), ("v", "", "New."), ("v", "b", "Again.")]
    assert dropped(first + then) == ["v"]


def test_clients_as_old_as_strict_tables_can_read_the_file(db):
    """SQLite 3.37 of Ubuntu 22.04: one word that it does not know, and it opens nothing."""
    newer = re.compile(r"->|\b(?:unixepoch|concat|concat_ws|string_agg|octet_length|timediff)\s*\(")
    for row in rows(db, "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"):
        code = "\n".join(line.partition("-- ")[0] for line in row["sql"].splitlines())
        assert not newer.search(code), row["name"]
