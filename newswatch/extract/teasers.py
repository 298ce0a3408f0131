"""Count boxes that begin with a link and stand beside others like them: teasers of other stories.

Counted only where somebody asks. Decides nothing: one such box may be a story's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from newswatch.extract.box import Box

if TYPE_CHECKING:
    from newswatch.extract.place import Seen

_LEVELS, _MIN_TITLE, _ALL_LINK = 4, 15, 0.9


class Teasers:
    """For each box of a page that begins with a link, how many beside it do."""

    def __init__(self, boxes: Sequence[Box], seen: Sequence[Seen]) -> None:
        begins: dict[int, bool] = {}
        for one in seen:
            is_link = one.linked >= _ALL_LINK and len(one.block.text) > _MIN_TITLE
            box: Box | None = one.block.box
            while box is not None and box.order not in begins:
                begins[box.order] = is_link
                box = box.parent
        self._keys: dict[int, tuple[int, str, str]] = {}
        self._counts: dict[tuple[int, str, str], int] = {}
        for box in boxes:
            if begins.get(box.order) and box.parent is not None:
                key = (box.parent.order, box.tag, box.words if box.tag == "div" else "")
                self._keys[box.order] = key
                self._counts[key] = self._counts.get(key, 0) + 1

    def around(self, box: Box) -> int:
        """Return how many boxes like one around *box* begin with a link; 0 for a single one."""
        boxes = [box]
        while len(boxes) < _LEVELS and (outer := boxes[-1].parent) is not None:
            boxes.append(outer)
        keys = (self._keys[one.order] for one in boxes if one.order in self._keys)
        most = max((self._counts[key] for key in keys), default=0)
        return most if most > 1 else 0
