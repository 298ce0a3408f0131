"""Tell people what they asked to be told: rules, messages, and the channels that carry them.

    explain, match  does this rule want this announcement, and why    rules.py, check.py
    compose         what the receiver reads; text, HTML, JSON         message.py, wording.py
    next_attempt    when to try again, and when to give up            retry.py
    channels.send   one delivery to one target, or AlertError         log.py, webhook.py, mail.py,
                                                                         chat.py, feed.py

The first three decide and touch nothing. Never reads or writes the outbox: `flag` leases deliveries
from the store, calls `channels.send`, and records what came of it.
"""

from newswatch.alert.check import check_rule
from newswatch.alert.message import compose, idempotency_key
from newswatch.alert.retry import next_attempt
from newswatch.alert.rules import Verdict, explain, match
from newswatch.alert.subject import Subject
from newswatch.alert.wording import html, plain_text, subject_line
from newswatch.model import message_from_json, message_json

__all__ = [
    "Subject",
    "Verdict",
    "check_rule",
    "compose",
    "explain",
    "html",
    "idempotency_key",
    "match",
    "message_from_json",
    "message_json",
    "next_attempt",
    "plain_text",
    "subject_line",
]
