"""What the sums of a story are by the words beside them: a valuation, an earlier round, revenue.

Every sum gets the role that the words around it tell, or none. Which of those without a role is
the announced one is for `main_sum` to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from newswatch.detect.reading import Reading, Sentence
from newswatch.model import Amount
from newswatch.money import Money

_BEFORE, _AFTER, _WIDE = 80, 45, 140
# A "digital economy agency" is no economy, and a "film-sector programme" no sector.
_NO_BODY = (
    r"(?! (?:[a-z]+ )?(?:agency|ministry|minister|department|board|body|bureau|office|council"
    r"|program(?:me)?|fund|scheme|plan|package)\b)"
)
# A "sales team" sells, and is not what was sold.
_SALES = (
    r"sales(?! of (?:new )?(?:stock|shares|bonds|notes|equity)\b)(?! (?:teams?|force|staff"
    r"|people|house|arm|offices?|directors?|chief|network|tools?))"
)
# Role → the words around a sum that tell it; the first that matches counts.
_ROLES: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (role, re.compile(before, re.IGNORECASE), re.compile(after, re.IGNORECASE))
    for role, before, after in (
        (
            "valuation",
            (
                r"\b(?:valu(?:ation|ations|ed|es|ing|e)|market cap(?:italisation)?|(?:is|was"
                r"|company|business|group|it|now|enterprise|would be) (?:worth"
                r"|value))\b[^.;¤]{0,40}\Z"
                r"|\bput(?:s|ting)? (?:it|the \w+) at (?:about |around |some )?\Z"
            ),
            (
                r"\A(?:\)? ?(?:\w+ )?(?:pre-money|post-money)| after the money"
                r"|\)?(?: \w+)? valuation| company\b"
                r"| on the (?:\S+ )?(?:company|group|firm|business|start-?up)\b)"
            ),
        ),
        (
            "total_to_date",
            (
                r"\b(?:(?:all told|in all|altogether|to date|so far),? (?:[\w-]+ ){0,4}"
                r"(?:has|have) (?:now )?(?:raised|received|taken|collected|attracted|secured"
                r"|banked)"
                r"|(?:raised|taken|attracted|collected|banked|secured|funding|investment"
                r"|capital|to|its"
                r"|the) (?:[a-z]+ ){0,2}total (?:of|to)|total (?:raised|funding|investment)"
                r"|to date|so far"
                r"|cumulative|has (?:now )?raised (?:more|over|about|some|slightly)|(?:brings?"
                r"|bringing|takes?|taking) (?:its|the|total)[^.;¤]{0,12})\b[^.;¤]{0,50}\Z"
            ),
            (r"\A\)?[^.;¤]{0,25}\b(?:to date|so far|since (?:it|its|19|20|june|then))\b"),
        ),
        (
            "revenue",
            (
                rf"\b(?:revenues?|{_SALES}|turnover|(?<!non-)profits?|loss(?:es)?|earn(?:ed|s"
                rf"|ings)?"
                rf"|billings"
                r"|gmv|income|ebitda|turn over|orders|bookings|box-office receipts"
                r"|(?:goods|merchandise|products|tickets) worth)\b[^.;¤]{0,45}\Z"
            ),
            (
                r"\A\)?[^.;¤]{0,25}\b(?:in|of|a year in)?\s?(?:annual )?"
                rf"(?:revenues?(?!-based)|{_SALES}|turnover|(?<!non-)profits?|loss(?:es)?"
                rf"|earnings|billings"
                r"|gmv|ebitda|of orders)\b"
                r"|\A\)? in the (?:first|second|third|fourth|last|latest|past|same)"
                r"(?: (?:two|three|six|nine|twelve))? (?:months|half|quarter|financial year)\b"
            ),
        ),
        (
            "market_size",
            (
                r"\b(?:market(?! regulator)|industry|sector|spend(?:ing)?|economy(?!-)|adspend"
                rf"|expenditure)\b{_NO_BODY}[^.;¤]{{0,50}}\b(?:worth|of|at|reach|hit|total|to"
                rf"|was|is)\b"
                r"[^.;¤]{0,20}\Z"
            ),
            (
                r"\A\)?(?! (?:behind|into|for|towards|on|to|at|from|with)\b)[^.;¤]{0,20}"
                rf"\b(?:market(?! regulator)|industry|sector|economy(?!-))\b{_NO_BODY}"
            ),
        ),
        (
            "fund_size",
            r"\b(?:manag(?:es|ing|ed)|under management|assets|oversees)\b[^.;¤]{0,40}\Z",
            r"\A\)?[^.;¤]{0,30}\b(?:under management|of assets|in assets|aum)\b",
        ),
        (
            "earlier_round",
            (
                r"\b(?:previous(?:ly)?|earlier|last (?:year|month|raised|round)"
                r"|had (?:already )?(?:raised|taken|put|invested)|had already [a-z]+"
                r"|had (?:promised|pledged|vowed|committed)|ago|in (?:19|20)[0-9]{2}"
                r"|first announced|once (?:raised|took|put|paid|worth)|formerly)\b[^.;]{0,60}\Z"
            ),
            (
                r"\A(?!\)? to (?:the|its|a)\b)\)?[^.;¤]{0,60}\b(?:last (?:year|spring|summer"
                r"|autumn|fall|winter)"
                r"|(?:years?|months?) ago"
                r"|(?<!mature )(?<!matures )(?<!maturing )(?<!due )(?<!fall )"
                r"(?<!expire )in (?:19|20)[0-9]{2}|previously|the year before|a year (?:before"
                r"|earlier))\b"
            ),
        ),
    )
)


# "A pound for every ¤ raised": a rate, and no sum that anybody lets go of.
_RATE_BEFORE = re.compile(r"\b(?:for|per|against|on|of) (?:each|every) (?:\w+ )?\Z", re.IGNORECASE)
_RATE_AFTER = re.compile(
    r"\A\)?(?: (?:more|extra|of (?:\w+ ){1,3}))? ?(?:for|against|in|on) (?:each|every)(?: \w+)? ¤",
    re.IGNORECASE,
)
# Below the opening "in all" counts what a firm has had; in it, what the deal comes to.
_IN_ALL = re.compile(r"\A\)?[^.;¤]{0,25}\b(?:in total|in all|altogether|overall)\b", re.IGNORECASE)
_BELOW = frozenset({"early", "rest"})
# "Buys about ¤ a year" tells how large a business is.
_HABIT = re.compile(
    r"(?<!will )(?<!to )(?<!would )\b(?:buys?|bills|places|handles|spends|sells|ships|processes"
    r"|moves"
    r"|charges?|costs?|pays|generates|takes in|makes)\b[^.;¤]{0,30}\Z",
    re.IGNORECASE,
)
# "They said they had raised …" is the news itself in reported speech, and no earlier round.
_REPORTED = re.compile(
    r"\b(?:said|says|announced|confirmed|told|disclosed)\b[^.;¤]{0,60}"
    r"\bhad (?:just |now )?(?:raised|taken|put|invested|placed|pledged|committed"
    r"|promised)\b[^.;¤]{0,40}\Z",
    re.IGNORECASE,
)
# "The service he began in 2018 will spend …", "warrants received in 2017, paying in …": the year
# is not the sum's.
_TO_COME = re.compile(
    r",? (?:will|would|is to|are to|has now|have now|has just|is putting)\b[^.;,¤]{0,40}\Z",
    re.IGNORECASE,
)
# "…, formerly MyGlamm, announced a Series C of ¤": the clause tells news, whatever the aside did.
_NEWS = re.compile(
    r"(?:, (?:paying|putting|bringing|adding|raising|investing|giving|announced|announces|raised"
    r"|raises|closed|closes|sold|sells|issued|secured|secures|takes|gets|receives|wins|collects)"
    r"|(?:,| and) (?:is|are|has|have|now)|\band sold)\b[^.;,¤]{0,40}\Z"
    r"|, (?:with|for|at) [^.;,¤]{0,10}\Z|, has (?:held|reached|marked|made)\b[^.;¤]{0,50}\Z",
    re.IGNORECASE,
)
# "The issue is worth …", "for ¤ in all": the deal's own sum, and neither a firm's worth nor what it
# has taken since it began.
_DEALS_WORTH = re.compile(
    r"\b(?:offer(?:ing)?|issue|round|deal|gift|fund|pot|package|programme|program|grants?|idea"
    r"|investment|cheque|placement|placing|award|financing|facility|commitment|scheme|agreement"
    r"|contribution|bet|pledge|credits?|support|transaction|loan|tranche|raise"
    r"|series [a-k]|seed|injection|purse|fellowships?|subsid(?:y|ies)|initiative|plan|vouchers?)\b"
    r"(?:,? which)?[^.;,¤]{0,45} (?:is |was |are |were |be )?worth (?:[a-z]+ ){0,3}\Z",
    re.IGNORECASE,
)
_DEALS_ALL = re.compile(
    r"\b(?:(?:offer(?:ing)?|issue|round|deal|gift|sum|placement|cheque|financing|raise|tranche"
    r"|package|grants?|pot)\b[^.;,¤]{0,45} (?:comes to|adds up to|amounts to|is worth|totals)"
    r"|¤,? for|\b(?:award|grant|give|given|gives|gave|pledge|share)(?:s|ed|d)?) (?:[a-z]+ ){0,3}\Z",
    re.IGNORECASE,
)
# What is worth so much is what is given for the shares, and not the company.
_IN_KIND = re.compile(
    r"\b(?:airtime|inventory|advertising|ad space|slots|spots|coverage)\b[^.;¤]{0,70}"
    r"\b(?:valued?|worth)\b[^.;¤]{0,20}\Z",
    re.IGNORECASE,
)
# "Will support the content industry to the tune of ¤", "cost them sales, said it would make ¤".
_HELPED = re.compile(
    r"\b(?:support|help|aid|boost|back|fund|give|grant|subsidi[sz]e)\b[^.;¤]{0,70}"
    r"\bto the tune of [^.;¤]{0,12}\Z",
    re.IGNORECASE,
)
_SAID_TO_COME = re.compile(
    r"\b(?:said|says|announced)\b[^.;,¤]{0,30}\b(?:would|will)\b[^.;,¤]{0,30}\Z", re.IGNORECASE
)
_UNTOLD = {
    "earlier_round": (_REPORTED, _TO_COME, _NEWS),
    "valuation": (_IN_KIND, _DEALS_WORTH, _NEWS),
    "market_size": (_HELPED, _NEWS),
    "revenue": (_SAID_TO_COME,),
    "total_to_date": (_DEALS_ALL,),
}


@dataclass(frozen=True, slots=True)
class Placed:
    """A sum with the sentence it stands in; ``role`` is None until something tells it."""

    money: Money
    sentence: Sentence
    role: str | None

    @property
    def key(self) -> tuple[str | None, int]:
        """What makes two mentions the same sum: currency or bare sign, and value."""
        return self.money.currency or self.money.unit, self.money.value


def placed(reading: Reading) -> list[Placed]:
    """Return the sums of the sentences with the roles that the words beside them tell."""
    found: list[Placed] = []
    for sentence in reading.sentences:
        roles: dict[int, str | None] = {}
        for money in sentence.sums:
            # What restates a sum in another currency is whatever that sum is.
            own = role_of(sentence, money)
            roles[money.start] = own or roles.get(money.twin_of or money.start)
            found.append(Placed(money, sentence, roles[money.start]))
    return found


def role_of(sentence: Sentence, money: Money) -> str | None:
    """Return why *money* is not the announced sum, or None where nothing says so."""
    if money.per not in {None, "year", "each", "month", "day", "week", "quarter"}:
        return "other"
    start = money.start - sentence.span.start
    end = min(money.end - sentence.span.start, len(sentence.mask))
    before = sentence.mask[max(0, start - _BEFORE) : start]
    wide = sentence.mask[max(0, start - _WIDE) : start]
    # "The Looply Learning Fund is worth …": the noun hides in a name.
    unmasked = sentence.text[max(0, start - _BEFORE) : start]
    after = sentence.mask[end : end + _AFTER]
    if money.per == "year" and sentence.zone != "headline" and _HABIT.search(before):
        return "other"
    if _RATE_BEFORE.search(before) or _RATE_AFTER.search(after):
        return "other"
    if sentence.zone in _BELOW and _IN_ALL.search(after) and not _DEALS_ALL.search(before):
        return "total_to_date"
    for role, leading, trailing in _ROLES:
        if sentence.zone == "headline" and role == "earlier_round":
            continue
        told = leading.search(before) or trailing.search(after)
        others = _UNTOLD.get(role, ())
        if told and not any(one.search(wide) or one.search(unmasked) for one in others):
            return role
    return None


def amount(money: Money, place: str, currency: str, role: str) -> Amount:
    """Return the finished noun."""
    return Amount(
        text=money.text,
        currency=currency,
        value=money.value,
        role=role,
        place=place,
        start=money.start,
        end=money.end,
    )
