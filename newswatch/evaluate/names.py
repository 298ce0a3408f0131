"""When two names mean the same party: as a reader of one story would say.

Case, punctuation and legal forms are dropped; a name that holds the other as whole words is the
same ("Banyan Row" and "Banyan Row Ventures"). Compares names within one story only: across stories
that would be far too kind.
"""

from __future__ import annotations

from collections.abc import Iterable

_LEGAL_FORMS = frozenset(
    {
        *("ab", "ag", "as", "bhd", "bv", "co", "company", "corp", "corporation", "gmbh", "group"),
        *("holding", "holdings", "inc", "incorporated", "kk", "limited", "llc", "llp", "ltd"),
        *("nv", "oy", "plc", "pt", "pte", "pty", "sa", "sarl", "sdn", "spa", "tbk", "the"),
    }
)


def is_same_name(one: str, other: str) -> bool:
    """Tell whether both names mean the same party of a story.

    >>> is_same_name("Alibaba Group Holding Ltd.", "alibaba")
    True
    >>> is_same_name("Banyan Row", "Banyan Tree")
    False
    """
    first, second = _key(one), _key(other)
    return f" {first} " in f" {second} " or f" {second} " in f" {first} "


def _key(name: str) -> str:
    kept = "".join(sign if sign.isalnum() else " " for sign in name.casefold())
    words = kept.split()
    # A name of nothing but such words is a name all the same.
    return " ".join(w for w in words if w not in _LEGAL_FORMS) or " ".join(words) or name.casefold()


def count_hits(wanted: Iterable[str], found: Iterable[str]) -> tuple[int, int, int]:
    """Return (names of *wanted* that were found, wanted, found); each name counts once.

    Names that are written alike are paired first, so that a short one takes no longer one's place.
    """
    wanted, left = list(wanted), list(found)
    sizes, hits = (len(wanted), len(left)), 0
    for is_match in (_is_alike, is_same_name):
        unmatched = []
        for name in wanted:
            match = next((other for other in left if is_match(name, other)), None)
            if match is None:
                unmatched.append(name)
            else:
                left.remove(match)
                hits += 1
        wanted = unmatched
    return hits, *sizes


def _is_alike(one: str, other: str) -> bool:
    return _key(one) == _key(other)
