import pytest
from store.build import begin, declare

from newswatch import store


@pytest.fixture
def path(tmp_path):
    return tmp_path / "newswatch.db"


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "archive"


@pytest.fixture
def db(path):
    opened = store.open_database(path, create=True)
    yield opened
    opened.close()


@pytest.fixture
def crawl_id(db):
    declare(db)
    return begin(db, 0)
