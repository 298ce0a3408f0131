"""docs/settings.md: the keys of newswatch.toml, and Scrapy's settings with their reasons.

What a key takes is told in the words of the reader that refuses all else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields
from importlib import import_module
from importlib.resources import files

from newswatch.alert.channels import CHANNELS, COMMON
from newswatch.cli.docs.table import table
from newswatch.config import Config, CrawlConfig, HealthConfig, SourceConfig
from newswatch.config.read import READERS, RULE_KEYS, Key, keys_of
from newswatch.model import Rule

_PART = re.compile(r"# --- (.{1,60}?) -{2,100}$")
_SETTING = re.compile(r"([A-Z_]{2,40})(?:: [^=]{1,40})? = ([^#{(]{1,90}?)(?:  # (.{1,200}))?$")
_SPANS = ((86400, "d"), (3600, "h"), (60, "m"), (1, "s"))


def lines() -> Iterator[str]:
    """Yield the lines of the page."""
    yield (
        "# Settings\n\n"
        "What `newswatch.toml` may say. It is read from the working directory, or from where "
        "`--config` or the\nvariable `NEWSWATCH_CONFIG` says; relative paths are taken from its "
        "own folder. An unknown key or a wrong\nvalue is refused before anything is fetched, with "
        "its line; so is a rule that could not work; a target\nwith the line on which it begins.\n"
    )
    for kind, head in (
        (Config, "The file"),
        (CrawlConfig, "`[crawl]`"),
        (HealthConfig, "`[health]`"),
        (SourceConfig, "`[sources.NAME]`"),
    ):
        yield f"## {head}\n"
        yield from _keys(kind, keys_of(kind))
    yield "## `[targets.NAME]`\n\n`kind` says how messages travel; the other keys depend on it.\n"
    for name, module in CHANNELS.items():
        channel = import_module(module)
        yield f'### kind = "{name}"\n'
        options = {**channel.OPTIONS, **COMMON}
        needed = {key: "needed" if key in channel.REQUIRED else "" for key in options}
        yield from table(
            ("key", "", "what for"), ((f"`{k}`", needed[k], options[k]) for k in options)
        )
    yield "## `[[rules]]`\n\nHow they are meant: [rules.md](rules.md).\n"
    yield from _keys(Rule, RULE_KEYS)
    yield (
        "## Scrapy's settings\n\n"
        "`newswatch/settings.py` sets these, in the order in which a request meets them; "
        "newswatch.toml is laid\nover them, `scrapy settings --get NAME` tells what holds.\n"
    )
    yield from _scrapy_settings()


def _keys(kind: type, keys: Mapping[str, Key]) -> list[str]:
    defaults = {field.name.rstrip("_"): field for field in fields(kind)}
    rows = (
        (f"`{name}`", _takes(key), _default(defaults[name], key), key.help)
        for name, key in keys.items()
    )
    return table(("key", "takes", "default", "what for"), rows)


def _takes(key: Key) -> str:
    try:
        READERS[key.kind](-0.5)  # refused by every reader
    except ValueError as error:
        return str(error)
    return key.kind


def _default(field: Field[object], key: Key) -> str:
    value, kind = field.default, key.kind
    if value is MISSING:
        return "needed"
    if value in (None, ()):
        return ""
    if kind == "duration" and isinstance(value, int):
        span, unit = next((s, u) for s, u in _SPANS if value % s == 0)
        return f'`"{value // span}{unit}"`'
    shown = f"{value}".lower() if isinstance(value, bool) else value
    shown = f'"{value}"' if kind in ("path", "text") else shown
    shown = str(list(value)).replace("'", '"') if isinstance(value, tuple) else shown
    return f"`{shown}`"


def _scrapy_settings() -> Iterator[str]:
    """Yield a table for each part of settings.py: the names with a reason beside or above them."""
    parts: list[tuple[str, list[tuple[str, ...]]]] = []
    above: list[str] = []
    # Read, not imported: importing it reads the newswatch.toml of this machine.
    for line in (files("newswatch") / "settings.py").read_text("utf-8").splitlines():
        if part := _PART.match(line):
            parts.append((part[1], []))
        elif line.startswith("# "):
            above.append(line[2:])
            continue
        elif (found := _SETTING.match(line)) and parts:
            reason = " ".join([*above, found[3] or ""]).strip()
            parts[-1][1].append((f"`{found[1]}`", f"`{found[2]}`", reason))
        above = []
    for heading, rows in parts:
        if said := [row for row in rows if row[2]]:
            yield f"### {heading.capitalize()}\n"
            yield from table(("setting", "value", "reason"), said)
