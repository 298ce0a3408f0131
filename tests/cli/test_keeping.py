"""The verbs that take care of what is kept: archive, forget, prune, backup."""

import json

import pytest
from keeping.kept import html, keep
from project import Project
from store.build import announce, article, begin, declare, url

from newswatch import store
from newswatch.fetch import archive as pages

HELD = "nothing was erased"


@pytest.fixture
def here(tmp_path):
    """A project with three stories of old, one of them announced."""
    project = Project(tmp_path, top="keep_days = 30")
    with store.open_database(project.database, create=True) as db:
        declare(db)
        begin(db, 0)
        for number in (1, 2, 3):
            raw = html(f"page {number}")
            keep(db, tmp_path / "archive", 1, article(number), raw, minute=number)
        db.execute("UPDATE changes SET done_at = found_at")
        announce(db, 1)
    return project


def test_forget_shows_before_it_does(here, called):
    code, out, err = called("forget", url(1), "Ann Lee")
    assert code == 0
    assert f"1: Story 1\n    {url(1)}, announces funding" in out
    assert "3 stories would be erased" in out
    assert HELD in err
    code, out, err = called("forget", url(2), "--apply", "--json")
    told = json.loads(out)
    assert (code, told["applied"], told["files"], HELD in err) == (0, True, 1, False)
    assert [story["url"] for story in told["stories"]] == [url(2)]
    code, out, _ = called("forget", "Ann Lee", "--apply")
    assert "2 stories erased" in out
    assert "barred: all that credits Ann Lee" in out
    assert "not reached by this: backups" in out
    assert [*pages.names(here.root / "archive")] == []
    assert called("verify")[0] == 0


def test_forget_takes_no_empty_name(here, called):
    assert called("forget", " ", "--apply")[0] == 2
    assert called("forget")[0] == 2


def test_prune_shows_before_it_does(here, called):
    with store.open_database(here.database) as db:
        db.execute("UPDATE article_versions SET crawl_id = NULL WHERE 0")
        old = "UPDATE archived_pages SET fetched_at = '2020-01-01T00:00:00Z'"
        db.execute(old)
    (here.root / "archive" / "ab").mkdir(exist_ok=True)
    (here.root / "archive" / "ab" / ".x.part").write_bytes(b"half")
    code, out, err = called("prune")
    assert code == 0
    assert "outlet: 0 texts and 2 pages" in out
    assert "0 files that no row names, 1 unfinished" in out
    assert "`newswatch prune --apply`" in err
    code, out, err = called("prune", "--apply", "--json")
    assert json.loads(out)["sources"]["outlet"]["pages"] == 2
    assert len([*pages.names(here.root / "archive")]) == 1
    here.configure()
    assert "nothing expires: `keep_days` is not set" in called("prune")[1]


def test_backup_copies_and_proves(here, called, tmp_path):
    code, out, _ = called("backup", "copy.db", "--archive", "kept")
    assert code == 0
    assert "copy.db: 3 articles" in out
    assert "3 pages in kept; all is well" in out
    assert called("backup", "copy.db")[0] == 1
    assert called("verify", "--db", "copy.db")[0] == 0


def test_archive_exports_and_checks(here, called):
    code, out, _ = called("archive", "export", "pages.warc.gz", "--json", "--since", "2026-11-22")
    assert (code, json.loads(out)["responses"]) == (0, 3)
    assert called("archive", "export", "pages.zip")[0] == 2
    assert called("archive", "check")[1].strip() == "all is well: 3 pages"
    name = next(pages.names(here.root / "archive"))
    pages.remove(here.root / "archive", name)
    code, out, err = called("archive", "check")
    assert (code, out.strip()) == (1, f"missing: {name}")
    assert "of 3 pages: 1 missing" in err
    code, _, err = called("archive", "export", "more.warc")
    assert (code, "1 pages could not be read" in err) == (1, True)
