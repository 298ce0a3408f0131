"""Find the links that lead to other stories: boxes of them, lists under a heading, lone lines.

Reads names, headings and how much of a text is linked; never what a story says. Gives each title
once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from newswatch.extract.box import Block, Box
from newswatch.extract.facts import site_of
from newswatch.extract.traits import appeals, is_sentence, weight
from newswatch.extract.tree import absolute
from newswatch.extract.words import RELATED_TAIL, related_label
from newswatch.model import Link

_MIN_TITLE, _MAX_TITLE, _MAX_LINKS, _MAX_LABEL, _MAX_HEADING = 12, 300, 300, 60, 80
# Without a heading or a name that says so, what is shorter is a label and no title.
_MIN_LONE, _MIN_BLANKS = 16, 2
# What stands in an `article` of its own below such a heading may be told at some length.
_MAX_TEASER, _MAX_CARD = 400, 1000
# "November 2016", "Month 10 of 2016 (14)": archives of a whole site.
_ARCHIVE = re.compile(r"(?:\S{1,20} ){0,3}(?:19|20)\d\d(?: ?\(\d{1,5}\))?")
_DATE = re.compile(r"\d{1,4}[-./ ]\S{1,9}[-./ ]\d{2,4}\W{0,3}")
_LINKISH, _WHOLE = 0.5, 0.95
_COLONS = (":", "：")
_LABEL_SIGNS = (*_COLONS, "|", "»", ">", "→", "►")


class Related:
    """The related links of the page at *url*, in the order in which they were found."""

    def __init__(self, url: str) -> None:
        self.url = url
        # No address leads anywhere from one that is none: there is no site to stay on.
        self._home = absolute(url, "/") or ""
        self._site = site_of(urlsplit(url).netloc) if self._home else ""
        self._links: list[Link] = []
        self._known: set[str] = set()

    @property
    def links(self) -> list[Link]:
        """The links so far, each address and each title once."""
        return self._links

    def add(self, blocks: Iterable[Block], *, is_marked: bool = True) -> None:
        """Take the titles that *blocks* link to, if not *is_marked* those of the same site only."""
        for block in blocks:
            for link, text in block.anchors:
                href = link.get("href")
                if is_marked or self._is_near(href):
                    self.add_link(href, text)

    def _is_near(self, href: str | None) -> bool:
        """Tell whether *href* stays on the site: who pays for a place among titles does not."""
        address = absolute(self.url, href)
        if address is None or (self._home and address.startswith(self._home)):
            return True
        return site_of(urlsplit(address).netloc) == self._site

    def add_link(self, href: str | None, text: str) -> None:
        """Take one link, if it reads like a title and leads somewhere."""
        address = absolute(self.url, href)
        # A page that was saved without its address still has its titles.
        is_title = weight(text) >= _MIN_TITLE and len(text) <= _MAX_TITLE
        if not is_title or not (address or not self.url):
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
    found = _labelled(blocks)
    out = set(map(id, found))
    for at, block in enumerate(blocks):
        text = block.text
        may_head = len(text) <= _MAX_HEADING or (block.anchors and len(text) <= _MAX_TITLE)
        label = related_label(text) if may_head else None
        if label is None or id(block) in out:
            continue
        if label.end() == len(text):
            taken = list(_under(blocks, at))
            if taken:
                found += taken
                out.update(map(id, (block, *taken)))
        elif label[0].rstrip().endswith(_COLONS) and (
            block.linked >= _LINKISH * len(text) or (len(text) <= _MAX_TEASER and is_headed(block))
        ):
            found.append(block)
            out.add(id(block))
    return found, out


def _labelled(blocks: Sequence[Block]) -> list[Block]:
    """Return the lines of one label and one title, "Label | <a>title</a>", of which many are alike.

    Whatever the label says, in whatever language: a story does not say it again and again. Dates
    are alike, and a teaser may follow the title that they stand before.
    """
    labels: dict[str, list[Block]] = {}
    for block in blocks:
        if len(block.anchors) != 1 or len(block.text) > _MAX_TITLE:
            continue
        title = block.anchors[0][1]
        start = block.text.find(title, 0, len(title) + _MAX_LABEL)
        if start <= 0:
            continue
        label = block.text[:start].rstrip()
        is_dated = _DATE.fullmatch(label) is not None
        if (
            (is_dated or (label.endswith(_LABEL_SIGNS) and block.text.endswith(title)))
            and weight(title) >= _MIN_LONE
            and (title.count(" ") >= _MIN_BLANKS or not title.isascii())
        ):
            labels.setdefault("" if is_dated else label, []).append(block)
    return [block for alike in labels.values() if len(alike) > 1 for block in alike]


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
        child = _child(blocks[start].box, box)
        end = max(child.last, start + 1) if child is not box else start + 1
        group = blocks[start:end]
        chars = sum(len(one.text) for one in group)
        if (
            sum(one.linked for one in group) < _LINKISH * chars
            and not _is_teaser(group, chars)
            and not (child.tag == "article" and chars <= _MAX_CARD)
        ):
            return
        yield from group
        start = end


def _is_teaser(group: Sequence[Block], chars: int) -> bool:
    """Tell whether *group*, of so many *chars*, is one linked title, or more, with a few lines."""
    return is_headed(group[0]) and (chars <= _MAX_TEASER or are_teasers(group, chars))


def are_teasers(group: Sequence[Block], chars: int, least: int = 2) -> bool:
    """Tell whether *group*, of so many *chars*, is linked titles with a few lines under each.

    There are *least* of them: where a name says what they are, one is enough.
    """
    titles = sum(map(is_headed, group))
    return titles >= least and chars <= titles * _MAX_TEASER


def is_headed(block: Block) -> bool:
    """Tell whether *block* begins with a link that reads like a title, or with a label and one."""
    if not block.anchors or weight(title := block.anchors[0][1]) < _MIN_TITLE:
        return False
    start = block.text.find(title, 0, len(title) + _MAX_LABEL)
    return start == 0 or (start > 0 and related_label(block.text, start) is not None)


def _child(box: Box, around: Box) -> Box:
    """Return that box in *around* which holds *box*, or *around* where that is the same."""
    while box is not around and box.parent is not None and box.parent is not around:
        box = box.parent
    return box


def without_tail(block: Block) -> str:
    """Return the text of *block* without a last "Read also: <a>title</a>", or all of it."""
    text = block.text
    if not block.anchors or not text.endswith(block.anchors[-1][1]):
        return text
    before = text[: len(text) - len(block.anchors[-1][1])]
    start = max(0, len(before) - _MAX_LABEL)
    label = RELATED_TAIL.search(before, start)
    return before[: label.start()].rstrip() if label else text


def titles(blocks: Sequence[Block], story: set[str]) -> list[Block]:
    """Return the blocks after the headline that are nothing but the title of another story.

    *blocks* are those that stand below the headline; menus, footers and comments are none of them.
    Outlets put other stories under, beside and between the paragraphs, mostly as cards, and
    often without any heading. *story* holds the texts taken for the story: of those, one counts
    only where it does not end as sentences do.
    """
    return [block for block in blocks if _is_title(block, is_story=block.text in story)]


def _is_title(block: Block, *, is_story: bool) -> bool:
    text = block.text
    if block.linked < _WHOLE * len(text) or len(block.anchors) != 1 or len(text) > _MAX_TITLE:
        return False
    if is_story:
        return weight(text) >= _MIN_TITLE and not is_sentence(text)
    return (
        weight(text) >= _MIN_LONE
        and (text.count(" ") >= _MIN_BLANKS or not text.isascii())
        and "|" not in text
        and not appeals(text)
        and _ARCHIVE.fullmatch(text) is None
    )
