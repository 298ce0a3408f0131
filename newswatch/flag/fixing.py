"""The facts of an announcement as a person puts them right, with the words that prove them.

Pure: a sum must stand in the story, for it is told as the story has it; names are the person's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from newswatch.errors import NewswatchError
from newswatch.flag.ruling import place_of
from newswatch.model import Amount, Announcement, Evidence
from newswatch.model.announcement import EVENT_TYPES
from newswatch.money import find_amounts


class FixError(NewswatchError):
    """A correction that cannot be taken as it was said; the message says what can."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """What a person puts right; None leaves a fact as it is, "" and () say that there is none.

    ``sum`` is the main sum as the story writes it, or ``WORDS = CODE VALUE`` where its words alone
    do not tell (``half a billion pesos = PHP 500000000``).
    """

    type: str | None = None
    sum: str | None = None
    funders: tuple[str, ...] | None = None
    recipients: tuple[str, ...] | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The facts that are put right."""
        facts = ("type", "sum", "funders", "recipients")
        return tuple(name for name in facts if getattr(self, name) is not None)


def fixed(shown: Announcement, fix: Fix, headline: str, body: str) -> Announcement:
    """Return what *shown* becomes by *fix*, as an announcement that is proved from this text.

    Raises FixError where there is no such type, or no such sum in the story.
    """
    kind = fix.type if fix.type is not None else shown.type
    if kind not in EVENT_TYPES:
        raise FixError(f"the type is one of {', '.join(EVENT_TYPES)}")
    texts = {"headline": headline, "body": body}
    amounts, others = shown.amounts, shown.other_amounts
    if fix.sum is not None:
        amounts, others = _main_sum(shown, fix.sum.strip(), texts)
    funders = shown.funders if fix.funders is None else fix.funders
    recipients = shown.recipients if fix.recipients is None else fix.recipients
    held = replace(
        shown,
        is_funding=True,
        type=kind,
        amounts=amounts,
        other_amounts=others,
        funders=funders,
        lead_funders=tuple(name for name in shown.lead_funders if name in funders),
        recipients=recipients,
        round=shown.round if kind == "round" else None,
    )
    return replace(held, evidence=tuple(_evidence(shown, held, fix, texts)))


def _main_sum(
    shown: Announcement, said: str, texts: Mapping[str, str]
) -> tuple[tuple[Amount, ...], tuple[Amount, ...]]:
    """Return (announced sums with the one that was *said* first, the other sums)."""
    if not said:
        return (), (*(replace(one, role="other") for one in shown.amounts), *shown.other_amounts)
    main = _known(shown, said) or _found(said, texts)
    key = (main.currency, main.value)
    rest = tuple(one for one in shown.amounts if (one.currency, one.value) != key)
    if len(rest) < len(shown.amounts):
        return (main, *rest), shown.other_amounts
    # The sum that was taken for the main one is none of the announced ones, then.
    former = tuple(replace(one, role="other") for one in shown.amounts[:1])
    others = tuple(one for one in shown.other_amounts if (one.currency, one.value) != key)
    return (main, *shown.amounts[1:]), (*former, *others)


def _known(shown: Announcement, said: str) -> Amount | None:
    """Return the sum that the detector found under these words, whatever it took it for."""
    for one in (*shown.amounts, *shown.other_amounts):
        if one.text == said:
            return replace(one, role="announced")
    return None


def _found(said: str, texts: Mapping[str, str]) -> Amount:
    """Return the sum that stands in the story under these words, or another writing of it."""
    words, currency, value = _read(said)
    place = place_of(words, dict(texts))
    if place is None:
        for name, text in texts.items():
            for money in find_amounts(text):
                if (money.currency, money.value) == (currency, value):
                    place, words = (name, money.start), money.text
                    break
    if place is None:
        raise FixError(f"“{words}” does not stand in the story: write the sum as it does")
    return Amount(
        text=words,
        currency=currency,
        value=value,
        place=place[0],
        start=place[1],
        end=place[1] + len(words),
    )


def _read(said: str) -> tuple[str, str, int]:
    """Return (words, currency, value) of a sum as a person writes it."""
    words, equals, figures = (part.strip() for part in said.partition("="))
    if equals:
        code, _, number = figures.partition(" ")
        number = number.replace(",", "").strip()
        if not (len(code) == 3 and code.isascii() and code.isupper() and number.isdecimal()):  # noqa: PLR2004 - ISO 4217
            raise FixError("write WORDS = CODE VALUE, such as: half a billion = PHP 500000000")
        return words, code, int(number)
    money = find_amounts(said)
    if not money or not money[0].currency:
        raise FixError(f"“{said}” is no sum that can be read: write WORDS = CODE VALUE")
    return said, money[0].currency, money[0].value


def _evidence(
    shown: Announcement, held: Announcement, fix: Fix, texts: Mapping[str, str]
) -> Iterator[Evidence]:
    """Yield the proofs of what stays, and of what was put right those that the text has."""
    gone = {"amounts": fix.sum, "funders": fix.funders, "recipients": fix.recipients}
    for proof in shown.evidence:
        name = proof.fact.partition("[")[0]
        if gone.get(name) is None and (name != "round" or held.round):
            yield proof
    if fix.sum is not None:
        for number, one in enumerate(held.amounts):
            yield Evidence(
                fact=f"amounts[{number}]",
                place=one.place,
                quote=one.text,
                start=one.start,
                end=one.end,
            )
    for role, names in (("funders", fix.funders), ("recipients", fix.recipients)):
        yield from _named(role, names or (), texts)


def _named(role: str, names: Iterable[str], texts: Mapping[str, str]) -> Iterator[Evidence]:
    for number, name in enumerate(names):
        found = place_of(name, dict(texts))
        if found:
            place, start = found
            yield Evidence(
                fact=f"{role}[{number}]",
                place=place,
                quote=name,
                start=start,
                end=start + len(name),
            )
