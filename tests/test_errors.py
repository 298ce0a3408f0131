import inspect
import re

import pytest

from newswatch import errors
from newswatch.errors import (
    AlertError,
    ConfigError,
    DiscoverError,
    ExtractError,
    FetchError,
    GateError,
    LockError,
    NewswatchError,
    RefusedValueError,
    SourceError,
    StoreError,
)
from newswatch.model import FAILURES

CLASSES = {
    name: kind
    for name, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, Exception)
}


def drawn_tree():
    """Return the errors of the docstring as {name: (name of the base, drawn arguments)}."""
    drawn, path = {}, []
    for line in errors.__doc__.splitlines():
        found = re.match(
            r"^    (?P<lines>[│├└─ ]*)(?P<name>\w+)(?:\((?P<arguments>[\w, ]+)\))?", line
        )
        if not found:
            continue
        depth = len(found["lines"]) // 4
        path[depth:] = [found["name"]]
        base = path[depth - 1] if depth else "Exception"
        drawn[found["name"]] = (base, (found["arguments"] or "").replace(" ", "").split(","))
    return drawn


def test_the_tree_in_the_docstring_is_the_tree_of_the_classes():
    drawn = {name: base for name, (base, _) in drawn_tree().items()}
    assert drawn == {name: kind.__bases__[0].__name__ for name, kind in CLASSES.items()}


def test_the_arguments_in_the_docstring_are_the_arguments_of_the_classes():
    for name, (_, arguments) in drawn_tree().items():
        taken = inspect.signature(CLASSES[name].__init__).parameters
        assert set(arguments) - {""} <= set(taken), name


def test_every_error_has_the_one_root_and_says_what_it_is():
    assert all(issubclass(kind, NewswatchError) for kind in CLASSES.values())
    assert all(kind.__doc__ for kind in CLASSES.values())


RAISED = [
    (ConfigError("no", path="n.toml", line=3), "n.toml:3: no", 2),
    (ConfigError("no", path="n.toml"), "n.toml: no", 2),
    (ConfigError("no"), "no", 2),
    (SourceError("no", source="adnews"), "adnews: no", 1),
    (SourceError("no"), "no", 1),
    (DiscoverError("is none", url="http://x.org/f"), "is none (http://x.org/f)", 1),
    (FetchError("no", url="http://x.org/", failure="tls"), "tls: no (http://x.org/)", 1),
    (ExtractError("none", url="http://x.org/"), "none (http://x.org/)", 1),
    (GateError("private", url="http://10.0.0.1/"), "private: http://10.0.0.1/", 1),
    (StoreError("newer", path="n.db"), "n.db: newer", 1),
    (RefusedValueError("newer", path="n.db"), "n.db: newer", 1),
    (StoreError("newer"), "newer", 1),
    (LockError("n.lock", pid=7), "n.lock is held by process 7: another run", 75),
    (LockError("n.lock"), "n.lock is held: another run", 75),
    (AlertError("no", target="desk", retry_after=3.0), "desk: no", 1),
]


@pytest.mark.parametrize(("error", "said", "exit_code"), RAISED)
def test_what_an_error_says_and_how_a_verb_ends_with_it(error, said, exit_code):
    assert str(error).startswith(said)
    assert error.exit_code == exit_code


def test_every_error_is_shown_above():
    assert {type(error) for error, _, _ in RAISED} == set(CLASSES.values()) - {NewswatchError}


def test_failures_are_words_to_store():
    told = [DiscoverError("no", url="http://x.org/"), ExtractError("no", url="http://x.org/")]
    assert {error.failure for error in told} <= set(FAILURES)
    assert FetchError("no", url="http://x.org/", failure="tls").failure in FAILURES


def test_an_alert_error_carries_what_a_retry_needs():
    error = AlertError("slow down", target="desk", is_unknown=True, retry_after=30.0)
    assert (error.target, error.is_final, error.is_unknown) == ("desk", False, True)
    assert error.retry_after == 30.0


def test_the_errors_need_nothing_of_the_package():
    assert "newswatch" not in re.sub(r'""".*?"""', "", inspect.getsource(errors), flags=re.DOTALL)
