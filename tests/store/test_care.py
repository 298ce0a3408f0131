"""Verify, backup, and forgetting."""

import sqlite3
from dataclasses import replace

import pytest
from store.build import (
    BODY,
    alert,
    announce,
    announcement,
    article,
    at,
    look,
    page,
    quote,
    save,
    url,
)

from newswatch import store
from newswatch.errors import StoreError
from newswatch.model import Amount, Change
from newswatch.store.archive import released
from newswatch.store.transactions import run

LAST_WORD = "UPDATE evidence SET quote = 'films.'"


@pytest.fixture
def told(db, crawl_id):
    article_id = save(db, crawl_id)
    event_id = store.create_event(db, type=None, first_article_id=article_id, first_seen_at=at(1))
    announce(db, article_id, event_id=event_id)
    (change,) = store.pending_changes(db)
    store.add_alert(db, alert(), change_id=change.change_id, now=at(1))
    judged = {"stratum": "flagged", "detector": "1", "now": at(1)}
    store.save_judgement(db, article_id, change.version_id, announcement(), **judged)
    return article_id


@pytest.mark.parametrize(
    ("check", "sql"),
    [
        ("evidence", "UPDATE evidence SET quote = 'HK$6bn' WHERE position = 0"),
        ("evidence", "UPDATE evidence SET start_offset = start_offset + 1 WHERE position = 0"),
        ("evidence", f"{LAST_WORD}, start_offset = {len(BODY) - 6}, end_offset = 9999"),
        ("evidence", f"{LAST_WORD}, start_offset = -7, end_offset = -1"),
        ("sums", "UPDATE announcement_amounts SET text = 'HK$6bn' WHERE position = 0"),
        ("sums", "UPDATE announcement_amounts SET start_offset = 0 WHERE position = 0"),
        ("sums", "UPDATE announcement_amounts SET place = 'headline' WHERE position = 0"),
        ("sums", "UPDATE announcement_amounts SET start_offset = 1, end_offset = 7"),
        ("versions", "UPDATE articles SET body = 'something else'"),
        ("versions", "DELETE FROM article_versions"),
        ("version_numbers", "UPDATE article_versions SET version = 3, body = ''"),
        ("events", "DELETE FROM event_mentions"),
        ("change_seq", "UPDATE change_counter SET value = 1"),
        ("drawn", "UPDATE judgements SET drawn_source_id = NULL"),
        ("judged", "UPDATE judged_counts SET stories = 2"),
        ("judged", "DELETE FROM judged_counts"),
        ("deals", "UPDATE deal_figures SET usd = usd + 1"),
        ("deals", "DELETE FROM deal_figures"),
        ("deal_parties", "UPDATE deal_parties SET is_lead = 1 - is_lead"),
        ("deal_parties", "DELETE FROM deal_parties WHERE role = 'funder'"),
        ("deal_pairs", "DELETE FROM deal_pairs"),
        ("deliveries", "DELETE FROM deliveries"),
        ("ledger", "UPDATE deliveries SET state = 'sent'"),
        ("ledger", "UPDATE deliveries SET target = 'other'"),
        ("ledger", "UPDATE alerts SET message = json_set(message, '$.key', 'other')"),
        ("full_text", "INSERT INTO articles_fts (articles_fts) VALUES ('delete-all')"),
    ],
)
def test_verify_finds_what_is_wrong(db, told, check, sql):
    assert store.verify(db) == []
    run(db, sql)
    assert check in [finding.check for finding in store.verify(db)]


def test_verify_finds_evidence_of_another_version(db, crawl_id, told):
    save(db, crawl_id, article(1, body=BODY + " More."), minute=9, kind="modified")
    run(db, "UPDATE evidence SET version_id = 2")
    assert {finding.check for finding in store.verify(db)} == {"evidence_version"}


ABROAD = "🚀 香港：Alibaba pledges HK$5bn to films.\n\nIt is e\u0301 and more."


def test_offsets_are_code_points_whatever_the_script(path, db, crawl_id):
    """Each of them stands elsewhere when it is counted in bytes or in UTF-16."""
    start = ABROAD.index("HK$5bn")
    pledged = Amount(text="HK$5bn", currency="HKD", value=5, start=start, end=start + 6)
    facts = announcement(
        amounts=(pledged,),
        funders=("Alibaba",),
        lead_funders=(),
        evidence=(quote(ABROAD, "HK$5bn", "amounts[0]"), quote(ABROAD, "e\u0301", "type")),
    )
    announce(db, save(db, crawl_id, article(1, body=ABROAD)), facts)
    assert store.verify(db) == []
    for table, name in (("evidence", "evidence"), ("announcement_amounts", "sums")):
        in_bytes = len(ABROAD[:start].encode())
        with sqlite3.connect(path) as other:  # as a foreign program would spoil it
            sql = f"UPDATE {table} SET start_offset = ?, end_offset = ? WHERE position = 0"
            other.execute(sql, (in_bytes, in_bytes + 6))
        assert name in {finding.check for finding in store.verify(db)}


def test_verify_finds_broken_references(db, told):
    run(db, "PRAGMA foreign_keys = OFF")
    run(db, "DELETE FROM sources")
    (finding, *_) = store.verify(db)
    assert finding.check == "references"
    assert "refers to a missing row of sources" in finding.detail


def test_an_erased_body_proves_nothing_and_breaks_nothing(db, told):
    run(db, "UPDATE article_versions SET body = ''")
    run(db, "UPDATE articles SET body = ''")
    assert store.verify(db) == []


def test_a_lost_index_is_made_anew(path, db, told):
    run(db, "INSERT INTO articles_fts (articles_fts) VALUES ('delete-all')")
    assert store.search_articles(db, "alibaba") == []
    run(db, "DELETE FROM articles_fts_data")
    with (
        store.open_database(path) as fresh,
        pytest.raises(StoreError, match=r"index is damaged; `newswatch verify --rebuild-index`"),
    ):
        store.search_articles(fresh, "alibaba")
    assert [finding.check for finding in store.verify(db)] == ["full_text"]
    store.rebuild_index(db)
    assert len(store.search_articles(db, "alibaba")) == 1
    assert store.verify(db) == []


def test_a_backup_is_a_database_of_its_own(db, told, tmp_path):
    copy = tmp_path / "copy.db"
    store.backup(db, copy)
    with store.open_database(copy) as opened:
        assert store.verify(opened) == []
        assert store.get_article(opened, told).body == BODY
    with pytest.raises(StoreError, match="exists already"):
        store.backup(db, copy)


def test_a_long_reader_keeps_the_log(db, path, told):
    with store.open_database(path, read_only=True, busy_timeout_s=0) as reader:
        reader.execute("BEGIN")
        store.list_sources(reader)
        run(db, "PRAGMA busy_timeout = 1")
        store.note_success(db, "outlet")
        assert not store.checkpoint(db)
    assert store.checkpoint(db)
    assert path.with_name(path.name + "-wal").stat().st_size == 0


def test_forgetting_leaves_only_fingerprints(db, crawl_id, told, path):
    secret = article(5, headline="Zanzibar scandal", body="Zanzibar body", authors=("Zanzibar",))
    raw = replace(page(secret, minute=3), raw_hash="ff00")
    number = store.save_page(db, "outlet", crawl_id, raw, Change(kind="new"), now=at(3))
    announce(db, number, announcement(evidence=()))
    listed = look(5, found=())
    slashed = replace(listed.entries[0], url=f"{url(5)}/")
    listed = replace(listed, entries=(*listed.entries, slashed))
    store.save_feed(db, "outlet", crawl_id, listed, now=at(3), next_fetch_at=at(15))
    store.forget_article(db, number, reason="asked", now=at(9))
    assert released(db) == ["ff00"]
    assert store.get_article(db, number) is None
    assert store.search_articles(db, "zanzibar") == []
    dump = "\n".join(db.conn.iterdump())
    assert url(5) not in dump
    assert "Zanzibar" not in dump
    store.forget_article(db, told, reason="asked", now=at(9))
    assert store.list_deliveries(db) == []  # the message told of it
    assert store.verify(db) == []
