"""One key from a person, or one line from a script: what was meant is the first letter.

Reads standard input and writes prompts to standard error; knows no question. What is typed ahead
counts, and the terminal is left as it was found.
"""

from __future__ import annotations

import os
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from select import select

import click

_UNKNOWN = "?"
_LONGEST_WAIT_S = 0.5
# The sign of a terminal that has no key for something.
_NONE = "\0"
# Places in what termios tells of a terminal.
_LOCAL, _SIGNS = 3, 6
# Of a file; control-D; and what is left of that where it was typed ahead of the prompt.
_END = ("", "\x04", "\0")


class Keys:
    """Where answers come from: a terminal's keys, without Enter, or the lines of a file or pipe."""

    def __init__(self) -> None:
        self.is_terminal = sys.stdin.isatty()
        self._ahead = ""

    def ask(self, prompt: str, allowed: str) -> str:
        """Return the key that was pressed, one of *allowed*; "q" where there is no more input."""
        while True:
            key = self._pressed(prompt) if self.is_terminal else self._first_letter(prompt)
            click.echo(key if self.is_terminal else "", err=True)
            if key in allowed:
                return key
            if not self.is_terminal:
                click.echo(f"newswatch: {key!r} is none of {', '.join(allowed)}", err=True)

    def _first_letter(self, prompt: str) -> str:
        line = self.line(prompt)
        return "q" if line is None else line.casefold()[:1] or _UNKNOWN

    def _pressed(self, prompt: str) -> str:
        # Before the prompt is shown: whoever answers it is heard as meant.
        with _keys_at_once() as interrupt:
            click.echo(prompt, err=True, nl=False)
            if not self._ahead:
                self._ahead = _read(sys.stdin.fileno()).decode(errors="replace")
        pressed, self._ahead = self._ahead[:1], self._ahead[1:]
        if pressed == interrupt != _NONE:
            raise KeyboardInterrupt
        if pressed in _END:
            return "q"
        if pressed == "\x1b":
            # An arrow or function key sends letters after it, none of which is an answer.
            self._ahead = ""
        return pressed.casefold() if pressed.isprintable() else _UNKNOWN

    def line(self, prompt: str) -> str | None:
        """Return the line that was typed, without blanks around it; None where input has ended."""
        click.echo(prompt, err=True, nl=False)
        ahead, self._ahead = self._ahead, ""
        line = ahead if ahead.endswith("\n") else ahead + sys.stdin.readline()
        return line.strip() if line else None


def _read(terminal: int) -> bytes:
    """Wait for keys and return them.

    A signal that comes between Python's look for one and the call that waits would be noticed when
    that call returns: so none waits for long.
    """
    while not select([terminal], [], [], _LONGEST_WAIT_S)[0]:
        pass
    return os.read(terminal, 64)


@contextmanager
def _keys_at_once() -> Iterator[str]:
    """Let the terminal give each key as it is pressed and show none; yield the one that interrupts.

    That one (control-C, mostly) comes as a key like any other: a signal may come where Python
    cannot raise it, and be lost. Control-Z suspends as ever.
    """
    terminal = sys.stdin.fileno()
    found = termios.tcgetattr(terminal)
    keys = termios.tcgetattr(terminal)
    keys[_LOCAL] &= ~(termios.ECHO | termios.ICANON)
    interrupt = keys[_SIGNS][termios.VINTR]
    keys[_SIGNS][termios.VINTR] = _NONE.encode()
    keys[_SIGNS][termios.VMIN], keys[_SIGNS][termios.VTIME] = 1, 0
    # Not TCSAFLUSH: that would throw away what was typed since the last answer.
    termios.tcsetattr(terminal, termios.TCSADRAIN, keys)
    try:
        yield interrupt.decode("latin-1")
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, found)
