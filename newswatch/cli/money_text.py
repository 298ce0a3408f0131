"""How the dollars of an announcement and its earlier states read on a terminal.

Text only; knows rows, asks for none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from newswatch.cli.wording import facts_text
from newswatch.store.history import Known

_SAYS = {"ECB": "the ECB", "table": "newswatch's table, approximate", "file": "a file of one's own"}


def money_text(figures: Mapping[str, Any] | None, known: Sequence[Known]) -> Iterator[str]:
    """Yield a line of dollars, where they are known, and one for each state that is past."""
    if figures and figures["usd"] is not None:
        line = f"  in US dollars: {figures['usd']:,}"
        if figures["rate_source"] in _SAYS:
            line += f" at the rate of {figures['rate_on']} ({_SAYS[figures['rate_source']]})"
        yield f"{line}; a stale rate, so a hint" if figures["is_rate_stale"] else line
    for one in known[:-1]:
        what = facts_text(one.facts) if one.state == "live" else "withdrawn"
        yield f"  known from {one.known_from_at} until {one.known_until_at}: {what}"
