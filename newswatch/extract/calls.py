"""Find the paragraphs in which an outlet sells its own: subscriptions, awards, tickets, space.

They stand between those of the story, written like them. Known by the link that closes them, a
sentence of its own to a place where the outlet sells, or by the heading of a small box that names
a newsletter; never by what they say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from newswatch.extract.box import Block
from newswatch.extract.facts import site_of
from newswatch.extract.traits import is_sentence
from newswatch.extract.tree import absolute

_SELLS = re.compile(
    r"/(?:members?(?:hip)?|subscri(?:be|ptions?)|abo|abonnements?|abonnieren|suscri\w{2,8}|join"
    r"|register|advertis(?:e|ing)|media-?kit|studio|awards?|events?|newsletters?|tickets?|shop"
    r"|store|demo|pricing|webinars?|summit|conferences?|donate|support-us)(?:[/?#.]|-\d|$)",
    re.IGNORECASE,
)
_MAX_CALL, _MAX_WORDS = 400, 6
_RANKS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_LETTER = re.compile(
    r"\b(?:newsletters?|bolet[ií]n|boletim|nieuwsbrief|nyhetsbrev|nyhedsbrev|uutiskirje|bülten"
    r"|hírlevél)|рассылк|ニュースレター|メルマガ|뉴스레터|电子报|電子報",
    re.IGNORECASE,
)
_MAX_HEADING = 60


def letters(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks of small boxes that are headed by the name of a newsletter."""
    for at, block in enumerate(blocks):
        if block.box.tag not in _RANKS or len(block.text) > _MAX_HEADING:
            continue
        box = block.box.parent or block.box
        if box.first == at and box.last > at + 1 and _LETTER.search(block.text):
            held = blocks[at : box.last]
            if sum(len(one.text) for one in held) <= _MAX_CALL:
                yield from held


def is_call(block: Block, url: str) -> bool:
    """Tell whether *block*, of the page at *url*, only calls readers to what the outlet sells.

    >>> block = Block("Space is cheap here. Book a page", None)
    >>> block.anchors = [({"href": "/advertise/"}, "Book a page")]
    >>> is_call(block, "https://outlet.example/story")
    True
    """
    text = block.text
    if not block.anchors or len(text) > _MAX_CALL:
        return False
    link, words = block.anchors[-1]
    if not text.endswith(words) or not is_sentence(text[: -len(words)].rstrip()):
        return False
    address = urlsplit(absolute(url, link.get("href")) or "")
    is_own = site_of(address.netloc) == site_of(urlsplit(url).netloc)
    return is_own and len(words.split()) <= _MAX_WORDS and bool(_SELLS.search(address.path))
