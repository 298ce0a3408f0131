"""Our own labelled pages: how a case is read, and how an answer is measured against it.

A case is a folder of ``cases/``: ``page.html`` as bytes, and ``expected.json`` with what a reader
of that page would write down. All of it is invented: no outlet, person or company exists. Beside
the fields of an article it holds ``related`` (the stories that the page offers as further reading
to this one), ``optional`` (most read, just published and the like: lists that have nothing to do
with this story; to report them as related is neither right nor wrong) and ``outside`` (texts of
the page that are no part of its story). ``links`` are the links of the article with their role; a
link in the body has the index of its paragraph. ``encoding`` is the charset that the server
states, where it states one.
"""

import json
import re
import unicodedata
from collections import Counter
from datetime import datetime
from functools import cache
from pathlib import Path

from newswatch.clean import clean
from newswatch.errors import ExtractError
from newswatch.extract import extract
from newswatch.model import Article, Page

CASES = Path(__file__).with_name("cases")
NAMES = sorted(path.name for path in CASES.iterdir() if path.is_dir())
# Scripts without blanks: one token a character.
_TOKEN = re.compile(
    r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\u0e00-\u0e7f]"
    r"|[^\W\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\u0e00-\u0e7f]+"
)
_SHINGLE, _MIN_TEXT = 4, 6
_FIELDS = (
    "headline", "authors", "published", "language", "section", "tags", "kind", "is_partial",
    "is_accessible_for_free",
)  # fmt: skip


@cache
def expected(name):
    return json.loads((CASES / name / "expected.json").read_text("utf-8"))


@cache
def answer(name):
    """Return the cleaned article of a case, an empty one where the page is refused."""
    told = expected(name)
    body = (CASES / name / "page.html").read_bytes()
    try:
        return clean(extract(Page(url=told["url"], body=body, encoding=told.get("encoding"))))
    except ExtractError:
        return Article(url=told["url"], canonical_url=told["url"], headline="", body="")


def paragraphs(name):
    body = answer(name).body
    return body.split("\n\n") if body else []


def shingles(text):
    words = _TOKEN.findall(unicodedata.normalize("NFKC", text).casefold())
    ends = range(max(1, len(words) - _SHINGLE + 1)) if words else ()
    return Counter(tuple(words[at : at + _SHINGLE]) for at in ends)


def f1(hits, found, wanted):
    return 2 * hits / (found + wanted) if found + wanted else 1.0


def body_f1(name):
    true, said = shingles("\n".join(expected(name)["body"])), shingles(answer(name).body)
    return f1((true & said).total(), said.total(), true.total())


def letters(text):
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))


def leaked(name, texts):
    """Return those of *texts* that stand in the body that was read, but not in the true one."""
    said, true = letters(answer(name).body), letters("".join(expected(name)["body"]))
    keys = {text: letters(text) for text in texts}
    return [
        text
        for text, key in keys.items()
        if len(key) >= _MIN_TEXT and key in said and key not in true
    ]


def leaked_related(name):
    """Return the titles of other stories that stand in the body."""
    told = expected(name)
    return leaked(name, [row["text"] for row in (*told["related"], *told["optional"])])


def leaked_outside(name):
    """Return the other texts of the page that stand in the body."""
    titles = {row["text"] for key in ("related", "optional") for row in expected(name)[key]}
    return leaked(name, [text for text in expected(name)["outside"] if text not in titles])


def link_keys(rows, role, body):
    """Return what tells the links of *role* apart: in the body also the words and the paragraph.

    The paragraph counts by what it says: one too many above it is the body's fault.
    """
    return {
        (row["url"], row["text"], _paragraph(body, row["paragraph"]))
        if role == "in_body"
        else row["url"]
        for row in rows
        if row["role"] == role
    }


def _paragraph(body, place):
    return letters(body[place]) if place is not None and place < len(body) else None


def said_links(name):
    return [
        {
            "url": link.url,
            "text": link.text,
            "role": link.role,
            "paragraph": link.paragraph,
        }
        for link in answer(name).links
    ]


def links_counted(name, role):
    """Return (hits, found, wanted) of the links with *role*; those that are optional not at all."""
    told = expected(name)
    wanted = link_keys(told["links"], role, told["body"])
    allowed = {row["url"] for row in told["optional"]} - wanted if role == "related" else set()
    found = link_keys(said_links(name), role, paragraphs(name)) - allowed
    return len(found & wanted), len(found), len(wanted)


def right_fields(name):
    """Return for each field whether it was read as a reader would write it."""
    told, said = expected(name), answer(name)
    right = {}
    for field in _FIELDS:
        if field == "kind" and told[field] is None:
            right[field] = True  # nothing on the page says what it is
            continue
        value = getattr(said, field)
        compared = _COMPARED.get(field, _as_is)
        right[field] = compared(told[field]) == compared(value)
    return right


def _as_is(value):
    return list(value) if isinstance(value, tuple) else value


def _moment(value):
    """Return an instant, or the day where only that is known: one time is written in many ways."""
    if value and "T" in value:
        return _instant(datetime.fromisoformat(value))
    return value


def _instant(moment):
    return int(moment.timestamp()) if moment.tzinfo else moment.isoformat()


def _primary(value):
    return (value or "").lower().partition("-")[0]


_COMPARED = {"published": _moment, "language": _primary}


def summary(names):
    """Return every measure over the cases *names*."""
    total = {"body_f1": sum(map(body_f1, names)) / len(names)}
    for role in ("related", "in_body", "tag", "author"):
        hits, found, wanted = map(
            sum, zip(*(links_counted(name, role) for name in names), strict=True)
        )
        total[f"{role}_precision"], total[f"{role}_recall"] = hits / (found or 1), hits / wanted
    # A listing is rightly refused, and has no fields then.
    stories = [name for name in names if expected(name)["kind"] != "listing"]
    for field in _FIELDS:
        total[field] = sum(right_fields(name)[field] for name in stories) / len(stories)
    return total
