"""Spiders are loaded file by file; one that is broken costs itself alone."""

import sys

import pytest
from scrapy.settings import Settings

from newswatch.crawl.loader import Loader
from newswatch.errors import ConfigError

SPIDER = "import scrapy\n\n\nclass Found(scrapy.Spider):\n    name = {name!r}\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A package of spiders with a name of its own, which is forgotten afterwards."""
    package = tmp_path / f"loaded_{tmp_path.name.replace('-', '_')}"
    package.mkdir()
    (package / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    yield package
    for name in [name for name in sys.modules if name.startswith(package.name)]:
        del sys.modules[name]


def load(*packages):
    return Loader(Settings({"SPIDER_MODULES": list(packages)}))


@pytest.mark.parametrize(
    "text", ["no Python at all\n", "import nothing_of_that_name\n", "1 / 0\n", "raise KeyError\n"]
)
def test_a_broken_file_stops_no_other(folder, text):
    (folder / "b_broken.py").write_text(text)
    (folder / "inner").mkdir()
    (folder / "inner" / "__init__.py").touch()
    for name in ("a_first", "c_last", "inner/d_inner"):
        (folder / f"{name}.py").write_text(SPIDER.format(name=name))
    loader = load(folder.name)
    assert sorted(loader.list()) == ["a_first", "c_last", "inner/d_inner"]
    assert list(loader.broken) == ["b_broken"]
    assert loader.load("c_last").name == "c_last"


def test_two_spiders_of_one_name_are_told(folder):
    for name in ("one", "two"):
        (folder / f"{name}.py").write_text(SPIDER.format(name="same"))
    loader = load(folder.name)
    assert loader.list() == []
    assert "same is declared more than once" in loader.broken["same"]
    assert f"{folder.name}.one, {folder.name}.two" in loader.broken["same"]


@pytest.mark.parametrize("package", ["nothing_of_that_name", "nothing.of.that.name", "", ".x"])
def test_a_package_that_is_not_there_is_a_matter_of_configuration(package):
    with pytest.raises(ConfigError, match="spiders: "):
        load(package)
