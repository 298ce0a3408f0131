"""Articles found by words."""

import pytest
from store.build import announce, announcement, article, at, begin, declare, page, save, url

from newswatch import store
from newswatch.errors import StoreError
from newswatch.model import Change
from newswatch.store import search


def test_search_marks_and_ranks(db, crawl_id):
    body = save(db, crawl_id, article(1, headline="Quiet", body="A grant for films in Zürich."))
    head = save(db, crawl_id, article(2, headline="Grant for films", body="Quiet."))
    hits = store.search_articles(db, "grant")
    assert [hit.article_id for hit in hits] == [head, body]
    assert hits[0].headline == "\x01Grant\x02 for films"
    assert "\x01grant\x02 for films" in hits[1].snippet
    assert (hits[1].url, hits[1].source, hits[1].is_funding) == (url(1), "outlet", False)
    assert [hit.article_id for hit in store.search_articles(db, "zurich")] == [body]
    assert len(store.search_articles(db, "grant", limit=1, offset=1)) == 1
    announce(db, body, announcement(evidence=()))
    assert [h.article_id for h in store.search_articles(db, "grant", only_funding=True)] == [body]


def test_a_broken_expression_is_a_store_error(db):
    for expression in ('"', "AND", "nosuchcolumn:x", ""):
        with pytest.raises(StoreError):
            store.search_articles(db, expression)


def test_chinese_words_are_found_inside_a_sentence(db, crawl_id):
    article_id = save(db, crawl_id, article(1, headline="阿里巴巴投資香港電影", body="x"))
    for words in ("香港", "電影", "投資香港", "影"):
        pairs = store.cjk_pairs(words).split()
        expression = f'cjk_pairs:"{" ".join(p for p in pairs if len(p) == 2) or words}"'
        if len(words) == 1:
            expression += "*"
        assert [h.article_id for h in store.search_articles(db, expression)] == [article_id], words
    assert store.search_articles(db, 'cjk_pairs:"港香"') == []


def test_of_a_word_that_all_stories_have_the_newest_are_weighed(db, crawl_id, monkeypatch):
    monkeypatch.setattr(search, "RANKED", 2)
    save(db, crawl_id, article(1, headline="Grant grant grant", body="Grant."))
    kept = {save(db, crawl_id, article(number, body="One grant.")) for number in (2, 3)}
    assert {hit.article_id for hit in store.search_articles(db, "grant")} == kept
    announce(db, 1, announcement(evidence=()))
    assert [h.article_id for h in store.search_articles(db, "grant", only_funding=True)] == [1]


def test_a_search_is_narrowed_by_source_and_time(db, crawl_id):
    declare(db, name="second")
    old = save(db, crawl_id, article(1, body="A grant."), minute=1)
    other = store.save_page(
        db, "second", begin(db, 2, source="second"), page(article(2, body="A grant."), minute=2),
        Change(kind="new"), now=at(2),
    )  # fmt: skip
    save(db, crawl_id, article(1, body="A grant, again."), minute=3, kind="modified")

    def found(**narrowed):
        return {hit.article_id for hit in store.search_articles(db, "grant", **narrowed)}

    assert found(source="outlet") == {old}
    assert found(since_at=at(2)) == {other}  # first read then or later; what was edited is old
    assert found(since_at=at(9)) == found(source="nowhere") == set()
