"""Name a process so that another one on this machine can tell whether it still runs.

Asks the system only (Linux: /proc). Never takes a process for dead that may be alive: of another
machine, another container, or where /proc tells nothing, no word is given.
"""

from __future__ import annotations

import os
from pathlib import Path

_PROC = Path("/proc")
_PARTS = 4  # of a name: boot, namespace, number, start


def own() -> str | None:
    """Return the name of this process, or None where the system gives nothing to name it by.

    Boot of the machine, namespace of numbers, number, and start in ticks since the boot: two
    processes never share it.
    """
    pid = os.getpid()
    here, seen = _here(), _seen(pid)
    return f"{here}/{pid}/{seen[0]}" if here and seen else None


def is_dead(name: str) -> bool:
    """Tell whether the process of this name is known to have ended: no guess, no time limit."""
    where, _, rest = name.rpartition("/")[0].rpartition("/")
    number, start = rest, name.rpartition("/")[2]
    if len(name.split("/")) != _PARTS or where != _here() or not number.isdecimal():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except (PermissionError, OverflowError):
        return False  # somebody else's, and so none that we could judge
    seen = _seen(int(number))
    # The number is another process's by now, or nobody has asked yet how this one ended.
    return seen is not None and (seen[0] != start or seen[1])


def _here() -> str | None:
    """Return what numbers of processes mean something in: this boot, this namespace."""
    try:
        boot = (_PROC / "sys/kernel/random/boot_id").read_text("ascii").strip()
        return f"{boot}/{(_PROC / 'self/ns/pid').readlink()}"
    except OSError:
        return None


def _seen(pid: int) -> tuple[str, bool] | None:
    """Return when a process started and whether it has ended but for its entry, or None."""
    try:
        # The name of the program comes first, in brackets, and may hold blanks and brackets.
        said = (_PROC / str(pid) / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
        is_one = len([*(_PROC / str(pid) / "task").iterdir()]) == 1
        return said[19], said[0] in "ZX" and is_one
    except (OSError, IndexError):
        return None
