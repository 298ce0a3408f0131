"""Which story a page is, where addresses move, lie, are used twice, or belong to somebody else."""

from dataclasses import replace

import pytest
from crawl.test_apply import START, Crawl, kinds
from store.build import article, begin, declare, look, page

from newswatch import store
from newswatch.crawl.apply import apply
from newswatch.crawl.timing import Ground
from newswatch.model import Channel, Entry
from newswatch.store.transactions import rows, value

LONG = "\n\n".join(
    f"{words} " * 12
    for words in ("The agency said so,", "Its client agreed,", "Nobody else did,", "So it goes,")
)
OTHER = LONG.replace("agency", "bank").replace("client", "owner").replace("else", "more")
OTHER = OTHER.replace("goes", "went")


@pytest.fixture
def db(path):
    opened = store.open_database(path, create=True)
    yield opened
    opened.close()


def listed(crawl, **ids):
    """Let the channel list stories by slug with ids, as ``first="guid-1"``."""
    entries = tuple(
        Entry(url=f"https://outlet.example/{slug}", id=id_, position=number)
        for number, (slug, id_) in enumerate(ids.items())
    )
    crawl.apply(replace(look(minute=crawl.minute), entries=entries))


def told(crawl, slug, body=LONG, *, headline="A headline", later=0, **said):
    address = f"https://outlet.example/{slug}"
    said = {"url": address, "canonical_url": address, **said}
    story = replace(article(1), headline=headline, body=body, **said)
    return crawl.apply(page(story, minute=crawl.minute + later, asked=address), later)


def count(db):
    return value(db, "SELECT count(*) FROM articles")


def test_the_very_same_words_at_a_second_address_are_one_story(db):
    crawl = Crawl(db, 0)
    told(crawl, "first")
    told(crawl, "section-first", later=1)
    assert count(db) == 1
    (row,) = rows(db, "SELECT canonical_url FROM articles")
    assert row["canonical_url"] == "https://outlet.example/first"
    known = "https://outlet.example/section-first"
    assert store.find_article(db, known).canonical_url == row["canonical_url"]
    assert [kind for kind, _ in kinds(db)] == ["new"]


def test_short_words_and_notices_of_another_day_are_stories_of_their_own(db):
    crawl = Crawl(db, 0)
    for slug in ("first", "second"):
        told(crawl, slug, body="Read it in our app.")
    told(crawl, "last-year", published="2025-11-20")
    told(crawl, "this-year", published="2026-11-20", later=1)
    assert count(db) == 4


def test_a_story_that_moves_is_the_same_story_under_its_new_address(db):
    crawl = Crawl(db, 0)
    listed(crawl, old="guid-1")
    told(crawl, "old")
    later = Crawl(db, 60)
    listed(later, new="guid-1")
    told(later, "new", body=LONG + "\n\nCorrected since.")
    assert count(db) == 1
    assert [kind for kind, _ in kinds(db)] == ["new", "modified"]


def test_an_id_that_is_used_again_makes_no_edit_of_another_story(db):
    crawl = Crawl(db, 0)
    listed(crawl, monday="daily")
    told(crawl, "monday", headline="Morning briefing")
    later = Crawl(db, 60)
    listed(later, tuesday="daily")
    told(later, "tuesday", OTHER, headline="Morning briefing")
    assert count(db) == 2
    assert [kind for kind, _ in kinds(db)] == ["new", "new"]


def test_an_id_that_changes_makes_no_second_story(db):
    crawl = Crawl(db, 0)
    listed(crawl, first="1")
    told(crawl, "first")
    later = Crawl(db, 60)
    listed(later, first="2")
    told(later, "first")
    assert count(db) == 1


def test_a_claimed_address_goes_back_to_the_story_that_lives_there(db):
    crawl = Crawl(db, 0)
    told(crawl, "claims", canonical_url="https://outlet.example/lives", headline="Claims")
    assert store.find_article(db, "https://outlet.example/lives").headline == "Claims"
    told(crawl, "lives", OTHER, headline="Lives", later=1)
    for slug in ("claims", "lives"):
        assert store.find_article(db, f"https://outlet.example/{slug}").headline == slug.title()
    # Both keep what is theirs when they are read again.
    told(crawl, "claims", canonical_url="https://outlet.example/lives", headline="Claims", later=2)
    told(crawl, "lives", OTHER, headline="Lives", later=3)
    assert [kind for kind, _ in kinds(db)] == ["new", "new"]
    assert not store.verify(db)


def test_a_copy_of_another_outlets_story_is_marked(db):
    crawl = Crawl(db, 0)
    told(crawl, "first")
    declare(db, Channel(kind="feed", url="https://wire.example/feed"), name="wire")
    ground = Ground(source="wire", crawl_id=begin(db, 5, source="wire"))
    story = replace(
        article(1),
        url="https://wire.example/copied",
        canonical_url="https://wire.example/copied",
        headline="Another headline",
        body="By our desk.\n\n" + "\n\n".join(LONG.split("\n\n")[:3]),
    )
    result = replace(
        page(story, minute=6, asked=story.url), claimed_url="https://outlet.example/first"
    )
    apply(db, ground, result, START)
    copy = rows(db, "SELECT copy_of_article_id, copy_of_url FROM articles WHERE id = 2")
    first = value(db, "SELECT id FROM articles WHERE id = 1 AND copy_of_article_id IS NULL")
    assert copy == [{"copy_of_article_id": first, "copy_of_url": "https://outlet.example/first"}]
