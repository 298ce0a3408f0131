"""Which of the stories that hold some words come first, with the words marked where they stand.

Takes an FTS5 expression that is safe already, and whatever runs a statement on the file's index;
opens no database itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from newswatch.terms.tokens import tokens

Run = Callable[[str, Mapping[str, Any]], Iterable[tuple[Any, ...]]]
ON, OFF = "\x01", "\x02"
# A word of the trade stands in most of a million stories; weighing them all would take seconds.
RANKED = 5_000
# Of those whose words are counted in the text of each.
COUNTED = 1_000
# Code points of these texts together: some stories are books.
_MOST_TEXT = 10_000_000
# How much a word in each column of the index weighs: headline, body, description, cjk_pairs.
_WEIGHTS = (10.0, 1.0, 3.0, 1.0)
# Of BM25, as FTS5 has them. The usual length only shifts how much a long story is marked down.
_K1, _B, _USUAL_LENGTH = 1.2, 0.75, 2_000
EXCERPT_WORDS = 24
_LEAD = 8
_FULL_STOPS = frozenset(".!?…。！？")
# A text without blanks is cut all the same.
_WORD = re.compile(r"\S{1,40}\s*")
# Ranked first, then marked: marking reads the whole text, weighing does not. Both walk the index
# once: asked story by story it would look up all words anew for each.
_WEIGHED = """
SELECT rowid, bm25(articles_fts, 10.0, 1.0, 3.0, 1.0) FROM articles_fts
WHERE articles_fts MATCH :expression {narrowed} ORDER BY rowid DESC LIMIT {most}
"""
_MARKED = """
SELECT rowid, highlight(articles_fts, 0, char(1), char(2)),
    snippet(articles_fts, 1, char(1), char(2), '…', 24) FROM articles_fts
WHERE articles_fts MATCH :expression AND rowid >= :least AND +rowid IN ({numbers})
"""
_TEXTS = """
SELECT rowid, highlight(articles_fts, 0, char(1), char(2)),
    highlight(articles_fts, 1, char(1), char(2)), highlight(articles_fts, 2, char(1), char(2)),
    highlight(articles_fts, 3, char(1), char(2)) FROM articles_fts
WHERE articles_fts MATCH :expression {narrowed} ORDER BY rowid DESC LIMIT {most}
"""


class Ranked(NamedTuple):
    """A story that holds the words; the lower its score, the better. Marks are U+0001, U+0002."""

    id: int
    score: float
    headline: str
    snippet: str


def best(
    run: Run,
    expression: str,
    *,
    narrowed: str = "",
    bound: Mapping[str, Any] | None = None,
    limit: int,
    offset: int = 0,
) -> tuple[int, list[Ranked]]:
    """Return how many stories were ranked, and *limit* of them from *offset* on, the best first.

    *narrowed* is a condition of our own on ``articles_fts.rowid``, beginning with AND, whose
    values are in *bound*. The newest 5,000 that match, 1,000 if narrowed down, are weighed as BM25
    has it. Its measure of
    how rare the words are needs all stories that hold them, which takes long of a phrase and of an
    open ending: of these the newest 1,000 are weighed by how often they stand there, and in which
    length of text.
    """
    given = {"expression": expression, **(bound or {})}
    if is_costly(expression):
        return _counted(run, given, narrowed, slice(offset, offset + limit))
    # Of what is narrowed down many more are looked at than are found.
    most = COUNTED if narrowed else RANKED
    weighed = [*run(_WEIGHED.format(narrowed=narrowed, most=most), given)]
    weighed.sort(key=lambda row: (row[1], -row[0]))
    wanted = weighed[offset : offset + limit]
    if not wanted:
        return len(weighed), []
    # Whole numbers of ours: a list of them cannot be bound as one value.
    sql = _MARKED.format(numbers=",".join(str(number) for number, _ in wanted))
    least = min(number for number, _ in wanted)
    marked = {row[0]: row for row in run(sql, {"expression": expression, "least": least})}
    return len(weighed), [
        Ranked(number, score, *marked[number][1:]) for number, score in wanted if number in marked
    ]


def is_costly(expression: str) -> bool:
    """Return whether *expression* holds a phrase of several words, or an open ending.

    >>> is_costly('"fund" AND "grant"'), is_costly('"series a"'), is_costly('("fund"* OR "b")')
    (False, True, True)
    """
    parts = expression.split('"')
    return any(len(tokens(term)) > 1 for term in parts[1::2]) or any(
        after.startswith("*") for after in parts[2::2]
    )


def _counted(
    run: Run, given: Mapping[str, Any], narrowed: str, wanted: slice
) -> tuple[int, list[Ranked]]:
    texts: list[tuple[Any, ...]] = []
    room = _MOST_TEXT
    for row in run(_TEXTS.format(narrowed=narrowed, most=COUNTED), given):
        texts.append(row)
        room -= sum(len(text or "") for text in row[1:])
        if room < 0:
            break
    scored = sorted(((_score(row[1:]), -row[0], row) for row in texts), key=lambda row: row[:2])
    return len(texts), [
        Ranked(row[0], score, row[1], excerpt(row[2])) for score, _, row in scored[wanted]
    ]


def _score(texts: tuple[str | None, ...]) -> float:
    """Return BM25 of one term that is as rare as any other."""
    said = [text or "" for text in texts]
    count = sum(weight * text.count(ON) for weight, text in zip(_WEIGHTS, said, strict=True))
    length = (len(said[0]) + len(said[1])) / _USUAL_LENGTH
    return -count * (_K1 + 1) / (count + _K1 * (1 - _B + _B * length))


def excerpt(marked: str, words: int = EXCERPT_WORDS) -> str:
    r"""Return so many *words* around most marks of a text, from where a sentence begins.

    >>> excerpt("One two. Three four \x01five\x02 six seven.", 4)
    '…Three four \x01five\x02 six…'
    """
    pieces = _WORD.findall(marked)
    marks = [place for place, piece in enumerate(pieces) if ON in piece]
    start = _start(pieces, marks, words) if marks else 0
    start = max(min(start, len(pieces) - words), 0)
    cut = "".join(pieces[start : start + words]).strip()
    return _whole(cut, before=start > 0, after=start + words < len(pieces))


def _start(pieces: list[str], marks: list[int], words: int) -> int:
    """Return where to begin: before the first place with most marks, and as they all are seen."""
    ends = [bisect_left(marks, mark + words) for mark in marks]
    first = max(range(len(marks)), key=lambda n: (ends[n] - n, -n))
    room = max(words - 1 - (marks[ends[first] - 1] - marks[first]), 0)
    mark = marks[first]
    earliest = max(mark - room, 0)
    begins = (n for n in range(earliest, mark + 1) if n == 0 or _ends(pieces[n - 1]))
    return next(begins, max(mark - min(room, _LEAD), 0))


def _ends(piece: str) -> bool:
    return piece.rstrip("'\"’”) \n")[-1:] in _FULL_STOPS


def _whole(cut: str, *, before: bool, after: bool) -> str:
    """Return a cut text with a sign where more stands, and no half of a pair of marks."""
    if cut.find(OFF) >= 0 and not 0 <= cut.find(ON) < cut.find(OFF):
        cut = ON + cut
    if cut.count(ON) > cut.count(OFF):
        cut += OFF
    return f"{'…' if before else ''}{cut}{'…' if after else ''}"
