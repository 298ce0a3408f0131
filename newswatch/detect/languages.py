"""Which languages the detector can judge; in the others it finds sums and abstains.

Goes by the tag that the story carries, and by its letters where the tag is missing or wrong.
"""

from __future__ import annotations

import re

from newswatch.model import Story

JUDGED = frozenset({"en"})
_EASTERN = re.compile("[぀-ヿ㐀-鿿가-힣]")
_LOOK = 2000


def unjudged(story: Story) -> str | None:
    """Return the tag of the story's language if it cannot be judged, else None."""
    tag = (story.language or "").lower()
    base = tag.split("-")[0]
    if base and base not in JUDGED and base != "und":
        return tag
    sample = (story.headline + " " + story.body)[:_LOOK]
    return "an East Asian language" if len(_EASTERN.findall(sample)) * 4 > len(sample) else None
