"""What a publisher asks of those who read a page by machine.

Values only: `newswatch.wishes` reads them, the crawl honours them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """The wishes that hold for one page, from wherever they were told.

    ``noarchive``: no copy of the page may be kept. ``tdm_reserved``: rights to mine text and data
    are reserved (TDM Reservation Protocol); False where they are expressly not, None where nothing
    is said. ``tdm_policy`` is the address of the terms on which they may be had, or None.
    """

    noarchive: bool = False
    tdm_reserved: bool | None = None
    tdm_policy: str | None = None

    @property
    def forbid_bytes(self) -> bool:
        """Whether the bytes of the page may not be kept."""
        return self.noarchive or bool(self.tdm_reserved)
