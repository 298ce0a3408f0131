"""How well real pages are read: floors that only go up, over every page of the shared sets once.

The measures are those of the harness beside the pages; the floors lie a little under what was
measured when they were written, in floors.json. The weights were learnt from these very pages: this
holds that they are used as they were learnt. What to expect of other pages, bench/blocks tells.
"""

import importlib.util
import json
from functools import cache
from pathlib import Path

import pytest
from paths import SHARED, needs_shared

from newswatch.clean import clean
from newswatch.errors import ExtractError
from newswatch.extract import extract
from newswatch.model import Page

FLOORS = json.loads(Path(__file__).with_name("floors.json").read_text("utf-8"))
NOTHING = {"title": "", "authors": [], "date": None, "body": ""}


@cache
def harness():
    spec = importlib.util.spec_from_file_location(
        "bench_extract", SHARED / "extract" / "bench_extract.py"
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def answer(page):
    try:
        story = clean(extract(Page(url=page.url, body=page.html())))
    except ExtractError:
        return NOTHING
    return {
        "title": story.headline,
        "authors": list(story.authors),
        "date": story.published,
        "body": story.body,
    }


@needs_shared
@pytest.mark.parametrize("name", FLOORS)
def test_pages_are_read_no_worse_than_before(name):
    bench = harness()
    load = getattr(bench, f"load_{name}")
    pages = [page for page in load(SHARED / "extract" / "pages" / name) if page.split == "dev"]
    rows, summary = bench.score(name, pages, {page.id: answer(page) for page in pages})
    measured = summary(rows)
    worse = {
        measure: (round(measured[measure], 4), floor)
        for measure, floor in FLOORS[name].items()
        if measured[measure] < floor
    }
    assert not worse, f"measured, floor: {worse}"
