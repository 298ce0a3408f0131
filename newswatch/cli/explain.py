"""`explain`: why a story was (not) flagged and (not) alerted.

Prints what the conductor knows of it.
"""

from __future__ import annotations

import functools
from datetime import UTC, datetime

import click

from newswatch import store
from newswatch.cli.explaining import explained_text
from newswatch.cli.explaining_json import explained_json
from newswatch.cli.extract import read_given
from newswatch.cli.frame import Frame, verb
from newswatch.cli.given import is_address
from newswatch.errors import NewswatchError
from newswatch.flag.explaining import Explained, explain_stored, explain_story
from newswatch.model import Story
from newswatch.urls import canonicalise


@click.command()
@click.argument("story", metavar="URL|FILE|NUMBER")
@verb
def explain(frame: Frame, *, story: str) -> None:
    """Say why a story was (not) flagged and (not) alerted, with the words that prove each fact.

    A stored story (its address or number) is told with what is on record of it: the version that
    was judged, people's verdicts, rules, messages. A file, or an address that is not stored, is
    read and judged.
    """
    told = _stored(frame, story) or _unstored(frame, story)
    frame.tell(explained_json(told), functools.partial(explained_text, told))


def _stored(frame: Frame, given: str) -> Explained | None:
    """Explain a story that is stored; None where *given* may be something else."""
    is_number = given.isascii() and given.isdigit()
    if not is_number and not is_address(given):
        return None
    if is_address(given) and not frame.config.database.exists():
        return None
    with frame.database(read_only=True) as db:
        if is_number:
            article = store.get_article(db, int(given)) if len(given) < 19 else None  # noqa: PLR2004 - SQLite's longest
        else:
            article = store.find_article(db, given, canonicalise(given))
        if article is None and is_number:
            raise NewswatchError(f"no story is stored under {given}; `newswatch search` finds them")
        now = datetime.now(UTC)
        return explain_stored(db, article, frame.config.rules, now) if article else None


def _unstored(frame: Frame, given: str) -> Explained:
    page = read_given(frame, given)
    return explain_story(
        Story(
            headline=page.headline, body=page.body, published=page.published, language=page.language
        )
    )
