"""What nobody sees must not move what is read: order of attributes, comments, scripts."""

import json
import random
import re
from pathlib import Path

import pytest
from extract.cases import CASES, NAMES, expected

from newswatch.clean import clean
from newswatch.errors import ExtractError
from newswatch.extract import extract
from newswatch.extract.charset import decode
from newswatch.model import Page

FLOORS = json.loads(Path(__file__).with_name("case_floors.json").read_text("utf-8"))
_ATTRIBUTE = r"[\w:-]+=(?:\"[^\"<>]*\"|'[^'<>]*')"
_TAG = re.compile(rf"<([a-zA-Z][\w-]*)((?:\s+{_ATTRIBUTE})+)\s*(/?)>")
_END = re.compile(r"</(?:p|div|ul|h[1-4]|section|table|font|center)>", re.IGNORECASE)
_SCRIPT = re.compile(r"(<script\b.*?</script>)", re.IGNORECASE | re.DOTALL)
_UNSEEN = (
    "<!-- a comment of more words than one -->",
    "<script>var x = '<p>no text</p>';</script>",
)


def with_attributes_shuffled(html, choice):
    def shuffled(tag):
        said = re.findall(_ATTRIBUTE, tag[2])
        if len({one.partition("=")[0].lower() for one in said}) < len(said):
            return tag[0]  # of the same attribute twice the first counts
        choice.shuffle(said)
        return f"<{tag[1]} {' '.join(said)}{' /' if tag[3] else ''}>"

    return _TAG.sub(shuffled, html)


def with_unseen_elements(html, choice):
    return _END.sub(lambda tag: tag[0] + choice.choice(("", *_UNSEEN)), html)


def read(url, html):
    try:
        story = clean(extract(Page(url=url, body=html)))
    except ExtractError as error:
        return error.failure
    return story.headline, story.body, story.authors, story.published, story.links


@pytest.mark.parametrize("change", [with_attributes_shuffled, with_unseen_elements])
@pytest.mark.parametrize("name", NAMES)
def test_what_nobody_sees_moves_nothing(name, change):
    told = expected(name)
    body = (CASES / name / "page.html").read_bytes()
    html = decode(Page(url=told["url"], body=body, encoding=told.get("encoding")))
    choice = random.Random(name)
    # Within a script every sign counts.
    pieces = _SCRIPT.split(html)
    changed = "".join(
        piece if _SCRIPT.fullmatch(piece) else change(piece, choice) for piece in pieces
    )
    assert changed != html
    is_moved = read(told["url"], changed) != read(told["url"], html)
    assert is_moved <= (name in FLOORS["moved"])
