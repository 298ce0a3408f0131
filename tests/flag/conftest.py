import pytest
from flag.stories import clock, config, outlet, put

from newswatch import store
from newswatch.flag import flag


@pytest.fixture
def path(tmp_path):
    return tmp_path / "news.db"


@pytest.fixture
def db(path):
    opened = store.open_database(path, create=True)
    yield opened
    opened.close()


@pytest.fixture
def stories(db, tmp_path):
    """Three pledges and six plain stories, judged; the alerts of the pledges are owed."""
    outlet(db)
    for number in range(1, 10):
        put(db, number, pledge=number < 4)
    flag(db, config(tmp_path), clock=clock())
    return db
