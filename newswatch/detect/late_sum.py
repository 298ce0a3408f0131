"""The announced sum of a story that tells it late: headline and opening name none.

Goes by the sentence in which a sum stands; reads the roles that `roles` told and tells none itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newswatch.detect.reading import Reading
from newswatch.detect.roles import Placed

_TOP = frozenset({"headline", "lead"})
# No deal that the press tells of is smaller in dollars; so many units make about one of them.
_DEAL, _PRICE = 100_000, 1000
_UNITS = {
    "IDR": 10_000, "VND": 10_000, "KRW": 1000, "won": 1000, "JPY": 100, "INR": 10, "Rs": 10,
    "NGN": 100, "HUF": 100, "CLP": 100, "COP": 1000, "KES": 100, "PKR": 100, "LKR": 100,
    "PHP": 10, "THB": 10, "RUB": 10, "TWD": 10, "UGX": 1000, "TZS": 1000,
}  # fmt: skip
_KEPT = (
    r"(?:disclos|speak|discuss|talk|comment|say|said|saying|reveal|give|gave|publish|mention"
    r"|specif|name a|put a|told|state"
    r"|announc|made public)\w*"
)
_MUCH = (
    r"\b(?:how much|sum|sums|amounts?|price|terms|size|value|worth|figures?|number|deal"
    r"|consideration|investment|cheque|money|valuation|details?)\b"
)
# Somebody keeps the sum quiet.
_WITHHELD = re.compile(
    rf"\bundisclosed\b|\bunspecified\b|\bwithheld\b|\bunder wraps\b"
    rf"|(?:\b(?:not|never|without|neither|nobody|nor|no|declined|refused)"
    rf"|n't)\b[^.;¤]{{0,40}}{_KEPT}"
    r"|\bkept (?:[\w-]+ ){0,3}(?:quiet|secret|private|to (?:them|it|him|her)sel(?:f|ves))"
    r"|\bno (?:sum|figure|amount|price)\b|\bwould (?:only )?say (?:only|of the price only)\b",
    re.IGNORECASE,
)
_OF_THE_SUM = re.compile(_MUCH, re.IGNORECASE)
# … and what else a firm may keep quiet.
_OF_OTHERS = re.compile(
    r"\b(?:revenues?|profits?|sales|turnover|income|users|subscribers|customers|how many|ratings"
    r"|valuations?|valued|salar(?:y|ies)|stake|losses|contribution|margins?|readers|members"
    r"|clients|circulation"
    r"|of (?:that|it|them)|original|earlier|previous|second|individual|each)\b",
    re.IGNORECASE,
)
_OF_THE_DEAL = re.compile(
    r"\b(?:rais(?:e|es|ed|ing)|round|tranche|invest(?:s|ed|ment|ing|ors?)?|fund(?:s|ing|ed)?"
    r"|deal|capital|cheques?|checks?|proceeds|sum|total|amount|in all|altogether|notes|placement"
    r"|issue|offer(?:ing)?|money|grants?|programme|program|pool|pot|budget|put aside|set apart"
    r"|set aside|consideration|cost|come in|comes to|come to|amounts? to|with it|pays?|paid|worth"
    r"|loan|collect|there will be|with which"
    r"|facility|give|given|gives|gift|series|seed|financing|vehicle|put up|puts? in|come up with"
    r"|stake|holding|airtime|shares|take [0-9.]+ ?(?:%|per ?cent) of)\b"
    r"|[融投][資资]|基金|補助|調達|出資|투자|유치",
    re.IGNORECASE,
)
# "In May" right after a sum, or before it, is another time than the news.
_THEN = re.compile(
    r"\A\)?[^.;¤]{0,60}\bin (?:january|february|march|april|may|june|july|august|september"
    r"|october|november|december)\b",
    re.IGNORECASE,
)
_LOOK = 70


def told_late(reading: Reading, sums: Sequence[Placed]) -> Placed | None:
    """Return the first sum of the deal's size where headline and opening tell none.

    A sum of something else has its role by the words beside it; small ones are prices.
    """
    top = [one for one in sums if one.sentence.zone in _TOP and is_deal_sized(one)]
    if any(one.role is None for one in top) or is_withheld(reading):
        return None
    known = _known(reading)
    late = (
        one
        for one in sums
        if one.role is None
        and one.money.per is None
        and one.money.twin_of is None
        and is_deal_sized(one)
        and _OF_THE_DEAL.search(one.sentence.mask)
        and not _is_of_others(one, known)
    )
    return next(late, None)


def is_deal_sized(one: Placed) -> bool:
    """Tell whether *one* is large enough in its currency to be a deal's sum."""
    return one.money.value >= _DEAL * _units(one)


def is_price(one: Placed) -> bool:
    """Tell whether *one* is so small that it is what something costs."""
    return one.money.value < _PRICE * _units(one)


def _units(one: Placed) -> int:
    return _UNITS.get(one.money.currency or one.money.unit or "", 1)


def is_withheld(reading: Reading) -> bool:
    """Tell whether the story says that the sum is kept quiet."""
    return any(
        not s.sums
        and _WITHHELD.search(s.mask)
        and _OF_THE_SUM.search(s.mask)
        and not _OF_OTHERS.search(s.mask)
        for s in reading.sentences
    )


def _known(reading: Reading) -> set[str]:
    """Return the first words of the names in headline and opening paragraphs."""
    return {
        name.text.split()[0]
        for sentence in reading.zone("headline", "lead", "early")
        for name in sentence.names
        if name.kind != "place"
    }


def _is_of_others(one: Placed, known: set[str]) -> bool:
    """Tell whether the sentence of a late sum speaks of other firms, or of another time."""
    if one.sentence.zone != "rest":
        return False
    end = one.money.end - one.sentence.span.start
    if _THEN.search(one.sentence.mask[end : end + _LOOK]):
        return True
    named = {name.text.split()[0] for name in one.sentence.names if name.kind != "place"}
    return bool(named) and not named & known
