"""Tell what a list says today that it did not say at the last look.

Pure set work over entries; order counts only to tell "withdrawn" from "scrolled off the end".
"""

from __future__ import annotations

from dataclasses import dataclass

from newswatch.discover.lists import once
from newswatch.model import Entry

# One look may cast doubt on this many stored stories: a list that reshuffles itself costs no more.
DOUBT_LIMIT = 25
# A list of at least so many known stories that moves more than half of them at once moves its
# dates by itself (a rebuilt sitemap): only their titles count then.
_CROWD = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Entries that differ between two looks.

    ``new`` were not listed before, ``altered`` are told differently now, ``vanished`` are gone
    although entries behind them are still listed.
    """

    new: tuple[Entry, ...] = ()
    altered: tuple[Entry, ...] = ()
    vanished: tuple[Entry, ...] = ()


def compare(before: tuple[Entry, ...], now: tuple[Entry, ...]) -> Comparison:
    """Return what differs between two looks at one list; of an address told twice, the first."""
    before, now = once(before), once(now)
    known = {entry.url: entry for entry in before}
    listed = {entry.url for entry in now}
    still = [entry for entry in now if entry.url in known]
    altered = [entry for entry in still if entry.signal != known[entry.url].signal]
    if len(still) >= _CROWD and len(altered) * 2 > len(still):
        altered = [entry for entry in altered if entry.title != known[entry.url].title]
    last = max((known[url].position for url in listed & known.keys()), default=-1)
    vanished = [entry for entry in before if entry.url not in listed and entry.position < last]
    return Comparison(
        new=tuple(entry for entry in now if entry.url not in known),
        altered=tuple(altered[:DOUBT_LIMIT]),
        vanished=tuple(vanished[:DOUBT_LIMIT]),
    )
