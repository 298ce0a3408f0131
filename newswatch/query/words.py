"""A person's search words as a full-text expression that cannot be malformed.

Text in, text out; whatever is typed, the result is quoted terms, joined by AND unless it says
otherwise as rules do (``AND``, ``OR``, ``NOT``, parentheses), or nothing.
"""

from __future__ import annotations

import contextlib
import re

from newswatch.hashes import CJK_RUN, in_form
from newswatch.terms import TermsError, as_fts, parse

_PARTS = re.compile(r'"([^"]{1,400})"|([^\s"]{1,400})')
# More terms than anyone types; a pasted page must not become a thousand look-ups.
TERM_LIMIT = 32
# One or two letters begin thousands of words: of a million stories nearly all hold some of them.
OPEN_LEAST = 3
# What only an expression holds; a text that is none all the same is taken for words.
_OPERATORS = re.compile(r"(?:^|[\s)])(?:AND|OR|NOT)(?:[\s(]|$)|[()]")


def expression(words: str) -> str:
    """Return the FTS5 expression for stories that hold all *words*; "" where there is no word.

    Quoted words stay together, a final ``*`` means any ending, after three letters or more; runs of
    Chinese, Japanese and Korean are asked for as their pairs of characters, so that two-character
    words are found.
    AND, OR, NOT in capitals and parentheses mean what they mean in the ``search`` of a rule.

    >>> expression('fund* "series a" 香港')
    '"fund"* AND "series a" AND cjk_pairs : "香港"'
    >>> expression("omnicom NOT (wpp OR dentsu)")
    '("omnicom" NOT ("wpp" OR "dentsu"))'
    """
    if _OPERATORS.search(words):
        with contextlib.suppress(TermsError):
            return as_fts(parse(words))
    terms: list[str] = []
    for quoted, word in _PARTS.findall(in_form("NFC", words)):
        terms += _terms(quoted or word, is_phrase=bool(quoted))
    return " AND ".join(dict.fromkeys(terms[:TERM_LIMIT]))


def _terms(text: str, *, is_phrase: bool) -> list[str]:
    terms = []
    for run in CJK_RUN.findall(text):
        pairs = [run[i : i + 2] for i in range(len(run) - 1)]
        wanted = f'"{" ".join(pairs)}"' if pairs else f'"{run}"*'
        terms.append(f"cjk_pairs : {wanted}")
    rest = CJK_RUN.sub(" ", text)
    if not any(character.isalnum() for character in rest):
        return terms
    cleaned = "".join(c if c.isprintable() else " " for c in rest.rstrip("*")).strip()
    is_open = not is_phrase and rest.endswith("*") and len(cleaned) >= OPEN_LEAST
    return [*terms, f'"{cleaned}"{"*" if is_open else ""}']
