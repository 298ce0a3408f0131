"""Find whole stories that a page sets below its own, as pages do that go on while one scrolls.

Reads headings, and how much text stands before and below them; never what a story says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newswatch.extract.traits import PARA_CHARS
from newswatch.extract.walk import Block, Box

_HEADINGS = frozenset({"h1", "h2"})
_LINKISH, _WHOLE = 0.5, 0.8
# As short as this a story may be, in paragraphs, and what is set below it.
_LEAST = 2


def mark_sequels(boxes: Sequence[Box], blocks: Sequence[Block], title: int) -> list[Box]:
    """Set ``is_out`` on the boxes that hold other stories, and return the outermost of them.

    *title* is the index of the block that holds the headline, or -1: then there are none.
    """
    found = list(sequels(blocks, title))
    for box in found:
        box.is_out = True
    if found:
        for box in boxes:
            box.is_out = box.is_out or (box.parent is not None and box.parent.is_out)
    return found


def sequels(blocks: Sequence[Block], title: int) -> Iterator[Box]:
    """Yield the boxes that hold other stories than the one headed by the block at index *title*.

    Another story begins with a heading of the first rank, or of the second that is written like
    the page's own, and links elsewhere where it is not in an ``article`` of its own; it stands
    below paragraphs of this story, in a box that does not hold this headline, and has paragraphs.
    """
    if title < 0:
        return
    own = blocks[title]
    paragraphs = _paragraphs(blocks)
    at = title + 1
    while at < len(blocks):
        block = blocks[at]
        box = _beside(block.box, title) if _is_headline(block, own, title) else None
        if (
            box is not None
            and paragraphs[box.first] - paragraphs[title] >= _LEAST
            and paragraphs[box.last] - paragraphs[at] >= _LEAST
        ):
            yield box
            at = box.last
        else:
            at += 1


def _is_headline(block: Block, own: Block, title: int) -> bool:
    """Tell whether *block* heads a story, and another than *own*, the block at *title*, does."""
    box, text = block.box, block.text
    if box.tag not in _HEADINGS or text == own.text:
        return False
    if box.tag == "h2" and not (box.words and box.words == own.box.words):
        return False
    if block.linked >= _WHOLE * len(text):
        return True
    return any(around.tag == "article" and around.first > title for around in _around(box))


def _beside(box: Box, title: int) -> Box | None:
    """Return the outermost box around *box* that begins below the block *title*, or None."""
    return max(
        (around for around in _around(box) if around.first > title),
        key=lambda around: -around.depth,
        default=None,
    )


def _around(box: Box | None) -> Iterator[Box]:
    while box is not None:
        yield box
        box = box.parent


def _paragraphs(blocks: Sequence[Block]) -> list[int]:
    """Return how many paragraphs stand before each block, and before the end."""
    counts = [0]
    for block in blocks:
        size = len(block.text)
        counts.append(counts[-1] + (size >= PARA_CHARS and block.linked < _LINKISH * size))
    return counts
