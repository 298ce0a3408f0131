"""Tell which rows of links stand beside the story: in the box that holds its paragraphs.

By such a place a row of tags is known where nothing calls it one. Knows boxes, not addresses.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from lxml.etree import _Element as HtmlElement

from newswatch.extract.box import Block, Box
from newswatch.extract.home import wider
from newswatch.extract.place import Lay
from newswatch.extract.words import related_label

# A row is links and nothing else but a label.
_MAX_LABEL = 30
_LEVELS = 2


class Beside:
    """The rows of links beside *story*, the chosen blocks of *lay*; sought when first asked for."""

    def __init__(self, lay: Lay, story: Sequence[Block]) -> None:
        self._lay, self._story = lay, story
        self._links: set[HtmlElement] | None = None

    def __call__(self, link: HtmlElement) -> bool:
        """Tell whether *link* is one of such a row."""
        if self._links is None:
            self._links = set(self._found())
        return link in self._links

    def _found(self) -> Iterator[HtmlElement]:
        homes = Counter(order for block in self._story for order in _homes(block.box))
        # The root holds whatever a page has.
        near = {order for order, count in homes.items() if order and 2 * count >= len(self._story)}
        for one in self._lay.seen:
            block = one.block
            if (
                block.anchors
                and len(block.text) - block.linked <= _MAX_LABEL
                and not near.isdisjoint(_homes(block.box))
                and related_label(block.text) is None
            ):
                yield from (link for link, _ in block.anchors)


def _homes(box: Box) -> set[int]:
    """Return the orders of the boxes around *box* that hold more than it does."""
    homes = set()
    for _ in range(_LEVELS):
        box = wider(box)
        homes.add(box.order)
    return homes
