"""Write the file of a spider from what a trial of an outlet has found.

A trial in, the text of a Python module out; writes no file and asks nobody.
"""

from __future__ import annotations

import re
from keyword import iskeyword

from newswatch.crawl.trial import Trial, TriedChannel
from newswatch.urls import host_of

_KINDS = ("feed", "sitemap", "listing")  # in the order of how much is asked by each look
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")
# Parts of hosts that name no outlet.
_ENDS = frozenset({"www", "com", "co", "org", "net", "info", "news"})


def name_for(home: str) -> str:
    """Return a name for the source at *home*: letters, digits and underscores.

    >>> name_for("https://www.branding-in-asia.com"), name_for("https://127.0.0.1:80")
    ('branding_in_asia', 'source_127_0_0_1')
    """
    parts = host_of(home).partition(":")[0].split(".")
    while len(parts) > 1 and (parts[-1] in _ENDS or len(parts[-1]) == 2):  # noqa: PLR2004 - a country
        parts.pop()
    while len(parts) > 1 and parts[0] in _ENDS:
        parts.pop(0)
    name = _NOT_IN_NAMES.sub("_", "_".join(parts).lower()).strip("_")[:50]
    return name if name and not name[0].isdigit() and not iskeyword(name) else f"source_{name}"


def spider_text(name: str, trial: Trial) -> str:
    """Return the module of a spider called *name* for the outlet of *trial*.

    Of its channels the first kind that lists stories is asked, one of each other kind stands by.
    """
    chosen: dict[str, TriedChannel] = {}
    for kind in _KINDS:
        for one in trial.living:
            if one.channel.kind == kind:
                chosen.setdefault(kind, one)
    channels = [_channel(one, trial.home, stands_by=n > 0) for n, one in enumerate(chosen.values())]
    title = _plain(trial.title)
    lines = [
        f'"""{title}: {trial.home}, as found by `newswatch sources add`.',
        "",
        "Declares the outlet, nothing else.",
        '"""',
        "",
        "from newswatch.crawl.spider import NewsSpider",
        "from newswatch.model import Channel",
        "",
        "",
        f"class {''.join(part.title() for part in name.split('_'))}(NewsSpider):",
        f'    """{title}."""',
        "",
        f"    name = {name!r}",
        f"    title = {title!r}",
        f"    home = {trial.home!r}",
        *([f"    language = {trial.language!r}"] if _is_language(trial.language) else []),
        '    time_zone = "UTC"  # of dates without an offset; such as Asia/Singapore',
        '    # country = "SG"  # ISO 3166-1: what a bare $ means there',
        "    # terms_url, terms_checked_on: read its terms, and say when",
        "    channels = (",
        *(f"        {channel}," for channel in channels),
        "    )",
        *([f"    article_url = {_raw(trial.article_url)}"] if trial.article_url else []),
    ]
    return "\n".join(lines) + "\n"


def _channel(one: TriedChannel, home: str, *, stands_by: bool) -> str:
    url = one.channel.url.removeprefix(home) or "/"
    more = ", is_fallback=True" if stands_by else ""
    return f"Channel(kind={one.channel.kind!r}, url={url!r}{more})"


def _plain(title: str) -> str:
    """Return a title that ends no string and no line: it is what the outlet wrote."""
    told = "".join(sign for sign in title if sign.isprintable() and sign not in "\"\\'")
    return " ".join(told.split())[:60] or "An outlet"


def _is_language(language: str | None) -> bool:
    return bool(language and re.fullmatch(r"[a-z]{2,3}", language))


def _raw(pattern: str) -> str:
    """Return *pattern* as a raw string: it holds backslashes and, by its making, no quote."""
    return f'r"{pattern}"' if '"' not in pattern else repr(pattern)
