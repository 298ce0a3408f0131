"""Find elements by what is written in one attribute: class names, properties, addresses.

Attributes come out of the tree as plain texts, several times faster than elements do; only those
that match become elements. Knows no meaning of the words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, cast

from lxml.etree import XPath
from lxml.etree import _Element as HtmlElement


@lru_cache(maxsize=32)
def _attributes(tag: str, name: str) -> XPath:
    return XPath(f"descendant::{tag}/@{name}")


def marked(
    tree: HtmlElement, name: str, matches: Callable[[str], object], tag: str = "*"
) -> Iterator[HtmlElement]:
    """Yield the elements named *tag* under *tree* whose attribute *name* *matches*, in page order.

    What is matched is the attribute in lower case.
    """
    for said in cast("list[Any]", _attributes(tag, name)(tree)):
        if matches(said.lower()):
            yield said.getparent()
