"""Load the spiders of the project, file by file: one that is broken costs itself alone.

Scrapy's own loader stops a package at the first file that cannot be imported, and leaves out the
files behind it. Starts no spider.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules

from scrapy.spiderloader import SpiderLoader

from newswatch.crawl.declared import faults
from newswatch.errors import ConfigError

logger = logging.getLogger(__name__)


class Loader(SpiderLoader):
    """Scrapy's loader with ``broken``: why a file could not be loaded, by the file's last name."""

    def _load_all_spiders(self) -> None:
        self.broken: dict[str, str] = {}
        for package in self.spider_modules:
            for module in _modules(package):
                try:
                    self._load_spiders(import_module(module))
                except Exception as error:  # noqa: BLE001 - whatever it is, the other spiders must not suffer for it
                    _tell(module, error)
                    self.broken[module.rpartition(".")[2]] = f"{type(error).__name__}: {error}"
        for name in [*self._spiders]:
            places = {place for place, _ in self._found[name]}
            wrong = faults(self._spiders[name])
            if len(places) > 1:
                wrong.append(f"{name} is declared more than once: {', '.join(sorted(places))}")
            if wrong:
                del self._spiders[name]
                self.broken[name] = "; ".join(wrong)
                _tell(name, ConfigError(self.broken[name]))


_TOLD: set[str] = set()


def _tell(module: str, error: Exception) -> None:
    """Log why *module* is broken; once, though Scrapy's process loads the spiders again."""
    if module not in _TOLD:
        _TOLD.add(module)
        if isinstance(error, ConfigError):
            logger.error("spider_not_loaded name=%s error=%s", module, error)
        else:
            logger.error("spider_not_loaded module=%s", module, exc_info=error)


def _modules(package: str) -> Iterator[str]:
    """Yield the name of *package* and of all modules below it; raises ConfigError without one."""
    try:
        spec = find_spec(package)
    except (ImportError, ValueError) as error:
        raise ConfigError(f"spiders: {package!r} cannot be imported: {error}") from error
    if spec is None:
        raise ConfigError(
            f"spiders: there is no package {package!r} here; call newswatch in a project directory,"
            " or name one with --config"
        )
    yield package
    for _, name, is_package in iter_modules(spec.submodule_search_locations or ()):
        if is_package:
            yield from _modules(f"{package}.{name}")
        else:
            yield f"{package}.{name}"
