"""The day on which a story counts: the outlet's own where the page states a day and no time."""

from datetime import date

import pytest

from newswatch import rates
from newswatch.flag.told import Told
from newswatch.model import Amount, Announcement

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("published", "published_at", "told_on"),
    [
        ("2026-11-22", "2026-11-21T16:00:00Z", date(2026, 11, 22)),
        ("2026-11-22T07:00:00+08:00", "2026-11-21T23:00:00Z", date(2026, 11, 21)),
        (None, "2026-11-21T23:00:00Z", date(2026, 11, 21)),
        ("2026-13-45", None, TODAY),
        (None, None, TODAY),
    ],
)
def test_the_day_of_the_rate(published, published_at, told_on):
    told = Told(
        article_id=1, version_id=1, headline="h", body="b", url="u", source="s", outlet="S",
        country="HK", language="en", published=published, published_at=published_at,
        first_seen_at="2026-11-25T00:00:00Z", found_at="2026-11-25T00:00:00Z", is_backfill=False,
    )  # fmt: skip
    one = Amount(text="HK$5bn", currency="HKD", value=5_000_000_000)
    found = Announcement(is_funding=True, probability=1.0, type="pledge", amounts=(one,))
    subject = told.subject(found, 1, today=TODAY, is_backfill=False)
    assert subject.told_on == told_on
    assert subject.usd == rates.to_usd(5_000_000_000, "HKD", told_on)
