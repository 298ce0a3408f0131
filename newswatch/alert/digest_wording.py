"""How a digest reads: plain text, and HTML for mail programs, without anything to load.

Pure: a Message of kind digest in, text out; its entries come sorted and are not reordered. How the
page looks is `sheet`.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby

from newswatch.alert.figures import usd_words
from newswatch.alert.sheet import LINK, SOFT, SUM, WARN, moment_words, page, quoted
from newswatch.alert.text import fold, plain, safe_url
from newswatch.model import DigestEntry, Message

_HEADINGS = (
    "",
    "Funding without a stated sum in US dollars",
    "Stories",
    "Not so any more: what an earlier digest told",
)
_BRIEF = "In brief"
_ABOUT = "About this digest"
_HEAD = "padding-top:2px;font-size:17px;font-weight:600;line-height:1.35"


def plain_text(message: Message, width: int = 78) -> str:
    """Return the digest as text, folded at blanks to *width*; addresses stay in one piece."""
    blocks = [[fold(plain(message.headline), width)]]
    number = 0
    for heading, entries in _parts(message):
        blocks += [[heading, "-" * len(heading)]] if heading else []
        for entry in entries:
            number += 1
            blocks.append([*_entry_lines(entry, f"{number}. ", width)])
    for heading, lines in ((_BRIEF, message.lines), (_ABOUT, _about(message))):
        if lines:
            bullets = (_hung(f"- {plain(line)}", "  ", width) for line in lines)
            blocks.append([heading, "-" * len(heading), *bullets])
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def html(message: Message) -> str:
    """Return the digest as one HTML document that loads nothing and runs nothing."""
    title = escape(plain(message.headline))
    parts = "".join(_part_html(heading, entries) for heading, entries in _parts(message))
    brief = _list_html(_BRIEF, message.lines)
    top = (
        "<tr><td style='padding:24px 24px 4px'><h1 dir='auto' "
        f"style='margin:0;font-size:22px;line-height:1.3;overflow-wrap:anywhere'>{title}</h1></td></tr>\n"
    )
    return page(title, f"{top}{parts}{brief}{_list_html(_ABOUT, _about(message))}")


def figure(entry: DigestEntry) -> str:
    """Return the sum of an entry as it is shown first: in dollars, else as written, else ""."""
    if entry.sum_usd is not None:
        return usd_words(entry.sum_usd)
    return plain(entry.sums[0]) if entry.sums else ""


def _parts(message: Message) -> Iterator[tuple[str, list[DigestEntry]]]:
    """Yield each part with its heading; the first, money in dollars, needs none."""
    for rank, entries in groupby(message.entries, _rank):
        yield _HEADINGS[rank], [*entries]


def _rank(entry: DigestEntry) -> int:
    if entry.changes:
        return 3
    if not entry.type:
        return 2
    return 0 if entry.sum_usd is not None else 1


def _way(entry: DigestEntry) -> str:
    """Return who gives to whom."""
    funders = ", ".join(map(plain, entry.funders))
    recipients = ", ".join(map(plain, entry.recipients))
    if funders and recipients:
        return f"{funders} → {recipients}"
    return f"from {funders}" if funders else f"to {recipients}" if recipients else ""


def _money(entry: DigestEntry) -> str:
    """Return the kind of funding, the sums as written, and the day of the rate."""
    parts = [plain(entry.type), "; ".join(map(plain, entry.sums))]
    if entry.sum_usd is not None and entry.rate_on and not _is_dollars(entry):
        parts.append(f"rate of {moment_words(entry.rate_on)}")
    return " · ".join(part for part in parts if part)


def _is_dollars(entry: DigestEntry) -> bool:
    return bool(entry.sums) and "(USD " in entry.sums[0]


def _where(entry: DigestEntry) -> str:
    """Return who told it and when, and who else did."""
    also = ", ".join(map(plain, entry.also))
    parts = [plain(entry.outlet), moment_words(entry.published), f"also in {also}" if also else ""]
    return " · ".join(part for part in parts if part)


def _changes(entry: DigestEntry) -> str:
    """Return what is not as an earlier digest told it."""
    return " ".join(map(plain, entry.changes))


def _why(entry: DigestEntry) -> str:
    """Return why the rule wants it, beyond what every entry has in common."""
    reasons = "; ".join(map(plain, entry.reasons))
    return f"Why: {reasons}" if reasons else ""


def _about(message: Message) -> list[str]:
    rule = f"You are told because of the rule “{plain(message.rule)}”"
    reasons = "; ".join(map(plain, message.reasons))
    return [*message.notes, f"{rule}{': ' if reasons else ''}{reasons}."]


def _hung(text: str, margin: str, width: int) -> str:
    """Fold *text* with every line after the first behind a margin."""
    return fold(text, width - len(margin)).replace("\n", f"\n{margin}")


def _entry_lines(entry: DigestEntry, lead: str, width: int) -> Iterator[str]:
    margin = " " * len(lead)
    sum_first = f"{figure(entry)}: " if entry.sum_usd is not None else ""
    yield _hung(f"{lead}{sum_first}{plain(entry.headline)}", margin, width)
    quote = f"“{plain(entry.quote)}”" if entry.quote else ""
    for line in (_changes(entry), _way(entry), _money(entry), _where(entry), quote, _why(entry)):
        if line:
            yield margin + _hung(line, margin, width)
    if link := safe_url(entry.url):
        yield f"{margin}{link}"


def _part_html(heading: str, entries: list[DigestEntry]) -> str:
    return _heading_html(heading) + "".join(map(_entry_html, entries))


def _heading_html(heading: str) -> str:
    if not heading:
        return ""
    return (
        "<tr><td style='padding:20px 24px 0'><h2 "
        f"style='margin:0;font-size:15px;line-height:1.4'>{escape(heading)}</h2></td></tr>\n"
    )


def _entry_html(entry: DigestEntry) -> str:
    title, url = escape(plain(entry.headline)), escape(safe_url(entry.url))
    if url:
        title = f"<a href='{url}' rel='noopener noreferrer' style='{LINK}'>{title}</a>"
    sums = escape(figure(entry))
    top = f"<div class='sum' style='{SUM}'>{sums}</div>" if entry.sum_usd is not None else ""
    lines = (
        (_changes(entry), f"{WARN};padding-top:4px", "warn"),
        (_way(entry), "font-size:15px;line-height:1.45;padding-top:4px", ""),
        (_money(entry), f"{SOFT};padding-top:4px", "soft"),
        (_where(entry), SOFT, "soft"),
    )
    rest = "".join(
        f"<div class='{name}' dir='auto' style='{style}'>{escape(text)}</div>"
        for text, style, name in lines
        if text
    )
    if entry.quote:
        rest += quoted(entry.quote)
    if why := _why(entry):
        rest += f"<div class='soft' dir='auto' style='{SOFT};padding-top:6px'>{escape(why)}</div>"
    return (
        "<tr><td style='padding:0 24px'><div class='entry' "
        "style='padding:16px 0;border-bottom:1px solid #e3e6ea;overflow-wrap:anywhere'>"
        f"{top}<div dir='auto' style='{_HEAD}'>{title}</div>{rest}</div></td></tr>\n"
    )


def _emphasis(line: str) -> str:
    """Return how a line looks; one that opens a list of others (who was blind) stands out."""
    style = "margin:4px 0"
    if line.endswith(":"):
        return f" class='warn' style='{style};font-weight:600;color:#9a3412'"
    return f" style='{style}'"


def _list_html(heading: str, lines: tuple[str, ...] | list[str]) -> str:
    if not lines:
        return ""
    items = "".join(f"<li dir='auto'{_emphasis(line)}>{escape(plain(line))}</li>" for line in lines)
    return (
        f"{_heading_html(heading)}<tr><td class='soft' style='padding:4px 24px 0;{SOFT}'>"
        f"<ul style='margin:0;padding-left:18px;overflow-wrap:anywhere'>{items}</ul></td></tr>\n"
    )
