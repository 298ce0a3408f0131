"""Search words with AND, OR, NOT, phrases and prefixes: read once, held against any text.

    parse    what a person writes → an expression, or TermsError saying what is allowed   parse.py
    find     does a story hold it, and why (not)                                          find.py
    as_fts   the same expression for the file's full-text index                           fts.py
    best     which of the stories that the index finds come first                         rank.py

The words are those of the index (SQLite's unicode61 without diacritics, pairs for Chinese, Japanese
and Korean), so that a rule fires on what a search finds. Reads no clock, network or database.
"""

from newswatch.terms.find import Found, find
from newswatch.terms.fts import as_fts
from newswatch.terms.parse import And, Expression, Not, Or, Term, TermsError, parse

__all__ = [
    "And",
    "Expression",
    "Found",
    "Not",
    "Or",
    "Term",
    "TermsError",
    "as_fts",
    "find",
    "parse",
]
