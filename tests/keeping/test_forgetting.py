"""Forgetting: no word is left in any file, nothing comes back, and nothing else goes."""

import asyncio
from dataclasses import replace

import pytest
from crawl.source import HOME, spider
from crawl.test_writer import begin as begin_writing
from keeping.kept import exchange, html, keep
from store.build import FEED, alert, announce, announcement, article, at, look, page, save, url

from newswatch import store
from newswatch.crawl.requests import PageAsk
from newswatch.crawl.writer import Writer
from newswatch.errors import StoreError
from newswatch.fetch import archive
from newswatch.keeping.forgetting import find, forget
from newswatch.model import Link, Recheck
from newswatch.store import forgetting, sweeping
from newswatch.store.transactions import rows, run, value
from newswatch.urls import url_hash

# Words that nothing else says, in every place in which a story leaves some.
WORD = "zanzibarilla"
TEXT = " ".join(f"{WORD} {n} says what no other story of ours would ever say." for n in range(30))
OTHER = "The harbour of another town is told of here, at some length and in its own words."


def secret(**more):
    told = {
        "headline": f"The {WORD} affair",
        "body": TEXT,
        "authors": (f"Ann {WORD.title()}",),
        "tags": (f"{WORD}-tag",),
        "description": f"A summary of {WORD}.",
    }
    return article(5, **(told | more))


def linking():
    links = (
        Link(url=url(5), text=f"The {WORD} affair", role="related"),
        Link(url=f"{url(5)}/?utm_source=x", text=f"More of {WORD}", role="in_body", paragraph=0),
        Link(url=url(9), text="Elsewhere", role="related"),
    )
    return article(6, body=OTHER, links=links)


@pytest.fixture
def told(db, folder, crawl_id):
    """A store in which everything that can speak of a story does, and another story beside it."""
    listed = look(5, 6, found=())
    entries = tuple(
        replace(entry, title=f"About {WORD}", url=entry.url + end)
        for entry in listed.entries[:1]
        for end in ("", "/")
    )
    listed = replace(listed, entries=(*entries, listed.entries[1]))
    store.save_feed(db, "outlet", crawl_id, listed, now=at(0), next_fetch_at=at(15))
    other = keep(db, folder, crawl_id, linking(), html(OTHER), minute=1)
    number = keep(db, folder, crawl_id, secret(), html(TEXT), minute=2)
    keep(db, folder, crawl_id, secret(body=f"{TEXT} More."), html(f"{TEXT} More."), minute=3,
         kind="modified")  # fmt: skip
    event = store.create_event(db, type=None, first_article_id=number, first_seen_at=at(2))
    facts = announcement(
        funders=(f"{WORD} Capital",), lead_funders=(), amounts=(), evidence=(),
        reasons=(f"because of {WORD}",),
    )  # fmt: skip
    announce(db, number, facts, event_id=event)
    store.save_judgement(db, number, 3, facts, stratum="flagged", detector="1", now=at(4))
    message = replace(alert().message, url=url(5), headline=f"The {WORD} affair", quote=TEXT[:80])
    about = replace(alert(), subject_kind="event", subject_id=event, message=message)
    store.add_alert(db, about, change_id=None, now=at(4))
    digest = replace(
        alert(2), subject_kind="digest", subject_id=1,
        message=replace(message, key=alert(2).key, url="", headline="Two stories",
                        quote=f"The {WORD} affair\n{url(5)}\nAnother story\n{url(6)}"),
    )  # fmt: skip
    store.add_alert(db, digest, change_id=None, now=at(4))
    change = value(db, "SELECT max(id) FROM changes WHERE article_id = ?", (number,))
    for kind, subject in (("change", str(change)), ("page", url(5))):
        store.quarantine(db, subject_kind=kind, subject=subject, step="s", error=WORD, now=at(5))
    return {"number": number, "other": other, "event": event}


def in_files(path, folder, *words):
    """Return where any of *words* stands: in the bytes of a file, or in an archived page."""
    found = []
    for file in (*path.parent.glob("newswatch.db*"),):
        data = file.read_bytes().lower()
        found += [(file.name, word) for word in words if word.lower().encode() in data]
    for name in archive.names(folder):
        body = archive.read(folder, name).decode().lower()
        found += [(name, word) for word in words if word.lower() in body]
    return found


def erase(db, folder, *urls, authors=()):
    return forget(db, folder, find(db, urls, authors), reason="asked", now=at(9))


def test_no_word_of_it_is_left_in_any_file(db, path, folder, told):
    assert in_files(path, folder, WORD)
    done = erase(db, folder, f"{url(5)}/?utm_source=mail")
    assert (done.stories, done.files, done.said_elsewhere) == (1, 2, ())
    assert in_files(path, folder, WORD, url(5)) == []
    db.close()
    assert in_files(path, folder, WORD, url(5)) == []
    with store.open_database(path) as again:
        assert store.verify(again) == []
        assert store.get_article(again, told["other"]).body == OTHER
        assert [link["text"] for link in rows(again, "SELECT text FROM links")] == ["Elsewhere"]
        assert len(store.search_articles(again, "harbour")) == 1
        assert store.search_articles(again, WORD) == []
        assert value(again, "SELECT count(*) FROM events") == 0
        (digest,) = store.list_deliveries(again)
        assert digest.message.quote == f"Another story\n{url(6)}"
        assert rows(again, "SELECT stories, swept_at FROM erasures") == [
            {"stories": 1, "swept_at": at(9)}
        ]


def test_words_that_were_deleted_before_and_left_in_the_file_go_too(db, path, folder, told):
    run(db, "PRAGMA secure_delete = OFF")  # as most builds of SQLite have it
    left = "yokohamarilla " * 2000
    store.quarantine(db, subject_kind="page", subject="x", step="s", error=left, now=at(1))
    run(db, "DELETE FROM quarantine WHERE subject = 'x'")
    store.checkpoint(db)
    assert in_files(path, folder, "yokohamarilla")
    erase(db, folder, url(5))
    assert in_files(path, folder, "yokohamarilla", WORD) == []


def test_all_that_credits_an_author_goes_and_comes_no_more(db, path, folder, crawl_id, told):
    quoting = article(7, body=OTHER, authors=("Ann  zanzibarilla", "Bob Lim"))
    save(db, crawl_id, quoting, minute=5)
    wanted = find(db, (), (f"ANN {WORD}",))
    assert [found.url for found in wanted.stories] == [url(5), url(7)]
    assert (wanted.stories[0].versions, wanted.stories[0].is_announced) == (2, True)
    forget(db, folder, wanted, reason="asked", now=at(9))
    assert in_files(path, folder, WORD) == []
    assert value(db, "SELECT count(*) FROM authors WHERE name = 'Bob Lim'") == 0
    later = article(8, body=OTHER * 3, authors=(f"Ann {WORD.title()}",))
    assert save(db, crawl_id, later, minute=10) is None
    assert save(db, crawl_id, article(8, body=OTHER), minute=11) is None  # its address is known
    assert in_files(path, folder, WORD) == []


def served(asked, *, final=None, **more):
    """A page that was read under one address, and perhaps answered under another."""
    story = secret(**({"url": asked, "canonical_url": final or asked} | more))
    return replace(page(story, minute=12, asked=asked, final_url=final or asked))


EDITED = "Other words, since edited, at some length."
WAYS_BACK = {
    "its own address": served(url(5), body=EDITED),
    "another writing": served(
        f"{url(5).replace('https://', 'http://www.')}/?utm_source=x", body=EDITED
    ),
    "a redirect to it": served(url(70), final=url(5), canonical_url=url(70), body=EDITED),
    "a redirect from it": served(url(5), final=url(70), body=EDITED),
    "its canonical address": served(url(70), canonical_url=url(5), body=EDITED),
    "the address that once led to it": served(url(50), body=EDITED),
    "a new address for the same words": served(url(71)),
    "earlier words at a new address": served(url(72), body=f"{TEXT} More."),
}


@pytest.mark.parametrize("way", WAYS_BACK)
def test_it_comes_back_by_no_way(db, folder, crawl_id, told, way):
    moved = page(secret(), minute=6, asked=url(50), final_url=url(5))
    store.save_page(db, "outlet", crawl_id, moved, None, now=at(6))
    erase(db, folder, url(5))
    result = WAYS_BACK[way]
    assert store.save_page(db, "outlet", crawl_id, result, None, now=at(12)) is None
    assert forgetting.is_forgotten(db, result)
    # What led there is barred from now on: nobody is asked for it again.
    job = store.load_job(db, "outlet", crawl_id, now=at(13))
    assert url_hash(result.url) in job.forgotten
    assert store.search_articles(db, WORD) == []


def test_a_story_that_leads_to_it_for_a_while_is_not_lost(db, folder, crawl_id, told):
    erase(db, folder, url(5))
    result = page(number=6, minute=12, final_url=url(5), status=404, failure="gone")
    assert store.save_page(db, "outlet", crawl_id, result, None, now=at(12)) is None
    assert not forgetting.is_barred(db, url(6))
    assert store.find_article(db, url(6)).body == OTHER


def test_other_words_at_other_addresses_are_stored(db, folder, crawl_id, told):
    erase(db, folder, url(5))
    assert save(db, crawl_id, article(80, body=OTHER * 2), minute=12)


def test_its_bytes_are_not_kept_when_it_is_served_again(path, db, folder, told):
    erase(db, folder, url(5))
    before = sorted(archive.names(folder))

    async def crawl():
        writer = Writer(path, folder)
        await writer.open(begin_writing)
        for result in (served(url(5)), served(url(70), final=url(5)), served(url(71))):
            writer.add(replace(result, exchange=exchange(result.url)), html(TEXT))
        await writer.close(lambda db: None)
        return writer

    assert asyncio.run(crawl()).failure is None
    assert sorted(archive.names(folder)) == before
    assert in_files(path, folder, WORD) == []


def test_a_page_that_links_to_it_brings_its_words_back_no_more(db, path, folder, crawl_id, told):
    erase(db, folder, url(5))
    linking_again = replace(linking(), section="News")
    save(db, crawl_id, linking_again, minute=14, kind=None)
    assert [row["text"] for row in rows(db, "SELECT text FROM links")] == ["Elsewhere"]
    store.save_feed(
        db, "outlet", crawl_id, look(5, 6, minute=15, found=(5, 6)), now=at(15),
        next_fetch_at=at(30),
    )  # fmt: skip
    assert value(db, "SELECT count(*) FROM feed_entries WHERE url = ?", (url(5),)) == 0
    assert value(db, "SELECT count(*) FROM candidates WHERE url = ?", (url(5),)) == 0


def test_what_was_forgotten_is_not_asked_for_however_often_it_is_listed():
    made = spider(forgotten=frozenset({url_hash(f"{HOME}/a-secret-story")}))
    asked = [
        request.url
        for slug in ("a-secret-story", "an-open-story")
        for request in made._ask(PageAsk(recheck=Recheck(url=f"{HOME}/{slug}")))
    ]
    assert asked == [f"{HOME}/an-open-story"]


def test_an_address_that_is_not_known_yet_is_barred(db, folder, crawl_id):
    assert erase(db, folder, url(90)).stories == 0
    assert save(db, crawl_id, article(90), minute=3) is None


def test_names_and_events_that_others_tell_of_stay(db, path, folder, crawl_id, told):
    same = article(8, body=OTHER * 2, tags=(f"{WORD}-tag",))
    teller = save(db, crawl_id, same, minute=6)
    announce(db, teller, announcement(funders=(f"{WORD} Capital",), lead_funders=(), amounts=(),
                                      evidence=()), event_id=told["event"])  # fmt: skip
    erase(db, folder, url(5))
    assert value(db, "SELECT name FROM tags WHERE name LIKE 'zanz%'") == f"{WORD}-tag"
    assert value(db, "SELECT count(*) FROM parties WHERE name LIKE 'zanz%'") == 1
    assert store.find_event(db, told["event"]).announcements[0].article_id == teller
    # The message was about the forgotten telling, by its address.
    assert [row.subject_kind for row in store.list_deliveries(db)] == ["digest"]
    assert store.verify(db) == []


def test_words_that_another_story_says_too_are_told_and_stay(db, folder, crawl_id, told):
    copy = article(8, headline="A copy", body=TEXT, authors=("Wire",))
    save(db, crawl_id, copy, minute=6)
    done = erase(db, folder, url(5))
    assert done.said_elsewhere
    assert store.find_article(db, url(8)).body == TEXT


def test_a_reader_that_stays_is_told_of_and_the_next_time_ends_the_work(db, path, folder, told):
    run(db, "PRAGMA busy_timeout = 50")
    with store.open_database(path, read_only=True) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM articles").fetchone()
        with pytest.raises(StoreError, match="log still holds the old words"):
            erase(db, folder, url(5))
        assert store.get_article(db, told["number"]) is None  # erased, but not overwritten yet
        assert [finding.check for finding in store.verify(db)] == ["erasures"]
        reader.rollback()
    erase(db, folder, url(5))
    assert in_files(path, folder, WORD) == []
    assert store.verify(db) == []


def test_a_file_in_which_words_stay_is_never_called_clean(db, folder, told, monkeypatch):
    monkeypatch.setattr(sweeping, "sweep", lambda _: None)
    off = "PRAGMA secure_delete = OFF"
    monkeypatch.setattr(sweeping, "overwrite_deleted", lambda db: run(db, off))
    with pytest.raises(StoreError, match="pieces of what was erased are still in the database"):
        erase(db, folder, url(5))
    assert forgetting.unswept(db) == 1


def test_words_over_the_border_of_two_pieces_are_found(db, path, monkeypatch):
    run(db, "INSERT INTO docs VALUES ('x', 'y', ?, NULL)", (WORD * 3,))
    store.checkpoint(db)
    monkeypatch.setattr(sweeping, "_PIECE", 7)
    assert sweeping.words_in_files(db, [WORD, "nowhere", ""]) == [WORD]


def test_the_store_of_an_older_feed_is_not_touched(db, folder, crawl_id, told):
    """Forgetting one story leaves the channel and its other entries as they were."""
    erase(db, folder, url(5))
    assert [row["url"] for row in rows(db, "SELECT url FROM feed_entries")] == [url(6)]
    assert [feed.url for feed in store.list_feeds(db, "outlet")] == [FEED.url]
