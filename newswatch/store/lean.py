"""Import sqlite-utils without the analysts' libraries that it takes along where they are installed.

They are for types of columns that are never written here, and cost half a second of every start.
Keeps nobody else from importing them, before or after.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

_TAKEN_ALONG = ("pandas", "numpy")


@contextmanager
def _without(names: tuple[str, ...]) -> Iterator[None]:
    """Let an import of *names* fail inside, but of those that are imported already."""
    absent = [name for name in names if name not in sys.modules]
    # None says that there is no such module (reference of import, 5.3.1). Types of the standard
    # library's stubs know modules alone.
    sys.modules.update(dict.fromkeys(absent))  # type: ignore[arg-type]
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]


with _without(_TAKEN_ALONG):
    from sqlite_utils import Database

__all__ = ["Database"]
