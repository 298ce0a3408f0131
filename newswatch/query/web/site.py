"""One site: which file is shown, to whom, and under which address.

Opens nothing and serves nothing.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path

from newswatch.query.metadata import Described
from newswatch.query.web.ledger import Ledgers
from newswatch.query.web.readable import TABLES

# Datasette's name for the file, so the path of its tables: /data/funding.
DATABASE = "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What is served and how.

    ``base`` is the path under which a reverse proxy shows the site, with a slash at both ends;
    ``hosts`` are the values of the header Host that are answered, in lower case; ``views`` are the
    views that may be read; ``described`` is what the file says of its tables and columns.
    """

    path: Path
    base: str = "/"
    hosts: frozenset[str] = frozenset()
    allow_sql: bool = False
    views: frozenset[str] = frozenset()
    described: tuple[Described, ...] = ()
    ledgers: Ledgers = field(default_factory=lambda: Ledgers(time.monotonic))

    @property
    def shown(self) -> frozenset[str]:
        """The tables and views that are for all who may see the site."""
        return TABLES | self.views
