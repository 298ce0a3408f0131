"""Rename the classes and tags of a page at random, so that nothing is learnt that hangs on a name.

Changes how a page is marked up, never what it says.
"""

from __future__ import annotations

import random

from lxml.etree import _Element as HtmlElement

_NAMING = ("class", "id", "itemprop", "data-testid", "data-component", "role", "aria-label")
_MODES = ("keep", "hash", "lose some", "lose all")
# (how often, which tags, what they become)
_TAGS = (
    (0.5, ("article", "main", "section"), "div"),
    (0.3, ("aside", "nav", "footer", "header", "figure", "figcaption"), "div"),
    (0.35, ("p",), "div"),
    (0.2, ("h2", "h3", "h4"), "p"),
    (0.2, ("li", "ul"), "div"),
)


def shake(tree: HtmlElement, chance: random.Random) -> None:
    """Change names and tags of *tree* as *chance* has it, the same name alike throughout."""
    mode = chance.choice(_MODES)
    told: dict[tuple[str, str], str | None] = {}
    for element in tree.iter() if mode != "keep" else ():
        for key in _NAMING:
            if (value := element.get(key)) is not None:
                _rename(element, key, told.setdefault((key, value), _new(value, mode, chance)))
    tags: dict[str, str] = {}
    for share, old, new in _TAGS:
        if chance.random() < share:
            tags |= dict.fromkeys(old, new)
    for element in tree.iter(*tags) if tags else ():
        element.tag = tags[element.tag]


def shorten(tree: HtmlElement, truth: list[str], chance: random.Random) -> None:
    """Leave but the first few paragraphs of the story: briefs are stories too, and rare here."""
    kept = chance.randrange(1, 5)
    lines = {" ".join(line.split()) for line in truth}
    for element in [*tree.iter("p", "h2", "h3", "li")]:
        if " ".join("".join(map(str, element.itertext())).split()) in lines:
            kept -= 1
            if kept < 0:
                _drop(element)
    if chance.random() < 0.5:
        for element in [*tree.iter("nav", "aside", "footer", "header", "form", "ul")]:
            _drop(element)


def _drop(element: HtmlElement) -> None:
    around = element.getparent()
    if around is not None:
        around.remove(element)


def _rename(element: HtmlElement, key: str, value: str | None) -> None:
    if value is None:
        del element.attrib[key]
    else:
        element.set(key, value)


def _new(value: str, mode: str, chance: random.Random) -> str | None:
    if mode == "hash":
        return f"x{chance.getrandbits(20):05x}"
    return None if mode == "lose all" or chance.random() < 0.5 else value
