"""Whatever a site does to its stories, history only grows and everything stays in step."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from store.build import article, at, begin, declare, page, url

from newswatch import store
from newswatch.model import Change, Link
from newswatch.store.transactions import rows, value

NUMBERS = st.integers(0, 3)
WORDS = st.sampled_from(["", "money", "grant for films", "香港", "money 3 hours ago", "a\n\nb"])
STORIES = st.builds(
    lambda number, other, headline, body, authors, links: article(
        number,
        headline=headline or "x",
        body=body,
        canonical_url=url(other),
        authors=tuple(authors),
        links=tuple(Link(url=url(n), text="t", role="related") for n in links),
    ),
    NUMBERS,
    NUMBERS,
    WORDS,
    WORDS,
    st.lists(st.sampled_from("AB"), max_size=2),
    st.lists(NUMBERS, max_size=3),
)
KINDS = st.sampled_from([None, "new", "modified", "removed"])
LOOKS = st.tuples(
    NUMBERS, st.one_of(st.none(), STORIES), st.sampled_from([None, "gone", "timeout"]), KINDS
)


def apply(db, crawl_id, minute, step):
    number, story, failure, kind = step
    result = page(story, asked=url(number), minute=minute, failure=None if story else failure)
    change = Change(kind=kind) if kind else None
    return store.save_page(
        db, "outlet", crawl_id, result, change, now=at(minute), next_check_at=at(minute + 9)
    )


@settings(deadline=None, max_examples=30)
@given(st.lists(LOOKS, max_size=10))
def test_history_only_grows(steps):
    with tempfile.TemporaryDirectory() as folder:
        db = store.open_database(Path(folder) / "n.db", create=True)
        declare(db)
        crawl_id = begin(db, 0)
        history, seq = [], 0
        for minute, step in enumerate(steps):
            apply(db, crawl_id, minute, step)
            now = rows(
                db,
                "SELECT id, article_id, version, headline, body FROM article_versions ORDER BY id",
            )
            assert now[: len(history)] == history
            history = now
            assert value(db, "SELECT value FROM change_counter") >= seq
            seq = value(db, "SELECT value FROM change_counter")
            before = list(db.conn.iterdump())
            apply(db, crawl_id, minute, step)  # the same result once more
            again = value(db, "SELECT count(*) FROM article_versions")
            assert again == len(history)
            assert value(db, "SELECT value FROM change_counter") == seq
            assert list(db.conn.iterdump()) == before
        assert store.verify(db) == []
        found = rows(db, "SELECT id FROM articles WHERE headline LIKE '%grant%'")
        assert {row["id"] for row in found} == {
            hit.article_id for hit in store.search_articles(db, "headline:grant")
        }
        db.close()
