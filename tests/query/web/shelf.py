"""A file with stories to look at: an event told twice, an edit, hostile text, many alphabets.

fill(path)          makes it, through the store's own writers
STORIES             which number each story has
"""

from dataclasses import replace

from store.build import announce, announcement, article, at, begin, declare, page, quote, url

from newswatch import store
from newswatch.hashes import content_hash
from newswatch.model import Amount, Change, Link

STORIES = {"pledge": 1, "cinemas": 2, "herald": 3, "chinese": 4, "arabic": 5, "hostile": 6}
PLEDGE = (
    "Alibaba pledges HK$5bn over five years. It is for films.\n\n"
    "The group spoke in Hong Kong.\n\nMore will follow in spring."
)
EDITED = PLEDGE.replace("HK$5bn", "HK$6bn").replace("in spring", "next spring")
CHINESE = "阿里巴巴投資香港電影。"
ARABIC = "أعلنت الشركة عن تمويل بقيمة 10 ملايين دولار."
SCRIPT = "<script>document.title='ran'</script>"
IMAGE = "<img src=x onerror=\"document.title='ran'\">"
HOSTILE = f'{SCRIPT}{IMAGE}"><svg onload=alert(1)> {{{{7*7}}}} &lt;b&gt;'


def told(body, text, value, who="Alibaba"):
    """What the detector would say of a pledge of so many Hong Kong dollars."""
    start = body.index(text)
    amount = Amount(text=text, currency="HKD", value=value, start=start, end=start + len(text))
    return announcement(
        amounts=(amount,),
        funders=(who, "Tencent"),
        evidence=(
            quote(body, body.partition(" It is")[0], "type"),
            quote(body, text, "amounts[0]"),
            quote(body, who[:7], "funders[0]"),
        ),
    )


class Shelf:
    """Stories as a crawl would have stored them."""

    def __init__(self, path):
        self.db = store.open_database(path, create=True)
        declare(self.db)
        store.declare_source(
            self.db,
            name="herald",
            title="The Herald",
            home="https://herald.example",
            country="AU",
            language="en",
            time_zone="Australia/Sydney",
            channels=(),
            now=at(0),
        )
        self.crawls = {name: begin(self.db, 0, source=name) for name in ("outlet", "herald")}

    def put(self, story, *, source="outlet", minute=0, fields=()):
        """Store a story or a new version of it; *fields* say what differs."""
        return store.save_page(
            self.db,
            source,
            self.crawls[source],
            page(story, minute=minute),
            Change(kind="modified" if fields else "new", fields=fields),
            now=at(minute),
            content_hash=content_hash(story.headline, story.body, story.authors),
            published_at=at(0 if source == "outlet" else 90),
            next_check_at=at(minute + 60),
        )

    def close(self):
        for crawl in self.crawls.values():
            store.finish_crawl(
                self.db, crawl, finish_reason="finished", counts={}, stats={}, now=at(200)
            )
        self.db.close()


def fill(path):
    """Make the file at *path*."""
    shelf = Shelf(path)
    related = (Link(url=url(2), text="Cinemas", role="related"),)
    shelf.put(article(1, headline="Alibaba pledges HK$5bn to films", body=PLEDGE, links=related))
    shelf.put(article(2, headline="Cinemas are full", body="No money here.", links=()))
    event = store.create_event(shelf.db, type="pledge", first_article_id=1, first_seen_at=at(0))
    announce(shelf.db, 1, told(PLEDGE, "HK$5bn", 5_000_000_000), event_id=event)
    edited = article(1, headline="Alibaba pledges HK$6bn to films", body=EDITED, links=related)
    shelf.put(edited, minute=30, fields=("headline", "body"))
    announce(shelf.db, 1, told(EDITED, "HK$6bn", 6_000_000_000), minute=31, event_id=event)
    shelf.put(article(3, headline="Films get HK$5bn", body=PLEDGE), source="herald", minute=95)
    announce(shelf.db, 3, told(PLEDGE, "HK$5bn", 5_000_000_000), minute=96, event_id=event)
    shelf.put(article(4, headline=CHINESE, body=CHINESE * 3, language="zh-HK"))
    shelf.put(article(5, headline=ARABIC, body=ARABIC, language="ar"))
    hostile(shelf)
    owed(shelf.db)
    shelf.close()


def hostile(shelf):
    """Store a story of which every text that a page gives tries to run something."""
    body = f"{HOSTILE} HK$5bn {HOSTILE}\n\n{HOSTILE}"
    shelf.put(
        article(
            6,
            headline=HOSTILE,
            body=body,
            authors=(HOSTILE,),
            tags=(HOSTILE,),
            section=HOSTILE,
            description=HOSTILE,
            language='"><script>',
            links=(
                Link(url="javascript:document.title='ran'", text=HOSTILE, role="related"),
                Link(url="data:text/html,<script>1</script>", text=HOSTILE, role="in_body"),
            ),
        )
    )
    facts = told(body, "HK$5bn", 5_000_000_000, who=HOSTILE)
    announce(shelf.db, 6, facts)
    judged = {"stratum": "narrow", "detector": HOSTILE, "now": at(2)}
    version = store.get_article(shelf.db, 6).version_id
    store.save_judgement(shelf.db, 6, version, replace(facts, reasons=(HOSTILE,)), **judged)
    shelf.db["fetches"].insert(
        {
            "crawl_id": shelf.crawls["outlet"],
            "source_id": 1,
            "url": f"https://outlet.example/{HOSTILE}",
            "kind": "article",
            "failure": "http",
            "detail": HOSTILE,
            "fetched_at": at(2),
        }
    )


def owed(db):
    """Store a message that nobody is to read in a browser."""
    db["alerts"].insert(
        {
            "rule": "r",
            "target": "t",
            "subject_kind": "event",
            "subject_id": 1,
            "kind": "first",
            "key": "k",
            "message": '{"secret": "hush"}',
            "created_at": at(0),
        }
    )
    db["deliveries"].insert({"alert_id": 1, "target": "t", "last_error": "hush"})
