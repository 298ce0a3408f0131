"""Cut out of a paragraph what only pops up over it: the titles of other stories, in a row.

Outlets set a card of a person or a place beside its name, inside the paragraph, and show it when
asked. Reads how links follow each other; never what a paragraph says.
"""

from __future__ import annotations

from newswatch.extract.box import Block
from newswatch.extract.related import Related

# So many links with nothing between them are no prose; of these, so many read like titles.
_LEAST, _TITLES, _MIN_TITLE = 4, 2, 30
_MIN_PROSE = 40
# A link of a paragraph: its index among them, and where its text begins and ends.
Span = tuple[int, int, int]


def cut_insets(block: Block, related: Related) -> None:
    """Cut rows of links off *block* where it holds prose as well; their titles go to *related*.

    The first link of a row stays: it is the name over which the others pop up.
    """
    if len(block.anchors) < _LEAST or len(block.text) - block.linked < _MIN_PROSE:
        return
    gone: set[int] = set()
    kept: list[str] = []
    at = 0
    for row in _rows(block):
        titles = [block.anchors[place] for place, *_ in row[1:]]
        long = [(link, words) for link, words in titles if len(words) >= _MIN_TITLE]
        if len(row) >= _LEAST and len(long) >= _TITLES:
            for link, words in long:
                related.add_link(link.get("href"), words)
            gone.update(place for place, *_ in row[1:])
            kept.append(block.text[at : row[0][2]])
            at = row[-1][2]
    if gone:
        block.linked -= sum(len(block.anchors[place][1]) for place in gone)
        block.anchors = [said for place, said in enumerate(block.anchors) if place not in gone]
        block.text = "".join((*kept, block.text[at:]))
        # Where bold type stood is not known any more; it is never more than all.
        block.bold = min(block.bold, len(block.text))


def _rows(block: Block) -> list[list[Span]]:
    """Return the rows of links that follow each other in *block*.

    Each is sought from the end, before the next one: the name over which a row pops up may well
    stand in the prose before it, but not between itself and the row.
    """
    rows: list[list[Span]] = []
    text, after = block.text, len(block.text)
    for place in range(len(block.anchors) - 1, -1, -1):
        words = block.anchors[place][1]
        start = text.rfind(words, 0, after)
        end = start + len(words)
        if not rows or text[end:after].strip():
            rows.append([])
        rows[-1].append((place, start, end))
        after = start
    return [row[::-1] for row in reversed(rows)]
