"""The archive read anew: shown first, written when told to, and nobody hears of it."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from keeping.kept import keep
from project import Project
from store.build import article, at, begin, declare

from newswatch import store
from newswatch.config import Config
from newswatch.crawl.read import read
from newswatch.fetch import archive
from newswatch.flag.again import detect_again, judge_again
from newswatch.keeping.pruning import expire
from newswatch.keeping.rereading import Ways, read_again
from newswatch.model import Page, PageRules, Wishes
from newswatch.store.archive import list_archived
from newswatch.store.transactions import rows, run, value

FIRST = (
    "Kite Labs has raised US$5 million in a Series A round led by Banyan Row Ventures, the Penang "
    "company said on Monday. It makes software for small shops that sell by telephone."
)
SECOND = (
    "The money will be used to hire engineers in Penang and Cebu, and to open an office in Hanoi "
    "before the end of the year, according to its founder."
)
THIRD = "It employs forty people in three towns, and was founded by two former bank clerks."
BODY = (FIRST, SECOND, THIRD)
HEADLINE = "Kite Labs raises US$5m Series A"


def raw(number, *, more="", headline=HEADLINE):
    paragraphs = "".join(f"<p>{text}</p>" for text in BODY)
    return (
        f"<html lang='en'><head><title>{headline} {number}</title>"
        f"<meta name='author' content='Ann Lee'><meta property='article:section' content='Deals'>"
        f"<meta property='article:published_time' content='2026-11-20T09:00:00+08:00'></head>"
        f"<body><article><h1>{headline} {number}</h1>{paragraphs}{more}</article></body></html>"
    ).encode()


def as_read(number, **more):
    page = Page(url=article(number).url, body=raw(number), encoding="utf-8")
    return replace(read(page), canonical_url=article(number).url, **more)


WORSE = "Kite Labs has raised US$5 million.\n\nSign up for our newsletter today."
ALL = Ways(
    rules=lambda _: PageRules(),
    instant=lambda _, stated: at(0) if stated else None,
    judge=lambda db, stories: judge_again(db, stories, now=at(99)),
)


@pytest.fixture
def stocked(db, folder, crawl_id):
    """1: read as today. 2 and 3: text and section read worse by an older extractor. 4: no page."""
    keep(db, folder, crawl_id, as_read(1), raw(1), minute=1)
    for number in (2, 3):
        worse = as_read(number, body=WORSE, section=None, authors=("By Ann Lee",))
        keep(db, folder, crawl_id, worse, raw(number), minute=number)
    keep(db, folder, crawl_id, as_read(4, wishes=Wishes(noarchive=True)), raw(4), minute=4)
    run(db, "UPDATE changes SET done_at = found_at")
    detect_again(db, is_applied=True)
    run(db, "DELETE FROM announcements")
    return db


def replay(db, folder, **more):
    heard = []
    report = read_again(db, folder, ALL, on_moved=heard.append, **({"is_applied": False} | more))
    return report, heard


def everything(db):
    """All that is stored, but for the counter of changes."""
    return [line for line in db.conn.iterdump() if "change_counter" not in line]


def test_what_would_change_is_told_field_by_field_and_nothing_is_written(stocked, folder):
    before = everything(stocked)
    report, heard = replay(stocked, folder)
    assert everything(stocked) == before
    assert (report.read, report.moved, report.same, report.unkept) == (3, 2, 1, 1)
    assert [moved.article_id for moved in heard] == [2, 3]
    told = {one.field: (one.old, one.new) for one in heard[0].differences}
    assert [*told] == ["body", "authors", "section"]
    assert told["section"] == (None, "Deals")
    assert told["authors"] == (("By Ann Lee",), ("Ann Lee",))
    assert told["body"] == (WORSE, "\n\n".join(BODY))
    assert report.fields == {"body": 2, "authors": 2, "section": 2}


def test_what_is_applied_is_a_version_of_ours_and_tells_nobody(stocked, folder):
    changes = rows(stocked, "SELECT * FROM changes")
    replay(stocked, folder, is_applied=True)
    assert rows(stocked, "SELECT * FROM changes") == changes
    assert store.list_deliveries(stocked) == []
    versions = rows(stocked, "SELECT version, is_reread, fetched_at FROM article_versions"
                             " WHERE article_id = 2 ORDER BY version")  # fmt: skip
    assert versions == [
        {"version": 1, "is_reread": 0, "fetched_at": at(2)},
        {"version": 2, "is_reread": 1, "fetched_at": at(2)},
    ]
    shown = store.show_article(stocked, 2)
    assert shown.article.body == "\n\n".join(BODY)
    assert (shown.section, shown.article.authors) == ("Deals", ("Ann Lee",))
    assert shown.article.last_changed_at == at(2)  # the outlet has changed nothing since
    assert store.search_articles(stocked, "telephone")
    assert not store.search_articles(stocked, "newsletter")
    # It was judged by its new words, as old news.
    assert shown.announcement.version_id == shown.versions[-1].version_id
    assert shown.announcement.is_backfill
    assert store.verify(stocked) == []
    assert replay(stocked, folder)[0].moved == 0  # done once, it is done


def test_the_next_look_finds_no_edit(stocked, folder):
    replay(stocked, folder, is_applied=True)
    keep(stocked, folder, 1, as_read(2), raw(2), minute=50, kind=None)
    assert store.get_article(stocked, 2).version == 2


def test_it_goes_on_where_it_was_stopped(stocked, folder, monkeypatch):
    monkeypatch.setattr("newswatch.keeping.rereading.BATCH", 1)

    def stop(report):
        if report.last == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        replay(stocked, folder, is_applied=True, on_batch=stop)
    bodies = rows(stocked, "SELECT body FROM articles ORDER BY id")
    assert [row["body"] == WORSE for row in bodies] == [False, False, True, False]
    report, heard = replay(stocked, folder, is_applied=True, after=2)
    assert [moved.article_id for moved in heard] == [3]
    assert report.read == 1


def test_one_page_that_cannot_be_read_costs_itself_alone(stocked, folder):
    pages = {page.article_id: page.raw_hash for page in list_archived(stocked)}
    archive.remove(folder, pages[1])
    path = archive.path_of(folder, pages[2])
    path.write_bytes(
        archive.path_of(folder, archive.write(folder, b"<p>no story</p>")).read_bytes()
    )
    report, heard = replay(stocked, folder)
    assert (report.unkept, [moved.article_id for moved in heard]) == (3, [3])
    empty = archive.write(folder, b"<html><body><p></p></body></html>")
    run(stocked, "UPDATE archived_pages SET raw_hash = ? WHERE article_id = 3", (empty,))
    assert replay(stocked, folder)[0].unreadable == 1


def test_a_text_that_has_expired_does_not_come_back(stocked, folder):
    worse = as_read(2, body=WORSE, section=None, authors=("By Ann Lee",))
    later = raw(2, more="<!-- later -->")
    keep(stocked, folder, 1, worse, later, minute=9 * 1440, kind=None)
    expire(stocked, Config(keep_days=7), folder, datetime(2026, 12, 1, tzinfo=UTC))
    assert value(stocked, "SELECT body FROM articles WHERE id = 2") == ""
    assert [page.article_id for page in list_archived(stocked)] == [2]
    assert replay(stocked, folder, is_applied=True)[0].unkept == 4
    assert value(stocked, "SELECT group_concat(body, '') FROM article_versions") == ""
    # Nor is it judged by what is left of it.
    assert detect_again(stocked, is_applied=False).judged == 0


def test_a_story_that_waits_to_be_judged_is_left_to_that(stocked, folder):
    run(stocked, "UPDATE changes SET done_at = NULL WHERE article_id = 2")
    report, heard = replay(stocked, folder)
    assert (report.waiting, [moved.article_id for moved in heard]) == (1, [3])


def test_rules_of_the_source_are_read_with_and_the_channels_date_stays(db, folder, crawl_id):
    undated = raw(1).replace(b"article:published_time", b"nothing")
    keep(db, folder, crawl_id, as_read(1, published="2026-11-19"), undated, minute=1)
    run(db, "UPDATE changes SET done_at = found_at")
    assert replay(db, folder)[0].moved == 0
    ways = replace(ALL, rules=lambda source: PageRules(headline="title") if source else None)
    heard = []
    read_again(db, folder, ways, is_applied=False, on_moved=heard.append)
    assert heard == [] or {one.field for one in heard[0].differences} == {"headline"}
    assert read_again(db, folder, ALL, is_applied=False, source="other").read == 0


def test_the_verb_shows_and_applies(tmp_path, capsys, monkeypatch):
    from newswatch.cli.extract import extract  # noqa: PLC0415 - the command itself

    project = Project(tmp_path)
    with store.open_database(project.database, create=True) as db:
        declare(db)
        begin(db, 0)
        worse = as_read(1, body=WORSE, section=None, tags=("a",))
        keep(db, tmp_path / "archive", 1, worse, raw(1), minute=1)
        run(db, "UPDATE changes SET done_at = found_at")
    monkeypatch.chdir(tmp_path)

    def call(*words):
        extract.main([*words], standalone_mode=False)
        return capsys.readouterr()

    told = call("--stored")
    assert "~ 1: Kite Labs raises US$5m Series A 1\n" in told.out
    assert "    section: nothing → Deals\n" in told.out
    assert "    body: - Sign up for our newsletter today.\n" in told.out
    assert "    body: + It employs forty people" in told.out
    assert "    tags: - a\n" in told.out
    assert "read 1 pages: 1 stories would change" in told.out
    assert "nothing was changed" in told.err
    limited = call("--stored", "--limit", "0")
    assert "… and 1 more (--limit)" in limited.out
    applied = json.loads(call("--stored", "--apply", "--json").out)
    assert (applied["moved"], applied["changes"][0]["differences"][0]["field"]) == (1, "body")
    assert "read 1 pages: 0 stories would change, 1 stay" in call("--stored").out
