"""Split headline and body into sentences that know where they stand.

Offsets are code points into the headline or body as given. Judges nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newswatch.money.numbers import flatten

# What is read for meaning; the rest of a longer text is searched for sums only by `find_amounts`.
MAX_SENTENCES = 250
MAX_LENGTH = 1200
_END = re.compile(r"[.!?]{1,3}[\"')\]]{0,3}(?= {1,3}[\"'(\[]?[^\Wa-z_])|[。！？]")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Inc|Ltd|Co|Corp|Bros|St|Rs|vs|No|approx|Prof|Sr|Jr|Sdn"
    r"|Bhd|Pte|Pty|Tbk|PT|Gen|Gov"
    r"|Sen|Rep|Dhs|Rp|Re|est|incl|cf|Vol|Dept|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct"
    r"|Nov|Dec|a\.m|p\.m|i\.e|e\.g)"
    r"|(?<!eries )\b[A-Z](?:\.[A-Z])*)\.\Z"
)
# After these the next word goes on with the name even when it is capitalised: "Smith Co. Ltd".
_PARAGRAPH = re.compile(r"[^\n]+")
_LOOK = 12
# Where and when an agency's story was written, and by whom.
_DATELINE = re.compile(
    r"(?:(?=[^\W\d_]{4}|[^\W\d_]{2,3} [^\W\d_]{3})[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de.'/ -]{3,40}"
    r"|[A-Z][\w.]+(?: [A-Z][\w.]+){0,2}(?=,? [A-Z(]))"
    r"(?:, [A-Z][\w.]{1,12}(?: [A-Z][\w.]{1,12})?){0,2}(?:,? [0-9]{1,2})?(?:,? [0-9]{4})?"
    r"(?: ?\([^()]{2,40}\))?(?: ?(?:-{1,2}|:) |(?<=\))\.(?: |\Z))"
)


@dataclass(frozen=True, slots=True)
class Span:
    """One sentence: where it stands and how near the top.

    ``zone``: headline, lead (the announcing sentences), early (the opening paragraphs) or rest.
    """

    place: str
    start: int
    end: int
    text: str
    zone: str
    paragraph: int


def split(headline: str, body: str) -> list[Span]:
    """Return the sentences of a story in order, headline first.

    >>> [s.text for s in split("A raises $5m", "Mr. Lim said so. It is true.")]
    ['A raises $5m', 'Mr. Lim said so.', 'It is true.']
    """
    spans = [Span("headline", 0, len(headline), flatten(headline)[:MAX_LENGTH], "headline", -1)]
    flat = flatten_keeping_breaks(body)
    for number, paragraph in enumerate(_PARAGRAPH.finditer(flat)):
        for index, (start, end) in enumerate(_sentences(flat, *paragraph.span())):
            zone = _zone(number, index)
            spans.append(Span("body", start, end, flat[start:end][:MAX_LENGTH], zone, number))
            if len(spans) > MAX_SENTENCES:
                return spans
    return spans


def dateline(text: str) -> int:
    """Return where the place, day and agency that open a story end; 0 where none do.

    >>> dateline("PHNOM PENH, June 5 (Selat Wire) - Mekar said so."), dateline("Mekar said so.")
    (34, 0)
    """
    match = _DATELINE.match(text)
    return match.end() if match else 0


def flatten_keeping_breaks(body: str) -> str:
    """Return *body* flattened, with its line breaks and with curly quotes made straight."""
    flat = flatten(body.replace("\n", "\x1f")).replace("\x1f", "\n")
    return flat.replace("\u201c", '"').replace("\u201d", '"')


def _zone(paragraph: int, index: int) -> str:
    if (paragraph == 0 and index < 3) or (paragraph == 1 and index == 0):  # noqa: PLR2004 - see Span
        return "lead"
    return "early" if paragraph < 3 else "rest"  # noqa: PLR2004 - the opening paragraphs


def _sentences(flat: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) of each sentence between *start* and *end*."""
    at = start
    for match in _END.finditer(flat, start, end):
        if _ABBREVIATED.search(flat, max(at, match.start() - _LOOK), match.start() + 1):
            continue
        yield from _trimmed(flat, at, match.end())
        at = match.end()
    yield from _trimmed(flat, at, end)


def _trimmed(flat: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and flat[start] == " ":
        start += 1
    while end > start and flat[end - 1] == " ":
        end -= 1
    if start < end:
        yield start, end
