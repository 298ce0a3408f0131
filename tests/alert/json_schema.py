"""As much of JSON Schema 2020-12 as our own schema uses; other keywords are errors."""

import re

_TYPES = {"object": dict, "array": list, "string": str, "integer": int, "null": type(None)}
_KNOWN = {
    "$schema", "$id", "$defs", "$ref", "title", "description", "type", "required", "properties",
    "additionalProperties", "items", "maxItems", "maxLength", "pattern", "enum",
}  # fmt: skip


def check(value, schema, root=None, where="$"):
    """Raise AssertionError with the place where *value* does not fit *schema*."""
    root = root or schema
    assert set(schema) <= _KNOWN, set(schema) - _KNOWN
    if "$ref" in schema:
        check(value, root["$defs"][schema["$ref"].removeprefix("#/$defs/")], root, where)
    if "type" in schema:
        kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        assert any(isinstance(value, _TYPES[kind]) for kind in kinds), (where, value)
        assert not isinstance(value, bool), where
    if "enum" in schema:
        assert value in schema["enum"], (where, value)
    if isinstance(value, str):
        assert re.search(schema.get("pattern", ""), value), (where, value)
        assert len(value) <= schema.get("maxLength", len(value)), where
    if isinstance(value, list):
        assert len(value) <= schema.get("maxItems", len(value)), where
        for at, item in enumerate(value):
            check(item, schema.get("items", {}), root, f"{where}[{at}]")
    if isinstance(value, dict):
        assert set(schema.get("required", [])) <= set(value), where
        named = schema.get("properties", {})
        assert schema.get("additionalProperties", True) or set(value) <= set(named), (
            where, set(value) - set(named),
        )  # fmt: skip
        for name, item in value.items():
            check(item, named.get(name, {}), root, f"{where}.{name}")
