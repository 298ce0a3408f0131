"""Serve a newsroom as a process of its own: ``python -m newswatch.newsroom FOLDER [--day 2]``.

Prints one line of JSON, ``{"homes": {name: origin}, "inbox": url}``, then serves until its standard
input closes. A line holding 1 or 2 turns to that day and is answered by ``{"day": N}``.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from newswatch.errors import NewswatchError
from newswatch.newsroom.serve import Newsroom


def main() -> int:
    """Serve until the input ends; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m newswatch.newsroom")
    parser.add_argument("folder", type=Path, help="the folder with the publishers")
    parser.add_argument("--day", type=int, choices=(1, 2), default=1, help="the day to begin with")
    asked = parser.parse_args()
    try:
        newsroom = Newsroom(asked.folder)
    except NewswatchError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    with newsroom.open() as served:
        served.day = asked.day
        _say({"homes": served.homes, "inbox": served.inbox_url})
        for line in sys.stdin:
            if line.strip() in {"1", "2"}:
                served.day = int(line)
                _say({"day": served.day})
    return 0


def _say(said: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
