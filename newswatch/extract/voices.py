"""What a page says of its own text, folded for comparison: its title, summaries and JSON-LD body.

Witnesses only: none of it is ever taken for the text itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from newswatch.extract.head import Head
from newswatch.extract.jsonld import strings, title_key

# So many characters tell one text from another; shorter summaries are labels, shorter bodies
# teasers.
FOLDED_CHARS = 120
_MIN_SUMMARY, _MIN_BODY, _START, _PROBE = 25, 300, 60, 80
# Each block of the page is sought in the stated body: in a longer one, the beginning.
_MAX_BODY = 100_000
_SUMMARIES = ("og:description", "description", "twitter:description")


@dataclass(frozen=True, slots=True)
class Voices:
    """Folded texts (`title_key`), empty where the page is silent; ``starts`` are of summaries."""

    title: str = ""
    summaries: tuple[str, ...] = ()
    body: str = ""
    is_body_cut: bool = False
    starts: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", tuple(said[:_START] for said in self.summaries))

    def hints(self, text: str) -> tuple[bool, bool, int]:
        """Return whether *text* is a summary, is the title, and is in the JSON-LD body.

        The last is -1 where the page states no body, or one too long to tell, else 0 or 1. One is
        the other where one is the beginning of the other: both are often cut.
        """
        if not (self.title or self.summaries or self.body):
            return False, False, -1
        key = title_key(text[:FOLDED_CHARS])
        is_summary = len(key) >= _MIN_SUMMARY and (
            key.startswith(self.starts)
            or (len(key) < _START and any(said.startswith(key) for said in self.summaries))
        )
        in_body = -1
        if self.body:
            is_in = bool(key) and key[:_PROBE] in self.body
            in_body = -1 if self.is_body_cut and not is_in else int(is_in)
        return is_summary, bool(key) and key == self.title, in_body

    def is_title(self, text: str) -> bool:
        """Tell whether *text* is the title."""
        return title_key(text[:FOLDED_CHARS]) == self.title


def read_voices(head: Head, headline: str) -> Voices:
    """Return what the page with *head*, called *headline*, says of its text."""
    body = " ".join(strings(head.article.get("articleBody")))
    summaries = {title_key(said[:FOLDED_CHARS]) for said in _summaries(head)}
    return Voices(
        title=title_key(headline[:FOLDED_CHARS]),
        summaries=tuple(sorted(key for key in summaries if len(key) >= _MIN_SUMMARY)),
        body=title_key(body[:_MAX_BODY]) if len(body) > _MIN_BODY else "",
        is_body_cut=len(body) > _MAX_BODY,
    )


def _summaries(head: Head) -> Iterator[str]:
    yield from strings(head.article.get("description"))
    for name in _SUMMARIES:
        yield from head.metas.get(name, [])
