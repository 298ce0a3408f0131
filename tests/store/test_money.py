"""Money in the file: dollars at the day's rate, in step with rows and rates, by any client."""

import sqlite3
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store.build import BODY, announce, announcement, article, at, save, url

from newswatch import rates, store
from newswatch.model import Amount
from newswatch.store import rates as own
from newswatch.store.transactions import one, rows, run, value

START = BODY.index("HK$5bn")


def sum_of(amount, currency, text="HK$5bn"):
    found = Amount(text=text, currency=currency, value=amount, start=START, end=START + 6)
    return announcement(amounts=(found,), evidence=())


def told(db, crawl_id, facts, number=1):
    article_id = save(db, crawl_id, article(number))
    announce(db, article_id, facts)
    return article_id


def figures(db):
    return one(db, "SELECT usd, rate_on, rate_source, is_rate_stale FROM announcement_figures")


def test_the_file_answers_by_itself(db, crawl_id, path):
    told(db, crawl_id, announcement())
    with sqlite3.connect(path) as any_client:
        found = any_client.execute(
            "SELECT sum_text, sum_currency, sum_value, sum_usd, rate_on, rate_source,"
            " is_rate_stale FROM funding"
        ).fetchall()
        known = any_client.execute("SELECT count(*), max(rate_on) FROM rates").fetchone()
    wanted = rates.to_usd(5_000_000_000, "HKD", date(2026, 11, 22))
    assert found == [
        ("HK$5bn", "HKD", 5_000_000_000, wanted.usd, str(wanted.rate_on), "ECB", 0)
    ]  # fmt: skip
    assert known[0] > 5000
    assert str(wanted.rate_on) == known[1]
    any_client.close()


@pytest.mark.parametrize("currency", ["USD", "HKD", "TWD", "AED", "RUB", "SKK", "XXX", "EUR"])
@pytest.mark.parametrize(
    "day", ["1990-01-02", "2022-04-15", "2022-06-20", "2024-03-02", "2026-11-22"]
)
def test_the_view_says_what_the_function_says(db, crawl_id, currency, day):
    article_id = told(db, crawl_id, sum_of(123_456_789_012, currency))
    run(
        db,
        "UPDATE articles SET published_at = ?, first_seen_at = ? WHERE id = ?",
        (f"{day}T09:00:00Z", f"{day}T09:00:00Z", article_id),
    )
    wanted = rates.to_usd(123_456_789_012, currency, date.fromisoformat(day))
    assert own.to_usd(db, 123_456_789_012, currency, date.fromisoformat(day)) == wanted
    found = figures(db)
    if wanted is None:
        assert found == dict.fromkeys(found)
    else:
        assert found == {
            "usd": wanted.usd,
            "rate_on": str(wanted.rate_on),
            "rate_source": wanted.source,
            "is_rate_stale": int(wanted.is_stale),
        }
    assert store.verify(db) == []


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    with store.open_database(tmp_path_factory.mktemp("rates") / "a.db", create=True) as db:
        for currency in ("HKD", "IDR", "KWD", "TWD", "AED", "JPY"):
            own.bring_rates(db, currency)
        yield db


AS_THE_VIEW = """
SELECT :amount / usd_denominator * usd_numerator
    + (:amount % usd_denominator * usd_numerator * 2 + usd_denominator) / (2 * usd_denominator)
FROM rates WHERE currency = :currency AND rate_on <= :day ORDER BY rate_on DESC LIMIT 1
"""


@given(
    st.integers(0, 10**15),
    st.sampled_from(["HKD", "IDR", "KWD", "TWD", "AED", "JPY"]),
    st.dates(date(2021, 1, 1), date(2026, 10, 1)),
)
def test_sums_of_any_size_come_to_the_same_dollar(shelf, amount, currency, day):
    asked = {"amount": amount, "currency": currency, "day": str(day)}
    assert value(shelf, AS_THE_VIEW, asked) == rates.to_usd(amount, currency, day).usd


def test_a_slip_of_the_pen_is_not_counted(db, crawl_id):
    told(db, crawl_id, sum_of(9 * 10**18, "USD"))
    told(db, crawl_id, sum_of(9 * 10**18, "USD"), number=2)
    assert {row["usd"] for row in rows(db, "SELECT usd FROM announcement_figures")} == {None}
    (month,) = rows(db, "SELECT usd, uncounted FROM deals_by_month")
    assert month == {"usd": None, "uncounted": 2}
    problems = rows(db, "SELECT problem FROM sums_without_rate")
    assert [row["problem"] for row in problems] == ["more than all the money of the world"] * 2


def test_a_day_without_a_time_is_the_outlets_own(db, crawl_id):
    """In Hong Kong it begins the evening before, by UTC."""
    article_id = told(db, crawl_id, announcement())
    run(
        db,
        "UPDATE articles SET published = '2026-11-22', published_at = '2026-11-21T16:00:00Z',"
        " first_seen_at = '2026-11-21T22:00:00Z' WHERE id = ?",
        (article_id,),
    )
    assert value(db, "SELECT told_on FROM deals") == "2026-11-22"
    assert rows(db, "SELECT * FROM detection_delay") == []  # nobody knows how long it took
    run(db, "UPDATE articles SET published = '2026-12-24' WHERE id = ?", (article_id,))
    assert value(db, "SELECT told_on FROM deals") == "2026-11-22"
    run(db, "UPDATE articles SET published = '2026-11-22T09:00:00+08:00'")
    assert value(db, "SELECT told_on FROM deals") == "2026-11-21"
    assert [f for f in store.verify(db) if f.check == "figures"] == []


def test_a_date_that_cannot_be_is_not_believed(db, crawl_id):
    article_id = told(db, crawl_id, announcement())
    run(db, "UPDATE articles SET published_at = '2031-01-01T00:00:00Z' WHERE id = ?", (article_id,))
    assert value(db, "SELECT told_on FROM funding") == at(0)[:10]


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE announcement_amounts SET value = value * 2 WHERE position = 0",
        "UPDATE announcement_amounts SET currency = 'SGD' WHERE position = 0",
        "DELETE FROM announcement_amounts WHERE position = 0",
        "UPDATE articles SET published_at = '2024-03-02T00:00:00Z'",
        "UPDATE articles SET published_at = NULL",
    ],
)
def test_figures_follow_their_rows(db, crawl_id, sql):
    told(db, crawl_id, announcement(evidence=()))
    own.bring_rates(db, "SGD")
    before = figures(db) | one(db, "SELECT value, told_on FROM announcement_figures")
    run(db, sql)
    after = figures(db) | one(db, "SELECT value, told_on FROM announcement_figures")
    assert after != before or "NULL" in sql
    assert [f.check for f in store.verify(db) if f.check == "figures"] == []


def test_verify_finds_figures_that_are_not_as_they_must_be(db, crawl_id):
    told(db, crawl_id, announcement())
    run(db, "UPDATE announcement_figures SET usd = usd + 1")
    assert [finding.check for finding in store.verify(db)] == ["figures"]


ECB_CSV = """\
Date,USD,HKD,ZWL,
2026-11-20,1.2,6.0,N/A,
2026-11-19,1.1,N/A,,
"""


def test_rates_of_ones_own_go_before_and_can_be_taken_out(db, crawl_id):
    told(db, crawl_id, announcement())
    before = figures(db)
    assert own.add_rates(db, rates.read_ecb(ECB_CSV)) == 3  # two of the euro itself
    assert figures(db) == {
        "usd": 1_000_000_000, "rate_on": "2026-11-20", "rate_source": "file", "is_rate_stale": 0,
    }  # fmt: skip
    assert own.to_usd(db, 10, "HKD", date(2026, 11, 21)).source == "file"
    run(db, "DELETE FROM rate_series")
    own.renew_rates(db)  # an update of newswatch does not undo it
    assert figures(db)["rate_source"] == "file"
    assert ("EUR", ("file",)) in [(s.currency, s.sources) for s in own.list_rates(db)]
    assert own.drop_own_rates(db) == 3
    assert figures(db) == before
    assert store.verify(db) == []


def test_an_old_rate_is_told_as_old(db, crawl_id):
    article_id = told(db, crawl_id, announcement())
    late = date(2026, 10, 30) + timedelta(days=101)
    run(
        db,
        "UPDATE articles SET published_at = ?, first_seen_at = ? WHERE id = ?",
        (f"{late}T00:00:00Z", f"{late}T00:00:00Z", article_id),
    )
    assert figures(db)["is_rate_stale"] == 1
    (found,) = rows(db, "SELECT problem, rate_on FROM sums_without_rate")
    assert found == {"problem": "the rate is old", "rate_on": "2026-10-30"}
    assert value(db, "SELECT stale_rates FROM deals_by_month") == 1


def test_the_rates_of_an_older_file_are_brought_when_it_is_migrated(db, crawl_id, path):
    told(db, crawl_id, announcement())
    wanted = figures(db)
    for table in ("rates", "rate_series", "announcement_figures"):
        run(db, f"DELETE FROM {table}")
    run(db, "INSERT INTO announcement_figures SELECT * FROM announcement_figures_due")
    assert figures(db)["usd"] is None
    store.migrate(path)
    assert figures(db) == wanted
    assert value(db, "SELECT url FROM funding") == url(1)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", "line 1 must begin with Date"),
        ("Day,USD\n2026-01-01,1.1", "line 1 must begin with Date"),
        ("Date,HKD\n2026-01-01,1.1", "line 1 must begin with Date and name USD"),
        ("Date,USD\n", "no day"),
        ("Date,USD\n2026-01-01,1.1,2", "line 2 has 3 cells, the first has 2"),
        ("Date,USD\n\n2026-01-01,0.0", "line 3: '0.0' is no rate of USD"),
        ("Date,USD\n2026-01-01,N/A", "line 2: 'N/A' is no rate of USD"),
        ("Date,USD,HKD\n2026-01-01,1.1,-2", "line 2: '-2' is no rate of HKD"),
        ("Date,USD,HKD\n2026-01-01,1.1,1e5", "line 2: '1e5' is no rate of HKD"),
        ("Date,USD\n2026-31-01,1.1", "line 2: '2026-31-01' is no day"),
    ],
)
def test_a_file_of_another_kind_is_refused_by_its_line(text, line):
    with pytest.raises(ValueError, match=line):
        list(rates.read_ecb(text))


def test_the_file_of_one_day_is_read_too():
    (euro, dollars) = rates.read_ecb("Date, USD, JPY, \n30 October 2026, 1.1172, 175.68, \n")
    assert (euro.currency, euro.rate_on) == ("EUR", date(2026, 10, 30))
    assert dollars.usd(17_568) == 112
