"""The page for what is not there. Says what to do, not what was asked for."""

from __future__ import annotations

from newswatch.query.web.asked import Page


def missing(says: str, status: int = 404) -> Page:
    """Return a page that says what is missing."""
    return Page(
        template="error.html",
        shows={"title": "Not here", "error": says, "status": status},
        status=status,
    )
