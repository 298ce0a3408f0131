"""`search` and `show`: find stories by their words, and read one with all that is known of it.

Prints what `store` gives.
"""

from __future__ import annotations

import re
from dataclasses import asdict
from datetime import datetime

import click

from newswatch import store
from newswatch.cli.diff import Since, known_source
from newswatch.cli.frame import Frame, verb
from newswatch.cli.money_text import money_text
from newswatch.cli.wording import announcement_json, article_json, deal_text, facts_json, safe
from newswatch.errors import NewswatchError
from newswatch.query import expression
from newswatch.schedule import stamp
from newswatch.store import rates
from newswatch.store.history import list_history
from newswatch.urls import canonicalise

_NUMBER = re.compile(r"[0-9]{1,18}")


@click.command()
@click.argument("query", nargs=-1, required=True)
@click.option("--funding", is_flag=True, help="only stories that announce funding")
@click.option("--source", help="this source only")
@click.option("--since", type=Since(), help="first read then or later: 2026-11-22, 12h or 7d")
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="so many at most"
)
@click.option("--offset", type=click.IntRange(0), default=0, help="leave out so many of the best")
@verb
def search(
    frame: Frame,
    query: tuple[str, ...],
    *,
    funding: bool,
    source: str | None,
    since: datetime | None,
    limit: int,
    offset: int,
) -> None:
    """Find stories that hold all the words of QUERY, the best first.

    "Quoted words" stay together. AND, OR, NOT (in capitals), parentheses and word* mean what they
    mean in a rule's search. Of words that very many stories hold, the newest 5,000 are weighed;
    of phrases and of open endings (word*) the newest 1,000.
    """
    wanted = expression(" ".join(query))
    narrowed = {"source": source, "since_at": stamp(since) if since else None}
    with frame.database(read_only=True) as db:
        known_source(db, source)
        hits = (
            store.search_articles(
                db, wanted, limit=limit, offset=offset, only_funding=funding, **narrowed
            )
            if wanted
            else []
        )
    frame.tell(
        [_hit_json(hit) for hit in hits],
        lambda: "\n".join(map(_hit_text, hits)) or "no story holds these words",
    )


def _hit_json(hit: store.SearchHit) -> dict[str, object]:
    return {
        "article_id": hit.article_id,
        "headline": _marked(hit.headline, "", ""),
        "snippet": _marked(hit.snippet, "**", "**"),
        "url": hit.url,
        "source": hit.source,
        "published": hit.published,
        "is_funding": hit.is_funding,
        "score": hit.score,
    }


def _hit_text(hit: store.SearchHit) -> str:
    flagged = "  [FUNDING]" if hit.is_funding else ""
    return (
        f"{hit.article_id:>6} {safe(hit.published)[:10]:<10} {hit.source}: "
        f"{_marked(hit.headline, '', '')}{flagged}\n       {_marked(hit.snippet, '**', '**')}"
    )


def _marked(text: str, start: str, end: str) -> str:
    """Return a snippet with its marks (U+0001, U+0002) as *start* and *end*, all on one line."""
    pieces = text.replace("\x02", "\x01").split("\x01")
    inside = [start + safe(p) + end if i % 2 else p for i, p in enumerate(pieces)]
    return safe("".join(inside))


@click.command()
@click.argument("story", metavar="URL|NUMBER")
@verb
def show(frame: Frame, story: str) -> None:
    """Show one story: text, dates, links, versions, and what it announces with the evidence."""
    with frame.database(read_only=True) as db:
        number = int(story) if _NUMBER.fullmatch(story) else None
        if number is None:
            found = store.find_article(db, story, canonicalise(story))
            number = found.article_id if found else 0
        shown = store.show_article(db, number)
        figures, known = rates.find_figures(db, number), list_history(db, number)
    if shown is None:
        raise NewswatchError(f"no story is stored under {story!r}; `newswatch search` finds them")
    told = {
        **_shown_json(shown),
        "figures": figures,
        "history": [
            {
                "known_from_at": one.known_from_at,
                "known_until_at": one.known_until_at,
                "state": one.state,
                **facts_json(one.facts),
            }
            for one in known
        ],
    }
    frame.tell(told, lambda: "\n".join([_shown_text(shown), *money_text(figures, known)]))


def _shown_json(shown: store.Shown) -> dict[str, object]:
    found = shown.announcement
    return {
        **article_json(shown.article),
        "description": shown.description,
        "section": shown.section,
        "image": shown.image,
        "kind": shown.kind,
        "is_accessible_for_free": shown.is_accessible_for_free,
        "provenance": dict(shown.provenance),
        "tags": list(shown.tags),
        "links": [asdict(link) for link in shown.links],
        "addresses": [url for url, _ in shown.urls],
        "versions": [
            {"version": v.version, "headline": v.headline, "fetched_at": v.fetched_at}
            for v in shown.versions
        ],
        "announcement": announcement_json(found) if found else None,
        "verdict": _verdict_json(shown.verdict) if shown.verdict else None,
    }


def _verdict_json(verdict: store.Verdict) -> dict[str, object]:
    names = ("verdict_id", "version", "answer", "is_funding", "note", "decided_at", "decided_by")
    return {name: getattr(verdict, name) for name in names}


def _shown_text(shown: store.Shown) -> str:
    article, found = shown.article, shown.announcement
    about = [article.source, article.published or "no date", ", ".join(article.authors)]
    lines = [
        click.style(safe(article.headline), bold=True),
        safe(article.canonical_url),
        " · ".join(safe(part) for part in about if part),
        "",
        *(safe(paragraph) + "\n" for paragraph in article.body.split("\n\n")),
    ]
    if article.removed_at:
        lines.append(f"The outlet withdrew it; noticed {article.removed_at}.")
    lines += [f"related: {safe(k.text)} {safe(k.url)}" for k in shown.links if k.role == "related"]
    if len(shown.versions) > 1:
        lines.append(f"{len(shown.versions)} versions:")
        lines += [f"  {v.version}. {v.fetched_at} {safe(v.headline)}" for v in shown.versions]
    if found:
        lines += ["", f"FUNDING ({found.state}) {deal_text(found)}"]
        lines += [
            f"  {e.fact}: “{safe(e.quote)}” ({e.place} {e.start}-{e.end})"
            for e in found.facts.evidence
        ]
        lines += [f"  because: {safe(reason)}" for reason in found.facts.reasons]
    if shown.verdict:
        said = shown.verdict
        lines.append(
            f"{safe(said.decided_by)} judged version {said.version or 'unknown'} on "
            f"{said.decided_at[:10]}: {'funding' if said.is_funding else 'no funding'}"
        )
    return "\n".join(lines)
