"""A configuration that is refused, with what is said of it."""

from pathlib import Path

import pytest

from newswatch.config import parse
from newswatch.errors import ConfigError

FILE = Path("/srv/watch/newswatch.toml")


def refused(text):
    with pytest.raises(ConfigError) as caught:
        parse(text, FILE)
    assert caught.value.exit_code == 2
    return caught.value
