"""Hold an expression against the texts of one story, and say in a sentence why (not).

Text in, sentence out; the index is not asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from newswatch.hashes import in_form
from newswatch.terms.parse import And, Expression, Not, Or, Term
from newswatch.terms.tokens import joined

_PLACES = {"headline": "headline", "body": "body", "description": "summary"}


class Found(NamedTuple):
    """Whether an expression holds, and why (one sentence)."""

    ok: bool
    why: str


def find(expression: Expression, texts: Mapping[str, str]) -> Found:
    """Tell whether *texts* (headline, body, description) hold *expression*."""
    match expression:
        case Term():
            return _term(expression, texts)
        case And(parts):
            found = [find(part, texts) for part in parts]
            ok = all(one.ok for one in found)
            return Found(ok, "; ".join(one.why for one in found if one.ok is ok))
        case Or(parts):
            found = [find(part, texts) for part in parts]
            held = next((one for one in found if one.ok), None)
            return held or Found(ok=False, why="; ".join(one.why for one in found))
        case Not(wanted, unwanted):
            yes, no = find(wanted, texts), find(unwanted, texts)
            if yes.ok and no.ok:
                return Found(ok=False, why=f"{no.why}, which NOT shuts out")
            return yes


def _term(term: Term, texts: Mapping[str, str]) -> Found:
    said = f"“{term.shown}{'…' if term.is_prefix else ''}”"
    places = [term.column] if term.column else [*_PLACES]
    for place in places:
        if _stands(term, place, texts.get(place, "")):
            return Found(ok=True, why=f"{said} stands in the {_PLACES[place]}")
    where = f"not in the {_PLACES[places[0]]}" if term.column else "nowhere"
    return Found(ok=False, why=f"{said} stands {where}")


def _stands(term: Term, place: str, text: str) -> bool:
    if term.cjk is not None:
        # The index holds the pairs of headline and body only.
        return place != "description" and term.cjk in in_form("NFC", text)
    wanted = f" {' '.join(term.words)}"
    return (wanted if term.is_prefix else f"{wanted} ") in joined(text)
