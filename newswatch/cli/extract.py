"""The verb `extract`: pages or copied text in, articles out. Writes nothing.

``--jsonl`` is the contract that other tools measure through; without it a person is meant to read
the answer.
"""

from __future__ import annotations

import base64
import binascii
import functools
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from newswatch.cli.frame import Frame, json_text, verb
from newswatch.cli.given import file_at, is_address, page_at, stored_page
from newswatch.crawl.read import read, read_text
from newswatch.errors import NewswatchError
from newswatch.extract import as_contract
from newswatch.model import Article, Page

# What the text calls a field, where that is another word.
_SHORT = {"authors": "by", "canonical_url": "url"}
# What cuts a text: of a live blog that turns over pages a part is read, too.
_CUT = ("is cut by a wall", "is cut by a wall, or goes on over more pages")


@click.command()
@click.argument("given", nargs=-1, metavar="[FILE|URL]...")
@click.option("--url", default="", help="where the file came from; relative links need it")
@click.option(
    "--stored", is_flag=True, help="read stored stories (number or URL) once more; none for all"
)
@click.option("--apply", "is_applied", is_flag=True, help="with --stored: write what changes")
@click.option("--after", type=int, default=0, help="with --stored: from the story after this on")
@click.option("--limit", type=int, default=200, help="with --stored: stories that are listed")
@click.option("--source", help="with --stored: stories of this source only")
@click.option("--jsonl", is_flag=True, help="JSON Lines from stdin: url and html or html_base64")
@verb
def extract(
    frame: Frame,
    /,
    *,
    given: tuple[str, ...],
    url: str,
    stored: bool,
    jsonl: bool,
    **again: Any,  # noqa: ANN401 - what is said of --stored
) -> None:
    """Read articles from saved pages (.html), text copied from a page (.txt), or one address.

    --stored alone reads every kept page anew, says field by field what would change, and with
    --apply changes it; nobody is alerted.
    """
    if stored and not given and not jsonl:
        from newswatch.cli.replay import reread_all  # noqa: PLC0415 - loads the store's readers

        reread_all(frame, **again)
        return
    if again["is_applied"]:
        raise click.UsageError("--apply goes with --stored alone")
    if jsonl == bool(given):
        raise click.UsageError("give FILE or URL, or --jsonl with pages on stdin")
    if sum(map(is_address, given)) > 1 and not stored:
        raise click.UsageError("one address at a time: a crawl is for more")
    if jsonl:
        for answer in answers(sys.stdin.buffer):
            click.echo(json_text(answer))
        return
    _print_each(frame, given, url, stored=stored)


def _print_each(frame: Frame, given: tuple[str, ...], url: str, *, stored: bool) -> None:
    failed = 0
    for one in given:
        try:
            article = _read_given(frame, one, url, stored=stored)
        except NewswatchError as error:
            failed += 1
            click.echo(f"newswatch: {one}: {error}", err=True)
            continue
        frame.tell(_as_told(article), functools.partial(as_text, article))
    if failed:
        raise NewswatchError(f"{failed} of {len(given)} could not be read")


def _as_told(article: Article) -> dict[str, object]:
    """Return contract 1's answer with what people ask of a single page besides."""
    return {
        **as_contract(article),
        "kind": article.kind,
        "is_accessible_for_free": article.is_accessible_for_free,
        "provenance": dict(article.provenance),
    }


def _read_given(frame: Frame, one: str, url: str, *, stored: bool) -> Article:
    if stored:
        page, rules = stored_page(frame, one)
        return read(page, rules)
    return read(page_at(frame, one)) if is_address(one) else read_file(file_at(one), url)


def answers(lines: Iterable[bytes]) -> Iterator[dict[str, object]]:
    """Yield one answer for each of *lines*, in order: contract 1, or ``{"error": why}``."""
    for line in lines:
        if line.strip():
            try:
                yield as_contract(read(_page(json.loads(line))))
            except (NewswatchError, ValueError, RecursionError) as error:
                yield {"error": f"{type(error).__name__}: {error}"}


def _page(said: Any) -> Page:  # noqa: ANN401 - whatever JSON holds
    """Return the page that one line of input describes. Raises ValueError where it does not."""
    if not isinstance(said, dict):
        raise ValueError("a line must be a JSON object")  # noqa: TRY004 - one kind of error for a bad line
    url, html, coded = said.get("url") or "", said.get("html"), said.get("html_base64")
    if isinstance(url, str) and isinstance(html, str):
        return Page(url=url, body=html)
    if isinstance(url, str) and isinstance(coded, str):
        try:
            return Page(url=url, body=base64.b64decode(coded, validate=True))
        except binascii.Error as error:
            raise ValueError(f"html_base64 is no base64: {error}") from error
    raise ValueError("a line must have url, and html or html_base64, as strings")


def read_file(path: Path, url: str = "") -> Article:
    """Return the article in *path*: copied text where its name ends in .txt, a page otherwise."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise NewswatchError(f"the file cannot be read: {error.strerror}") from error
    if path.suffix.lower() == ".txt":
        return read_text(data.decode("utf-8-sig", "replace"), url)
    return read(Page(url=url, body=data))


def read_given(frame: Frame, given: str) -> Article:
    """Return the article at an address or in a file; what is wrong with a file names it."""
    if is_address(given):
        return read(page_at(frame, given))
    path = file_at(given)
    try:
        return read_file(path)
    except NewswatchError as error:
        raise NewswatchError(f"{given}: {error}") from error


def _asked(article: Article) -> str | None:
    """Return what the page's own tags ask of machines; a crawl honours it, a reader should know."""
    told = (
        (article.wishes.noarchive, "that no copy be kept"),
        (article.wishes.tdm_reserved, "that its text be not mined"),
    )
    return ", and ".join(what for is_asked, what in told if is_asked) or None


def as_text(article: Article) -> str:
    """Return *article* for people: headline, facts, body, related stories."""
    is_live = article.kind == "live_blog"
    facts = (
        ("by", ", ".join(article.authors)),
        ("published", article.published),
        ("modified", article.modified),
        ("kind", article.kind),
        ("section", article.section),
        ("tags", ", ".join(article.tags)),
        ("language", article.language),
        ("image", article.image),
        ("url", article.canonical_url),
        ("note", f"the text {_CUT[is_live]}" if article.is_partial else None),
        ("asks", _asked(article)),
    )
    told_by = {_SHORT.get(field, field): voice for field, voice in article.provenance}
    parts = [article.headline]
    parts += [
        "\n".join(
            f"{name:>9}  {said}" + (f"  ({told_by[name]})" if name in told_by else "")
            for name, said in facts
            if said
        )
    ]
    parts += [article.body]
    if article.related:
        told = (
            f"  - {link.text}" + (f"\n    {link.url}" if link.url else "")
            for link in article.related
        )
        parts.append("Related:\n" + "\n".join(told))
    return "\n\n".join(part for part in parts if part) + "\n"
