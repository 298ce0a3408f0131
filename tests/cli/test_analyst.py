"""Rates of one's own, watched names, and what changed since, as an analyst meets them."""

import json
import zipfile

import pytest
from store.build import announce, announcement, article, at, begin, declare, save, url

from newswatch import store
from newswatch.model import Link
from newswatch.store.transactions import rows, run, value

CSV = "Date,USD,HKD\n2026-11-20,1.2,6.0\n2026-11-19,1.2,7.0\n"


@pytest.fixture
def path(tmp_path):
    place = tmp_path / "newswatch.db"
    with store.open_database(place, create=True) as db:
        declare(db)
        announce(db, save(db, begin(db, 0)), announcement(), minute=1)
        save(db, 1, article(2, headline="Omnicom hires a chief of 香港"), minute=2)
    return place


def usd(path):
    with store.open_database(path, read_only=True) as db:
        return value(db, "SELECT sum_usd FROM funding")


def test_rates_of_ones_own(called, path, tmp_path):
    ours = usd(path)
    code, out, _ = called("rates", "list", "--db", path)
    assert (code, out.startswith("HKD  1999-01-04 to 2026-"), "by ECB" in out) == (0, True, True)
    with zipfile.ZipFile(tmp_path / "eurofxref-hist.zip", "w") as made:
        made.writestr("eurofxref-hist.csv", CSV)
    (tmp_path / "own.csv").write_text(f"\ufeff{CSV.replace('6.0', '12.0')}")
    assert called("rates", "update", "--db", path, "eurofxref-hist.zip")[:2] == (
        0, "4 rates taken in\n",
    )  # fmt: skip
    assert usd(path) == 1_000_000_000
    assert called("rates", "update", "--db", path, "own.csv")[0] == 0
    assert usd(path) == 500_000_000
    listed = json.loads(called("rates", "list", "--db", path, "--json")[1])
    assert [one["currency"] for one in listed] == ["EUR", "HKD"]
    assert called("rates", "update", "--db", path)[1].endswith("newswatch's own hold again\n")
    assert usd(path) == ours


def test_a_file_that_is_none_changes_nothing(called, path, tmp_path):
    ours = usd(path)
    (tmp_path / "a.csv").write_text("Date,USD\n2026-11-20,many\n")
    (tmp_path / "b.zip").write_bytes(b"PK\x03\x04 and no more")
    (tmp_path / "c.csv").write_bytes(b"\xff\xfe\x00")
    with zipfile.ZipFile(tmp_path / "d.zip", "w") as made:
        made.writestr("readme.txt", CSV)
    for name, why in (
        ("a.csv", "line 2: 'many' is no rate of USD"), ("b.zip", "no file of rates"),
        ("c.csv", "no file of rates"), ("d.zip", "holds 0 CSV files"), ("e.csv", "cannot be read"),
    ):  # fmt: skip
        code, _, err = called("rates", "update", "--db", path, name)
        assert (code, why in err) == (2, True), (name, err)
    assert usd(path) == ours


def test_old_rates_are_shown_as_old(called, path):
    with store.open_database(path) as db:
        run(db, "UPDATE rates SET fresh_until_on = '2020-01-01'")
    assert "STALE since 2020-01-01" in called("rates", "list", "--db", path)[1]


def test_watched_names(called, path):
    assert called("parties", "list", "--db", path)[1].startswith("no name is watched")
    for name in ('Omnicom" OR x', "香港", "Omnicom"):
        assert called("parties", "watch", "--db", path, name, "--note", "asked")[0] == 0
    _, out, _ = called("parties", "list", "--db", path, "--json")
    found = json.loads(out)
    assert [(one["party"], one["article_id"]) for one in found["mentions"]] == [
        ("Omnicom", 2), ("香港", 2),
    ]  # fmt: skip
    assert called("parties", "watch", "--db", path, "*")[0] == 2
    assert called("parties", "unwatch", "--db", path, "Omnicom")[0] == 0
    assert called("parties", "unwatch", "--db", path, "Omnicom")[0] == 2
    assert called("parties", "alias", "--db", path, "Alibaba", "Tencent")[0] == 0
    with store.open_database(path, read_only=True) as db:
        assert value(db, "SELECT count(DISTINCT party_id) FROM announcement_parties") == 2


def changed(db, since):
    return {
        (row["object"], row["row_id"], row["is_deleted"])
        for row in rows(db, "SELECT * FROM changed_rows WHERE change_seq > ?", (since,))
    }


def test_what_changed_since_is_all_that_an_analyst_may_copy(path):
    with store.open_database(path) as db:
        every = changed(db, 0)
        assert {name for name, _, _ in every} == {
            "articles", "article_versions", "announcements", "announcement_amounts", "sources",
            "announcement_parties", "announcement_history", "parties",
        }  # fmt: skip
        last = value(db, "SELECT value FROM change_counter")
        save(db, 1, article(2, headline="Omnicom hires a chief of 香港"), minute=9, kind=None)
        assert changed(db, last) == set()
        relinked = article(2, headline="Omnicom hires a chief of 香港",
                           links=(Link(url=url(9), text="Elsewhere", role="related"),))  # fmt: skip
        save(db, 1, relinked, minute=10, kind=None)
        assert changed(db, last) == {("articles", 2, 0)}
        last = value(db, "SELECT value FROM change_counter")
        store.add_alias(db, "Alibaba", "Ali")
        store.save_verdict(db, 2, is_funding=False, note=None, decided_by="eve", now=at(11))
        assert {name for name, _, _ in changed(db, last)} == {"parties", "verdicts"}
        last = value(db, "SELECT value FROM change_counter")
        store.forget_article(db, 1, reason="asked", now=at(12))
        gone = {name for name, _, is_deleted in changed(db, last) if is_deleted}
        assert gone == {
            "articles", "article_versions", "announcements", "announcement_amounts",
            "announcement_parties", "announcement_history", "parties",
        }  # fmt: skip
        assert store.verify(db) == []
        plan = rows(db, "EXPLAIN QUERY PLAN SELECT * FROM changed_rows WHERE change_seq > 9")
        walked = [step["detail"] for step in plan if step["detail"].startswith("SCAN ")]
        assert [
            step for step in walked if step.split()[1] in ("articles", "article_versions")
        ] == []


def test_a_story_is_shown_with_its_dollars_and_what_was_known_before(called, path):
    with store.open_database(path) as db:
        store.withdraw_announcement(db, 1, at(5))
        announce(db, 1, announcement(period_years=9), minute=7)
    _, out, _ = called("show", "--db", path, 1)
    assert "  in US dollars: 6" in out
    assert "at the rate of 2026-" in out
    assert f"  known from {at(1)} until {at(5)}: pledge: HK$5bn (HKD 5,000,000,000)" in out
    assert f"  known from {at(5)} until {at(7)}: withdrawn" in out
    told = json.loads(called("show", "--db", path, 1, "--json")[1])
    assert told["figures"]["rate_source"] == "ECB"
    assert [one["state"] for one in told["history"]] == ["live", "withdrawn", "live"]
    assert json.loads(called("show", "--db", path, 2, "--json")[1])["figures"] is None


def test_a_search_says_which_sources_there_are(called, path):
    code, _, err = called("search", "--db", path, "--source", "outlets", "omnicom")
    assert (code, "there are: outlet" in err) == (2, True)
    _, out, _ = called("search", "--db", path, "--source", "outlet", "--since", at(0), "omnicom")
    assert "Omnicom hires" in out
    assert called("search", "--db", path, "--offset", "1", "omnicom")[1].startswith("no story")
