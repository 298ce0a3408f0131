"""How `review` shows a story to be judged, with its proofs marked, and the figures of the report.

Text only; asks nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import click

from newswatch.cli.wording import facts_json, facts_text, safe, sum_text
from newswatch.flag.reviewing import Asked
from newswatch.model import Announcement, Evidence
from newswatch.store import Quality, Verdict

_LEAD = 2  # paragraphs that are shown anyway
_LONG = 1000  # signs; of a longer paragraph that much is shown, and the words around a proof
_AROUND = 200  # signs to either side of one
_WORDS = {"flagged": "flagged", "narrow": "narrowly rejected", "rejected": "rejected"}
_HEADS = ("", "flagged", "read", "precision", "recall")
_LEGEND = (
    "read: verdicts on stories that were",
    "flagged / narrowly rejected / rejected",
    "in brackets: 95 % bounds",
)


def asked_text(asked: Asked, place: str, *, is_whole: bool = False) -> str:
    """Return a story for judging: what the detector says, and the text with the proofs marked."""
    told, shown = asked.told, asked.shown
    stratum = _WORDS[asked.judged.stratum]
    about = (told.source, safe(told.published) or "undated")
    lines = [
        " · ".join((f"── {place}", f"{stratum}, {shown.probability:.0%} sure of funding", *about)),
        safe(told.url),
        "",
        click.style(_marked(told.headline, shown.evidence, "headline"), bold=True),
        "",
        *_paragraphs(told.body, shown.evidence, is_whole=is_whole),
    ]
    if asked.before:
        lines += [_before(asked.before), ""]
    word = f"FUNDING: {facts_text(shown)}" if shown.is_funding else "not funding"
    lines.append(click.style(f"The detector says: {word}", bold=True))
    if shown.round:
        lines.append(f"  round: {safe(shown.round)}")
    lines += [f"  {proof.fact}: “{safe(proof.quote)}”" for proof in shown.evidence]
    lines += [click.style(f"  - {safe(reason)}", dim=True) for reason in shown.reasons]
    return "\n".join(lines)


def _before(verdict: Verdict) -> str:
    what = facts_text(verdict.facts) if verdict.facts else "no funding"
    return (
        f"The story changed. Of version {verdict.version or 'unknown'} {safe(verdict.decided_by)} "
        f"said on {verdict.decided_at[:10]}: {verdict.answer}: {what}"
    )


def _paragraphs(body: str, evidence: Sequence[Evidence], *, is_whole: bool) -> Iterator[str]:
    """Yield the paragraphs that open the story or prove a fact, or all; gaps show as "[…]"."""
    start, is_gap = 0, False
    for number, paragraph in enumerate(body.split("\n\n")):
        end = start + len(paragraph)
        here = [
            Evidence(fact=e.fact, place="body", quote=e.quote,
                     start=max(0, e.start - start), end=min(len(paragraph), e.end - start))
            for e in evidence
            if e.place == "body" and e.start < end and e.end > start
        ]  # fmt: skip
        start = end + 2
        if is_whole or number < _LEAD or here:
            lead = _LONG if number < _LEAD else 0
            yield _marked(paragraph, here, "body") if is_whole else _cut(paragraph, here, lead)
            yield ""
            is_gap = False
        elif not is_gap:
            is_gap = True
            yield "[…]"
            yield ""


def _cut(paragraph: str, evidence: Sequence[Evidence], lead: int) -> str:
    """Return a paragraph, or of a long one its first *lead* signs and what surrounds the proofs."""
    if len(paragraph) <= _LONG:
        return _marked(paragraph, evidence, "body")
    parts, at = [(0, lead)] if lead else [], lead
    for proof in sorted(evidence, key=lambda one: one.start):
        start, end = max(0, proof.start - _AROUND), min(proof.end, proof.start + _LONG) + _AROUND
        if parts and start <= at:
            parts[-1] = (parts[-1][0], max(at, end))
        else:
            parts.append((start, end))
        at = parts[-1][1]
    shown = [
        _marked(
            paragraph[start:end],
            [replace(e, start=max(0, e.start - start), end=min(end, e.end) - start)
             for e in evidence if start <= e.start < end],
            "body",
        )
        for start, end in parts
    ]  # fmt: skip
    before = "" if parts[0][0] == 0 else "[…] "
    after = "" if parts[-1][1] >= len(paragraph) else " […]"
    return f"{before}{' […] '.join(shown)}{after}"


def _marked(text: str, evidence: Sequence[Evidence], place: str) -> str:
    """Return *text* without what a terminal obeys, the words of proofs in green."""
    shown = [sign if sign.isprintable() else " " for sign in text]
    spans = [(e.start, e.end) for e in evidence if e.place == place and e.fact != "type"]
    pieces, at = [], 0
    for start, end in sorted(spans):
        if start < at or end <= start:
            continue
        pieces.append("".join(shown[at:start]))
        pieces.append(click.style("".join(shown[start:end]), fg="green", bold=True))
        at = end
    return "".join([*pieces, *shown[at:]])


def fact_texts(shown: Announcement) -> tuple[str, str, str, str]:
    """Return type, main sum, funders and recipients as they stand before a correction."""
    return (
        shown.type or "none",
        sum_text(shown.amounts[0]) if shown.amounts else "none",
        "; ".join(map(safe, shown.funders)) or "none",
        "; ".join(map(safe, shown.recipients)) or "none",
    )


def asked_json(asked: Asked) -> dict[str, Any]:
    """Return a story for judging as JSON values."""
    told, shown = asked.told, asked.shown
    return {
        "article_id": told.article_id,
        "url": told.url,
        "source": told.source,
        "headline": told.headline,
        "body": told.body,
        "stratum": asked.judged.stratum,
        "is_funding": shown.is_funding,
        **facts_json(shown),
        "verdict_before": asked.before.verdict_id if asked.before else None,
    }


def verdict_text(verdict: Verdict, stands: Announcement | None) -> str:
    """Return what was taken back, and what stands now."""
    word = f"it stands as {facts_text(stands)}" if stands else "it announces no funding"
    return f"verdict {verdict.verdict_id} on story {verdict.article_id} is taken back; {word}"


def quality_text(rows: Sequence[Quality], *, columns: int | None) -> str:
    """Return precision and recall with their bounds: a table, or blocks where *columns* are few."""
    if not rows:
        return "no verdict on a sample yet: `newswatch review` takes them"
    cells = [_HEADS, *map(_cells, rows)]
    wide = [max(map(len, column)) for column in zip(*cells, strict=True)]
    if columns is not None and sum(wide) + 2 * len(wide) - 2 > columns:
        lines = [
            line
            for name, *values in cells[1:]
            for line in (name, *map("  {:<9}  {}".format, _HEADS[1:], values))
        ]
    else:
        lines = [
            f"{one[0]:<{wide[0]}}  {one[1]:>{wide[1]}}  {one[2]:>{wide[2]}}  "
            f"{one[3]:<{wide[3]}}  {one[4]}"
            for one in cells
        ]
    return "\n".join((*lines, "", *_LEGEND))


def _cells(row: Quality) -> tuple[str, ...]:
    return (
        _name(row),
        str(row.flagged),
        f"{row.read_flagged}/{row.read_narrow}/{row.read_rejected}",
        _share(row.precision, row.precision_low, row.precision_high),
        _share(row.recall, row.recall_low, row.recall_high),
    )


def _name(row: Quality) -> str:
    return "all" if row.scope == "all" else f"{row.scope} {safe(row.name)}"


def _share(value: float | None, low: float | None, high: float | None) -> str:
    if value is None or low is None or high is None:
        return "not known yet"
    return f"{value:.3f} ({low:.3f}–{high:.3f})"
