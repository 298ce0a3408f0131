"""What `extract` and `detect` are given: a file, an address, a stored story.

Opens and asks; reads nothing out of it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from newswatch import store
from newswatch.cli.frame import Frame, log_plainly
from newswatch.errors import ConfigError, NewswatchError
from newswatch.fetch import archive
from newswatch.keeping.files import folder_of
from newswatch.model import Page, PageRules
from newswatch.store.archive import last_archived
from newswatch.urls import canonicalise


def is_address(text: str) -> bool:
    """Tell whether a person means a page of the web by *text*."""
    return text.startswith(("http://", "https://"))


def page_at(frame: Frame, url: str) -> Page:
    """Ask for the page at *url*, as politely as a crawl does; FetchError says why there is none."""
    from newswatch.crawl.one import fetch_page  # noqa: PLC0415 - loads Scrapy

    log_plainly(is_quiet=True)
    return fetch_page(frame.config, url)


def stored_story(frame: Frame, story: str) -> tuple[store.StoredArticle, str | None]:
    """Return the stored article under a number or an address, and its outlet's country."""
    with frame.database(read_only=True) as db:
        if story.isascii() and story.isdigit():
            found = store.get_article(db, int(story))
        else:
            found = store.find_article(db, story, canonicalise(story))
        countries = {source.name: source.country for source in store.list_sources(db)}
    if found is None:
        raise NewswatchError(f"no story is stored under {story!r}; `newswatch search` finds them")
    return found, countries.get(found.source)


def stored_page(frame: Frame, story: str) -> tuple[Page, PageRules]:
    """Return a stored story's page from the archive, and the rules that its spider declares."""
    found, _ = stored_story(frame, story)
    with frame.database(read_only=True) as db:
        kept = last_archived(db, found.article_id)
    if kept is None:
        raise NewswatchError(
            f"the page of {found.canonical_url} is not kept: `archive` is off, its publisher asks"
            " not to keep it, or it has expired"
        )
    body = archive.read(folder_of(frame.config.database), kept.raw_hash)
    page = Page(url=kept.exchange.url, body=body, encoding=kept.encoding)
    return page, rules_of(frame)(found.source)


def rules_of(frame: Frame) -> Callable[[str], PageRules]:
    """Return what gives the rules of a source by its name, as a crawl reads with them."""
    from newswatch.crawl.pages import rules_of as declared  # noqa: PLC0415 - loads Scrapy
    from newswatch.crawl.run import spider_classes  # noqa: PLC0415 - loads Scrapy

    rules = {name: declared(spider) for name, spider in spider_classes(frame.config).items()}
    return lambda source: rules.get(source) or PageRules()


def file_at(text: str) -> Path:
    """Return the path of a file that is there; ConfigError otherwise."""
    path = Path(text)
    if not path.is_file():
        raise ConfigError(f"{text} is no file and no http(s) address")
    return path
