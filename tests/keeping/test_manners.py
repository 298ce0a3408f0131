"""What publishers ask for is read, stored and honoured, from the wire to the row."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from keeping.kept import exchange, html, keep
from newsroom import Reply, Site
from project import LOGBOOK, SITEMAP, Project
from store.build import announce, article, at, page

from newswatch import store
from newswatch.crawl.apply import apply
from newswatch.crawl.declared import faults
from newswatch.crawl.timing import Ground
from newswatch.fetch import archive
from newswatch.keeping import files
from newswatch.keeping.terms import terms_line, wishes_line
from newswatch.model import HostResult, Wishes
from newswatch.store import manners
from newswatch.store.archive import list_archived
from newswatch.store.transactions import rows as read
from newswatch.store.transactions import run, value

BODY = (
    "Kite Labs has raised US$5 million in a Series A round led by Banyan Row Ventures, the Penang "
    "company said on Monday. It makes software for small shops that sell by telephone.\n\n"
    "The money will be used to hire engineers in Penang and Cebu, and to open an office in Hanoi "
    "before the end of the year, according to its founder."
)
HEADLINE = "Kite Labs raises US$5m Series A from Banyan Row Ventures"
PLACE = "/.well-known/tdmrep.json"
RULES = [{"location": "/by-file-*", "tdm-reservation": 1, "tdm-policy": "https://t.example/p"}]
ASKED = {  # slug of a story → what its page has in its head, what fields it is served with
    "by-tag-reserved": ("<meta name='tdm-reservation' content='1'>", {}),
    "by-field-reserved": ("", {"TDM-Reservation": "1"}),
    "by-file-reserved": ("", {}),
    "by-file-but-free": ("<meta name='tdm-reservation' content='0'>", {}),
    "tag-noarchive": ("<meta name='robots' content='index, noarchive'>", {}),
    "our-tag-noarchive": ("<meta name='newswatch' content='noarchive'>", {}),
    "field-noarchive": ("", {"X-Robots-Tag": "otherbot: all, newswatch: noarchive"}),
    "others-noarchive": ("", {"X-Robots-Tag": "otherbot: noarchive"}),
}
RESERVED = {"by-tag-reserved", "by-field-reserved", "by-file-reserved"}
NOARCHIVE = {"tag-noarchive", "our-tag-noarchive", "field-noarchive"}


def serve(site, slug, body):
    head, fields = ASKED[slug]
    paragraphs = "".join(f"<p>{text}</p>" for text in body.split("\n\n"))
    site.pages[f"/{slug}"] = Reply(
        f"<html><head><title>{slug}: {HEADLINE}</title>"
        f"<meta name='description' content='A summary of {slug}.'>{head}</head>"
        f"<body><article><h1>{slug}: {HEADLINE}</h1>{paragraphs}</article></body></html>",
        headers=fields,
    )


def slugs(project, condition):
    rows = project.rows(f"SELECT url FROM articles WHERE {condition}")
    return {row["url"].rpartition("/")[2] for row in rows}


def test_every_wish_is_honoured_from_the_wire_to_the_row(tmp_path):
    project = Project(tmp_path, tables=LOGBOOK)
    with Site() as site:
        project.spider("post", site.home, SITEMAP)
        site.pages[PLACE] = Reply(json.dumps(RULES))
        for slug in ASKED:
            site.publish(slug, f"{slug}: {HEADLINE}", BODY)
            serve(site, slug, f"{BODY}\n\nThe word of {slug} is zz{slug.replace('-', '')}.")
        assert project.newswatch("run").code == 0
        first_page = next(n for n, asked in enumerate(site.requests) if asked.path[1:] in ASKED)
        assert PLACE in [asked.path for asked in site.requests[:first_page]]
        assert slugs(project, "is_tdm_reserved = 1") == RESERVED
        assert slugs(project, "is_tdm_reserved = 0") == {"by-file-but-free"}
        assert slugs(project, "is_noarchive = 1") == NOARCHIVE
        assert slugs(project, "body = ''") == RESERVED
        assert slugs(project, "tdm_policy = 'https://t.example/p'") == {"by-file-reserved"}
        kept = project.rows("SELECT url FROM archived_pages")
        open_ = set(ASKED) - RESERVED - NOARCHIVE
        assert {row["url"].rpartition("/")[2] for row in kept} == open_
        assert len([*archive.names(project.root / "archive")]) == len(open_)
        # What the headline of a reserved page says is a fact, and proves itself.
        told = project.rows("SELECT url, sum_value, quote FROM funding")
        assert {row["url"].rpartition("/")[2] for row in told} >= RESERVED
        assert {row["sum_value"] for row in told} == {5_000_000}
        for slug in RESERVED:
            word = f"zz{slug.replace('-', '')}".encode()
            for path in (*tmp_path.glob("news.db*"), *tmp_path.glob("*.jsonl")):
                assert word not in path.read_bytes(), path
        # Texts of reserved pages are not looked at; of a page without archive the present one is.
        for slug in ("by-tag-reserved", "tag-noarchive", "others-noarchive"):
            serve(site, slug, BODY.replace("Hanoi", "Hue"))
            site.edit(slug, body=BODY.replace("Hanoi", "Hue"))
        assert project.newswatch("run", "--all").code == 0
        assert slugs(project, "version = 2") == {"tag-noarchive", "others-noarchive"}
        assert len(site.asked(PLACE)) == 1  # once a day
        said = project.newswatch("sources").out
        assert "nobody has read them" in said
        assert "3 stories reserve text mining" in said
        assert "3 stories ask for no archive" in said
        (source,) = json.loads(project.newswatch("sources", "--json").out)
        assert (source["manners"]["noarchive"], source["manners"]["is_stale"]) == (3, True)
        assert project.newswatch("verify").code == 0


# ── in this process ──────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def ground(crawl_id):
    return Ground(source="outlet", crawl_id=crawl_id)


def look(db, ground, wishes, minute, **more):
    told = article(1, wishes=wishes, **more)
    result = replace(page(told, minute=minute), raw_hash="ab" * 32, exchange=exchange(told.url))
    return apply(db, ground, result, datetime(2026, 11, 22, 0, minute, tzinfo=UTC))


def bodies(db):
    return [row["body"] for row in read(db, "SELECT body FROM article_versions ORDER BY version")]


def test_a_page_that_becomes_reserved_loses_text_and_bytes_and_is_no_edit(db, ground):
    look(db, ground, Wishes(), 0, body="A first text.")
    look(db, ground, Wishes(), 1, body="A second text.")
    assert len(list_archived(db)) == 2
    run(db, "UPDATE changes SET done_at = found_at")
    counts = look(db, ground, Wishes(tdm_reserved=True), 2, body="A third text.")
    assert counts["unmodified"] == 1
    assert bodies(db) == ["", ""]
    assert value(db, "SELECT body || coalesce(description, '') FROM articles") == ""
    assert store.search_articles(db, "text") == []
    assert list_archived(db) == []
    assert look(db, ground, Wishes(tdm_reserved=True), 3, headline="New")["modified"] == 1
    assert store.verify(db) == []


def test_a_reservation_leaves_the_text_that_proves_a_live_announcement(db, ground):
    look(db, ground, Wishes(), 0)
    run(db, "UPDATE changes SET done_at = found_at")
    announce(db, 1)
    look(db, ground, Wishes(tdm_reserved=True), 2)
    assert bodies(db) == [article(1).body]
    store.withdraw_announcement(db, 1, at(3))
    look(db, ground, Wishes(tdm_reserved=True), 4)
    assert bodies(db) == [""]
    assert store.verify(db) == []


def test_without_archive_there_is_the_present_text_alone(db, ground):
    for minute, words in enumerate(("One.", "Two.", "Three.")):
        look(db, ground, Wishes(noarchive=True), minute, body=words)
        run(db, "UPDATE changes SET done_at = found_at")
    assert bodies(db) == ["", "", "Three."]
    assert list_archived(db) == []
    assert store.verify(db) == []


def test_a_text_that_waits_to_be_judged_is_not_taken_from_under_the_judge(db, ground):
    look(db, ground, Wishes(noarchive=True), 0, body="One.")
    look(db, ground, Wishes(noarchive=True), 1, body="Two.")
    assert bodies(db) == ["One.", "Two."]
    assert [change.body for change in store.pending_changes(db)] == ["One.", "Two."]


def test_a_wish_that_comes_later_takes_the_bytes_with_it(db, folder, crawl_id):
    keep(db, folder, crawl_id, article(1), html("one"))
    asking = article(1, wishes=Wishes(noarchive=True))
    keep(db, folder, crawl_id, asking, html("two"), minute=1, kind=None)
    files.let_go(db, folder)
    files.sweep(db, folder, is_applied=True)  # a test keeps bytes that a crawl would not write
    assert [*archive.names(folder)] == []


def test_the_hosts_file_is_remembered(db, crawl_id):
    store.save_host(
        db, "outlet", crawl_id,
        HostResult(host="outlet.example", tdmrep="[]", tdmrep_fetched_at=at(1)),
    )  # fmt: skip
    store.save_host(db, "outlet", crawl_id, HostResult(host="outlet.example"))
    job = store.load_job(db, "outlet", crawl_id, now=at(2), hosts=("outlet.example",))
    (host,) = job.hosts
    assert (host.tdmrep, host.tdmrep_fetched_at) == ("[]", at(1))


def told(**more):
    values = {"terms_url": "https://t.example", "terms_checked_on": "2026-01-02"}
    return manners.SourceManners(
        **{"source": "a", "noarchive": 0, "tdm_reserved": 0} | values | more
    )


def test_old_and_missing_terms_are_warned_of():
    today = date(2026, 11, 25)
    assert terms_line(told(), today) == "terms: https://t.example, read on 2026-01-02"
    old = terms_line(told(terms_checked_on="2025-11-24"), today)
    assert old.endswith("read on 2025-11-24, more than 365 days ago: read them again")
    assert "nobody has read them" in terms_line(told(terms_url=None), today)
    assert "nobody has read them" in terms_line(told(terms_checked_on=None), today)
    assert wishes_line(told()) is None


def test_terms_are_declared_and_what_cannot_be_is_refused(db, crawl_id):
    manners.declare_terms(
        db, "outlet", terms_url="https://t.example", terms_checked_on="2026-01-02"
    )
    (row,) = manners.list_manners(db)
    assert (row.terms_url, row.terms_checked_on, row.noarchive) == (
        "https://t.example", "2026-01-02", 0,
    )  # fmt: skip

    class Odd:
        name, home, channels = "odd", "https://odd.example", ()
        terms_url, terms_checked_on = "terms", "May"

    assert faults(Odd) == [
        "terms_url must be an http(s) address, not 'terms'",
        "terms_checked_on must be a day such as 2026-11-25, not 'May'",
    ]
