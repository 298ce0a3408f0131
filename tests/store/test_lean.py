"""The store's start takes no analysts' libraries along, and leaves them to those who ask."""

from __future__ import annotations

import subprocess
import sys

import pytest

_ALONE = """
import sys
import newswatch.store
print([name for name in ("pandas", "numpy") if name in sys.modules])
import pandas
print(len(pandas.DataFrame({"a": [1, 2]})))
"""
_AFTER = """
import pandas
import newswatch.store
import sys
print(sys.modules["pandas"] is pandas, len(pandas.DataFrame({"a": [1, 2]})))
"""


@pytest.mark.parametrize(("script", "said"), [(_ALONE, "[]\n2\n"), (_AFTER, "True 2\n")])
def test_libraries_of_analysts_are_imported_by_those_alone_who_ask(script: str, said: str) -> None:
    pytest.importorskip("pandas")
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == said
