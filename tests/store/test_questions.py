"""The questions of an analyst, each asked of rows that were stored as the program stores them."""

from dataclasses import replace

import pytest
from store.build import BODY, announce, announcement, article, at, begin, declare, page, save, url

from newswatch import store
from newswatch.model import Amount, Announcement, Change
from newswatch.query import expression
from newswatch.store import rates
from newswatch.store.docs import describe
from newswatch.store.transactions import one, rows, run, value


def deal(text="HK$5bn", currency="HKD", amount=5_000_000_000, **more):
    """An announcement with one sum that is written as the words of BODY; more replaces facts."""
    start = BODY.index("HK$5bn")
    found = Amount(text=text, currency=currency, value=amount, start=start, end=start + 6)
    kept = {"evidence": (), "other_amounts": (), "amounts": (found,) if text else ()}
    return announcement(**(kept | more))


def tell(db, number, facts, *, minute=0, event_id=None, source="outlet", **more):
    """Store story *number* with what it announces; return (announcement, event)."""
    crawl_id = begin(db, minute, source=source)
    article_id = store.save_page(
        db,
        source,
        crawl_id,
        *paged(number, minute),
        now=at(minute),
        published_at=at(minute),
        **more,
    )
    event_id = event_id or store.create_event(
        db, type=facts.type, first_article_id=article_id, first_seen_at=at(minute)
    )
    return announce(db, article_id, facts, minute=minute + 1, event_id=event_id), event_id


def paged(number, minute):
    return page(article(number), minute=minute), Change(kind="new")


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


def ask(db, sql):
    return [tuple(row.values()) for row in rows(db, sql)]


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


def test_who_told_it_first_and_who_disagrees(db):
    declare(db)
    declare(db, name="second")
    _, event = tell(db, 1, deal("US$9m", "USD", 9_000_000), minute=10)
    second, _ = tell(
        db, 2, deal("US$7m", "USD", 7_000_000), minute=100, event_id=event, source="second"
    )
    told = ask(db, "SELECT source, is_first, minutes_later FROM tellings")
    assert told == [("outlet", 1, 0), ("second", 0, 90)]
    tellers = ask(
        db, "SELECT source, tellings, firsts, ahead_of_others, followed FROM first_tellers"
    )
    assert tellers == [("outlet", 1, 1, 1, 0), ("second", 1, 0, 0, 1)]
    conflict = one(db, "SELECT * FROM amount_conflicts")
    assert (conflict["lowest_usd"], conflict["highest_usd"]) == (7_000_000, 9_000_000)
    assert conflict["sums"] == "outlet: US$9m; second: US$7m"
    # An event is counted once, as its first telling has it; when that falls, as the next has it.
    assert ask(db, "SELECT usd FROM deals") == [(9_000_000,)]
    store.withdraw_announcement(db, 1, at(200))
    assert ask(db, "SELECT announcement_id, usd FROM deals") == [(second, 7_000_000)]
    assert value(db, "SELECT count(*) FROM amount_conflicts") == 0


def test_corrections_and_withdrawals(db, crawl_id):
    article_id = save(db, crawl_id)
    announce(db, article_id, deal(funders=("Alibaba",)), minute=1)
    save(db, crawl_id, article(1, body=f"{BODY} More."), kind="modified", minute=5)
    announce(
        db,
        article_id,
        deal("HK$6bn", amount=6_000_000_000, funders=("Alibaba", "Tencent")),
        minute=6,
    )
    announce(db, article_id, replace(deal("HK$6bn", amount=6_000_000_000,
             funders=("Alibaba", "Tencent")), probability=0.95), minute=7)  # fmt: skip
    found = one(db, "SELECT * FROM corrections")  # a surer detector corrects nothing
    assert value(db, "SELECT count(*) FROM corrections") == 1
    assert (found["corrected_at"], found["is_edited"]) == (at(6), 1)
    assert (found["old_sum_text"], found["new_sum_text"]) == ("HK$5bn", "HK$6bn")
    assert found["new_funders"] == '["Alibaba","Tencent"]'
    assert rows(db, "SELECT * FROM withdrawn_announcements") == []
    (edited,) = rows(db, "SELECT * FROM edited_announcements")
    assert (edited["versions"], edited["url"]) == (2, url(1))
    store.withdraw_announcement(db, article_id, at(9))
    (gone,) = rows(db, "SELECT withdrawn_at, sum_text, removed_at FROM withdrawn_announcements")
    assert gone == {"withdrawn_at": at(9), "sum_text": "HK$6bn", "removed_at": None}
    assert value(db, "SELECT count(*) FROM deals") == 0


def test_watched_names_where_no_funding_is_announced(db, crawl_id):
    quiet = save(db, crawl_id, article(1, headline="Omnicom hires", body="A retail media chief."))
    save(db, crawl_id, article(2, headline="Nothing", body="omni com"))
    loud = save(db, crawl_id, article(3, headline="Omnicom invests", body=BODY))
    announce(db, loud, deal())
    run(
        db,
        "INSERT INTO watched_parties VALUES ('Omnicom', ?, 'asked', ?)",
        (expression('"Omnicom"'), at(0)),
    )
    assert ask(db, "SELECT party, article_id FROM watched_mentions") == [("Omnicom", quiet)]


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


def test_how_long_it_takes(db):
    declare(db)
    for number, minutes in enumerate((10, 20, 90), 1):
        tell(db, number, deal(), minute=200)
        run(db, "UPDATE articles SET published_at = ? WHERE id = ?", (at(200 - minutes), number))
    (found,) = rows(db, "SELECT * FROM detection_delay")
    assert found == {
        "source": "outlet", "announcements": 3, "median_minutes_to_read": 20,
        "p90_minutes_to_read": 90, "worst_minutes_to_read": 90, "mean_minutes_to_judge": 1,
    }  # fmt: skip


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


def test_what_was_known_then(db, crawl_id):
    article_id = save(db, crawl_id)
    announce(db, article_id, deal(), minute=1)
    announce(db, article_id, deal("HK$6bn", amount=6_000_000_000), minute=10)
    store.withdraw_announcement(db, article_id, at(20))
    announce(db, article_id, deal("HK$7bn", amount=7_000_000_000), minute=30)
    then = (
        "SELECT sum_text FROM funding_history WHERE known_from_at <= ?"
        " AND (known_until_at IS NULL OR known_until_at > ?) AND state = 'live'"
    )
    known = [value(db, then, (at(minute), at(minute))) for minute in (0, 1, 9, 10, 19, 20, 30)]
    assert known == [None, "HK$5bn", "HK$5bn", "HK$6bn", "HK$6bn", None, "HK$7bn"]
    assert value(db, "SELECT sum_text FROM funding") == "HK$7bn"
    assert {f.check for f in store.verify(db)} <= {"sums"}  # the body says HK$5bn, as ever
    run(db, "UPDATE announcements SET round = 'Seed'")
    assert "history" in {f.check for f in store.verify(db)}
    with pytest.raises(Exception, match="append-only"):
        run(db, "UPDATE announcement_history SET facts = '{}' WHERE id = 1")
    with pytest.raises(Exception, match="append-only"):
        run(db, "UPDATE announcement_history SET known_until_at = NULL WHERE id = 1")


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
