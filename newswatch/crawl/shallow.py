"""Import what looks at the whole stack while it is imported, on a stack that is short.

Scrapy makes its deprecated classes so: each reads the source of every frame below it, and from deep
within a verb that took a tenth of a look at which nothing is new. Changes nothing of what is
imported.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from threading import Thread

# In this order: the second imports the first.
COSTLY = ("scrapy.core.downloader.tls", "scrapy.core.downloader.contextfactory")


def import_shallowly(names: Iterable[str] = COSTLY) -> None:
    """Import the modules *names*; what one of them raises shows when it is imported for use."""
    for name in names:
        thread = Thread(target=import_module, args=(name,))
        thread.start()
        thread.join()
