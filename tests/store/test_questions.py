"""What an analyst asks of the ledger, whose rows were stored as the program stores them."""

import pytest
from store.build import at, declare, url
from store.telling import ask, deal, tell

from newswatch import store
from newswatch.model import Announcement
from newswatch.store import rates
from newswatch.store.docs import describe
from newswatch.store.transactions import one, rows, run, value


@pytest.fixture
def ledger(db):
    """Five deals: a pledge, a fund, two rounds of one company, one that gives after receiving."""
    declare(db)
    declare(db, name="second")
    run(db, "UPDATE sources SET country = 'AU' WHERE name = 'second'")
    tell(db, 1, deal(type="pledge", funders=("Alibaba",), lead_funders=(), recipients=("Kite",)))
    tell(db, 2, deal("US$9m", "USD", 9_000_000, type="round", round="Series A", period_years=None,
                     funders=("Alibaba", "Tencent"), lead_funders=("Tencent",),
                     recipients=("Kite",)), minute=1440)  # fmt: skip
    tell(db, 3, deal("US$1m", "USD", 1_000_000, type="round", round="Series A", period_years=None,
                     funders=("Kite",), lead_funders=(), recipients=("Magpie",)),
         minute=2880, source="second")  # fmt: skip
    tell(db, 4, deal("", type="grant", funders=("Alibaba", "Tencent"), lead_funders=(),
                     recipients=("Heron",), probability=0.7), minute=4000)  # fmt: skip
    tell(db, 5, deal("$3m", "AUD", 3_000_000, type="fund", funders=(), lead_funders=(),
                     recipients=("Ibis",)), minute=4001, source="second")  # fmt: skip
    return db


def test_every_view_answers_and_describes_itself(ledger):
    views = [
        row["name"] for row in rows(ledger, "SELECT name FROM sqlite_master WHERE type='view'")
    ]
    assert len(views) > 25
    for view in views:
        rows(ledger, f"SELECT * FROM {view}")
    said = {d.object for d in describe(store.schema_sql()) if not d.column}
    assert set(views) <= said


def test_every_figure_in_dollars_has_the_day_of_its_rate_beside_it(ledger):
    for (view,) in ask(ledger, "SELECT name FROM sqlite_master WHERE type = 'view'"):
        columns = [c for (c,) in ask(ledger, f"SELECT name FROM pragma_table_info('{view}')")]
        if any("usd" in column for column in columns):
            assert any("rate_on" in column for column in columns), view


def test_the_newest(ledger):
    found = ask(ledger, "SELECT type, sum_text, funders, recipients, url FROM newest_deals LIMIT 2")
    assert sorted(found) == [
        ("fund", "$3m", None, "Ibis", url(5)),
        ("grant", None, "Alibaba; Tencent", "Heron", url(4)),
    ]


def test_by_month_week_type_round_country_and_currency(ledger):
    usd = value(ledger, "SELECT usd FROM deals WHERE currency = 'HKD'")
    aud = value(ledger, "SELECT usd FROM deals WHERE currency = 'AUD'")
    assert 600_000_000 < usd < 700_000_000
    (month,) = rows(ledger, "SELECT * FROM deals_by_month")
    assert (month["month"], month["deals"], month["sums"]) == ("2026-11", 5, 4)
    assert month["usd"] == usd + aud + 10_000_000
    assert (month["biggest_usd"], month["stale_rates"], month["uncounted"]) == (usd, 0, 0)
    assert month["last_rate_on"] >= "2026-10-30"
    weeks = ask(ledger, "SELECT week_on, type, deals FROM deals_by_week")
    assert weeks == [  # 22 November is a Sunday
        ("2026-11-23", "fund", 1), ("2026-11-23", "grant", 1), ("2026-11-23", "round", 2),
        ("2026-11-16", "pledge", 1),
    ]  # fmt: skip
    types = ask(ledger, "SELECT type, deals, sums, median_usd, biggest_usd FROM deals_by_type")
    assert types[0] == ("round", 2, 2, 1_000_000, 9_000_000)
    assert ("grant", 1, 0, None, None) in types
    rounds = ask(ledger, "SELECT round, deals, usd, median_usd FROM deals_by_round")
    assert rounds == [("Series A", 2, 10_000_000, 1_000_000)]
    countries = ask(ledger, "SELECT country, deals, usd FROM deals_by_country")
    assert countries == [("HK", 3, usd + 9_000_000), ("AU", 2, aud + 1_000_000)]
    currencies = ask(
        ledger, "SELECT currency, deals, thousands, usd, rate_sources FROM deals_by_currency"
    )
    assert currencies == [
        ("USD", 2, 10_000, 10_000_000, "par"), ("AUD", 1, 3000, aud, "ECB"),
        ("HKD", 1, 5_000_000, usd, "ECB"),
    ]  # fmt: skip


def test_who_gives_and_who_receives(ledger):
    funders = ask(ledger, "SELECT funder, deals, led, kinds FROM funders")
    assert funders == [("Alibaba", 3, 0, 3), ("Tencent", 2, 1, 2), ("Kite", 1, 0, 1)]
    repeated = ask(ledger, "SELECT funder, deals, days_between FROM repeat_funders")
    assert repeated == [("Alibaba", 3, 1), ("Tencent", 2, 1)]
    assert ask(ledger, "SELECT recipient, deals FROM repeat_recipients") == [("Kite", 2)]
    first = ask(ledger, "SELECT told_on, funder FROM first_time_funders")
    assert first == [("2026-11-24", "Kite"), ("2026-11-23", "Tencent"), ("2026-11-22", "Alibaba")]
    assert ask(ledger, "SELECT funder, other_funder, deals, usd FROM co_investors") == [
        ("Alibaba", "Tencent", 2, 9_000_000)
    ]
    pairs = ask(ledger, "SELECT funder, recipient, deals, types FROM who_funds_whom LIMIT 1")
    assert pairs == [("Alibaba", "Kite", 2, "pledge,round")]
    both = ask(ledger, "SELECT party, given, received, given_usd FROM both_sides")
    assert both == [("Kite", 1, 2, 1_000_000)]


def test_the_biggest_and_what_is_promised_over_years(ledger):
    biggest = ask(ledger, "SELECT year, place, sum_text FROM biggest_of_the_year")
    assert biggest[:2] == [("2026", 1, "HK$5bn"), ("2026", 2, "US$9m")]
    found = one(ledger, "SELECT * FROM pledges_over_years WHERE type = 'pledge'")
    assert (found["period_years"], found["ends_on"]) == (5, "2031-11-22")
    assert found["usd_a_year"] == found["usd"] // 5


def test_what_each_source_brings(ledger):
    run(ledger, "UPDATE articles SET is_partial = 1, published_at = NULL WHERE id = 2")
    first = rows(ledger, "SELECT * FROM source_coverage")[0]
    assert (first["source"], first["stories"], first["announcements"]) == ("outlet", 3, 3)
    assert (first["undated_percent"], first["partial_percent"]) == (33.3, 33.3)
    assert (first["first_on"], first["last_on"], first["stories_lately"]) == (
        "2026-11-22", "2026-11-24", 3,
    )  # fmt: skip
    run(ledger, "DELETE FROM articles WHERE id = 1")
    kept = one(ledger, "SELECT stories, first_on FROM source_coverage WHERE source = 'outlet'")
    assert kept == {"stories": 2, "first_on": "2026-11-23"}


def test_what_is_in_doubt(ledger):
    assert ask(ledger, "SELECT probability, type FROM unsure_announcements") == [(0.7, "grant")]
    store.save_judgement(
        ledger, 3, 3, Announcement(is_funding=False, probability=0.4, reasons=("a talk",)),
        stratum="narrow", detector="1", now=at(9),
    )  # fmt: skip
    assert ask(ledger, "SELECT article_id, probability FROM near_misses") == [(3, 0.4)]
    assert ask(ledger, "SELECT type, recipients FROM undisclosed_sums") == [("grant", "Heron")]
    assert rows(ledger, "SELECT * FROM sums_without_rate") == []


@pytest.mark.parametrize(
    ("text", "currency", "is_bare"),
    [
        ("$3m", "AUD", True),
        ("$ 3 million", "USD", True),
        ("¥300 million", "CNY", True),
        ("Rs 62 crore", "INR", True),
        ("rs.5 lakh", "INR", True),
        ("kr 40m", "SEK", True),
        ("40 kr", "NOK", True),
        ("£3m", "GBP", True),
        ("US$3m", "USD", False),
        ("S$3m", "SGD", False),
        ("$3m AUD", "AUD", False),
        ("USD 3m", "USD", False),
        ("3 million euros", "EUR", False),
        ("€3m", "EUR", False),
        ("30 crore", "INR", False),
    ],
)
def test_sums_that_do_not_say_whose_money_they_are(db, text, currency, is_bare):
    declare(db)
    tell(db, 1, deal(text, currency, 3_000_000))
    assert len(rows(db, "SELECT * FROM sums_without_currency")) == is_bare


def test_no_question_walks_over_the_articles(ledger):
    """Stories are a million, announcements are some thousands: only by number are stories read."""
    rates.renew_rates(ledger)
    # source_health asks for the last hundred or so of each source.
    skip = {"judged_stories", "detector_quality", "new_since_last_crawl", "changed_rows"}
    skip |= {"source_health"}
    for (view,) in ask(ledger, "SELECT name FROM sqlite_master WHERE type = 'view'"):
        plan = [step for *_, step in ask(ledger, f"EXPLAIN QUERY PLAN SELECT * FROM {view}")]
        walked = [s for s in plan if s.startswith(("SCAN a", "SCAN articles")) and "INDEX" not in s]
        assert view in skip or not [s for s in walked if s.split()[1] in {"a", "articles"}], view
