"""The file's own rates: what a sum was worth in dollars can be asked in any SQLite client.

Brings a currency's rates when the first sum in it is stored, and again when newswatch comes with
newer ones; those of a file of one's own go before them. Asks no network and chooses no rate:
`newswatch.rates` does.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from sqlite_utils import Database

from newswatch import rates
from newswatch.rates import Converted, Rate
from newswatch.store.transactions import Row, one, reads, rows, run, value, writes

_SAVE = """
INSERT INTO rates (currency, rate_on, usd_numerator, usd_denominator, source, fresh_until_on)
VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET usd_numerator = excluded.usd_numerator,
    usd_denominator = excluded.usd_denominator, source = excluded.source,
    fresh_until_on = excluded.fresh_until_on
WHERE rates.source <> 'file' OR excluded.source = 'file'
"""
_RATE = """
SELECT currency, rate_on, usd_numerator, usd_denominator, source, fresh_until_on FROM rates
WHERE currency = :currency AND rate_on {side} :on ORDER BY rate_on {order} LIMIT 1
"""
_BEFORE, _AFTER = _RATE.format(side="<=", order="DESC"), _RATE.format(side=">", order="ASC")


@dataclass(frozen=True, slots=True, kw_only=True)
class RateSeries:
    """The rates of one currency in the file; ``sources`` says who gave them, the last one last."""

    currency: str
    days: int
    first_on: str
    last_on: str
    fresh_until_on: str
    sources: tuple[str, ...]


@cache
def _edition() -> str:
    return rates.edition()


@writes
def bring_rates(db: Database, currency: str) -> bool:
    """See to it that the file has newswatch's own rates of *currency*; False if it had them."""
    known = value(db, "SELECT edition FROM rate_series WHERE currency = ?", (currency,))
    if known == _edition():
        return False
    _save(db, rates.series(currency))
    run(
        db,
        "INSERT INTO rate_series (currency, edition) VALUES (?, ?)"
        " ON CONFLICT DO UPDATE SET edition = excluded.edition",
        (currency, _edition()),
    )
    refresh_figures(db, [currency])
    return True


@writes
def renew_rates(db: Database) -> None:
    """Bring the rates of every currency in which a sum was announced or that the file has."""
    wanted = rows(
        db, "SELECT currency FROM announcement_amounts UNION SELECT currency FROM rate_series"
    )
    for row in wanted:
        bring_rates(db, row["currency"])


@writes
def add_rates(db: Database, found: Iterable[Rate]) -> int:
    """Put rates of one's own over newswatch's; return how many. Figures in dollars follow."""
    known = list(found)
    _save(db, known)
    refresh_figures(db, {rate.currency for rate in known})
    return len(known)


@writes
def drop_own_rates(db: Database) -> int:
    """Take the rates of one's own out again; return how many. Figures in dollars follow."""
    own = rows(db, "SELECT DISTINCT currency FROM rates WHERE source = 'file'")
    gone = run(db, "DELETE FROM rates WHERE source = 'file'").rowcount
    run(db, "DELETE FROM rate_series")
    renew_rates(db)
    refresh_figures(db, [row["currency"] for row in own])
    return gone


def _save(db: Database, found: Iterable[Rate]) -> None:
    db.conn.executemany(
        _SAVE,
        [
            (
                rate.currency,
                rate.rate_on.isoformat(),
                rate.numerator,
                rate.denominator,
                rate.source,
                rate.fresh_until_on.isoformat(),
            )
            for rate in found
        ],
    )


def refresh_figures(db: Database, currencies: Iterable[str]) -> None:
    """Work out the dollars of all announcements in *currencies* again."""
    for currency in currencies:
        found = rows(
            db,
            "SELECT announcement_id FROM announcement_figures WHERE currency = ?",
            (currency,),
        )
        of_them = [(row["announcement_id"],) for row in found]
        db.conn.executemany("DELETE FROM announcement_figures WHERE announcement_id = ?", of_them)
        db.conn.executemany(
            "INSERT INTO announcement_figures"
            " SELECT * FROM announcement_figures_due WHERE announcement_id = ?",
            of_them,
        )


@reads
def to_usd(db: Database, amount: int, currency: str, on: date) -> Converted | None:
    """Return *amount* whole units of *currency* in dollars at the rate of day *on*, or None.

    As `newswatch.rates.to_usd`, with rates of one's own before newswatch's.
    """
    if not value(db, "SELECT 1 FROM rates WHERE currency = ? LIMIT 1", (currency,)):
        return rates.to_usd(amount, currency, on)
    asked = {"currency": currency, "on": on.isoformat()}
    return rates.convert(amount, [_rate(one(db, sql, asked)) for sql in (_BEFORE, _AFTER)], on)


def _rate(row: Row | None) -> Rate | None:
    if row is None:
        return None
    return Rate(
        row["currency"],
        date.fromisoformat(row["rate_on"]),
        row["usd_numerator"],
        row["usd_denominator"],
        row["source"],
        date.fromisoformat(row["fresh_until_on"]),
    )


@reads
def list_rates(db: Database) -> list[RateSeries]:
    """Return the currencies of which the file has rates, with their first and last days."""
    found = rows(
        db,
        "SELECT currency, count(*) AS days, min(rate_on) AS first_on, max(rate_on) AS last_on,"
        " max(fresh_until_on) AS fresh_until_on, group_concat(DISTINCT source) AS sources"
        " FROM rates GROUP BY currency ORDER BY currency",
    )
    return [RateSeries(**{**row, "sources": tuple(row["sources"].split(","))}) for row in found]


@reads
def find_figures(db: Database, article_id: int) -> Row | None:
    """Return an announcement's day and dollars: told_on, usd, rate_on, rate_source, is_rate_stale.

    None for an article that announces nothing.
    """
    return one(
        db,
        "SELECT w.told_on, w.usd, w.rate_on, w.rate_source, w.is_rate_stale"
        " FROM announcements AS n JOIN announcement_figures AS w ON w.announcement_id = n.id"
        " WHERE n.article_id = ?",
        (article_id,),
    )
