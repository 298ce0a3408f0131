"""Where the tests find what is not theirs: the project's data and the shared measurements."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"

needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(),
    reason="the shared measurements are not beside this checkout (../shared); CI has them",
)
