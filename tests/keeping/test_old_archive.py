"""What an older newswatch archived: pages that made a version are known, the others collected."""

import sqlite3

from sqlite_utils import Database

from newswatch import store
from newswatch.fetch import archive
from newswatch.keeping import files
from newswatch.store import migrations
from newswatch.store.archive import last_archived, list_archived
from newswatch.store.transactions import value

AT, LATER = "2026-11-22T00:01:00Z", "2026-11-22T03:01:00Z"
WRITTEN = """
INSERT INTO sources (id, name, title, home) VALUES (1, 'outlet', 'The Outlet', 'https://o.example');
INSERT INTO crawls (id, run_id, source_id, started_at, heartbeat_at)
VALUES (1, 'r', 1, '{at}', '{at}');
INSERT INTO articles (id, source_id, url, canonical_url, headline, body, content_hash,
    first_seen_at, last_seen_at, last_changed_at, is_backfill)
VALUES (1, 1, 'https://o.example/1', 'https://o.example/1', 'H', 'B', '1:a', '{at}', '{at}', '{at}',
    0);
INSERT INTO article_urls VALUES ('https://o.example/1', 'h', 1, 'canonical');
INSERT INTO article_versions (id, article_id, version, content_hash, headline, body, authors,
    fetched_at, crawl_id) VALUES (1, 1, 1, '1:a', 'H', 'B', '[]', '{at}', 1);
INSERT INTO fetches (crawl_id, source_id, url, kind, status, final_url, fetched_at, raw_hash)
VALUES (1, 1, 'https://o.example/1', 'article', 200, 'https://o.example/1/', '{at}', '{first}'),
    (1, 1, 'https://o.example/1', 'article', 200, NULL, '{later}', '{second}');
"""


def test_names_of_pages_are_brought_along(path, folder):
    first, second = (archive.write(folder, words) for words in (b"first", b"second"))
    conn = sqlite3.connect(path, isolation_level=None)
    older = Database(conn, execute_plugins=False)
    (name,) = (
        file.name.removesuffix(".sql")
        for file in migrations._FILES
        if file.name.endswith("_archive.sql")
    )
    with store.transaction(older):
        migrations._MIGRATIONS.apply(older, stop_before=name)
    conn.executescript(WRITTEN.format(at=AT, later=LATER, first=first, second=second))
    older.close()
    store.migrate(path)
    with store.open_database(path) as db:
        (page,) = list_archived(db)
        assert (page.version_id, page.raw_hash, page.fetched_at) == (1, first, AT)
        assert page.exchange.url == "https://o.example/1/"
        assert last_archived(db, 1) == page
        assert page.encoding is None
        assert value(db, "SELECT group_concat(raw_hash) FROM fetches") == first
        assert files.sweep(db, folder, is_applied=True).orphans == 1
        assert [*archive.names(folder)] == [first]
        assert [*files.check(db, folder)] == [None]
