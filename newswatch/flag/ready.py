"""Are the rules and targets of newswatch.toml fit to work with? Asked before the first request.

Checks only: dials nobody and opens no database. A secret that is not there is said and stops
nothing.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator
from contextlib import contextmanager

from newswatch.alert import check_rule
from newswatch.alert.channels import check_options
from newswatch.alert.check import WithinError
from newswatch.alert.secret import missing_secrets
from newswatch.config import Config
from newswatch.config.place import Where, line_of
from newswatch.errors import ConfigError
from newswatch.gate import Gate

logger = logging.getLogger(__name__)


def check_rules(config: Config, sources: Collection[str]) -> None:
    """Raise ConfigError for a rule or target that could not work as written.

    *sources* are the names that exist. The error names the file and the line on which the rule or
    target begins.
    """
    gate = Gate(allow=config.allow)
    for name, target in config.targets.items():
        with _placed(config, ("targets", name)):
            check_options(target, gate)
        for missing in missing_secrets(target):
            # It may be there by the time of the first message, and stories wait for nobody.
            logger.warning("secret_missing %s", missing)
    for name in config.health.targets:
        with _placed(config, ("health", "targets")):
            if name not in config.targets:
                known = ", ".join(config.targets) or "none"
                raise ConfigError(f"there is no target {name!r} (there are: {known})")
    for number, rule in enumerate(config.rules):
        with _placed(config, ("rules", number)):
            check_rule(rule, [*config.targets], sources)


@contextmanager
def _placed(config: Config, where: Where) -> Iterator[None]:
    """Tell of a ConfigError where in the file it is."""
    try:
        yield
    except ConfigError as error:
        path = str(config.path) if config.path else None
        within = error.within if isinstance(error, WithinError) else ()
        line = line_of(config.text, (*where, *within))
        raise ConfigError(str(error), path=path, line=line) from error
