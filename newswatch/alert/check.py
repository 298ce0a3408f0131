"""Refuse a rule that can never fire as meant, before the first request.

Checks one rule against what exists; reads no file. The parser of the configuration has already
turned TOML into a `Rule`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from newswatch.alert.text import plain, words
from newswatch.errors import ConfigError
from newswatch.model import Rule
from newswatch.model.announcement import EVENT_TYPES

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}")
_NAME_LIMIT = 100
_TERM_LIMIT = 200
_OLDEST_DAYS = 36_500


def check_rule(rule: Rule, targets: Collection[str], sources: Collection[str]) -> None:
    """Raise ConfigError, with what is allowed, if *rule* cannot work as written.

    *targets* and *sources* are the names that exist.
    """
    if not rule.name or plain(rule.name) != rule.name or len(rule.name) > _NAME_LIMIT:
        raise ConfigError(
            f"the rule's name {rule.name!r} must be one line of 1 to {_NAME_LIMIT} visible "
            "characters"
        )
    if not rule.targets:
        _refuse(rule, "targets is empty", targets)
    _known(rule, "targets", rule.targets, targets)
    _known(rule, "types", rule.types, EVENT_TYPES)
    _known(rule, "sources", rule.sources, sources)
    _check_numbers(rule)
    for tag in rule.languages:
        if not _LANGUAGE.fullmatch(tag):
            raise ConfigError(f"rule {rule.name}: language {tag!r} is no tag such as en or zh-Hant")
    for field in ("funders", "recipients", "words"):
        for term in getattr(rule, field):
            if not words(term).strip() or len(term) > _TERM_LIMIT:
                raise ConfigError(
                    f"rule {rule.name}: {field} holds {term[:40]!r}, which can match nothing: "
                    f"give words of letters or digits, {_TERM_LIMIT} characters at most"
                )


def _check_numbers(rule: Rule) -> None:
    if rule.min_usd is not None and rule.min_usd < 0:
        raise ConfigError(f"rule {rule.name}: min_usd is {rule.min_usd}; give 0 or more")
    # "not (a <= x)" refuses NaN too.
    if not 0 <= rule.min_probability <= 1:
        raise ConfigError(
            f"rule {rule.name}: min_probability is {rule.min_probability}; give 0 to 1"
        )
    if rule.max_age_days is not None and not 1 <= rule.max_age_days <= _OLDEST_DAYS:
        raise ConfigError(
            f"rule {rule.name}: max_age_days is {rule.max_age_days}; give 1 to "
            f"{_OLDEST_DAYS} days, or leave it out"
        )


def _known(rule: Rule, field: str, given: Iterable[str], allowed: Collection[str]) -> None:
    for name in given:
        if name not in allowed:
            _refuse(rule, f"{field} holds {name!r}, which is not known", allowed)


def _refuse(rule: Rule, what: str, allowed: Collection[str]) -> None:
    listed = ", ".join(sorted(allowed)) or "none is configured"
    raise ConfigError(f"rule {rule.name}: {what}; allowed: {listed}")
