"""What people are told of a source's terms and wishes; says when somebody should read them again.

Values in, lines out; reads no clock.
"""

from __future__ import annotations

from datetime import date

from newswatch.store.manners import SourceManners

# Publishers change their terms about once a year.
TERMS_AGE_DAYS = 365


def is_stale(checked_on: str | None, today: date) -> bool:
    """Tell whether the terms were never read, or not within a year of *today*."""
    if not checked_on:
        return True
    return (today - date.fromisoformat(checked_on)).days > TERMS_AGE_DAYS


def terms_line(manners: SourceManners, today: date) -> str:
    """Return the line on a source's terms, with what to do where nobody has read them lately."""
    if not manners.terms_url or not manners.terms_checked_on:
        return "terms: nobody has read them; declare terms_url and terms_checked_on in its spider"
    line = f"terms: {manners.terms_url}, read on {manners.terms_checked_on}"
    if is_stale(manners.terms_checked_on, today):
        line += f", more than {TERMS_AGE_DAYS} days ago: read them again"
    return line


def wishes_line(manners: SourceManners) -> str | None:
    """Return the line on what the pages of a source ask for, or None where they ask for nothing."""
    told = [
        (manners.tdm_reserved, "reserve text mining (facts alone are kept)"),
        (manners.noarchive, "ask for no archive (no bytes are kept)"),
    ]
    said = [f"{number} stories {what}" for number, what in told if number]
    return "; ".join(said) or None
