"""Take paragraphs apart that an old system glued together without a blank.

When posts of the first WordPress years were moved, the ends of their paragraphs were lost: "…what
we have.Take a look:https://…"We believe…", and a list's heads with them: "…this year.ACMEThe
company…". Only ever cuts between two signs; takes away, adds and changes none.
"""

from __future__ import annotations

import re

# Paragraphs shorter than this have room for one thought only; a part must be a sentence.
_MIN_GLUED, _MIN_PART = 160, 30
# A sentence ends and the next begins at once, or a quotation does. The word before has three small
# letters at least: "U.S.Navy", "Ph.D" and initials are no ends.
_JOINT = re.compile(
    r"[.?!”’](?=[\"“‘]?[A-Z][A-Za-z’']{0,30}[ ,’'A-Z])"
    r"(?:(?<=[a-z]{3}[.?!])|(?<=[a-z]{3}[.?!][”’])|(?<=[%)]\.)|(?<= (?:19|20)\d\d\.))"
)
# A head in capitals that is glued to the sentence after it.
_HEAD = re.compile(r"[A-Z][A-Z&’' -]{2,40}(?=[A-Z][a-z]{1,20}[ ’'])")
# An address that nothing parts from the words before it; what follows a quotation mark is text.
_ADDRESS = re.compile(r"(?<=[a-z:.!?])https?://[^\s\"“”<>]{4,300}")
_LAST_WORD = re.compile(r"[A-Za-z]{1,20}$")
_FIRST_WORD = re.compile(r"[\"“‘]?([A-Za-z]{1,20})")
_ABBREVIATIONS = frozenset({
    "mrs", "prof", "sen", "rep", "gov", "gen", "col", "capt", "sgt", "lieut", "rev", "hon", "dept",
    "dist", "est", "approx", "corp", "inc", "ltd", "pte", "sdn", "bhd", "pvt", "bros", "messrs",
    "vol", "fig", "feat", "etc", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept",
    "oct", "nov", "dec", "ave", "blvd",
})  # fmt: skip
_DOMAINS = frozenset({
    "com", "net", "org", "co", "io", "ai", "tv", "asia", "edu", "gov", "js", "info", "biz", "fm",
})  # fmt: skip


def unglued(text: str) -> list[str]:
    """Return the paragraphs that *text*, a tidy line, was before it lost their borders.

    >>> unglued("Short.Never cut.")
    ['Short.Never cut.']
    """
    if len(text) < _MIN_GLUED:
        return [text]
    cuts = sorted({*_ends(text), *(_addresses(text) if "://" in text else ())})
    return [part for part in _cut(text, cuts) if part]


def _cut(text: str, cuts: list[int]) -> list[str]:
    return [text[a:b].strip() for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]


def _addresses(text: str) -> list[int]:
    """Return the borders of addresses that stand in the text without a blank before them."""
    return [place for found in _ADDRESS.finditer(text) for place in found.span()]


def _ends(text: str) -> list[int]:
    """Return where a sentence ends and the next paragraph begins without a blank."""
    cuts: list[int] = []
    start = 0
    for found in _JOINT.finditer(text):
        end = found.end()
        if end - start < _MIN_PART or len(text) - end < _MIN_PART or _is_no_end(text, found):
            continue
        # A straight quotation mark closes a quotation where one is open, and opens one elsewhere.
        if text[end] == '"' and text.count('"', start, end) % 2:
            end += 1
        cuts.append(end)
        if head := _HEAD.match(text, end):
            cuts.append(head.end())
        start = end
    return cuts


def _is_no_end(text: str, found: re.Match[str]) -> bool:
    """Tell whether the stop belongs to an abbreviation or to the name of a site."""
    before = _LAST_WORD.search(text, max(0, found.start() - 20), found.start())
    after = _FIRST_WORD.match(text, found.end())
    return bool(
        (before and before[0].lower() in _ABBREVIATIONS) or (after and after[1].lower() in _DOMAINS)
    )
