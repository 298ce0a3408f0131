"""The explanation of a story as JSON values.

Knows what it was given and asks for nothing.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from newswatch.cli.explaining import why_not_alerted
from newswatch.cli.predicates import predicate_json
from newswatch.cli.wording import announcement_json, facts_json
from newswatch.flag.explaining import Explained, Proof, RuleWord
from newswatch.store import Verdict


def explained_json(told: Explained) -> dict[str, Any]:
    """Return the explanation as JSON values."""
    article, judged = told.article, told.judged
    return {
        "article_id": article.article_id if article else None,
        "url": article.canonical_url if article else None,
        "source": article.source if article else None,
        "headline": told.headline,
        "is_stored": article is not None,
        "is_flagged": told.held.is_funding,
        "is_alerted": any(one.state == "sent" for one in told.deliveries),
        "why_not_alerted": why_not_alerted(told) if article else "not stored",
        "is_backfill": article.is_backfill if article else None,
        "probability": told.said.probability,
        "reasons": list(told.said.reasons),
        "facts": facts_json(told.held) if told.held.is_funding else None,
        "proofs": [_proof_json(proof) for proof in told.proofs],
        "announcement": announcement_json(told.announcement) if told.announcement else None,
        "judged": judged
        and {
            "version": judged.version,
            "judged_at": judged.judged_at,
            "detector": judged.detector,
            "stratum": judged.stratum,
            "is_funding": judged.found.is_funding,
        },
        "today": told.today and {"is_funding": told.today.is_funding, **facts_json(told.today)},
        "verdicts": [_verdict_json(verdict, told) for verdict in told.verdicts],
        "changes": [asdict(change) for change in told.changes],
        "rules": [_rule_json(word) for word in told.rules],
        "messages": [asdict(one) for one in told.deliveries],
    }


def _proof_json(proof: Proof) -> dict[str, Any]:
    return asdict(proof) | {"in": proof.place}


def _verdict_json(verdict: Verdict, told: Explained) -> dict[str, Any]:
    holds = told.ruling is not None and told.ruling.verdict_id == verdict.verdict_id
    kept = {"facts": verdict.facts and facts_json(verdict.facts), "holds": holds}
    return {k: v for k, v in asdict(verdict).items() if k not in {"shown", "drawn"}} | kept


def _rule_json(word: RuleWord) -> dict[str, Any]:
    return {
        "rule": word.rule.name,
        "targets": list(word.rule.targets),
        "matches": word.is_match,
        "predicates": [predicate_json(one) for one in word.predicates],
    }
