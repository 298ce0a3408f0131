"""newswatch.toml as Scrapy settings: what an installation says in place of settings.py's defaults.

Values in, values out; reads no file.
"""

from __future__ import annotations

from newswatch.config import Config
from newswatch.fetch import archive
from newswatch.fetch.contact import user_agent


def from_config(config: Config) -> dict[str, object]:
    """Return the settings that *config* decides, by name, to be laid over newswatch.settings.

    ``NEWSWATCH_ARCHIVE`` is the folder for raw pages, or None where none are kept.
    """
    crawl, delay = config.crawl, config.crawl.delay
    return {
        "NEWSWATCH_HOMES": {n: source.home for n, source in config.sources.items() if source.home},
        "NEWSWATCH_INTERVAL": crawl.interval,
        "NEWSWATCH_LONGEST_INTERVAL": crawl.longest_interval,
        "NEWSWATCH_PATIENCE": crawl.patience,
        "NEWSWATCH_HOST_BUDGET": crawl.host_budget,
        "NEWSWATCH_INTERVALS": {
            name: source.interval
            for name, source in config.sources.items()
            if source.interval is not None
        },
        "NEWSWATCH_CONFIRM_REMOVED_AFTER": crawl.confirm_removed_after,
        "NEWSWATCH_BACKFILL_GRACE": crawl.backfill_grace,
        "NEWSWATCH_MAX_PAGES": crawl.max_pages,
        "NEWSWATCH_CONFIG": str(config.path) if config.path else None,
        "NEWSWATCH_DATABASE": str(config.database),
        "NEWSWATCH_CONTACT": config.contact or "",
        "NEWSWATCH_ALLOW": list(config.allow),
        "NEWSWATCH_ARCHIVE": (
            str(config.database.parent / archive.FOLDER) if config.archive else None
        ),
        "USER_AGENT": user_agent(config.contact),
        "SPIDER_MODULES": list(config.spiders),
        "DOWNLOAD_DELAY": delay,
        # One at a time is what a host may expect of us. Who sets the delay to 0 asks a machine
        # that is theirs, and wants it quick.
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1 if delay else 8,
    }
