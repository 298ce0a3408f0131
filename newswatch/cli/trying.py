"""What `sources add` and `sources check` say of a trial.

Words and JSON values only; the trial itself is the crawl's.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newswatch.model import FAILURES

if TYPE_CHECKING:
    from newswatch.crawl.trial import Trial, TriedChannel, TriedPage


def trial_told(trial: Trial) -> dict[str, object]:
    """Return *trial* as JSON values."""
    return {
        "home": trial.home,
        "title": trial.title,
        "language": trial.language,
        "article_url": trial.article_url,
        "channels": [
            {
                "kind": one.channel.kind, "url": one.channel.url, "failure": one.failure,
                "detail": one.detail, "listed": len(one.entries), "stories": len(one.stories),
            }
            for one in trial.channels
        ],
        "pages": [
            {
                "url": page.url, "failure": page.failure, "detail": page.detail,
                "headline": page.article.headline if page.article else None,
                "published": page.article.published if page.article else None,
                "authors": list(page.article.authors) if page.article else [],
                "characters": len(page.article.body) if page.article else 0,
            }
            for page in trial.pages
        ],
    }  # fmt: skip


def trial_lines(trial: Trial) -> Iterator[str]:
    """Yield the lines for people: the outlet, its channels, the stories that were read."""
    language = f", {trial.language}" if trial.language else ""
    yield f"{trial.home}: {trial.title}{language}"
    for channel in trial.channels:
        yield f"  {channel.channel.kind:<8} {channel.channel.url}: {_of_channel(channel)}"
    if trial.article_url:
        yield f"  article_url {trial.article_url}"
    for page in trial.pages:
        yield f"  {page.url}"
        yield f"      {_of_page(page)}"


def _of_channel(one: TriedChannel) -> str:
    if one.failure:
        return f"{FAILURES.get(one.failure, one.failure)} ({one.detail or one.failure})"
    return f"{len(one.stories)} stories among {len(one.entries)} addresses"


def _of_page(page: TriedPage) -> str:
    article = page.article
    if page.failure or article is None:
        word = page.failure or "error"
        return f"{FAILURES.get(word, word)} ({page.detail or word})"
    by = f"by {', '.join(article.authors)}" if article.authors else "nobody is credited"
    when = article.published or "no date"
    return f"{article.headline!r}: {when}, {by}, {len(article.body)} characters of text"
