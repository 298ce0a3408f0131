"""Take out of HTML what would stop the parser, before it sees it.

Looks at start tags only, and knows no article; whatever is not a bomb comes out as it went in.
"""

from __future__ import annotations

import re

# No honest tag has a third as many. libxml2 compares each attribute with all before it: 40,000 in
# one tag take it 10 seconds, 300,000 minutes, and nothing interrupts it meanwhile.
MAX_ATTRIBUTES = 256
# The HTML standard's tokeniser in one expression. Possessive throughout, so that nothing is tried
# twice: what may stand in a name and in a value is settled by the character that begins it.
ATTRIBUTE = rb"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'>][^\s>]*+)?+)?+"""
# Nearly every attribute is written so; the general form takes twice as long.
_PLAIN = rb"""[ \n]++[^\s/>="']++="[^"]*+\""""
_MOST_PLAIN = 64
PLAIN_ATTRIBUTES = rb"(?:%b){0,%d}+" % (_PLAIN, _MOST_PLAIN)
_REST = MAX_ATTRIBUTES - _MOST_PLAIN
# Takes every start tag whole, so that none is looked at twice; the second group is the excess.
_TAG = re.compile(
    rb"(<[a-zA-Z][^\s/>]*+(?:%b){0,%d}+)((?:%b)*+)" % (ATTRIBUTE, MAX_ATTRIBUTES, ATTRIBUTE)
)
# Goes over a text up to its first tag of more. It takes tags whole, as the other expression does: a
# search would begin anew at each "<" in a name or a value, and take quadratic time.
_HONEST = re.compile(
    rb"[^<]*+(?:<(?:(?![a-zA-Z])|[a-zA-Z][^\s/>]*+(?:>|(?:%b){0,%d}+(?:>|(?:%b){0,%d}+(?!%b))))[^<]*+)*+"
    % (_PLAIN, _MOST_PLAIN, ATTRIBUTE, _REST, ATTRIBUTE)
)
_END_OF_SCRIPT = b"</script"


def defused(text: str) -> str:
    """Return *text* with at most ``MAX_ATTRIBUTES`` attributes in each of its tags: the first ones.

    >>> defused("<p " + "a=1 " * 100_000 + ">text</p>").count("a=1")
    256
    """
    return defused_bytes(text.encode("utf-8", "surrogatepass")).decode("utf-8", "surrogatepass")


def defused_bytes(html: bytes) -> bytes:
    """Return *html*, in UTF-8 or another encoding that keeps ASCII, as `defused` does."""
    # Nearly no page has one: to look is several times cheaper than to write every tag anew.
    honest = _HONEST.match(html)
    return html if honest and honest.end() == len(html) else _TAG.sub(_trimmed, html)


def _trimmed(tag: re.Match[bytes]) -> bytes:
    start, excess = tag.groups()
    # In a script, "i<n" looks like a tag, and the script's end like one of its attributes.
    return b"%b %b" % (start, _END_OF_SCRIPT) if _END_OF_SCRIPT in excess.lower() else start
