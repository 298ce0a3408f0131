"""What holds for every test: a clean environment, and properties that answer the same twice."""

import logging
import os
import sqlite3

import pytest
from hypothesis import settings
from sqlite_utils import Database

from newswatch.store import connection

# Deadlines fail on busy machines; a seed of the day would fail on somebody else's commit.
settings.register_profile("newswatch", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("newswatch")

_PROXIES = ("http_proxy", "https_proxy", "ftp_proxy", "all_proxy", "no_proxy")
_OURS = ("NEWSWATCH_", "SCRAPY_")


@pytest.fixture(scope="session", autouse=True)
def one_birth_for_all():
    """Make the schema once: each new file is a copy of it, which takes a fiftieth of the time.

    A file that holds anything is migrated as ever. Tests of the making itself ask for `made_anew`.
    """
    made = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    really = connection.apply
    applied = really(Database(made))

    def apply(db):
        if db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            return really(db)
        made.backup(db.conn)
        return applied

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connection, "apply", apply)
        yield really


@pytest.fixture
def made_anew(one_birth_for_all, monkeypatch):
    """Let each new file of the test be made by all migrations."""
    monkeypatch.setattr(connection, "apply", one_birth_for_all)


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch):
    """Take away what the caller's shell says of proxies, contacts and settings."""
    for name in list(os.environ):
        if name.lower() in _PROXIES or name.startswith(_OURS):
            monkeypatch.delenv(name)
    yield
    # What a verb that was called in this process has set is not for the next test.
    for name in [name for name in os.environ if name.startswith(_OURS)]:
        del os.environ[name]


@pytest.fixture(autouse=True)
def own_log():
    """Take back the log that a verb called in this process has set up: its stream is closed."""
    yield
    root = logging.getLogger()
    for handler in root.handlers[:]:
        if type(handler) is logging.StreamHandler:
            root.removeHandler(handler)
    logging.getLogger("newswatch").setLevel(logging.NOTSET)
