"""The labelled pages that block weights are learnt from, each block told story or not.

Reads ../shared/extract (real pages with their true text) and tests/extract/cases (pages of our
own). Labels a block by its words, since the truth is text and not markup.
"""

from __future__ import annotations

import collections
import gzip
import json
import random
import re
import sys
import urllib.parse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from shake import shake, shorten

from newswatch.extract.body import lay_out
from newswatch.extract.charset import decode
from newswatch.extract.choose import rows_of
from newswatch.extract.head import read_head
from newswatch.extract.kind import LIVE_BLOG
from newswatch.extract.metadata import read_metadata
from newswatch.extract.place import Lay
from newswatch.extract.posts import paged_posts
from newswatch.extract.related import Related
from newswatch.extract.tree import parse
from newswatch.extract.voices import Voices, read_voices
from newswatch.model import Page, PageRules

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "extract" / "pages"
OWN = ROOT / "tests" / "extract" / "cases"
_DENSE = "[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_TOKEN = re.compile(rf"{_DENSE}|(?:(?!{_DENSE})\w)+")
# So many tokens in a row that stand in the truth too make a block's words true ones; a token is a
# character in scripts without blanks.
_GRAM, _DENSE_GRAM = 3, 6
_FEW_IN_PLACE = 6


@dataclass
class Labelled:
    """A page as rows of numbers by block, and which blocks are its story."""

    collection: str
    name: str
    group: str
    lay: Lay
    voices: Voices
    rows: dict[int, tuple[float, ...]]
    is_story: list[bool]
    truth: list[str]
    language: str = ""
    is_shaken: bool = False


def sources() -> Iterator[tuple[str, str, str, str, str, list[str]]]:
    """Yield (collection, name, group, url, html, true paragraphs) of every page there is."""
    truth = json.loads((SHARED / "aeb" / "ground-truth.json").read_text("utf-8"))
    for key, told in sorted(truth.items()):
        url = told.get("url", "")
        html = _unzip(SHARED / "aeb" / "html" / f"{key}.html.gz")
        host = urllib.parse.urlsplit(url).netloc or key
        yield "aeb", key, f"aeb:{host}", url, html, told["articleBody"].split("\n")
    truth = json.loads((SHARED / "fundus_eval" / "ground_truth.json").read_text("utf-8"))
    for key, told in sorted(truth.items()):
        html = _unzip(SHARED / "fundus_eval" / "html" / key)
        body = [line.strip("[]") if line.startswith("[") else line for line in told["body"]]
        yield "fundus_eval", key, key.rsplit("_", 1)[0], told["url"], html, body
    for told in json.loads((SHARED / "fundus_meta" / "manifest.json").read_text("utf-8")):
        html = _unzip(SHARED / "fundus_meta" / told["id"])
        yield "fundus_meta", told["id"], told["publisher"], told["url"], html, told["body"]
    for folder in sorted(path.parent for path in OWN.glob("*/expected.json")):
        told = json.loads((folder / "expected.json").read_text("utf-8"))
        html = decode(Page(url=told["url"], body=(folder / "page.html").read_bytes()))
        yield "own", folder.name, f"own:{folder.name}", told["url"], html, told["body"]


def _unzip(path: Path) -> str:
    return gzip.decompress(path.read_bytes()).decode("utf-8", "replace")


def read_pages(shaken: int) -> list[Labelled]:
    """Return all pages, each also in *shaken* versions with names and tags changed at random."""
    pages = []
    for collection, name, group, url, html, truth in sources():
        for turn in range(shaken + 1):
            tree = parse(html, url)
            head = read_head(tree, url)
            facts = read_metadata(tree, head, PageRules())
            voices = read_voices(head, facts.headline)
            posts = paged_posts(tree, url) if facts.kind == LIVE_BLOG else set()
            if turn:
                chance = random.Random(f"{name}-{turn}")
                shake(tree, chance)
                if turn == 1:
                    shorten(tree, truth, chance)
                voices = _some_silent(voices, chance)
            lay, _ = lay_out(tree, voices, Related(url), posts)
            story = label([one.block.text for one in lay.seen], truth)
            rows = rows_of(lay, voices)
            lang = head.lang.lower()[:2]
            pages.append(
                Labelled(collection, name, group, lay, voices, rows, story, truth, lang, turn > 0)
            )
    print(f"{len(pages)} pages, {sum(len(page.rows) for page in pages)} rows", file=sys.stderr)
    return pages


def _some_silent(voices: Voices, chance: random.Random) -> Voices:
    return Voices(
        title=voices.title,
        summaries=voices.summaries if chance.random() > 0.3 else (),
        body=voices.body if chance.random() > 0.5 else "",
    )


def label(texts: list[str], truth: list[str]) -> list[bool]:
    """Return for each of *texts* whether it stands in *truth* (paragraphs).

    A text that stands on the page more often than in the truth counts where most of its
    neighbours do.
    """
    tokens = [token for line in truth for token in (*_TOKEN.findall(line), "\n")]
    words = [token for token in tokens if token != "\n"]
    grams = {
        tuple(words[at : at + size])
        for size in (1, 2, _GRAM, _DENSE_GRAM)
        for at in range(len(words) - size + 1)
    }
    lines = {" ".join(_TOKEN.findall(line)) for line in truth}
    shares = [_share(_TOKEN.findall(text), grams, lines) for text in texts]
    sure = [share is not None and share > 0.5 for share in shares]
    found = [
        sure[at] if share is not None else all(sure[max(0, at - 1) : at] + sure[at + 1 : at + 2])
        for at, share in enumerate(shares)
    ]
    return _each_in_its_place(texts, found, " ".join(words))


def _share(tokens: list[str], grams: set[tuple[str, ...]], lines: set[str]) -> float | None:
    """Return which part of *tokens* stands in the truth, or None for a few that may by chance."""
    if not tokens:
        return 0.0
    dense = sum(len(token) == 1 and ord(token) > 0xE00 for token in tokens) * 2 > len(tokens)
    size = _DENSE_GRAM if dense else _GRAM
    if len(tokens) < size:
        if " ".join(tokens) in lines:
            return 1.0
        return None if len(tokens) > 1 and tuple(tokens[:2]) in grams else 0.0
    covered = [False] * len(tokens)
    for at in range(len(tokens) - size + 1):
        if tuple(tokens[at : at + size]) in grams:
            covered[at : at + size] = [True] * size
    return sum(covered) / len(tokens)


def _each_in_its_place(texts: list[str], found: list[bool], truth: str) -> list[bool]:
    places = collections.defaultdict(list)
    for at, text in enumerate(texts):
        if found[at]:
            places[" ".join(_TOKEN.findall(text))].append(at)
    once = [at for several in places.values() if len(several) == 1 for at in several]
    for key, several in places.items():
        times = max(1, truth.count(key)) if len(key) > 20 else 1
        if len(several) > times and once:
            near = {at: sum(abs(at - other) <= _FEW_IN_PLACE for other in once) for at in several}
            for at in sorted(several, key=lambda at: -near[at])[times:]:
                found[at] = False
    return found
