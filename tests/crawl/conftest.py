import pytest

from newswatch import store


@pytest.fixture
def path(tmp_path):
    return tmp_path / "news.db"


@pytest.fixture
def db(path):
    opened = store.open_database(path, create=True)
    yield opened
    opened.close()
