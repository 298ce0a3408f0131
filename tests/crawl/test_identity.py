"""Which story a page is, where addresses move, lie, are used twice, or belong to somebody else."""

import random
from dataclasses import replace

import pytest
from crawl.applying import START, Crawl
from crawl.test_apply import kinds
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


def prose(seed, paragraphs=4):
    """Return paragraphs of 45 words that no other seed has."""
    dice = random.Random(seed)
    words = [f"{a}{b}" for a in ("ka", "lo", "mi", "ru", "te", "so") for b in "abdeginoprstuvwxyz"]
    return [" ".join(dice.choices(words, k=45)).capitalize() + "." for _ in range(paragraphs)]


WIRE, ABOUT = prose("wire"), prose("about the firm", 2)
EDITED = [part.replace("ka", "ko", 1).replace(" mi", " and mi", 1) for part in WIRE]


@pytest.mark.parametrize(
    ("first", "second", "is_copy"),
    [
        (WIRE, ["By our desk.", *WIRE[:3]], True),  # its end is cut off
        (WIRE, [prose("desk", 1)[0], *WIRE], True),
        (WIRE, EDITED, True),  # no paragraph is word for word the same
        (WIRE, EDITED[1:], True),
        # What a firm writes below all of its messages makes no copy of two of them.
        ([*prose("one", 3), *ABOUT], [*prose("two", 3), *ABOUT], False),
        (WIRE, [*prose("other", 4), WIRE[0]], False),  # quotes a paragraph
        (WIRE, [WIRE[0][:120]], False),  # a teaser
        (WIRE, prose("other", 4), False),
    ],
)
def test_a_copy_of_another_outlets_story_is_marked_also_if_edited(db, first, second, is_copy):
    crawl = Crawl(db, 0)
    told(crawl, "first", "\n\n".join(first))
    declare(db, Channel(kind="feed", url="https://wire.example/feed"), name="wire")
    ground = Ground(source="wire", crawl_id=begin(db, 5, source="wire"))
    story = replace(
        article(1),
        url="https://wire.example/copied",
        canonical_url="https://wire.example/copied",
        headline="Another headline",
        body="\n\n".join(second),
    )
    result = replace(
        page(story, minute=6, asked=story.url), claimed_url="https://outlet.example/first"
    )
    apply(db, ground, result, START)
    copied = value(db, "SELECT id FROM articles WHERE id = 1") if is_copy else None
    assert rows(db, "SELECT copy_of_article_id, copy_of_url FROM articles ORDER BY id") == [
        {"copy_of_article_id": None, "copy_of_url": None},
        {"copy_of_article_id": copied, "copy_of_url": "https://outlet.example/first"},
    ]
