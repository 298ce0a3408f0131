"""Walk a page once: its boxes (block elements) and its blocks (runs of text between their borders).

Knows HTML, not articles, and changes nothing in the tree. The walk is iterative and stops at
``MAX_NODES`` elements, so that neither depth nor size of a page can exhaust stack or time.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import cast

from lxml import etree
from lxml.etree import _Element as HtmlElement

from newswatch.extract.naming import COMMENTS, CONSENT, OUTER_TAGS, RELATED, Marks
from newswatch.extract.tree import BLOCKS

# The largest of 252 saved news pages has 4,100 elements; beyond this many a page is generated junk.
MAX_NODES = 25_000
_MAX_WORDS = 300
# Elements whose text is never text of the page. A form is none of them: old systems put whole
# pages into one.
SKIPPED = frozenset({
    "script", "style", "noscript", "template", "svg", "iframe", "object", "head", "title", "meta",
    "link", "button", "select", "option", "textarea", "input", "audio", "video", "canvas",
    "source", "img", "picture", "math", "map", "datalist",
})  # fmt: skip
_BORDERS = (BLOCKS | {"dialog", "hgroup", "legend", "menu", "search", "summary", "caption", "td",
                      "th", "center"}) - {"html", "body"}  # fmt: skip
_CELLS = ("td", "th")
_BOX, _CELL, _SKIP, _BREAK, _LINK, _BOLD = range(1, 7)
_KINDS = {
    **dict.fromkeys(_BORDERS, _BOX), **dict.fromkeys(_CELLS, _CELL),
    **dict.fromkeys(SKIPPED, _SKIP),
    "br": _BREAK, "a": _LINK, "b": _BOLD, "strong": _BOLD,
}  # fmt: skip
_HIDING = re.compile(r"display\s?:\s?none", re.IGNORECASE)
_NAMING = frozenset({"class", "id", "data-testid", "data-component", "aria-label"})


class Box:
    """A block element: where it stands, what it is called, and what it holds.

    ``bits`` are the marks of its own names, ``near`` those of it and the two around it, ``all``
    those of all around it; ``outer`` tells the kinds of element around it. ``chars`` and
    ``linked`` count what its blocks weigh, ``paras`` and ``para_chars`` those that read like
    paragraphs. ``first`` and ``last`` are the range of its blocks.
    """

    __slots__ = (
        "all", "articles", "bits", "chars", "depth", "first", "is_hidden", "is_out", "kids", "last",
        "linked", "near", "order", "outer", "own", "para_chars", "paras", "parent", "place", "tag",
        "words",
    )  # fmt: skip

    def __init__(
        self, node: HtmlElement, parent: Box | None, order: int, first: int, marks: Marks
    ) -> None:
        self.tag = str(node.tag)
        self.parent, self.order = parent, order
        self.words, self.is_hidden = _read_names(node)
        self.bits = marks.of(self.words) if self.tag not in {"html", "body"} else 0
        self.first = self.last = first
        self.own = self.kids = self.paras = 0
        self.chars = self.linked = self.para_chars = 0.0
        self.is_out = False
        self.near = self.all = self.bits
        self.outer = OUTER_TAGS.get(self.tag, 0)
        self.articles = int(self.tag == "article")
        self.depth = self.place = 0
        if parent is not None:
            self.depth, self.place = parent.depth + 1, parent.kids
            parent.kids += 1
            self.is_hidden = self.is_hidden or parent.is_hidden
            self.all |= parent.all
            self.near |= parent.bits | (parent.parent.bits if parent.parent is not None else 0)
            self.outer |= parent.outer
            self.articles += parent.articles


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
        self.boxes = [Box(root, None, 0, 0, self.marks)]
        self.blocks: list[Block] = []
        self.box = self.boxes[0]
        self.open = [root]
        self.pieces: list[str] = []
        self.anchors: list[tuple[HtmlElement, str]] = []
        self.linked = self.bold = 0
        self.link: HtmlElement | None = None
        self.bolder: HtmlElement | None = None
        self.link_from = self.bold_from = 0

    def start(self, node: HtmlElement, kind: int) -> bool:
        """Begin what *node* begins; False where all of it is to be passed over."""
        if kind == _LINK:
            if self.link is None:
                self.link, self.link_from = node, len(self.pieces)
        elif kind == _BOLD:
            if self.bolder is None:
                self.bolder, self.bold_from = node, len(self.pieces)
        elif kind == _BREAK:
            self.break_line(node)
        elif kind == _CELL and not any(child.tag in _BORDERS for child in node):
            # A row of plain cells is one block; cells that hold blocks lay out a page.
            self.pieces.append(" ")
        else:
            box = Box(node, self.box, len(self.boxes), len(self.blocks), self.marks)
            if self.is_outside(box):
                return False
            self.flush()
            box.first = box.last = len(self.blocks)
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
        if not self.pieces:
            return
        if text := _line(self.pieces):
            if self.link is not None:
                self.count_link()
            if self.bolder is not None:
                self.count_bold()
            block = Block(text, self.box)
            block.linked, block.bold = min(self.linked, len(text)), min(self.bold, len(text))
            block.anchors, self.anchors = self.anchors, []
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
    pieces = seen.pieces
    left = MAX_NODES
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, node in walker:
        kind = _KINDS.get(node.tag, 0)
        if event == "start":
            left -= 1
            if (kind == _SKIP and not _is_shown(node)) or (without and node in without):
                walker.skip_subtree()
                continue
            # Who asks for the text of an element has judged the element itself.
            if kind and kind != _SKIP and node is not root and not seen.start(node, kind):
                walker.skip_subtree()
                continue
            if (text := node.text) and (pieces or not text.isspace()):
                pieces.append(text)
            continue
        if left <= 0:
            break
        if kind and kind != _SKIP:
            seen.end(node)
        if (text := node.tail) and (pieces or not text.isspace()) and node is not root:
            pieces.append(text)
    seen.flush()
    for box in seen.boxes:
        box.last = max(box.last, box.first) if box.last or box.order else len(seen.blocks)
    return seen.boxes, seen.blocks


def _is_shown(node: HtmlElement) -> bool:
    """Tell whether *node*, of a kind that is skipped, is what browsers show of a web component."""
    return node.tag == "template" and (node.get("shadowrootmode") or "").lower() == "open"


def _line(pieces: list[str]) -> str:
    return " ".join("".join(pieces).split())


def _read_names(node: HtmlElement) -> tuple[str, bool]:
    """Return what *node* is called, in lower case, and whether it says that it is not shown."""
    said: list[str] = []
    is_hidden = False
    for key, value in cast("list[tuple[str, str]]", node.items()):
        if key in _NAMING:
            said.append(value)
        elif key in {"itemprop", "role"}:
            said.append(f"{key}-{value}")
        elif key == "style":
            is_hidden = is_hidden or bool(_HIDING.search(value[:_MAX_WORDS]))
        elif key == "hidden" or (key == "aria-hidden" and value == "true"):
            is_hidden = True
    return " ".join(said)[:_MAX_WORDS].lower() if said else "", is_hidden
