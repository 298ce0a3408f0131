"""Scrapy settings, in the order in which a request meets them, each with its reason.

Scrapy's defaults serve whoever scrapes one site by hand; these serve an unattended program among
other people's machines. newswatch.toml is laid over them at the end. Starts and fetches nothing.
"""

from __future__ import annotations

import os
from pathlib import Path

from scrapy.settings import default_settings
from scrapy.utils.conf import closest_scrapy_cfg

from newswatch.config import load
from newswatch.fetch.contact import user_agent
from newswatch.fetch.options import from_config

# --- the project ---------------------------------------------------------------------------------
BOT_NAME = "newswatch"
SPIDER_MODULES = ["spiders"]
SPIDER_LOADER_CLASS = "newswatch.crawl.loader.Loader"  # one broken spider costs itself alone
ADDONS: dict[str, int] = {}

# --- doors into this process ---------------------------------------------------------------------
TELNETCONSOLE_ENABLED = False  # a Python prompt on a port
REMOTE_CONTROL_ENABLED = False  # runs code in the crawl for whoever holds a token file
# Not even loaded: Scrapy imports what is switched off as well, and aiohttp with this one takes a
# tenth of the CPU of a look at which nothing is new.
EXTENSIONS_BASE = {
    name: place
    for name, place in default_settings.EXTENSIONS_BASE.items()
    if name != "scrapy.extensions.remote_control.RemoteControl"
}
MEMUSAGE_LIMIT_MB = 2048  # a crawl that leaks ends before the machine swaps

# --- choosing the next request -------------------------------------------------------------------
CONCURRENT_REQUESTS = 8  # few: what waits in a host's queue has passed the middlewares already
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 1.0  # seconds between two requests to one host; Crawl-delay can only add
DOWNLOAD_DELAY_JITTER = 0.5  # ±50 %, so that runs do not beat in step
# Off on purpose: it drifts towards the latency it measures and would take a Crawl-delay back. With
# one request at a time, a host that slows down is asked less often as it is.
AUTOTHROTTLE_ENABLED = False
URLLENGTH_LIMIT = 0  # Scrapy drops longer ones without a word; the gate refuses them with one

# --- may it be asked for -------------------------------------------------------------------------
NEWSWATCH_ALLOW: list[str] = []  # networks that may be dialled though not public
NEWSWATCH_CONTACT = ""  # nothing beyond loopback is fetched without it
ROBOTSTXT_OBEY = False  # ours obeys: RobotsMiddleware, which has no off switch
NEWSWATCH_CRAWL_DELAY_MAX = 60  # seconds; longer ones are cut, and logged
NEWSWATCH_RETRY_AFTER_DEFAULT = 900  # seconds to keep away after a 429 that names no time
NEWSWATCH_RETRY_AFTER_MAX = 86400  # seconds; a day: "come back in a year" is a mistake
NEWSWATCH_HOST_FAILURES_MAX = 5  # silent failures in a row after which a host is left alone

DOWNLOADER_MIDDLEWARES = {
    "newswatch.fetch.gate.GateMiddleware": 10,
    "newswatch.fetch.offsite.OffsiteMiddleware": 50,
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "newswatch.fetch.robots.RobotsMiddleware": 100,
    "newswatch.fetch.tdmrep.ReservationMiddleware": 110,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    # Scrapy's RetryMiddleware stands at 550 and sees answers after this one.
    "newswatch.fetch.retry_after.RetryAfterMiddleware": 560,
    "newswatch.fetch.compression.CompressionMiddleware": 590,
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
    "newswatch.fetch.redirect.RedirectMiddleware": 600,
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,
}

# --- what is sent --------------------------------------------------------------------------------
USER_AGENT = user_agent(NEWSWATCH_CONTACT)
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "en;q=1.0,*;q=0.5",
}
COOKIES_ENABLED = False  # news needs no memory of us
# Not loaded either, as above: it needs tldextract, which would use the network. A project that
# wants cookies puts it into DOWNLOADER_MIDDLEWARES, at 700.
DOWNLOADER_MIDDLEWARES_BASE = {
    name: place
    for name, place in default_settings.DOWNLOADER_MIDDLEWARES_BASE.items()
    if name != "scrapy.downloadermiddlewares.cookies.CookiesMiddleware"
}
REFERER_ENABLED = False  # where we come from is nobody's business

# --- the connection ------------------------------------------------------------------------------
TWISTED_DNS_RESOLVER = "newswatch.fetch.resolver.GatedResolver"
REACTOR_THREADPOOL_MAXSIZE = 20  # look-ups block a thread each; a dead name server blocks many
DOWNLOAD_HANDLERS = {
    "http": "newswatch.fetch.handler.GatedDownloadHandler",
    "https": "newswatch.fetch.handler.GatedDownloadHandler",
    "data": None,
    "file": None,
    "ftp": None,
    "s3": None,
}
DOWNLOAD_VERIFY_CERTIFICATES = True  # Scrapy's default trusts anybody
DOWNLOAD_TIMEOUT = 60  # seconds for the whole answer, name look-up to last byte

# --- what comes back -----------------------------------------------------------------------------
DOWNLOAD_MAXSIZE = 16 * 1024 * 1024  # bytes, received and again decoded; big sitemaps have 10 MB
DOWNLOAD_WARNSIZE = 8 * 1024 * 1024
DOWNLOAD_FAIL_ON_DATALOSS = True  # half a page would be stored as an edit
REDIRECT_MAX_TIMES = 6
METAREFRESH_ENABLED = False  # written by the page, not by the server; walls and ads use it
RETRY_TIMES = 1  # the next run is the better second try
RETRY_HTTP_CODES = [500, 502, 503, 504, 522, 524, 408]  # not 429: asking again is the offence
RETRY_GIVE_UP_LOG_LEVEL = "WARNING"
HTTPCACHE_ENABLED = False  # its guess at freshness hid all new stories; validators are our own

# --- what becomes of it --------------------------------------------------------------------------
# Scrapy starts this many tasks for every response; 1 halves the CPU of a crawl (515 pages a second
# in place of 336), and our pipelines gain nothing from more.
CONCURRENT_ITEMS = 1
ITEM_PIPELINES = {
    "newswatch.crawl.pipelines.Validate": 100,
    "newswatch.crawl.pipelines.Clean": 200,
    "newswatch.crawl.pipelines.Store": 900,
}
NEWSWATCH_ARCHIVE: str | None = None  # folder for raw pages
NEWSWATCH_RUN_ID: str | None = None  # the round a crawl is part of; made up where none is given

# --- what is told --------------------------------------------------------------------------------
LOG_LEVEL = "INFO"
LOG_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
LOG_DATEFORMAT = "%Y-%m-%dT%H:%M:%S%z"
LOG_COLOR = False


def _config_path() -> Path | None:
    """Return the newswatch.toml named by NEWSWATCH_CONFIG, else the one beside scrapy.cfg."""
    named = os.environ.get("NEWSWATCH_CONFIG")
    if named:
        return Path(named)
    beside = Path(closest_scrapy_cfg() or "scrapy.cfg").with_name("newswatch.toml")
    return beside if beside.exists() else None


globals().update(from_config(load(_config_path())))
