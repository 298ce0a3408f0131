"""Add to what was chosen what belongs to it: a standfirst, key points, what stands within it.

Rules for what is too rare on pages to be learnt. Takes nothing away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from newswatch.extract.box import Box
from newswatch.extract.naming import ASIDE, FIGURE, LIST, SUMMARY
from newswatch.extract.place import Lay, Seen
from newswatch.extract.traits import PARA_CHARS, appeals
from newswatch.extract.voices import Voices
from newswatch.extract.words import related_label

# How many blocks below the headline a standfirst may stand, and how long it is.
_REACH, _MIN_CHARS, _MAX_CHARS = 15, 40, 700
_FEW_LINKS = 0.5
# What a page says so often stands in for something else, such as an embed that needs consent.
_OFTEN = 3
# How far apart the blocks around a gap may stand, and what fills it.
_GAP = 13
# How far below the last paragraph the next part may begin, and how near parts stand.
_STEP, _NEAR = 4, 2
_NUMBER = re.compile(r"\d+")
_PARTS = frozenset({"h2", "h3", "h4", "h5", "li", "blockquote"})
_COLONS, _QUESTIONS = (":", "："), ("?", "？", "؟")
# Parts of one story stand in boxes that meet so near above them.
_HOMES = 3
_DEAD = ASIDE | FIGURE | LIST


def filled(lay: Lay, voices: Voices, chosen: Sequence[int]) -> list[int]:
    """Return *chosen* (indices of blocks of *lay*) with what belongs to it, in page order."""
    if not chosen:
        return []
    chosen = [*chosen, *_after(lay, chosen[-1])]
    found = set(chosen)
    first = _standfirst(lay, voices, chosen[0])
    if first is not None:
        found.add(first)
    found.update(_points(lay, chosen[0]))
    found.update(_between(lay, chosen))
    found.update(at + 1 for at in chosen if at + 2 in found and _is_linked_sentence(lay, at + 1))
    for start, end in _tables(lay):
        if start - 1 in found and end in found:
            found.update(range(start, end))
    return sorted(found)


def _after(lay: Lay, last: int) -> Iterator[int]:
    """Yield what goes on below the chosen block at *last*: beside it, or in parts like its own.

    Editors who write in parts (a text, a picture, a text) have each in a box of the same name. Of a
    story of two lines the second is not left out.
    """
    at = last + 1
    while at < len(lay.seen) and at - last <= _STEP:
        one = lay.seen[at]
        if related_label(one.block.text) is not None:
            return
        before = lay.seen[last]
        is_next = at == last + 1 and _kind(one) == _kind(before)
        if _is_text(one) and (is_next or _is_twin(one.block.box, before.block.box)):
            yield at
            last = at
        at += 1


def _kind(one: Seen) -> tuple[int, int]:
    """Return what paragraphs of the same kind in one box have in common."""
    return one.alike, id(one.block.box.parent)


def _is_text(one: Seen) -> bool:
    """Tell whether *one* reads like a sentence of a story."""
    is_sentence = one.is_sentence and one.chars >= _MIN_CHARS and one.linked < _FEW_LINKS
    return is_sentence and not appeals(one.block.text)


def _is_twin(one: Box, other: Box) -> bool:
    """Tell whether *one* and *other* stand in boxes of the same name, one beside the other.

    The numbers in names are no part of them; a box without a name is nobody's twin.
    """
    mine, yours = one.parent, other.parent
    if mine is not None and yours is not None and not (mine.words or yours.words):
        mine, yours = mine.parent, yours.parent
    if mine is None or yours is None or mine.tag != yours.tag or not mine.words:
        return False
    if mine is yours or _names(mine) != _names(yours):
        return False
    for _ in range(_NEAR):
        mine, yours = mine.parent, yours.parent
        if mine is None or yours is None or mine is yours:
            return mine is not None and mine is yours
        if "article" in (mine.tag, yours.tag):
            return False  # parts of two articles are no parts of one
    return False


def _names(box: Box) -> set[str]:
    return set(_NUMBER.sub("", box.words).split())


def _between(lay: Lay, chosen: Sequence[int]) -> Iterator[int]:
    """Yield the headings, items and quotations that stand between two chosen blocks, beside them.

    Measured out of fold: recall gains more than precision loses, on each set of pages.
    """
    kinds = {_kind(lay.seen[at]) for at in chosen}
    for before, after in pairwise(chosen):
        if not 1 < after - before <= _GAP:
            continue
        first, last = lay.seen[before], lay.seen[after]
        homes = _homes(first.block.box) | _homes(last.block.box)
        in_row = _kind(first) if _kind(first) == _kind(last) else None
        for at in range(before + 1, after):
            one = lay.seen[at]
            box, text = one.block.box, one.block.text
            is_part = _is_text(one) and (_kind(one) in kinds or _is_twin(box, first.block.box))
            # What stands among its like, such as the names of a list, and a question that is
            # answered.
            is_sure = not one.linked and (
                _kind(one) == in_row or (at + 1 == after and text.endswith(_QUESTIONS))
            )
            if not (box.tag in _PARTS or is_part or is_sure) or box.outer & (ASIDE | FIGURE):
                continue
            # A list of links is one of other stories, unless the story says that it comes.
            is_announced = box.tag == "li" and first.block.text.endswith(_COLONS)
            if one.linked > _FEW_LINKS and not is_announced:
                continue
            near = is_part or is_sure or homes & _homes(box.parent)
            if (near or _is_twin(box, first.block.box)) and _is_said_once(lay, one):
                yield at


def _is_said_once(lay: Lay, one: Seen) -> bool:
    """Tell whether *one* neither sells, nor heads other stories, nor is said again and again."""
    text = one.block.text
    return (
        not appeals(text) and related_label(text) is None and lay.echoes[text[:PARA_CHARS]] < _OFTEN
    )


def _points(lay: Lay, story: int) -> Iterator[int]:
    """Yield the key points: a list between headline and *story* whose box is named for summing up.

    Titles of other stories are links, and shorter labels than these.
    """
    at = lay.title + 1
    while 0 < at < min(story, lay.title + _REACH):
        end = at
        while end < story and lay.seen[end].block.box.tag == "li":
            end += 1
        items = lay.seen[at:end]
        if (
            len(items) > 1
            and items[0].block.box.all & SUMMARY
            and all(item.chars >= _MIN_CHARS and not item.linked for item in items)
            and not any(appeals(item.block.text) for item in items)
        ):
            yield from range(at, end)
        at = max(end, at + 1)


def _homes(box: Box | None) -> set[int]:
    """Return the orders of *box* and of those around it, but not of the whole page."""
    homes: set[int] = set()
    while box is not None and box.order and len(homes) < _HOMES:
        homes.add(box.order)
        box = box.parent
    return homes


def plain_text(lay: Lay) -> list[int]:
    """Return the sentences below the headline in that box which holds most of them.

    For pages on which nothing has good odds: a notice of two lines is no less a story.
    """
    held: dict[int, float] = {}
    able = [
        at
        for at, one in enumerate(lay.seen)
        if at > lay.title
        and one.is_sentence
        and one.linked < _FEW_LINKS
        and not lay.teasers.around(one.block.box)
    ]
    for at in able:
        home = id(lay.seen[at].block.box.parent)
        held[home] = held.get(home, 0.0) + lay.seen[at].chars
    best = max(held, key=lambda home: held[home], default=None)
    return [at for at in able if id(lay.seen[at].block.box.parent) == best]


def _standfirst(lay: Lay, voices: Voices, story: int) -> int | None:
    """Return the block between headline and *story* that sums it up, by its words or its name."""
    if lay.title < 0:
        return None
    for at in range(lay.title + 1, min(story, lay.title + _REACH)):
        one = lay.seen[at]
        if not _MIN_CHARS <= one.chars <= _MAX_CHARS or one.linked > _FEW_LINKS:
            continue
        if one.block.box.outer & _DEAD:
            continue
        is_named = one.is_sentence and one.block.box.bits & SUMMARY
        if is_named or voices.hints(one.block.text)[0]:
            return at
    return None


def _is_linked_sentence(lay: Lay, at: int) -> bool:
    """Tell whether the block at *at* is a sentence that is wholly a link, among its paragraphs.

    Other stories have titles there, and appeals words of their own.
    """
    one, last = lay.seen[at], lay.seen[at - 1]
    text = one.block.text
    return (
        one.linked > _FEW_LINKS
        and text.endswith((".", "。"))
        and one.chars >= _MIN_CHARS
        and one.block.box.tag == "p"
        and one.block.box.parent is last.block.box.parent
        and not appeals(text)
    )


def _tables(lay: Lay) -> list[tuple[int, int]]:
    """Return the ranges of blocks that are rows of one table and hold few links."""
    ranges: list[tuple[int, int]] = []
    for at, one in enumerate(lay.seen):
        if one.block.box.tag != "tr" or one.linked > _FEW_LINKS:
            continue
        if ranges and ranges[-1][1] == at and _same_table(lay.seen[at - 1], one):
            ranges[-1] = (ranges[-1][0], at + 1)
        else:
            ranges.append((at, at + 1))
    return ranges


def _same_table(one: Seen, other: Seen) -> bool:
    return one.block.box.parent is other.block.box.parent or (
        one.block.box.parent is not None
        and other.block.box.parent is not None
        and one.block.box.parent.parent is other.block.box.parent.parent
    )
