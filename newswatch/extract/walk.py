"""Walk a page once: its boxes (block elements) and its blocks (runs of text between their borders).

Knows HTML, not articles, and changes nothing in the tree. The walk is iterative and stops at
``MAX_NODES`` elements, so that neither depth nor size of a page can exhaust stack or time.
"""

from __future__ import annotations

from collections.abc import Collection

from lxml import etree
from lxml.etree import _Element as HtmlElement

from newswatch.extract.box import Block, Box
from newswatch.extract.elements import (
    BOLD,
    BORDERS,
    BOX,
    BREAK,
    CELL,
    KINDS,
    LINK,
    OUTSIDE,
    OWN,
    SKIP,
    is_asking,
    is_box,
    is_shown,
)
from newswatch.extract.naming import COMMENTS, CONSENT, RELATED, Marks

# The largest of 252 saved news pages has 4,100 elements; beyond this many a page is generated junk.
MAX_NODES = 25_000
# Builders fold the answer to a question into the element that they unfold menus with.
_QUESTIONS = ("?", "？", "؟")


class _Walk:
    """One walk: the pieces of the open block, and where link and bold type began in them."""

    def __init__(self, root: HtmlElement, *, is_strict: bool) -> None:
        self.is_strict, self.has_title = is_strict, False
        self.marks = Marks()
        tag = str(root.tag)
        self.boxes = [Box(root, tag, KINDS[tag], None, self.marks)]
        self.blocks: list[Block] = []
        self.box = self.boxes[0]
        self.open = [root]
        self.pieces: list[str] = []
        self.anchors: list[tuple[HtmlElement, str]] = []
        self.linked = self.bold = 0
        self.link: HtmlElement | None = None
        self.bolder: HtmlElement | None = None
        self.link_from = self.bold_from = 0

    def start(self, node: HtmlElement, tag: str, kind: int) -> bool:
        """Begin what *node* begins; False where all of it is to be passed over."""
        if kind == BOX:
            return self.open_box(node, tag, kind)
        if kind == LINK:
            if self.link is None:
                self.link, self.link_from = node, len(self.pieces)
        elif kind == BOLD:
            if self.bolder is None:
                self.bolder, self.bold_from = node, len(self.pieces)
        elif kind == BREAK:
            self.break_line(node)
        elif kind == CELL and not any(child.tag in BORDERS for child in node):
            # A row of plain cells is one block; cells that hold blocks lay out a page.
            self.pieces.append(" ")
        elif kind == SKIP:
            return self.is_shown(node, tag)
        elif kind != OWN or (is_box(node) and self.marks.read(tag)[1]):
            return self.open_box(node, tag, kind)
        return True

    def is_shown(self, node: HtmlElement, tag: str) -> bool:
        """Tell whether what is in *node*, of a kind that is skipped, is shown; notes fields."""
        if tag == "input" and is_asking(node):
            self.box.has_field = True
        return is_shown(node)

    def open_box(self, node: HtmlElement, tag: str, kind: int) -> bool:
        """Begin the box that *node* is; False where all of it is to be passed over."""
        box = Box(node, tag, kind, self.box, self.marks)
        # Nearly no box is called anything that would speak against it.
        if (box.bits & (CONSENT | COMMENTS) or tag in OUTSIDE) and self.is_outside(box):
            return False
        if self.pieces:
            self.flush()
        box.order = len(self.boxes)
        box.first = box.last = len(self.blocks)
        self.box = box
        self.boxes.append(box)
        self.open.append(node)
        if tag == "h1":
            self.has_title = True
        return True

    def is_outside(self, box: Box) -> bool:
        """Tell whether *box* can hold nothing of a story, nor lead to others of the outlet."""
        if box.bits & RELATED or not self.is_strict:
            return False
        if box.tag == "nav":
            return not self.is_asked()
        if box.tag == "footer" and not box.articles:
            return True
        if box.tag in {"main", "article"}:
            return False
        return bool(box.bits & CONSENT or (box.bits & COMMENTS and self.has_title))

    def is_asked(self) -> bool:
        """Tell whether a question stands just before, below the headline: then no menu follows."""
        last = _line(self.pieces) or (self.blocks[-1].text if self.blocks else "")
        return self.has_title and last.endswith(_QUESTIONS)

    def end(self, node: HtmlElement) -> None:
        """End what *node* began."""
        if node is self.open[-1]:
            if self.pieces:
                self.flush()
            self.open.pop()
            self.box.last = len(self.blocks)
            self.box = self.box.parent or self.box
        elif node is self.link:
            self.count_link()
            self.link = None
        elif node is self.bolder:
            self.count_bold()
            self.bolder = None

    def break_line(self, node: HtmlElement) -> None:
        """Write a line break; two in a row end a paragraph, as old systems write them."""
        if self.pieces:
            self.pieces.append("\n")
        tail = node.tail
        if not tail or tail.isspace():
            after = node.getnext()
            if after is not None and after.tag == "br":
                self.flush()

    def count_link(self) -> None:
        """Count what was written since the open link began."""
        if self.link is not None and (text := _line(self.pieces[self.link_from :])):
            self.linked += len(text)
            self.anchors.append((self.link, text))

    def count_bold(self) -> None:
        """Count what was written since bold type began."""
        self.bold += len(_line(self.pieces[self.bold_from :]))

    def flush(self) -> None:
        """End the open block; a link or bold type that is open goes on in the next one."""
        if text := _line(self.pieces):
            if self.link is not None:
                self.count_link()
            if self.bolder is not None:
                self.count_bold()
            block = Block(text, self.box)
            if self.anchors:
                block.linked = min(self.linked, len(text))
                block.anchors, self.anchors = self.anchors, []
            if self.bold:
                block.bold = min(self.bold, len(text))
            self.blocks.append(block)
        self.pieces.clear()
        self.linked = self.bold = self.link_from = self.bold_from = 0


def walk(
    root: HtmlElement, without: Collection[HtmlElement] = (), *, is_strict: bool = True
) -> tuple[list[Box], list[Block]]:
    """Return the boxes of *root* and its blocks, both in page order.

    Elements in *without* are passed over with all that is in them. So are, if *is_strict*,
    navigation, page footers, readers' comments and consent dialogues.
    """
    seen = _Walk(root, is_strict=is_strict)
    pieces, start, end = seen.pieces, seen.start, seen.end
    left = MAX_NODES
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, node in walker:
        tag = node.tag
        kind = KINDS[tag]
        if event == "start":
            left -= 1
            # Who asks for the text of an element has judged the element itself.
            is_judged = not kind or (node is root and kind != SKIP)
            if (without and node in without) or not (is_judged or start(node, tag, kind)):
                walker.skip_subtree()
                continue
            text = node.text
        elif left <= 0:
            break
        else:
            if kind and kind < SKIP:
                end(node)
            text = node.tail if node is not root else None
        if text and (pieces or not text.isspace()):
            pieces.append(text)
    if pieces:
        seen.flush()
    return _filled(seen), seen.blocks


def _filled(seen: _Walk) -> list[Box]:
    """Return the boxes that hold any block, and the root, numbered anew."""
    box: Box | None = seen.box
    while box is not None:  # what is still open holds all to the end
        box.last = len(seen.blocks)
        box = box.parent
    for box in reversed(seen.boxes):
        if box.has_field and box.last == box.first and box.parent is not None:
            box.parent.has_field = True
    filled = [box for box in seen.boxes if box.last > box.first or not box.order]
    for order, box in enumerate(filled):
        box.order = order
    return filled


def _line(pieces: list[str]) -> str:
    return " ".join("".join(pieces).split())
