"""Where a block of text stands: in what boxes, among which others, how far from the headline.

Measures; what it means is learnt. Linear in the number of boxes and blocks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from newswatch.extract.box import Block, Box
from newswatch.extract.home import plain, rise, wider
from newswatch.extract.naming import (
    ASIDE,
    BODY,
    CAPTION,
    FIGURE,
    LIST,
    META,
    QUOTE,
    SIDE,
    STRONG,
    SUMMARY,
    TABLE,
)
from newswatch.extract.teasers import Teasers
from newswatch.extract.traits import PARA_CHARS, is_sentence, tag_at, weight

# The trunk of a page goes from the root into that child which holds most of the paragraphs.
_TRUNK_SHARE, _TRUNK_PARAS = 0.7, 2
_FAR, _REACH = 99, 12
_LONG_PARA, _FEW_LINKS, _HALF = 100, 0.3, 0.5

_BITS = (STRONG, BODY, CAPTION, META, SUMMARY, SIDE)
_BIT_NAMES = ("strong", "body", "caption", "meta", "summary", "side")
_OUTER = (QUOTE, TABLE, ASIDE, FIGURE, LIST)

NAMES = (
    "kids", "box_chars", "box_linked",
    "parent_chars", "parent_linked", "parent_paras", "parent_para_share", "parent_of_page",
    "second_chars", "second_linked", "second_para_share", "second_of_page",
    "third_linked", "third_paras", "third_of_page",
    "trunk", "trunk_share", "alike", "alike_of_page", "alike_para_of_page", "alike_chars",
    "position", "since_title", "chars_since_title", "articles", "echo",
    "paras_before", "paras_after", "next_para", "run",
    *(f"near_{name}" for name in _BIT_NAMES), *(f"all_{name}" for name in _BIT_NAMES),
    "in_quote", "in_table", "in_aside", "in_figure", "in_list",
)  # fmt: skip
# Of what is measured, what is always a bool or always an int.
FLAGS = frozenset(f"{where}_{name}" for where in ("near", "all") for name in _BIT_NAMES) | {
    "in_quote",
    "in_table",
    "in_aside",
    "in_figure",
    "in_list",
}
COUNTS = frozenset({
    "kids", "parent_paras", "third_paras", "trunk", "since_title", "articles", "echo",
    "next_para", "run",
})  # fmt: skip
BESIDE_NAMES = (
    "last_chars", "last_linked", "last_is_alike", "last_is_sibling",
    "next_chars", "next_linked", "next_is_alike", "next_is_sibling",
    "second_last_is_alike", "second_last_is_sibling",
    "second_next_is_alike", "second_next_is_sibling",
)  # fmt: skip
BESIDE_FLAGS = frozenset(name for name in BESIDE_NAMES if "_is_" in name)


@dataclass(slots=True)
class Seen:
    """A block with what is measured of it first, and the box in which it stands with others."""

    block: Block
    chars: float
    linked: float
    is_sentence: bool
    is_para: bool
    tag: int
    home: Box
    alike: int = 0


class Lay:
    """The lay of a page: its blocks in order, and what its boxes hold together."""

    def __init__(self, boxes: Sequence[Box], blocks: Sequence[Block], title: int) -> None:
        self.title, self.boxes = title, boxes
        self.around: dict[int, tuple[float, ...]] = {}
        self.seen = [_see(block) for block in blocks]
        self._fill(boxes)
        self._sort()
        self.chars = boxes[0].chars or 1.0
        self.para_chars = boxes[0].para_chars or 1.0
        self._trunk(boxes)
        self._count_alike()
        self._count_along()

    def _sort(self) -> None:
        """Tell the blocks that stand in the same kind of place, and how many do so in a row."""
        kinds: dict[tuple[str, ...], int] = {}
        last, run = -1, [0]
        self.runs: list[list[int]] = []
        for one in self.seen:
            box = one.block.box
            top, home = rise(box)
            around = box.parent or box
            key = (box.tag, top.tag, home.tag, *map(plain, (box, around, top, home)))
            one.home, one.alike = home, kinds.setdefault(key, len(kinds))
            if one.alike != last:
                last, run = one.alike, [0]
            self.runs.append(run)
            run[0] += 1
        self.alike = [[0.0, 0.0, 0.0] for _ in kinds]

    def _fill(self, boxes: Sequence[Box]) -> None:
        for one in self.seen:
            box = one.block.box
            box.chars += one.chars
            box.linked += one.chars * one.linked
            if one.is_para:
                box.paras += 1
                box.para_chars += one.chars
        for box in reversed(boxes):
            around = box.parent
            if around is not None and box.chars:
                around.chars += box.chars
                around.linked += box.linked
                around.paras += box.paras
                around.para_chars += box.para_chars

    def _trunk(self, boxes: Sequence[Box]) -> None:
        """Find the trunk, and how far each box is above its end (negative) or below it."""
        most: dict[int, Box] = {}
        for box in boxes:
            if box.parent is not None:
                best = most.get(box.parent.order)
                if best is None or box.para_chars > best.para_chars:
                    most[box.parent.order] = box
        trunk = [boxes[0]]
        while (best := most.get(trunk[-1].order)) is not None:
            if best.paras < _TRUNK_PARAS or best.para_chars < _TRUNK_SHARE * trunk[-1].para_chars:
                break
            trunk.append(best)
        above = {box.order: place - len(trunk) + 1 for place, box in enumerate(trunk)}
        self.trunk: list[int] = []
        for box in boxes:
            distance = above.get(box.order)
            if distance is None:
                distance = self.trunk[box.parent.order] if box.parent is not None else 0
                distance += distance >= 0
            self.trunk.append(distance)
        self.trunk_share = trunk[-1].para_chars / self.para_chars

    def _count_alike(self) -> None:
        """Count, for each kind of place, its blocks, their weight, and that of paragraphs."""
        self.echoes: dict[str, int] = {}
        for one in self.seen:
            kind = self.alike[one.alike]
            kind[0] += 1
            kind[1] += one.chars
            if one.chars >= PARA_CHARS and one.linked < _HALF:
                kind[2] += one.chars
            start = one.block.text[:PARA_CHARS]
            self.echoes[start] = self.echoes.get(start, 0) + 1

    @cached_property
    def teasers(self) -> Teasers:
        """The boxes that begin with a link."""
        return Teasers(self.boxes, self.seen)

    def _count_along(self) -> None:
        """Count what comes before each block: all text, paragraphs, and how near the next is."""
        self.before: list[float] = []
        self.paras_before: list[float] = []
        chars = paras = 0.0
        for one in self.seen:
            self.before.append(chars)
            self.paras_before.append(paras)
            chars += one.chars
            paras += one.chars if one.is_para else 0.0
        self.before.append(chars)
        self.paras = paras or 1.0
        self.next_para = [_FAR] * len(self.seen)
        coming = len(self.seen) + _FAR
        for place in range(len(self.seen) - 1, -1, -1):
            self.next_para[place] = coming - place if coming - place < _REACH else _FAR
            one = self.seen[place]
            if one.is_sentence and one.chars > _LONG_PARA and one.linked < _FEW_LINKS:
                coming = place


def _see(block: Block) -> Seen:
    chars = weight(block.text)
    linked = block.linked / len(block.text)
    ends = is_sentence(block.text)
    is_para = chars >= PARA_CHARS and linked < _HALF and ends
    return Seen(block, chars, linked, ends, is_para, tag_at(block), block.box)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


@lru_cache(maxsize=4096)
def _flags(bits: int, among: tuple[int, ...]) -> tuple[bool, ...]:
    """Return for each of *among*, single bits, whether it is in *bits*."""
    return tuple((bits & bit) > 0 for bit in among)


def _around(lay: Lay, first: Box) -> tuple[float, ...]:
    """Return the measures of *first* and of the two boxes around it; those beside share them."""
    if (known := lay.around.get(first.order)) is None:
        second = wider(first)
        third = wider(second)
        paras = lay.para_chars
        known = lay.around[first.order] = (
            first.chars, _share(first.linked, first.chars), first.paras,
            _share(first.para_chars, first.chars), first.para_chars / paras,
            second.chars, _share(second.linked, second.chars),
            _share(second.para_chars, second.chars), second.para_chars / paras,
            _share(third.linked, third.chars), third.paras, third.para_chars / paras,
        )  # fmt: skip
    return known


def place(lay: Lay, at: int) -> tuple[float, ...]:
    """Return the measures of the block at index *at*, in the order of ``NAMES``."""
    one = lay.seen[at]
    box = one.block.box
    first = one.home
    alike, alike_chars, alike_paras = lay.alike[one.alike]
    title, before, behind = lay.title, lay.before[at], lay.paras_before[at]
    return (
        first.kids, box.chars, _share(box.linked, box.chars),
        *_around(lay, first),
        lay.trunk[box.order], lay.trunk_share,
        alike, alike_chars / lay.chars, alike_paras / lay.para_chars, alike_chars / alike,
        before / lay.chars, at - title if title >= 0 else -999,
        before - lay.before[title + 1] if 0 <= title < at else -1.0,
        box.articles, lay.echoes[one.block.text[:PARA_CHARS]],
        behind / lay.paras, 1.0 - (behind + one.chars * one.is_para) / lay.paras,
        lay.next_para[at], lay.runs[at][0],
        *_flags(box.near, _BITS), *_flags(box.all, _BITS), *_flags(box.outer, _OUTER),
    )  # fmt: skip


_NOBODY, _NOBODY_FAR = (-1.0, -1.0, False, False), (False, False)


def beside(lay: Lay, at: int) -> tuple[float, ...]:
    """Return what stands before and after the block at *at*, in the order of ``BESIDE_NAMES``."""
    seen = lay.seen
    one, count = seen[at], len(seen)
    alike, home = one.alike, one.block.box.parent
    found: list[float] = []
    for place in (at - 1, at + 1):
        if 0 <= place < count:
            other = seen[place]
            is_sibling = other.block.box.parent is home
            found += other.chars, other.linked, other.alike == alike, is_sibling
        else:
            found += _NOBODY
    for place in (at - 2, at + 2):
        if 0 <= place < count:
            other = seen[place]
            found += other.alike == alike, other.block.box.parent is home
        else:
            found += _NOBODY_FAR
    return tuple(found)
