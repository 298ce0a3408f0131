"""The numbers that the code keeps to, worked out from its syntax trees."""

import ast
import re
from functools import cache
from statistics import median, quantiles

import pytest
from paths import ROOT

LONGEST_MODULE, MEDIAN_MODULE = 300, 120
LONGEST_FUNCTION, P95_FUNCTION = 40, 35
LONGEST_VERB = 200
# What belongs nowhere gathers under such names.
EMPTY_WORDS = {"util", "utils", "helper", "helpers", "manager", "process", "processor", "misc"}
# These names are Scrapy's, which calls them.
SCRAPY = {
    "process_item",
    "process_request",
    "process_response",
    "process_exception",
    "process_spider_input",
    "process_spider_output",
    "process_spider_exception",
    "process_start",
}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
FILES = sorted(
    path.relative_to(ROOT)
    for top in ("newswatch", "spiders")
    for path in (ROOT / top).rglob("*.py")
)


@cache
def source(path):
    return (ROOT / path).read_text(encoding="utf-8")


@cache
def tree(path):
    return ast.parse(source(path))


def length(path):
    return len(source(path).splitlines())


def functions(path):
    return [node for node in ast.walk(tree(path)) if isinstance(node, FUNCTIONS)]


def lines_of(node):
    return node.end_lineno - node.lineno + 1


def public(body):
    """Give the public classes and functions of a body, those of public classes included."""
    for node in body:
        if isinstance(node, (*FUNCTIONS, ast.ClassDef)) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public(node.body)


def test_there_is_something_to_measure():
    assert len(FILES) > 50


@pytest.mark.parametrize("path", FILES, ids=str)
def test_a_module_is_short_and_says_what_it_is(path):
    limit = LONGEST_VERB if path.parts[:2] == ("newswatch", "cli") else LONGEST_MODULE
    assert length(path) <= limit
    assert ast.get_docstring(tree(path)), "it has no docstring"


@pytest.mark.parametrize("path", FILES, ids=str)
def test_functions_are_short(path):
    long = {f.name: lines_of(f) for f in functions(path) if lines_of(f) > LONGEST_FUNCTION}
    assert long == {}


@pytest.mark.parametrize("path", FILES, ids=str)
def test_what_is_public_has_a_docstring(path):
    bare = [node.name for node in public(tree(path).body) if not ast.get_docstring(node)]
    assert bare == []


@pytest.mark.parametrize("path", FILES, ids=str)
def test_names_say_something(path):
    nodes = (*FUNCTIONS, ast.ClassDef)
    names = {node.name for node in ast.walk(tree(path)) if isinstance(node, nodes)} - SCRAPY
    # A private name may speak of the trade: a manager of funds is one.
    names = {name for name in names if not name.startswith("_")} | {*path.with_suffix("").parts}
    words = {name: set(re.findall(r"[A-Z]?[a-z]+", name)) for name in names}
    empty = [name for name in names if EMPTY_WORDS & {word.lower() for word in words[name]}]
    assert empty == []


def test_half_of_the_modules_are_very_short():
    assert median(length(path) for path in FILES) <= MEDIAN_MODULE


def test_nearly_all_functions_are_short():
    lengths = [lines_of(function) for path in FILES for function in functions(path)]
    assert quantiles(lengths, n=20)[-1] <= P95_FUNCTION


def module_name(path):
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in FILES}


def imports(name):
    """Return the modules of the project that a module names, within functions too."""
    path, found = MODULES[name], set()
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1]
            base = ".".join([*above, node.module] if node.module else above)
            base = base if node.level else node.module
            # Of a package either modules are wanted or what the package itself holds.
            wanted = {f"{base}.{alias.name}" for alias in node.names}
            found |= wanted if wanted <= MODULES.keys() else {base, *wanted}
    return (found & MODULES.keys()) - {name}


def only_for_types(name):
    """Return the modules that a module names under TYPE_CHECKING alone: no import at run time."""
    path, found = MODULES[name], set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            for inner in ast.walk(node):
                if isinstance(inner, ast.ImportFrom):
                    found |= {inner.module, *(f"{inner.module}.{a.name}" for a in inner.names)}
    return found


def test_no_module_imports_itself_by_way_of_others():
    graph = {name: imports(name) - only_for_types(name) for name in MODULES}
    # A module is free of cycles once all that it imports is.
    free = set()
    while ready := {name for name in graph.keys() - free if graph[name] <= free}:
        free |= ready
    caught = {name: sorted(graph[name] - free) for name in graph.keys() - free}
    assert caught == {}
