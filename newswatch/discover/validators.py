"""Tell whether a channel's validators (ETag, Last-Modified) can be believed.

Some hosts answer "not modified" to whatever they are asked, some keep one ETag for ever, some make
a new one for every answer. Compares what was said with what was shown; asks nobody.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from newswatch.model import Entry

# sound: believed. stuck: the host says that nothing has changed when it has; they are not sent for
# a month, then tried. restless: another one each time for the same bytes; what is the same is told
# by the bytes.
SOUND, STUCK, RESTLESS = "sound", "stuck", "restless"
# A channel that has not been read whole for so long is, after its next 304: a quiet outlet costs
# two whole answers a day, and a host that lies hides its stories for half a day.
PROOF_AFTER_S = 12 * 3600
# New validators for the same bytes so often in a row are a habit, not a deployment.
_HABIT = 3
# The same answer, packed: Apache and nginx write the packing into the tag.
_PACKED = re.compile(r"(?:--?|;)(?:gzip|br|deflate|zstd|df)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One whole answer: its validators, a fingerprint of its bytes, and what it listed."""

    http_etag: str | None = None
    http_last_modified: str | None = None
    body_hash: str | None = None
    entries: tuple[Entry, ...] = ()


def wants_proof(sent_etag: str | None, told_etag: str | None, unread_s: float | None) -> bool:
    """Tell whether a 304 is put to the proof by asking for the whole at once.

    It is when the host names another tag than the one it was asked about, and when nothing was read
    whole for half a day; *unread_s* are the seconds since, None for never.
    """
    names_another = bool(sent_etag and told_etag) and _bare(sent_etag) != _bare(told_etag)
    return names_another or unread_s is None or unread_s >= PROOF_AFTER_S


class Judged(NamedTuple):
    """What is thought of validators; ``restless``: how often in a row the tag moved by itself.

    ``is_caught``: this very answer gave a lie away.
    """

    verdict: str
    restless: int
    is_caught: bool = False


def judge(
    before: Shown,
    now: Shown,
    *,
    verdict: str,
    restless: int,
    was_denied: bool,
    is_tried: bool = False,
) -> Judged:
    """Return what is thought of the validators after a whole answer.

    *was_denied*: the host had said "not modified" a moment before. The channel says something else
    when it lists other stories, or tells of them differently: bytes alone may hold a clock.
    *is_tried*: the host was caught long ago and is asked by validators again, each denial being put
    to the proof at once. It is believed again when it tells of a change by itself, not sooner: that
    nothing has changed is what a liar says, too.
    """
    says_else = before.entries != () and _told(before.entries) != _told(now.entries)
    is_same_tag = _tag(now) is not None and _tag(before) == _tag(now)
    if says_else and (was_denied or is_same_tag):
        return Judged(STUCK, 0, is_caught=True)
    # Asked for the whole, a host that was caught proves nothing of its 304.
    if verdict == STUCK and not (is_tried and says_else):
        return Judged(STUCK, 0)
    if before.body_hash is None or before.body_hash != now.body_hash:
        return Judged(SOUND, 0)
    moved = 0 if _tag(before) == _tag(now) else restless + 1
    return Judged(RESTLESS if moved >= _HABIT else SOUND, moved)


def _tag(shown: Shown) -> str | None:
    return shown.http_etag or shown.http_last_modified


def _bare(etag: str | None) -> str:
    """Return the tag itself, without mark of weakness, quotes and packing."""
    return _PACKED.sub("", (etag or "").strip().removeprefix("W/").strip('"'))


def _told(entries: tuple[Entry, ...]) -> set[tuple[str, str]]:
    return {(entry.url, entry.signal) for entry in entries}
