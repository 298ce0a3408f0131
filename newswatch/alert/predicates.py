"""The predicates that a condition sets, each with its answer in a sentence.

Reads no clock, network or database. A fact that is not known satisfies no predicate; so `not` lets
it pass.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from newswatch.alert.subject import Subject
from newswatch.alert.sums import sum_verdicts
from newswatch.alert.text import cut, plain, words
from newswatch.alert.verdict import Verdict
from newswatch.model import Condition
from newswatch.terms import find, parse

_parsed = lru_cache(256)(parse)


def verdicts(asked: Condition, subject: Subject) -> list[Verdict]:
    """Return what each predicate that *asked* sets says of *subject*."""
    return [
        *_facts(asked, subject),
        *_outlet(asked, subject),
        *_text(asked, subject),
        *_nested(asked, subject),
    ]


def asks_for_types(asked: Condition) -> bool:
    """Tell whether *asked*, or a table within it, asks for types of funding."""
    inner = (*asked.any_, *asked.all_, *((asked.not_,) if asked.not_ else ()))
    return bool(asked.types) or any(map(asks_for_types, inner))


def _facts(asked: Condition, subject: Subject) -> Iterator[Verdict]:
    found = subject.announcement
    if asked.types:
        ok = found.type in asked.types
        yield Verdict("types", ok, _one_of("the type", found.type, asked.types))
    yield from sum_verdicts(asked, subject)
    if asked.funders:
        yield _named("funders", "funder", asked.funders, found.funders, subject)
    if asked.recipients:
        yield _named("recipients", "recipient", asked.recipients, found.recipients, subject)
    if asked.parties:
        names = (*found.funders, *found.recipients)
        yield _named("parties", "party", asked.parties, tuple(dict.fromkeys(names)), subject)


def _outlet(asked: Condition, subject: Subject) -> Iterator[Verdict]:
    if asked.sources:
        ok = subject.source in asked.sources
        yield Verdict("sources", ok, _one_of("the source", subject.source, asked.sources))
    if asked.countries:
        ok = subject.country in asked.countries
        why = _one_of("the outlet's country", subject.country, asked.countries)
        yield Verdict("countries", ok, why)
    if asked.languages:
        ok = _speaks(subject.language, asked.languages)
        yield Verdict("languages", ok, _one_of("the language", subject.language, asked.languages))
    if asked.sections:
        names = (subject.section,) if subject.section else ()
        yield _named("sections", "section", asked.sections, names)
    if asked.tags:
        yield _named("tags", "tag", asked.tags, subject.tags)


def _text(asked: Condition, subject: Subject) -> Iterator[Verdict]:
    if asked.words:
        yield _words(asked.words, subject)
    if asked.search is not None:
        texts = {
            "headline": subject.headline,
            "body": subject.body,
            "description": subject.description or "",
        }
        held = find(_parsed(asked.search), texts)
        yield Verdict("search", held.ok, plain(held.why))


def _nested(asked: Condition, subject: Subject) -> Iterator[Verdict]:
    if asked.any_:
        tables = [_table(f"any[{at}]", one, subject) for at, one in enumerate(asked.any_)]
        held = next((one for one in tables if one.ok), None)
        lacking = "; or ".join(one.why for one in tables)
        yield Verdict("any", held is not None, held.why if held else lacking, tuple(tables))
    if asked.all_:
        tables = [_table(f"all[{at}]", one, subject) for at, one in enumerate(asked.all_)]
        ok = all(one.ok for one in tables)
        yield Verdict("all", ok, "; ".join(t.why for t in tables if t.ok is ok), tuple(tables))
    if asked.not_ is not None:
        inner = _table("not", asked.not_, subject)
        lead = "shut out by `not`: " if inner.ok else "not shut out: "
        yield Verdict("not", not inner.ok, lead + inner.why, inner.parts)


def _table(name: str, asked: Condition, subject: Subject) -> Verdict:
    """Return what a table of conditions says as a whole: the reasons of those that decide."""
    parts = tuple(verdicts(asked, subject))
    if asked.min_probability is not None:  # of the rule itself, `rules` asks
        parts = (sure_verdict(asked.min_probability, subject), *parts)
    ok = all(part.ok for part in parts)
    return Verdict(name, ok, "; ".join(part.why for part in parts if part.ok is ok), parts)


def sure_verdict(asked: float, subject: Subject) -> Verdict:
    """Return whether the detector is as sure as *asked*."""
    sure = subject.announcement.probability
    ok = sure >= asked
    than = "at least" if ok else "less than"
    why = f"the detector is {sure:.0%} sure, {than} the {asked:.0%} asked for"
    return Verdict("min_probability", ok, why)


def _named(
    predicate: str,
    noun: str,
    wanted: tuple[str, ...],
    names: tuple[str, ...],
    subject: Subject | None = None,
) -> Verdict:
    for name in names:
        for called in (name, *(subject.also_called.get(name, ()) if subject else ())):
            if any(words(term) in words(called) for term in wanted):
                known = "" if called == name else f" ({_shown(called)})"
                return Verdict(predicate, ok=True, why=f"the {noun} is {_shown(name)}{known}")
    said = ", ".join(map(_shown, names)) or "not named"
    return Verdict(predicate, ok=False, why=f"the {noun} is {said}, none of {_listed(wanted)}")


def _words(wanted: tuple[str, ...], subject: Subject) -> Verdict:
    for place, text in (("headline", subject.headline), ("body", subject.body)):
        for term in wanted:
            if words(term) in words(text):
                return Verdict("words", ok=True, why=f"“{_shown(term)}” stands in the {place}")
    why = f"neither headline nor body has any of {_listed(wanted)}"
    return Verdict("words", ok=False, why=why)


def _speaks(language: str | None, wanted: tuple[str, ...]) -> bool:
    """Tell whether *language* is one of *wanted* or a variety of it (en-GB of en)."""
    tag = f"{language or ''}-".casefold()
    return any(tag.startswith(f"{want}-".casefold()) for want in wanted)


def _one_of(what: str, value: str | None, wanted: tuple[str, ...]) -> str:
    if value is None:
        return f"{what} is not known; the rule asks for {_listed(wanted)}"
    return f"{what} is {_shown(value)}; the rule asks for {_listed(wanted)}"


def _shown(name: str) -> str:
    return cut(plain(name), 120)


def _listed(wanted: tuple[str, ...]) -> str:
    return " or ".join(map(_shown, wanted))
