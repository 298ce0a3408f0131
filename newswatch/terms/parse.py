"""Read a search expression in the grammar of SQLite's FTS5, and refuse what it would misread.

From the loosest to the tightest: OR, AND, NOT (between two, "this but not that"), and words side by
side, which must all stand. What other search engines mean by "-word" or a small "or" is refused,
for it would silently ask for something else. Recursion is bounded; no input takes more than linear
time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from newswatch.hashes import CJK_RUN, in_form
from newswatch.terms.tokens import tokens

COLUMNS = ("headline", "body", "description")
ALLOWED = (
    'allowed: words, "phrases", prefix*, AND, OR, NOT (in capitals), parentheses, and '
    "headline: or body: before a word"
)
_LONGEST = 2_000
_MOST_TERMS = 64
_DEEPEST = 16
# Signs of regular expressions that no word of a story has; elsewhere they stand for others.
_OF_PATTERNS = frozenset("\\|^[]{}")
_PARTS = re.compile(r'"(?P<phrase>[^"]*)"(?P<open>\*?)|(?P<sign>[()"])|(?P<word>[^\s()"]+)')


class TermsError(ValueError):
    """The expression cannot be read, or would not mean what it seems to."""


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand side by side, the last one perhaps only as the beginning of a word.

    ``cjk`` is a run of Chinese, Japanese or Korean in place of ``words``; ``column`` the only part
    of the story that counts, or None; ``shown`` what was written.
    """

    words: tuple[str, ...]
    shown: str
    is_prefix: bool = False
    column: str | None = None
    cjk: str | None = None


@dataclass(frozen=True, slots=True)
class And:
    """All of ``parts`` must hold."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """One of ``parts`` must hold."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """``wanted`` must hold and ``unwanted`` must not."""

    wanted: Expression
    unwanted: Expression


Expression = Term | And | Or | Not


def parse(text: str) -> Expression:
    """Return the expression that *text* is; TermsError, with what is allowed, if it is none.

    >>> parse('omni* OR "retail media"').parts[1].words
    ('retail', 'media')
    """
    if len(text) > _LONGEST:
        raise TermsError(f"a search of at most {_LONGEST} characters")
    reader = _Reader(in_form("NFC", text))
    found = reader.expression(0)
    if reader.kind:
        reader.refuse(_LEFT_OVER[reader.kind])
    return found


class _Reader:
    """The parts of one expression, read from left to right; ``kind`` is that of the next one."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._parts = list(_PARTS.finditer(text))
        self._at = 0
        self._terms = 0

    @property
    def kind(self) -> str:
        """Of the next part: ( ) AND OR NOT, term, or "" at the end."""
        if self._at >= len(self._parts):
            return ""
        part = self._parts[self._at]
        if part["sign"]:
            return part["sign"]
        return part["word"] if part["word"] in ("AND", "OR", "NOT") else "term"

    def refuse(self, what: str) -> None:
        """Raise TermsError for the next part."""
        start = self._parts[self._at].start() + 1 if self._at < len(self._parts) else None
        place = f" at character {start}" if start else " at the end"
        raise TermsError(f"a search that can be read: {what}{place}; {ALLOWED}")

    def expression(self, depth: int) -> Expression:
        """Read parts joined by OR."""
        if depth > _DEEPEST:
            self.refuse("parentheses are nested too deep")
        parts = [self._all(depth)]
        while self.kind == "OR":
            self._at += 1
            parts.append(self._all(depth))
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _all(self, depth: int) -> Expression:
        parts = [self._but(depth)]
        while self.kind == "AND":
            self._at += 1
            parts.append(self._but(depth))
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _but(self, depth: int) -> Expression:
        found = self._side_by_side(depth)
        while self.kind == "NOT":
            self._at += 1
            found = Not(found, self._side_by_side(depth))
        return found

    def _side_by_side(self, depth: int) -> Expression:
        parts: list[Expression] = []
        while self.kind in ("(", "term"):
            if self.kind == "(":
                self._at += 1
                parts.append(self.expression(depth + 1))
                if self.kind != ")":
                    self.refuse("a parenthesis is not closed")
                self._at += 1
            else:
                parts += self._term()
        if not parts:
            self.refuse(_MISSING.get(self.kind, "a word or phrase is missing"))
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _term(self) -> list[Expression]:
        """Read a word or phrase with what stands directly before and after it."""
        part = self._parts[self._at]
        column, word = self._column(part["word"] or "")
        if column and not word:
            self._at += 1
            if self.kind != "term":
                self.refuse(f"a word is missing after {column}:")
            part = self._parts[self._at]
            word = part["word"] or ""
        phrase = part["phrase"]
        self._check(word, is_last=self._text[part.end() : part.end() + 1] == ")")
        is_prefix = part["open"] == "*" or word.endswith("*")
        said = phrase if phrase is not None else word.rstrip("*")
        terms = _terms(said, column, is_prefix=is_prefix)
        if not terms:
            self.refuse("what has neither letter nor digit stands nowhere")
        self._terms += len(terms)
        if self._terms > _MOST_TERMS:
            self.refuse(f"more than {_MOST_TERMS} words and phrases")
        self._at += 1
        return terms

    def _column(self, word: str) -> tuple[str | None, str]:
        name, colon, rest = word.partition(":")
        return (name, rest) if colon and name in COLUMNS else (None, word)

    def _check(self, word: str, *, is_last: bool) -> None:
        """Refuse a word that means something else elsewhere; *is_last* within parentheses."""
        if set(word) & _OF_PATTERNS or "?" in word.rstrip("?") or (is_last and "?" in word):
            self.refuse(
                f"{word!r} looks like a regular expression, which is not known (write OR between"
                " words, advert* for all that begins so, or quote it)"
            )
        if word.startswith("-"):
            self.refuse(f"{word!r} would ask for the word itself (write NOT {word.lstrip('-')})")
        if word in ("and", "or", "not"):
            self.refuse(f"{word!r} is a word here (write {word.upper()}, or quote it)")
        if "*" in word.rstrip("*") or word.startswith("*") or word.endswith("**"):
            self.refuse("* stands at the end of a word only")
        if word == "NEAR":
            self.refuse("NEAR is not known")


_MISSING = {
    '"': "a quotation mark is not closed",
    "NOT": "NOT stands between two (this NOT that)",
    "AND": "AND stands between two",
    "OR": "OR stands between two",
    ")": "nothing stands in the parentheses",
}
# What can follow a whole expression and has no place there.
_LEFT_OVER = {")": "a closing parenthesis too many", '"': _MISSING['"']}


def _terms(said: str, column: str | None, *, is_prefix: bool) -> list[Expression]:
    """Return the terms of one word or phrase: its runs without blanks, and what is left."""
    terms: list[Expression] = [
        Term((), said, column=column, cjk=run) for run in CJK_RUN.findall(said)
    ]
    if words := tuple(tokens(CJK_RUN.sub(" ", said))):
        terms.append(Term(words, said, is_prefix=is_prefix, column=column))
    return terms
