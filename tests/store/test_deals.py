"""What is counted of deals and judged stories follows the rows, whatever becomes of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store.build import BODY, announce, announcement, article, at, begin, declare, save

from newswatch import store
from newswatch.model import Amount
from newswatch.store import rates
from newswatch.store.transactions import rows, run, value
from newswatch.store.verify import _CHECKS

COUNTED = ("deals", "deal_parties", "deal_pairs", "judged", "drawn")
NUMBERS = st.integers(1, 4)
NAMES = ("Alibaba", "Kite", "Heron")
START = BODY.index("HK$5bn")
# Statements that the program makes, or that a person could: each of a story by its number.
STATEMENTS = """
UPDATE announcements SET state = 'withdrawn' WHERE article_id = :n
UPDATE announcements SET state = 'live' WHERE article_id = :n
UPDATE announcements SET event_id = (SELECT min(id) FROM events) WHERE article_id = :n
UPDATE announcements SET event_id = NULL, type = 'grant' WHERE article_id = :n
UPDATE event_mentions SET is_first = article_id = :n
DELETE FROM event_mentions WHERE article_id = :n
REPLACE INTO event_mentions SELECT id, event_id, article_id, id = :n, 0 FROM announcements
DELETE FROM event_mentions WHERE is_first = 1
DELETE FROM events WHERE id = :n
DELETE FROM announcements WHERE article_id = :n
DELETE FROM articles WHERE id = :n
DELETE FROM announcement_parties WHERE announcement_id = :n AND position = 0
UPDATE announcement_parties SET party_id = (SELECT min(id) FROM parties) WHERE position = :n
UPDATE announcement_parties SET is_lead = 1 - is_lead WHERE announcement_id = :n
UPDATE announcement_amounts SET value = value + 7 WHERE announcement_id = :n
UPDATE announcement_figures SET usd = 1 WHERE announcement_id = :n
DELETE FROM announcement_figures WHERE announcement_id = :n
UPDATE articles SET published = '2026-11-01' WHERE id = :n
UPDATE articles SET removed_at = '2026-11-25T00:00:00Z' WHERE id = :n
UPDATE judgements SET type = 'grant', stratum = 'narrow' WHERE article_id = :n
DELETE FROM judgements WHERE article_id = :n
""".strip().splitlines()
FACTS = st.builds(
    lambda funders, is_led, recipients, currency, value: announcement(
        funders=funders, lead_funders=funders[:1] if is_led else (), recipients=recipients,
        evidence=(), other_amounts=(),
        amounts=tuple(
            Amount(text="HK$5bn", currency=currency, value=value, start=START, end=START + 6)
            for _ in range(value > 0)
        ),
    ),
    st.lists(st.sampled_from(NAMES), unique=True, max_size=3).map(tuple),
    st.booleans(),
    st.lists(st.sampled_from(NAMES), unique=True, max_size=2).map(tuple),
    st.sampled_from(("HKD", "XTS")),
    st.integers(0, 10**15),
)  # fmt: skip
STEPS = st.one_of(
    st.tuples(NUMBERS, FACTS, st.booleans()), st.tuples(NUMBERS, st.sampled_from(STATEMENTS)),
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)),
)  # fmt: skip


def drifted(db):
    return {name: found for name in COUNTED if (found := rows(db, _CHECKS[name]))}


def tell(db, number, facts, *, is_known):
    """Let story *number* announce *facts*: of the first event there is, or of its own."""
    if not store.get_article(db, number):
        return
    event_id = value(db, "SELECT min(id) FROM events") if is_known else None
    event_id = event_id or store.create_event(
        db, type=facts.type, first_article_id=number, first_seen_at=at(number)
    )
    announce(db, number, facts, minute=number, event_id=event_id)
    version_id = store.get_article(db, number).version_id
    judged = {"stratum": "flagged", "detector": "1", "now": at(number)}
    store.save_judgement(db, number, version_id, facts, **judged)


@pytest.fixture(scope="module")
def four(tmp_path_factory):
    db = store.open_database(tmp_path_factory.mktemp("deals") / "n.db", create=True)
    declare(db)
    crawl_id = begin(db, 0)
    for number in range(1, 5):
        save(db, crawl_id, article(number))
    # One event that two tell, and one of its own.
    for number in (1, 2, 3):
        tell(db, number, announcement(evidence=()), is_known=number == 2)
    yield db
    db.close()


@pytest.fixture
def db_of_four(four):
    run(four, "SAVEPOINT example")
    yield four
    run(four, "ROLLBACK TO example")
    run(four, "RELEASE example")


@pytest.mark.parametrize("sql", STATEMENTS)
@pytest.mark.parametrize("number", [1, 2, 3])
def test_what_is_counted_follows_each_statement(db_of_four, sql, number):
    run(db_of_four, sql, {"n": number})
    assert drifted(db_of_four) == {}


@settings(deadline=None, max_examples=40)
@given(st.lists(STEPS, min_size=1, max_size=12))
def test_what_is_counted_follows_whatever_is_done(four, steps):
    run(four, "SAVEPOINT example")
    try:
        for step in steps:
            match step:
                case (int(number), str(sql)):
                    run(four, sql, {"n": number})
                case (int(number), facts, is_known):
                    tell(four, number, facts, is_known=is_known)
                case (name, alias):
                    store.add_alias(four, name, alias)
        rates.refresh_figures(four, ["HKD"])
        assert drifted(four) == {}
    finally:
        run(four, "ROLLBACK TO example")
        run(four, "RELEASE example")


def test_a_party_that_an_announcement_names_twice_gives_once(db, crawl_id):
    article_id = save(db, crawl_id)
    facts = announcement(
        funders=("Alibaba", "Ali"), lead_funders=("Ali",), recipients=("Kite",), evidence=()
    )
    announce(db, article_id, facts)
    store.add_alias(db, "Alibaba", "Ali")
    (funder,) = rows(db, "SELECT funder, deals, led FROM funders")
    assert funder == {"funder": "Alibaba", "deals": 1, "led": 1}
    assert rows(db, "SELECT * FROM co_investors") == []
    assert value(db, "SELECT deals FROM who_funds_whom") == 1
