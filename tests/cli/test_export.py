"""Files of one's own, as an analyst asks for them on the command line."""

import csv
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pandas as pd
import pytest
from paths import ROOT
from store.build import BODY, announce, announcement, article, at, begin, declare, quote, save, url

from newswatch import store
from newswatch.store.transactions import run, value

HOSTILE = '=HYPERLINK("https://evil.example","win")'


@pytest.fixture
def path(tmp_path):
    """Three stories, two of which announce; the headline of the first wants to be a formula."""
    place = tmp_path / "newswatch.db"
    with store.open_database(place, create=True) as db:
        declare(db)
        crawl_id = begin(db, 0)
        first = save(db, crawl_id, article(1, headline=HOSTILE))
        announce(db, first, announcement(), minute=1)
        second = save(db, crawl_id, article(2, body=f"{'Long ' * 90}Heron said so."), minute=2)
        long = quote(f"{'Long ' * 90}Heron said so.", "Long " * 90, "type")
        facts = announcement(amounts=(), funders=("@Kite", "B"), lead_funders=(), evidence=(long,))
        announce(db, second, facts, minute=3)
        save(db, crawl_id, article(3), minute=4)
    return place


@pytest.fixture
def export(called, path):
    def call(*words):
        return called("export", "--db", path, *words)

    return call


def told(said):
    code, out, err = said
    assert code == 0, err
    return out


def test_csv_is_safe_in_a_spreadsheet(export, tmp_path):
    said = told(export("facts.csv"))
    assert said.startswith("2 rows written to facts.csv; go on with --since ")
    with (tmp_path / "facts.csv").open(newline="", encoding="utf-8") as file:
        first, second = csv.DictReader(file)
    assert first["headline"] == f"'{HOSTILE}"
    assert (first["sum_value"], first["sum_currency"], first["rate_source"]) == (
        "5000000000", "HKD", "ECB",
    )  # fmt: skip
    assert first["rate_on"] >= "2026-10-30"
    assert (second["funders"], second["sum_usd"], second["is_backfill"]) == ("'@Kite; B", "", "0")
    assert len(second["quote"]) == 300
    assert "body" not in first
    assert [p.name for p in tmp_path.glob(".*.part")] == []


def test_a_spreadsheet_and_pandas_read_the_same_from_csv(export, path, tmp_path):
    text = 'He said "no", and\nthen; 阿里巴巴投資\n\n=1+1 stays in its cell'
    with store.open_database(path) as db:
        save(db, 1, article(9, headline="香港 “quoted”", body=text), minute=9)
    told(export("plain.csv", "--of", "articles", "--bodies"))
    told(export("excel.csv", "--of", "articles", "--bodies", "--excel"))
    plain, excel = ((tmp_path / f"{name}.csv").read_bytes() for name in ("plain", "excel"))
    assert excel == b"\xef\xbb\xbf" + plain  # the sign by which Excel knows UTF-8
    for name in ("plain", "excel"):
        frame = pd.read_csv(tmp_path / f"{name}.csv")
        assert frame["article_id"].tolist() == [1, 2, 3, 4]
        assert frame["headline"].tolist()[-1] == "香港 “quoted”"
        assert frame["body"].tolist()[-1] == text.replace("=", "'=")  # it may stand in no cell
    code, _, err = export("x.jsonl", "--excel")
    assert (code, "--excel is for .csv" in err) == (2, True)


def test_json_lines_parquet_and_views(export, tmp_path):
    told(export("facts.jsonl"))
    lines = [json.loads(line) for line in (tmp_path / "facts.jsonl").read_text().splitlines()]
    assert lines[0]["headline"] == HOSTILE
    assert lines[0]["lead_funders"] == ["Tencent"]
    assert lines[0]["is_backfill"] is False
    told(export("facts.parquet"))
    frame = pd.read_parquet(tmp_path / "facts.parquet")
    assert frame["sum_value"].tolist()[0] == 5_000_000_000
    assert frame["sum_usd"].dtype.kind in "if"
    assert list(frame["funders"][1]) == ["@Kite", "B"]
    told(export("months.parquet", "--of", "deals_by_month"))
    assert pd.read_parquet(tmp_path / "months.parquet")["deals"].tolist() == [2]
    code, _, err = export("x.csv", "--of", "sqlite_master")
    assert (code, "nothing is called 'sqlite_master' (there are: articles, " in err) == (2, True)


def test_bodies_leave_only_on_request(export):
    rows = [json.loads(line) for line in told(
        export("-", "--format", "jsonl", "--of", "articles")).splitlines()]  # fmt: skip
    assert [row["is_funding"] for row in rows] == [True, True, False]
    assert rows[0]["tags"] == ["film"]
    assert all("body" not in row for row in rows)
    with_texts = told(export("-", "--format", "jsonl", "--of", "articles", "--bodies"))
    assert json.loads(with_texts.splitlines()[0])["body"] == BODY


def test_an_export_goes_on_where_the_last_one_ended(export, path):
    begun = json.loads(told(export("a.jsonl", "--json")))
    assert begun["rows"] == 2
    assert (
        json.loads(told(export("a.jsonl", "--json", "--since", begun["next_since"])))["rows"] == 0
    )
    with store.open_database(path) as db:
        store.withdraw_announcement(db, 2, at(9))
        store.forget_article(db, 1, reason="asked", now=at(10))
        run(db, "UPDATE articles SET last_seen_at = '2027-01-01T00:00:00Z'")  # bookkeeping
    more = told(export("-", "--format", "jsonl", "--since", begun["next_since"])).splitlines()
    state, gone = map(json.loads, more)
    assert (state["announcement_id"], state["state"]) == (2, "withdrawn")
    assert {k: v for k, v in gone.items() if k != "change_seq"} == {
        "announcement_id": 1, "is_deleted": True,
    }  # fmt: skip
    assert state["change_seq"] < gone["change_seq"]


def test_what_was_known_then(export, called, path):
    with store.open_database(path) as db:
        save(db, 1, article(1, body=f"{BODY} More."), kind="modified", minute=20)
        announce(db, 1, announcement(period_years=9, evidence=()), minute=21)
        store.withdraw_announcement(db, 2, at(22))
    then = [json.loads(line) for line in told(
        export("-", "--format", "jsonl", "--as-of", at(10))).splitlines()]  # fmt: skip
    assert [(row["announcement_id"], row["period_years"]) for row in then] == [(1, 5), (2, 5)]
    assert then[0]["sum_usd"] > 600_000_000
    now = told(export("-", "--format", "jsonl", "--as-of", at(30)))
    assert [json.loads(line)["period_years"] for line in now.splitlines()] == [9]
    texts = told(export("-", "--format", "jsonl", "--of", "articles", "--bodies", "--as-of", at(3)))
    assert json.loads(texts.splitlines()[0])["body"] == BODY
    assert len(texts.splitlines()) == 2  # the third was not known
    code, out, _ = called("diff", "--db", path, "--as-of", at(3), "--json")
    found = {change["article_id"]: change["announcement"] for change in json.loads(out)}
    assert (code, found.keys()) == (0, {1, 2})
    assert found[1]["period_years"] == 5
    _, out, _ = called("diff", "--db", path, "--as-of", at(2), "--json")
    assert [change["announcement"] is None for change in json.loads(out)] == [False, True]


def test_the_past_at_its_edges(export, called, path):
    """One story told at 0, found at 1, corrected at 21, withdrawn at 30; another is forgotten."""
    with store.open_database(path) as db:
        save(db, 1, article(1, body=f"{BODY} More."), kind="modified", minute=20)
        announce(db, 1, announcement(period_years=9, evidence=()), minute=21)
        store.withdraw_announcement(db, 1, at(30))

    def then(moment, *of):
        rows = told(export("-", "--format", "jsonl", "--as-of", moment, *of)).splitlines()
        return {row["article_id"]: row for row in map(json.loads, rows)}

    def years(moment):
        return {number: row["period_years"] for number, row in then(moment).items()}

    texts = ("--of", "articles", "--bodies")
    assert then("2020-01-01T00:00:00Z") == then("2020-01-01T00:00:00Z", *texts) == {}
    assert years(at(0)) == {}  # read, and not judged yet
    assert then(at(0), *texts)[1]["is_funding"] is False
    assert years(at(1)) == {1: 5}  # from the very moment on
    assert years(at(20)) == {1: 5, 2: 5}
    assert then(at(20), *texts)[1]["body"] == f"{BODY} More."  # the text was there before
    assert years(at(21)) == {1: 9, 2: 5}  # one state at a time
    assert years(at(30)) == years("2100-01-01T00:00:00Z") == {2: 5}
    with store.open_database(path) as db:
        run(db, "UPDATE article_versions SET body = '' WHERE article_id = 1")  # as prune does
        store.forget_article(db, 2, reason="asked", now=at(40))
    assert years(at(20)) == {1: 5}  # what was forgotten is forgotten in the past, too
    assert then(at(20), *texts)[1]["body"] == ""
    assert 2 not in then(at(20), *texts)
    for moment, kept in ((at(1), 5), (at(25), 9), (at(35), None)):
        code, out, _ = called("diff", "--db", path, "--as-of", moment, "--since", at(0), "--json")
        found = {change["article_id"]: change["announcement"] for change in json.loads(out)}
        assert (code, (found[1] or {}).get("period_years")) == (0, kept)
        assert 2 not in found


def test_a_file_of_facts_holds_no_text_and_explains_itself(export, tmp_path, path):
    assert told(export("facts.db")) == "2 announcements written to facts.db, without texts\n"
    with closing(sqlite3.connect(tmp_path / "facts.db")) as shared:
        rows = shared.execute("SELECT sum_text, sum_usd, funders, url FROM funding").fetchall()
        assert ("HK$5bn", "Alibaba; Tencent", url(1)) in [(r[0], r[2], r[3]) for r in rows]
        assert shared.execute("SELECT max(length(quote)) FROM evidence").fetchone() == (300,)
        assert shared.execute("SELECT count(*) FROM links").fetchone() == (2,)
        dump = "\n".join(shared.iterdump())
        assert BODY not in dump
        assert "Heron said" not in dump
        objects = shared.execute(
            "SELECT m.name, p.name FROM sqlite_master AS m, pragma_table_info(m.name) AS p"
            " WHERE m.type IN ('table', 'view')"
        ).fetchall()
        said = set(shared.execute("SELECT object, column FROM docs").fetchall())
        assert said >= {*objects} | {(name, "") for name, _ in objects}
        assert shared.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert shared.execute("PRAGMA foreign_key_check").fetchall() == []
    assert export(path)[0] == 2  # the database itself is not written over
    assert value(store.open_database(path), "SELECT count(*) FROM articles") == 3


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["facts.xlsx"], "ends in .csv"),
        (["nowhere/facts.csv"], "there is no folder"),
        (["-", "--format", "parquet"], "cannot go to standard output"),
        (["facts.db", "--since", "3"], "written whole, without --since"),
        (["x.csv", "--of", "deals", "--as-of", "7d"], "the view deals is written whole"),
        (["x.csv", "--since", "1", "--as-of", "7d"], "say one of them"),
        ([".", "--format", "csv"], "is a folder"),
    ],
)
def test_what_cannot_be_is_refused_with_the_way_out(export, tmp_path, words, why):
    code, _, err = export(*words)
    assert (code, why in err) == (2, True), err
    assert {p.name for p in tmp_path.iterdir()} <= {
        "newswatch.db",
        "newswatch.db-wal",
        "newswatch.db-shm",
    }


def test_a_killed_export_leaves_the_old_file_and_nothing_for_good(export, path, tmp_path):
    """A million rows would take a while: a view that never ends does, too."""
    target = tmp_path / "out.jsonl"
    target.write_text("old\n")
    with closing(sqlite3.connect(path)) as db:
        db.execute(
            "CREATE VIEW endless AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
            " SELECT i FROM n LIMIT 1500000"
        )
        db.commit()
    command = [sys.executable, "-m", "newswatch", "export", "--db", path, target, "--of", "endless"]
    running = subprocess.Popen(command, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)})
    while not [p for p in tmp_path.glob(".out.jsonl.*.part") if p.stat().st_size]:
        assert running.poll() is None
        time.sleep(0.02)
    running.send_signal(signal.SIGKILL)
    running.wait()
    assert target.read_text() == "old\n"
    told(export(target.name))
    assert len(target.read_text().splitlines()) == 2
    assert [found.name for found in tmp_path.glob(".*")] == []


def test_a_stream_that_was_cut_goes_on_from_its_last_whole_line(export, path, tmp_path):
    """The reader and the export die in the middle of a line; meanwhile the file changes."""
    with store.open_database(path) as db:
        for number in range(4, 124):
            save(db, 1, article(number, body="Long words. " * 120), minute=number)
    whole = ["--format", "jsonl", "--of", "articles", "--bodies"]
    command = [sys.executable, "-m", "newswatch", "export", "--db", path, "-", *whole]
    with subprocess.Popen(
        command, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE
    ) as running:
        got = running.stdout.read(20_000)  # the pipe holds a part of the rest, so it waits
        running.send_signal(signal.SIGKILL)
    lines = [json.loads(line) for line in got.decode().split("\n")[:-1]]
    assert 0 < len(lines) < 100
    with store.open_database(path) as db:
        save(db, 1, article(1, body="Another text."), kind="modified", minute=300)
        store.forget_article(db, 2, reason="asked", now=at(301))
    rest = told(export("-", *whole, "--since", lines[-1]["change_seq"])).splitlines()
    copy = {}
    for row in [*lines, *map(json.loads, rest)]:
        copy[row["article_id"]] = row
        if row.get("is_deleted"):
            del copy[row["article_id"]]
    now = [json.loads(line) for line in told(export("-", *whole)).splitlines()]
    assert sorted(copy) == sorted(row["article_id"] for row in now)
    assert [copy[row["article_id"]]["body"] for row in now] == [row["body"] for row in now]


def test_no_format_is_written_over_the_database(export, path):
    for words in (["--format", "jsonl"], ["--format", "csv"], []):
        code, _, err = export(path.name, *words)
        assert (code, "is the database itself" in err) == (2, True)
    assert value(store.open_database(path), "SELECT count(*) FROM articles") == 3
