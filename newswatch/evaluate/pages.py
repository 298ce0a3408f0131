"""Score the extractor's answers on labelled pages: body, title, authors, dates, related stories.

A field that a label does not have is not asked for; an answer that failed has every field wrong.
Reads no page itself.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from newswatch.evaluate.bodies import overlap
from newswatch.evaluate.measure import Group, Measure, f1, mean, share
from newswatch.evaluate.moments import agreement

Case = Mapping[str, Any]
Pair = tuple[Case, Case]
_NO_ANSWER: Case = {}
# So many letters and figures must be the same for a text to be told again in another.
_SIGN = 6


def measure_pages(cases: Iterable[Case], answers: Iterable[Case]) -> dict[str, Group]:
    """Return the measures of *answers* on *cases*: ``all``, and by lang=….

    A case has ``id`` and any of ``headline``, ``authors`` (list), ``published``, ``body`` (list of
    paragraphs), ``related`` (list of ``url`` and ``text``), ``optional`` (the same, of lists that
    it is neither right nor wrong to give as related), ``outside`` (texts of the page that are no
    part of the story), ``language``. Answers are those of contract 1 with the case's ``id``; a
    page without one counts as not read.
    """
    given = {answer["id"]: answer for answer in answers}
    pairs = [(case, given.get(case["id"], _NO_ANSWER)) for case in cases]
    groups: dict[str, list[Pair]] = {"all": pairs}
    for case, answer in pairs:
        groups.setdefault(f"lang={case.get('language') or 'unknown'}", []).append((case, answer))
    return {name: _group(groups[name]) for name in ("all", *sorted(groups.keys() - {"all"}))}


def _group(pairs: Sequence[Pair]) -> Group:
    titles = [_plain(c["headline"]) == _plain(a.get("title")) for c, a in pairs if _has(c, "title")]
    dated = [agreement(c["published"], a.get("date")) for c, a in pairs if c.get("published")]
    related = [(c, a) for c, a in pairs if c.get("related")]
    outside = [(c, a) for c, a in pairs if c.get("outside")]
    measures = {
        **_bodies(pairs),
        "title": share(sum(titles), len(titles)),
        "authors": mean(
            _authors(c["authors"], a.get("authors"))
            for c, a in pairs
            if c.get("authors") is not None
        ),
        "date_day": mean(day for day, _ in dated),
        "date_second": mean(second for _, second in dated),
        "related": f1(_related(c, a.get("related") or ()) for c, a in related),
        "related_kept_out": share(
            sum(not _leaked(c, a, _titles(c)) for c, a in related), len(related)
        ),
        "outside_kept_out": share(
            sum(not _leaked(c, a, c["outside"]) for c, a in outside), len(outside)
        ),
    }
    return Group(cases=len(pairs), measures=measures, errors=tuple(_errors(pairs)))


def _has(case: Case, field: str) -> bool:
    return case.get("headline" if field == "title" else field) is not None


def _bodies(pairs: Sequence[Pair]) -> dict[str, Measure]:
    """Return mean precision and mean recall over the pages, and the F1 of the two means."""
    both = [_body(c, a) for c, a in pairs if c.get("body") is not None]
    precision, recall = mean(one[0] for one in both), mean(one[1] for one in both)
    right, told = recall.value or 0.0, precision.value or 0.0
    value = 2 * right * told / (right + told) if right + told else (0.0 if both else None)
    return {
        "body_f1": Measure(value=value, right=0, of=len(both)),
        "body_precision": precision,
        "body_recall": recall,
    }


def _body(case: Case, answer: Case) -> tuple[float | None, float | None]:
    return overlap("\n".join(case["body"]), answer.get("body") or "")


def _plain(text: str | None) -> str:
    return " ".join(unicodedata.normalize("NFC", text or "").split())


def _authors(wanted: Iterable[str], found: Iterable[str] | None) -> float:
    """Return the F1 of one page's authors; 1 where there are none and none were found."""
    right = {_plain(name).casefold() for name in wanted}
    told = {_plain(name).casefold() for name in found or ()}
    return 2 * len(right & told) / (len(right) + len(told)) if right or told else 1.0


def _related(case: Case, found: Sequence[Case]) -> tuple[int, int, int]:
    left, hits = list(found), 0
    for link in case["related"]:
        match = next((other for other in left if _is_same_link(link, other)), None)
        if match is not None:
            left.remove(match)
            hits += 1
    allowed = case.get("optional") or ()
    wrong = [one for one in left if not any(_is_same_link(link, one) for link in allowed)]
    return hits, len(case["related"]), hits + len(wrong)


def _is_same_link(one: Case, other: Case) -> bool:
    """Tell by the addresses where both have one, else by the words."""
    if one.get("url") and other.get("url"):
        return bool(one["url"] == other["url"])
    return _plain(one.get("text")).casefold() == _plain(other.get("text")).casefold()


def _titles(case: Case) -> list[str]:
    return [
        link.get("text") or "" for key in ("related", "optional") for link in case.get(key) or ()
    ]


def _leaked(case: Case, answer: Case, texts: Iterable[str]) -> list[str]:
    """Return those of *texts* that the body has and should not; a word or two is no sign."""
    said, right = _letters(answer.get("body")), _letters("".join(case.get("body") or ()))
    keys = ((text, _letters(text)) for text in texts)
    return [t for t, key in keys if len(key) >= _SIGN and key in said and key not in right]


def _letters(text: str | None) -> str:
    return "".join(filter(str.isalnum, _plain(text).casefold()))


def _errors(pairs: Sequence[Pair]) -> Iterable[str]:
    """Yield what went wrong, a line each."""
    for case, answer in pairs:
        name = case["id"]
        if answer.get("error") or not answer:
            yield f"not read {name}: {answer.get('error') or 'no answer'}"
            continue
        if _has(case, "title") and _plain(case["headline"]) != _plain(answer.get("title")):
            yield f"title {name}: {case['headline']!r}, not {answer.get('title')!r}"
        if case.get("authors") is not None and _authors(case["authors"], answer.get("authors")) < 1:
            yield f"authors {name}: {case['authors']}, not {answer.get('authors')}"
        if case.get("published") and agreement(case["published"], answer.get("date"))[1] < 1:
            yield f"date {name}: {case['published']}, not {answer.get('date')}"
        if case.get("body") is not None:
            precision, recall = _body(case, answer)
            if precision != 1 or recall != 1:
                told = [f"{value or 0:.3f}" for value in (precision, recall)]
                yield f"body {name}: precision {told[0]}, recall {told[1]}"
        for text in _leaked(case, answer, (*_titles(case), *(case.get("outside") or ()))):
            yield f"not kept out {name}: {text}"
