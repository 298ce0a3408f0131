"""An expression as SQLite's FTS5 takes it: quoted terms only, so that it cannot be malformed.

Asks no index.
"""

from __future__ import annotations

from newswatch.terms.parse import And, Expression, Not, Or, Term


def as_fts(expression: Expression) -> str:
    """Return *expression* for the index over articles.

    >>> from newswatch.terms.parse import parse
    >>> as_fts(parse("omni* NOT (香港 OR body:x)"))
    '("omni"* NOT (cjk_pairs : "香港" OR body : "x"))'
    """
    match expression:
        case Term():
            return _term(expression)
        case And(parts):
            return f"({' AND '.join(map(as_fts, parts))})"
        case Or(parts):
            return f"({' OR '.join(map(as_fts, parts))})"
        case Not(wanted, unwanted):
            return f"({as_fts(wanted)} NOT {as_fts(unwanted)})"


def _term(term: Term) -> str:
    if term.cjk is not None:
        pairs = [term.cjk[at : at + 2] for at in range(len(term.cjk) - 1)]
        # The last character of a run follows its pairs alone, so that one is found as a prefix.
        return f'cjk_pairs : "{" ".join(pairs)}"' if pairs else f'cjk_pairs : "{term.cjk}"*'
    # A column of pairs would find CJK words twice; letters it has none of.
    column = f"{term.column} : " if term.column else ""
    return f'{column}"{" ".join(term.words)}"{"*" if term.is_prefix else ""}'
