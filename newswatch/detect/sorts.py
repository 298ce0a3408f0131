"""What sort of giver or taker a party is, by the words of its name alone.

Does not tell who gives and who takes; that is voted for in `parties`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from newswatch.detect.parties import Party, Poll
from newswatch.detect.words import kinds

_GOVERNMENT = re.compile(r"\b(?:government|ministry|council|commission)\b")


def is_public(party: Party) -> bool:
    """Tell whether a party is a government's body or a foundation."""
    return bool(kinds.PUBLIC.search(party.name.text) or _GOVERNMENT.search(party.name.text))


def sort_of(party: Party) -> str:
    """Return what sort of giver a party is: public body, investor, person or company."""
    if is_public(party):
        return "public body"
    if kinds.INVESTOR.search(party.name.text):
        return "investor"
    return "person" if party.is_person else "company"


def closer_sort_of(party: Party) -> str:
    """Return the same with foundations (and lotteries, institutes) and lenders told apart."""
    if kinds.FOUNDATION.search(party.name.text):
        return "foundation"
    sort = sort_of(party)
    is_lender = sort != "public body" and kinds.LENDER.search(party.name.text)
    return "lender" if is_lender else sort


def givers(votes: Poll) -> list[Party]:
    """Return the parties that more speaks of as giving than as taking."""
    return [p for p in votes.parties.values() if p.funder + p.sponsor > p.recipient]


def takers(votes: Poll) -> list[Party]:
    """Return the parties that more speaks of as taking than as giving."""
    return [p for p in votes.parties.values() if p.recipient > p.funder + p.sponsor]


def told(sorts: Iterable[str]) -> str:
    """Return *sorts* as one text: "one company and some investor"; "nobody" where there are none.

    >>> told(["investor", "company", "investor"]), told([])
    ('one company and some investor', 'nobody')
    """
    counted = sorted(Counter(sorts).items())
    return " and ".join(f"{'one' if n == 1 else 'some'} {name}" for name, n in counted) or "nobody"
