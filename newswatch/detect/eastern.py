"""Names in Chinese, Japanese and Korean, where no capitals show them.

Cuts a sentence at marks, particles and listed verbs and keeps what is left between as possible
names; most are none. Which of them is a party is for `choosing` to weigh.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newswatch.detect.eastern_frames import told_parties
from newswatch.detect.names import Name
from newswatch.detect.words.eastern_grammar import DESCRIBED, GENERIC
from newswatch.detect.words.foreign import EASTERN

LANGUAGES = frozenset({"zh", "ja", "ko"})
# Classes whose terms may be part of a name.
_INSIDE = frozenset(
    ["investor", "foundation", "fund", "state", "receiver", "invest", "premises", "community",
     "campaign", "grant", "join", "pledge", "today", "opinion"]
)  # fmt: skip
_VERBS = "|".join(
    re.escape(term)
    for term in sorted(EASTERN, key=lambda t: (-len(t), t))
    if len(term) > 1 and not EASTERN[term] & _INSIDE
)
_CUT = {
    "zh": re.compile(
        rf"[^\w·&+.]+|{_VERBS}|跟投|領投|领投|砸|斥|預計|预计|旗下|董事會|总经理|總經理|签署|簽署|包括|宣布|宣佈|公告|公佈|公布|發表|今日|今天|昨日|日前|近日|表示|由|及|與|与|以及|共同"
        r"|(?<=\w\w)和(?=\w\w)(?<!及.和)|独家|獨家|联合|聯合|参投|參投|持续|持續|加码|加碼|追加|担任|擔任|提供|发起|發起|牵头|牽頭|其中|出资|出資|认购|認購"
        r"|以(?=[0-9])|向|為|为|在|於|于|的|將|将|獲|获|等|對|对|從|从|給|给|被|把|承諾|承诺|注資|注资|入股|投入"
        r"|撥款|拨款|推出|推|成立|設立|设立|參與|参与|投資(?=[0-9])|投资(?=[0-9])|未來|未来|[0-9][0-9,.]*"
    ),
    "ja": re.compile(
        # After hiragana such a sign is rather part of a name: "みなと銀行".
        rf"[^\w·ー&+.]+|{_VERBS}|(?<![ぁ-ん])[はがをにのとでもへや]|から|など|する|した|して|さん"
        r"|出資|参加|発表"
        r"|[0-9][0-9,.]*"
    ),
    "ko": re.compile(r"[^\w&+.]+"),
}
_PARTICLE = re.compile(
    r"(?<=..)(?:(?:으로|로|에게)?(?:부터|서)|에서|으로|에게|까지|(?:과|와)의|은|는|이|가|을|를|과|와|의"
    r"|에|도|로|등|등이|등은)\Z"
)
# What may stand before and after a name in one run of Japanese.
_LEADING = re.compile(r"[はがをにのとでもへや]+(?![ぁ-ん])")
_TITLED = re.compile(r"(?<=..)(?:氏|社長|会長|先生|女士)\Z")
_QUOTED = re.compile("[「『“'‘\"]([^「」『』“”'‘’\"]{2,16})[」』”'’\"]")
_FEWEST, _MOST = 2, 16


def eastern_names(text: str, language: str) -> Iterator[Name]:
    """Yield what may be names in the sentence *text*: told ones, quoted ones, and what is left.

    None lies inside another.
    """
    taken: list[tuple[int, int]] = []
    for told in told_parties(text, language):
        if not _overlaps(told.name.start, told.name.end, taken):
            taken.append((told.name.start, told.name.end))
            yield told.name
    for match in _QUOTED.finditer(text):
        if not _overlaps(*match.span(1), taken):
            yield Name(match[1], match.start(1), match.end(1), "org")
        taken.append(match.span())
    at = 0
    cuts = [*_CUT[language].finditer(text)]
    for start, end in [*((c.start(), c.end()) for c in cuts), (len(text), len(text))]:
        chunk = _trimmed(text, at, start, language)
        at = end
        if chunk and not _overlaps(*chunk, taken):
            yield Name(text[chunk[0] : chunk[1]], *chunk, "org")


def _overlaps(start: int, end: int, taken: Iterable[tuple[int, int]]) -> bool:
    return any(start < last and first < end for first, last in taken)


_JOINED = re.compile(
    r"[」』”’\" ]{0,2}(?:[、,，・/和及與与&]|と|や|와 |과 | 및 |以及)[「『“‘\" ]{0,3}\Z"
)
_LONGEST_GAP = 6


def eastern_lists(text: str, language: str) -> list[list[Name]]:
    """Return the runs of what may be names in *text* that only joining signs keep apart."""
    runs: list[list[Name]] = []
    for name in sorted(eastern_names(text, language), key=lambda one: one.start):
        gap = text[runs[-1][-1].end : name.start] if runs else ""
        if runs and 0 < len(gap) <= _LONGEST_GAP and _JOINED.match(gap):
            runs[-1].append(name)
        else:
            runs.append([name])
    return runs


def beside(text: str, name: Name) -> Iterator[str]:
    """Yield what stands right beside *name* in *text*, and how it ends, as words for people."""
    yield f"sign after: {text[name.end : name.end + 1]}"
    yield f"signs after: {text[name.end : name.end + 2]}"
    yield f"sign before: {text[max(0, name.start - 1) : name.start]}"
    yield f"signs before: {text[max(0, name.start - 2) : name.start]}"
    yield f"ends in: {name.text[-2:]}"
    for length in range(2, 5):
        yield from (f"ends as: {kind}" for kind in sorted(EASTERN.get(name.text[-length:], ())))


def _trimmed(text: str, start: int, end: int, language: str) -> tuple[int, int] | None:
    """Return the stretch without description and particle, or None where too little is left."""
    if language == "ko":
        particle = _PARTICLE.search(text, start, end)
        end = particle.start() if particle else end
    else:
        leading = _LEADING.match(text, start, end) if language == "ja" else None
        start = leading.end() if leading else start
        described = DESCRIBED.match(text, start, end)
        start = described.end() if described else start
        titled = _TITLED.search(text, start, end)
        end = titled.start() if titled else end
    name = text[start:end]
    if not _FEWEST <= end - start <= _MOST or name in EASTERN or GENERIC.search(name):
        return None
    return (start, end) if any(char.isalpha() for char in name) else None
