"""Find the text of a page as paragraphs, and the links in it, beside it and to other stories.

The one place that decides what is body: walk once, leave out what is no story by any reading,
choose among the rest. Does not read what the paragraphs say; `clean` does. Leaves the tree alone.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from lxml.etree import _Element as HtmlElement

from newswatch.extract.below import mark_sequels, replies
from newswatch.extract.beside import Beside
from newswatch.extract.box import Block
from newswatch.extract.calls import is_call, letters
from newswatch.extract.choose import choose
from newswatch.extract.consent import mark_dialogues
from newswatch.extract.insets import cut_insets
from newswatch.extract.naming import ASIDE, FIGURE
from newswatch.extract.outside import mark_outside, teasers_above, without_copies
from newswatch.extract.place import Lay
from newswatch.extract.related import Related, headed, titles, without_tail
from newswatch.extract.select import select
from newswatch.extract.tree import absolute, innermost, squash, text_of
from newswatch.extract.voices import Voices
from newswatch.extract.walk import walk
from newswatch.model import Link, PageRules

_MAX_TEXT, _MAX_BODY_LINKS, _MIN_TITLE = 300, 500, 15
_LOWER = frozenset({"h2", "h3"})
_NO_VOICES, _NO_RULES = Voices(), PageRules()


@dataclass(frozen=True, slots=True)
class Body:
    """The paragraphs of a story, the links in them (with their paragraph), and related links.

    ``anchors`` are all links of the page but those of menus, with their texts; ``beside`` tells of
    one whether it stands in a row of links beside the story.
    """

    paragraphs: list[str]
    links: list[Link]
    related: list[Link]
    anchors: list[tuple[HtmlElement, str]]
    beside: Beside


def find_body(
    tree: HtmlElement,
    url: str,
    voices: Voices = _NO_VOICES,
    rules: PageRules = _NO_RULES,
    without: Collection[HtmlElement] = (),
) -> Body:
    """Return the story of *tree* at *url*, empty where there is none.

    *voices* is what the page says of its own text; *rules* name what is to be dropped, what leads
    to other stories, and the element of the text, which is used where it yields any; elements in
    *without* are passed over. Raises ConfigError where one of *rules* is no selector.
    """
    related = Related(url)
    dropped = _drop(tree, rules, related).union(without)
    lay, anchors = lay_out(tree, voices, related, dropped)
    chosen = _named(tree, dropped, rules) or [lay.seen[at].block for at in choose(lay, voices)]
    below = [one.block for one in lay.seen[max(lay.title, 0) :]]
    related.add(titles(below, {block.text for block in chosen}), is_marked=False)
    _cut_tails(chosen, related)
    others = {link.text for link in related.links}
    kept = [block for block in chosen if block.text and block.text not in others] or chosen
    texts = [block.text for block in kept]
    return Body(texts, _links(kept, url), related.links, anchors, Beside(lay, kept))


def _cut_tails(chosen: Sequence[Block], related: Related) -> None:
    """Cut a last "Read also: title" off paragraphs; the title goes to *related*."""
    for block in chosen:
        text = without_tail(block)
        if text != block.text:
            anchor, words = block.anchors.pop()
            related.add_link(anchor.get("href"), words)
            block.text = text


def _drop(tree: HtmlElement, rules: PageRules, related: Related) -> set[HtmlElement]:
    """Return the elements that *rules* name as no story; links of other stories are kept."""
    named = [node for selector in rules.related for node in select(tree, selector)]
    for node in named:
        for link in innermost(node, "a"):
            related.add_link(link.get("href"), squash(text_of(link) or link.get("title")))
    noise = (node for selector in rules.drop for node in select(tree, selector))
    return {node for node in (*named, *noise) if node is not tree}


def lay_out(
    tree: HtmlElement, voices: Voices, related: Related, dropped: Collection[HtmlElement] = ()
) -> tuple[Lay, list[tuple[HtmlElement, str]]]:
    """Return the blocks of *tree* that may be story, and all its links with their texts.

    What leads to other stories goes to *related*.
    """
    boxes, blocks = walk(tree, dropped)
    if not blocks:
        boxes, blocks = walk(tree, dropped, is_strict=False)
    title = _title(blocks, voices)
    mark_dialogues(boxes, blocks, title)
    for box in (*mark_outside(boxes, blocks, title), *mark_sequels(boxes, blocks, title)):
        related.add(blocks[box.first : box.last])
    found, out = headed(blocks)
    related.add(found)
    out.update(map(id, replies(blocks, title)))
    out.update(id(block) for block in blocks if is_call(block, related.url))
    out.update(map(id, letters(blocks)))
    out.update(map(id, teasers_above(blocks, title)))
    kept = [block for block in blocks if not block.box.is_out and id(block) not in out]
    kept = without_copies(kept)
    for block in kept:
        if len(block.anchors) > 1:
            cut_insets(block, related)
    anchors = [anchor for block in blocks for anchor in block.anchors]
    return Lay(boxes, kept, _title(kept, voices)), anchors


def _title(blocks: Sequence[Block], voices: Voices) -> int:
    """Return the index of the block that is the headline, or -1.

    Of several h1 the one that says what the page is called; without any, a block that says it.
    Where the h1 is the name of the site, the headline is a lower heading.
    """
    headings = [at for at, block in enumerate(blocks) if block.box.tag == "h1"]
    if not headings and voices.title:
        headings = [at for at, block in enumerate(blocks) if len(block.text) > _MIN_TITLE]
        return next((at for at in headings if voices.is_title(blocks[at].text)), -1)
    said = (at for at in headings if voices.is_title(blocks[at].text))
    found = next(said, -1)
    if found < 0 and headings:
        lower = (at for at, b in enumerate(blocks) if b.box.tag in _LOWER and not b.linked)
        said = (at for at in lower if voices.is_title(blocks[at].text))
        found = next(said, headings[0])
    return found


def _named(tree: HtmlElement, dropped: set[HtmlElement], rules: PageRules) -> list[Block]:
    """Return the blocks of the element that *rules* name for the text, or nothing."""
    if not rules.body:
        return []
    nodes = select(tree, rules.body)
    inside = set(nodes)
    found: list[Block] = []
    for node in nodes:
        if inside.isdisjoint(node.iterancestors()):
            boxes, blocks = walk(node, dropped)
            mark_outside(boxes, blocks, -1)
            _, out = headed(blocks)
            found += [
                block
                for block in blocks
                if not block.box.is_out
                and not block.box.outer & (ASIDE | FIGURE)
                and id(block) not in out
            ]
    return found


def _links(blocks: Sequence[Block], url: str) -> list[Link]:
    """Return the links in *blocks*, each address once for the same words in a paragraph."""
    found: dict[tuple[str, str, int], Link] = {}
    for place, block in enumerate(blocks):
        for anchor, text in block.anchors:
            address = absolute(url, anchor.get("href"))
            if address and len(found) < _MAX_BODY_LINKS:
                words = text[:_MAX_TEXT]
                link = Link(url=address, text=words, role="in_body", paragraph=place)
                found.setdefault((address, words, place), link)
    return list(found.values())
