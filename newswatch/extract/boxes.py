"""Take the boxes out of a page that are not its story, and keep the links to other stories.

Works on class names, headings and link density; what a paragraph says is not read here. The tree
is changed: what is found is removed from it.
"""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement

from newswatch.extract.select import select
from newswatch.extract.tree import BLOCKS, SILENT, absolute, innermost, squash, text_of, words_of
from newswatch.extract.words import NOISE_BOX, RELATED_BOX, RELATED_HEADING
from newswatch.model import Link, PageRules

_BOXES = ("div", "section", "aside", "ul", "ol", "nav", "p", "figure", "article", "li", "header")
_LABELS = ("h2", "h3", "h4", "h5", "h6", "p", "div", "span", "strong", "b", "em", "dt", "li", "a")
_SENTENCE_END = re.compile(r"[.!?…。！？\"”’'»)\]]$")
_MIN_TITLE, _MAX_TITLE, _MAX_LINKS = 12, 300, 300
# A box may hold no more than this share of the page's text: else it is the story's own container.
_MAX_SHARE = 0.35
_LINKISH = 0.5
_MAX_LOOSE_CHARS = 400


def take_boxes(tree: HtmlElement, url: str, rules: PageRules) -> list[Link]:
    """Remove related, promotional and sharing boxes from *tree*; return the related links."""
    page = Boxes(tree, url)
    for selector in rules.related:
        for element in select(tree, selector):
            page.take(element)
    for selector in rules.drop:
        for element in select(tree, selector):
            remove(element)
    page.take_marked()
    page.take_headed()
    return page.links


class Boxes:
    """The boxes of one page. ``links`` collects what related boxes led to, in page order."""

    def __init__(self, tree: HtmlElement, url: str) -> None:
        self.tree, self.url = tree, url
        self.links: list[Link] = []
        self._sizes = _measure(tree)
        self._most = max(1.0, self._sizes[tree][0] * _MAX_SHARE)
        self._protected = _ancestors_of_headings(tree)

    def take(self, element: HtmlElement) -> None:
        """Remove *element* and keep its links as related."""
        for link in innermost(element, "a"):
            text = squash(text_of(link) or link.get("title"))
            address = absolute(self.url, link.get("href"))
            is_title = _MIN_TITLE <= len(text) <= _MAX_TITLE
            # A page that was saved without its address still has its titles.
            if is_title and (address or not self.url) and len(self.links) < _MAX_LINKS:
                self.links.append(Link(url=address, text=text, role="related"))
        remove(element)

    def take_marked(self) -> None:
        """Take the boxes whose class or id tells what they are."""
        for element in list(self.tree.iter(*_BOXES)):
            words = words_of(element)
            if not words or element in self._protected or element.getparent() is None:
                continue
            if RELATED_BOX.search(words):
                if self._is_box(element):
                    self.take(element)
            elif NOISE_BOX.search(words) and self._is_small(element):
                remove(element)

    def take_headed(self) -> None:
        """Take what stands under a heading like "Related articles", heading included."""
        for element in list(self.tree.iter(*_LABELS)):
            if not 0 < self._sizes[element][0] <= _MAX_TITLE or element.getparent() is None:
                continue
            if any(self._sizes[child] == self._sizes[element] for child in element):
                continue  # a wrapper: the label is inside, and is met there
            label = text_of(element)
            found = RELATED_HEADING.match(label)
            if found and found.end() == len(label) and element not in self._protected:
                self._take_after(element)
            elif found and found[0].rstrip().endswith((":", "：")):
                self._take_labelled(element, label)

    def _take_after(self, label: HtmlElement) -> None:
        """Take the linkish neighbours after *label*, or after the wrapper it fills alone."""
        chars = self._sizes[label][0]
        while (parent := label.getparent()) is not None and self._sizes[parent][0] == chars:
            label = parent
        taken = False
        for element in list(label.itersiblings()):
            if self._sizes[element][0] == 0 and not squash(element.tail):
                continue
            if not self._is_linkish(element):
                break
            self.take(element)
            taken = True
        if taken:
            remove(label)

    def _take_labelled(self, element: HtmlElement, label: str) -> None:
        """Take a line like "Don't miss: <a>title</a>"; *label* is its whole text."""
        if self._sizes[element][1] * 2 >= len(label) and self._is_small(element):
            self.take(element)

    def _is_box(self, element: HtmlElement) -> bool:
        """Tell whether a marked *element* holds links to other stories and little else."""
        chars, linked = self._sizes[element]
        is_loose = linked > 0 and chars - linked <= _MAX_LOOSE_CHARS
        return self._is_small(element) and (is_loose or self._is_linkish(element))

    def _is_small(self, element: HtmlElement) -> bool:
        return self._sizes[element][0] <= self._most

    def _is_linkish(self, element: HtmlElement) -> bool:
        """Tell whether at least half of the text of *element* is links."""
        chars, linked = self._sizes[element]
        return linked >= chars * _LINKISH > 0 and element not in self._protected


def _measure(tree: HtmlElement) -> dict[HtmlElement, tuple[int, int]]:
    """Return for each element how many characters it holds, and how many of them are links."""
    sizes: dict[HtmlElement, tuple[int, int]] = {}
    open_sizes: list[list[int]] = [[0, 0]]
    for event, node in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            own = 0 if node.tag in SILENT or not node.text else len(node.text.strip())
            open_sizes.append([own, 0])
            continue
        chars, linked = open_sizes.pop()
        if node.tag in SILENT:
            chars = linked = 0
        elif node.tag == "a":
            linked = chars
        sizes[node] = (chars, linked)
        around = open_sizes[-1]
        around[0] += chars + (len(node.tail.strip()) if node.tail else 0)
        around[1] += linked
    return sizes


def _ancestors_of_headings(tree: HtmlElement) -> set[HtmlElement]:
    """Return what must not be taken: what holds the first h1, the body and the root."""
    kept = {tree, *tree.iter("body", "main")}
    for heading in tree.iter("h1"):
        kept.update((heading, *heading.iterancestors()))
        break
    return kept


def remove(element: HtmlElement) -> None:
    """Remove *element* from its tree; the text after it stays."""
    if element.getparent() is not None:
        element.drop_tree()


def linked_lines(tree: HtmlElement, url: str, paragraphs: list[str]) -> list[Link]:
    """Return the lines of a body that are wholly one link to another page, as related links.

    Such a line is one of *paragraphs* or stands beside one of them, and does not end like a
    sentence: some outlets list other stories under the text without any heading.
    """
    kept = set(paragraphs)
    homes: dict[HtmlElement, bool] = {}
    found: list[Link] = []
    for link in innermost(tree, "a"):
        text = text_of(link)
        if not _MIN_TITLE <= len(text) <= _MAX_TITLE or _SENTENCE_END.search(text):
            continue
        block = next((node for node in link.iterancestors() if node.tag in BLOCKS), None)
        home = None if block is None else block.getparent()
        if block is None or home is None or text_of(block) != text:
            continue
        if home not in homes:
            homes[home] = any(text_of(line) in kept for line in home.iterchildren("p"))
        address = absolute(url, link.get("href"))
        if (address or not url) and (text in kept or (homes[home] and block.tag == "p")):
            found.append(Link(url=address, text=text, role="related"))
    return found
