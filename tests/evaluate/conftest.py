import importlib.util

import pytest
from paths import SHARED


@pytest.fixture(scope="session")
def load_harness():
    """The harness beside the shared pages."""
    spec = importlib.util.spec_from_file_location(
        "bench_extract", SHARED / "extract" / "bench_extract.py"
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
