"""What differs between two versions of a text, for people to read: words out, words in.

Texts in, pieces out; decides nothing about whether a change matters. The work is bounded: where two
paragraphs are too long or too many to be compared word by word, the one is shown out and the
other in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

# A word with the blank after it; of scripts without blanks each character is a word.
_WIDE = r"\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
_WORD = re.compile(rf"[{_WIDE}]|[^\s{_WIDE}]+\s*|\s+")
# Comparing costs the product of both lengths at worst; a page may cost about a second in all.
_WORK_LIMIT = 3_000_000
_MOST_PARAGRAPHS = 600


@dataclass(frozen=True, slots=True)
class Part:
    """A run of words: ``same``, ``out`` (the older version has it) or ``in`` (the newer has it)."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: ``same``, ``out``, ``in``, or ``edited`` with what is in and out of it."""

    kind: str
    parts: tuple[Part, ...]


class _Work:
    """How much comparing may still be done."""

    def __init__(self) -> None:
        self.left = _WORK_LIMIT

    def may(self, cost: int) -> bool:
        if cost > self.left:
            return False
        self.left -= cost
        return True


def words(old: str, new: str) -> tuple[Part, ...]:
    """Return the difference of two lines word by word.

    >>> [(p.kind, p.text) for p in words("raises $5m now", "raises $6m now")]
    [('same', 'raises '), ('out', '$5m '), ('in', '$6m '), ('same', 'now')]
    """
    return _words(old, new, _Work())


def paragraphs(old: str, new: str) -> list[Block]:
    """Return the difference of two texts, paragraph by paragraph and within them."""
    before = [p for p in old.split("\n\n") if p.strip()]
    after = [p for p in new.split("\n\n") if p.strip()]
    work = _Work()
    if max(len(before), len(after)) > _MOST_PARAGRAPHS:
        return [*_whole("out", before), *_whole("in", after)]
    blocks: list[Block] = []
    for kind, one, other in _runs(before, after):
        if kind == "equal":
            blocks += _whole("same", one)
        else:
            blocks += _edited(one, other, work)
    return blocks


def _whole(kind: str, texts: Sequence[str]) -> Iterator[Block]:
    return (Block(kind, (Part(kind, text),)) for text in texts)


def _runs(before: list[str], after: list[str]) -> Iterator[tuple[str, list[str], list[str]]]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, left, right, low, high in matcher.get_opcodes():
        yield kind, before[left:right], after[low:high]


def _edited(before: list[str], after: list[str], work: _Work) -> Iterator[Block]:
    """Yield the paragraphs of a run that differs: in pairs, then what is left over."""
    for old, new in zip(before, after, strict=False):
        parts = _words(old, new, work)
        kept = sum(len(part.text) for part in parts if part.kind == "same")
        # Two paragraphs with hardly a word in common are not one that was edited.
        if kept * 4 < max(len(old), len(new)):
            yield Block("out", (Part("out", old),))
            yield Block("in", (Part("in", new),))
        else:
            yield Block("edited", parts)
    shorter = min(len(before), len(after))
    yield from _whole("out", before[shorter:])
    yield from _whole("in", after[shorter:])


def _words(old: str, new: str, work: _Work) -> tuple[Part, ...]:
    before, after = _WORD.findall(old), _WORD.findall(new)
    if not work.may(len(before) * len(after)):
        return (Part("out", old), Part("in", new))
    parts: list[Part] = []
    for kind, one, other in _runs(before, after):
        if kind == "equal":
            parts.append(Part("same", "".join(one)))
        else:
            parts += [Part(k, "".join(t)) for k, t in (("out", one), ("in", other)) if t]
    return tuple(parts)
