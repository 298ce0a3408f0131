"""How a crawl went is judged from its numbers, not from Scrapy's exit code."""

import signal

import pytest

from newswatch.cli.summary import SOURCE_FAILURES
from newswatch.crawl.run import _own_signals
from newswatch.crawl.verdict import crawl_failure

READ, FAILED = "newswatch/channels/read", "newswatch/channels/failed"


@pytest.mark.parametrize(
    ("stats", "counts", "word"),
    [
        ({}, {}, None),
        ({"finish_reason": "finished", READ: 1}, {"new": 3}, None),
        ({"finish_reason": "finished", READ: 1, FAILED: 2}, {"failed": 9}, None),
        ({"finish_reason": "finished", FAILED: 2}, {}, "no_channel"),
        ({"finish_reason": "finished", FAILED: 2}, {"unmodified": 5}, "no_channel"),
        ({"finish_reason": "shutdown", READ: 1}, {"new": 3}, "interrupted"),
        ({"finish_reason": "cancelled"}, {}, "cut_short"),
        ({"finish_reason": "closespider_timeout_no_item"}, {}, "cut_short"),
        ({"finish_reason": "memusage_exceeded"}, {}, "cut_short"),
        ({"finish_reason": "store_failed"}, {}, "store_failed"),
        ({"finish_reason": "finished", "newswatch/store_error": "x"}, {"new": 1}, "store_failed"),
        ({"finish_reason": "not_started"}, {}, "not_started"),
        ({"spider_exceptions/count": 1, READ: 1}, {}, "error"),
        ({"spider_exceptions/count": 5, READ: 1}, {"found": 5, "failed": 5}, "error"),
        ({"spider_exceptions/count": 1, READ: 1}, {"new": 1}, None),
    ],
)
def test_the_word_for_a_crawl(stats, counts, word):
    assert crawl_failure(stats, counts) == word
    assert word in {None, *SOURCE_FAILURES}


def test_a_person_can_still_interrupt_what_comes_after_the_crawl():
    before = signal.getsignal(signal.SIGINT)
    with _own_signals():
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # as Scrapy leaves it
    assert signal.getsignal(signal.SIGINT) is before
