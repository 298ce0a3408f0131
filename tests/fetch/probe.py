"""The crawl that crawler.py starts: a spider that writes down what became of each request."""

from dataclasses import asdict
from pathlib import Path
from types import SimpleNamespace

import scrapy
from scrapy.crawler import AsyncCrawlerProcess, AsyncCrawlerRunner
from scrapy.settings import Settings
from scrapy.utils.defer import deferred_from_coro
from scrapy.utils.reactor import install_reactor

from newswatch import settings as ours
from newswatch.fetch.failures import failure_of, failure_of_response
from newswatch.fetch.resolver import GatedResolver
from newswatch.fetch.signals import host_learned
from newswatch.model import HostState

REPORT = {"results": {}, "learned": [], "listening": [], "stats": []}


def listening_ports():
    own = {link.readlink().name for link in Path("/proc/self/fd").iterdir() if link.is_symlink()}
    ports = []
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/self/net/{table}").read_text().splitlines()[1:]:
            fields = line.split()
            if fields[3] == "0A" and f"socket:[{fields[9]}]" in own:
                ports.append(int(fields[1].rpartition(":")[2], 16))
    return ports


class Probe(scrapy.Spider):
    name = "probe"

    def __init__(self, orders):
        super().__init__()
        self.urls, self.allowed_domains = orders["urls"], orders.get("domains", [])
        if "hosts" in orders:  # else a foreign spider, without a job
            self.job = SimpleNamespace(hosts=tuple(HostState(**host) for host in orders["hosts"]))

    async def start(self):
        for url in self.urls:
            yield scrapy.Request(
                url,
                self.parse,
                errback=self.failed,
                dont_filter=True,
                meta={"handle_httpstatus_list": [], "asked": url},
            )

    def parse(self, response):
        REPORT["listening"] += listening_ports()
        word = failure_of_response(response.status, response.headers, response.body)
        REPORT["results"][response.meta["asked"]] = {
            "failure": word,
            "status": response.status,
            "size": len(response.body),
            "start": response.text[:80] if hasattr(response, "text") else "",
            "slot": response.meta["download_slot"],
            "sent": {k.decode(): v[0].decode() for k, v in response.request.headers.items()},
            "flags": response.flags,
        }

    def failed(self, failure):
        word, detail = failure_of(failure.value)
        REPORT["results"][failure.request.meta["asked"]] = {
            "failure": word,
            "detail": detail,
            "kind": type(failure.value).__name__,
            "error": type(getattr(failure.value, "error", None)).__name__,
            "attempts": failure.request.meta.get("retry_times", 0) + 1,
        }


def learned(result, spider):
    REPORT["learned"].append(asdict(result))


class ForeignProcess(AsyncCrawlerRunner):
    """Somebody's own script: runs crawls in a reactor that Scrapy did not set up."""

    def __init__(self, settings, installed):
        super().__init__(settings)
        install_reactor(settings["TWISTED_REACTOR"])
        from twisted.internet import reactor  # noqa: PLC0415 - importing it chooses the reactor

        self.reactor = reactor
        for _ in range(installed):
            GatedResolver.from_crawler(self, reactor).install_on_reactor()

    def start(self):
        async def wait():
            await self.join()
            self.reactor.stop()

        self.reactor.callWhenRunning(deferred_from_coro, wait())
        self.reactor.run()

    def crawl(self, *args):
        self.reactor.callWhenRunning(super().crawl, *args)


def crawl(orders):
    settings = Settings()
    settings.setmodule(ours, priority="project")
    settings.setdict({"ITEM_PIPELINES": {}, **orders["settings"]}, priority="cmdline")
    if "runner" in orders:
        process = ForeignProcess(settings, orders["runner"])
    else:
        process = AsyncCrawlerProcess(settings)
    crawlers = [process.create_crawler(Probe) for _ in range(orders.get("crawlers", 1))]
    for crawler in crawlers:
        crawler.signals.connect(learned, host_learned)
        process.crawl(crawler, orders)
    process.start()
    for crawler in crawlers:
        stats = crawler.stats.get_stats()
        REPORT["stats"].append({k: v for k, v in stats.items() if isinstance(v, int | str)})
    return REPORT
