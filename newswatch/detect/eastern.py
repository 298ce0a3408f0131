"""Names in Chinese, Japanese and Korean, where no capitals show them.

Cuts a sentence at marks, particles and listed verbs and keeps what is left between as possible
names; most are none. Which of them is a party is for `choosing` to weigh.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newswatch.detect.names import Name
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
        rf"[^\w·&+.]+|{_VERBS}|跟投|領投|领投|砸|斥|預計|预计|旗下|董事會|总经理|總經理|签署|簽署|包括|宣布|宣佈|公告|公佈|公布|發表|今日|今天|昨日|日前|近日|表示|由|及|和|與|与|以及|共同"
        r"|以(?=[0-9])|向|為|为|在|於|于|的|將|将|獲|获|等|對|对|從|从|給|给|被|把|承諾|承诺|注資|注资|入股|投入"
        r"|撥款|拨款|推出|推|成立|設立|设立|參與|参与|投資(?=[0-9])|投资(?=[0-9])|未來|未来|[0-9][0-9,.]*"
    ),
    "ja": re.compile(
        rf"[^\w·ー&+.]+|{_VERBS}|は|が|を|に|の|と|で|も|から|など|へ|や|する|した|して|さん|出資|参加|発表"
        r"|[0-9][0-9,.]*"
    ),
    "ko": re.compile(r"[^\w&+.]+"),
}
_PARTICLE = re.compile(
    r"(?<=..)(?:에서|으로|에게|부터|까지|은|는|이|가|을|를|과|와|의|에|도|로|등)\Z"
)
_QUOTED = re.compile("[「『“'‘\"]([^「」『』“”'‘’\"]{2,16})[」』”'’\"]")
# A trade or kind of company before the name.
_DESCRIBED = re.compile(
    r".{1,12}?(?:公司|品牌|平台|平臺|企業|企业|新創|初創|初创|機構|机构|業者|电商|電商|營運商|运营商|大手|中堅|家族基金|老股東|老股东|本港|本地|龍頭|龙头|經紀商|广告商|廣告商|乳品商|馬來西亞|日本|創辦人|创始人"
    r"|ブランド|支援|運営|開発)(?=.{2})"
)
_FEWEST, _MOST = 2, 16


def eastern_names(text: str, language: str) -> Iterator[Name]:
    """Yield what may be names in the sentence *text*, quoted ones first, none inside another."""
    taken: list[tuple[int, int]] = []
    for match in _QUOTED.finditer(text):
        taken.append(match.span())
        yield Name(match[1], match.start(1), match.end(1), "org")
    at = 0
    cuts = [*_CUT[language].finditer(text)]
    for start, end in [*((c.start(), c.end()) for c in cuts), (len(text), len(text))]:
        chunk = _trimmed(text, at, start, language)
        at = end
        if chunk and not any(chunk[0] < last and first < chunk[1] for first, last in taken):
            yield Name(text[chunk[0] : chunk[1]], *chunk, "org")


def _trimmed(text: str, start: int, end: int, language: str) -> tuple[int, int] | None:
    """Return the stretch without description and particle, or None where too little is left."""
    if language == "ko":
        particle = _PARTICLE.search(text, start, end)
        end = particle.start() if particle else end
    else:
        described = _DESCRIBED.match(text, start, end)
        start = described.end() if described else start
    if not _FEWEST <= end - start <= _MOST or text[start:end] in EASTERN:
        return None
    return (start, end) if any(char.isalpha() for char in text[start:end]) else None
