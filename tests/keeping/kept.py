"""A store with archived pages in it, as a crawl leaves them."""

from dataclasses import replace

from store.build import article, at, page

from newswatch import store
from newswatch.fetch import archive
from newswatch.hashes import content_hash
from newswatch.model import Change, Exchange, Field


def html(words):
    return f"<html><body><h1>Café</h1><p>{words}</p></body></html>".encode()


def exchange(url, *, status=200, fields=()):
    told = {"Content-Type": "text/html; charset=utf-8", "Server": "Test"} | dict(fields)
    return Exchange(
        url=url,
        status=status,
        ip_address="127.0.0.1",
        request_fields=(Field(name="User-Agent", value="newswatch/1 (+desk@example.org)"),),
        response_fields=tuple(Field(name=name, value=value) for name, value in told.items()),
    )


def keep(db, folder, crawl_id, story, raw, *, minute=0, kind="new", fields=(), url=None):
    """Store one page with its bytes, as the writer does: the file first, then the row."""
    served = exchange(url or story.url, fields=fields)
    result = replace(
        page(story, minute=minute, final_url=served.url, bytes_received=len(raw)),
        raw_hash=archive.write(folder, raw),
        exchange=served,
    )
    return store.save_page(
        db,
        "outlet",
        crawl_id,
        result,
        Change(kind=kind) if kind else None,
        now=at(minute),
        content_hash=content_hash(story.headline, story.body, story.authors),
        published_at=at(0),
    )


def story(number=1, **more):
    return article(number, **more)
