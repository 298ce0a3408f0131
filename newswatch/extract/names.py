"""Split what a page says of its authors into names.

Knows the words around names (`credits`), not whom they stand for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from newswatch.extract.credits import AGENCIES, JOB, PLACE, PREFIX, SUFFIX
from newswatch.extract.jsonld import plain
from newswatch.extract.tree import squash

# Upper case counts: "John E Smith" has an initial, "Eco e Calvino" are two.
_AND = re.compile(
    r",\s(?:and|und|et|y|e|&)\s|\s?[;|·•、،／，]\s?|\s/\s|,\s*"
    r"|\s(?:and|AND|und|et|y|e|en|og|och|dan|ve|with|mit|avec|con|&|и|і|та|και|و|और|และ|và)\s"
)
_NO_NAME = re.compile(
    r":|www\.|@|^\W*$|^\d|\d{3,}|^\(|^(?:by|admin|none|null|undefined|n/a)$", re.IGNORECASE
)
_MAIL = re.compile(r"\s?[(<\[]?[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}[)>\]]?")
_COMPANY_TAIL = re.compile(
    r"^(?:(?:inc|ltd|llc|gmbh|plc|co|corp|pte|jr|sr|ph\.?d|m\.?d|ii|iii)\.?"
    r"|ms|rd|rdn|mph|rn|mba|msc|bsc|jd|llm|cfa|cpa|dvm|cissp)$",
    re.IGNORECASE,
)
_MAX_NAME, _MAX_AUTHORS, _MAX_TEXT = 80, 30, 500


def split_names(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the names in *texts*, each once, in order.

    >>> split_names(["By Ann Lee and Bob Tan, dpa"])
    ('Ann Lee', 'Bob Tan', 'dpa')
    >>> split_names(["Lee, Ann"]), split_names(["Acme, Inc."])
    (('Ann Lee',), ('Acme, Inc.',))
    """
    return each_once(name for text in texts for name in _split(_bare(text)))


def each_once(names: Iterable[str]) -> tuple[str, ...]:
    """Return those of *names* that are names, without what stands around them, each once."""
    found: dict[str, str] = {}
    for name in names:
        bare = SUFFIX.sub("", _bare(name)).strip(" ,;:|-–—/、")
        if bare and len(bare) <= _MAX_NAME and not _NO_NAME.search(bare):
            found.setdefault(bare.casefold(), bare)
    return tuple(found.values())[:_MAX_AUTHORS]


def _bare(text: str) -> str:
    """Return *text* on one line, without "By" in front and without mail addresses."""
    text = squash(plain(text))[:_MAX_TEXT]
    if "@" in text:
        text = _MAIL.sub("", text)
    return PREFIX.sub("", text)


def _split(text: str) -> list[str]:
    """Return the names that *text* lists; parts that are jobs or places are left out."""
    names: list[str] = []
    for part in filter(None, _AND.split(text)):
        if names and _COMPANY_TAIL.match(part):
            names[-1] = f"{names[-1]}, {part}"
        elif not names or not (JOB.fullmatch(part) or PLACE.fullmatch(part)):
            names.append(part)
    if "," in text and len(names) == 2 and all(map(_is_half, names)):  # noqa: PLR2004 - "Lee, Ann"
        return [f"{names[1]} {names[0]}"]
    return names


def _is_half(name: str) -> bool:
    """Tell whether *name* is but a first or a last name: no agency, and of a script with both."""
    is_capital = name[0].isupper() and not name.isupper()
    return " " not in name and is_capital and name.casefold() not in AGENCIES
