"""Stories that are copies of another outlet's: found by marks of their texts, told by their words.

A copy stays a story of its own; what becomes of it is for others to say. Decides by counting alone.
"""

from __future__ import annotations

import json
from collections import Counter

from sqlite_utils import Database

from newswatch.hashes import likeness, paragraph_marks, shingles, sketch_marks
from newswatch.store.transactions import rows, run, writes

# Of the runs of five words of the shorter text so many must stand in the other. An outlet that sets
# a copy in its own style and cuts its end off keeps far more; two messages of one firm that end in
# the same long paragraphs about it share less.
_ALIKE = 0.6
# Of the stories that have a mark, the latest are looked at, and the texts of those that share most
# marks compared: what a firm writes below all of its messages is in a thousand of them.
_LATEST, _COMPARED = 50, 10


@writes
def note_copy(db: Database, article_id: int, body: str, claimed: str | None) -> int | None:
    """Mark *article_id* if it is a copy, and remember its text; return the story it copies.

    *claimed* is the address on another site that its page names as canonical, or None. The story
    that was read first counts as the first telling; those of the same source are versions or
    twins, and no copies.
    """
    shingled = shingles(body)
    marks = {*paragraph_marks(body), *sketch_marks(shingled)}
    run(db, "DELETE FROM text_marks WHERE article_id = ?", (article_id,))
    first = _first_alike(db, article_id, marks, shingled)
    for mark in sorted(marks):
        run(db, "INSERT INTO text_marks (mark, article_id) VALUES (?, ?)", (mark, article_id))
    run(
        db,
        "UPDATE articles SET copy_of_article_id = ?, copy_of_url = ? WHERE id = ?"
        " AND (copy_of_article_id IS NOT ? OR copy_of_url IS NOT ?)",
        (first, claimed, article_id, first, claimed),
    )
    return first


def _first_alike(
    db: Database, article_id: int, marks: set[str], shingled: frozenset[int]
) -> int | None:
    """Return the first story of another source that has the same text, some edits apart."""
    shared: Counter[int] = Counter()
    for mark in marks:
        found = rows(
            db,
            "SELECT article_id FROM text_marks WHERE mark = ? AND article_id < ?"
            " ORDER BY article_id DESC LIMIT ?",
            (mark, article_id, _LATEST),
        )
        shared.update(row["article_id"] for row in found)
    others = rows(
        db,
        "SELECT id, body FROM articles WHERE id IN (SELECT value FROM json_each(?))"
        " AND source_id <> (SELECT source_id FROM articles WHERE id = ?)",
        (json.dumps([number for number, _ in shared.most_common(_COMPARED)]), article_id),
    )
    alike = [row["id"] for row in others if likeness(shingled, shingles(row["body"])) >= _ALIKE]
    return min(alike, default=None)
