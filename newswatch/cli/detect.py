"""The verb `detect`: whether a story announces funding, and which words prove it.

``--jsonl`` is the contract that other tools measure through; without it a person is meant to read
the answer. Writes nothing, but for ``--all --apply``: that judges the stored stories anew.
"""

from __future__ import annotations

import functools
import sys
from typing import IO

import click
from rich.console import Console
from rich.text import Text

from newswatch.cli.extract import read_given
from newswatch.cli.frame import Frame, json_text, verb
from newswatch.cli.given import file_at, is_address, stored_story
from newswatch.detect.announce import detect as judge
from newswatch.detect.contract import answer, as_contract
from newswatch.model import Announcement, Story


@click.command()
@click.argument("given", required=False, metavar="[FILE|URL]")
@click.option("--stored", is_flag=True, help="judge a stored story (number or URL) once more")
@click.option(
    "--all", "all_", is_flag=True, help="show what judging all stored stories anew changes"
)
@click.option("--apply", "is_applied", is_flag=True, help="with --all: change it; alerts nobody")
@click.option("--after", type=click.IntRange(0), default=0, help="with --all: from this story on")
@click.option(
    "--limit",
    type=click.IntRange(0),
    default=200,
    show_default=True,
    help="with --all: show so many changes at most",
)
@click.option("--jsonl", is_flag=True, help="JSON Lines from stdin: id, headline, body …")
@verb
def detect(
    frame: Frame,
    *,
    given: str | None,
    stored: bool,
    all_: bool,
    is_applied: bool,
    after: int,
    limit: int,
    jsonl: bool,
) -> None:
    """Say whether a story announces funding: who gives how much to whom, and what proves it.

    With --all, show which stored stories today's detector judges otherwise than is on record:
    found, withdrawn, with other facts. With --apply the record is changed, and nobody is alerted.
    Stories that a person judged (`newswatch review`) stay as that person said.
    """
    if sum((jsonl, all_, given is not None)) != 1 or (stored and given is None):
        raise click.UsageError("give FILE or URL, a story with --stored, or --jsonl, or --all")
    if (is_applied or after) and not all_:
        raise click.UsageError("--apply and --after go with --all")
    if jsonl:
        _answer_lines(sys.stdin.buffer)
    elif given is not None:
        story = _story(frame, given, stored=stored)
        found = judge(story)
        name = given if stored or is_address(given) else file_at(given).name
        frame.tell(as_contract(name, found), functools.partial(_readable, story, found))
    else:
        from newswatch.cli.again import judge_all  # noqa: PLC0415 - loads the alerts' code

        judge_all(frame, is_applied=is_applied, after=after, limit=limit)


def _answer_lines(lines: IO[bytes]) -> None:
    """Answer each line in order, at once."""
    for line in lines:
        text = line.decode("utf-8", errors="replace")
        if text.strip():
            click.echo(json_text(answer(text)))


def _story(frame: Frame, given: str, *, stored: bool) -> Story:
    """Return the story that a file (a page, or copied text), an address or the store holds."""
    if stored:
        article, country = stored_story(frame, given)
        return Story(
            headline=article.headline,
            body=article.body,
            published=article.published,
            language=article.language,
            source=article.source,
            country=country,
        )
    page = read_given(frame, given)
    return Story(
        headline=page.headline, body=page.body, published=page.published, language=page.language
    )


def _readable(story: Story, found: Announcement) -> str:
    """Return the verdict, the facts and the story with its proving words marked."""
    word = f"FUNDING: {found.type}" if found.is_funding else "not funding"
    text = Text(f"{word}  (probability {found.probability:.2f})\n", style="bold")
    for name in ("amounts", "funders", "recipients", "round", "period_years"):
        value = getattr(found, name)
        text.append(f"  {name:<13} {_plain(value)}\n" if value else "")
    for reason in found.reasons:
        text.append(f"  - {_visible(reason)}\n", style="dim")
    console = Console(highlight=False, force_terminal=sys.stdout.isatty())
    with console.capture() as captured:
        console.print(text.append_text(_marked(story, found)), soft_wrap=True)
    return captured.get()


def _plain(value: object) -> str:
    if not isinstance(value, tuple):
        return _visible(str(value))
    return "; ".join(
        _visible(one if isinstance(one, str) else f"{one.text} = {one.currency} {one.value:,}")
        for one in value
    )


def _visible(text: str) -> str:
    """Return *text* of the same length without characters that a terminal would obey."""
    return "".join(sign if sign.isprintable() or sign == "\n" else " " for sign in text)


def _marked(story: Story, found: Announcement) -> Text:
    """Return headline and body with each proving quote marked."""
    shown = Text()
    for place, given in (("headline", story.headline), ("body", story.body)):
        part = Text(_visible(given))
        for proof in found.evidence:
            if proof.place == place and proof.fact != "type":
                part.stylize("bold green", proof.start, proof.end)
        shown.append("\n").append_text(part).append("\n")
    return shown


if __name__ == "__main__":
    detect()
