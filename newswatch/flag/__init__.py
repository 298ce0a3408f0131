"""Conductor 2: every change once through detect → group → alert, then the alerts on their way.

    judging   a change → announcement, event and the alerts owed, in one transaction with its mark
    again     every stored story judged anew: facts change, nobody is alerted
    ready     the rules and targets, checked before the first request
    sending   alerts owed → channels, each delivery leased, sent, and marked

Knows no Scrapy. Decides nothing that `detect`, `group` and `alert` can.
"""

from __future__ import annotations

from newswatch.flag.again import AgainReport, detect_again
from newswatch.flag.judging import FlagReport, flag
from newswatch.flag.ready import check_rules
from newswatch.flag.sending import SendReport, send

__all__ = [
    "AgainReport",
    "FlagReport",
    "SendReport",
    "check_rules",
    "detect_again",
    "flag",
    "send",
]
