"""Transactions: whole or not at all, one within another, durable where asked."""

import pytest
from store.build import at, declare

from newswatch import store
from newswatch.errors import RefusedValueError, StoreError
from newswatch.store.transactions import is_durable, rows, run


def test_a_commit_is_durable_only_where_asked(db):
    with store.transaction(db):
        assert not is_durable(db)
        within = store.transaction(db, durable=True)
        with pytest.raises(StoreError, match="durable step"):
            within.__enter__()
    with store.transaction(db, durable=True):
        assert is_durable(db)
    assert not is_durable(db)


def declare_two(db, then):
    with store.transaction(db):
        declare(db, name="lost")
        then()


def test_an_inner_failure_leaves_the_outer_work(db):
    with store.transaction(db):
        declare(db, name="kept")
        with pytest.raises(StoreError):
            declare_two(db, lambda: run(db, "INSERT INTO sources (name) VALUES (NULL)"))
    assert [row.name for row in store.list_sources(db)] == ["kept"]


def test_any_error_undoes_the_transaction(db):
    with pytest.raises(ZeroDivisionError):
        declare_two(db, lambda: 1 / 0)
    assert store.list_sources(db) == []


def test_a_callers_own_errors_stay_what_they_are(db):
    with pytest.raises(OverflowError):
        declare_two(db, lambda: int(float("inf")))
    with pytest.raises(KeyError):
        declare_two(db, lambda: {}["x"])


def test_a_transaction_that_sqlite_undid_is_not_taken_for_done(db):
    with pytest.raises(StoreError, match="nothing of it was kept"):
        declare_two(db, lambda: db.conn.execute("ROLLBACK"))


def test_a_value_that_is_at_fault_is_told_from_a_database_that_is(db, crawl_id):
    counts = {"pages": 2**70}
    with pytest.raises(RefusedValueError, match="number is too large"):
        store.finish_crawl(
            db, crawl_id, now=at(1), finish_reason="finished", counts=counts, stats={}
        )
    with pytest.raises(RefusedValueError, match="schema refused a value"):
        store.finish_crawl(db, crawl_id, now="soon", finish_reason="f", counts={}, stats={})


def test_lone_surrogates_are_replaced_one_for_one(db):
    declare(db, name="a\ud800b")
    assert store.list_sources(db)[0].name == "a�b"
    assert rows(db, "SELECT :x AS x", {"x": "\udfff"}) == [{"x": "�"}]
