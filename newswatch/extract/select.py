"""Use the CSS selectors that a source declares.

A selector that is none is the source's fault, not the page's: ConfigError.
"""

from __future__ import annotations

from functools import lru_cache

from cssselect import SelectorError
from lxml.etree import XPath
from lxml.etree import _Element as HtmlElement
from parsel import css2xpath

from newswatch.errors import ConfigError
from newswatch.extract.tree import squash, text_of


@lru_cache(maxsize=512)
def _compiled(selector: str) -> XPath:
    try:
        return XPath(css2xpath(selector))
    except SelectorError as error:
        raise ConfigError(f"{selector!r} is no CSS selector: {error}") from error


def _found(tree: HtmlElement, selector: str) -> list[object]:
    found = _compiled(selector)(tree)
    return list(found) if isinstance(found, list) else []


def select(tree: HtmlElement, selector: str) -> list[HtmlElement]:
    """Return the elements that *selector* names, in page order.

    Raises ConfigError where it is no selector.
    """
    return [item for item in _found(tree, selector) if isinstance(item, HtmlElement)]


def select_texts(tree: HtmlElement, selector: str) -> list[str]:
    """Return the texts that *selector* names.

    Of an element, ``datetime`` or ``content`` come before its text; ``::text`` and ``::attr()``
    are what parsel makes of them. Raises ConfigError where it is no selector.
    """
    texts = (
        (item.get("datetime") or item.get("content") or text_of(item))
        if isinstance(item, HtmlElement)
        else squash(str(item))
        for item in _found(tree, selector)
    )
    return [text for text in texts if text]
