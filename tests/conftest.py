"""What holds for every test: a clean environment, and properties that answer the same twice."""

import logging
import os

import pytest
from hypothesis import settings

# Deadlines fail on busy machines; a seed of the day would fail on somebody else's commit.
settings.register_profile("newswatch", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("newswatch")

_PROXIES = ("http_proxy", "https_proxy", "ftp_proxy", "all_proxy", "no_proxy")
_OURS = ("NEWSWATCH_", "SCRAPY_")


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
