"""The pages of the documentation, and the blocks of code in them."""

import re

import pytest
from paths import ROOT

WRITTEN = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "data/newsroom/README.md",
    *sorted((ROOT / "docs").glob("*.md")),
]
GENERATED = {"schema.md", "settings.md", "verbs.md"}
BY_HAND = [path for path in WRITTEN if path.name not in GENERATED]
named = pytest.mark.parametrize("path", BY_HAND, ids=lambda path: str(path.relative_to(ROOT)))


def text_of(name):
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name, language):
    return re.findall(rf"^```{language}\n(.*?)^```$", text_of(name), re.MULTILINE | re.DOTALL)
