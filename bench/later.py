"""Run verbs of newswatch at another time than now: the clock of each run is moved as told.

    .venv/bin/python bench/later.py   # in: a JSON object a line; out: another

In: ``{"shift_s": seconds, "root": project directory, "words": ["run"]}``; out: ``{"code": exit
code, "told": standard error}``. Each run is a process of its own, forked from one that has all
modules loaded, so that thousands of them take minutes. Moves the clocks that name an instant
(`datetime.now`, `time.time`), never those that only count: waits within a run are real.
"""

from __future__ import annotations

import datetime  # noqa: ICN001 - the module itself is changed
import gc
import json
import os
import sys
import tempfile
import time
from importlib import import_module
from typing import Any

# What a run loads, loaded once. The modules of others keep the clock that they have taken.
THEIRS = (
    "feedparser", "lxml.etree", "scrapy.core.downloader", "scrapy.crawler", "sqlite_utils",
    "twisted.internet.asyncioreactor",
)  # fmt: skip
OURS = (
    "newswatch.cli.run", "newswatch.crawl.run", "newswatch.crawl.spider",
    "newswatch.crawl.pipelines", "newswatch.flag", "newswatch.flag.health",
)  # fmt: skip
_real_datetime, _real_time = datetime.datetime, time.time
_shift = [0.0]


class _Kind(type):
    """Takes every datetime for one of ours: some are made beneath Python."""

    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, _real_datetime)


class Moved(_real_datetime, metaclass=_Kind):
    """A datetime whose present is another."""

    @classmethod
    def now(cls, tz: Any = None) -> Any:  # noqa: ANN401 - as datetime's own
        """Return the present, moved."""
        return super().now(tz) + datetime.timedelta(seconds=_shift[0])


def run(shift_s: float, root: str, words: list[str]) -> dict[str, Any]:
    """Run one verb in a process of its own and return how it ended."""
    with tempfile.TemporaryFile() as told:
        child = os.fork()
        if not child:
            os.dup2(told.fileno(), 2)
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            os._exit(_verb(shift_s, root, words))
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        told.seek(0)
        return {"code": code, "told": told.read().decode("utf-8", "replace")}


def _verb(shift_s: float, root: str, words: list[str]) -> int:
    from newswatch.cli import main  # noqa: PLC0415 - after the clock was moved

    _shift[0], code = shift_s, 0
    os.chdir(root)
    sys.argv = ["newswatch", *words]
    try:
        main()
    except SystemExit as ended:
        code = int(ended.code or 0)
    except BaseException:  # noqa: BLE001 - told, as Python would
        sys.excepthook(*sys.exc_info())
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    return code


def main() -> None:
    """Answer until the asker hangs up."""
    for name in THEIRS:
        import_module(name)
    datetime.datetime = Moved  # type: ignore[misc]
    time.time = lambda: _real_time() + _shift[0]
    for name in OURS:
        import_module(name)
    gc.freeze()
    for line in sys.stdin:
        print(json.dumps(run(**json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
