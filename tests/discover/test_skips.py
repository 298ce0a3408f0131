"""When a channel asks not to be read."""

import pytest

from newswatch.discover import discover
from newswatch.discover.skips import skipped
from newswatch.model import Channel

WEEK = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")
FEED = (
    "<rss version='2.0'><channel><title>t</title><ttl>45</ttl>{wish}"
    "<item><title>A story</title><link>https://o.example/a-story</link></item></channel></rss>"
)


@pytest.mark.parametrize(
    ("wish", "hours", "days"),
    [
        ("", (), ()),
        ("<skipHours><hour>0</hour><hour> 7 </hour></skipHours>", (0, 7), ()),
        ("<skiphours><HOUR>24</HOUR><hour>25</hour><hour>x</hour></skiphours>", (0,), ()),
        ("<skipDays><day>Sunday</day><day>Saturday</day><day>Someday</day></skipDays>", (), (5, 6)),
        ("<skipHours><hour>3</hour>", (), ()),  # never closed
        ("<skipHours>" + "".join(f"<hour>{n}</hour>" for n in range(24)) + "</skipHours>", (), ()),
        (
            "<skipDays>" + "".join(f"<day>{d}day</day>" for d in WEEK) + "</skipDays>",
            (),
            (),
        ),
    ],
)
def test_hours_and_days_to_skip(wish, hours, days):
    assert skipped(FEED.format(wish=wish).encode()) == (hours, days)


def test_a_feed_tells_them_with_its_ttl():
    wish = "<skipHours><hour>2</hour></skipHours><skipDays><day>Sunday</day></skipDays>"
    body = FEED.format(wish=wish).encode()
    listed = discover(
        Channel(kind="feed", url="https://o.example/feed"), body, "https://o.example/feed"
    )
    assert (listed.min_interval_s, listed.skip_hours, listed.skip_days) == (2700, (2,), (6,))


def test_only_the_head_is_read():
    assert skipped(b" " * 70_000 + b"<skipHours><hour>2</hour></skipHours>") == ((), ())
