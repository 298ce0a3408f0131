"""Short stories put together from parts: the same names, sums and verbs, as news and as near miss.

    python bench/drills.py        prints them, one JSON object a line

They teach what turns a hot verb and a sum into an announcement: whom the money is for, whether it
has been given, who acts. The parts stand in drills.json, slots in braces. Every name is invented;
the draw is the same each time. They count little in the learning and nothing in any score.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from random import Random
from typing import Any

SEED, EACH = 7, 40
# What is the same throughout one story.
_KEPT = frozenset({"w", "m", "h", "g", "r", "f"})
_SLOT = re.compile(r"\{([a-z]+)\}")
_TABLE = json.loads((Path(__file__).parent / "drills.json").read_text("utf-8"))
_PARTS = _TABLE["parts"]


def _drawn(draw: Random, text: str, kept: dict[str, str]) -> str:
    """Return *text* with each slot filled by a part; what one story keeps is drawn once."""
    while match := _SLOT.search(text):
        slot = match[1]
        part = kept.get(slot) or draw.choice(_PARTS[slot])
        if slot in _KEPT:
            kept[slot] = part = _drawn(draw, part, kept)
        text = text[: match.start()] + part + text[match.end() :]
    return text.strip()


def drills() -> list[dict[str, Any]]:
    """Return the stories as cases with ``is_funding`` alone."""
    draw, found = Random(SEED), []
    for drill in _TABLE["drills"]:
        for _ in range(EACH):
            kept: dict[str, str] = {}
            told = [draw.choice(drill[place]) for place in ("headlines", "openings")]
            headline, lead = (_drawn(draw, text, kept) for text in told)
            body = f"{lead} {_drawn(draw, '{t}', kept)}".strip()
            found.append(
                {
                    "id": f"drill-{len(found)}", "lang": "en", "published": "2024-03-05",
                    "headline": headline[0].upper() + headline[1:],
                    "body": body[0].upper() + body[1:], "is_funding": drill["funding"],
                }
            )  # fmt: skip
    return found


if __name__ == "__main__":
    for case in drills():
        print(json.dumps(case, ensure_ascii=False))
