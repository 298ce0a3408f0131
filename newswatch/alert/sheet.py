"""How the HTML of a mail looks: one sheet, its colours and sizes, and nothing to load.

Pure: knows no message. Layout is tables and inline styles, since mail programs know little else;
the style sheet only adds dark mode.
"""

from __future__ import annotations

from datetime import datetime
from html import escape

from newswatch.alert.text import plain

_DARK = (
    "@media (prefers-color-scheme: dark) {"
    " .page, .sheet { background: #16181c !important }"
    " .sheet, .sheet a, .sheet h2, .sheet h1 { color: #e8eaed !important }"
    " .sum { color: #7fd1a0 !important } .warn { color: #f0a37e !important }"
    " .soft { color: #a9b0ba !important }"
    " .sheet a.button { color: #16181c !important; background: #a8c7fa !important }"
    " .entry, .quote { border-color: #3a3f47 !important } }"
)
# Without quotation marks: the attributes in which it stands have them.
_FONT = "font-family:-apple-system,Segoe UI,Roboto,Noto Sans,Helvetica,Arial,sans-serif"
LINK = "color:#123a6b"
SUM = "font-size:20px;font-weight:700;color:#0a6640"
WARN = "font-size:15px;line-height:1.45;font-weight:600;color:#9a3412"
SOFT = "font-size:13px;line-height:1.5;color:#5b6470"
BUTTON = (
    "display:inline-block;padding:9px 16px;border-radius:6px;background:#123a6b;color:#ffffff;"
    "font-size:15px;font-weight:600;text-decoration:none"
)


def page(title: str, rows: str) -> str:
    """Return a whole document of *rows*, table rows in HTML; *title* is escaped already."""
    return (
        "<!DOCTYPE html>\n<html><head><meta charset='utf-8'>"
        "<meta name='viewport' content='width=device-width, initial-scale=1'>"
        "<meta name='color-scheme' content='light dark'>"
        f"<title>{title}</title><style>{_DARK}</style></head>\n"
        "<body class='page' style='margin:0;padding:0;background:#eef0f3'>\n"
        "<table role='presentation' width='100%' cellpadding='0' cellspacing='0'>"
        "<tr><td align='center' style='padding:16px 8px'>\n"
        "<table role='presentation' class='sheet' width='100%' cellpadding='0' cellspacing='0' "
        f"style='max-width:640px;background:#ffffff;color:#1b2026;{_FONT}'>\n"
        f"{rows}"
        "<tr><td style='padding:0 0 20px'></td></tr>\n</table>\n</td></tr></table></body></html>\n"
    )


def quoted(words: str) -> str:
    """Return what a story says, in its words, as a block."""
    return (
        "<div class='quote soft' dir='auto' style='margin-top:8px;padding-left:10px;"
        f"border-left:3px solid #d5dae1;overflow-wrap:anywhere;{SOFT}'>"
        f"“{escape(plain(words))}”</div>"
    )


def moment_words(published: str | None) -> str:
    """Return when a story was published as people write it; the clock is the one it is given in.

    >>> moment_words("2026-10-28T09:30:00+08:00"), moment_words("2026-10-28"), moment_words("?")
    ('28 Oct 2026, 09:30', '28 Oct 2026', '?')
    """
    text = plain(published or "")
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        return text
    day = f"{instant.day} {instant:%b %Y}"
    return day if len(text) <= len("2026-10-28") else f"{day}, {instant:%H:%M}"


def clock_words(instant: str | None) -> str:
    """Return an instant as people write it, with the clock that it is given in; a date as a date.

    >>> clock_words("2026-10-28T01:30:00Z"), clock_words("2026-10-28T09:30:00+08:00")
    ('28 Oct 2026, 01:30 UTC', '28 Oct 2026, 09:30 UTC+08:00')
    """
    said = moment_words(instant)
    try:
        zone = datetime.fromisoformat(plain(instant or "")).tzname()
    except ValueError:
        return said
    return f"{said} {zone}" if zone else said
