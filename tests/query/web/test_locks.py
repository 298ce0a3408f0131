"""What is private stays so, by whatever way it is asked for; and nothing can be written."""

import re
import sqlite3

import pytest
from query.web.served import serving

from newswatch import store
from newswatch.query.web.readable import PRIVATE, TABLES, authorizer, public_views
from newswatch.store import browsing

SECRET = ("alerts", "deliveries", "quarantine", "tombstones", "hosts", "sqlite_master")
INDEX = ("articles_fts", "articles_fts_data", "articles_fts_docsize", "articles_fts_config")


@pytest.mark.parametrize("table", [*SECRET, *INDEX])
def test_private_tables_have_no_page(site, table):
    for path in (f"/data/{table}", f"/data/{table}.json", f"/data/{table}/1", f"/data/{table}.csv"):
        answer = site.get(path)
        assert answer.status in (403, 404), path
        assert "hush" not in answer.text


@pytest.mark.parametrize(
    "query",
    [
        "/data?sql=select+message+from+alerts",
        "/data.json?sql=select+1",
        "/data/articles?_where=id+in+(select+alert_id+from+deliveries)",
        '/data/changes?_through={"table":"alerts","column":"rule","value":"r"}',
        "/data/articles?_search=x&_fts_table=alerts",
        "/data/articles?_facet_array=tags",
        "/data/articles.json?_extra=query",
        "/data/articles?_stream=on",
        "/data/articles?_trace=1",
        "/data/articles?_context=1",
    ],
)
def test_ways_around_are_closed(site, query):
    answer = site.get(query.replace('"', "%22").replace("{", "%7B").replace("}", "%7D"))
    assert answer.status == 403
    assert "hush" not in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/-/versions.json",
        "/-/metadata.json",
        "/-/threads",
        "/-/plugins.json",
        "/-/permissions",
        "/-/allow-debug",
        "/-/auth-token",
        "/-/static/app.css",
        "/-/static/../../../../etc/passwd",
        "/_internal",
        "/_internal/databases.json",
        "/_memory",
        "/data.db",
        "/data/funding.csv",
        "/data/articles/1.blob?_blob_column=body",
        "/data/..%2f..%2fetc/passwd",
        "//evil.example/",
        "/%2e%2e/data",
    ],
)
def test_pages_of_datasette_that_are_not_ours_are_not_there(site, path):
    assert site.get(path).status == 404


def test_the_list_of_tables_names_no_private_one(site):
    page = site.get("/data").text
    assert "/data/funding" in page
    for table in ("alerts", "deliveries", "quarantine", "articles_fts"):
        assert f"/data/{table}" not in page


def test_public_tables_are_read_as_pages_and_as_json(site):
    assert "Alibaba" in site.get("/data/funding").text
    rows = site.get("/data/funding.json?_shape=array").text
    assert '"sum_value": 6000000000' in rows
    assert site.get("/data/articles/1").status == 200


def test_every_view_and_table_of_the_list_answers(site):
    listed = re.findall(r'href="/data/(\w+)"', site.get("/data").text)
    assert len(listed) > 60
    for name in listed:
        answer = site.get(f"/data/{name}.json?_shape=array&_size=2")
        assert answer.status == 200, (name, answer.text[:300])
    assert "HK$5bn" in site.get("/data/corrections").words


def test_with_sql_private_tables_stay_private_and_nothing_is_written(shelf):
    with serving(shelf, "--allow-sql") as site:
        assert "HK$6bn" in site.get("/data?sql=select+sum_text+from+funding").text
        assert site.get("/data.json?sql=select+count(*)+from+articles").status == 200
        for sql in (
            "select+message+from+alerts",
            "select+last_error+from+deliveries",
            "with+x+as+(select+*+from+alerts)+select+message+from+x",
            "select+(select+message+from+alerts)",
            "select+load_extension('x')",
            "select+*+from+pragma_table_list",
            "delete+from+articles",
            "attach+'x'+as+y",
            "pragma+query_only=0",
        ):
            answer = site.get(f"/data?sql={sql}")
            assert "hush" not in answer.text, sql
            assert answer.status in (400, 403, 500) or "not authorized" in answer.text, sql
        assert "HK$6bn" in site.get("/data?sql=select+sum_text+from+funding").text


def test_an_endless_query_is_stopped(shelf):
    endless = "with+recursive+n(i)+as+(select+1+union+all+select+i%2B1+from+n)+select+max(i)+from+n"
    with serving(shelf, "--allow-sql") as site:
        answer = site.get(f"/data?sql={endless}")
        assert (answer.status, "This took too long and was stopped" in answer.words) == (503, True)
        assert site.get("/").status == 200


@pytest.fixture
def guarded(shelf):
    conn = sqlite3.connect(f"file:{shelf}?mode=ro", uri=True)
    conn.set_authorizer(authorizer(frozenset({"funding"})))
    yield conn
    conn.close()


def test_the_connection_itself_reads_public_tables_only(guarded):
    assert guarded.execute("SELECT count(*) FROM funding").fetchone()[0] == 3
    assert guarded.execute(
        "SELECT rowid FROM articles_fts WHERE articles_fts MATCH 'films'"
    ).fetchall()
    for table in ("alerts", "deliveries", "quarantine", "tombstones"):
        with pytest.raises(sqlite3.DatabaseError, match=r"not authorized|prohibited"):
            guarded.execute(f"SELECT * FROM {table}")
    for statement in (
        "DELETE FROM articles",
        "UPDATE articles SET headline = ''",
        "CREATE TEMP TABLE t AS SELECT 1",
        "ATTACH ':memory:' AS other",
        "PRAGMA query_only = OFF",
        "PRAGMA writable_schema = ON",
        "DROP TABLE articles",
        "VACUUM",
    ):
        with pytest.raises(sqlite3.DatabaseError):
            guarded.execute(statement)


def test_a_view_over_something_private_is_private(tmp_path):
    db = store.open_database(tmp_path / "news.db", create=True)
    db.execute("CREATE VIEW told AS SELECT a.id FROM articles AS a JOIN alerts AS b ON b.id = a.id")
    db.execute("CREATE VIEW again AS SELECT * FROM told")
    shown = public_views(browsing.tables_of_views(db))
    assert not shown & {"told", "again"}
    # Every view that comes with the file is there for analysts.
    assert shown == set(db.view_names()) - {"told", "again"}
    assert {"funding", "source_health"} <= shown
    db.close()


def test_every_table_that_is_named_as_public_exists(tmp_path):
    db = store.open_database(tmp_path / "news.db", create=True)
    assert not TABLES & PRIVATE
    assert set(db.table_names()) > PRIVATE
    assert set(db.table_names()) > TABLES
    db.close()
