"""Stories that are copies of another outlet's: found by their paragraphs, kept as a mark.

A copy stays a story of its own; what becomes of it is for others to say. Decides by counting alone.
"""

from __future__ import annotations

from sqlite_utils import Database

from newswatch.hashes import paragraph_marks
from newswatch.store.transactions import rows, run, writes

# Of three marks two must agree: outlets cut the end off and put a line of their own in front.
_AGREEING = 2


@writes
def note_copy(db: Database, article_id: int, body: str, claimed: str | None) -> int | None:
    """Mark *article_id* if it is a copy, and remember its text; return the story it copies.

    *claimed* is the address on another site that its page names as canonical, or None. The story
    that was read first counts as the first telling; those of the same source are versions or
    twins, and no copies.
    """
    marks = paragraph_marks(body)
    run(db, "DELETE FROM text_marks WHERE article_id = ?", (article_id,))
    places = ", ".join("?" * len(marks))
    found = rows(
        db,
        "SELECT t.article_id FROM text_marks AS t JOIN articles AS a ON a.id = t.article_id"  # noqa: S608 - question marks
        f" WHERE t.mark IN ({places}) AND a.id < ?"
        " AND a.source_id <> (SELECT source_id FROM articles WHERE id = ?)"
        " GROUP BY t.article_id HAVING count(*) >= ? ORDER BY t.article_id LIMIT 1",
        (*marks, article_id, article_id, _AGREEING),
    )
    first = int(found[0]["article_id"]) if found else None
    for mark in marks:
        run(db, "INSERT INTO text_marks (mark, article_id) VALUES (?, ?)", (mark, article_id))
    run(
        db,
        "UPDATE articles SET copy_of_article_id = ?, copy_of_url = ? WHERE id = ?"
        " AND (copy_of_article_id IS NOT ? OR copy_of_url IS NOT ?)",
        (first, claimed, article_id, first, claimed),
    )
    return first
