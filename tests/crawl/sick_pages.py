"""Sick pages of new stories (`PAGES`) and of those read before (`STORED`), with their words."""

import re
from collections.abc import Callable

import misbehaviour as sick
from crawl.sickness import raw
from newsroom import Answer, Reply, Site


def page_of(text: str, head: str) -> Reply:
    return Reply(f"<!doctype html><html><head>{head}</head><body>{text}</body></html>")


SORRY = page_of(
    "<h1>We will be back soon</h1><p>The site is down for maintenance.</p>",
    "<title>Maintenance</title>",
)


OTHERS = page_of(
    "<h1>Before you go on</h1><p>Tell us who you are, and read as much as you like.</p>",
    "<title>Members</title>",
)


LOST = page_of(
    "<h1>Page not found</h1><p>Sorry, the page that you are looking for does not exist or has been"
    " moved. Try the search, or go to our home page.</p>",
    "<title>404 - Page not found</title>",
)


def posing(head: str) -> Callable[[Site, str], Answer]:
    """Return the story's page with *head*, in which HOME stands for the site's address."""

    def answer(site: Site, slug: str) -> Answer:
        told = re.sub(r'<link rel="canonical"[^>]*>', "", site.page(site.stories[slug]))
        return Reply(told.replace("</head>", f"{head.replace('HOME', site.home)}</head>"))

    return answer


def always(answer: Answer) -> Callable[[Site, str], Answer]:
    return lambda _site, _slug: answer


def nested_page(site: Site, slug: str) -> Answer:
    page = site.page(site.stories[slug])
    junk = "<div>" * 50_000 + "<table><td colspan=9007199254740991>" + "</div>" * 1000
    return Reply(page.replace("</article>", f"</article>{junk}"))


def old_protocol(site: Site, slug: str) -> Answer:
    page = site.page(site.stories[slug]).encode()
    return raw(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + page)


LADEN = "<script type='application/ld+json'>" + '{"@graph":[' * 5000 + "</script>"


# Word for the page of a story that is new, as it is while its publisher is sick; None: it is read.
PAGES: dict[str, tuple[Callable[[Site, str], Answer], str | None]] = {
    "page-short": (always(sick.wrong_length()), "truncated"),
    "page-reset": (always(sick.reset_mid_body), "truncated"),
    "page-bombing": (always(sick.gzip_bomb()), "too_large"),
    "page-endless": (always(sick.endless), "too_large"),
    "page-looping": (always(sick.redirect_to_itself), "redirect"),
    "page-to-file": (always(sick.file_redirect), "refused"),
    "page-to-cloud": (always(sick.metadata_redirect), "refused"),
    "page-offsite": (always(sick.offsite_redirect), "offsite"),
    "page-as-pdf": (always(sick.not_html), "not_html"),
    "page-empty": (always(sick.empty_page), "empty"),
    "page-walled": (always(sick.challenge_page), "challenge"),
    "page-secret": (always(sick.status(403)), "forbidden"),
    "page-broken": (always(sick.server_error), "server_error"),
    "page-missing": (always(sick.not_found), "gone"),
    "page-bodyless": (always(sick.bodyless_page), "no_article"),
    "page-sorry": (always(SORRY), "server_error"),
    "page-lost": (always(LOST), "gone"),
    "page-of-others": (always(OTHERS), "no_article"),
    "page-forbidden": (always(sick.not_found), "robots"),
    "claims-home": (posing('<link rel="canonical" href="HOME/">'), None),
    "claims-neighbour": (posing('<link rel="canonical" href="HOME/first-story">'), None),
    "claims-other": (posing('<link rel="canonical" href="http://other.invalid/x">'), None),
    "laden-page": (posing(LADEN), None),
    "nested-page": (nested_page, None),
    "old-protocol": (old_protocol, None),
}


# Of stories that were read before; nothing of this is an edit, and what is gone comes back.
STORED: dict[str, tuple[Answer, str]] = {
    "stored-sorry": (SORRY, "server_error"),
    "stored-lost": (LOST, "gone"),
    "stored-walled": (sick.challenge_page, "challenge"),
    "stored-short": (sick.wrong_length(), "truncated"),
    "stored-bodyless": (sick.bodyless_page, "no_article"),
    "stored-led-home": (sick.redirect("/"), "gone"),
}
