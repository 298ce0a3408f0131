"""One look at one page: a story, or the word that says why there is none.

Reads answers into items; asks for nothing and stores nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapy.http import Response

from newswatch.crawl.exchange import exchange_of
from newswatch.crawl.items import LookItem, StoryItem, story_from
from newswatch.crawl.requests import PageAsk, fetch_of, header, is_conditional
from newswatch.discover.judging import why_not_by_page, why_stands_in
from newswatch.discover.lists import is_web
from newswatch.errors import ExtractError
from newswatch.extract import extract
from newswatch.fetch.failures import failure_of_response
from newswatch.fetch.tdmrep import META
from newswatch.model import Article, Fetch, Page, PageRules, Wishes
from newswatch.urls import canonicalise, is_same_site
from newswatch.wishes import from_fields, together

if TYPE_CHECKING:
    from newswatch.crawl.spider import NewsSpider

NOT_MODIFIED = 304
# A second look within the crawl is worth waiting this long for; a longer one is the next crawl's.
_PATIENCE_S = 60


def read_page(spider: NewsSpider, response: Response, ask: PageAsk) -> StoryItem | LookItem:
    """Return the story that *response* holds, or a LookItem with the reason."""
    url = ask.recheck.url
    fetch = fetch_of(response, "article", ask.asked_at)
    word = failure_of_response(response.status, response.headers, response.body)
    if not word and not is_same_site(response.url, spider.home, spider.twins):
        word = "offsite"
    if response.status == NOT_MODIFIED and not is_conditional(response):
        word = "not_modified"
    if word or response.status == NOT_MODIFIED:
        return _look(url, replace(fetch, failure=word), response)
    try:
        article = extract(page_of(response), rules_of(spider))  # the pipelines clean it
    except ExtractError as error:
        return _look(url, replace(fetch, failure=error.failure, detail=str(error)), response)
    led_away = spider.leads_away(url, response.url, article.kind)
    if led_away:
        return _look(url, replace(fetch, failure="gone", detail=led_away), response)
    none = _why_none(article, ask)
    if none:
        return _look(url, replace(fetch, failure=none[0], detail=none[1]), response)
    canonical = spider.site_url(article.canonical_url or response.url)
    if not spider.is_story(canonical):
        # A canonical address that is no story's (the home page, another site) is not believed.
        canonical = spider.site_url(response.url)
    return story_from(
        replace(article, canonical_url=canonical, wishes=_wishes(article.wishes, response)),
        asked_url=url,
        fetch=fetch,
        http_etag=header(response, "ETag"),
        http_last_modified=header(response, "Last-Modified"),
        raw=response.body,
        exchange=exchange_of(response),
        was_denied=ask.was_denied,
        claimed_url=_claimed(spider, article.canonical_url),
    )


def _why_none(article: Article, ask: PageAsk) -> tuple[str, str] | None:
    """Return failure word and reason where the page holds no story, or None.

    What is stored has been a story: only a page that says so itself stands in its place.
    """
    instead = why_stands_in(article.headline, article.body)
    if instead or ask.is_stored:
        return instead
    why = why_not_by_page(article.kind, article.headline, article.body, ask.told)
    return ("no_article", why) if why else None


def _claimed(spider: NewsSpider, canonical: str) -> str | None:
    """Return the canonical address if it is one of another site: the story is a copy, it says."""
    address = canonicalise(canonical)
    is_other = is_web(address) and not is_same_site(address, spider.home, spider.twins)
    return address if is_other and urlsplit(address).path.strip("/") else None


def _wishes(tags: Wishes, response: Response) -> Wishes:
    """Return what the page's tags, the answer's fields and the host's file ask for together."""
    fields = from_fields(
        (name.decode("latin-1"), value.decode("latin-1"))
        for name in response.headers
        for value in response.headers.getlist(name)
    )
    return together(tags, fields, response.meta.get(META, Wishes()))


def page_of(response: Response) -> Page:
    """Return what *response* served, with the charset that its header declares."""
    return Page(url=response.url, body=response.body, encoding=_declared_encoding(response))


def _look(url: str, fetch: Fetch, response: Response) -> LookItem:
    return LookItem(
        url=canonicalise(url),
        fetch=fetch,
        http_etag=header(response, "ETag"),
        http_last_modified=header(response, "Last-Modified"),
    )


def rules_of(spider: object) -> PageRules:
    """Return the rules of a spider or its class, its country, language and zone included.

    Somebody else's spider may declare none of them.
    """
    rules = getattr(spider, "rules", None)
    if not isinstance(rules, PageRules):
        rules = PageRules()
    return replace(
        rules,
        country=rules.country or getattr(spider, "country", None),
        language=rules.language or getattr(spider, "language", None),
        time_zone=rules.time_zone or getattr(spider, "time_zone", None),
    )


def _declared_encoding(response: Response) -> str | None:
    declared = header(response, "Content-Type") or ""
    _, _, charset = declared.lower().partition("charset=")
    return charset.split(";")[0].strip(" \"'") or None


def second_look_due(item: LookItem, ask: PageAsk, confirm_s: int) -> bool:
    """Tell whether a missing page of a known story is looked at again within this crawl."""
    return (
        item.fetch.failure == "gone"
        and ask.is_stored
        and ask.look == 1
        and confirm_s <= _PATIENCE_S
        and ask.recheck.missing_since_at is None
    )
