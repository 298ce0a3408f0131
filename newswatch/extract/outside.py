"""Tell which boxes of a page are no part of its story: other stories, noise, what is not shown.

Rules that hold on any page, taken before anything is learnt: what they leave would otherwise
outweigh a short story. Reads names and sizes only, never what the texts say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newswatch.extract.box import Block, Box
from newswatch.extract.naming import COMMENTS, NOISE, RELATED
from newswatch.extract.related import are_teasers

# A box that holds more than this share of the text is no box on the side, whatever it is called.
_MAX_SHARE = 0.35
_MAX_HIDDEN = 0.3
_LINKISH = 0.5
# What asks readers to write who they are says what for in a few sentences.
_MAX_LETTERBOX = 700
_PROSE = frozenset({"p", "h2", "h3", "h4", "li", "blockquote"})
# A block of this length that holds this many others repeats the page, as hidden copies do.
_COPY_CHARS, _COPY_OTHERS, _MAX_COPIES, _MAX_PROBES = 1500, 3, 20, 200
_PROBE_CHARS = 60
# So long an item of a list above the headline, with a link, is no name of a section.
_TEASER = 80


def mark_outside(boxes: list[Box], blocks: list[Block], title: int) -> list[Box]:
    """Set ``is_out`` on the boxes of *blocks* that are no story; return those of other stories.

    *title* is the index of the block that holds the headline, or -1; what holds it stays.
    """
    sizes = _sizes(boxes, blocks)
    total = sizes[0][0] or 1
    kept = _around(blocks[title].box) if title >= 0 else set()
    hidden = sum(
        sizes[box.order][0]
        for box in boxes
        if box.is_hidden and (box.parent is None or not box.parent.is_hidden)
    )
    # Pages that hide their story until a script has asked for money hide it by the paragraph.
    hides = hidden < _MAX_HIDDEN * total
    related = []
    for box in boxes:
        if box.parent is not None and box.parent.is_out:
            box.is_out = True
        elif box.parent is None or box.order in kept:
            continue
        elif box.bits or box.is_hidden or box.has_field:
            chars, linked = sizes[box.order]
            leads = linked >= _LINKISH * chars or (
                bool(box.bits & RELATED) and are_teasers(blocks[box.first : box.last], chars, 1)
            )
            box.is_out = (
                _is_outside(box, chars / total, leads)
                or _is_letterbox(box, chars)
                or (hides and box.is_hidden and box.tag not in _PROSE)
            )
            if box.is_out and box.bits & RELATED:
                related.append(box)
    return related


def _sizes(boxes: list[Box], blocks: list[Block]) -> list[list[int]]:
    """Return the characters in each box, and how many of them are links, by its order."""
    sizes = [[0, 0] for _ in boxes]
    for block in blocks:
        size = sizes[block.box.order]
        size[0] += len(block.text)
        size[1] += block.linked
    for box in reversed(boxes):
        if box.parent is not None:
            around, size = sizes[box.parent.order], sizes[box.order]
            around[0] += size[0]
            around[1] += size[1]
    return sizes


def _around(box: Box | None) -> set[int]:
    """Return the orders of *box* and of all boxes around it."""
    kept = set()
    while box is not None:
        kept.add(box.order)
        box = box.parent
    return kept


def _is_outside(box: Box, share: float, is_linkish: bool) -> bool:
    bits = box.bits
    if bits & COMMENTS and box.tag not in {"main", "article"}:
        return True
    return share < _MAX_SHARE and bool(bits & NOISE or (bits & RELATED and is_linkish))


def _is_letterbox(box: Box, chars: int) -> bool:
    """Tell whether *box*, of so many *chars*, asks its readers to sign up, in or for anything."""
    return box.has_field and chars <= _MAX_LETTERBOX


def teasers_above(blocks: Sequence[Block], title: int) -> Iterator[Block]:
    """Yield the items of lists above the headline at index *title*, or -1, that tell other stories.

    They hold a link, and are longer than the name of a section.
    """
    for block in blocks[: max(title, 0)]:
        if block.anchors and block.box.tag == "li" and len(block.text) >= _TEASER:
            yield block


def without_copies(blocks: list[Block]) -> list[Block]:
    """Return *blocks* without those that hold the texts of several others once more."""
    long = [block for block in blocks if len(block.text) > _COPY_CHARS][:_MAX_COPIES]
    if not long:
        return blocks
    probes = [b.text[:_MAX_PROBES] for b in blocks if len(b.text) > _PROBE_CHARS][:_MAX_PROBES]
    copies = {
        id(block) for block in long if sum(probe in block.text for probe in probes) > _COPY_OTHERS
    }
    return [block for block in blocks if id(block) not in copies]
