"""Score the detector's answers on labelled stories, as docs/funding.md says what is right.

Facts are counted where both case and answer say funding: of a story that was missed there are none,
and it counts against the recall once. Recipients are counted for company money alone, since places
and sectors are worded freely. Judges no story itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from newswatch.evaluate.measure import Group, Measure, f1, share
from newswatch.evaluate.names import count_hits

Case = Mapping[str, Any]
Pair = tuple[Case, Case]
COMPANY_MONEY = frozenset({"round", "strategic", "debt", "ipo"})
_NO_ANSWER: Case = {"is_funding": False}
# Sums within half a per cent are the same: outlets round.
_ROUNDED = 200


def measure_funding(cases: Iterable[Case], answers: Iterable[Case]) -> dict[str, Group]:
    """Return the measures of *answers* on *cases*: ``all``, and by type=… and lang=….

    Cases have the form of docs/quality.md, answers that of contract 2; both carry ``id``. A case
    without an answer, or with an error for one, counts as "not funding". A false alarm belongs to
    the type that the answer gave it; stories rightly passed over belong to no type.
    """
    given = {answer["id"]: answer for answer in answers}
    pairs = [(case, given.get(case["id"], _NO_ANSWER)) for case in cases]
    groups: dict[str, list[Pair]] = {"all": pairs}
    for case, answer in pairs:
        if case["is_funding"] or _says(answer):
            kind = case["type"] if case["is_funding"] else answer.get("type")
            groups.setdefault(f"type={kind}", []).append((case, answer))
        groups.setdefault(f"lang={case.get('lang') or 'unknown'}", []).append((case, answer))
    return {name: _group(groups[name]) for name in ("all", *sorted(groups.keys() - {"all"}))}


def _says(answer: Case) -> bool:
    return bool(answer.get("is_funding"))


def _group(pairs: Sequence[Pair]) -> Group:
    both = [(c, a) for c, a in pairs if c["is_funding"] and _says(a)]
    measures = {
        "precision": share(len(both), sum(_says(a) for _, a in pairs)),
        "recall": share(len(both), sum(bool(c["is_funding"]) for c, _ in pairs)),
        **_facts(both),
    }
    return Group(cases=len(pairs), measures=measures, errors=tuple(_errors(pairs)))


def _facts(both: Sequence[Pair]) -> dict[str, Measure]:
    company = [(c, a) for c, a in both if c["type"] in COMPANY_MONEY]
    return {
        "type": share(sum(c["type"] == a.get("type") for c, a in both), len(both)),
        "company_or_programme": share(
            sum((c["type"] in COMPANY_MONEY) == (a.get("type") in COMPANY_MONEY) for c, a in both),
            len(both),
        ),
        "headline_sum": share(sum(_is_sum_right(c, a) for c, a in both), len(both)),
        "amounts": f1(_sums(c, a) for c, a in both),
        "funders": f1(_names("funders", c, a) for c, a in both),
        "recipients": f1(_names("recipients", c, a) for c, a in company),
        "round": _same("round", both),
        "period_years": _same("period_years", both),
    }


def _same(fact: str, both: Sequence[Pair]) -> Measure:
    """Return how often a fact is right where the case or the answer has it at all."""
    named = [(c.get(fact), a.get(fact)) for c, a in both if c.get(fact) or a.get(fact)]
    return share(sum(wanted == found for wanted, found in named), len(named))


def _names(role: str, case: Case, answer: Case) -> tuple[int, int, int]:
    return count_hits(case[role], answer.get(role) or ())


def _keys(row: Case) -> list[tuple[str, int]]:
    return [(one["currency"], round(one["value"])) for one in row.get("amounts") or ()]


def _sums(case: Case, answer: Case) -> tuple[int, int, int]:
    wanted, found = set(_keys(case)), set(_keys(answer))
    return len(wanted & found), len(wanted), len(found)


def _is_sum_right(case: Case, answer: Case) -> bool:
    """Tell whether the first sum is any of the announced ones, or none where none is disclosed."""
    wanted, found = _keys(case), _keys(answer)
    if not wanted or not found:
        return not wanted and not found
    currency, value = found[0]
    return any(
        currency == code and abs(value - right) * _ROUNDED <= right for code, right in wanted
    )


def _errors(pairs: Sequence[Pair]) -> Iterable[str]:
    """Yield what went wrong, a line each: the case, the measure, what was wanted and found."""
    for case, answer in pairs:
        name = f"{case['id']}: {case['headline']}"
        if bool(case["is_funding"]) != _says(answer):
            yield f"{'missed' if case['is_funding'] else 'false alarm'} {name}"
        elif case["is_funding"]:
            if case["type"] != answer.get("type"):
                yield f"type {name}: {case['type']}, not {answer.get('type')}"
            if not _is_sum_right(case, answer):
                yield f"headline_sum {name}: {_keys(case)}, not {_keys(answer)[:1]}"
            for role in ("funders", "recipients"):
                hits, wanted, found = _names(role, case, answer)
                if hits < max(wanted, found) and (
                    role == "funders" or case["type"] in COMPANY_MONEY
                ):
                    yield f"{role} {name}: {case[role]}, not {answer.get(role)}"
