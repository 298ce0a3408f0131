"""`review` at a pseudo-terminal, and the answers that it stored."""

import os
import pty
import select
import subprocess
import sys
import termios

from paths import ROOT

from newswatch import store

ONLY_FLAGGED = ("--narrow", "0", "--rejected", "0")
# The terminal becomes its own, so that control-C reaches it.
ON_A_TERMINAL = """
import fcntl, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
from newswatch.cli import main
main()
"""


def answers(db):
    return {v.article_id: v.answer for v in store.list_verdicts(db) if not v.undone_at}


class Terminal:
    """The verb in a process of its own that has a pseudo-terminal for all its streams."""

    def __init__(self, *words, columns=120, **environment):
        self.master, side = pty.openpty()
        termios.tcsetwinsize(side, (50, columns))
        self._heard = b""
        self.process = subprocess.Popen(
            [sys.executable, "-c", ON_A_TERMINAL, "review", "--db", "news.db", *words],
            stdin=side, stdout=side, stderr=side, close_fds=True, start_new_session=True,
            env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", "COLUMNS": "",
                 "NO_COLOR": "", **environment},
        )  # fmt: skip
        self.settings = termios.tcgetattr(side)
        self._side = side

    def until(self, words):
        """Read what is shown until *words* are; the screen so far."""
        while words.encode() not in self._heard:
            ready, _, _ = select.select([self.master], [], [], 60)
            assert ready, self._heard.decode(errors="replace")
            self._heard += os.read(self.master, 4096)
        seen, _, self._heard = self._heard.partition(words.encode())
        return seen.decode()

    def press(self, keys):
        os.write(self.master, keys.encode())

    def end(self):
        code = self.process.wait(60)
        # The terminal is left as it was found.
        assert termios.tcgetattr(self._side) == self.settings
        return code

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        os.close(self._side)
        os.close(self.master)
