"""The base of all spiders: a source is declarations, and this class is all the code they need.

Carries out what `discover`, `extract` and the gate decide; keeps no state beyond one crawl and
never touches the database: the Store pipeline hands it its job and takes its items.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import replace
from typing import Any, ClassVar

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.python.failure import Failure

from newswatch.crawl.channels import ChannelLook, open_looks
from newswatch.crawl.fallback import Fallback
from newswatch.crawl.items import FeedItem, LookItem, StoryItem
from newswatch.crawl.pages import NOT_MODIFIED, read_page, second_look_due
from newswatch.crawl.requests import (
    PageAsk,
    channel_request,
    home_request,
    is_conditional,
    page_request,
)
from newswatch.discover.finding import find_channels, usual_channels
from newswatch.discover.judging import why_led_away, why_not_by_address
from newswatch.discover.validators import STUCK
from newswatch.fetch.failures import failure_of
from newswatch.fetch.hosts import shared_by
from newswatch.model import Candidate, Channel, FeedResult, Job, PageRules, Recheck
from newswatch.urls import at_home, canonicalise, host_of, identity, url_hash

Item = StoryItem | LookItem | FeedItem
# Of one crawl: a channel that tells of all its stories differently each time proves nothing.
_PROOFS = 5
BAD_REQUEST = 400


class NewsSpider(Spider):
    """A source. Subclasses declare; none needs a method.

    ``channels``: where it lists its stories, addresses relative to ``home``. ``twins``: hosts that
    serve the same pages. ``article_url`` and ``not_article_url``: regular expressions on the path
    of a story. ``rules``: what its pages need said. ``time_zone`` is for dates without an offset.
    ``terms_url`` is where the outlet says what may be done with its pages, ``terms_checked_on`` the
    day on which you read that ("2026-11-25").
    """

    title: ClassVar[str] = ""
    home: str = ""
    twins: ClassVar[tuple[str, ...]] = ()
    country: ClassVar[str | None] = None
    language: ClassVar[str | None] = None
    time_zone: ClassVar[str] = "UTC"
    channels: ClassVar[tuple[Channel, ...]] = ()
    article_url: ClassVar[str] = r"^/."
    not_article_url: ClassVar[str | None] = None
    rules: ClassVar[PageRules] = PageRules()
    terms_url: ClassVar[str | None] = None
    terms_checked_on: ClassVar[str | None] = None

    # Answers that callbacks want to see; redirects are left to Scrapy's own middleware.
    handle_httpstatus_list: ClassVar[list[int]] = [304, *range(400, 600)]

    job: Job

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> NewsSpider:  # noqa: ANN401 - as Scrapy's
        """Build the spider, at another home where the configuration says so."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        homes = crawler.settings.getdict("NEWSWATCH_HOMES")
        spider.home = str(homes.get(spider.name) or cls.home).rstrip("/")
        spider.allowed_domains = [
            host_of(url).partition(":")[0].removeprefix("www.")
            for url in (spider.home, *(f"https://{twin}" for twin in cls.twins))
        ]
        spider.max_pages = crawler.settings.getint("NEWSWATCH_MAX_PAGES", 1000)
        spider.confirm_s = crawler.settings.getint("NEWSWATCH_CONFIRM_REMOVED_AFTER", 600)
        spider.asked, spider.looked_at, spider.proofs = set(), set(), 0
        spider.fallback = Fallback()
        return spider

    # How to remember what the job left out, until it is asked; then what came of it.
    recall: Callable[[Job], Awaitable[Job]] | None = None
    recalled: asyncio.Future[Job] | None = None

    # Set by from_crawler; declared for readers and checkers.
    allowed_domains: list[str]
    max_pages: int
    confirm_s: int
    asked: set[str]
    fallback: Fallback
    proofs: int  # pages that were asked for whole after a 304
    looked_at: set[str]  # channels that sitemap indexes named in this crawl

    def sited_channels(self) -> tuple[Channel, ...]:
        """Return the declared channels with whole addresses."""
        return tuple(
            Channel(
                kind=channel.kind,
                url=canonicalise(channel.url, self.home + "/"),
                links=channel.links,
                next_page=channel.next_page,
                pages=channel.pages,
                is_fallback=channel.is_fallback,
            )
            for channel in self.channels
        )

    def site_url(self, url: str, base: str = "") -> str:
        """Return *url* in the one form that this source's addresses have."""
        return at_home(canonicalise(url, base), self.home, self.twins)

    def is_story(self, url: str) -> bool:
        """Tell by its address alone whether *url* may hold a story of this source."""
        return self.why_no_story(url) is None

    def why_no_story(self, url: str) -> str | None:
        """Return why *url* can be no story of this source, judged by its address, or None."""
        return why_not_by_address(
            url,
            self.home,
            self.twins,
            article_url=self.article_url,
            not_article_url=self.not_article_url,
        )

    def leads_away(self, asked: str, final: str, kind: str) -> str | None:
        """Return why the page at *final* is not the story that was asked for, or None."""
        final = self.site_url(final)
        return why_led_away(self.site_url(asked), final, kind, is_story=self.is_story(final))

    async def start(self) -> AsyncIterator[Request]:
        """Ask every due channel, then for what earlier crawls left open."""
        self.fallback.dead |= {state.channel.url for state in self.job.feeds if state.is_dead}
        for look in open_looks(self.job):
            if look.state.is_fallback:
                self.fallback.tried.add(look.state.channel.url)
            yield channel_request(look, self.parse_channel, self.fail_channel)
        if not self.job.feeds:
            for request in self._stand_in():
                yield request
        for candidate in self.job.candidates:
            for request in self._ask(_first_ask(candidate)):
                yield request
        for recheck in self.job.rechecks:
            for request in self._ask(PageAsk(recheck=recheck, is_stored=True)):
                yield request

    async def parse_channel(
        self, response: Response, look: ChannelLook
    ) -> AsyncIterator[Item | Request]:
        """Read one page of a channel; ask for what it names and for its next page."""
        if response.status != NOT_MODIFIED and self.recall:
            # Before anything of this crawl is stored: what it finds itself is not known yet.
            self.recalled = self.recalled or asyncio.ensure_future(self.recall(self.job))
            self.job = await self.recalled
        for outcome in self._follow(look.read(self, response)):
            yield outcome

    def fail_channel(self, failure: Failure) -> Iterator[Item | Request]:
        """Record a channel that gave no answer."""
        request = failure.request  # type: ignore[attr-defined]  # set by Scrapy on every errback
        look: ChannelLook = request.cb_kwargs["look"]
        word, detail = failure_of(failure.value or RuntimeError("no reason given"))
        yield from self._follow(look.fail(self, word, detail))

    def _follow(
        self, outcome: tuple[FeedResult | None, list[ChannelLook]]
    ) -> Iterator[Item | Request]:
        result, further = outcome
        for look in further:
            yield channel_request(look, self.parse_channel, self.fail_channel)
        if result is None:
            return
        result = self.fallback.weighed(self, result)
        if result.is_dead:
            yield from self._stand_in()
        yield FeedItem(result=result)
        for candidate in result.found:
            yield from self._ask(_first_ask(candidate))
        if not result.doubted:
            return
        known = {identity(doubt.url): doubt for doubt in self.job.doubtable}
        listed = {entry.url for entry in result.entries or ()}
        for url in result.doubted:
            doubt = known.get(identity(url)) or Recheck(url=url)
            yield from self._ask(PageAsk(recheck=doubt, is_stored=True, is_altered=url in listed))

    def _stand_in(self) -> Iterator[Request]:
        """Ask the next channel in place of those that are dead, or the home page for one."""
        look = self.fallback.next_look(self)
        if look:
            yield channel_request(look, self.parse_channel, self.fail_channel)
        elif self.fallback.wants_search(self):
            yield home_request(self.home + "/", self.parse_home, self.fail_home)

    def parse_home(self, response: Response) -> Iterator[Request]:
        """Read from the home page and robots.txt where the outlet lists its stories."""
        if response.status < BAD_REQUEST:
            verdict = shared_by(self.crawler).verdicts.get(host_of(response.url))
            maps = verdict.rules.sitemaps if verdict else ()
            self.fallback.offer(self, find_channels(response.body, response.url, maps))
        else:
            self.fallback.offer(self, usual_channels(self.home))
        yield from self._stand_in()

    def fail_home(self, failure: Failure) -> Iterator[Request]:  # noqa: ARG002 - as Scrapy calls it
        """Try the usual places: a front page behind a wall may have a feed that is open."""
        self.fallback.offer(self, usual_channels(self.home))
        yield from self._stand_in()

    def _ask(self, ask: PageAsk) -> Iterator[Request]:
        """Give the request for one page, at most once a crawl and ``max_pages`` in all.

        What was forgotten on request is not asked for, however often it is listed.
        """
        if url_hash(ask.recheck.url) in self.job.forgotten:
            return
        key = identity(ask.recheck.url)
        if key not in self.asked and len(self.asked) < self.max_pages:
            self.asked.add(key)
            ask.is_whole = self.job.page_validators == STUCK
            yield page_request(ask, self.parse_page, self.fail_page)

    async def parse_page(self, response: Response, ask: PageAsk) -> AsyncIterator[Item | Request]:
        """Read one page into a story, or say why there is none."""
        if response.status == NOT_MODIFIED and is_conditional(response) and self._doubts(ask):
            whole = replace(ask, is_whole=True, was_denied=True)
            yield page_request(whole, self.parse_page, self.fail_page)
            return
        item = read_page(self, response, ask)
        yield item
        if isinstance(item, LookItem) and second_look_due(item, ask, self.confirm_s):
            await asyncio.sleep(self.confirm_s)
            again = PageAsk(recheck=ask.recheck, is_stored=ask.is_stored, look=ask.look + 1)
            yield page_request(again, self.parse_page, self.fail_page)

    def _doubts(self, ask: PageAsk) -> bool:
        """Tell whether a 304 is put to the proof: its channel says otherwise, or it is time to."""
        is_due = ask.is_altered or (self.job.prove_pages and not self.proofs)
        self.proofs += is_due
        return is_due and self.proofs <= _PROOFS

    def fail_page(self, failure: Failure) -> Iterator[Item]:
        """Record a page that gave no answer."""
        request = failure.request  # type: ignore[attr-defined]  # set by Scrapy on every errback
        ask: PageAsk = request.cb_kwargs["ask"]
        word, detail = failure_of(failure.value or RuntimeError("no reason given"))
        fetch = ask.fetch_failed(ask.recheck.url, word, detail)
        if request.url != ask.recheck.url:  # a redirect led there
            fetch = replace(fetch, final_url=request.url)
        yield LookItem(url=ask.recheck.url, fetch=fetch)


def _first_ask(candidate: Candidate) -> PageAsk:
    return PageAsk(recheck=Recheck(url=candidate.url), told=candidate.title)
