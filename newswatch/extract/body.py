"""Find the main text of a page as paragraphs.

The one place that decides what is body: whatever model takes over stands behind ``find_body``.
Does not read what the paragraphs say; `clean` does.
"""

from __future__ import annotations

from copy import deepcopy
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from newswatch.extract.select import select
from newswatch.extract.tree import SILENT, innermost, paragraphs_of, squash, text_of

# Inside a body these are not its text.
_ASIDES = SILENT | {"figcaption", "figure", "nav", "footer", "aside", "table"}
# Beyond this many elements, or levels of them, a page is generated junk. The time that trafilatura
# takes grows with the square of the levels: 2000 cost 10 s, 900 nested tables 14 s.
_MAX_ELEMENTS, _MAX_TABLES = 60_000, 12
_TOO_DEEP = etree.XPath("boolean(//*[count(ancestor::*) > 600])")
_MIN_CHARS, _MIN_LINE = 120, 40
_LINE_TAGS = ("p", "li", "h2", "h3", "h4", "h5", "h6", "blockquote", "dt", "dd")
# A body shorter than _SHORT may be a notice; it gives way to paragraphs with _MUCH_MORE text. A
# body is taken for broken into parts where those hold _MORE text than the one that was found.
_SHORT, _MUCH_MORE, _MORE = 500, 3, 1.25


def find_body(tree: HtmlElement, url: str, selector: str | None = None) -> list[str]:
    """Return the paragraphs of the story in *tree*, at best without anything else.

    *selector* names the element that holds the text at this outlet; it is used where it yields
    text. Raises ConfigError where it is no selector. The tree is left as it was.
    """
    if selector:
        chosen = [line for node in _outermost(select(tree, selector)) for line in _walk(node)]
        if chosen:
            return chosen
    found = _by_trafilatura(tree, url)
    if found and (whole := _joined(tree, found)) is not None:
        found = max(found, _in_page_order(_by_trafilatura(whole, url), tree), key=_chars)
    if _chars(found) < _SHORT:
        other = _by_paragraphs(tree)
        found = other if _chars(other) > _chars(found) * _MUCH_MORE else found
    return found


def _outermost(elements: list[HtmlElement]) -> list[HtmlElement]:
    """Return *elements* without those that stand inside another of them."""
    named = set(elements)
    return [node for node in elements if named.isdisjoint(node.iterancestors())]


def _walk(node: HtmlElement) -> list[str]:
    return paragraphs_of(node, _ASIDES)


def _by_trafilatura(tree: HtmlElement, url: str) -> list[str]:
    """Return what trafilatura takes for the text, or nothing where it fails."""
    if _is_junk(tree):
        return []
    from trafilatura import bare_extraction  # noqa: PLC0415 - 0.25 s, not wanted by other verbs

    try:
        found = bare_extraction(tree, url=url or None, favor_precision=True, include_comments=False)
    except (ValueError, TypeError, AttributeError, IndexError, KeyError, RecursionError,
            etree.LxmlError):  # fmt: skip
        return []
    body = getattr(found, "body", None)
    return [] if body is None else _lines(body)


def _is_junk(tree: HtmlElement) -> bool:
    """Tell whether trafilatura would need seconds for *tree*: very large, or deeply nested."""
    nested = (islice(table.iterancestors("table"), _MAX_TABLES) for table in tree.iter("table"))
    return (
        sum(1 for _ in tree.iter()) > _MAX_ELEMENTS
        or bool(_TOO_DEEP(tree))
        or max((len(list(around)) for around in nested), default=0) >= _MAX_TABLES
    )


def _lines(body: etree._Element) -> list[str]:
    """Return the paragraphs of trafilatura's own tree (p, head, quote, list/item, row/cell, lb)."""
    pieces: list[str] = []
    for event, node in etree.iterwalk(body, events=("start", "end")):
        border = _BORDERS.get(str(node.tag), "")
        if event == "start":
            pieces += (border, node.text or "")
        else:
            pieces += (border, node.tail or "")
    return [line for part in "".join(pieces).split("\n\n") if (line := squash(part))]


_BORDERS = dict.fromkeys(
    ("body", "p", "head", "quote", "list", "item", "table", "row", "lb", "code", "div",
     "blockquote", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "details", "summary",
     "ab", "graphic"),
    "\n\n",
) | {"cell": " "}  # fmt: skip


def _joined(tree: HtmlElement, found: list[str]) -> HtmlElement | None:
    """Return a copy of *tree* in which a body that stands in several containers stands in one.

    Templates break a body off where they insert an advertisement, and go on in a second element
    of the same tag and class; only the one that holds most of *found* would be seen. None where
    the body is whole already.
    """
    kept = set(found)
    chars: dict[HtmlElement, list[int]] = {}
    for element in innermost(tree, "p"):
        parent, text = element.getparent(), text_of(element)
        if parent is not None and parent.get("class") and len(text) >= _MIN_LINE:
            sizes = chars.setdefault(parent, [0, 0])
            sizes[0] += len(text)
            sizes[1] += len(text) if text in kept else 0
    main = max(chars, key=lambda node: chars[node][1], default=None)
    if main is None or chars[main][1] == 0:
        return None
    story = next(main.iterancestors("article"), None)
    alike = [node for node in chars if _is_alike(node, main, story)]
    there, seen = (sum(chars[node][place] for node in alike) for place in (0, 1))
    if there < seen * _MORE:
        return None
    return _join(tree, alike)


def _is_alike(node: HtmlElement, main: HtmlElement, story: HtmlElement | None) -> bool:
    """Tell whether *node* is a container of the same kind as *main*, in the same article."""
    return (
        node.tag == main.tag
        and node.get("class") == main.get("class")
        and next(node.iterancestors("article"), None) is story
        and main not in node.iterancestors()
        and node not in main.iterancestors()
    )


def _join(tree: HtmlElement, containers: list[HtmlElement]) -> HtmlElement:
    """Return a copy of *tree* with the children of all *containers* in the first of them."""
    paths = [tree.getroottree().getpath(node) for node in containers]
    copy = deepcopy(tree)
    twins = [copy.getroottree().xpath(path)[0] for path in paths]
    for twin in twins[1:]:
        twins[0].extend(list(twin))
    return copy


def _in_page_order(lines: list[str], tree: HtmlElement) -> list[str]:
    """Return *lines* in the order of *tree*; what is not there stays behind its forerunner."""
    places: dict[str, int] = {}
    for place, element in enumerate(tree.iter(*_LINE_TAGS)):
        places.setdefault(text_of(element), place)
    at, keyed = 0, []
    for line in lines:
        at = places.get(line, at)
        keyed.append((at, line))
    return [line for _, line in sorted(keyed, key=lambda pair: pair[0])]


def _chars(lines: list[str]) -> int:
    return sum(map(len, lines))


def _by_paragraphs(tree: HtmlElement) -> list[str]:
    """Return the paragraphs of the element that holds the most text in ``<p>``: the last resort."""
    chars: dict[HtmlElement, int] = {}
    for element in innermost(tree, "p"):
        for parent in islice(element.iterancestors(), 1):
            chars[parent] = chars.get(parent, 0) + len(squash("".join(element.itertext())))
    if chars and max(chars.values()) >= _MIN_CHARS:
        return _walk(max(chars, key=lambda node: chars[node]))
    return []
