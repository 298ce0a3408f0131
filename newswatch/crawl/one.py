"""One page by its address, for `extract URL` and `detect URL`: by the gate, robots.txt and all.

Starts the reactor, so it can be called once a process. Stores nothing.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response
from twisted.python.failure import Failure

from newswatch.config import Config
from newswatch.crawl.pages import page_of
from newswatch.crawl.run import scrapy_settings
from newswatch.errors import FetchError
from newswatch.fetch.failures import failure_of, failure_of_response
from newswatch.model import Page


class _OnePage(Spider):
    """Asks for one page and keeps what came of it in ``outcome``."""

    name = "one_page"

    def __init__(self, url: str, outcome: list[Page | FetchError], **kwargs: Any) -> None:  # noqa: ANN401 - as Scrapy's
        super().__init__(**kwargs)
        self._url, self._outcome = url, outcome

    async def start(self) -> AsyncIterator[Request]:
        """Ask for the page."""
        every = [*range(400, 600)]
        yield Request(
            self._url, self.parse, errback=self.failed, meta={"handle_httpstatus_list": every}
        )

    def parse(self, response: Response) -> None:
        """Keep the page, or the word for why there is none."""
        word = failure_of_response(response.status, response.headers, response.body)
        if word:
            said = FetchError(f"HTTP status {response.status}", url=self._url, failure=word)
            self._outcome.append(said)
        else:
            self._outcome.append(page_of(response))

    def failed(self, failure: Failure) -> None:
        """Keep the word for why no answer came."""
        word, detail = failure_of(failure.value or RuntimeError("no reason given"))
        self._outcome.append(FetchError(detail, url=self._url, failure=word))


def fetch_page(config: Config, url: str) -> Page:
    """Return the page at *url*; raises FetchError with the word for why there is none."""
    settings = scrapy_settings(config)
    settings.set("ITEM_PIPELINES", {}, priority="cmdline")
    settings.set("LOG_INSTALL_ROOT_HANDLER", value=False, priority="cmdline")
    process = AsyncCrawlerProcess(settings)
    outcome: list[Page | FetchError] = []
    process.crawl(_OnePage, url=url, outcome=outcome)
    process.start()
    if not outcome:
        raise FetchError(
            "the request could not be made; the log says why", url=url, failure="error"
        )
    if isinstance(outcome[0], FetchError):
        raise outcome[0]
    return outcome[0]
