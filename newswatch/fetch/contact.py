"""Who we say we are: the User-Agent, and no request to others without a way to reach us.

Reads no configuration; it is told the contact.
"""

from __future__ import annotations

from newswatch import __version__
from newswatch.errors import ConfigError
from newswatch.gate import Gate

PRODUCT_TOKEN = "newswatch"  # noqa: S105 - the name robots.txt addresses us by, no secret


def user_agent(contact: str | None) -> str:
    """Return the User-Agent header for *contact* (an address or page; printable ASCII is kept).

    >>> user_agent("desk@example.org").partition(" ")[2]
    '(+desk@example.org)'
    """
    told = "".join(ch for ch in contact or "" if " " <= ch <= "~").strip()
    name = f"{PRODUCT_TOKEN}/{__version__}"
    return f"{name} (+{told})" if told else name


def require_contact(url: str, contact: str | None, gate: Gate) -> None:
    """Raise ConfigError if *url* leads to somebody else's machine and nobody can be reached.

    Addresses by number in loopback or the allow-list, and ``localhost``, need no contact.
    """
    if not (contact or "").strip() and not gate.is_own(url):
        raise ConfigError(
            f"{url} is not asked for: set `contact` in newswatch.toml to a mail address or page"
            " where its publisher can reach you"
        )
