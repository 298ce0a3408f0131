"""The parts of a page: boxes (block elements) and blocks (runs of text between their borders).

Holds what is told and measured of them, and what a box is called. Walks nowhere (`walk`), and knows
no article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from lxml.etree import _Element as HtmlElement

from newswatch.extract.elements import FOLD, OWN, ROOTS
from newswatch.extract.naming import OUTER_TAGS, Marks

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
        "lineage", "linked", "order", "para_chars", "paras", "parent", "tag", "words",
    )  # fmt: skip

    def __init__(
        self, node: HtmlElement, tag: str, kind: int, parent: Box | None, marks: Marks
    ) -> None:
        self.tag, self.parent = tag, parent
        self.order = self.first = self.last = self.kids = self.paras = 0
        self.chars = self.linked = self.para_chars = 0.0
        self.is_out = self.has_field = False
        self.lineage: tuple[int, int, int] | None = None
        said: Any = node.items()
        names, is_hidden = _read_names(said) if said else ("", False)
        if kind == OWN:
            names = f"{tag} {names}".rstrip()
        # What a reader sees only when asked for it is beside the story: notes, questions, menus.
        elif kind == FOLD and "open" not in node.attrib:
            is_hidden = True
        self.words, self.bits = marks.read(names) if names else ("", 0)
        if parent is None:
            self.is_hidden = is_hidden
            if tag in ROOTS:
                self.bits = 0
        else:
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
