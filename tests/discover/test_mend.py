import pytest
from hypothesis import given
from hypothesis import strategies as st

from newswatch.discover.mend import mended


@pytest.mark.parametrize(
    ("body", "left"),
    [
        (b"plain &amp; &#38; &#x1F600; &#0038;", b"plain &amp; &#38; &#x1F600; &#0038;"),
        (b"&#xD83D;&#xDE00;!", b"&#128512;!"),
        (b"&#55357;&#56832;", b"&#128512;"),
        (b"&#65;&#55357;&#66;", b"&#65;&#66;"),
        (b"&#xDE00 A", b" A"),
        (b"&#" + b"9" * 5000 + b";A", b"A"),
        (b"&#x" + b"f" * 5000 + b";A", b"A"),
        (b"&#;&#x;", b"&#;&#x;"),
        (b"<!DOCTYPE rss [<!ENTITY a 'b>'><!ENTITY % c \"<d>\" >]>", b"<!DOCTYPE rss []>"),
        (b"<!ENTITY a SYSTEM 'x'><!ENTITY", b"<!entity a SYSTEM 'x'><!entity"),
        (b'<?xml version="1.0" encoding="UTF-16"?><a/>', b'<?xml version="1.0" ?><a/>'),
        (b"\xef\xbb\xbf\n<?xml v='1' encoding='ucs-2'?>", b"\xef\xbb\xbf\n<?xml v='1' ?>"),
        (b'<?xml version="1.0" encoding="utf-8"?>', b'<?xml version="1.0" encoding="utf-8"?>'),
    ],
)  # fmt: skip
def test_only_what_no_parser_takes_is_mended(body, left):
    assert mended(body) == left


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40), st.booleans())
def test_references_to_real_signs_stay(text, is_hex):
    body = "".join(f"&#x{ord(sign):x};" if is_hex else f"&#{ord(sign)};" for sign in text).encode()
    assert mended(body) == body


@given(st.binary(max_size=60))
def test_any_bytes_are_mended_once(body):
    assert mended(mended(body)) == mended(body)
