"""Walk a page once: its boxes (block elements) and its blocks (runs of text between their borders).

Knows HTML, not articles, and changes nothing in the tree. The walk is iterative and stops at
``MAX_NODES`` elements, so that neither depth nor size of a page can exhaust stack or time.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import cast

from lxml import etree
from lxml.etree import _Element as HtmlElement

from newswatch.extract.elements import (
    BOLD,
    BORDERS,
    BREAK,
    CELL,
    KINDS,
    LINK,
    OUTSIDE,
    OWN,
    ROOTS,
    SKIP,
    is_asking,
    is_box,
    is_shown,
)
from newswatch.extract.naming import COMMENTS, CONSENT, OUTER_TAGS, RELATED, Marks

# The largest of 252 saved news pages has 4,100 elements; beyond this many a page is generated junk.
MAX_NODES = 25_000
_MAX_WORDS = 300
_HIDING = re.compile(r"display\s?:\s?none", re.IGNORECASE)
# Attributes that are read, and how: a name, a name with the attribute's own before it, a style,
# and two by which an element is hidden.
_NAME, _ROLE, _STYLE, _HIDDEN, _UNSEEN = range(1, 6)
_READ = {
    **dict.fromkeys(("class", "id", "data-testid", "data-component", "aria-label"), _NAME),
    "itemprop": _ROLE, "role": _ROLE, "style": _STYLE, "hidden": _HIDDEN, "aria-hidden": _UNSEEN,
}  # fmt: skip


class Box:
    """A block element: where it stands, what it is called, and what it holds.

    ``bits`` are the marks of its own names. ``chars`` and ``linked`` count what its blocks weigh,
    ``paras`` and ``para_chars`` those that read like paragraphs. ``first`` and ``last`` are the
    range of its blocks. ``has_field`` tells that this is the innermost box with text around a
    field in which readers write who they are. ``lineage`` is kept once it was asked for.
    """

    __slots__ = (
        "bits", "chars", "first", "has_field", "is_hidden", "is_out", "kids", "last",
        "lineage", "linked", "order", "own", "para_chars", "paras", "parent", "place", "tag",
        "words",
    )  # fmt: skip

    def __init__(self, node: HtmlElement, tag: str, parent: Box | None, marks: Marks) -> None:
        self.tag, self.parent = tag, parent
        self.order = self.first = self.last = self.own = self.kids = self.paras = 0
        self.chars = self.linked = self.para_chars = 0.0
        self.is_out = self.has_field = False
        self.lineage: tuple[int, int, int] | None = None
        said = cast("Sequence[tuple[str, str]]", node.items())
        names, is_hidden = _read_names(said) if said else ("", False)
        if "-" in tag:
            names = f"{tag} {names}".rstrip()
        self.words, bits = marks.read(names) if names else ("", 0)
        self.bits = 0 if tag in ROOTS else bits
        # What a reader sees only when asked for it is beside the story: notes, questions, menus.
        is_hidden = is_hidden or (tag == "details" and "open" not in node.attrib)
        if parent is None:
            self.place, self.is_hidden = 0, is_hidden
        else:
            self.place = parent.kids
            parent.kids += 1
            self.is_hidden = is_hidden or parent.is_hidden

    # Most boxes are never asked what stands around them: only the blocks that may be text are.

    @property
    def near(self) -> int:
        """The marks of this box and of the two around it."""
        first = self.parent
        second = first.parent if first is not None else None
        return self.bits | (first.bits if first else 0) | (second.bits if second else 0)

    @property
    def all(self) -> int:
        """The marks of this box and of all around it."""
        return self._find_lineage()[0]

    @property
    def outer(self) -> int:
        """The kinds of element that this box and those around it are (`naming.OUTER_TAGS`)."""
        return self._find_lineage()[1]

    @property
    def articles(self) -> int:
        """How many ``article`` elements there are from the root to this box."""
        return self._find_lineage()[2]

    def _find_lineage(self) -> tuple[int, int, int]:
        """Return marks, kinds and ``article`` elements of this box and of all around it."""
        asked = []
        box: Box | None = self
        while box is not None and box.lineage is None:
            asked.append(box)
            box = box.parent
        bits, outer, articles = (box.lineage if box is not None else None) or (0, 0, 0)
        for box in reversed(asked):
            bits |= box.bits
            outer |= OUTER_TAGS.get(box.tag, 0)
            articles += box.tag == "article"
            box.lineage = bits, outer, articles
        return bits, outer, articles


class Block:
    """A run of text between two borders, on one line. ``box`` is the innermost element around it.

    ``linked`` and ``bold`` count its characters inside links and bold type; ``anchors`` are
    (element, its text).
    """

    __slots__ = ("anchors", "bold", "box", "linked", "text")

    def __init__(self, text: str, box: Box) -> None:
        self.text, self.box = text, box
        self.linked = self.bold = 0
        self.anchors: list[tuple[HtmlElement, str]] = []


class _Walk:
    """One walk: the pieces of the open block, and where link and bold type began in them."""

    def __init__(self, root: HtmlElement, *, is_strict: bool) -> None:
        self.is_strict, self.has_title = is_strict, False
        self.marks = Marks()
        self.boxes = [Box(root, str(root.tag), None, self.marks)]
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
        elif kind != OWN or (is_box(node) and self.marks.read(tag)[1]):
            box = Box(node, tag, self.box, self.marks)
            # Nearly no box is called anything that would speak against it.
            if (box.bits or box.tag in OUTSIDE) and self.is_outside(box):
                return False
            if self.pieces:
                self.flush()
            box.order, box.first = len(self.boxes), len(self.blocks)
            box.last = box.first
            self.box = box
            self.boxes.append(box)
            self.open.append(node)
            self.has_title = self.has_title or box.tag == "h1"
        return True

    def is_outside(self, box: Box) -> bool:
        """Tell whether *box* can hold nothing of a story, nor lead to others of the outlet."""
        if box.bits & RELATED or not self.is_strict:
            return False
        if box.tag == "nav" or (box.tag == "footer" and not box.articles):
            return True
        if box.tag in {"main", "article"}:
            return False
        return bool(box.bits & CONSENT or (box.bits & COMMENTS and self.has_title))

    def end(self, node: HtmlElement) -> None:
        """End what *node* began."""
        if node is self.link:
            self.count_link()
            self.link = None
        elif node is self.bolder:
            self.count_bold()
            self.bolder = None
        elif node is self.open[-1]:
            if self.pieces:
                self.flush()
            self.open.pop()
            self.box.last = len(self.blocks)
            self.box = self.box.parent or self.box

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
            if (kind == SKIP and not is_shown(node)) or (without and node in without):
                if node.tag == "input" and is_asking(node):
                    seen.box.has_field = True
                walker.skip_subtree()
                continue
            # Who asks for the text of an element has judged the element itself.
            if kind and kind != SKIP and node is not root and not start(node, tag, kind):
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


def _read_names(told: Sequence[tuple[str, str]]) -> tuple[str, bool]:
    """Return what an element is called by its attributes, and whether they say it is not shown."""
    if len(told) == 1 and told[0][0] == "class":  # as most are
        return told[0][1][:_MAX_WORDS], False
    said: list[str] = []
    is_hidden = False
    for key, value in told:
        kind = _READ.get(key)
        if kind == _NAME:
            said.append(value)
        elif kind == _ROLE:
            said.append(f"{key}-{value}")
        elif kind == _STYLE:
            is_hidden = is_hidden or _HIDING.search(value[:_MAX_WORDS]) is not None
        elif kind == _HIDDEN or (kind == _UNSEEN and value == "true"):
            is_hidden = True
    return " ".join(said)[:_MAX_WORDS], is_hidden
