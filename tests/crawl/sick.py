"""Publishers that fall ill and get well again: what each then answers, and what must come of it.

``CHANNELS`` are sources of which a whole channel or its robots.txt is sick; single pages are in
`sick_pages`. Most are made of ``tests/misbehaviour.py``; here stands what a reader may expect.
"""

import gzip
import itertools
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import misbehaviour as sick
from crawl.sickness import raw
from newsroom import Answer, Reply, Site, Story
from project import FEED, LISTING, SITEMAP

XML = {"Content-Type": "application/xml; charset=utf-8"}
MEANWHILE = "told-meanwhile"  # the story that is published while the source is sick
Laid = dict[str, Answer]


@dataclass(frozen=True)
class Sick:
    """``answers`` are laid over the site. ``word`` is what its failed requests are called, if any.

    ``sees``: what is published meanwhile arrives all the same.
    """

    answers: Callable[[Site], Laid]
    word: str | None = None
    sees: bool = False
    channels: str = FEED


def feed(answer: Answer, word: str | None = None, *, sees: bool = False) -> Sick:
    return Sick(lambda _: {"/feed": answer}, word, sees=sees)


def rules(answer: Answer, word: str | None = None) -> Sick:
    return Sick(lambda _: {"/robots.txt": answer}, word, sees=word is None)


def rewritten(change: Callable[[str, Site], str | bytes], **headers: str) -> Sick:
    """A feed that is served otherwise than it ought to be, and can be read."""
    named = {**XML, **{name.replace("_", "-"): value for name, value in headers.items()}}

    def answers(site: Site) -> Laid:
        def answer(exchange) -> None:
            Reply(change(site.feed(), site), headers=named)(exchange)

        return {"/feed": answer}

    return Sick(answers, sees=True)


def each_item(make: Callable[[Story, Site], str]) -> Sick:
    def change(_: str, site: Site) -> str:
        items = "".join(f"<item>{make(story, site)}</item>" for story in site.newest())
        return f'<rss version="2.0"><channel><title>t</title>{items}</channel></rss>'

    return rewritten(change)


def title_and_link(story: Story, site: Site) -> str:
    return f"<title>{story.headline}</title><link>{site.url(story.slug)}</link>"


def with_head(head: str, entity: str = "") -> Callable[[str, Site], str]:
    """Put a document type before the feed, and use what it declares in the titles."""

    def change(text: str, _: Site) -> str:
        return text.replace('<?xml version="1.0"?>', f'<?xml version="1.0"?>{head}').replace(
            "<title>", f"<title>{entity}"
        )

    return change


LAUGHS = (
    '<!DOCTYPE rss [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    + "]>"
)
OUTSIDE = (
    '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/evil.dtd" [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
)


def flooded(text: str, _: Site) -> str:
    junk = "".join(
        f"<item><title>n{n}</title><link>http://other.invalid/story-{n}</link></item>"
        for n in range(20_000)
    )
    return text.replace("</channel>", f"{junk}</channel>")


def with_strange_links(text: str, site: Site) -> str:
    """Tell each story by a path alone, and beside them what is no address of a story."""
    strange = (
        "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "mailto:desk@post.example",
        "http://10.0.0.1/told-meanwhile", "http://user:secret@127.0.0.1/told-meanwhile",
        "http:\\\\127.0.0.1\\x", "//other.invalid/told-meanwhile", "http://[::1", "",
        f"/{'a' * 70_000}", "http://169.254.169.254/latest/meta-data",
    )  # fmt: skip
    items = "".join(f"<item><title>x</title><link>{link}</link></item>" for link in strange)
    text = text.replace(f"<link>{site.home}/", "<link>/").replace(
        "<guid>", "<guid isPermaLink='false'>"
    )
    return text.replace("</channel>", f"{items}</channel>")


def loop_over_two(site: Site) -> Laid:
    """Lead from this host by another name to itself and on, for ever."""
    other = site.home.replace("127.0.0.1", "localhost")
    return {"/feed": sick.redirect(f"{other}/round"), "/round": sick.redirect(f"{site.home}/feed")}


def long_way(site: Site) -> Laid:
    hops = {f"/hop{n}": sick.redirect(f"{site.home}/hop{n + 1}") for n in range(1, 12)}
    return {"/feed": sick.redirect(f"{site.home}/hop1"), **hops}


def endless_head(exchange) -> None:
    exchange.raw(b"HTTP/1.1 200 OK\r\n")
    while not exchange.closing.is_set():
        exchange.raw(b"X-More: " + b"y" * 8000 + b"\r\n")


def wait(status: int, value: bytes) -> Answer:
    """Answer *status* with a Retry-After of these very bytes."""
    return raw(
        b"HTTP/1.1 %d Wait\r\nRetry-After: %b\r\nContent-Length: 0\r\n\r\n" % (status, value)
    )


def sitemap(locs: list[str], root: str = "urlset", one: str = "url") -> str:
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    inner = "".join(f"<{one}><loc>{loc}</loc></{one}>" for loc in locs)
    return f'<?xml version="1.0"?><{root} xmlns="{space}">{inner}</{root}>'


def index(*locs: str) -> Reply:
    return Reply(sitemap([*locs], "sitemapindex", "sitemap"), headers=XML)


def nested(site: Site) -> Laid:
    """Indexes that name themselves and each other, and one that leads to the stories."""
    home = site.home
    return {
        "/sitemap.xml": index(f"{home}/sitemap.xml", f"{home}/b.xml"),
        "/b.xml": index(f"{home}/sitemap.xml", f"{home}/c.xml", f"{home}/b.xml"),
        "/c.xml": Reply(site.sitemap(), headers=XML),
    }


def crowded(site: Site) -> Laid:
    """A gzipped sitemap of a hundred thousand addresses, none of them of a story."""

    def answer(exchange) -> None:
        stories = [site.url(story.slug) for story in site.newest()]
        junk = [f"{site.home}/tag/{n}/all" for n in range(100_000)]
        packed = gzip.compress(sitemap([*stories, *junk]).encode(), 1)
        Reply(packed, headers={"Content-Type": "application/gzip"})(exchange)

    return {"/sitemap.xml": answer}


def calendar(site: Site) -> Laid:
    """A list that has a page for every day there ever was, each with another order of the same."""

    def answer(exchange) -> None:
        days = "".join(f"<a href='/news?page={n}'>{n}</a>" for n in range(50))
        Reply(site.listing() + days)(exchange)

    return {"/news": answer, **{f"/news?page={n}": answer for n in range(2, 60)}}


def with_sessions(site: Site) -> Laid:
    """Links that carry another session for each visitor."""

    def answer(exchange) -> None:
        text = site.listing()
        for story in site.newest():
            seen = f"{random.getrandbits(64):x}"
            text = text.replace(f'"/{story.slug}"', f'"/{story.slug}?PHPSESSID={seen}"')
        Reply(text)(exchange)

    return {"/news": answer}


def dated(moment: Callable[[], str]) -> Callable[[Story, Site], str]:
    return lambda story, site: f"{title_and_link(story, site)}<pubDate>{moment()}</pubDate>"


def just_now() -> str:
    return datetime.now(UTC).strftime("%a, %d %b %Y %H:%M:%S.%f GMT")


def with_guid(guid: Callable[[], str]) -> Callable[[Story, Site], str]:
    told = "<guid isPermaLink='false'>{}</guid>"
    return lambda story, site: title_and_link(story, site) + told.format(guid())


def proof_due(answer: Callable[[Site], Answer], word: str | None = None, *, sees: bool) -> Sick:
    return Sick(lambda site: {"/feed": answer(site)}, word, sees=sees)


def whole_feed(site: Site) -> Callable[[], Reply]:
    return lambda: Reply(site.feed(), headers=XML)


BAD_STATUS = raw(b"ICY 200 OK\r\nContent-Length: 0\r\n\r\n")
CHANNELS: dict[str, Sick] = {
    # ── where it leads ────────────────────────────────────────────────────────────────────────
    "loop": feed(sick.redirect_to_itself, "redirect"),
    "loop_over_two": Sick(loop_over_two, "redirect"),
    "long_way": Sick(long_way, "redirect"),
    "to_file": feed(sick.file_redirect, "refused"),
    "to_metadata": feed(sick.metadata_redirect, "refused"),
    # ── how it comes ──────────────────────────────────────────────────────────────────────────
    "drip": feed(sick.slow_drip(seconds=0.2), "timeout"),
    "endless": feed(sick.endless, "too_large"),
    "endless_head": feed(endless_head, "too_large"),
    "bomb": feed(sick.gzip_bomb(kind="application/xml"), "too_large"),
    "reset": feed(sick.reset_mid_body, "truncated"),
    "no_http": feed(BAD_STATUS, "truncated"),
    "cookies": rewritten(lambda text, _: text, Set_Cookie="a=" + "b" * 40_000),
    "as_page": rewritten(lambda text, _: text, Content_Type="text/html; charset=utf-16"),
    # ── what it says ──────────────────────────────────────────────────────────────────────────
    "page": feed(sick.html_feed, "not_a_feed"),
    "nothing": feed(sick.empty_feed, "empty"),
    "wall": feed(sick.challenge_page, "challenge"),
    "lost": feed(sick.not_found, "gone"),
    "laughs": rewritten(with_head(LAUGHS, "&a11;")),
    "outside": rewritten(with_head(OUTSIDE, "&x;")),
    "cut": rewritten(lambda text, _: text[: text.rindex("<pubDate>")]),
    "flood": rewritten(flooded),
    "links": rewritten(with_strange_links),
    "future": each_item(dated(lambda: "Fri, 31 Dec 2099 23:59:59 GMT")),
    "today": each_item(dated(just_now)),
    "no_ids": each_item(title_and_link),
    "one_id": each_item(with_guid(lambda: "the-same")),
    "new_ids": each_item(with_guid(lambda: f"{random.getrandbits(64):x}")),
    # ── what it says of change ────────────────────────────────────────────────────────────────
    "always_304": proof_due(
        lambda site: sick.unmoved(whole_feed(site), always=True), "not_modified", sees=False
    ),
    "denies": proof_due(lambda site: sick.unmoved(whole_feed(site)), sees=True),
    "one_tag": proof_due(
        lambda site: sick.tagged(whole_feed(site), itertools.repeat('"same"')), sees=True
    ),
    "new_tags": proof_due(
        lambda site: sick.tagged(whole_feed(site), (f'"{n}"' for n in itertools.count())), sees=True
    ),
    # ── when it wants to be asked ─────────────────────────────────────────────────────────────
    "wait_past": feed(wait(429, b"Sun, 06 Nov 1994 08:49:37 GMT"), "rate_limited"),
    "wait_ages": feed(wait(429, b"1" + b"0" * 12), "rate_limited"),
    "wait_words": feed(wait(429, b"\xe4\xb8\x80\xe5\xb0\x8f\xe6\x97\xb6"), "rate_limited"),
    "rest": feed(wait(503, b"3600"), "rate_limited"),
    "rest_past": feed(wait(503, b"Sun, 06 Nov 1994 08:49:37 GMT"), "server_error"),
    # ── robots.txt ────────────────────────────────────────────────────────────────────────────
    "robots_no": rules(sick.robots_disallow, "robots"),
    "robots_broken": rules(sick.robots_error, "robots"),
    "robots_silent": rules(sick.slow_robots(), "timeout"),
    "robots_page": rules(sick.html_feed),
    "robots_huge": rules(sick.robots(*(f"Disallow: /x{n}/" for n in range(70_000)))),
    "robots_loop": rules(sick.redirect_to_itself),
    # ── sitemaps and sections ─────────────────────────────────────────────────────────────────
    "map_of_itself": Sick(
        lambda site: {"/sitemap.xml": index(f"{site.home}/sitemap.xml")}, "empty", channels=SITEMAP
    ),
    "map_nested": Sick(nested, sees=True, channels=SITEMAP),
    "map_crowded": Sick(crowded, sees=True, channels=SITEMAP),
    "calendar": Sick(
        calendar,
        sees=True,
        channels=LISTING.replace(")", ', next_page="?page={page}", pages=3)'),
    ),
    "sessions": Sick(with_sessions, sees=True, channels=LISTING),
}
