"""newswatch.toml: what an installation may say, with the defaults and what each key means.

Fetches nothing, opens no database; what a rule or a target means is for `alert` to check. The keys'
help is the only place where they are described: docs/settings.md is made from it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated

from newswatch.config.read import Key, Reader
from newswatch.errors import ConfigError
from newswatch.model import Rule, Target

__all__ = ["Config", "CrawlConfig", "HealthConfig", "Key", "SourceConfig", "load", "parse"]

DEFAULT_NAME = "newswatch.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlConfig:
    """Table ``[crawl]``: how often and how gently. Durations are seconds once read."""

    interval: Annotated[int, Key("duration", "a channel is looked at this often at most")] = 300
    longest_interval: Annotated[
        int, Key("duration", "a channel is looked at this often at least, whatever its pace")
    ] = 21600
    patience: Annotated[
        int, Key("duration", "how long stories may wait unseen, summed over them, for a look")
    ] = 300
    pause: Annotated[
        int, Key("duration", "rounds of `newswatch watch` start no closer together than this")
    ] = 60
    host_budget: Annotated[
        int, Key("whole", "requests to one host within an hour, at most; 0 sets no bound")
    ] = 600
    delay: Annotated[
        float, Key("number", "seconds between two requests to one host; Crawl-delay can only add")
    ] = 1.0
    confirm_removed_after: Annotated[
        int, Key("duration", "a story must have been missing this long to count as removed")
    ] = 600
    backfill_grace: Annotated[
        int, Key("duration", "a story dated this long before the previous look is still news")
    ] = 21600
    max_pages: Annotated[
        int, Key("whole", "article pages read of one source in one run, at most")
    ] = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceConfig:
    """Table ``[sources.NAME]``: what this installation wants different for one source."""

    enabled: Annotated[bool, Key("flag", "false leaves the source out of every run")] = True
    home: Annotated[
        str | None, Key("address", "another address for its home page, such as a local copy")
    ] = None
    interval: Annotated[int | None, Key("duration", "its own crawl.interval")] = None
    keep_days: Annotated[int | None, Key("days", "its own keep_days")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthConfig:
    """Table ``[health]``: who hears that a source has gone blind, and that it sees again."""

    targets: Annotated[
        tuple[str, ...], Key("texts", "who is told of sources: names of [targets.NAME]")
    ] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """All of newswatch.toml. Paths are absolute; relative ones are taken from the file's folder.

    ``text`` is the file as it was read, kept to say where a mistake stands that is found later.
    """

    path: Path | None = None
    text: str = field(default="", repr=False, compare=False)
    contact: Annotated[
        str | None, Key("line", "how publishers reach you; nothing beyond loopback without it")
    ] = None
    database: Annotated[Path, Key("path", "the SQLite file")] = Path("data/newswatch.db")
    archive: Annotated[
        bool, Key("flag", "keep the raw bytes of each distinct page beside the database")
    ] = True
    keep_days: Annotated[
        int | None, Key("days", "texts and raw pages older than this go; none set keeps them")
    ] = None
    spiders: Annotated[tuple[str, ...], Key("texts", "Python packages that hold the spiders")] = (
        "spiders",
    )
    allow: Annotated[
        tuple[str, ...], Key("networks", "networks that may be dialled though not public")
    ] = ()
    crawl: CrawlConfig = field(default_factory=CrawlConfig)
    health: HealthConfig = field(default_factory=HealthConfig)
    sources: Mapping[str, SourceConfig] = field(default_factory=dict)
    targets: Mapping[str, Target] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()

    @property
    def root(self) -> Path:
        """The project directory: where newswatch.toml lies, or the working directory."""
        return self.path.parent if self.path else Path.cwd()


def load(path: Path | None = None) -> Config:
    """Read *path*, or newswatch.toml in the working directory, or give the defaults.

    Raises ConfigError naming file, line and what is allowed.
    """
    if path is None:
        path = Path(DEFAULT_NAME)
        if not path.exists():
            return replace(Config(), database=Path.cwd() / Config().database)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ConfigError(
            f"cannot be read ({error.strerror}); name another with --config", path=str(path)
        ) from error
    except UnicodeDecodeError as error:
        raise ConfigError("is not UTF-8 text", path=str(path)) from error
    return parse(text, path.resolve())


def parse(text: str, path: Path) -> Config:
    """Turn the text of a configuration file into a Config; *path* is for messages and roots."""
    try:
        tree = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        # Besides TOMLDecodeError: numbers of thousands of digits, brackets nested as deep.
        raise _no_toml(text, path, error) from error
    reader = Reader(text, path)
    crawl, health = tree.pop("crawl", {}), tree.pop("health", {})
    sources = reader.tables(tree.pop("sources", {}), "sources")
    targets, rules = reader.tables(tree.pop("targets", {}), "targets"), tree.pop("rules", [])
    config = Config(
        path=path,
        text=text,
        **reader.values(Config, tree, also=("crawl", "health", "sources", "targets", "rules")),
        crawl=CrawlConfig(**reader.values(CrawlConfig, crawl, ("crawl",))),
        health=HealthConfig(**reader.values(HealthConfig, health, ("health",))),
        sources={
            name: SourceConfig(**reader.values(SourceConfig, table, ("sources", name)))
            for name, table in sources.items()
        },
        targets={name: reader.target(name, table) for name, table in targets.items()},
        rules=reader.rules(rules),
    )
    return replace(config, database=(path.parent / config.database).absolute())


def _no_toml(text: str, path: Path, error: Exception) -> ConfigError:
    at = re.search(r"at line (\d{1,9})", str(error))
    at_end = text.count("\n") + 1 if "end of document" in str(error) else None
    return ConfigError(f"is no TOML: {error}", path=str(path), line=int(at[1]) if at else at_end)
