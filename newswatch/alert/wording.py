"""How a message reads: the subject line, plain text, and HTML without anything to load.

Pure: a Message in, text out. Every field is made harmless here once more and escaped for HTML, so
that a row edited by hand does no harm either. No template language, no images, no styles from
afar.
"""

from __future__ import annotations

from newswatch.alert import digest_wording
from newswatch.alert.figures import usd_words
from newswatch.alert.sheet import clock_words, moment_words
from newswatch.alert.story_page import story_page
from newswatch.alert.text import cut, fold, plain, safe_url
from newswatch.model import Message

_SUBJECT_LIMIT = 150
_QUOTE = "In its words"
_SUBJECTS = {"funding": "Funding", "story": "Story", "source": "Source"}
_FOLLOWING = {"correction": "Corrected", "withdrawn": "Withdrawn"}


def subject_line(message: Message) -> str:
    """Return one line that says what it is about: "Funding (pledge): Alibaba pledges HK$5bn".

    A digest's title says so by itself.
    """
    if message.kind == "digest":
        return cut(plain(message.headline), _SUBJECT_LIMIT)
    if message.about == "source":
        return cut(plain(message.headline), _SUBJECT_LIMIT)
    lead = _FOLLOWING.get(message.kind) or _SUBJECTS[message.about]
    kind = f" ({plain(message.type)})" if message.type else ""
    return cut(f"{lead}{kind}: {plain(message.headline)}", _SUBJECT_LIMIT)


def _title(message: Message) -> str:
    """Return the headline; of a follow-up, with what it is before it."""
    lead = _FOLLOWING.get(message.kind)
    return f"{lead}: {plain(message.headline)}" if lead else plain(message.headline)


def facts(message: Message) -> list[tuple[str, str]]:
    """Return the labelled lines of a message in the order they are read, harmless, no empty one."""
    if message.about == "source":
        found = clock_words(message.found_at)
        lines = [("Outlet", message.outlet or message.source), ("Found", found)]
        return [(label, plain(value)) for label, value in lines if plain(value)]
    is_dollars = bool(message.sums) and "(USD " in message.sums[0]
    about = "" if message.sum_usd is None or is_dollars else f"about {usd_words(message.sum_usd)}"
    if about and message.rate_on:
        about += f" at the rate of {moment_words(message.rate_on)}"
    sums = "; ".join([*message.sums, about] if about else message.sums)
    lines = [
        ("Changed", " ".join(message.changes)),
        *(_deal(message, sums) if message.about == "funding" else ()),
        ("Outlet", message.outlet or message.source),
        ("Published", clock_words(message.published) or "no date given"),
        ("Found", clock_words(message.found_at)),
        (_QUOTE, f"“{message.quote}”" if message.quote else ""),
    ]
    return [(label, plain(value)) for label, value in lines if plain(value)]


def _deal(message: Message, sums: str) -> tuple[tuple[str, str], ...]:
    return (
        ("Sum", sums or "not disclosed"),
        ("From", ", ".join(message.funders) or "not named"),
        ("To", ", ".join(message.recipients) or "not named"),
        ("Type", message.type),
    )


def kicker(message: Message) -> str:
    """Return what kind of message it is, in a word or two: "Funding · pledge"."""
    if message.about == "source":
        return _SUBJECTS["source"]
    lead = _FOLLOWING.get(message.kind) or _SUBJECTS[message.about]
    kind = plain(message.type) if message.about == "funding" else ""
    return f"{lead} · {kind}" if kind else lead


def plain_text(message: Message, width: int = 78) -> str:
    """Return *message* as text, folded at blanks to *width*; addresses stay in one piece."""
    if message.kind == "digest":
        return digest_wording.plain_text(message, width)
    title = fold(_title(message), width)
    body = [fold(f"{label}: {value}", width) for label, value in facts(message)]
    link = safe_url(message.url) or "The story has no address that can be linked."
    why = [fold(f"- {plain(reason)}", width) for reason in message.reasons]
    rule = fold(f"You are told because of the rule {plain(message.rule)}:", width)
    return "\n".join([title, "", *body, "", link, "", rule, *why, ""])


def html(message: Message) -> str:
    """Return *message* as one HTML document that loads nothing and runs nothing."""
    if message.kind == "digest":
        return digest_wording.html(message)
    about = [(label, text) for label, text in facts(message) if label not in ("Changed", _QUOTE)]
    return story_page(message, kicker(message), about)
