"""RFC 4287 held against a document: what a feed must have, may have once, and of what form.

Written from the RFC's own text, section by section; stricter than it in one thing: what is not
named here is refused. Knows nothing of how the document was made.
"""

import re
from datetime import datetime

from lxml import etree

NS = "{http://www.w3.org/2005/Atom}"
# Element → (least, most) of each child; 4.1.1 and 4.1.2.
_FEED = {"title": (1, 1), "id": (1, 1), "updated": (1, 1), "author": (0, 9), "link": (0, 9),
         "generator": (0, 1), "entry": (0, 10_000)}  # fmt: skip
_ENTRY = {"title": (1, 1), "id": (1, 1), "updated": (1, 1), "published": (0, 1), "author": (0, 9),
          "link": (0, 9), "category": (0, 99), "content": (0, 1)}  # fmt: skip
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")


def check(document):
    """Return the root of a valid feed; AssertionError says what is wrong."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    root = etree.fromstring(document, parser)
    assert root.tag == f"{NS}feed"
    _children(root, _FEED)
    entries = root.findall(f"{NS}entry")
    _meta(root)
    assert root.find(f"{NS}author") is not None or all(
        entry.find(f"{NS}author") is not None for entry in entries
    )
    ids = [entry.find(f"{NS}id").text for entry in entries]
    assert len(ids) == len(set(ids))
    for entry in entries:
        _children(entry, _ENTRY)
        _meta(entry)
        # 4.1.2: without content there must be an alternate link.
        links = [link.get("rel", "alternate") for link in entry.findall(f"{NS}link")]
        assert entry.find(f"{NS}content") is not None or "alternate" in links
        assert links.count("alternate") <= 1
        for content in entry.findall(f"{NS}content"):
            assert content.get("type") == "html"
            assert not len(content)  # 4.1.3.3: no child elements within html
    return root


def _children(parent, allowed):
    names = [child.tag.removeprefix(NS) for child in parent]
    assert set(names) <= set(allowed), set(names) - set(allowed)
    for name, (least, most) in allowed.items():
        assert least <= names.count(name) <= most, name


def _meta(parent):
    for name in ("title", "id", "updated", "published"):
        for child in parent.findall(f"{NS}{name}"):
            assert not len(child)
            assert name == "title" or child.text == child.text.strip()
    assert _IRI.fullmatch(parent.find(f"{NS}id").text)
    for name in ("updated", "published"):
        for child in parent.findall(f"{NS}{name}"):
            assert _MOMENT.fullmatch(child.text), child.text
            assert datetime.fromisoformat(child.text).tzinfo
    for link in parent.findall(f"{NS}link"):
        assert _IRI.fullmatch(link.get("href")), link.get("href")
        assert set(link.attrib) <= {"href", "rel", "type"}
    for category in parent.findall(f"{NS}category"):
        assert category.get("term")
    for author in parent.findall(f"{NS}author"):
        assert [child.tag for child in author] == [f"{NS}name"]
        assert author[0].text
