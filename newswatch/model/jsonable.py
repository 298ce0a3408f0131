"""Turns jobs and their results (model.crawl) into what JSON can hold, and back without loss.

Knows shapes only: opens no file and writes no names of types. Tuples travel as lists, frozen sets
as sorted lists.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
_PLAIN = (str, int, float, bool, NoneType)


def to_json(value: object) -> dict[str, Any]:
    """Return a value of the model as a dict of dicts, lists, texts, numbers, booleans and None.

    Raises TypeError where it holds what JSON cannot, such as the bytes of a Page.
    """
    if isinstance(value, type) or not is_dataclass(value):
        raise TypeError(f"a {type(value).__name__} is none of the model's values")
    return {field.name: _out(getattr(value, field.name)) for field in fields(value)}


def from_json(cls: type[T], tree: object) -> T:
    """Return the *cls* that `to_json` turned into *tree*; absent keys take their defaults.

    Raises ValueError naming the place where *tree* has another shape.
    """
    if not isinstance(tree, dict):
        raise ValueError(f"{cls.__name__} must be an object, not {type(tree).__name__}")  # noqa: TRY004 - it is data
    hints = _hints(cast("Any", cls))
    if unknown := sorted(str(name) for name in tree.keys() - hints.keys()):
        raise ValueError(f"{cls.__name__} has no {', '.join(unknown)}")
    values = {
        name: _in(hints[name], value, f"{cls.__name__}.{name}") for name, value in tree.items()
    }
    try:
        return cls(**values)
    except TypeError as error:  # a key without default is absent
        raise ValueError(str(error)) from error


def _out(value: object) -> object:
    if isinstance(value, _PLAIN):
        return value
    if isinstance(value, tuple):
        return [_out(item) for item in value]
    if isinstance(value, frozenset):
        return sorted(value)
    return to_json(value)


@cache
def _hints(cls: type) -> dict[str, Any]:
    return get_type_hints(cls)


def _in(hint: Any, value: object, where: str) -> object:  # noqa: ANN401 - any annotation
    if get_origin(hint) in {tuple, frozenset}:
        if not isinstance(value, list):
            raise ValueError(f"{where} must be a list, not {type(value).__name__}")
        return get_origin(hint)(_in(get_args(hint)[0], item, where) for item in value)
    if is_dataclass(hint):
        return from_json(cast("type[object]", hint), value)
    kinds = get_args(hint) or (hint,)  # of `X | None`, or of X
    if type(value) in kinds:
        return value
    if isinstance(value, int) and float in kinds and not isinstance(value, bool):
        return float(value)
    if kinds[0] in _PLAIN or value is None:
        raise ValueError(f"{where} must be {hint}, not {type(value).__name__}")
    return _in(kinds[0], value, where)
