"""Parties: who gives and who receives, by how much; and one of them with all its deals.

A party is a name: two spellings are two parties until an alias says otherwise.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from newswatch.query.web.asked import Asked, Page
from newswatch.query.web.ledger import Entry, Ledger, first_tellings
from newswatch.query.web.pages import weeks
from newswatch.query.web.pages.deals import deals
from newswatch.query.web.pages.missing import missing
from newswatch.query.web.reader import Reader
from newswatch.query.web.site import Site

PAGE, _MOST_DEALS = 50, 100
_NAMES = "SELECT id, name FROM parties WHERE id IN ({})"
_FOUND = "SELECT id FROM parties WHERE name_key LIKE ? ESCAPE '\\' LIMIT 5000"
_ALIASES = "SELECT alias FROM party_aliases WHERE party_id = ? ORDER BY alias LIMIT 50"
_ROLES = {"funder": "gives", "recipient": "receives"}


class _Sums:
    """What one party gave or received: its deals and their sum in US dollars."""

    __slots__ = ("deals", "newest", "usd")

    def __init__(self) -> None:
        self.deals, self.usd, self.newest = 0, 0, ""


def page(reader: Reader, asked: Asked, site: Site) -> Page:
    """Return one page of the list of those who give, or of those who receive."""
    ledger = site.ledgers.get(reader)
    role = asked.choice("role", ("recipient",)) or "funder"
    sums = ledger.kept(f"sums {role}", lambda: _sums(ledger, role))
    typed = asked.text("q")
    if typed:
        pattern = "%" + "".join("\\" + c if c in "\\%_" else c for c in typed.casefold()) + "%"
        found = {number for (number,) in reader.tuples(_FOUND, (pattern,))}
        sums = {number: total for number, total in sums.items() if number in found}
    ranked = sorted(sums.items(), key=lambda item: (-item[1].usd, -item[1].deals, item[0]))
    start = min(asked.number("start", most=10**6) or 0, len(ranked))
    shown = ranked[start : start + PAGE]
    names = reader.by_id(_NAMES, [number for number, _ in shown])
    most = ranked[0][1].usd if ranked else 0
    return Page(
        template="parties.html",
        shows={
            "role": role,
            "q": typed,
            "parties": [
                {
                    "id": number,
                    "name": names[number]["name"],
                    "deals": total.deals,
                    "usd": total.usd,
                    "newest": total.newest,
                    "share": round(100 * total.usd / most, 1) if most else 0,
                    "rank": start + n + 1,
                }
                for n, (number, total) in enumerate(shown)
                if number in names
            ],
            "count": len(ranked),
            "funders": asked.href("/parties", q=typed),
            "recipients": asked.href("/parties", role="recipient", q=typed),
            "next": asked.with_(start=start + PAGE) if start + PAGE < len(ranked) else "",
            "previous": asked.with_(start=max(start - PAGE, 0) or "") if start else "",
        },
    )


def _sums(ledger: Ledger, role: str) -> dict[int, _Sums]:
    events = {entry.id: entry for entry in ledger.events()}
    found: dict[int, _Sums] = defaultdict(_Sums)
    for announcement, party, its_role in ledger.parties:
        if its_role == role and announcement in events:
            entry, total = events[announcement], found[party]
            total.deals += 1
            total.usd += entry.usd or 0
            total.newest = max(total.newest, entry.announced_at)
    return found


def one(reader: Reader, asked: Asked, site: Site) -> Page:
    """Return the page of one party, by its number."""
    name = reader.value("SELECT name FROM parties WHERE id = ?", (asked.id(),))
    if name is None:
        return missing("There is no party of this number.")
    ledger = site.ledgers.get(reader)
    roles: dict[str, set[int]] = {"funder": set(), "recipient": set()}
    for announcement, party, role in ledger.parties:
        if party == asked.id():
            roles[role].add(announcement)
    live = ledger.live()
    sides = {role: first_tellings([e for e in live if e.id in ids]) for role, ids in roles.items()}
    return Page(
        template="party.html",
        shows={
            "name": name,
            "aliases": [alias for (alias,) in reader.tuples(_ALIASES, (asked.id(),))],
            "sides": [_side(reader, role, entries) for role, entries in sides.items() if entries],
            "partners": _partners(reader, ledger, asked.id(), roles["funder"] | roles["recipient"]),
            "weekly": weeks.by_type(
                sorted({*sides["funder"], *sides["recipient"]}, key=_by_day, reverse=True), weeks=52
            ),
        },
    )


def _by_day(entry: Entry) -> tuple[str, int]:
    return entry.announced_at, entry.id


def _side(reader: Reader, role: str, entries: list[Entry]) -> dict[str, Any]:
    return {
        "role": role,
        "verb": _ROLES[role],
        "count": len(entries),
        "usd": sum(entry.usd or 0 for entry in entries),
        "deals": deals(reader, entries[:_MOST_DEALS]),
        "more": max(len(entries) - _MOST_DEALS, 0),
    }


def _partners(
    reader: Reader, ledger: Ledger, number: int, announcements: set[int]
) -> list[dict[str, Any]]:
    """Return those who stand in the same announcements, the most frequent first."""
    counts = Counter(
        party
        for announcement, party, _ in ledger.parties
        if announcement in announcements and party != number
    )
    common = counts.most_common(12)
    names = reader.by_id(_NAMES, [party for party, _ in common])
    return [
        {"id": party, "name": names[party]["name"], "deals": count}
        for party, count in common
        if party in names
    ]
