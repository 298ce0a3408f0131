"""How the sources are doing, as `newswatch sources health` prints it.

Prints what the last run judged and measured; judges nothing.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from newswatch import store
from newswatch.store import Database, watches

# Twenty seconds lie between two signs of life; so many minutes mean that it hangs or has died.
_SILENT = timedelta(minutes=10)


def health_told(db: Database, now: datetime) -> dict[str, object]:
    """Return the view `source_health` and the watch's row, as JSON values."""
    watch = watches.last_watch(db)
    is_silent = bool(
        watch
        and watch["ended_at"] is None
        and now - datetime.fromisoformat(watch["heartbeat_at"]) > _SILENT
    )
    return {
        "sources": store.list_health(db),
        "watch": None if watch is None else {**watch, "is_silent": is_silent},
    }


def amiss_in(told: dict[str, object]) -> str:
    """Return what keeps new stories from us in one line, or "": blind sources, a silent watch."""
    sources, watch = told["sources"], told["watch"]
    rows = sources if isinstance(sources, list) else []
    blind = [str(row["source"]) for row in rows if row["state"] == "blind"]
    said = [f"blind: {', '.join(blind)}"] if blind else []
    said += ["the watch is silent"] if isinstance(watch, dict) and watch["is_silent"] else []
    return "; ".join(said)


def health_lines(told: dict[str, object]) -> list[str]:
    """Return a line a source, what is amiss under it, and a line for the watch."""
    sources, watch = told["sources"], told["watch"]
    lines = [_line(row) for row in sources] if isinstance(sources, list) else []
    if isinstance(watch, dict):
        lines.append(_watch_line(watch))
    return lines or ["no source was looked at yet"]


def _line(row: dict[str, object]) -> str:
    pace = row["stories_a_day"]
    parts = [
        f"{row['state'] or row['health']:<9}{row['source']:<24}",
        f"{pace:.1f} stories a day, " if isinstance(pace, float) else "",
        f"last new {row['last_new_at'] or 'never'}, answered {row['last_success_at'] or 'never'}, ",
        f"{_share(row['with_authors'])} with authors, {_share(row['with_date'])} with a date, ",
        f"texts of {_length(row['body_length'])}",
        f" ({_length(row['body_length_before'])} before)" if row["body_length_before"] else "",
    ]
    line = "".join(parts)
    if row["detail"]:
        line += f"\n         since {row['state_since_at']}: {row['detail']}"
    return line


def _watch_line(watch: dict[str, object]) -> str:
    pid, beat = watch["pid"], watch["heartbeat_at"]
    if watch["ended_at"]:
        return f"no watch is running; the last ended {watch['ended_at']} ({watch['end_reason']})"
    if watch["is_silent"]:
        return f"THE WATCH IS SILENT since {beat} (process {pid}): it hangs or has died"
    return f"the watch is running (process {pid}), next round {watch['next_round_at'] or 'now'}"


def _share(value: object) -> str:
    return f"{value:.0%}" if isinstance(value, float) else "none"


def _length(value: object) -> str:
    return f"{value:.0f} characters" if isinstance(value, float) else "no length"
