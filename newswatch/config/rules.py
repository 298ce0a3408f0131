"""Reads ``[[rules]]``: flat keys, and the tables of conditions within them.

Given the checks of the reader of the whole file; decides nothing about what a rule means.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from newswatch.config.place import Where
from newswatch.config.rule_keys import CONDITION_KEYS, RULE_KEYS, RULE_READERS, Key
from newswatch.errors import ConfigError
from newswatch.model import Condition, Rule

Checked = Callable[[dict[str, str], object, Where, tuple[str, ...]], dict[str, Any]]
Wrong = Callable[[Where, str], ConfigError]
_NESTED = ("any", "all", "not")
_DEEPEST = 8


def read_rules(value: object, checked: Checked, wrong: Wrong) -> tuple[Rule, ...]:
    """Return the rules of the file; names are unique, every rule has targets."""
    if not isinstance(value, list):
        raise wrong(("rules",), "rules must be tables: [[rules]]")
    reader = _Rules(checked, wrong)
    rules: dict[str, Rule] = {}
    for number, table in enumerate(value):
        where: Where = ("rules", number)
        rule = reader.values(table, where, RULE_KEYS)
        if not rule.get("name") or not rule.get("targets"):
            raise wrong((*where, "name"), "each rule needs a name and targets")
        if rule["name"] in rules:
            raise wrong((*where, "name"), f"two rules are named {rule['name']!r}")
        rules[rule["name"]] = Rule(**rule)
    return tuple(rules.values())


class _Rules:
    """The two checks that the file's reader lends, and the descent into nested conditions."""

    def __init__(self, checked: Checked, wrong: Wrong) -> None:
        self._checked, self._wrong = checked, wrong

    def values(self, table: object, where: Where, keys: dict[str, Key]) -> dict[str, Any]:
        """Return the fields that *table* sets, under the names that the dataclasses have."""
        nested = {}
        if isinstance(table, dict):
            nested = {key: table[key] for key in _NESTED if key in table}
            table = {key: value for key, value in table.items() if key not in nested}
        kinds = {name: key.kind for name, key in keys.items() if name not in _NESTED}
        values = self._checked(kinds, table, where, _NESTED)
        for key, value in nested.items():
            place = (*where, key)
            if sum(part in _NESTED for part in place) > _DEEPEST:
                raise self._wrong(place, f"conditions are nested deeper than {_DEEPEST}")
            read = self._condition if key == "not" else self._conditions
            values[f"{key}_"] = read(value, place)
        return values

    def _conditions(self, value: object, where: Where) -> tuple[Condition, ...]:
        if not isinstance(value, list) or not value:
            raise self._must_be(where, "conditions")
        return tuple(self._condition(one, (*where, at)) for at, one in enumerate(value))

    def _condition(self, value: object, where: Where) -> Condition:
        if not isinstance(value, dict) or not value:
            raise self._must_be(where, "condition")
        return Condition(**self.values(value, where, CONDITION_KEYS))

    def _must_be(self, where: Where, kind: str) -> ConfigError:
        try:
            RULE_READERS[kind](None)
        except ValueError as error:
            key = next(part for part in reversed(where) if isinstance(part, str))
            return self._wrong(where, f"{key} must be {error}, with at least one key in each")
        raise AssertionError(kind)  # such readers refuse everything
