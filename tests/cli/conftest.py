import sys
from datetime import UTC, datetime

import pytest
from flag.stories import clock, config, outlet, put
from newsroom import Site
from store.build import (
    alert,
    announce,
    announcement,
    article,
    at,
    begin,
    declare,
    look,
    page,
    quote,
)

from newswatch import store
from newswatch.cli import main
from newswatch.flag import flag
from newswatch.hashes import content_hash
from newswatch.model import Change
from newswatch.schedule import stamp

# Headlines of pages that would speak to the reader's terminal.
HOSTILE_PLAIN = "Bank\x1b[2J appoints\x1b]0;owned\x07 an agency\u202e"
HOSTILE_FUNDING = "Raised\x1b[2J\x1b]0;owned\x07 £5m\r\nfunding\u202e\x9b31m today"


@pytest.fixture
def site():
    with Site() as opened:
        yield opened


@pytest.fixture
def called(capsys, monkeypatch, tmp_path):
    """Call a verb as the installed program does: (exit code, standard output, standard error)."""
    monkeypatch.chdir(tmp_path)

    def call(*words):
        monkeypatch.setattr(sys, "argv", ["newswatch", *map(str, words)])
        try:
            main()
            code = 0
        except SystemExit as ended:
            code = ended.code or 0
        told = capsys.readouterr()
        return code, told.out, told.err

    return call


@pytest.fixture
def db(tmp_path, monkeypatch):
    """A database with two pledges (1, 2) and three plain stories, judged; nobody has a rule."""
    monkeypatch.chdir(tmp_path)
    database = store.open_database(tmp_path / "news.db", create=True)
    outlet(database)
    for number in range(1, 6):
        more = {"headline": HOSTILE_PLAIN} if number == 5 else {}
        put(database, number, pledge=number < 3, **more)
    flag(database, config(tmp_path), clock=clock())
    yield database
    database.close()


@pytest.fixture
def database(tmp_path):
    """A database with a story that announces funding, one that was withdrawn, and messages."""
    path = tmp_path / "news.db"
    db = store.open_database(path, create=True)
    declare(db)
    crawl_id = begin(db, 0)
    store.save_feed(db, "outlet", crawl_id, look(1, 2), now=at(0), next_fetch_at=at(15))
    now = stamp(datetime.now(UTC))
    for number, headline in ((1, "Alibaba pledges HK$5bn"), (2, HOSTILE_FUNDING)):
        story = article(number, headline=headline)
        store.save_page(
            db,
            "outlet",
            crawl_id,
            page(story, minute=number),
            Change(kind="new"),
            now=now,
            content_hash=content_hash(story.headline, story.body, story.authors),
        )
    proof = quote(HOSTILE_FUNDING, HOSTILE_FUNDING, "type", "headline")
    hostile = announcement(
        recipients=(HOSTILE_FUNDING,), reasons=(HOSTILE_FUNDING,), evidence=(proof,)
    )
    announce(db, 1)
    announce(db, 2, hostile)
    store.add_alert(db, alert(1), change_id=1, now=now)
    store.add_alert(db, alert(2), change_id=2, now=now)
    number = store.lease_delivery(db, now=now, lease_until=now).delivery_id
    store.mark_failed(db, number, now, HOSTILE_FUNDING, None)
    db.close()
    return path
