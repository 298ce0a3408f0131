"""What an analyst asks of a story's course: who told it first, what was corrected, known when."""

from dataclasses import replace

import pytest
from store.build import BODY, announce, article, at, declare, save, url
from store.telling import ask, deal, tell

from newswatch import store
from newswatch.query import expression
from newswatch.store.transactions import one, rows, run, value


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
