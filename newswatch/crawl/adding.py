"""Add a source to the project, and check one that is there, by trying it out.

Writes one file, and only where there was none; stores nothing and starts no crawl.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from newswatch.config import Config
from newswatch.crawl.run import chosen, source_names, spider_classes
from newswatch.crawl.sketch import name_for, spider_text
from newswatch.crawl.spider import NewsSpider
from newswatch.crawl.trial import Trial, try_out
from newswatch.errors import ConfigError, FetchError


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """A spider that is not written yet: its name, the file it belongs into, and its text."""

    name: str
    path: Path
    text: str


def found(config: Config, url: str, name: str | None = None) -> tuple[Trial, Sketch]:
    """Return what the outlet at *url* offers, and a spider for it.

    Raises ConfigError for an address or name that cannot be, FetchError where nothing lists stories
    that can be read.
    """
    home = _home(url)
    name = name or name_for(home)
    if not name.isidentifier() or not name.isascii() or name != name.lower():
        raise ConfigError(f"a source's name is lower-case letters, digits and _, not {name!r}")
    if name in source_names(config):
        raise ConfigError(f"there is a source named {name!r}; choose another with --name")
    path = _folder(config) / f"{name}.py"
    if path.exists():
        raise ConfigError("is there already; choose another --name", path=str(path))
    trial = try_out(config, home)
    if not trial.living:
        told = "; ".join(
            f"{one.channel.url}: {one.detail} ({one.failure})"
            if one.failure
            else f"{one.channel.url}: no address of a story"
            for one in trial.channels
        )
        raise FetchError(f"nothing found there lists stories ({told})", url=home, failure="empty")
    return trial, Sketch(name=name, path=path, text=spider_text(name, trial))


def write(config: Config, sketch: Sketch) -> Path:
    """Write the file of *sketch* and return its path; a file that is there is left alone."""
    _folder(config).mkdir(exist_ok=True)
    try:
        with sketch.path.open("x", encoding="utf-8") as file:
            file.write(sketch.text)
    except OSError as error:
        raise ConfigError(f"cannot be written: {error.strerror}", path=str(sketch.path)) from error
    return sketch.path


def checked(config: Config, name: str) -> Trial:
    """Return what comes of asking the source *name*; raises ConfigError where there is none."""
    (known,) = chosen(config, [name])
    spider = spider_classes(config)[known]
    if not issubclass(spider, NewsSpider):
        raise ConfigError(f"{name!r} declares no channels: it is a spider of somebody else")
    source = config.sources.get(name)
    return try_out(config, (source and source.home) or spider.home, spider)


def _home(url: str) -> str:
    parts = urlsplit(url if "://" in url else f"https://{url}")
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ConfigError(f"{url!r} is no address of an outlet")
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"


def _folder(config: Config) -> Path:
    """Return the folder of the project's first package of spiders."""
    package = config.spiders[0]
    spec = find_spec(package)
    places = list(spec.submodule_search_locations or ()) if spec else []
    return Path(places[0]) if places else config.root / package.replace(".", "/")
