"""Articles found by words."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from store.build import announce, announcement, article, at, begin, declare, page, save, url

from newswatch import store
from newswatch.errors import StoreError
from newswatch.model import Change
from newswatch.terms import rank


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
    monkeypatch.setattr(rank, "RANKED", 2)
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


def test_a_phrase_is_weighed_by_how_often_it_stands_in_how_long_a_text(db, crawl_id, monkeypatch):
    def kept(number, headline, body):
        return save(db, crawl_id, article(number, headline=headline, body=body))

    once = kept(1, "Quiet", "Then came a series A for films. " + "Nothing else. " * 40)
    often = kept(2, "Quiet", "A series A here, a series A there, and a series A again. " * 3)
    head = kept(3, "Series A for films", "Quiet.")
    kept(4, "A series", "B follows A.")  # the words, and not side by side
    short = kept(5, "Quiet", "A series A for films.")
    hits = store.search_articles(db, '"series a"')
    assert [hit.article_id for hit in hits] == [head, often, short, once]
    assert [hit.score for hit in hits] == sorted(hit.score for hit in hits)
    assert hits[0].headline == "\x01Series A\x02 for films"
    assert hits[2].snippet == "A \x01series A\x02 for films."
    assert hits[3].snippet.startswith("Then came a \x01series A\x02 for films. Nothing")
    assert hits[3].snippet.endswith("…")
    assert store.search_articles(db, '"seri"* AND "quiet"')[0].article_id == often
    second = store.search_articles(db, '"series a"', limit=1, offset=1)
    assert [hit.article_id for hit in second] == [often]
    announce(db, once, announcement(evidence=()))
    funding = store.search_articles(db, '"series a"', only_funding=True)
    assert [hit.article_id for hit in funding] == [once]
    monkeypatch.setattr(rank, "COUNTED", 2)
    assert {hit.article_id for hit in store.search_articles(db, '"series a"')} == {head, short}
    monkeypatch.setattr(rank, "_MOST_TEXT", 10)  # no more is read than fills the memory a little
    assert [hit.article_id for hit in store.search_articles(db, '"series a"')] == [short]


@given(text=st.text(alphabet="ab香 .\n", max_size=200), words=st.integers(1, 9))
@example(text="a" * 200, words=2)
@example(text="a b b b b b", words=2)
def test_an_excerpt_shows_marks_in_pairs_and_no_more_words_than_wanted(text, words):
    marked = text.replace("b b", "\x01b b\x02").replace("a", "\x01a\x02")
    shown = rank.excerpt(marked, words)
    plain = shown.replace("\x01", "").replace("\x02", "")
    assert plain.strip("…") in text
    assert len(plain.split()) <= words
    depth = 0
    for sign in shown:
        depth += (sign == "\x01") - (sign == "\x02")
        assert depth in {0, 1}
    assert depth == 0
    assert ("\x01" in shown) == ("\x01" in marked)
