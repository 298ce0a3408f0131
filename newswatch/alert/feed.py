"""Keep an Atom and a JSON feed for each rule in a folder, for anybody to subscribe to.

Written whole and at once: a reader sees the feed before or after, never half of one, whatever ends
the program meanwhile. Serves nothing: a web server of yours does, or a reader that takes files.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
from pathlib import Path
from urllib.parse import urlsplit

from newswatch.alert.feed_text import Feed, atom, json_feed
from newswatch.durable import to_disk
from newswatch.errors import AlertError, ConfigError
from newswatch.gate import Gate
from newswatch.model import Delivery, Target

OPTIONS = {
    "folder": "folder for the feeds, NAME.atom and NAME.json for each rule",
    "base_url": "public address of that folder, for the feeds to name themselves",
    "entries": "announcements in a feed, the newest, from 1 to 1000 (default 100)",
}
REQUIRED = ("folder",)
ENTRIES = 100
_MOST_ENTRIES = 1000
_PLAIN_NAME = re.compile(r"[a-z0-9]{1,40}(?: [a-z0-9]{1,40}){0,6}")
_NOT_PLAIN = re.compile(r"[^a-z0-9]{1,200}")


def check(target: Target) -> None:
    """Raise ConfigError if the options cannot work."""
    folder = target.options["folder"]
    if not isinstance(folder, str) or not folder or "\0" in folder:
        raise ConfigError(f"target {target.name}: folder must be a path")
    entries = target.options.get("entries", ENTRIES)
    if (
        not isinstance(entries, int)
        or isinstance(entries, bool)
        or not 1 <= entries <= _MOST_ENTRIES
    ):
        raise ConfigError(f"target {target.name}: entries must be 1 to {_MOST_ENTRIES}")
    base = target.options.get("base_url")
    if base is not None and not _is_address(base):
        raise ConfigError(f"target {target.name}: base_url must be an http(s) address")


def send(delivery: Delivery, target: Target, gate: Gate, timeout: float) -> None:
    """Refuse a single message: a feed is written whole, by `write`."""
    del delivery, gate, timeout
    raise AlertError("a feed is written whole, not message by message", target=target.name)


def name_of(rule: str) -> str:
    """Return the name of a rule's files, without their ends; two rules never share one.

    >>> name_of("all funding"), name_of("Rounds > $1m")
    ('all-funding', 'rounds-1m-0526f0bd')
    """
    if _PLAIN_NAME.fullmatch(rule):
        return rule.replace(" ", "-")
    plain = _NOT_PLAIN.sub("-", rule.lower()).strip("-")[:60].strip("-")
    digest = hashlib.sha256(rule.encode("utf-8", "replace")).hexdigest()[:8]
    return f"{plain}-{digest}" if plain else digest


def paths_of(target: Target, rule: str) -> tuple[Path, Path]:
    """Return where a rule's Atom feed and its JSON feed are."""
    folder = Path(str(target.options["folder"]))
    return folder / f"{name_of(rule)}.atom", folder / f"{name_of(rule)}.json"


def entries_of(target: Target) -> int:
    """Return how many announcements a feed of *target* holds at most."""
    return int(str(target.options.get("entries", ENTRIES)))


def write(feed: Feed, target: Target) -> None:
    """Bring both files of a feed to what it holds, or raise AlertError (a retry may help)."""
    base = str(target.options.get("base_url") or "").rstrip("/")
    for path, text in zip(paths_of(target, feed.rule), (atom, json_feed), strict=True):
        try:
            _replace(path, text(feed, f"{base}/{path.name}" if base else None))
        except OSError as error:
            words = f"cannot write {path}: {error.strerror}"
            raise AlertError(words, target=target.name) from error


def _is_address(base: object) -> bool:
    try:
        parts = urlsplit(base) if isinstance(base, str) else None
    except ValueError:
        return False
    return bool(parts and parts.scheme in ("http", "https") and parts.hostname)


def _replace(path: Path, content: bytes) -> None:
    """Put *content* in the place of the file, durably; leave alone what holds it already."""
    with contextlib.suppress(FileNotFoundError):
        if path.read_bytes() == content:
            return
    path.parent.mkdir(parents=True, exist_ok=True)
    # One name for all attempts: what a kill leaves behind is written over by the next.
    draft = path.with_name(f".{path.name}.new")
    file = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o644)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(file, left) :]
        os.fsync(file)
    finally:
        os.close(file)
    draft.replace(path)
    to_disk(path.parent)
