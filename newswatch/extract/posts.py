"""Find the posts of a live blog that turns over pages, of which one page shows but a few.

Knows posts by how they stand: many alike, each with a time of its own. Never reads what one says,
and is asked only about pages that call themselves live blogs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice, takewhile

from lxml.etree import _Element as HtmlElement

from newswatch.extract.home import plain_name
from newswatch.extract.naming import COMMENTS, bits_of
from newswatch.extract.traits import PARA_CHARS
from newswatch.extract.tree import absolute, innermost, text_of, words_of

# So many alike are posts; each has its time at most so deep in it, and so many times at most.
_LEAST, _DEPTH, _MAX_TIMES = 3, 6, 4
# So many boxes around a link tell whose pages it turns.
_NEAR = 30
# "22:17", "5.48 pm", "2 March 2024 22:17".
_TIME = re.compile(r"(?:\S{1,12}\s){0,4}(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s?[ap]\.?m\.?|\sUhr)?")
_MAX_TIME = 60
# Another page, as its address has it: "?page=2", "/page/2"; longer numbers are of posts.
_TURNED = re.compile(r"(?:[?&;](?:page|p|pg|seite|pagina)=|/page/)(\d{1,4})(?!\d)/?")


def paged_posts(tree: HtmlElement, url: str) -> set[HtmlElement]:
    """Return the posts on the live blog *tree* at *url*, or nothing where it has one page alone.

    Nothing, too, where no introduction stands between headline and posts: then they are the story.
    """
    if not any(_turns(link, url) for link in tree.iter("a")):
        return set()
    posts = _posts(tree)
    return posts if _has_introduction(tree, posts) else set()


def _turns(link: HtmlElement, url: str) -> bool:
    """Tell whether *link* leads to another page of what is at *url*, readers' comments aside."""
    address = absolute(url, link.get("href"))
    if address is None or not (turned := _TURNED.search(address)):
        return False
    if _bare(address[: turned.start()]) != _bare(_TURNED.sub("", url)):
        return False
    here = _TURNED.search(url)
    if int(turned[1]) == (int(here[1]) if here else 1):
        return False
    near = islice(link.iterancestors(), _NEAR)
    return not any(bits_of(words_of(around)) & COMMENTS for around in near)


def _bare(address: str) -> str:
    return address.partition("?")[0].partition("#")[0].rstrip("/")


def _posts(tree: HtmlElement) -> set[HtmlElement]:
    """Return the largest set of boxes that stand alike, each with its time, none in another."""
    times = Counter(
        around for node in tree.iter() if _is_time(node) for around in _boxes_around(node)
    )
    title = next(tree.iter("h1"), tree)
    titled = set(title.iterancestors())
    kinds: dict[tuple[str, ...], list[HtmlElement]] = {}
    for box, count in times.items():
        if count <= _MAX_TIMES and box not in titled:
            kinds.setdefault(_kind(box), []).append(box)
    alike = [boxes for boxes in kinds.values() if len(boxes) >= _LEAST]
    able = {box for boxes in alike for box in boxes}
    outer = [[box for box in boxes if able.isdisjoint(_boxes_around(box))] for boxes in alike]
    return set(max(outer, key=len, default=()))


def _is_time(node: HtmlElement) -> bool:
    text = (node.text or "").strip()
    return node.get("datetime") is not None or (
        len(text) <= _MAX_TIME and _TIME.fullmatch(text) is not None
    )


def _boxes_around(node: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the boxes around *node* that may be the post whose time it is."""
    for depth, around in enumerate(node.iterancestors("div", "article", "section", "li")):
        if depth >= _DEPTH:
            return
        yield around


def _kind(box: HtmlElement) -> tuple[str, ...]:
    """Return what posts of one blog have in common: their tag and name, and those around them."""
    around = box.getparent()
    tags = (str(box.tag), "" if around is None else str(around.tag))
    return (*tags, *(plain_name(words_of(one)) for one in (box, around) if one is not None))


def _has_introduction(tree: HtmlElement, posts: set[HtmlElement]) -> bool:
    """Tell whether a paragraph stands below the headline of *tree* and above its *posts*."""
    is_below, paragraphs = False, set(innermost(tree, "p"))
    for node in takewhile(lambda node: node not in posts, tree.iter()):
        is_below = is_below or node.tag == "h1"
        if is_below and node in paragraphs and len(text_of(node)) >= PARA_CHARS:
            return True
    return False
