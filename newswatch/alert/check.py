"""Refuse a rule that can never fire as meant, before the first request.

Checks one rule against what exists; reads no file. The parser of the configuration has already
turned TOML into a `Rule`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import NoReturn

from newswatch.alert.text import plain, words
from newswatch.alert.timing import is_within
from newswatch.errors import ConfigError
from newswatch.model import Condition, Rule, Threshold
from newswatch.model.announcement import EVENT_TYPES

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}")
# What people write who expect patterns; a star within a name (E*TRADE) is none.
_PATTERN = re.compile(r"[\\|^\[\]{}]|\(\?|\?\)|\.[*+]|\*$")
_NAME_LIMIT = 100
_TERM_LIMIT = 200
_OLDEST_DAYS = 36_500
_TERMS = ("funders", "recipients", "parties", "sections", "tags", "words")


class WithinError(ConfigError):
    """What is wrong with a rule, with the way to it from the rule's own table."""

    def __init__(self, message: str, within: tuple[str | int, ...]) -> None:
        self.within = within
        super().__init__(message)


def check_rule(rule: Rule, targets: Collection[str], sources: Collection[str]) -> None:
    """Raise ConfigError, with what is allowed, if *rule* cannot work as written.

    *targets* and *sources* are the names that exist. The error's ``within`` is the way from the
    rule's table to the key that is wrong.
    """
    if not rule.name or plain(rule.name) != rule.name or len(rule.name) > _NAME_LIMIT:
        message = (
            f"the rule's name {rule.name!r} must be one line of 1 to {_NAME_LIMIT} visible "
            "characters"
        )
        raise WithinError(message, ("name",))
    check = _Check(rule.name, sources)
    if not rule.targets:
        check.refuse((), "targets", "targets is empty", targets)
    check.known((), "targets", rule.targets, targets)
    check.condition((), rule)
    check.times(rule)


class _Check:
    """The rule that is checked, and the sources that exist."""

    def __init__(self, rule: str, sources: Collection[str]) -> None:
        self._rule, self._sources = rule, sources

    def condition(self, where: tuple[str | int, ...], asked: Condition) -> None:
        """Check the keys of one table of conditions and of those within it."""
        self.known(where, "types", asked.types, EVENT_TYPES)
        self.known(where, "sources", asked.sources, self._sources)
        self._numbers(where, asked)
        for tag in asked.languages:
            if not _LANGUAGE.fullmatch(tag):
                self._wrong(where, "languages", f"language {tag!r} is no tag such as en or zh-Hant")
        for field in _TERMS:
            for term in getattr(asked, field):
                if not words(term).strip() or len(term) > _TERM_LIMIT:
                    message = (
                        f"{field} holds {term[:40]!r}, which can match nothing: "
                        f"give words of letters or digits, {_TERM_LIMIT} characters at most"
                    )
                    self._wrong(where, field, message)
                if _PATTERN.search(term):
                    message = (
                        f"{field} holds {term[:40]!r}, which looks like a pattern: here words stand"
                        " as they are, for advert* or one of several use search"
                    )
                    self._wrong(where, field, message)
        for name, inner in (("any", asked.any_), ("all", asked.all_)):
            for at, one in enumerate(inner):
                self.condition((*where, name, at), one)
        if asked.not_ is not None:
            self.condition((*where, "not"), asked.not_)

    def _numbers(self, where: tuple[str | int, ...], asked: Condition) -> None:
        for name in ("min_usd", "max_usd"):
            value = getattr(asked, name)
            if value is not None and value < 0:
                self._wrong(where, name, f"{name} is {value}; give 0 or more")
        if (
            asked.min_usd is not None
            and asked.max_usd is not None
            and asked.min_usd > asked.max_usd
        ):
            self._wrong(where, "max_usd", "max_usd is less than min_usd: no sum is in between")
        least = _in_dollars(asked.min_sum, asked.min_usd)
        most = _in_dollars(asked.max_sum, asked.max_usd)
        if least and most and least.currency == most.currency and least.value > most.value:
            upper = "max_sum" if asked.max_sum else "max_usd"
            lower = "min_sum" if asked.min_sum else "min_usd"
            self._wrong(where, upper, f"{upper} is less than {lower}: no sum is in between")
        sure = asked.min_probability
        # "not (a <= x)" refuses NaN too.
        if sure is not None and not 0 <= sure <= 1:
            self._wrong(where, "min_probability", f"min_probability is {sure}; give 0 to 1")

    def times(self, rule: Rule) -> None:
        """Check the keys that say when a rule tells."""
        if rule.max_age_days is not None and not 1 <= rule.max_age_days <= _OLDEST_DAYS:
            message = (
                f"max_age_days is {rule.max_age_days}; give 1 to "
                f"{_OLDEST_DAYS} days, or leave it out"
            )
            self._wrong((), "max_age_days", message)
        if rule.send_empty and rule.digest is None:
            self._wrong((), "send_empty", "send_empty needs a digest")
        if rule.digest and rule.quiet and is_within(rule.quiet, rule.digest.at):
            message = f"the digest of {rule.digest.at:%H:%M} falls into the quiet hours"
            self._wrong((), "digest", message)

    def known(
        self,
        where: tuple[str | int, ...],
        field: str,
        given: Iterable[str],
        allowed: Collection[str],
    ) -> None:
        """Check that each name *given* in *field* is one of those *allowed*."""
        for name in given:
            if name not in allowed:
                self.refuse(where, field, f"{field} holds {name!r}, which is not known", allowed)

    def refuse(
        self, where: tuple[str | int, ...], field: str, what: str, allowed: Collection[str]
    ) -> NoReturn:
        """Raise, naming what is *allowed* in *field*."""
        listed = ", ".join(sorted(allowed)) or "none is configured"
        self._wrong(where, field, f"{what}; allowed: {listed}")

    def _wrong(self, where: tuple[str | int, ...], field: str, message: str) -> NoReturn:
        raise WithinError(f"rule {self._rule}: {message}", (*where, field))


def _in_dollars(bound: Threshold | None, usd: int | None) -> Threshold | None:
    """Return a bound in a currency of its own, or else the one in dollars."""
    return bound or (None if usd is None else Threshold(currency="USD", value=usd))
