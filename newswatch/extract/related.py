"""Find the links that lead to other stories: boxes of them, lists under a heading, lone lines.

Reads names, headings and how much of a text is linked; never what a story says. Gives each title
once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from newswatch.extract.traits import is_sentence
from newswatch.extract.tree import absolute
from newswatch.extract.walk import Block, Box
from newswatch.extract.words import RELATED_HEADING
from newswatch.model import Link

_MIN_TITLE, _MAX_TITLE, _MAX_LINKS = 12, 300, 300
_LINKISH, _WHOLE = 0.5, 0.95
_COLONS = (":", "：")


class Related:
    """The related links of the page at *url*, in the order in which they were found."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._links: list[Link] = []
        self._known: set[str] = set()

    @property
    def links(self) -> list[Link]:
        """The links so far, each address and each title once."""
        return self._links

    def add(self, blocks: Iterable[Block]) -> None:
        """Take the titles that *blocks* link to."""
        for block in blocks:
            for link, text in block.anchors:
                self.add_link(link.get("href"), text)

    def add_link(self, href: str | None, text: str) -> None:
        """Take one link, if it reads like a title and leads somewhere."""
        address = absolute(self.url, href)
        # A page that was saved without its address still has its titles.
        if not _MIN_TITLE <= len(text) <= _MAX_TITLE or not (address or not self.url):
            return
        if text in self._known or (address and address in self._known):
            return
        if len(self._links) < _MAX_LINKS:
            self._known.update(said for said in (text, address) if said)
            self._links.append(Link(url=address, text=text, role="related"))


def headed(blocks: Sequence[Block]) -> tuple[list[Block], set[int]]:
    """Return the blocks that stand under a heading like "Related articles", and all to leave out.

    The second is a set of ``id`` of blocks, headings included; so is a line like "Don't miss:
    <a>title</a>".
    """
    found: list[Block] = []
    out: set[int] = set()
    for at, block in enumerate(blocks):
        text = block.text
        label = RELATED_HEADING.match(text) if len(text) <= _MAX_TITLE else None
        if label is None or id(block) in out:
            continue
        if label.end() == len(text):
            taken = list(_under(blocks, at))
            if taken:
                found += taken
                out.update(map(id, (block, *taken)))
        elif label[0].rstrip().endswith(_COLONS) and block.linked >= _LINKISH * len(text):
            found.append(block)
            out.add(id(block))
    return found, out


def _under(blocks: Sequence[Block], at: int) -> Iterator[Block]:
    """Yield the blocks of the linkish neighbours after the label at index *at*."""
    box, start = blocks[at].box, at + 1
    if box.last - box.first == 1:
        while box.parent is not None and box.parent.last - box.parent.first == 1:
            box = box.parent
        if box.parent is None:
            return
        start, box = box.last, box.parent
    while start < box.last:
        end = _end_of_child(blocks[start].box, box, start)
        group = blocks[start:end]
        if sum(one.linked for one in group) < _LINKISH * sum(len(one.text) for one in group):
            return
        yield from group
        start = end


def _end_of_child(box: Box, around: Box, start: int) -> int:
    """Return where that part of *around* ends, in blocks, which begins at *start* with *box*."""
    if box is around:
        return start + 1
    while box.parent is not None and box.parent is not around:
        box = box.parent
    return max(box.last, start + 1)


def lone(blocks: Sequence[Block], chosen: set[int]) -> list[Block]:
    """Return the blocks that are wholly one link with a title, in the story or beside it.

    *chosen* holds the ``id`` of the blocks taken for the story. Some outlets list other stories
    between or under the paragraphs without any heading.
    """
    homes = {id(block.box.parent) for block in blocks if id(block) in chosen}
    return [
        block
        for block in blocks
        if _MIN_TITLE <= len(block.text) <= _MAX_TITLE
        and block.linked >= _WHOLE * len(block.text)
        and len(block.anchors) == 1
        and not is_sentence(block.text)
        and (id(block) in chosen or (block.box.tag == "p" and id(block.box.parent) in homes))
    ]
