"""Try a source out: ask its channels and some of its stories, and store nothing.

By the gate, robots.txt and all, as any crawl. Starts the reactor, so it can be called once a
process. Judges nothing beyond what a crawl would.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from typing import Any

from parsel import Selector
from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from newswatch.clean import clean
from newswatch.config import Config
from newswatch.crawl.pages import page_of, rules_of
from newswatch.crawl.run import scrapy_settings
from newswatch.crawl.spider import NewsSpider
from newswatch.discover import discover
from newswatch.discover.finding import find_channels, usual_channels
from newswatch.discover.judging import why_stands_in
from newswatch.discover.patterns import story_pattern
from newswatch.errors import DiscoverError, ExtractError, FetchError
from newswatch.extract import extract
from newswatch.fetch.contact import require_contact
from newswatch.fetch.failures import failure_of, failure_of_response, one_line
from newswatch.fetch.hosts import shared_by
from newswatch.gate import Gate
from newswatch.hashes import settled
from newswatch.markup import defused
from newswatch.model import Article, Channel, Entry
from newswatch.urls import canonicalise, host_of, is_same_site

STORIES = 3  # that are read, of the newest
_CHILDREN = 2  # of a sitemap index, the newest
Found = tuple[Entry, ...]


@dataclass(slots=True, kw_only=True)
class TriedChannel:
    """One channel: ``failure`` is None or a word, ``stories`` what it lists that may be stories."""

    channel: Channel
    failure: str | None = None
    detail: str | None = None
    entries: Found = ()
    stories: Found = ()


@dataclass(slots=True, kw_only=True)
class TriedPage:
    """One story: ``failure`` is None or a word, ``article`` what was read."""

    url: str
    failure: str | None = None
    detail: str | None = None
    article: Article | None = None


@dataclass(slots=True, kw_only=True)
class Trial:
    """What came of it; ``home``, ``title`` and ``language`` are as the front page has them.

    ``article_url`` is the pattern that the stories were told by; None: there was none to propose.
    """

    home: str
    title: str = ""
    language: str | None = None
    article_url: str | None = None
    channels: list[TriedChannel] = field(default_factory=list)
    pages: list[TriedPage] = field(default_factory=list)

    @property
    def living(self) -> list[TriedChannel]:
        """The channels that list stories, feeds first, as they were found."""
        return [one for one in self.channels if one.stories]


def try_out(config: Config, home: str, source: type[NewsSpider] | None = None) -> Trial:
    """Return what comes of asking *source*, or without one what the outlet at *home* offers.

    Raises ConfigError where nobody may be asked because no contact is set, and FetchError where our
    own code failed on it.
    """
    require_contact(home, config.contact, Gate(allow=config.allow))
    settings = scrapy_settings(config)
    settings.set("ITEM_PIPELINES", {}, priority="cmdline")
    settings.set("LOG_INSTALL_ROOT_HANDLER", value=False, priority="cmdline")
    process = AsyncCrawlerProcess(settings)
    outcome: list[Trial | Exception] = []
    process.crawl(_Trying, home=home.rstrip("/"), source=source, outcome=outcome)
    process.start()
    if outcome and isinstance(outcome[0], Trial):
        return outcome[0]
    if outcome and isinstance(outcome[0], FetchError):
        raise outcome[0]
    told = one_line(str(outcome[0])) if outcome else "the log says why"
    raise FetchError(f"could not be tried: {told}", url=home, failure="error")


class _TrialSource(NewsSpider):
    """An outlet that is not declared yet: what it is called and where it is, its trial tells."""

    name = "trial_source"


class _Trying(Spider):
    """Asks one thing after the other and keeps what came of it in ``outcome``."""

    name = "trial"

    def __init__(
        self,
        home: str,
        source: type[NewsSpider] | None,
        outcome: list[Trial | Exception],
        **kwargs: Any,  # noqa: ANN401 - as Scrapy's
    ) -> None:
        super().__init__(**kwargs)
        self._trial, self._source, self._outcome = Trial(home=home), source, outcome

    async def start(self) -> AsyncIterator[Request]:
        """Do all of it; there is nothing left for Scrapy to ask."""
        nothing: tuple[Request, ...] = ()
        for request in nothing:
            yield request
        try:
            spider = await (self._declared(self._source) if self._source else self._found())
            await self._read_stories(spider)
        except Exception as error:  # noqa: BLE001 - told by who started the reactor
            self._outcome.append(error)
        else:
            self._outcome.append(self._trial)

    async def _declared(self, source: type[NewsSpider]) -> NewsSpider:
        spider = source.from_crawler(self.crawler)
        self._trial.home, self._trial.title = spider.home, spider.title
        self._trial.language, self._trial.article_url = spider.language, spider.article_url
        for channel in spider.sited_channels():
            await self._try(channel)
        self._sort_out(spider)
        return spider

    async def _found(self) -> NewsSpider:
        trial = self._trial
        response, word, detail = await self._ask(f"{trial.home}/", "feed")
        if response is None or word:
            # A front page behind a wall may have a feed that is open.
            front = Channel(kind="listing", url=f"{trial.home}/")
            trial.channels.append(TriedChannel(channel=front, failure=word, detail=detail))
            trial.title, channels = host_of(trial.home), usual_channels(trial.home)
        else:
            trial.home = canonicalise("/", response.url).rstrip("/")
            trial.title, trial.language = _titled(response)
            verdict = shared_by(self.crawler).verdicts.get(host_of(response.url))
            maps = verdict.rules.sitemaps if verdict else ()
            channels = find_channels(response.body, response.url, maps)
        for channel in channels:
            await self._try(channel)
        # Of the first that tells: feeds hold stories alone, front pages also what is none.
        patterns = (_pattern(one, trial.home) for one in trial.channels)
        trial.article_url = next((pattern for pattern in patterns if pattern), None)
        spider = _TrialSource.from_crawler(self.crawler)
        spider.home, spider.article_url = trial.home, trial.article_url or NewsSpider.article_url  # type: ignore[misc]
        self._sort_out(spider)
        return spider

    def _sort_out(self, spider: NewsSpider) -> None:
        for one in self._trial.channels:
            sited = (replace(entry, url=spider.site_url(entry.url)) for entry in one.entries)
            one.stories = tuple(entry for entry in sited if spider.is_story(entry.url))

    async def _ask(self, url: str, kind: str) -> tuple[Response | None, str | None, str | None]:
        """Return the answer, and a failure word with its detail where it is of no use."""
        meta = {"newswatch_kind": kind, "allow_offsite": kind == "feed"}
        request = Request(url, meta=meta, callback=NO_CALLBACK, dont_filter=True)
        engine = self.crawler.engine
        assert engine is not None
        try:
            response = await engine.download_async(request)
        except Exception as error:  # noqa: BLE001 - whatever it is, it has a word
            return None, *failure_of(error)
        word = failure_of_response(response.status, response.headers, response.body, kind)
        return response, word, f"HTTP status {response.status}" if word else None

    async def _try(self, channel: Channel) -> None:
        tried = TriedChannel(channel=channel)
        self._trial.channels.append(tried)
        waiting = [channel]
        while waiting and not tried.entries:
            one = waiting.pop(0)
            response, tried.failure, tried.detail = await self._ask(one.url, "feed")
            if response is None or tried.failure:
                continue
            try:
                listed = discover(one, response.body, response.url)
            except DiscoverError as error:
                tried.failure, tried.detail = error.failure, one_line(str(error))
                continue
            tried.entries = listed.entries
            if one is channel:
                waiting += listed.children[:_CHILDREN]

    async def _read_stories(self, spider: NewsSpider) -> None:
        listed = [entry.url for one in self._trial.living[:1] for entry in one.stories]
        for url in listed[:STORIES]:
            page = TriedPage(url=url)
            self._trial.pages.append(page)
            response, page.failure, page.detail = await self._ask(url, "article")
            if response is None or page.failure:
                continue
            rules = rules_of(spider)
            try:
                page.article = clean(extract(page_of(response), rules), rules)
            except ExtractError as error:
                page.failure, page.detail = error.failure, one_line(str(error))
                continue
            instead = why_stands_in(page.article.headline, page.article.body)
            if instead:
                page.failure, page.detail = instead


def _pattern(one: TriedChannel, home: str) -> str | None:
    return story_pattern(entry.url for entry in one.entries if is_same_site(entry.url, home))


def _titled(response: Response) -> tuple[str, str | None]:
    """Return the outlet's name and language as its front page states them."""
    text = getattr(response, "text", "")
    tree = Selector(text=defused(text) or "<html></html>", type="html")
    named = tree.css("meta[property='og:site_name']::attr(content)").get()
    title = settled(named or tree.css("title::text").get("") or "")
    language = (tree.css("html::attr(lang)").get("") or "").strip().partition("-")[0].lower()
    return title[:80] or host_of(response.url), language or None
