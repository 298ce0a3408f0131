"""What is known of the services that Apprise reaches: limits, and which are not for it.

Values only; `docs/rules.md` tells the same in a table.
"""

from __future__ import annotations

from collections.abc import Callable

from newswatch.alert.chat_text import as_markdown, utf8_bytes, utf16_units

# Limits of one message where they differ from what Apprise says or are counted in another way.
# ntfy makes an attachment of what is longer than 4,096 bytes; a block of Slack's takes 3,000.
_LIMITS: dict[str, tuple[int, Callable[[str], int]]] = {
    "ntfy": (4_096, utf8_bytes),
    "ntfys": (4_096, utf8_bytes),
    "slack": (3_000, utf16_units),
    "tgram": (4_096, utf16_units),
    "discord": (2_000, utf16_units),
}
# Cards of Teams know links in Markdown and no others.
_MARKDOWN_ALONE = {"workflows", "workflow"}
# Shorter parts than this would not hold an address.
LEAST = 160
# Services that are told of otherwise, or act on this machine, and why they are refused.
_REFUSED = {
    "mailto": 'use a target with kind = "mail", which has keys and threads',
    "mailtos": 'use a target with kind = "mail", which has keys and threads',
    "dbus": "it acts on this machine",
    "glib": "it acts on this machine",
    "gnome": "it acts on this machine",
    "kde": "it acts on this machine",
    "macosx": "it acts on this machine",
    "qt": "it acts on this machine",
    "syslog": "it acts on this machine",
    "windows": "it acts on this machine",
}


def service_of(url: str) -> str:
    """Return the service that an Apprise address names: its scheme in small letters.

    >>> service_of("Slack://T1/B1/x"), service_of("https://hooks.slack.com/services/x")
    ('slack', 'https')
    """
    return url.partition("://")[0].strip().lower()


def refusal(service: str) -> str | None:
    """Return why *service* is not to be used, or None."""
    return _REFUSED.get(service)


def is_markdown_alone(service: str) -> bool:
    """Tell whether *service* makes a link of nothing but Markdown's own."""
    return service in _MARKDOWN_ALONE


def limit_of(service: str, said: int) -> tuple[int, Callable[[str], int]]:
    """Return how much one message takes and how that is counted; *said* is what Apprise says."""
    if is_markdown_alone(service):
        return max(said, LEAST), lambda text: utf16_units(as_markdown(text))
    limit, measure = _LIMITS.get(service, (said, utf16_units))
    return max(min(limit, said) if said > 0 else limit, LEAST), measure
