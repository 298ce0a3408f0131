"""English verbs in all their forms, as the alternatives of one regular expression.

Builds patterns once, at import; matches nothing itself.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

_PLAIN = re.compile(r"[a-z' -]+\Z")
_IRREGULAR: dict[str, str] = {
    "be": "be is are was were been being",
    "bring": "bring brings brought bringing",
    "buy": "buy buys bought buying",
    "catch": "catch catches caught catching",
    "come": "come comes came coming",
    "draw": "draw draws drew drawn drawing",
    "drive": "drive drives drove driven driving",
    "find": "find finds found finding",
    "get": "get gets got gotten getting",
    "give": "give gives gave given giving",
    "go": "go goes went gone going",
    "have": "have has had having",
    "hold": "hold holds held holding",
    "lay": "lay lays laid laying",
    "lead": "lead leads led leading",
    "co-lead": "co-lead co-leads co-led co-leading",
    "lend": "lend lends lent lending",
    "make": "make makes made making",
    "pay": "pay pays paid paying",
    "put": "put puts putting",
    "bet": "bet bets betting",
    "sell": "sell sells sold selling",
    "see": "see sees saw seen seeing",
    "set": "set sets setting",
    "sink": "sink sinks sank sunk sinking",
    "shell": "shell shells shelled shelling",
    "spend": "spend spends spent spending",
    "split": "split splits splitting",
    "stand": "stand stands stood standing",
    "steal": "steal steals stole stolen stealing",
    "take": "take takes took taken taking",
    "tap": "tap taps tapped tapping",
    "bag": "bag bags bagged bagging",
    "net": "net nets netted netting",
    "nab": "nab nabs nabbed nabbing",
    "snag": "snag snags snagged snagging",
    "grab": "grab grabs grabbed grabbing",
    "drop": "drop drops dropped dropping",
    "top": "top tops topped topping",
    "mop": "mop mops mopped mopping",
    "drum": "drum drums drummed drumming",
    "wrap": "wrap wraps wrapped wrapping",
    "snap": "snap snaps snapped snapping",
    "chip": "chip chips chipped chipping",
    "commit": "commit commits committed committing",
    "funnel": "funnel funnels funnelled funneled funnelling funneling",
    "channel": "channel channels channelled channeled channelling channeling",
    "earmark": "earmark earmarks earmarked earmarking",
    "throw": "throw throws threw thrown throwing",
    "win": "win wins won winning",
    "write": "write writes wrote written writing",
    "sew": "sew sews sewed sewn sewing",
    "stump": "stump stumps stumped stumping",
    "plough": "plough ploughs ploughed ploughing plow plows plowed plowing",
    "unveil": "unveil unveils unveiled unveiling",
    "sign": "sign signs signed signing",
    "open": "open opens opened opening",
    "answer": "answer answers answered answering",
    "offer": "offer offers offered offering",
    "deliver": "deliver delivers delivered delivering",
    "garner": "garner garners garnered garnering",
    "gather": "gather gathers gathered gathering",
    "launch": "launch launches launched launching",
    "seed": "seed seeds seeded seeding",
    "back": "back backs backed backing",
    "pour": "pour pours poured pouring",
    "allot": "allot allots allotted allotting",
    "up": "up ups upped upping",
    "hit": "hit hits hitting",
    "cut": "cut cuts cutting",
    "begin": "begin begins began begun beginning",
    "mull": "mull mulls mulled mulling",
    "sue": "sue sues sued suing",
    "swell": "swell swells swelled swollen swelling",
    "fill": "fill fills filled filling",
    "pick": "pick picks picked picking",
    "pool": "pool pools pooled pooling",
    "list": "list lists listed listing",
    "float": "float floats floated floating",
    "scrap": "scrap scraps scrapped scrapping",
    "axe": "axe axes axed axing",
    "plug": "plug plugs plugged plugging",
    "pop": "pop pops popped popping",
    "grow": "grow grows grew grown growing",
    "fall": "fall falls fell fallen falling",
    "rise": "rise rises rose risen rising",
    "slip": "slip slips slipped slipping",
    "shed": "shed sheds shedding",
    "lose": "lose loses lost losing",
    "beat": "beat beats beaten beating",
}


def forms(verb: str) -> list[str]:
    """Return all forms of *verb*; particles stay behind ("pull in" → "pulled in").

    >>> forms("raise"), forms("set aside")[:2]
    (['raise', 'raises', 'raised', 'raising'], ['set aside', 'sets aside'])
    """
    word, _, rest = verb.partition(" ")
    tail = f" {rest}" if rest else ""
    return [form + tail for form in _IRREGULAR.get(word, "").split() or _regular(word)]


def _regular(word: str) -> list[str]:
    if word.endswith("e"):
        return [word, word + "s", word + "d", word[:-1] + "ing"]
    if word.endswith("y") and word[-2] not in "aeiou":
        return [word, word[:-1] + "ies", word[:-1] + "ied", word + "ing"]
    third = word + ("es" if word.endswith(("s", "x", "sh", "ch")) else "s")
    return [word, third, word + "ed", word + "ing"]


def verbs(listing: str) -> str:
    """Return the alternatives for all forms of the verbs of *listing*, separated by commas."""
    return _alternatives(
        form for verb in listing.split(",") for form in forms(" ".join(verb.split()))
    )


def words(listing: str) -> str:
    """Return the alternatives for the words of *listing*, separated by commas, longest first."""
    return _alternatives(listed(listing))


def listed(listing: str) -> frozenset[str]:
    """Return the words of *listing*, separated by commas."""
    return frozenset(" ".join(word.split()) for word in listing.split(",") if word.strip())


def _alternatives(every: Iterable[str]) -> str:
    """Return a pattern for *every* word: common beginnings are tried once, so that it is fast.

    Words that hold signs of the pattern language stay whole.
    """
    known = set(every)
    plain = {word for word in known if _PLAIN.match(word)}
    signs = sorted(known - plain, key=lambda word: (-len(word), word))
    return "(?:" + "|".join([*signs, *_branches(plain)]) + ")"


def _branches(found: Collection[str]) -> list[str]:
    """Return the alternatives of *found*, none empty, by first letter, long before short."""
    rest: dict[str, list[str]] = {}
    for word in found:
        rest.setdefault(word[0], []).append(word[1:])
    told = []
    for letter, tails in sorted(rest.items()):
        inner = _branches([tail for tail in tails if tail])
        if not inner:
            told.append(letter)
        elif len(inner) == 1 and "" not in tails:
            told.append(letter + inner[0])
        else:
            told.append(f"{letter}(?:{'|'.join(inner)})" + ("?" if "" in tails else ""))
    return told
