"""A crawl whose results are applied, for the tests of what they come to."""

from datetime import UTC, datetime, timedelta

from store.build import FEED, article, begin, declare, look, page, url

from newswatch import schedule, store
from newswatch.crawl.apply import apply
from newswatch.crawl.timing import Ground

START = datetime(2026, 11, 22, tzinfo=UTC)


class Crawl:
    """One crawl of the source `outlet`, begun so many minutes after the tests' beginning."""

    def __init__(self, db, minute, channels=(FEED,), **ground):
        self.db, self.minute = db, minute
        declare(db, *channels)
        crawl_id = begin(db, minute)
        self.ground = Ground(source="outlet", crawl_id=crawl_id, **ground)

    def apply(self, result, later=0):
        now = START + timedelta(minutes=self.minute + later)
        return dict(apply(self.db, self.ground, result, now))

    def look(self, *numbers, **more):
        return self.apply(look(*numbers, minute=self.minute, **more))

    def story(self, number=1, later=0, **said):
        return self.apply(page(article(number, **said), minute=self.minute + later), later)

    def fail(self, word, number=1, later=0):
        status = 404 if word == "gone" else None
        result = page(number=number, minute=self.minute + later, failure=word, status=status)
        return self.apply(result, later)


def stored(db, number=1):
    return store.find_article(db, url(number))


def moment(minute):
    return schedule.stamp(START + timedelta(minutes=minute))
