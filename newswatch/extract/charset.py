"""Decide in which encoding a page is written, and decode it.

The order is that of browsers (BOM, header, meta, content) with one step more: a label that the
bytes contradict is not believed. Never raises on bytes; what cannot be read becomes U+FFFD.
"""

from __future__ import annotations

import codecs
import re

from newswatch.extract.labels import CODECS
from newswatch.model import Page

# Beyond this a page is no article, and parsing it would cost a second.
MAX_CHARS = 4_000_000
_HEAD_BYTES, _WIDE_BYTES = 4096, 64
_COMMENT = re.compile(rb"<!--.*?(?:-->|$)", re.DOTALL)
# A label counts in <meta> and in the XML declaration alone: scripts and links have theirs, too.
_LABEL = re.compile(
    rb"<meta[\s/][^>]{0,400}?charset\s{0,4}=\s{0,4}[\"']?\s{0,4}([A-Za-z0-9_.:-]{2,40})"
    rb"|^\s{0,20}<\?xml[^>]{0,100}?encoding\s{0,4}=\s{0,4}[\"']([A-Za-z0-9_.:-]{2,40})",
    re.IGNORECASE,
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LANGUAGE = re.compile(rb"\blang\s?=\s?[\"']?([A-Za-z]{2,3})\b")
# What browsers take for a page that states no encoding, by its language (WHATWG Encoding, locale
# defaults), where it is not windows-1252 and the script has single letters above ASCII.
_LEGACY = {
    **dict.fromkeys(("cs", "hu", "pl", "sk", "sl", "hr", "bs"), "cp1250"),
    **dict.fromkeys(("tr", "az", "ku"), "cp1254"),
    **dict.fromkeys(("et", "lt", "lv"), "cp1257"),
    "vi": "cp1258",
}
_HIGH_BYTES = re.compile(rb"[\x80-\xff]+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_ALONE = 0.7
# Controls that no HTML text may hold; libxml2 would end the text at the first NUL.
CONTROLS = bytes((*range(9), 11, *range(14, 32), 127))


def decode(page: Page) -> str:
    """Return the text of *page*, at most ``MAX_CHARS`` long and printable."""
    return utf8(page).translate(None, delete=CONTROLS).decode()


def utf8(page: Page) -> bytes:
    """Return the text of *page* as UTF-8, at most ``MAX_CHARS`` characters, controls and all."""
    text = page.body if isinstance(page.body, str) else decode_bytes(page.body, page.encoding)
    return _encoded(text[:MAX_CHARS].lstrip("\ufeff"))


def printable(text: str) -> str:
    """Return *text* without control characters; lone surrogates become U+FFFD."""
    # Bytes are some twenty times faster here than a pattern over the text.
    return _encoded(text).translate(None, delete=CONTROLS).decode()


def _encoded(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode()


def decode_bytes(body: bytes, header: str | None = None) -> str:
    r"""Return *body* decoded; *header* is the charset that its Content-Type named, or None.

    >>> decode_bytes("Café".encode(), "iso-8859-1")
    'Café'
    >>> decode_bytes(b"it\x92s", "iso-8859-1")
    'it’s'
    """
    for bom, name in _BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(name, "replace")
    if wide := _wide(body):
        return body.decode(wide, "replace")
    label = _plain(header)
    stated = [CODECS[label]] if label in CODECS else []
    stated += [codec] if (codec := _meta_codec(body)) else []
    # UTF-8 proves itself: text in another encoding is hardly ever valid UTF-8 by chance, while
    # servers that add "charset=ISO-8859-1" to UTF-8 pages are common. Bytes that are all ASCII
    # prove nothing: ISO-2022-JP is written with them.
    names = [*stated, "utf-8"] if body.isascii() else ["utf-8", *stated]
    for name in names:
        try:
            return body.decode(name)
        except UnicodeDecodeError:
            continue
    return body.decode(_best_guess(body, names), "replace")


def _wide(body: bytes) -> str | None:
    """Return the codec of UTF-16 without a mark, which its zero bytes betray, or None."""
    start = body[:_WIDE_BYTES]
    if len(start) < _WIDE_BYTES or start.count(0) * 3 < len(start):
        return None
    odd, even = start[1::2].count(0), start[::2].count(0)
    return "utf-16-le" if odd > even * 4 else "utf-16-be" if even > odd * 4 else None


def _plain(label: str | None) -> str:
    return (label or "").strip(" \t\r\n\"';").lower()


def _meta_codec(body: bytes) -> str | None:
    """Return the codec that the first bytes of the page name, or None."""
    found = _LABEL.search(_COMMENT.sub(b"", body[:_HEAD_BYTES]))
    label = (found[1] or found[2]).decode("ascii").lower() if found else ""
    codec = CODECS.get(label)
    # A label read from ASCII-compatible bytes cannot be UTF-16; browsers take UTF-8 then.
    return "utf-8" if codec and codec.startswith("utf-16") else codec


def _best_guess(body: bytes, names: list[str]) -> str:
    """Return the encoding of *body*, given that none of *names* decodes all of it.

    One broken byte must not cost the label its word: the label that fails least is taken, unless
    it fails often; then the content decides, and windows-1252 at last.
    """
    sample = body[:65_536]
    losses = {name: sample.decode(name, "replace").count("\ufffd") for name in reversed(names)}
    # Few signs of a page in English are not ASCII: UTF-8 must read more of them than it breaks.
    if losses["utf-8"] >= len(_NOT_ASCII.findall(sample.decode("utf-8", "ignore"))):
        del losses["utf-8"]
    best = min(losses, key=lambda name: losses[name], default=None)
    if best is not None and losses[best] * 200 <= len(sample):
        return best
    return _guess_from_content(sample)


def _guess_from_content(sample: bytes) -> str:
    """Return the encoding that the bytes look like.

    Bytes above ASCII that mostly stand alone are accented letters or typographic signs: then it is
    the encoding that browsers take for the language that the page states.
    """
    runs = _HIGH_BYTES.findall(sample)
    if sum(len(run) == 1 for run in runs) >= len(runs) * _ALONE:
        stated = _LANGUAGE.search(sample[:_HEAD_BYTES])
        return _LEGACY.get(stated[1].decode("ascii").lower() if stated else "", "cp1252")
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 40 ms, for one page in thousands

    match = from_bytes(sample).best()
    return match.encoding if match else "cp1252"
