"""How one story reads as HTML: what it is, the headline, the money, its words, the way to it, why.

Pure: a Message in, a document out, every field escaped. Decides nothing: what is said is
`wording`'s, how it looks `sheet`'s.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from newswatch.alert.figures import usd_words
from newswatch.alert.sheet import BUTTON, LINK, SOFT, SUM, WARN, page, quoted
from newswatch.alert.text import plain, safe_url
from newswatch.model import Message

_KICKER = f"{SOFT};font-weight:600"
_HEADING = "margin:4px 0 0;font-size:20px;line-height:1.35;overflow-wrap:anywhere"
_CHANGED = f"{WARN};padding-top:8px;overflow-wrap:anywhere"
_LABEL = f"{SOFT};font-weight:400;padding:3px 16px 3px 0;white-space:nowrap"
_VALUE = "font-size:14px;line-height:1.5;padding:3px 0;overflow-wrap:anywhere"


def story_page(message: Message, kicker: str, facts: Iterable[tuple[str, str]]) -> str:
    """Return *message* as one HTML document that loads nothing and runs nothing.

    *kicker* says what kind of message it is, *facts* are its labelled lines, both harmless text.
    """
    title, url = escape(plain(message.headline)), escape(safe_url(message.url))
    heading = f"<a href='{url}' rel='noopener noreferrer' style='{LINK}'>{title}</a>"
    is_alarm = message.kind in ("correction", "withdrawn")
    colour = "warn" if is_alarm else "soft"
    style = f"{_KICKER};color:#9a3412" if is_alarm else _KICKER
    top = (
        f"<div class='{colour}' style='{style}'>{escape(kicker)}</div>"
        f"<h1 dir='auto' style='{_HEADING}'>{heading if url else title}</h1>"
        f"{_changed(message)}{_figure(message)}{_quote(message)}"
    )
    rows = "".join(_fact(label, value) for label, value in facts)
    return page(
        title,
        f"<tr><td style='padding:24px 24px 0'>{top}</td></tr>\n"
        "<tr><td style='padding:16px 24px 0'>"
        f"<table cellpadding='0' cellspacing='0'>\n{rows}</table></td></tr>\n"
        f"{_button(message, url)}{_why(message)}",
    )


def _changed(message: Message) -> str:
    said = " ".join(map(plain, message.changes))
    return (
        f"<div class='warn' dir='auto' style='{_CHANGED}'>{escape(said)}</div>"
        if message.changes
        else ""
    )


def _figure(message: Message) -> str:
    """Return the sum in dollars, large; not where it is withdrawn, for then it is nothing."""
    if message.sum_usd is None or message.kind == "withdrawn" or message.about != "funding":
        return ""
    words = usd_words(message.sum_usd)
    return f"<div class='sum' style='{SUM};padding-top:8px'>{escape(words)}</div>"


def _quote(message: Message) -> str:
    return quoted(message.quote) if message.quote and plain(message.quote) else ""


def _fact(label: str, value: str) -> str:
    return (
        f"<tr><th class='soft' align='left' valign='top' style='{_LABEL}'>{escape(label)}</th>"
        f"<td dir='auto' valign='top' style='{_VALUE}'>{escape(value)}</td></tr>\n"
    )


def _button(message: Message, url: str) -> str:
    if not url:
        return ""
    outlet = escape(plain(message.outlet or message.source)) or "its outlet"
    label = "Go to" if message.about == "source" else "Read it at"
    if message.kind == "withdrawn":
        label = "Where it stood:"
    return (
        "<tr><td style='padding:16px 24px 0'>"
        f"<a class='button' href='{url}' rel='noopener noreferrer' style='{BUTTON}'>"
        f"{label} {outlet}</a></td></tr>\n"
    )


def _why(message: Message) -> str:
    items = "".join(
        f"<li dir='auto' style='margin:2px 0'>{escape(plain(reason))}</li>"
        for reason in message.reasons
    )
    rule = f"You are told because of the rule {escape(plain(message.rule))}"
    listed = f"<ul style='margin:4px 0 0;padding-left:18px'>{items}</ul>" if items else ""
    return (
        "<tr><td style='padding:20px 24px 0'>"
        "<div class='entry soft' style='border-top:1px solid #e3e6ea;padding-top:12px;"
        f"overflow-wrap:anywhere;{SOFT}'>{rule}{':' if items else '.'}{listed}</div></td></tr>\n"
    )
