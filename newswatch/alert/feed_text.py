"""A rule's messages as an Atom feed (RFC 4287) and as a JSON Feed (version 1.1).

Pure: reads no clock and opens no file. An entry is an announcement, named by the key of its first
message for ever; a correction changes the entry and its date, a withdrawal says so in its title.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from uuid import UUID, uuid5

from newswatch import __version__
from newswatch.alert.text import plain, safe_url
from newswatch.alert.wording import html, plain_text, subject_line
from newswatch.model import Message, message_json

# Names of ours for version 5 of RFC 9562; changed, all readers would take all entries for new ones.
_SPACE = UUID("6f2f1a3e-52d5-5c0a-9a53-0f6f4c7e9b11")
# What XML 1.0 has no place for, written in any way.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BODY = re.compile(r"<body[^>]{0,200}>")


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """An announcement: its first message's key, what is said of it now, and when (RFC 3339 UTC)."""

    key: str
    message: Message
    published_at: str
    updated_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What one rule told one target, newest first; ``updated_at`` for a feed without entries."""

    rule: str
    target: str
    entries: tuple[FeedEntry, ...]
    updated_at: str

    @property
    def title(self) -> str:
        """What readers call it."""
        return f"newswatch: {plain(self.rule)}"

    @property
    def id(self) -> str:
        """Its name for ever, wherever it lies."""
        return _name(f"{self.target}\n{self.rule}")

    @property
    def changed_at(self) -> str:
        """When anything in it last changed."""
        return max((entry.updated_at for entry in self.entries), default=self.updated_at)


def atom(feed: Feed, url: str | None) -> bytes:
    """Return *feed* as an Atom document; *url* is where it is to be found, if that is known."""
    lines = [
        "<?xml version='1.0' encoding='utf-8'?>",
        "<feed xmlns='http://www.w3.org/2005/Atom'>",
        _element("title", feed.title),
        _element("id", feed.id),
        _element("updated", feed.changed_at),
        "<author><name>newswatch</name></author>",
        f"<generator version='{escape(__version__)}'>newswatch</generator>",
        *([f"<link rel='self' type='application/atom+xml' href='{_xml(url)}'/>"] if url else ()),
        *(line for entry in feed.entries for line in _entry(entry)),
        "</feed>\n",
    ]
    return "\n".join(lines).encode("utf-8")


def _entry(entry: FeedEntry) -> Iterator[str]:
    message = entry.message
    yield "<entry>"
    yield _element("title", subject_line(message))
    yield _element("id", _name(entry.key))
    yield _element("published", entry.published_at)
    yield _element("updated", entry.updated_at)
    yield f"<author>{_element('name', _outlet(message))}</author>"
    if link := safe_url(message.url):
        yield f"<link rel='alternate' href='{_xml(link)}'/>"
    if plain(message.type):
        yield f"<category term='{_xml(plain(message.type))}'/>"
    yield f"<content type='html'>{_xml(_fragment(message))}</content>"
    yield "</entry>"


def json_feed(feed: Feed, url: str | None) -> bytes:
    """Return *feed* as JSON; an item's facts are under ``_newswatch``, as a webhook's ``data``."""
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        **({"feed_url": url} if url else {}),
        "authors": [{"name": "newswatch"}],
        "items": [_item(entry) for entry in feed.entries],
    }
    return json.dumps(told, indent=1).encode("ascii") + b"\n"


def _item(entry: FeedEntry) -> dict[str, object]:
    message = entry.message
    link, kind = safe_url(message.url), plain(message.type)
    return {
        "id": _name(entry.key),
        **({"url": link} if link else {}),
        "title": subject_line(message),
        "content_html": _fragment(message),
        "content_text": plain_text(message),
        "date_published": entry.published_at,
        "date_modified": entry.updated_at,
        "authors": [{"name": _outlet(message)}],
        **({"tags": [kind]} if kind else {}),
        "_newswatch": message_json(message),
    }


def _fragment(message: Message) -> str:
    """Return what stands between the body's tags of the message as HTML."""
    page = html(message)
    start = _BODY.search(page)
    return page[start.end() if start else 0 : page.rfind("</body>")].strip()


def _outlet(message: Message) -> str:
    return plain(message.outlet) or plain(message.source) or "newswatch"


def _name(text: str) -> str:
    return uuid5(_SPACE, text).urn


def _element(name: str, text: str) -> str:
    return f"<{name}>{_xml(text)}</{name}>"


def _xml(text: str) -> str:
    return escape(_NO_XML.sub("\N{REPLACEMENT CHARACTER}", text))
