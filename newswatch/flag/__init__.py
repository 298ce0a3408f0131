"""Conductor 2: every change once through detect → group → alert, then the alerts on their way.

    judging   a change → announcement, event and the alerts owed, in one transaction with its mark
    told      a story as detector and rules know it
    ruling    what a person's verdict makes of the detector's word
    keeping   what holds of a story → announcement and event
    collecting  by itself, in a digest, or in one line with others: the way of each match
    correcting  what a digest has told and is not so any more
    digesting   what waits for a digest that is due → one alert a target
    owing     the messages that rules ask for, or do not ask for any more
    following  who was told hears what is not so any more
    again     every stored story judged anew: facts change, nobody is alerted
    ready     the rules and targets, checked before the first request
    sending   alerts owed → channels, each delivery leased, sent, and marked, targets side by side
    publishing  alerts owed to a feed → its files, written whole
    outcome   what came of a delivery → its mark, and when it is tried again

Knows no Scrapy. Decides nothing that `detect`, `group` and `alert` can.
"""

from __future__ import annotations

from newswatch.flag.again import AgainReport, Moved, detect_again
from newswatch.flag.digesting import DigestReport, digest
from newswatch.flag.judging import FlagReport, flag
from newswatch.flag.outcome import SendReport
from newswatch.flag.ready import check_rules
from newswatch.flag.sending import send, send_first

__all__ = [
    "AgainReport",
    "DigestReport",
    "FlagReport",
    "Moved",
    "SendReport",
    "check_rules",
    "detect_again",
    "digest",
    "flag",
    "send",
    "send_first",
]
