"""Find what a page sets below its story: other stories in full, and what readers reply.

Pages that go on while one scrolls set the next story there. Reads headings, and how much text
stands before and below them; never what a story says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newswatch.extract.box import Block, Box
from newswatch.extract.traits import PARA_CHARS
from newswatch.extract.words import REPLIES_HEADING

_HEADINGS = frozenset({"h1", "h2"})
_RANKS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_LINKISH, _WHOLE = 0.5, 0.8
# As short as this a story may be, in paragraphs, and what is set below it.
_LEAST = 2
_MAX_HEADING = 60


def mark_sequels(boxes: Sequence[Box], blocks: Sequence[Block], title: int) -> list[Box]:
    """Set ``is_out`` on the boxes that hold other stories, and return the outermost of them.

    *title* is the index of the block that holds the headline, or -1: then there are none.
    """
    found = [*sequels(blocks, title), *_strangers(boxes, blocks, title)]
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
        box = _of_another(blocks[at], own, title)
        if (
            box is not None
            and paragraphs[box.first] - paragraphs[title] >= _LEAST
            and paragraphs[box.last] - paragraphs[at] >= _LEAST
        ):
            yield box
            at = box.last
        else:
            at += 1


def _strangers(boxes: Sequence[Box], blocks: Sequence[Block], title: int) -> Iterator[Box]:
    """Yield each ``article`` with paragraphs below that one which holds headline and story.

    Cards that begin with a link are left to those who collect the titles of other stories.
    """
    own = [box for box in _around(blocks[title].box) if box.tag == "article"] if title >= 0 else []
    if not own:
        return
    paragraphs = _paragraphs(blocks)
    if paragraphs[own[-1].last] - paragraphs[title] < _LEAST:
        return
    for box in boxes[own[-1].order :]:
        if (
            box.tag == "article"
            and box.first >= own[-1].last
            and paragraphs[box.last] > paragraphs[box.first]
            and not blocks[box.first].anchors
        ):
            yield box


def replies(blocks: Sequence[Block], title: int) -> list[Block]:
    """Return the blocks of what readers reply, with the heading that says so.

    They stand below a paragraph of the story, whose headline is the block at index *title* (or
    -1), and reach to the end of the innermost box that holds more than the heading.
    """
    paragraphs = _paragraphs(blocks)
    for at, block in enumerate(blocks[title + 1 :], title + 1):
        text = block.text
        if (
            len(text) <= _MAX_HEADING
            and paragraphs[at] > paragraphs[title + 1]
            and REPLIES_HEADING.fullmatch(text)
        ):
            around = next((box for box in _around(block.box) if box.last > at + 1), block.box)
            # A count of comments below the headline heads nothing.
            if block.box.tag in _RANKS or around.first == at:
                return list(blocks[at : max(around.last, at + 1)])
    return []


def _of_another(block: Block, own: Block, title: int) -> Box | None:
    """Return the box of the story that *block* heads, if any other than *own*, at *title*, does.

    That is the innermost ``article`` below the title, or the outermost box where the heading is a
    link.
    """
    box, text = block.box, block.text
    if box.tag not in _HEADINGS or text == own.text:
        return None
    if box.tag == "h2" and not (box.words and box.words == own.box.words):
        return None
    below = [around for around in _around(box) if around.first > title]
    articles = [around for around in below if around.tag == "article"]
    if articles:
        return articles[0]
    return below[-1] if below and block.linked >= _WHOLE * len(text) else None


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
