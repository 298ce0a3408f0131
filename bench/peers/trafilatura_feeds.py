"""A watch with trafilatura: its feed reader finds the stories, a list of our own remembers them.

    python trafilatura_feeds.py FEED …

Writes the addresses of what it read to stored.txt; keeps no validators, for trafilatura sends none.
It takes no proxy but SOCKS: names are looked up to the server that http_proxy names instead.
"""

import os
import socket
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import trafilatura
from trafilatura import feeds

look_up, server = socket.getaddrinfo, urlsplit(os.environ["http_proxy"])
socket.getaddrinfo = lambda host, port, *more, **named: look_up(  # noqa: ARG005 - one host for all
    server.hostname, server.port, *more, **named
)
trafilatura.settings.DEFAULT_CONFIG["DEFAULT"]["SSRF_PROTECTION"] = "off"  # loopback
trafilatura.settings.DEFAULT_CONFIG["DEFAULT"]["SLEEP_TIME"] = "0"


def read(url: str) -> str | None:
    """Return *url* if a story could be read there."""
    page = trafilatura.fetch_url(url)
    story = page and trafilatura.bare_extraction(page, url=url, with_metadata=True)
    return url if story and story.title and story.text else None


stored = Path("stored.txt")
before = set(stored.read_text().split()) if stored.exists() else set()
listed = dict.fromkeys(url for feed in sys.argv[1:] for url in feeds.find_feed_urls(feed))
with ThreadPoolExecutor(8) as pool:
    done = [url for url in pool.map(read, [url for url in listed if url not in before]) if url]
stored.write_text("\n".join([*before, *done]) + "\n")
