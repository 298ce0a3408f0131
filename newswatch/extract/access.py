"""Tell whether a page says that all may read its story.

Repeats what the page states; whether the text that was served is cut is another question, which
`clean` answers from the text.
"""

from __future__ import annotations

from newswatch.extract.head import Head
from newswatch.extract.jsonld import Node

# Paths that publishers' analytics and Facebook's news tags name; "metered" counts as not free, as
# Google's structured-data guide asks for it.
_TIERS = ("article:content_tier", "content_tier", "contenttier", "og:content_tier", "access")
_TIER = {"free": True, "open": True, "metered": False, "locked": False, "premium": False,
         "paid": False, "subscriber": False, "subscription": False}  # fmt: skip


def find_free(head: Head) -> tuple[bool | None, str]:
    """Return (whether the page says that it is free to read, the voice), or (None, "")."""
    said = _truth(head.article.get("isAccessibleForFree"))
    if said is not None:
        return said, "json-ld:isAccessibleForFree"
    parts = head.article.get("hasPart")
    told = [_truth(part.get("isAccessibleForFree")) for part in _nodes(parts)]
    if False in told:
        return False, "json-ld:hasPart"
    pages = [_truth(node.get("isAccessibleForFree")) for node in head.nodes if "@type" in node]
    if any(told) or any(page is not None for page in pages):
        return False not in pages, "json-ld:isAccessibleForFree"
    for name in _TIERS:
        if (tier := _TIER.get((head.meta(name) or "").lower())) is not None:
            return tier, f"meta:{name}"
    return None, ""


def _nodes(value: object) -> list[Node]:
    return [
        item for item in (value if isinstance(value, list) else [value]) if isinstance(item, dict)
    ]


def _truth(said: object) -> bool | None:
    """Return what *said* means: a boolean, its word, or schema.org's address of it."""
    if isinstance(said, list):
        said = said[0] if said else None
    word = str(said).strip().lower().rpartition("/")[2]
    return {"true": True, "false": False}.get(word)
