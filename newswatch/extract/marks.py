"""Find elements by what is written in one attribute: class names, properties, addresses.

Attributes come out of the tree as plain texts, several times faster than elements do; elements are
asked for only where a text matches. Knows no meaning of the words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import cast

from lxml.etree import XPath
from lxml.etree import _Element as HtmlElement

from newswatch.extract.tree import MAX_WORDS

# The largest of 252 saved news pages has 4,100 elements. Each text that leaves the tree costs 1 µs.
MAX_TEXTS = 20_000


@lru_cache(maxsize=32)
def _attributes(tag: str, name: str) -> XPath:
    path = f"(descendant::{tag}/@{name})[position() <= {MAX_TEXTS}]"
    return XPath(path, smart_strings=False)


@lru_cache(maxsize=32)
def _elements(tag: str, name: str) -> XPath:
    return XPath(f"(descendant::{tag}[@{name}])[position() <= {MAX_TEXTS}]")


def marked(
    tree: HtmlElement, name: str, matches: Callable[[str], object], tag: str = "*"
) -> Iterator[HtmlElement]:
    """Yield the elements named *tag* under *tree* whose attribute *name* *matches*, in page order.

    What is matched is the attribute in lower case, of the first ``MAX_TEXTS`` that have it.
    """
    texts = cast("list[str]", _attributes(tag, name)(tree))
    fitting = {said for said in set(texts) if matches(said[:MAX_WORDS].lower())}
    yield from _with(tree, name, texts, fitting, tag)


def named(tree: HtmlElement, names: re.Pattern[str]) -> Iterator[HtmlElement]:
    """Yield the elements under *tree* one of whose class names fits *names*, as `marked` does.

    A page has a tenth as many different names as it has signs in class attributes, and all are
    searched at once: the pattern takes a blank for the border of a name, and must match none.
    """
    texts = cast("list[str]", _attributes("*", "class")(tree))
    said = " ".join([text[:MAX_WORDS] for text in texts]).lower()
    said = " ".join(set(said.split()))
    found = {_around(said, one.start()) for one in names.finditer(said)}
    fitting = {
        text
        for text in set(texts if found else ())
        if not found.isdisjoint(text[:MAX_WORDS].lower().split())
    }
    yield from _with(tree, "class", texts, fitting, "*")


def _around(said: str, at: int) -> str:
    """Return the name in *said*, names with blanks between, that holds the sign at *at*."""
    end = said.find(" ", at)
    return said[said.rfind(" ", 0, at) + 1 : end if end >= 0 else len(said)]


def _with(
    tree: HtmlElement, name: str, texts: list[str], fitting: set[str], tag: str
) -> Iterator[HtmlElement]:
    """Yield those elements whose attribute *name*, one of *texts* each, is one of *fitting*."""
    if fitting:
        nodes = cast("list[HtmlElement]", _elements(tag, name)(tree))
        yield from (node for node, said in zip(nodes, texts, strict=True) if said in fitting)
